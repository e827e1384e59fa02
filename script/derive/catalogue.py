"""Admissible ranges of the inputs, read from the program's own catalogue so that there is one list of them."""

from __future__ import annotations

import re
from pathlib import Path

CATALOGUE = Path(__file__).resolve().parents[2] / "src" / "world" / "catalogue.cpp"
ROW = re.compile(r'row\(C::\w+, "(\w+)", on\([^)]*\), \d, "[^"]*", ([^,]+), ([^,]+), ')
BIG = re.compile(r"kBig = ([0-9.e+]+);")


def ranges(path: Path = CATALOGUE) -> dict[str, tuple[float, float]]:
    """Name of an input -> (lowest, highest) admissible value."""
    text = path.read_text(encoding="utf-8")
    big = BIG.search(text)
    if not big:
        raise ValueError(f"{path}: no largest admissible value found")
    limit = {"kBig": float(big.group(1)), "-kBig": -float(big.group(1))}
    number = lambda t: limit[t] if t in limit else float(t)
    found = {name: (number(low), number(high)) for name, low, high in ROW.findall(text)}
    if not found:
        raise ValueError(f"{path}: no rows of inputs found")
    return found
