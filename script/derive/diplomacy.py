"""Diplomatic ties: a share that grows with similarity in the General Assembly, organisations shared and capacity."""

from __future__ import annotations

import math
from statistics import mean, pstdev

from .quantity import Quantity, assumed
from .security import in_force
from .sources import Sources
from .tables import TableError, Tables, number

WEIGHTS = ("similarity", "shared", "capacity", "rest")
FULL_ROLES = ("member", "party", "participant", "participating state", "bilateral agreement", "permanent member",
              "meeting")
SWING = 1 / 3  # each weight of the rule is moved by this part for the range


class Diplomacy:
    def __init__(self, tables: Tables, sources: Sources, rules: dict, base: str, window: tuple[int, int],
                 least_votes: int):
        self._tables, self._sources, self._rules, self._base = tables, sources, rules, base
        self._years = range(window[0], window[1] + 1)
        self._least = least_votes

    def agreement(self, state: str) -> dict[str, float]:
        """Partner -> share of common votes cast alike, weighted by the number of common votes."""
        sums: dict[str, list[float]] = {}
        for row in self._tables.where("unga_agreement", state=state):
            votes, share = number(row["n_votes"]), number(row["agree_share"])
            if int(row["year"]) in self._years and share is not None and votes is not None and votes >= self._least:
                entry = sums.setdefault(row["partner"], [0.0, 0.0])
                entry[0] += votes * share
                entry[1] += votes
        return {partner: total / votes for partner, (total, votes) in sums.items()}

    def ideal_points(self) -> dict[str, float]:
        found: dict[str, list[float]] = {}
        for row in self._tables.rows("unga_idealpoints"):
            point = number(row["idealpointall"])
            if int(row["year"]) in self._years and point is not None:
                found.setdefault(row["state"], []).append(point)
        return {state: mean(points) for state, points in found.items()}

    def similarity(self, state: str, code: str, ideal_code: str) -> float:
        """Mean of two standardised measures: agreement, and nearness of ideal points, each against all partners."""
        agree, ideal = self.agreement(state), self.ideal_points()
        if code not in agree or state not in ideal or ideal_code not in ideal:
            raise TableError(f"no votes or ideal points for {state} with {code}")
        near = {other: -abs(point - ideal[state]) for other, point in ideal.items() if other != state}
        score = lambda values, key: (values[key] - mean(values.values())) / pstdev(values.values())
        return (score(agree, code) + score(near, ideal_code)) / 2

    def organisations(self, codes: list[str]) -> set[str]:
        rows = (row for code in codes for row in self._tables.where("memberships", state=code))
        return {row["organisation"] for row in rows if row["role"] in FULL_ROLES and in_force(row, self._base)
                } - set(self._rules["not_counted"])

    def shared(self, state: str, bodies: list[str], agreements: list[str]) -> int:
        own = self.organisations([state])
        return len(own & (self.organisations(bodies) | set(agreements)))

    def gdp(self, code: str) -> float:
        """Trillions of current dollars in the year before the base."""
        series = self._tables.series("gdp", "gdp_current_usd", "state", code)
        year = int(self._base[:4]) - 1
        if year not in series:
            raise TableError(f"no GDP of {code} in {year}")
        return series[year] / 1e12

    def shares(self, parts: dict[str, tuple[float, float, float]], weights: dict[str, float]) -> dict[str, float]:
        pull = {power: math.exp(weights["similarity"] * s + weights["shared"] * m + weights["capacity"] * k)
                for power, (s, m, k) in parts.items()}
        whole = weights["rest"] + sum(pull.values())
        return {power: value / whole for power, value in pull.items()}

    def ties(self, state: str, powers: dict[str, dict], ideal: dict[str, str]) -> dict[str, Quantity]:
        """Power -> tie; the range holds the shares with each weight of the rule a third lower and higher."""
        parts, counts = {}, {}
        for power, entry in powers.items():
            counts[power] = self.shared(state, entry["bodies"], entry["agreements"])
            parts[power] = (self.similarity(state, entry["code"], ideal.get(power, entry["code"])),
                            math.log1p(counts[power]), math.log(self.gdp(entry["code"])))
        base = {name: self._rules[name] for name in WEIGHTS}
        moved = [{**base, name: base[name] * factor} for name in WEIGHTS for factor in (1 - SWING, 1 + SWING)]
        variants = [self.shares(parts, weights) for weights in moved]
        keys, out = f"{self._sources.use('undl')}, {self._sources.use('ideal_points')}", {}
        for power, value in self.shares(parts, base).items():
            seen = [variant[power] for variant in variants]
            out[power] = assumed(value, min(seen), max(seen),
                                 f"similarity {parts[power][0]:.2f} in {self._years[0]}-{self._years[-1]} ({keys}), "
                                 f"{counts[power]} organisations shared")
        return out
