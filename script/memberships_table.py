"""Writes docs/memberships.md from the runs of script/memberships: argument 1 their folder, argument 2 the number of replicates."""
import csv
import sys
from itertools import groupby
from pathlib import Path

AT = "2021-12"


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def chosen(folder):
    """(organisation, state) -> share of replicates in which it is a member, for what nobody had joined in the base month."""
    kept = [r for r in rows(folder / "series.csv") if r["measure"] == "membership"]
    first = min(r["date"] for r in kept)
    founded = {r["other"] for r in kept} - {r["other"] for r in kept if r["date"] == first and float(r["mean"]) > 0}
    return {(r["other"], r["state"]): float(r["mean"]) for r in kept if r["date"] == AT and r["other"] in founded}


def calendar(folder):
    """The memberships begun since the base month that had not ended."""
    members = set()
    for r in rows(folder / "events.csv"):
        if r["date"] <= AT and r["kind"] == "membership begins":
            members.add((r["whom"], r["who"]))
        if r["date"] <= AT and r["kind"] == "membership ends":
            members.discard((r["whom"], r["who"]))
    return members


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else None


def scores(said, members):
    """Count, mean chance of those inside and outside, order (share of pairs in and out that are told apart), Brier scores."""
    inside = [p for key, p in said.items() if key in members]
    outside = [p for key, p in said.items() if key not in members]
    order = mean((a > b) + 0.5 * (a == b) for a in inside for b in outside)
    brier = mean((p - (key in members)) ** 2 for key, p in said.items())
    share = len(inside) / len(said)
    return len(said), len(inside), mean(inside), mean(outside), order, brier, share * (1 - share)


def cells(name, numbers):
    count, members, *others = numbers
    return f"| {name} | {count} | {members} | " + " | ".join("-" if x is None else f"{x:.2f}" for x in others) + " |"


def main():
    root, replicates = Path(sys.argv[1]), int(sys.argv[2])
    said, members = chosen(root / "chosen"), calendar(root / "calendar")
    whole = scores(said, members)
    print("# Memberships that states choose, held against the calendar\n")
    print(f"Made by `script/memberships`. `scenarios/open_memberships.yaml`, {replicates} replicates with every uncertain number of the")
    print(f"world and the model drawn: the chance of membership in {AT}, in organisations that nobody had joined in January 2001. No number")
    print("of the model was fitted to memberships. How the choice is made: [model/mechanisms.md](model/mechanisms.md#states-that-choose-their-organisations).\n")
    print("| organisation | states | members in fact | mean chance of members | of the others | told apart | Brier score | of the base rate |")
    print("|---|---|---|---|---|---|---|---|")
    for name, group in groupby(sorted(said), key=lambda key: key[0]):
        print(cells(name, scores({key: said[key] for key in group}, members)))
    print(cells("**all**", whole))
    print("\n*Told apart*: the share of pairs of a member and another state in which the member has the higher chance; 0.5 is luck. *Brier")
    print("score*: mean squared distance of the chance from what happened; 0.25 for a coin, less is better. *Of the base rate*: the same for a")
    print("forecaster who knows only how many join.\n")
    verdict = "worse than" if whole[5] > whole[6] else "better than"
    print(f"Over all, the model is {verdict} the base rate, and {'worse' if whole[5] > 0.25 else 'better'} than a coin.")


main()
