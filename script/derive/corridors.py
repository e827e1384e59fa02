"""Corridors: flows from the table of routes where it has a row, from assumptions elsewhere."""

from __future__ import annotations

from .assumptions import Assumptions
from .quantity import Quantity, assumed, sourced
from .sources import Sources
from .tables import TableError, Tables


def row_of(tables: Tables, wanted: dict) -> dict[str, str]:
    found = tables.where("corridors", corridor=wanted["row"], measure=wanted["measure"], year=str(wanted["year"]),
                         unit="Mt")
    if len(found) != 1:
        raise TableError(f"{len(found)} rows of the table of corridors for {wanted}")
    return found[0]


def flow(tables: Tables, sources: Sources, entry: float | dict, assume: Assumptions) -> Quantity:
    if isinstance(entry, dict) and "row" in entry:
        row = row_of(tables, entry)
        return sourced(float(row["value"]), sources.key(row["source_url"]), int(row["year"]))
    return assume.quantity(entry, "flow")


def corridor_tree(tables: Tables, sources: Sources, entry: dict, assume: Assumptions) -> dict:
    tree: dict = {"stable": entry["stable"], "name": entry["name"]}
    if "goods" in entry:
        tree["goods"] = entry["goods"]
    tree["capacity"] = assume.quantity(entry["capacity"], "corridor_capacity")
    if "control" in entry:
        tree["control"] = {power: assume.quantity(part, "control") for power, part in entry["control"].items()}
    tree["flows"] = {state: flow(tables, sources, part, assume) for state, part in entry["flows"].items()}
    for table in ("traffic", "through"):
        if table in entry:
            tree[table] = {name: assume.quantity(part, table) for name, part in entry[table].items()}
    if "projects" in entry:
        tree["projects"] = [{"from": project["from"], "add": assume.quantity(project["add"], "corridor_capacity")}
                            for project in entry["projects"]]
    return tree


def demand(corridors: dict[str, dict], state: str, spread: float) -> Quantity:
    """What a state must move: the sum of its flows as the file writes them."""
    total = sum(tree["flows"][state].rounded().value for tree in corridors.values() if state in tree["flows"])
    return assumed(total, total * (1 - spread), total * (1 + spread), "sum of the flows below")
