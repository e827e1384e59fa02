"""Changes without a date as the files state them (docs/model/arrivals.md)."""

import re
from dataclasses import dataclass

from . import files

CONDITION = re.compile(r"(\w+)(?:\[([^]]*)\])? ([<>]) (\S+)(?: for (\d+) months?)?")


@dataclass
class Condition:
    measure: str
    state: str | None
    power: str | None
    domain: str | None
    above: bool
    level: float
    months: int


@dataclass
class Trigger:
    conditions: list
    hazard: float | None
    first: int
    last: int
    pause: int | None  # months from one arrival to the next that is possible; None: it arrives once
    strengths: list  # by age


def conditions(w, text):
    for part in text.split(" and ") if text else []:
        measure, names, sign, level, months = CONDITION.fullmatch(part.strip()).groups()
        names = {name.strip() for name in (names or "").split(",")}

        def one(kind, names=names):
            return next((name for name in kind if name in names), None)

        state = one(w.states) or w.focal[0]
        yield Condition(measure, state, one(w.powers), one(w.domains), sign == ">", float(level), int(months or 1))


def trigger(w, entry, start, last, strength):
    """That of a shock as a file states it; `strength` gives w by age."""
    whole = -int(-files.number(entry["lasts"]) // 1) if "lasts" in entry else None
    strengths = [strength(age) for age in range(min(whole or w.months + 1, w.months + 1))]
    while strengths and strengths[-1] == 0:
        strengths.pop()
    hazard = files.number(entry["hazard"]) if "hazard" in entry else None
    pause = whole if entry.get("repeats") == "true" else None
    return Trigger(list(conditions(w, entry.get("when"))), hazard, max(0, start), last, pause, strengths)
