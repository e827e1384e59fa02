"""Security ties: arms deliveries blended with alliances, bases and partnerships."""

from __future__ import annotations

from .quantity import Quantity, assumed
from .sources import Sources
from .tables import Tables, number


MEMBER_ROLES = ("member", "party", "participant")


def first_month(text: str) -> str:
    """"1992" and "1992-05-15" -> "1992-01", "1992-05"."""
    return text[:7] if len(text) >= 7 else f"{text[:4]}-01"


def in_force(row: dict[str, str], month: str) -> bool:
    end = row["end"]
    last = end[:7] if len(end) >= 7 else f"{end[:4]}-12" if end else "9999-12"
    return first_month(row["start"]) <= month <= last


class Security:
    def __init__(self, tables: Tables, sources: Sources, rules: dict, base: str, arms_years: int):
        self._tables, self._sources, self._rules = tables, sources, rules
        self._base, self._span = base, arms_years

    def arms_years(self) -> range:
        """The years before the base; the earliest full window where the register begins later."""
        base = int(self._base[:4])
        begin = min(int(row["year"]) for row in self._tables.rows("arms_tiv"))
        first = max(base - self._span, begin)
        return range(first, first + self._span)

    def arms_shares(self, state: str, suppliers: dict[str, list[str]]) -> dict[str, float] | None:
        """Power -> share of all deliveries of the window; nothing if there were none."""
        years, total, sums = self.arms_years(), 0.0, dict.fromkeys(suppliers, 0.0)
        for row in self._tables.where("arms_tiv", state=state):
            figure = number(row["tiv_million"])
            if int(row["year"]) not in years or figure is None:
                continue
            total += figure
            for power, codes in suppliers.items():
                if row["supplier"] in codes:
                    sums[power] += figure
        return {power: part / total for power, part in sums.items()} if total > 0 else None

    def _member(self, code: str, organisation: str) -> bool:
        rows = self._tables.where("memberships", state=code, organisation=organisation)
        return any(in_force(row, self._base) for row in rows if row["role"] in MEMBER_ROLES)

    def _treaties(self, state: str, code: str) -> list[str]:
        rows = self._tables.where("alliances", state=state, partner=code)
        return [row["type"] for row in rows if in_force(row, self._base)]

    def _hosts(self, state: str, code: str) -> bool:
        """Whether a base, site or deployment stands; rows that speak of money only do not count."""
        rows = self._tables.where("bases_deployments", host=state, power=code)
        return any(in_force(row, self._base) and "USD" not in row["unit"] for row in rows)

    def points(self, state: str, code: str, agreements: list[str]) -> float:
        """Points of a power for treaties, bases, partnerships and programmes in force in the base month."""
        rules, total = self._rules, 0.0
        speaks = lambda text, words: any(word in text for word in rules[words])
        alliances = [text for text in self._treaties(state, code) if speaks(text, "alliance_words")]
        partnerships = [text for text in self._treaties(state, code) if speaks(text, "partnership_words")]
        if any(self._member(state, name) and self._member(code, name) for name in rules["defence_organisations"]):
            total += rules["collective_defence"]
        if alliances:
            total += rules["alliance"]
        if set(partnerships) - set(alliances):
            total += rules["partnership"]
        if self._hosts(state, code):
            total += rules["base"]
        return total + rules["programme"] * sum(self._member(state, name) for name in agreements)

    def ties(self, state: str, powers: dict[str, dict]) -> dict[str, Quantity]:
        """Power -> tie; the range is the blend at the ends of the weight of arms."""
        arms = self.arms_shares(state, {power: entry["suppliers"] for power, entry in powers.items()})
        points = {power: self.points(state, entry["code"], entry["agreements"]) for power, entry in powers.items()}
        whole = sum(points.values()) + self._rules["own"]
        span = f"{self.arms_years()[0]}-{self.arms_years()[-1]}"
        weight, (low, high) = self._rules["arms"]["value"], self._rules["arms"]["range"]
        out = {}
        for power, score in points.items():
            pledged = score / whole
            if arms is None:
                out[power] = assumed(pledged, pledged * 2 / 3, min(pledged * 4 / 3, (1 + pledged) / 2),
                                     f"{score:g} of {whole:g} points of alliance; no deliveries seen in {span}")
                continue
            blend = lambda w: w * arms[power] + (1 - w) * pledged
            key = self._sources.use("sipri_arms")
            out[power] = assumed(blend(weight), min(blend(low), blend(high)), max(blend(low), blend(high)),
                                 f"arms {arms[power]:.3f} in {span} ({key}), {score:g} of {whole:g} points of alliance")
        return out
