"""Organisations with dated memberships and chairs."""

from __future__ import annotations

from .assumptions import Assumptions
from .emit import Comment
from .security import first_month
from .tables import Tables

MEMBER_ROLES = ("member", "party", "participant", "participating state", "bilateral agreement", "host of announcement",
                "meeting")
OPEN = "9999-12"


def last_month(text: str) -> str:
    """Last month in force; nothing means still in force."""
    if not text:
        return OPEN
    return text[:7] if len(text) >= 7 else f"{text[:4]}-12"


def after(month: str) -> str:
    year, number = int(month[:4]), int(month[5:7])
    return f"{year + number // 12:04d}-{number % 12 + 1:02d}"


def union(intervals: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Intervals of months joined where they meet or overlap, in order."""
    out: list[tuple[str, str]] = []
    for start, end in sorted(intervals):
        if out and (out[-1][1] == OPEN or start <= after(out[-1][1])):
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def written(interval: tuple[str, str]) -> dict:
    start, end = interval
    return {"from": start} if end == OPEN else {"from": start, "to": end}


def memberships(tables: Tables, names: list[str], code: str) -> list[tuple[str, str]]:
    rows = [row for name in names for row in tables.where("memberships", organisation=name, state=code)
            if row["role"] in MEMBER_ROLES]
    # A series of meetings is a standing forum from the first of them.
    return [(first_month(row["start"]), OPEN if row["role"] == "meeting" else last_month(row["end"])) for row in rows]


def chairs(tables: Tables, names: list[str], states: dict[str, dict]) -> list[dict]:
    found = []
    for state, entry in states.items():
        for name in names:
            for row in tables.where("memberships", organisation=name, state=entry["code"], role="chair"):
                found.append({"state": state, "from": first_month(row["start"]), "to": last_month(row["end"])})
    return sorted(found, key=lambda chair: (chair["from"], chair["state"]))


def organisation_tree(tables: Tables, entry: dict, states: dict[str, dict], assume: Assumptions) -> dict:
    members = {}
    for state, info in states.items():
        extra = [(pair[0], pair[1] if len(pair) > 1 else OPEN) for pair in entry.get("extra", {}).get(state, [])]
        intervals = union(memberships(tables, entry["tables"], info["code"]) + extra)
        if intervals:
            members[state] = [written(interval) for interval in intervals]
    tree = {"#": Comment(entry["comment"])} if "comment" in entry else {}
    tree |= {
        "stable": entry["stable"],
        "name": entry["name"],
        "sponsors": {power: assume.quantity(part, "sponsor") for power, part in entry["sponsors"].items()},
        "depth": {domain: assume.quantity(part, "depth") for domain, part in entry["depth"].items()},
        "members": members,
    }
    held = chairs(tables, entry["tables"], states)
    return {**tree, "chairs": held} if held else tree


def programme_tree(entry: dict, assume: Assumptions) -> dict:
    return {
        "stable": entry["stable"],
        "name": entry["name"],
        "power": entry["power"],
        "domains": {domain: assume.quantity(part, "sponsor") for domain, part in entry["domains"].items()},
        "states": entry["states"],
        "effort": assume.quantity(entry["effort"], "programme_effort"),
        "from": entry["from"],
    }
