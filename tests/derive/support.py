"""Invented tables for the tests of the derivation, and the way to its modules."""

import csv
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "script"))

from derive.sources import Sources  # noqa: E402
from derive.tables import Tables  # noqa: E402

SOURCES = {
    "own": {"citation": "Own reports", "match": ["WITS_"]},
    "matrix": {"citation": "A matrix", "match": ["UNCTAD_matrix"]},
    "wits": {"citation": "Summaries", "match": []},
    "sipri_arms": {"citation": "Arms"},
    "undl": {"citation": "Votes"},
    "ideal_points": {"citation": "Ideal points"},
    "world_bank_gdp": {"citation": "GDP"},
    "world_bank_growth": {"citation": "Growth"},
    "sipri_milex": {"citation": "Expenditure"},
    "paper": {"citation": "A paper", "url": "https://example.org/paper", "match": ["https://example.org/"]},
}

COLUMNS = {
    "gdp": "state year gdp_current_usd",
    "gdp_real": "state year value",
    "milex": "state year milex_constant2023_usd",
    "trade_total": "reporter year exports_usd imports_usd source",
    "trade_bilateral_best": "reporter partner year exports_usd imports_usd exports_source imports_source",
    "trade_eu_lower_bound": "reporter year exports_usd_min imports_usd_min members_in_exports members_in_imports",
    "arms_tiv": "state supplier year tiv_million",
    "alliances": "state partner start end type",
    "bases_deployments": "host power start end unit",
    "memberships": "state organisation start end role",
    "unga_agreement": "state partner year n_votes agree_share",
    "unga_idealpoints": "state year idealpointall",
    "corridors": "corridor measure value unit year source_url",
}


def write_tables(folder: Path, tables: dict[str, list[tuple]]) -> Tables:
    """Writes every known table, those not given without rows; `-` stands for an empty cell."""
    for name, columns in COLUMNS.items():
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream)
            writer.writerow(columns.split())
            writer.writerows([["" if cell == "-" else cell for cell in row] for row in tables.get(name, [])])
    return Tables(folder)


class TableCase(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        self.sources = Sources(SOURCES)

    def tables(self, **tables: list[tuple]) -> Tables:
        return write_tables(self.folder, tables)

    def assert_range(self, quantity, low: float, value: float, high: float):
        self.assertTrue(quantity.ranged)
        self.assertAlmostEqual(quantity.low, low, places=9)
        self.assertAlmostEqual(quantity.value, value, places=9)
        self.assertAlmostEqual(quantity.high, high, places=9)
