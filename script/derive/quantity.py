"""A number with where it comes from, as the world files write it."""

from __future__ import annotations

from dataclasses import dataclass, replace

SOURCED_DIGITS = 4
ASSUMED_DIGITS = 3


def plain(number: float, digits: int) -> str:
    """Shortest decimal text of a number rounded to so many significant digits, without an exponent."""
    text = f"{float(f'%.{digits}g' % number):.12f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def quoted(text: str) -> str:
    """A YAML double-quoted scalar."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@dataclass(frozen=True)
class Quantity:
    """Either sourced (source, year) or an assumption (low, high)."""

    value: float
    low: float | None = None
    high: float | None = None
    source: str = ""
    year: int = 0
    note: str = ""
    unit: str = ""

    @property
    def ranged(self) -> bool:
        return self.low is not None

    @property
    def top(self) -> float:
        return self.high if self.high is not None else self.value

    @property
    def bottom(self) -> float:
        return self.low if self.low is not None else self.value

    def rounded(self) -> "Quantity":
        """The quantity as its text reads back."""
        digits = ASSUMED_DIGITS if self.ranged else SOURCED_DIGITS
        cut = lambda x: None if x is None else float(plain(x, digits))
        return replace(self, value=cut(self.value), low=cut(self.low), high=cut(self.high))

    def text(self) -> str:
        digits = ASSUMED_DIGITS if self.ranged else SOURCED_DIGITS
        parts = [f"value: {plain(self.value, digits)}{self.unit and ' ' + self.unit}"]
        if self.ranged:
            parts.append(f"assumption: [{plain(self.low, digits)}, {plain(self.high, digits)}]")
        else:
            parts.append(f"source: {self.source}")
            if self.year:
                parts.append(f"year: {self.year}")
        if self.note:
            parts.append(f"note: {quoted(self.note)}")
        return "{" + ", ".join(parts) + "}"


def sourced(value: float, source: str, year: int, note: str = "") -> Quantity:
    return Quantity(value=value, source=source, year=year, note=note)


def assumed(value: float, low: float, high: float, note: str = "") -> Quantity:
    return Quantity(value=value, low=min(low, value), high=max(high, value), note=note)
