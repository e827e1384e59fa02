import support
from derive.capability import Years, capability_tree, chained, growth_after, market, security
from derive.emit import lines
from derive.tables import TableError


class Capability(support.TableCase):
    def test_growth_is_chained_both_ways_from_the_base(self):
        levels = chained({2000: 25.0, 2001: 10.0, 2002: 20.0, 2004: 5.0}, base=2001, level=110.0)
        self.assertEqual(list(levels), [1999, 2000, 2001, 2002])  # 2003 has no growth: the chain stops
        for year, level in {1999: 80.0, 2000: 100.0, 2001: 110.0, 2002: 132.0}.items():
            self.assertAlmostEqual(levels[year], level, places=9)

    def test_a_base_year_without_growth_is_refused(self):
        with self.assertRaises(TableError):
            chained({2000: 1.0}, base=2001, level=1.0)

    def test_level_of_the_base_year_or_an_index(self):
        tables = self.tables(gdp_real=[("AAA", 2001, 10), ("BBB", 2001, 10)], gdp=[("AAA", 2001, 5e9)])
        years = Years(1990, 2030, 2001)
        self.assertEqual(market(tables, "AAA", years)[1], "billion US dollars of 2001")
        self.assertAlmostEqual(market(tables, "AAA", years)[0][2001], 5.0)
        self.assertEqual(market(tables, "BBB", years)[1], "index, 2001 = 100")
        self.assertAlmostEqual(market(tables, "BBB", years)[0][2000], 100 / 1.1)

    def test_expenditure_is_summed_where_all_report(self):
        tables = self.tables(milex=[("AAA", 2000, 2e9), ("AAA", 2001, 3e9), ("BBB", 2001, 4e9), ("BBB", 2000, "-")])
        self.assertEqual(security(tables, ["AAA", "BBB"]), {2001: 7.0})

    def test_growth_after_the_last_year(self):
        steady = {2000 + k: 1.02 ** k for k in range(11)} | {2010 + k: 1.02 ** 10 * 1.05 ** k for k in range(1, 11)}
        q = growth_after(steady)
        self.assertAlmostEqual(q.value, 0.05, places=9)
        self.assertAlmostEqual(q.high, 0.05 + 0.01, places=9)
        self.assertAlmostEqual(q.low, (1.02 * 1.05) ** 0.5 - 1 - 0.01, places=9)

    def test_too_short_a_series_gives_no_growth(self):
        with self.assertRaises(TableError):
            growth_after({2000: 1.0, 2001: 1.1})

    def test_figures_after_the_last_year_are_dropped(self):
        rows = [("AAA", year, 0) for year in range(1990, 2010)]
        milex = [("AAA", year, 1e9) for year in range(1985, 2010)]
        tables = self.tables(gdp_real=rows, gdp=[("AAA", 2000, 1e9)], milex=milex)
        tree = capability_tree(tables, "AAA", ["AAA"], Years(1990, 2003, 2000), self.sources.use)
        self.assertEqual(list(tree["capability"]["market"]["data"]), list(range(1990, 2004)))
        self.assertEqual(list(tree["capability"]["security"]["data"]), list(range(1990, 2004)))
        self.assertIn("growth chained to the GDP of 2000", tree["capability"]["market"]["note"])
        self.assertEqual(len(lines(tree["capability"])), 2)  # one line a series
