"""Economic ties: the share of a power in a state's trade, both flows together.

Order of preference: years of the window with both flows; the missing flow completed from the last full year; a full
year carried by the lower bounds of the same members; years on both sides of the base; the last full year before; the
first after.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from .quantity import Quantity, assumed, sourced
from .sources import Sources
from .tables import Tables, number

MATRIX = "UNCTAD_"  # its flows are parts of its own totals
TOTALS = ["WITS_", "BNS_", MATRIX, "COW_"]  # the reporter's own report first


@dataclass(frozen=True)
class Year:
    """A year of one dyad: flows in dollars, None where missing, and the totals they belong to."""

    year: int
    exports: float | None
    imports: float | None
    total_exports: float
    total_imports: float
    exports_source: str
    imports_source: str

    @property
    def full(self) -> bool:
        return self.exports is not None and self.imports is not None

    @property
    def source(self) -> str:
        """Source of the larger flow."""
        return self.exports_source if (self.exports or 0) > (self.imports or 0) else self.imports_source

    @property
    def total(self) -> float:
        return self.total_exports + self.total_imports

    @property
    def share(self) -> float:
        """Share of the flows seen: a lower bound where one is missing."""
        return ((self.exports or 0) + (self.imports or 0)) / self.total


def listed(years) -> str:
    return ", ".join(str(year) for year in years)


class Trade:
    def __init__(self, tables: Tables, sources: Sources, base_year: int, window: tuple[int, int],
                 least_coverage: float):
        self._tables, self._sources = tables, sources
        self._base = base_year
        self._window = range(window[0], window[1] + 1)
        self._least = least_coverage

    def totals(self, state: str, first: str = "") -> dict[int, tuple[float, float]]:
        """Year -> total exports and imports of the best source that has both; `first` goes before the usual order."""
        order = sorted(TOTALS, key=lambda start: start != first)
        found: dict[int, tuple[int, float, float]] = {}
        for row in self._tables.where("trade_total", reporter=state):
            rank = next((k for k, start in enumerate(order) if row["source"].startswith(start)), None)
            exports, imports = number(row["exports_usd"]), number(row["imports_usd"])
            if rank is None or exports is None or imports is None:
                continue
            year = int(row["year"])
            if year not in found or rank < found[year][0]:
                found[year] = (rank, exports, imports)
        return {year: (exports, imports) for year, (_, exports, imports) in found.items()}

    def years(self, state: str, power: str) -> list[Year]:
        usual, matrix, out = self.totals(state), self.totals(state, MATRIX), []
        for row in self._tables.where("trade_bilateral_best", reporter=state, partner=power):
            year, exports, imports = int(row["year"]), number(row["exports_usd"]), number(row["imports_usd"])
            if year not in usual or (exports is None and imports is None):
                continue
            seen = Year(year, exports, imports, *usual[year], row["exports_source"], row["imports_source"])
            of_matrix = dict(zip(("total_exports", "total_imports"), matrix[year]))
            out.append(replace(seen, **of_matrix) if seen.source.startswith(MATRIX) else seen)
        return sorted(out, key=lambda y: y.year)

    def share(self, state: str, power: str, bounded: bool) -> Quantity | None:
        """The tie, or nothing without a full year. `bounded`: the table of lower bounds speaks of this power."""
        years = self.years(state, power)
        full = [y for y in years if y.full]
        inside = [y for y in years if y.year in self._window]
        return (self._mean([y for y in inside if y.full])
                or self._completed(inside, full)
                or (self._carried(state, full) if bounded else None)
                or self._between(full, self._seen(state) if bounded else 0.0)
                or self._last(full))

    def _mean(self, years: list[Year]) -> Quantity | None:
        if not years:
            return None
        value = sum(y.share for y in years) / len(years)
        note = "" if len(years) == 1 else f"mean of {listed(y.year for y in years)}"
        return sourced(value, self._sources.key(years[-1].source), years[-1].year, note)

    def _completed(self, inside: list[Year], full: list[Year]) -> Quantity | None:
        """One flow is known in the window; the other is given its part of all trade of the last full year."""
        before = [y for y in full if y.year <= self._base]
        if not inside or not before:
            return None
        last = before[-1]
        parts = []
        for y in inside:
            exports = y.exports if y.exports is not None else last.exports / last.total_exports * y.total_exports
            imports = y.imports if y.imports is not None else last.imports / last.total_imports * y.total_imports
            parts.append((exports + imports) / y.total)
        value, least = sum(parts) / len(parts), sum(y.share for y in inside) / len(inside)
        missing = "exports" if inside[-1].exports is None else "imports"
        source = last.exports_source if inside[-1].exports is None else last.imports_source
        key, key_last = self._sources.key(inside[-1].source), self._sources.key(source)
        return assumed(value, least, 2 * value - least, f"{listed(y.year for y in inside)} ({key}), {missing} missing "
                       f"and set to their part of {last.year} ({key_last})")

    def _bounds(self, state: str) -> dict[int, tuple[float, tuple[str, str]]]:
        """Year -> lower bound of the share and the members seen in each flow."""
        totals, out = self.totals(state), {}
        for row in self._tables.where("trade_eu_lower_bound", reporter=state):
            exports, imports, year = number(row["exports_usd_min"]), number(row["imports_usd_min"]), int(row["year"])
            if exports is None or imports is None or year not in totals:
                continue
            members = (row["members_in_exports"], row["members_in_imports"])
            out[year] = ((exports + imports) / sum(totals[year]), members)
        return out

    def _carried(self, state: str, full: list[Year]) -> Quantity | None:
        """The full year nearest the base, carried to the window by the same members' trade."""
        bounds, totals = self._bounds(state), self.totals(state)
        for anchor in sorted(full, key=lambda y: abs(y.year - self._base)):
            # Of the totals that the bounds are parts of, not of the matrix's.
            share = (anchor.exports + anchor.imports) / sum(totals[anchor.year])
            if anchor.year not in bounds or bounds[anchor.year][0] < self._least * share:
                continue
            bound, members = bounds[anchor.year]
            same = [year for year in self._window if year in bounds and bounds[year][1] == members]
            if not same:
                continue
            least = sum(bounds[year][0] for year in same) / len(same)
            value = share * least / bound
            keys = (self._sources.key(anchor.source), self._sources.use("wits"))
            return assumed(value, least, max(share, value), f"{share:.3f} in {anchor.year} ({keys[0]}), carried to "
                           f"{listed(same)} by the trade of {members[0]} and {members[1]} ({keys[1]})")
        return None

    def _seen(self, state: str) -> float:
        """Mean of the lower bounds of the window; nothing seen is 0."""
        inside = [bound for year, (bound, _) in self._bounds(state).items() if year in self._window]
        return sum(inside) / len(inside) if inside else 0.0

    def _between(self, full: list[Year], seen: float) -> Quantity | None:
        before = [y for y in full if y.year <= self._base]
        after = [y for y in full if y.year > self._base]
        if not before or not after:
            return None
        left, right = before[-1], after[0]
        part = (self._base - left.year) / (right.year - left.year)
        value = left.share + part * (right.share - left.share)
        keys = (self._sources.key(left.source), self._sources.key(right.source))
        if seen > value:
            key = self._sources.use("wits")
            return assumed(seen, seen, seen * 4 / 3, f"lower bound of the window ({key}), above the years around it")
        return assumed(value, min(left.share, right.share), max(left.share, right.share),
                       f"between {left.year} ({keys[0]}) and {right.year} ({keys[1]})")

    def _last(self, full: list[Year]) -> Quantity | None:
        before = [y for y in full if y.year <= self._base]
        if not before:
            return self._first(full)
        last = before[-1]
        return sourced(last.share, self._sources.key(last.source), last.year, "last year with both flows")

    def _first(self, full: list[Year]) -> Quantity | None:
        if not full:
            return None
        share = full[0].share
        return assumed(share, share * 2 / 3, share * 4 / 3,
                       f"first year with both flows is {full[0].year} ({self._sources.key(full[0].source)})")
