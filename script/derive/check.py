"""Checks on a finished tree: what the program's reader would refuse, and what the model needs beyond that."""

from __future__ import annotations

from .levers import least, most
from .quantity import Quantity

TOLERANCE = 0.011  # of the transit demand, for rounding
ENTITIES = ("domains", "postures", "powers", "threats", "theatres", "states", "corridors", "organisations",
            "programmes")


def quantities(node: object, path: str = ""):
    """Every quantity of a tree with its path."""
    if isinstance(node, Quantity):
        yield path, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from quantities(value, f"{path}.{key}" if path else str(key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from quantities(value, f"{path}[{index}]")


def of_numbers(tree: dict) -> list[str]:
    faults = []
    for path, quantity in quantities(tree):
        q = quantity.rounded()
        if not q.bottom <= q.value <= q.top:
            faults.append(f"{path}: {q.value} lies outside its range")
        if not q.ranged and q.source not in tree["sources"]:
            faults.append(f"{path}: unknown source '{q.source}'")
        if not q.ranged and not q.year:
            faults.append(f"{path}: a sourced figure needs a year")
    return faults


def of_ties(state: str, entry: dict) -> list[str]:
    faults = []
    for domain, ties in entry["ties"].items():
        if isinstance(ties, dict) and sum(tie.rounded().top for tie in ties.values()) >= 1:
            faults.append(f"states.{state}.ties.{domain}: the shares may sum to one")
    return faults


def of_levers(state: str, entry: dict) -> list[str]:
    faults = []
    for power, cell in entry["powers"].items():
        e, v = cell["engagement"].rounded(), cell["deference"].rounded()
        slack = 1e-3  # rounding of the written figures
        ends = [(x, y) for x in (e.bottom, e.value, e.top) for y in (v.bottom, v.value, v.top)]
        if any(not least(y) - slack <= x <= most(y) + slack for x, y in ends):
            faults.append(f"states.{state}.powers.{power}: engagement and deference may leave the triangle of postures")
    return faults


def of_routes(tree: dict) -> list[str]:
    faults, corridors = [], {name: c for name, c in tree["corridors"].items() if isinstance(c, dict)}
    for name, corridor in corridors.items():
        flows = sum(flow.rounded().value for flow in corridor["flows"].values())
        if corridor["capacity"].rounded().bottom < flows:
            faults.append(f"corridors.{name}: flows of {flows:g} may exceed the capacity")
        if sum(part.rounded().value for part in corridor.get("control", {}).values()) > 1 + 1e-9:
            faults.append(f"corridors.{name}: control sums to more than one")
    for state, entry in tree["states"].items():
        flows = [c["flows"][state].rounded().value for c in corridors.values() if state in c["flows"]]
        if sum(flow > 0 for flow in flows) < 2:
            faults.append(f"states.{state}: fewer than two corridors carry something")
        if sum(flows) > entry["transit_demand"].rounded().value * (1 + TOLERANCE):
            faults.append(f"states.{state}: flows exceed the transit demand")
    return faults


def of_stable_ids(tree: dict) -> list[str]:
    faults = []
    for section in ENTITIES:
        ids = [entry["stable"] for entry in tree[section].values() if isinstance(entry, dict)]
        if len(ids) != len(set(ids)):
            faults.append(f"{section}: stable ids are not unique")
    return faults


def faults(tree: dict) -> list[str]:
    """All faults of a tree, as lines of text."""
    found = of_numbers(tree) + of_routes(tree) + of_stable_ids(tree)
    for state, entry in tree["states"].items():
        found += of_ties(state, entry) + of_levers(state, entry)
    return found


def sourced_share(tree: dict) -> dict[str, tuple[int, int]]:
    """Group of inputs -> (numbers with a source, all numbers)."""
    groups: dict[str, list[int]] = {}
    for path, quantity in quantities(tree):
        parts = path.split(".")
        group = f"ties.{parts[3]}" if parts[0] == "states" and parts[2] == "ties" else (
            f"states.{parts[2]}" if parts[0] == "states" else
            f"corridors.{parts[2].split('[')[0]}" if parts[0] == "corridors" else parts[0])
        entry = groups.setdefault(group, [0, 0])
        entry[0] += not quantity.ranged
        entry[1] += 1
    return {group: (some, every) for group, (some, every) in sorted(groups.items())}
