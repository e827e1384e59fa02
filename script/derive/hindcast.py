"""Figures for the backtest: yearly shares by state and power, base ties as they could be known at the end of each year,
and drivers. Nothing is interpolated; a year without a figure has no row."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .diplomacy import Diplomacy
from .quantity import SOURCED_DIGITS, plain
from .security import Security, first_month
from .sources import Sources
from .tables import TableError, Tables, number
from .trade import Trade

YEARS = ("year", "to")  # columns that date a row of figures
NEVER_KNOWN = 9999


@dataclass(frozen=True)
class Figure:
    series: str
    state: str
    power: str
    year: int
    value: float
    source: str

    def row(self) -> list[str]:
        return [self.series, self.state, self.power, str(self.year), plain(self.value, SOURCED_DIGITS), self.source]


class TablesUntil(Tables):
    """The tables as they stood at the end of a year: rows that speak of later years are not there."""

    def __init__(self, folder: Path, year: int):
        self._year = year
        super().__init__(folder)

    def _read(self, name: str) -> list[dict[str, str]]:
        return [row for row in super()._read(name) if self._dated(row) <= self._year]

    @staticmethod
    def _dated(row: dict[str, str]) -> int:
        for column in YEARS:
            if row.get(column, "").strip():
                return int(row[column])
        return int(first_month(row["start"])[:4]) if row.get("start", "").strip() else NEVER_KNOWN


class Figures:
    def __init__(self, data: dict, folder: Path):
        self._data, self._folder, self._rules = data, folder, data["figures"]
        self._tables = TablesUntil(folder, self._rules["last_year"])
        self.sources = Sources(data["sources"])
        self._states = {state: entry["code"] for state, entry in data["states"].items() if entry.get("tables", True)}
        self._powers = {power: data["powers"][power] for power in data["order"]["powers"]}
        self._dropped = {(entry["state"], entry["year"]) for entry in self._rules["dropped"]}

    def observed(self) -> list[Figure]:
        dyads = [(state, power) for state in self._data["order"]["states"] if state in self._states for power in self._powers]
        return [figure for rule in (self._trade, self._arms, self._votes) for dyad in dyads for figure in rule(*dyad)]

    def _trade(self, state: str, power: str) -> list[Figure]:
        """Both flows over all trade, of the kind of source with the most years."""
        kinds = [self._trade_of(state, power, kind) for kind in self._rules["trade"]]
        return max(kinds, key=len)  # of equally long ones the first

    def _trade_of(self, state: str, power: str, kind: dict) -> list[Figure]:
        totals = {}
        for row in self._tables.where("trade_total", reporter=self._states[state]):
            exports, imports = number(row["exports_usd"]), number(row["imports_usd"])
            if row["source"].startswith(kind["totals"]) and exports is not None and imports is not None:
                totals[int(row["year"])] = exports + imports
        out = []
        rows = self._tables.where("trade_bilateral_best", reporter=self._states[state], partner=self._powers[power]["code"])
        for row in sorted(rows, key=lambda row: int(row["year"])):
            year, flows = int(row["year"]), [number(row["exports_usd"]), number(row["imports_usd"])]
            of_kind = all(any(row[f"{flow}_source"].startswith(start) for start in kind[flow]) for flow in ("exports", "imports"))
            if year in totals and None not in flows and of_kind and (state, year) not in self._dropped:
                keys = sorted({self.sources.key(row["exports_source"]), self.sources.key(row["imports_source"])})
                out.append(Figure("trade", state, power, year, sum(flows) / totals[year], " ".join(keys)))
        return out

    def _arms(self, state: str, power: str) -> list[Figure]:
        """Share of the deliveries of the years up to and with a year; no row where nothing was delivered."""
        rows = [(int(row["year"]), row["supplier"], number(row["tiv_million"]))
                for row in self._tables.where("arms_tiv", state=self._states[state])]
        begin = min(int(row["year"]) for row in self._tables.rows("arms_tiv"))
        span, out = self._rules["arms_years"], []
        for year in range(begin + span - 1, self._rules["last_year"] + 1):
            inside = [(supplier, value) for at, supplier, value in rows if year - span < at <= year and value is not None]
            total = sum(value for _, value in inside)
            if total > 0:
                part = sum(value for supplier, value in inside if supplier in self._powers[power]["suppliers"])
                out.append(Figure("arms", state, power, year, part / total, self.sources.use("sipri_arms")))
        return out

    def _votes(self, state: str, power: str) -> list[Figure]:
        """Share of votes cast alike, of years with enough common votes."""
        out = []
        rows = self._tables.where("unga_agreement", state=self._states[state], partner=self._powers[power]["code"])
        for row in sorted(rows, key=lambda row: int(row["year"])):
            votes, share = number(row["n_votes"]), number(row["agree_share"])
            if votes is not None and share is not None and votes >= self._data["rules"]["votes_least"]:
                out.append(Figure("votes", state, power, int(row["year"]), share, self.sources.use("undl")))
        return out

    def ties(self) -> list[Figure]:
        """Base ties by the rules of the worlds, from the tables as they stood at the end of each year."""
        out = []
        for year in range(self._rules["ties_from"], self._rules["last_year"] + 1):
            tables = TablesUntil(self._folder, year)
            for domain in self._data["order"]["domains"]:
                for state in self._states:
                    found = self._ties_of(tables, state, self._data["domains"][domain]["role"], year)
                    floored = {power: max(value, self._data["rules"]["least_tie"]) for power, value in found.items()}
                    out += [Figure(domain, state, power, year, value, "") for power, value in floored.items()]
        return out

    def _ties_of(self, tables: Tables, state: str, role: str, year: int) -> dict[str, float]:
        """Power -> tie; nothing where the tables do not reach."""
        rules, base, window, code = self._data["rules"], f"{year + 1}-01", (year - 2, year), self._states[state]
        unused = Sources(self._data["sources"])
        try:
            if role == "security":
                found = Security(tables, unused, rules["security"], base, rules["arms_years"]).ties(code, self._powers)
            elif role == "diplomacy":
                rule = Diplomacy(tables, unused, rules["diplomacy"], base, window, rules["votes_least"])
                found = rule.ties(code, self._powers, self._data["ideal_points"])
            elif role == "market":
                rule = Trade(tables, unused, year, window, rules["lower_bound_least"])
                found = {power: rule.share(code, entry["code"], entry.get("lower_bounds", False))
                         for power, entry in self._powers.items()}
            else:
                found = {}
        except (TableError, ValueError):
            return {}
        return {power: tie.value for power, tie in found.items() if tie is not None}

    def drivers(self) -> list[list[str]]:
        out = []
        for entry in self._rules["drivers"]:
            for row in self._tables.rows(entry["table"]):
                value = number(row[entry["column"]])
                if value is not None:
                    out.append([entry["driver"], row["year"], plain(value, SOURCED_DIGITS), self.sources.use(entry["source"])])
        return out
