"""A world and a scenario as their files state them (docs/scenario_reference.md)."""

from dataclasses import dataclass, field
from itertools import product
from math import log
from types import SimpleNamespace

from . import changes, document
from .files import highest, key_of, month_number, number, numbers, parse

ENTITIES = ("states", "powers", "domains", "postures", "corridors", "threats", "organisations", "theatres",
            "programmes")

_DYAD = "states/{state}/powers/{power}/"

# Where a file states the cells of a channel; the first place that is there counts.
PLACES = {
    "weight": ["states/{state}/weights/{domain}", "domains/{domain}/weight"],
    "skill": ["powers/{power}/skill/{domain}"],
    "split": ["powers/{power}/split/{domain}"],
    "rivalry": ["rivalry/{power}/{rival}"],
    "fit": ["threats/{threat}/fit/{power}"],
    "theatre_demand": ["theatres/{theatre}/demand/{power}"],
    "threat": ["states/{state}/threat/{threat}"],
    "cohesion": ["states/{state}/cohesion"],
    "neighbour": ["states/{state}/neighbours/{neighbour}"],
    "reliability": ["states/{state}/reliability"],
    "audience": ["states/{state}/audience"],
    "sanctions": ["sanctions/{power}/{rival}"],
    "transit_demand": ["states/{state}/transit_demand"],
    "tie": ["states/{state}/ties/{domain}/{power}"],
    "legacy": ["states/{state}/legacy/{domain}/{power}"],
    "control": ["corridors/{corridor}/control/{power}"],
    "traffic": ["corridors/{corridor}/traffic/{power}"],
    "through": ["corridors/{corridor}/through/{state}"],
    "flow": ["corridors/{corridor}/flows/{state}"],
    "sponsor": ["organisations/{organisation}/sponsors/{power}"],
    "depth": ["organisations/{organisation}/depth/{domain}"],
    "exit_cost": ["organisations/{organisation}/exit_cost"],
    "world_growth_market": ["rest_of_world/growth_market"],
    "world_growth_security": ["rest_of_world/growth_security"],
    "membership_open": [],  # a file names the states
    "capability": [],  # these four have no base value in a file
    "membership": [],
    "chair": [],
    "programme_effort": [],
}
PLACES |= {name: ["domains/{domain}/" + name] for name in (
    "substitution", "gain", "adjustment", "engagement_effect", "offer_effect", "capability_effect", "attention_effect",
    "noise")}
PLACES |= {name: ["powers/{power}/" + name] for name in (
    "assertiveness", "demand", "conditionality", "budget", "attention", "growth_market", "growth_security",
    "freight")}
PLACES |= {name: [_DYAD + name] for name in ("gap", "sphere", "stake", "usefulness", "opinion")}
PLACES |= {name: [_DYAD + "by_domain/{domain}/" + name, _DYAD + name] for name in (
    "engagement", "deference", "friction")}
PLACES |= {"corridor_" + name: ["corridors/{corridor}/" + name] for name in (
    "capacity", "scale", "open", "cost", "risk")}


@dataclass
class Programme:
    power: str
    states: list
    shares: dict  # by domain


@dataclass
class Project:
    corridor: str
    month: int
    add: float
    of_world: bool


@dataclass
class Vote:
    month: int
    positions: dict  # of powers; 0 if not said
    norms: dict  # of states; 0 if not said
    weights: dict  # of states; 1 if not said


@dataclass
class Conflict:
    month: int
    between: list
    bar: float
    of_states: bool


@dataclass
class Policy:
    follow: str = "adaptive"
    powers: list = field(default_factory=list)
    rules: list = field(default_factory=list)


@dataclass
class Rule:
    measure: str
    power: str | None
    domain: str | None
    above: str | None  # numbers as the file has them
    below: str | None
    posture: str
    toward: list
    domains: list


class World:
    """Ids of each kind of entity in the order of their stable numbers, base values of all inputs, and what is dated."""

    def __init__(self, text, end=None):
        """`text`: a scenario resolved into one text, its world under the key `world`, or a world."""
        scenario = parse(text)
        if scenario["format"].startswith("multivector-world/"):
            world, scenario = scenario, {}
        else:
            world = scenario["world"]
        self.base = month_number(world["base"])
        self.months = month_number(end or scenario.get("end", world["end"])) - self.base
        self._read_entities(world)
        self.channels = document.channels()
        self.values = {name: self._base_values(world, name) for name in self.channels}
        for g in self.organisations:
            free = self.names("state", world["organisations"][g].get("open", []))
            self.values["membership_open"] |= {(g, i): 1.0 for i in free}
        self.powerless = [g for g in self.organisations if not any(self.values["sponsor"][g, p] > 0 for p in self.powers)]
        both = (world.get("parameters"), scenario.get("parameters"))
        self.par = SimpleNamespace(**document.parameters() | numbers(both[0]) | numbers(both[1]))
        chosen = document.structure() | world.get("model", {}) | scenario.get("model", {})
        self.linear, self.at_once = chosen["leverage"] == "linear_share", chosen["order"] == "at_once"  # 1.1
        self._read_dated(world, scenario)
        self.policies = {"baseline": self._read_policies(world)}
        self.policies["scenario"] = self.policies["baseline"] | self._read_policies(scenario)
        self.changes = changes.dated_changes(self, world, scenario)
        self.open_pairs = self._open_pairs()
        stated = (both[0] or {}) | (both[1] or {})
        self.neighbour_pairs = self._neighbour_pairs(world, stated)
        self.routes_of_use = bool(self.transit) and above_0(stated, "route_usefulness")
        self.concessions = above_0(stated, "concession_share")
        self.joint_moves = self._joint_moves(world.get("moves") or {}, stated)
        self._read_capability(world)

    def _read_entities(self, world):
        self.stable = {}
        for kind in ENTITIES:
            section = world.get(kind) or {}
            self.stable[kind] = {name: int(entity["stable"]) for name, entity in section.items()}
            setattr(self, kind, sorted(section, key=lambda name: int(section[name]["stable"])))
        self.role = {d: world["domains"][d].get("role", "none") for d in self.domains}
        having = {role: d for d, role in self.role.items()}
        self.security, self.market, self.transit, self.diplomacy = (
            having.get(r) for r in ("security", "market", "transit", "diplomacy"))
        self.e = {k: float(world["postures"][k]["engagement"]) for k in self.postures}
        self.v = {k: float(world["postures"][k]["deference"]) for k in self.postures}
        self.focal = [i for i in self.states if world["states"][i].get("focal") == "true"]
        self.threat_power = {j: world["threats"][j].get("power") for j in self.threats}
        self.goods = {c: world["corridors"][c].get("goods", "") for c in self.corridors}
        self.cells = list(product(self.states, self.powers, self.domains))
        self.dyads = list(product(self.states, self.powers))

    def names(self, axis, node):
        """The ids that a file means by an id, a list of ids or `all`, in the order of stable numbers."""
        everyone = getattr(self, {"rival": "power", "neighbour": "state"}.get(axis, axis) + "s")
        said = [node] if isinstance(node, str) else node
        return [name for name in everyone if node == "all" or name in said]

    def _base_values(self, world, channel):
        """Base values of a channel. A number that a file must state and does not is left out: to use it is an error."""
        info, values = self.channels[channel], {}
        for ids in product(*(self.names(axis, "all") for axis in info.axes)):
            value = info.default
            for place in PLACES[channel]:
                node = world
                for part in place.split("/"):
                    node = (node or {}).get(part.format(**dict(zip(info.axes, ids))))
                if node is not None:
                    value = number(node)
                    break
            if value is not None:
                values[key_of(ids)] = value
        return values

    def _read_dated(self, world, scenario):
        self.programme = {
            m: Programme(entry["power"], self.names("state", entry["states"]), numbers(entry["domains"]))
            for m, entry in (world.get("programmes") or {}).items()}
        self.projects = [
            Project(c, month_number(entry["from"]) - self.base, number(entry["add"]), of_world)
            for of_world, section in ((True, {c: world["corridors"][c].get("projects", []) for c in self.corridors}),
                                      (False, scenario.get("projects", {})))
            for c, entries in section.items() for entry in entries]
        self.votes = {
            name: Vote(month_number(vote["date"]) - self.base,
                       *(numbers(vote.get(part)) for part in ("positions", "norms", "weights")))
            for file in (world, scenario) for name, vote in file.get("votes", {}).items()}
        self.conflicts = {
            name: Conflict(month_number(conflict["date"]) - self.base, conflict["between"], number(conflict["bar"]),
                           not set(conflict["between"]) <= set(self.powers))
            for file in (world, scenario) for name, conflict in file.get("conflicts", {}).items()}

    def _read_policies(self, file):
        policies = {}
        for state, entry in file.get("policies", {}).items():
            rules = [Rule(rule["if"], rule.get("of"), rule.get("domain"), *map(rule.get, ("above", "below")),
                          rule["then"], self.names("power", rule["toward"]), self.names("domain", rule["in"]))
                     for rule in entry.get("rules", [])]
            policies[state] = Policy(entry["follow"], self.names("power", entry.get("with", [])), rules)
        return policies

    def _open_pairs(self):
        """The pairs (g, i) of 5.14"""
        moved = {cell for change in self.changes if change.channel == "membership_open" and change.may_open()
                 for cell in change.cells}
        return [pair for pair, stated in self.values["membership_open"].items() if stated > 0 or pair in moved]

    def _neighbour_pairs(self, world, parameters):
        """The pairs (i, j) of 5.15"""
        if not self.market or not above_0(parameters, "neighbour_organisations", "neighbour_roads", "neighbour_distance"):
            return []
        stated = {i: world["states"][i].get("neighbours", {}) for i in self.states}
        return [(i, j) for i, j in product(self.states, self.states)
                if i != j and j in stated[i] and highest(stated[i][j]) > 0]

    def _joint_moves(self, named, parameters):
        """The joint moves of 5.9: the posture toward each power, or None where what is in force is kept"""
        found = []
        for name in sorted(named if highest(parameters.get("joint_review", "0")) > 0 else [], key=str.encode):
            toward, against, others = (named[name].get(key) for key in ("toward", "against", "others"))
            if toward is None:
                chosen = [{}]
            elif against is None:
                chosen = [{q: toward} for q in self.powers]
            else:
                chosen = [{q: toward, p: against} for q in self.powers for p in self.powers if p != q]
            for part in chosen:
                move = {p: part.get(p, others) for p in self.powers}
                if move not in found:
                    found.append(move)
        return found

    def _read_capability(self, world):
        """lnM and lnS of section 3 for every month, and until_p; `None` is the rest of the world."""
        self.ln_capability, self.data_until = {}, {}
        for p in [*self.powers, None]:
            entry = world["powers"][p] if p else world["rest_of_world"]
            for kind in ("market", "security"):
                points = sorted((month_number(f"{year}-07") - self.base, log(float(figure)))
                                for year, figure in entry["capability"][kind]["data"].items())
                self.data_until[kind, p] = max(0, points[-1][0])
                at_base = interpolate(points, 0)
                self.ln_capability[kind, p] = [interpolate(points, t) - at_base for t in range(self.months + 1)]


def above_0(parameters, *names):
    """Whether the files give one of the parameters a value above 0, its range included."""
    return any(highest(parameters[name]) > 0 for name in names if name in parameters)


def interpolate(points, t):
    """A straight line between points, flat before the first and after the last."""
    if t <= points[0][0]:
        return points[0][1]
    for (left, low), (right, high) in zip(points, points[1:]):
        if t <= right:
            return low + (t - left) / (right - left) * (high - low)
    return points[-1][1]
