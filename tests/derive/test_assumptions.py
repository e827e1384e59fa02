import tempfile
import unittest
from pathlib import Path

import support  # noqa: F401
from derive import catalogue
from derive.assumptions import Assumptions, load, merged

RANGES = {"demand": (-1, 1), "control": (0, 1), "substitution": (1.05, 50)}


class Files(unittest.TestCase):
    def test_later_tables_are_laid_on_earlier_ones_key_by_key(self):
        under = {"a": {"x": 1, "y": {"value": 2, "range": [1, 3]}}, "b": [1, 2]}
        over = {"a": {"y": {"value": 5}}, "b": [3]}
        self.assertEqual(merged(under, over), {"a": {"x": 1, "y": {"value": 5}}, "b": [3]})

    def test_a_file_includes_others_below_itself(self):
        with tempfile.TemporaryDirectory() as scratch:
            (Path(scratch) / "base.toml").write_text("a = 1\nb = 1\n")
            (Path(scratch) / "top.toml").write_text('include = ["base.toml"]\nb = 2\n')
            self.assertEqual(load(Path(scratch) / "top.toml"), {"a": 1, "b": 2})


class Numbers(unittest.TestCase):
    def setUp(self):
        self.assume = Assumptions({"rules": {"spread": 0.5}}, RANGES)

    def test_a_number_has_the_common_spread(self):
        q = self.assume.quantity(-0.4, "demand")
        self.assertEqual((q.low, q.value, q.high), (-0.6000000000000001, -0.4, -0.2))

    def test_the_spread_may_lie_about_another_centre(self):
        q = self.assume.quantity(3.0, "substitution", centre=1.0)
        self.assertEqual((q.low, q.high), (2.0, 4.0))

    def test_ranges_are_clamped_to_the_catalogue(self):
        self.assertEqual(self.assume.quantity(0.9, "control").high, 1)

    def test_a_value_outside_the_catalogue_is_refused(self):
        with self.assertRaisesRegex(ValueError, r"control: 1.5 lies outside \[0, 1\]"):
            self.assume.quantity(1.5, "control")

    def test_a_value_outside_its_own_range_is_refused(self):
        with self.assertRaisesRegex(ValueError, "lies outside its range"):
            self.assume.quantity({"value": 0.5, "range": [0.6, 0.9]}, "control")

    def test_a_stated_source_is_kept(self):
        q = self.assume.quantity({"value": 0.5, "source": "paper", "year": 2020}, "control")
        self.assertEqual((q.source, q.year, q.ranged), ("paper", 2020, False))

    def test_a_row_leaves_out_zeros_and_refuses_a_wrong_length(self):
        row = self.assume.row([0, 0.5], ["a", "b"], "control")
        self.assertEqual(list(row), ["b"])
        with self.assertRaisesRegex(ValueError, "1 numbers for 2 columns"):
            self.assume.row([0.5], ["a", "b"], "control")


class Catalogue(unittest.TestCase):
    def test_ranges_come_from_the_programs_own_list(self):
        ranges = catalogue.ranges()
        self.assertEqual(ranges["rivalry"], (-1, 1))
        self.assertEqual(ranges["tie"], (1e-6, 0.97))
        self.assertEqual(ranges["flow"], (0, 1e9))
        rows = catalogue.CATALOGUE.read_text(encoding="utf-8").count("    row(C::")
        self.assertEqual(len(ranges), rows)

    def test_a_file_without_rows_is_refused(self):
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch) / "empty.cpp"
            path.write_text("constexpr double kBig = 1e9;\n")
            with self.assertRaisesRegex(ValueError, "no rows of inputs"):
                catalogue.ranges(path)
