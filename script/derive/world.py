"""The tree of a world file, section by section."""

from __future__ import annotations

import math

from .assumptions import Assumptions
from .capability import Years, capability_tree
from .corridors import corridor_tree, demand
from .diplomacy import Diplomacy
from .emit import Comment
from .levers import dyad
from .organisations import organisation_tree, programme_tree
from .quantity import Quantity, assumed
from .security import Security
from .sources import Sources
from .tables import Tables
from .trade import Trade

DYAD_INPUTS = ("gap", "sphere", "stake", "usefulness")
ROUTES = ("Mt a year. What no power controls is left out of control. Flows, capacities and opening dates without a source "
          "are rounded general knowledge.")
MOVES = "what a state may do all at once, in every domain, where states review their course (joint_review)"
SUM_LIMIT = 0.95  # the shares of all powers stay below one wherever their ranges are drawn
SCHEMA = "yaml-language-server: $schema=../schema/world.schema.json"  # from scenarios/worlds
HEADER = ("Written by script/derive_worlds.py from tables of figures and from script/derive/*.toml; change those, not "
          "this file. Rules, choices and weaknesses are in docs/data.md. A number has a source and a year, or it is an "
          "assumption with a range; every number of {unseen} is an assumption. Dates of memberships are mostly general "
          "knowledge: years are reliable, months less so.")


class Deriver:
    """One world from one set of assumptions and one folder of tables."""

    def __init__(self, data: dict, tables: Tables, ranges: dict[str, tuple[float, float]],
                 last_year: int | None = None):
        self.data, self.tables = data, tables
        self.assume = Assumptions(data, ranges)
        self.sources = Sources(data["sources"])
        self.base = data["world"]["base"]
        self.year = int(self.base[:4])
        self.last_year = last_year or 9999
        order = data["order"]
        self.domain_ids, self.power_ids, self.state_ids = order["domains"], order["powers"], order["states"]
        self.powers = {power: data["powers"][power] for power in self.power_ids}
        self.states = {state: data["states"][state] for state in self.state_ids}

    def tree(self) -> dict:
        corridors = {name: corridor_tree(self.tables, self.sources, entry, self.assume)
                     for name, entry in self.data["corridors"].items()}
        body = {
            "domains": self.domains(),
            "postures": {"#": Comment("a posture is a point in the space of levers; its name carries no payoff"),
                         **self.data["postures"]},
            **({"moves": {"#": Comment(MOVES), **self.data["moves"]}} if "moves" in self.data else {}),
            "powers": {power: self.power(power) for power in self.power_ids},
            "rest_of_world": self.rest_of_world(),
            "rivalry": self.rivalry(),
            "threats": self.threats(),
            "theatres": self.data["theatres"],
            "states": {state: self.state(state, corridors) for state in self.state_ids},
            "corridors": {"#": Comment(ROUTES), **corridors},
            "organisations": {name: organisation_tree(self.tables, entry, self.states, self.assume)
                              for name, entry in self.data["organisations"].items()},
            "programmes": {name: programme_tree(entry, self.assume) for name, entry in self.data["programmes"].items()},
        }
        world = self.data["world"]
        unseen = " and ".join(entry["name"] for entry in self.states.values() if not entry.get("tables", True))
        head = {"schema": Comment(SCHEMA), "#": Comment(HEADER.format(unseen=unseen or "no state")),
                "format": "multivector-world/1", "title": world["title"],
                "description": " ".join(world["description"].split()), "base": world["base"], "end": world["end"]}
        return {**head, "sources": self.sources.tree(), **body}

    def rivalry(self) -> dict:
        rows = {power: self.assume.row(row, self.power_ids, "rivalry") for power, row in self.data["rivalry"].items()}
        return {"#": Comment("first key: the power that minds; a missing pair is 0"), **rows}

    def domains(self) -> dict:
        out = {}
        for stable, domain in enumerate(self.domain_ids, start=1):
            entry = dict(self.data["domains"][domain])
            tree = {"stable": stable, "role": entry.pop("role")}
            for name, number in entry.items():
                tree[name] = self.assume.quantity(number, name, centre=1.0 if name == "substitution" else 0.0)
            out[domain] = tree
        return out

    def power(self, power: str) -> dict:
        entry = self.powers[power]
        tree: dict = {"stable": self.power_ids.index(power) + 1, "name": entry["name"]}
        for name in ("assertiveness", "demand", "conditionality", "budget"):
            tree[name] = self.assume.quantity(entry[name], name)
        if "freight" in entry:
            tree["freight"] = self.assume.quantity(entry["freight"], "freight")
        tree["skill"] = self.assume.row(entry["skill"], self.domain_ids, "skill")
        return {**tree, **capability_tree(self.tables, entry["code"], [entry["code"]], self.years(), self.sources.use)}

    def years(self) -> Years:
        return Years(self.data["rules"]["first_year"], self.last_year, self.year)

    def rest_of_world(self) -> dict:
        entry = self.data["rest_of_world"]
        names = ", ".join(entry["security_codes"])
        notes = ("the whole world, the powers included", f"sum of {names}: a proxy for the rest of the world")
        return capability_tree(self.tables, entry["market_code"], entry["security_codes"], self.years(),
                               self.sources.use, notes)

    def threats(self) -> dict:
        out = {}
        for threat, entry in self.data["threats"].items():
            tree = {key: entry[key] for key in ("stable", "name", "power") if key in entry}
            out[threat] = {**tree, "fit": self.assume.row(entry["fit"], self.power_ids, "fit")}
        return out

    def state(self, state: str, corridors: dict[str, dict]) -> dict:
        entry = self.states[state]
        tree: dict = {"stable": self.state_ids.index(state) + 1, "name": entry["name"]}
        if state in self.data["world"]["focal"]:
            tree["focal"] = True
        tree["transit_demand"] = demand(corridors, state, self.data["rules"]["demand_spread"])
        levels = {threat: info["level"] for threat, info in self.data["threats"].items()}
        column = self.state_ids.index(state)
        tree["threat"] = self.assume.row([row[column] for row in levels.values()], list(levels), "threat")
        tree["powers"] = {power: self.dyad(state, power) for power in self.power_ids}
        ties = {domain: self.ties(state, domain) for domain in self.domain_ids
                if self.data["domains"][domain]["role"] != "transit"}
        tree["ties"] = {"#": Comment("those of transit follow from the corridors"), **ties}
        optional = {"neighbours": self.neighbours(state), "legacy": self.legacy(state, ties)}
        return {**tree, **{key: value for key, value in optional.items() if value}}

    def trade(self) -> Trade:
        rules = self.data["rules"]
        return Trade(self.tables, self.sources, self.year, rules["trade_window"], rules["lower_bound_least"])

    def neighbours(self, state: str) -> dict[str, Quantity]:
        """Trade with the other courted states, where a table has both flows of a year; too little to tell is left out."""
        if not self.states[state].get("tables", True):
            return {}
        trade = self.trade()
        found = {other: trade.share(self.states[state]["code"], self.states[other]["code"], False)
                 for other in self.state_ids if other != state and self.states[other].get("tables", True)}
        return {other: share for other, share in found.items()
                if share and share.value >= self.data["rules"]["least_neighbour"]}

    def dyad(self, state: str, power: str) -> dict:
        column = self.state_ids.index(state)
        cell = lambda row: row[power][column] if isinstance(row[power], list) else row[power]
        tree = {name: self.assume.quantity(cell(self.data[name]), name) for name in DYAD_INPUTS}
        return {**tree, **dyad(cell(self.data["engagement"]), cell(self.data["deference"]), self.assume)}

    def ties(self, state: str, domain: str) -> dict[str, Quantity]:
        stated = self.data["ties"].get(domain, {}).get(state)
        ties = self.assume.row(stated, self.power_ids, "tie") if stated else {}
        role = self.data["domains"][domain]["role"]
        derived = {} if not self.states[state].get("tables", True) else self.derived(state, role, set(ties))
        merged = {power: derived.get(power, ties.get(power)) for power in self.power_ids}
        missing = [power for power, tie in merged.items() if tie is None]
        if missing:
            raise ValueError(f"no tie of {state} in {domain} with {', '.join(missing)}, from a table or an assumption")
        least = self.data["rules"]["least_tie"]
        ties = {power: self.assume.clamp(floor(tie, least), "tie") for power, tie in merged.items()}
        return bounded(ties, f"{state} in {domain}")

    def derived(self, state: str, role: str, stated: set[str]) -> dict[str, Quantity]:
        """Ties that the tables give for a domain of this role; those stated in the assumptions stand."""
        rules, code = self.data["rules"], self.states[state]["code"]
        if role == "security":
            rule = Security(self.tables, self.sources, rules["security"], self.base, rules["arms_years"])
            found = rule.ties(code, self.powers)
        elif role == "diplomacy":
            rule = Diplomacy(self.tables, self.sources, rules["diplomacy"], self.base, rules["votes_window"],
                             rules["votes_least"])
            found = rule.ties(code, self.powers, self.data["ideal_points"])
        elif role == "market":
            trade = self.trade()
            shares = {power: trade.share(code, entry["code"], entry.get("lower_bounds", False))
                      for power, entry in self.powers.items()}
            found = {power: share for power, share in shares.items() if share is not None}
        else:
            found = {}
        return {power: tie for power, tie in found.items() if power not in stated}

    def legacy(self, state: str, ties: dict[str, dict[str, Quantity]]) -> dict:
        rules, out = self.data.get("legacy", {}), {}
        for domain, powers in rules.get("long_run", {}).items():
            for power, states in powers.items():
                if state in states:
                    level = self.assume.quantity(states[state], "tie")
                    out.setdefault(domain, {})[power] = excess(ties[domain][power], level)
        for domain, powers in rules.get("log_points", {}).items():
            for power, states in powers.items():
                if state in states and power not in out.get(domain, {}):
                    out.setdefault(domain, {})[power] = self.assume.quantity(states[state], "legacy")
        return out


def floor(tie: Quantity, least: float) -> Quantity:
    """A tie no table saw still exists a little: attraction is proportional to it and could never grow from nothing."""
    if tie.value >= least:
        return assumed(tie.value, max(tie.low, least / 2), tie.high, tie.note) if tie.ranged else tie
    return assumed(least, least / 2, max(2 * least, tie.top), tie.note or f"{tie.value:g} seen")


def bounded(ties: dict[str, Quantity], place: str) -> dict[str, Quantity]:
    """Upper ends drawn in until their sum, too, leaves something to the rest of the world."""
    values, tops = sum(tie.value for tie in ties.values()), sum(tie.top for tie in ties.values())
    if values >= SUM_LIMIT:
        parts = "; ".join(f"{power} {tie.value:.3f} {tie.note or tie.source}" for power, tie in ties.items())
        raise ValueError(f"shares of {place} sum to {values:.3f}: {parts}")
    if tops <= SUM_LIMIT:
        return ties
    part = (SUM_LIMIT - values) / (tops - values)
    drawn_in = lambda tie: assumed(tie.value, tie.low, tie.value + part * (tie.high - tie.value), tie.note)
    return {power: drawn_in(tie) if tie.ranged else tie for power, tie in ties.items()}


def excess(tie: Quantity, long_run: Quantity) -> Quantity:
    """Log attraction above the long-run level: the difference of the log odds of the two shares."""
    odds = lambda share: math.log(share / (1 - share))
    over = lambda level: odds(tie.value) - odds(level)
    return assumed(over(long_run.value), over(long_run.top), over(long_run.bottom),
                   f"share {tie.value:.3f} over a long-run level of {long_run.value:g}")
