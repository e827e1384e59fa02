"""Runs the program in the mean-field mode and reads what its tables hold (docs/outputs.md)."""

import csv
import subprocess
import tempfile
from pathlib import Path

PARTS = ("date", "measure", "state", "power", "domain", "other")


def resolved(program, scenario):
    """The scenario with all that it extends and includes as one text, months written out, numbers in their own units."""
    command = [program, "describe", "--resolved", str(scenario)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def tables(program, scenario, end=None):
    """Values by (column, month, measure, state, power, domain, other), `column` one of `mean`, `effect`, `arithmetic`
    and `behaviour`; `other` is a posture, threat, corridor, organisation, neighbour, vote or
    conflict. What has none of these is "" there."""
    with tempfile.TemporaryDirectory(prefix="docking-") as folder:
        out = Path(folder) / "results"
        options = ["--mean-field", "--frozen-twin", "--all-domains", "--quiet", "--out", str(out)]
        subprocess.run([program, "run", str(scenario), *options, *(["--to", end] if end else [])], check=True)
        return _means(out) | _differences(out)


def numbers(program, scenario, end=None):
    """Every state variable of every month by (month, name), as `odd --numbers` writes them."""
    with tempfile.TemporaryDirectory(prefix="docking-") as folder:
        out = Path(folder) / "numbers.csv"
        command = [program, "odd", str(scenario), "--numbers", str(out), *(["--to", end] if end else [])]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return read_numbers(out)


def read_numbers(path):
    with open(path, newline="", encoding="utf-8") as file:
        return {(row["month"], name): float(text) for row in csv.DictReader(file)
                for name, text in row.items() if name != "month"}


def _rows(folder, name):
    with open(folder / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _means(folder):
    values = {}
    for row in _rows(folder, "series.csv"):
        values["mean", *(row[part] for part in PARTS)] = row["mean"]
    for row in _rows(folder, "postures.csv"):
        values["mean", row["date"], "posture", row["state"], row["power"], "", row["posture"]] = row["mean"]
    for row in _rows(folder, "corridors.csv"):
        values["mean", row["date"], row["measure"], row["state"], "", "", row["corridor"]] = row["mean"]
    for row in _rows(folder, "votes.csv"):
        for word in ("yes", "abstain", "no"):
            values["mean", row["date"], f"vote_{word}", row["state"], "", "", row["vote"]] = row[word]
    for row in _rows(folder, "events.csv"):
        if row["kind"] == "coercion":  # a year's episodes, dated its first month
            values["mean", row["date"], "coercion_events", row["whom"], row["who"], "", ""] = row["value"]
        if row["kind"] == "mediation":
            values["mean", row["date"], "hosting", row["who"], "", "", row["whom"]] = row["value"]
    if (folder / "shocks.csv").exists():
        for row in _rows(folder, "shocks.csv"):
            values |= {("mean", row["date"], f"shock_{word}", "", "", "", row["shock"]): row[word]
                       for word in ("in_force", "arrived")}
    return {key: float(value) for key, value in values.items()}


def _differences(folder):
    values = {}
    for row in _rows(folder, "differences.csv"):
        key = tuple(row[part] for part in PARTS)
        values |= {(column, *key): float(row[column]) for column in ("effect", "arithmetic", "behaviour")}
    return values
