"""Writes docs/robustness.md from the runs of script/robustness: argument 1 their folder, argument 2 the number of draws."""
import csv
import sys
from pathlib import Path

FOCAL, CONTROL, PATRON, RIVAL = "kazakhstan", "ukraine", "russia", "china"

# scenario, measure, state, power, other, date, kind (effect or behaviour), sign, what is claimed
CLAIMS = [
    ("ukraine_war", "leverage", FOCAL, PATRON, "", "2030-01", "effect", -1, "the war lowers Russia's leverage over Kazakhstan"),
    ("ukraine_war", "leverage", FOCAL, PATRON, "", "2030-01", "behaviour", -1, "... and beyond arithmetic"),
    ("ukraine_war", "deference", FOCAL, PATRON, "", "2030-01", "behaviour", -1, "the war lowers Kazakhstan's deference to Russia"),
    ("ukraine_war", "posture", CONTROL, PATRON, "balance", "2030-01", "behaviour", 1, "Ukraine balances against Russia more"),
    ("bri_slowdown", "influence", FOCAL, RIVAL, "", "2030-01", "effect", -1, "a Belt and Road slowdown lowers China's influence"),
    ("bri_slowdown", "influence", FOCAL, RIVAL, "", "2030-01", "behaviour", -1, "... and beyond arithmetic"),
    ("us_withdrawal", "influence", FOCAL, PATRON, "", "2030-01", "effect", 1, "American exit raises Russia's influence"),
    ("us_withdrawal", "influence", FOCAL, RIVAL, "", "2030-01", "effect", 1, "American exit raises China's influence"),
]


def rows_of(folder):
    with open(folder / "differences.csv", newline="", encoding="utf-8") as file:
        return {(r["date"], r["state"], r["power"], r["domain"], r["other"], r["measure"]): r for r in csv.DictReader(file)}


def told(rows, claim):
    """Mean of what a claim speaks of, and the share of the draws in which it has the sign that is claimed."""
    _, measure, state, power, other, date, kind, sign, _ = claim
    row = rows[(date, state, power, "", other, measure)]
    higher = float(row["share_higher" if kind == "effect" else "behaviour_share_higher"])
    return float(row[kind]), higher if sign > 0 else 1 - higher


def main():
    root, draws = Path(sys.argv[1]), int(sys.argv[2])
    tables = {}
    print("# In what share of the plausible inputs does each sign hold?\n")
    print(f"{draws} draws of every uncertain number of the world and the scenario, and of the model's parameters over their")
    print("ranges for sensitivity (docs/model), each solved in the mean-field mode with and without the scenario.")
    print("`effect` is scenario less baseline, `behaviour` scenario less frozen twin. Made by `script/robustness`.\n")
    print("| claim | scenario | date | measured by | mean | share of draws with the sign |")
    print("| --- | --- | --- | --- | --- | --- |")
    for claim in CLAIMS:
        scenario, measure, _, _, _, date, kind, _, text = claim
        if scenario not in tables:
            tables[scenario] = rows_of(root / scenario)
        mean, share = told(tables[scenario], claim)
        print(f"| {text} | {scenario} | {date} | {measure}, {kind} | {mean:+.4f} | {100 * share:.0f} % |")
    war, ends = tables["ukraine_war"], rows_of(root / "russia_refocuses")
    print("\nThe end of the war brings Russia back: mean effect on Kazakhstan's deference to Russia in 2034,", end=" ")
    key = ("2034-01", FOCAL, PATRON, "", "", "deference")
    print(f"{float(war[key]['effect']):+.3f} while it lasts, {float(ends[key]['effect']):+.3f} when it ended in 2027.")
    contrast(root)


CONTRASTS = [
    ("as_stated", "as stated"),
    ("same_base", "Georgia's and Ukraine's threat from Russia as Kazakhstan's"),
    ("same_war", "... and the war threatening Ukraine as its neighbours"),
]


def contrast(root):
    print("\n## Is the contrast with the controls more than their threat?\n")
    print("Share of domains in which a state balances against Russia (mean field, stated values), before the war and in it.\n")
    print("| threats | state | 2021-01 | 2030-01 |")
    print("| --- | --- | --- | --- |")
    for folder, title in CONTRASTS:
        with open(root / f"contrast_{folder}" / "postures.csv", newline="", encoding="utf-8") as file:
            share = {(r["state"], r["date"]): float(r["mean"]) for r in csv.DictReader(file)
                     if r["power"] == PATRON and r["posture"] == "balance"}
        for state in (FOCAL, "georgia", CONTROL):
            print(f"| {title} | {state} | {share[state, '2021-01']:.2f} | {share[state, '2030-01']:.2f} |")
            title = ""
    print("\nThe levels differ whatever the threats: they rest on the ties and levers of the base month, which are assumptions for")
    print("Georgia and Ukraine. That Ukraine turns further against Russia in the war rests on the threat that the scenario states.")


if __name__ == "__main__":
    main()
