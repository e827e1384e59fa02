"""Text of a world file from a tree of dicts, lists, quantities and plain values. Same tree, same bytes."""

from __future__ import annotations

import re
import textwrap
from dataclasses import replace

from .quantity import Quantity, quoted

WIDTH = 120
SAFE = re.compile(r"[A-Za-z][A-Za-z0-9 _/.+()'’-]*\Z|\d{4}-\d{2}\Z")
UNITS = {"adjustment": "months", "capacity": "Mt/year", "flows": "Mt/year", "add": "Mt/year", "transit_demand": "Mt/year",
         "freight": "Mt/year", "traffic": "Mt/year", "growth_market": "/year", "growth_security": "/year"}
WORDS = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


class Comment(str):
    """A line of comment; its key in the tree is never written."""


class Flow(dict):
    """A map that is written on one line whatever its length."""


def scalar(value: object) -> str:
    if isinstance(value, Quantity):
        return value.text()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return f"{value:g}" if isinstance(value, float) else str(value)
    text = str(value)
    return text if SAFE.match(text) and text.lower() not in WORDS and not text.endswith(" ") else quoted(text)


def flow(node: object) -> str:
    if isinstance(node, dict):
        return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in node.items()) + "}"
    if isinstance(node, list):
        return "[" + ", ".join(flow(value) for value in node) + "]"
    return scalar(node)


def has_comment(node: object) -> bool:
    return isinstance(node, Comment) or (isinstance(node, dict) and any(has_comment(value) for value in node.values()))


def fits(node: object, indent: int, key: str) -> bool:
    return not has_comment(node) and indent + len(key) + 2 + len(flow(node)) <= WIDTH


def is_block(node: object, indent: int, key: str) -> bool:
    """Maps too long for a line, and all of the top level, take a line for each key."""
    if not isinstance(node, dict) or not node or isinstance(node, Flow):
        return False
    return indent == 0 or not fits(node, indent, key)


def lines_of_list(node: list, indent: int) -> list[str]:
    return [f"{' ' * indent}- {flow(item)}" for item in node]


def lines(node: dict, indent: int = 0) -> list[str]:
    pad, out = " " * indent, []
    for key, value in node.items():
        if isinstance(value, Comment):
            out += [f"{pad}# {line}" for line in textwrap.wrap(value, WIDTH - indent - 2)]
        elif is_block(value, indent, key):
            out += [f"{pad}{key}:"] + lines(value, indent + 2)
        elif isinstance(value, list) and not fits(value, indent, key):
            out += [f"{pad}{key}:"] + lines_of_list(value, indent + 2)
        elif isinstance(value, (dict, list)):
            out.append(f"{pad}{key}: {flow(value)}")
        elif isinstance(value, str) and len(value) > WIDTH - 20:
            out += [f"{pad}{key}: >"]
            out += textwrap.wrap(value, WIDTH, initial_indent=pad + "  ", subsequent_indent=pad + "  ")
        else:
            out.append(f"{pad}{key}: {scalar(value)}")
    return out


def with_units(node: object, unit: str = "") -> object:
    """The tree with the unit of each quantity whose key, or whose map's key, has one; a flow or an addition is a mass a year."""
    if isinstance(node, Quantity):
        return replace(node, unit=unit)
    if isinstance(node, list):
        return [with_units(item, unit) for item in node]
    if isinstance(node, dict):
        return type(node)({key: with_units(value, UNITS.get(key, unit)) for key, value in node.items()})
    return node


def document(tree: dict) -> str:
    """The whole file, a blank line between its sections."""
    out: list[str] = []
    for key, value in with_units(tree).items():
        if isinstance(value, dict) and out:
            out.append("")
        out += lines({key: value})
    return "\n".join(out) + "\n"
