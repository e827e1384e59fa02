#!/usr/bin/env python3
"""Runs a scenario with the program and with the model as written again in `reference`, and compares every number.

Exit code 0 if all agree within the tolerance, 1 if not, 2 if it cannot run. See docs/docking.md.
"""

import argparse
import dataclasses
import sys

try:
    import yaml  # noqa: F401
except ImportError:
    sys.exit("dock.py needs PyYAML (python3-yaml)")

from program import numbers, read_numbers, resolved, tables
from reference.files import month_text
from reference.measures import record
from reference.month import frames
from reference.world import World

EVENTS = ("coercion_events", "hosting", "vote_yes", "vote_abstain", "vote_no",
          "shock_in_force", "shock_arrived")  # not in the tables of series


def reference(text, end=None):
    """What the tables of the program should hold, and every state variable of the scenario's run, by the same keys."""
    w = World(text, end)
    values, month, states = {}, {}, {}
    for run, t, rest, now, derived in frames(w):
        month[run] = record(w, rest, now, derived, t)
        if run == "scenario":
            date = month_text(w.base + t)
            states |= {(date, name): value for name, value in state_numbers(now)}
        if run == "twin":
            date, baseline, twin = month_text(w.base + t), month["baseline"], month["twin"]
            for key, value in month["scenario"].items():
                if key[0] in EVENTS:
                    continue
                values["mean", date, *key] = value
                values["effect", date, *key] = value - baseline[key]
                values["arithmetic", date, *key] = twin[key] - baseline[key]
                values["behaviour", date, *key] = value - twin[key]
            add_events(w, t, month["scenario"], values)
    return values, states


def state_numbers(state):
    """("x center north economy", value) of every number of a state."""
    def leaves(value, names):
        if not isinstance(value, dict):
            yield " ".join(names), value
            return
        for key, inner in value.items():
            ids = key if isinstance(key, tuple) else (key or "rest",)  # what is of no power is of the rest of the world
            yield from leaves(inner, [*names, *ids])

    for field in dataclasses.fields(state):
        yield from leaves(getattr(state, field.name), [field.name])


def add_events(w, t, month, values):
    """Events of a month. The last one is run for its frame only: besides votes and shocks, none of its events is listed."""
    date = month_text(w.base + t)
    for key, value in month.items():
        if key[0] == "coercion_events" and t < w.months:  # by year, dated the first month of it that is run
            first = "mean", month_text(max(w.base, (w.base + t) // 12 * 12)), *key
            values[first] = values.get(first, 0.0) + value
        elif key[0].startswith(("vote", "shock")) or (key[0] == "hosting" and t < w.months):
            values["mean", date, *key] = value


def stated(document):
    """Rows `| influence | center | north | 2022-01 | 0.34 |` of a document: means by their keys, and their texts."""
    rows = {}
    with open(document, encoding="utf-8") as file:
        for line in file:
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if line.startswith("|") and len(cells) == 5 and cells[4][:1].isdigit():
                measure, state, power, date, text = cells
                rows["mean", date, measure, state, power, "", ""] = text
    return rows


def differences(found, wanted):
    """(distance, key, found, wanted) of every key of either, the farthest first."""
    missing = float("nan")
    rows = [(abs(found.get(key, missing) - wanted.get(key, missing)), key, found.get(key), wanted.get(key))
            for key in found.keys() | wanted.keys()]
    return sorted(rows, key=lambda row: (-row[0] if row[0] == row[0] else float("-inf"), row[1]))


def compare(name, found, wanted, tolerance, side="program"):
    """Prints the worst ten; whether all are within the tolerance. What only one side has, or is no number, is not."""
    rows = differences(found, wanted)
    far = [row for row in rows if not row[0] <= tolerance]
    print(f"{name}: {len(rows)} values, {len(far)} farther apart than {tolerance:g}")
    for distance, key, one, other in rows[:10]:
        print(f"  {distance:9.2e}  {' '.join(part or '-' for part in key)}: {side} {one!r}, reference {other!r}")
    return bool(rows) and not far


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True, help="path of the program multivector")
    parser.add_argument("--scenario", required=True, help="a scenario or world file")
    parser.add_argument("--to", metavar="YYYY-MM", help="last month of the run")
    parser.add_argument("--tolerance", type=float, default=1e-9)
    parser.add_argument("--document", help="a text whose table of numbers is to hold as well")
    parser.add_argument("--numbers", help="a kept file of every state variable of every month, which is to hold as well")
    arguments = parser.parse_args()
    wanted, states = reference(resolved(arguments.program, arguments.scenario), arguments.to)
    good = compare("tables", tables(arguments.program, arguments.scenario, arguments.to), wanted, arguments.tolerance)
    good &= compare("state", numbers(arguments.program, arguments.scenario, arguments.to), states, arguments.tolerance)
    if arguments.numbers:
        good &= compare(arguments.numbers, read_numbers(arguments.numbers), states, arguments.tolerance, "file")
    if arguments.document:
        texts = stated(arguments.document)
        written = {key: f"{wanted[key]:.{len(text.split('.')[1])}f}" for key, text in texts.items()}
        wrong = {key: text for key, text in texts.items() if written[key] != text}
        print(f"{arguments.document}: {len(texts)} numbers, {len(wrong)} wrong", *wrong, sep="\n  ")
        good = good and bool(texts) and not wrong
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
