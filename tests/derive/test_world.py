"""The script from end to end on an invented world."""

import contextlib
import io
import math
import unittest
from pathlib import Path

import support
from derive import assumptions, catalogue, check
from derive.tables import Tables
from derive.world import Deriver, bounded, excess, floor
from derive.quantity import assumed, sourced
import derive_worlds

TOML = Path(__file__).with_name("invented.toml")


def invented_tables() -> dict[str, list[tuple]]:
    years = range(1998, 2014)
    return {
        "gdp": [("NNN", 2010, 2e12), ("NNN", 2011, 2e12), ("WWW", 2010, 1e13), ("WWW", 2011, 1e13)],
        "gdp_real": [(code, year, 2) for code in ("NNN", "WWW", "ALL") for year in years],
        "milex": [(code, year, 5e10) for code in ("NNN", "WWW", "OOO") for year in years],
        "trade_total": [("AAA", year, 100, 100, "WITS_x") for year in (2010, 2011)],
        "trade_bilateral_best": [("AAA", "NNN", 2010, 30, 30, "WITS_x", "WITS_x"),
                                 ("AAA", "NNN", 2011, 30, 50, "WITS_x", "WITS_x"),
                                 ("AAA", "WWW", 2010, 20, 20, "WITS_x", "WITS_x")],
        "arms_tiv": [("AAA", "NNN", 2006, 90), ("AAA", "WWW", 2008, 10)],
        "unga_agreement": [("AAA", "NNN", 2010, 50, 0.8), ("AAA", "WWW", 2010, 50, 0.4)],
        "unga_idealpoints": [("AAA", 2010, 0), ("NNN", 2010, -0.5), ("WWW", 2010, 2)],
        "memberships": [("AAA", "Pact", "1992-05-15", "-", "member"), ("NNN", "Pact", "1992", "-", "member")],
        "corridors": [("Pipe", "oil", 40, "Mt", 2010, "https://example.org/a")],
    }


class EndToEnd(support.TableCase):
    def run_script(self, *more: str, **changed) -> tuple[int, str, str]:
        self.tables(**{**invented_tables(), **changed})
        self.out = self.folder / "world.yaml"
        said, blamed = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(blamed):
            code = derive_worlds.main([str(self.folder), "--world", str(TOML), "--out", str(self.out), *more])
        return code, said.getvalue(), blamed.getvalue()

    def test_neighbours_are_shares_of_trade(self):
        rows = [("AAA", "BBB", 2010, 4, 2, "WITS_x", "WITS_x"), ("BBB", "AAA", 2010, 0.01, 0.02, "WITS_x", "WITS_x")]
        totals = [("AAA", 2010, 100, 100, "WITS_x"), ("BBB", 2010, 50, 50, "WITS_x")]
        self.tables(**{**invented_tables(), "trade_bilateral_best": rows, "trade_total": totals})
        data = assumptions.load(TOML)
        deriver = Deriver(data, Tables(self.folder), catalogue.ranges())
        self.assertEqual(deriver.neighbours("center"), {})  # coast has no tables
        data["states"]["coast"]["tables"] = True
        deriver = Deriver(data, Tables(self.folder), catalogue.ranges())
        self.assertEqual({name: share.value for name, share in deriver.neighbours("center").items()}, {"coast": 0.03})
        self.assertEqual(deriver.neighbours("coast"), {})  # 0.0003: too little

    def test_writes_a_world(self):
        self.assertEqual(self.run_script(), (0, "", ""))
        text = self.out.read_text(encoding="utf-8")
        self.assertTrue(text.startswith("# yaml-language-server: $schema=../schema/world.schema.json\n# Written by "))
        self.assertIn("format: multivector-world/1\n", text)
        self.assertIn("every number of Coast is an assumption", text.replace("\n# ", " "))
        self.assertIn('north: {value: 0.35, source: own, year: 2011, note: "mean of 2010, 2011"}', text)
        self.assertIn("west: {value: 0.2, source: own, year: 2010}", text)
        self.assertIn("center: {value: 40 Mt/year, source: paper, year: 2010}", text)
        # Arms .9, 3 of 3 + 4 points: .6 * .9 + .4 * 3/7.
        self.assertIn("north: {value: 0.711, assumption: [0.617, 0.806]", text)
        self.assertIn("transit_demand: {value: 45 Mt/year, assumption: [", text)
        self.assertNotIn("never_used", text)
        self.assertNotIn("    transit:\n        north", text)

    def test_same_input_same_bytes(self):
        self.run_script()
        first = self.out.read_bytes()
        self.run_script()
        self.assertEqual(first, self.out.read_bytes())

    def test_last_year_cuts_the_series(self):
        self.run_script("--last-year", "2011")
        self.assertNotIn("2012: ", self.out.read_text(encoding="utf-8"))

    def test_report_counts_sourced_numbers(self):
        _, said, _ = self.run_script("--report")
        lines = {line.split()[0]: line.split()[1:] for line in said.splitlines()}
        self.assertEqual(lines["ties.economy"], ["2", "of", "4"])
        self.assertEqual(lines["corridors.flows"], ["1", "of", "4"])
        self.assertEqual(lines["ties.society"], ["0", "of", "4"])

    def test_a_missing_figure_is_told_and_nothing_is_written(self):
        code, _, blamed = self.run_script(corridors=[])
        self.assertEqual(code, 1)
        self.assertIn("0 rows of the table of corridors", blamed)
        self.assertFalse(self.out.exists())

    def test_a_tie_without_table_or_assumption_is_told(self):
        code, _, blamed = self.run_script(trade_bilateral_best=[])
        self.assertEqual(code, 1)
        self.assertIn("no tie of center in economy with north, west", blamed)

    def test_a_missing_table_is_told(self):
        self.tables(**invented_tables())
        (self.folder / "milex.csv").unlink()
        with contextlib.redirect_stderr(io.StringIO()) as blamed:
            code = derive_worlds.main([str(self.folder), "--world", str(TOML), "--out", str(self.folder / "w.yaml")])
        self.assertEqual(code, 1)
        self.assertIn("missing table milex.csv", blamed.getvalue())


class Checks(support.TableCase):
    def setUp(self):
        super().setUp()
        self.tree = Deriver(assumptions.load(TOML), self.tables(**invented_tables()), catalogue.ranges()).tree()

    def fault(self) -> str:
        return "\n".join(check.faults(self.tree))

    def test_a_sound_tree_has_no_faults(self):
        self.assertEqual(check.faults(self.tree), [])

    def test_a_full_corridor(self):
        self.tree["corridors"]["sea"]["capacity"] = assumed(16, 14, 20)
        self.assertIn("corridors.sea: flows of 15 may exceed the capacity", self.fault())

    def test_a_state_with_one_way_out(self):
        del self.tree["corridors"]["sea"]["flows"]["coast"]
        self.assertIn("states.coast: fewer than two corridors", self.fault())

    def test_control_over_one(self):
        self.tree["corridors"]["pipe"]["control"]["west"] = assumed(0.1, 0, 0.2)
        self.assertIn("corridors.pipe: control sums to more than one", self.fault())

    def test_flows_beyond_the_demand(self):
        self.tree["states"]["center"]["transit_demand"] = assumed(44, 43, 45)
        self.assertIn("states.center: flows exceed the transit demand", self.fault())

    def test_shares_that_may_sum_to_one(self):
        self.tree["states"]["center"]["ties"]["society"]["west"] = assumed(0.1, 0.1, 0.6)
        self.assertIn("states.center.ties.society: the shares may sum to one", self.fault())

    def test_levers_outside_the_triangle(self):
        self.tree["states"]["center"]["powers"]["north"]["engagement"] = assumed(0.45, 0.2, 0.5)
        self.assertIn("states.center.powers.north: engagement and deference may leave", self.fault())

    def test_an_unknown_source_and_a_missing_year(self):
        self.tree["states"]["center"]["ties"]["economy"]["north"] = sourced(0.3, "hearsay", 0)
        self.assertIn("states.center.ties.economy.north: unknown source 'hearsay'", self.fault())
        self.assertIn("states.center.ties.economy.north: a sourced figure needs a year", self.fault())

    def test_stable_ids_twice(self):
        self.tree["corridors"]["sea"]["stable"] = 1
        self.assertIn("corridors: stable ids are not unique", self.fault())

    def test_legacy_is_the_log_odds_over_the_long_run_level(self):
        legacy = self.tree["states"]["center"]["legacy"]
        self.assertAlmostEqual(legacy["economy"]["north"].value, math.log(0.35 / 0.65 / (0.2 / 0.8)))
        self.assertAlmostEqual(legacy["economy"]["north"].low, math.log(0.35 / 0.65 / (0.25 / 0.75)))
        self.assertEqual(legacy["society"]["north"].value, 0.3)
        self.assertNotIn("legacy", self.tree["states"]["coast"])


class Shares(unittest.TestCase):
    def test_a_tie_no_table_saw_exists_a_little(self):
        lifted = floor(assumed(0, 0, 0, "arms 0"), 0.005)
        self.assertEqual((lifted.low, lifted.value, lifted.high, lifted.note), (0.0025, 0.005, 0.01, "arms 0"))
        kept = sourced(0.4, "own", 2010)
        self.assertIs(floor(kept, 0.005), kept)

    def test_upper_ends_are_drawn_in_together(self):
        ties = bounded({"a": assumed(0.6, 0.5, 0.9), "b": sourced(0.2, "own", 2010), "c": assumed(0.05, 0, 0.15)}, "x")
        # 1.25 is .4 above the sum of .85, .1 of which is left below .95: a quarter of each widening stays.
        self.assertAlmostEqual(ties["a"].high, 0.675)
        self.assertAlmostEqual(ties["c"].high, 0.075)
        self.assertAlmostEqual(sum(tie.top for tie in ties.values()), 0.95)

    def test_shares_without_a_rest_are_refused(self):
        with self.assertRaisesRegex(ValueError, "shares of x sum to 1.000: a 1.000 own"):
            bounded({"a": sourced(1.0, "own", 2010)}, "x")

    def test_excess_of_a_share_at_its_level_is_nothing(self):
        self.assertAlmostEqual(excess(sourced(0.2, "own", 2010), assumed(0.2, 0.1, 0.3)).value, 0)
