import support  # noqa: F401
from derive.hindcast import Figures, TablesUntil

DATA = {
    "figures": {
        "first_year": 1992, "last_year": 2010, "arms_years": 5, "ties_from": 2008,
        "trade": [{"exports": ["WITS_"], "imports": ["WITS_"], "totals": "WITS_"},
                  {"exports": ["UNCTAD_matrix"], "imports": ["UNCTAD_matrix"], "totals": "UNCTAD_"}],
        "dropped": [{"state": "small", "year": 2003, "reason": "an outlier"}],
        "drivers": [{"driver": "price", "table": "price", "column": "dollars", "source": "paper"}],
    },
    "sources": support.SOURCES,
    "order": {"powers": ["north", "west"], "states": ["small", "unseen"], "domains": ["security", "economy"]},
    "states": {"small": {"code": "AAA"}, "unseen": {"code": "UUU", "tables": False}},
    "powers": {"north": {"code": "NNN", "suppliers": ["NNN"], "bodies": ["NNN"], "agreements": []},
               "west": {"code": "WWW", "suppliers": ["WW1", "WW2"], "bodies": ["WWW"], "agreements": []}},
    "domains": {"security": {"role": "security"}, "economy": {"role": "market"}},
    "rules": {"votes_least": 20, "arms_years": 5, "least_tie": 0.005, "lower_bound_least": 0.5,
              "security": {"arms": {"value": 0.6, "range": [0.4, 0.8]}, "own": 4.0, "collective_defence": 3.0,
                           "alliance": 2.0, "base": 2.0, "partnership": 1.0, "programme": 0.5,
                           "defence_organisations": [], "alliance_words": ["alliance"], "partnership_words": []}},
}
OWN, MATRIX = ("WITS_x", "WITS_x"), ("UNCTAD_matrix", "UNCTAD_matrix")


class HindcastFigures(support.TableCase):
    def figures(self, **tables) -> Figures:
        self.tables(**tables)
        (self.folder / "price.csv").write_text("year,dollars\n2001,20\n2002,\n2003,30.5\n2011,99\n", encoding="utf-8")
        return Figures(DATA, self.folder)

    def rows(self, figures: Figures, series: str) -> list[tuple]:
        return [(f.power, f.year, round(f.value, 4)) for f in figures.observed() if f.series == series]

    def test_trade_keeps_to_one_kind_of_source(self):
        totals = [("AAA", year, 60, 40, "WITS_x") for year in range(2001, 2006)] + [("AAA", 2005, 90, 110, "UNCTAD_y")]
        trade = [("AAA", "NNN", 2001, 12, 8, *OWN), ("AAA", "NNN", 2002, 10, "-", *OWN), ("AAA", "NNN", 2003, 50, 40, *OWN),
                 ("AAA", "NNN", 2004, 15, 15, *OWN), ("AAA", "NNN", 2005, 50, 50, *MATRIX),
                 ("AAA", "WWW", 2005, 30, 10, *MATRIX)]
        # One flow missing, an outlier and the other kind of source are left out; of the west the matrix is all there is.
        self.assertEqual(self.rows(self.figures(trade_total=totals, trade_bilateral_best=trade, arms_tiv=[("AAA", "NNN", 2000, 1)]), "trade"),
                         [("north", 2001, 0.2), ("north", 2004, 0.3), ("west", 2005, 0.2)])

    def test_arms_are_windows_that_end_with_the_year(self):
        arms = [("AAA", "NNN", 2000, 30), ("AAA", "WW1", 2004, 5), ("AAA", "WW2", 2004, 5), ("AAA", "OOO", 2005, 10)]
        rows = self.rows(self.figures(arms_tiv=arms), "arms")
        self.assertEqual(rows[0], ("north", 2004, 0.75))
        self.assertEqual(rows[1], ("north", 2005, 0))
        self.assertIn(("west", 2005, 0.5), rows)
        self.assertNotIn(2010, [year for _, year, _ in rows])  # nothing delivered in 2006 to 2010

    def test_votes_need_enough_of_them(self):
        votes = [("AAA", "NNN", 2001, 19, 0.9), ("AAA", "NNN", 2002, 20, 0.8), ("AAA", "NNN", 2011, 60, 0.7)]
        self.assertEqual(self.rows(self.figures(unga_agreement=votes, arms_tiv=[("AAA", "NNN", 2000, 1)]), "votes"), [("north", 2002, 0.8)])

    def test_tables_until_a_year(self):
        self.tables(gdp=[("NNN", 2001, 1), ("NNN", 2002, 2)], alliances=[("AAA", "NNN", "1992-05-25", "2020", "x"), ("AAA", "WWW", "2002", "-", "y")])
        tables = TablesUntil(self.folder, 2001)
        self.assertEqual([row["year"] for row in tables.rows("gdp")], ["2001"])
        self.assertEqual([row["partner"] for row in tables.rows("alliances")], ["NNN"])

    def test_ties_do_not_know_later_rows(self):
        totals = [("AAA", year, 50, 50, "WITS_x") for year in range(2000, 2011)]
        trade = [("AAA", "NNN", year, year - 1998, 0, *OWN) for year in range(2000, 2011)]
        arms = [("AAA", "NNN", 2005, 1), ("AAA", "WW1", 2009, 3)]
        early = {(f.series, f.power, f.year): f.value
                 for f in self.figures(trade_total=totals, trade_bilateral_best=trade, arms_tiv=arms).ties()}
        late_rows = {(f.series, f.power, f.year): f.value for f in self.figures(
            trade_total=totals[:9], trade_bilateral_best=trade[:9], arms_tiv=arms[:1]).ties()}
        self.assertAlmostEqual(early["economy", "north", 2008], 0.09)  # mean of 2006 to 2008
        for key, value in early.items():
            if key[2] == 2008:
                self.assertEqual(value, late_rows[key])
        self.assertAlmostEqual(early["security", "north", 2008], 0.6)
        self.assertEqual(early["security", "west", 2008], 0.005)  # what no table saw
        self.assertAlmostEqual(early["security", "west", 2009], 0.45)

    def test_drivers_leave_gaps(self):
        figures = self.figures(arms_tiv=[("AAA", "NNN", 2000, 1)])
        self.assertEqual(figures.drivers(), [["price", "2001", "20", "paper"], ["price", "2003", "30.5", "paper"]])
