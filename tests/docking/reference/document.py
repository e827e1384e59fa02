"""The tables of docs/model/inputs.md: axes, defaults, admissible ranges, choices, as a reader of the document finds them."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

INPUTS = Path(__file__).resolve().parents[3] / "docs" / "model" / "inputs.md"


@dataclass(frozen=True)
class Channel:
    axes: tuple  # of the keys by which a shock names a cell
    default: float | None  # None: a file must state it
    low: float
    high: float


def _number(text):
    return float(Fraction(text))


def _range(text):
    low, high = text.split(" to ")
    return _number(low), _number(high)


def _table(heading):
    """Rows of the first table after a heading, each by the names of its columns, without code marks."""
    lines = INPUTS.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("|"))
    rows = []
    for line in lines[start:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip().strip("`") for cell in line.strip().strip("|").split("|")])
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


def channels():
    """Every channel of the catalogue by name. A second power is called rival, a second state neighbour."""
    found = {}
    for row in _table("Channels"):
        axes = [] if row["Axes"] == "-" else row["Axes"].split(", ")
        if axes == ["power", "power"]:
            axes = ["power", "rival"]
        if axes == ["state", "state"]:
            axes = ["state", "neighbour"]
        default = None if row["Default"] == "required" else _number(row["Default"])
        found[row["Channel"]] = Channel(tuple(axes), default, *_range(row["Admissible"]))
    return found


def parameters():
    """Default of every parameter by name."""
    return {row["Parameter"]: _number(row["Default"]) for row in _table("Parameters")}


def structure():
    """The usual word of every choice of structure by its name."""
    return {row["Choice"].removeprefix("model."): row["Word"] for row in _table("Choices of structure") if row["Usual"] == "yes"}
