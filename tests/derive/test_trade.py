import support
from derive.trade import Trade


class TradeShares(support.TableCase):
    """Base 2001, window 2000-2002, totals of 100 + 100 unless said otherwise."""

    def share(self, dyads, totals=None, bounds=(), bounded=False, base=2001):
        years = sorted({row[0] for row in dyads} | {2000, 2001, 2002})
        totals = totals or [("AAA", year, 100, 100, "WITS_x") for year in years]
        tables = self.tables(
            trade_total=totals, trade_eu_lower_bound=bounds,
            trade_bilateral_best=[("AAA", "PPP", *row, row[-1]) for row in dyads])
        return Trade(tables, self.sources, base, (2000, 2002), 0.5).share("AAA", "PPP", bounded)

    def test_full_years_of_the_window_are_averaged(self):
        q = self.share([(2000, 10, 30, "WITS_x"), (2001, 50, "-", "WITS_x"), (2002, 20, 40, "WITS_x"),
                        (2005, 90, 90, "WITS_x")])
        self.assertAlmostEqual(q.value, (0.2 + 0.3) / 2)
        self.assertEqual((q.source, q.year, q.note), ("own", 2002, "mean of 2000, 2002"))

    def test_a_missing_flow_takes_its_part_of_the_last_full_year(self):
        # 1998: exports are 5 % of all exports. 2001: imports 30 of 100, exports unknown of 100.
        q = self.share([(1998, 5, 10, "WITS_x"), (2001, "-", 30, "WITS_x")])
        self.assert_range(q, 0.15, (30 + 5) / 200, 0.20)
        self.assertIn("exports missing", q.note)

    def test_the_source_of_the_missing_flow_is_named(self):
        years = (1998, 2001)
        tables = self.tables(
            trade_total=[("AAA", year, 100, 100, "WITS_x") for year in years],
            trade_bilateral_best=[("AAA", "PPP", 1998, 5, 10, "https://example.org/b", "WITS_x"),
                                  ("AAA", "PPP", 2001, "-", 30, "-", "WITS_x")])
        q = Trade(tables, self.sources, 2001, (2000, 2002), 0.5).share("AAA", "PPP", False)
        self.assertEqual(q.note, "2001 (own), exports missing and set to their part of 1998 (paper)")

    def test_lower_bounds_carry_the_nearest_full_year(self):
        # 2005: share .4, members seen .3 of it; 2002: the same members .225 -> .4 * .225 / .3.
        bounds = [("AAA", 2005, 40, 20, "X Y", "Z"), ("AAA", 2002, 30, 15, "X Y", "Z"), ("AAA", 2001, 60, 20, "X", "Z")]
        q = self.share([(2005, 50, 30, "WITS_x")], bounds=bounds, bounded=True)
        self.assert_range(q, 0.225, 0.3, 0.4)

    def test_too_small_a_bound_carries_nothing(self):
        bounds = [("AAA", 2005, 20, 10, "X", "Z"), ("AAA", 2002, 30, 15, "X", "Z")]
        q = self.share([(1995, 10, 10, "WITS_x"), (2005, 50, 30, "WITS_x")], bounds=bounds, bounded=True)
        # Between .1 in 1995 and .4 in 2005 lies .28 in 2001, above the bound of .225 seen in the window.
        self.assert_range(q, 0.1, 0.28, 0.4)

    def test_a_bound_above_the_years_around_it_stands(self):
        bounds = [("AAA", 2001, 50, 30, "X", "Z")]
        q = self.share([(1995, 10, 10, "WITS_x"), (2005, 50, 30, "WITS_x")], bounds=bounds, bounded=True)
        self.assert_range(q, 0.4, 0.4, 0.4 * 4 / 3)

    def test_bounds_of_another_power_are_not_used(self):
        bounds = [("AAA", 2001, 50, 30, "X", "Z")]
        q = self.share([(1995, 10, 10, "WITS_x"), (2005, 50, 30, "WITS_x")], bounds=bounds, bounded=False)
        self.assertAlmostEqual(q.value, 0.28)

    def test_the_last_full_year_before_is_sourced(self):
        q = self.share([(1996, 10, 30, "WITS_x"), (1998, 20, 40, "WITS_x")])
        self.assertAlmostEqual(q.value, 0.3)
        self.assertEqual((q.source, q.year), ("own", 1998))

    def test_the_first_year_after_is_an_assumption(self):
        self.assert_range(self.share([(2005, 30, 30, "WITS_x")]), 0.2, 0.3, 0.4)

    def test_no_full_year_gives_nothing(self):
        self.assertIsNone(self.share([(2001, "-", 30, "WITS_x")]))

    def test_flows_of_the_matrix_are_parts_of_its_own_totals(self):
        totals = [("AAA", 2001, 100, 100, "WITS_x"), ("AAA", 2001, 150, 150, "UNCTAD_matrix_sum")]
        q = self.share([(2001, 20, 40, "UNCTAD_matrix")], totals=totals)
        self.assertAlmostEqual(q.value, 60 / 300)
        self.assertEqual(q.source, "matrix")
        q = self.share([(2001, 20, 40, "WITS_x")], totals=totals)
        self.assertAlmostEqual(q.value, 60 / 200)

    def test_an_undeclared_source_is_refused(self):
        with self.assertRaisesRegex(ValueError, "no source is declared for 'RUMOUR'"):
            self.share([(2001, 20, 40, "RUMOUR")])
