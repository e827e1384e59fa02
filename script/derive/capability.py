"""Yearly series of capability and the growth that follows them."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .emit import Flow
from .quantity import Quantity, assumed, plain
from .tables import TableError, Tables

SPANS = (10, 15, 20)     # years whose mean growth is compared
LEAST_MARGIN = 0.01       # the range of a growth rate reaches at least this far beyond the means
DIGITS = 5


@dataclass(frozen=True)
class Years:
    """Which years of a series are kept: `first` to `last`, prices of `base`."""

    first: int
    last: int
    base: int


def chained(growth: dict[int, float], base: int, level: float) -> dict[int, float]:
    """Levels from yearly growth in percent, equal to `level` in the year `base`; stops at a gap on either side."""
    if base not in growth:
        raise TableError(f"no growth rate for the base year {base}")
    out, year = {base: level}, base
    while year + 1 in growth:
        out[year + 1] = out[year] * (1 + growth[year + 1] / 100)
        year += 1
    year = base
    while year in growth:
        out[year - 1] = out[year] / (1 + growth[year] / 100)
        year -= 1
    return dict(sorted(out.items()))


def market(tables: Tables, code: str, years: Years) -> tuple[dict[int, float], str]:
    """Real GDP chained from the level of the base year, or an index where no level is given; and its unit."""
    growth = tables.series("gdp_real", "value", "state", code)
    level = tables.series("gdp", "gdp_current_usd", "state", code).get(years.base)
    if level is None:
        return chained(growth, years.base, 100.0), f"index, {years.base} = 100"
    return chained(growth, years.base, level / 1e9), f"billion US dollars of {years.base}"


def security(tables: Tables, codes: list[str]) -> dict[int, float]:
    """Military expenditure in billions of constant dollars, summed over the codes in the years that all report."""
    columns = [tables.series("milex", "milex_constant2023_usd", "state", code) for code in codes]
    common = set.intersection(*(set(column) for column in columns))
    return {year: sum(column[year] for column in columns) / 1e9 for year in sorted(common)}


def mean_growth(series: dict[int, float], span: int) -> float | None:
    last = max(series)
    if last - span not in series:
        return None
    return math.exp(math.log(series[last] / series[last - span]) / span) - 1


def growth_after(series: dict[int, float]) -> Quantity:
    """Mean growth of the last ten years; the range spans the means of 10, 15 and 20 years and a little more."""
    means = {span: mean_growth(series, span) for span in SPANS}
    known = [mean for mean in means.values() if mean is not None]
    if not known:
        raise TableError("too short a series for a growth rate")
    value = means[10] if means[10] is not None else known[-1]
    return assumed(value, min(known) - LEAST_MARGIN, max(known) + LEAST_MARGIN,
                   f"mean of the ten years to {max(series)}; range from the means of 10, 15 and 20 years")


def cut(series: dict[int, float], years: Years) -> dict[int, float]:
    return {year: figure for year, figure in series.items() if years.first <= year <= years.last}


def series_tree(series: dict[int, float], unit: str, source: str, note: str = "") -> Flow:
    data = {year: float(plain(figure, DIGITS)) for year, figure in series.items()}
    tree = Flow(unit=unit, source=source)
    if note:
        tree["note"] = note
    return Flow(tree, data=data)


def capability_tree(tables: Tables, market_code: str, security_codes: list[str], years: Years, use,
                    notes: tuple[str, str] = ("", "")) -> dict:
    """The keys `capability`, `growth_market` and `growth_security` of a power or of the rest of the world."""
    gdp, unit = market(tables, market_code, years)
    if unit.startswith("billion"):
        notes = (f"growth chained to the GDP of {years.base} ({use('world_bank_gdp')})", notes[1])
    gdp, milex = cut(gdp, years), cut(security(tables, security_codes), years)
    return {
        "capability": {
            "market": series_tree(gdp, unit, use("world_bank_growth"), notes[0]),
            "security": series_tree(milex, "billion US dollars of 2023", use("sipri_milex"), notes[1]),
        },
        "growth_market": growth_after(gdp),
        "growth_security": growth_after(milex),
    }
