"""Files of assumptions: TOML, one may extend another; numbers become quantities with a range."""

from __future__ import annotations

import tomllib
from pathlib import Path

from .quantity import Quantity, assumed, sourced


def merged(under: dict, over: dict) -> dict:
    """`over` laid on `under`: tables merged key by key; a table that states a number, like all else, is replaced."""
    result = dict(under)
    for key, new in over.items():
        old = result.get(key)
        whole = isinstance(new, dict) and ("value" in new or "row" in new)
        result[key] = merged(old, new) if isinstance(old, dict) and isinstance(new, dict) and not whole else new
    return result


def load(path: Path) -> dict:
    """The assumptions of a file with those of the files it extends or includes below it."""
    own = tomllib.loads(path.read_text(encoding="utf-8"))
    result: dict = {}
    for name in own.pop("include", []):
        result = merged(result, load(path.parent / name))
    return merged(result, own)


class Assumptions:
    """Access to the numbers of the assumptions as quantities inside the admissible ranges."""

    def __init__(self, data: dict, ranges: dict[str, tuple[float, float]]):
        self.data = data
        self._ranges = ranges
        self._spread = data["rules"]["spread"]

    def clamp(self, quantity: Quantity, channel: str) -> Quantity:
        low, high = self._ranges[channel]
        if not low <= quantity.value <= high:
            raise ValueError(f"{channel}: {quantity.value} lies outside [{low}, {high}]")
        if not quantity.ranged:
            return quantity
        return assumed(quantity.value, max(quantity.low, low), min(quantity.high, high), quantity.note)

    def quantity(self, entry: float | dict, channel: str, centre: float = 0.0) -> Quantity:
        """A number gets the common spread about `centre`; a table states its own range, or a source and a year."""
        if not isinstance(entry, dict):
            entry = {"value": entry}
        value, note = float(entry["value"]), entry.get("note", "")
        if "source" in entry:
            return self.clamp(sourced(value, entry["source"], entry["year"], note), channel)
        width = abs(value - centre) * self._spread
        low, high = entry.get("range", (value - width, value + width))
        if not low <= value <= high:
            raise ValueError(f"{channel}: {value} lies outside its range [{low}, {high}]")
        return self.clamp(assumed(value, low, high, note), channel)

    def row(self, entries: list, names: list[str], channel: str) -> dict[str, Quantity]:
        """A row of entries under the names of its columns; a zero says nothing and is left out."""
        if len(entries) != len(names):
            raise ValueError(f"{channel}: {len(entries)} numbers for {len(names)} columns")
        pairs = zip(names, entries)
        return {name: self.quantity(entry, channel) for name, entry in pairs if isinstance(entry, dict) or entry != 0}
