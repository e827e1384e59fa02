import support
from derive.security import Security

RULES = {"arms": {"value": 0.6, "range": [0.4, 0.8]}, "own": 4.0, "collective_defence": 3.0, "alliance": 2.0,
         "base": 2.0, "partnership": 1.0, "programme": 0.5, "defence_organisations": ["Pact"],
         "alliance_words": ["alliance", "mutual"], "partnership_words": ["partnership"]}
POWERS = {"north": {"code": "NNN", "suppliers": ["NNN"], "agreements": []},
          "west": {"code": "WWW", "suppliers": ["WW1", "WW2"], "agreements": ["Programme"]}}


class SecurityTies(support.TableCase):
    def rule(self, base="2021-01", **tables):
        return Security(self.tables(**tables), self.sources, RULES, base, 5)

    def test_window_ends_before_the_base_or_begins_with_the_register(self):
        arms = [("AAA", "NNN", 2010, 1), ("AAA", "NNN", 2020, 1)]
        self.assertEqual(list(self.rule(arms_tiv=arms).arms_years()), [2016, 2017, 2018, 2019, 2020])
        self.assertEqual(list(self.rule("2012-01", arms_tiv=arms).arms_years()), [2010, 2011, 2012, 2013, 2014])

    def test_shares_of_deliveries_inside_the_window(self):
        arms = [("AAA", "NNN", 2010, 50), ("AAA", "NNN", 2016, 30), ("AAA", "WW1", 2018, 5), ("AAA", "WW2", 2020, 5),
                ("AAA", "OOO", 2019, 10), ("AAA", "NNN", 2021, 99), ("BBB", "NNN", 2019, 99)]
        shares = self.rule(arms_tiv=arms).arms_shares("AAA", {"north": ["NNN"], "west": ["WW1", "WW2"]})
        self.assertEqual(shares, {"north": 0.6, "west": 0.2})

    def points(self, **tables):
        rule = self.rule(arms_tiv=[("AAA", "NNN", 2010, 1)], **tables)
        return rule.points("AAA", "NNN", []), rule.points("AAA", "WWW", ["Programme"])

    def test_points_add_up(self):
        memberships = [("AAA", "Pact", "1992-05-15", "-", "member"), ("NNN", "Pact", "1992", "-", "party"),
                       ("AAA", "Programme", "1994-05-27", "-", "member")]
        alliances = [("AAA", "NNN", "1992-05-25", "-", "treaty of mutual assistance"),
                     ("AAA", "NNN", "2013", "-", "partnership in alliance"),
                     ("AAA", "WWW", "2018-01-16", "-", "enhanced partnership")]
        bases = [("AAA", "NNN", "1994-12", "-", "-"), ("AAA", "WWW", "2009", "2025", "million USD per year")]
        north, west = self.points(memberships=memberships, alliances=alliances, bases_deployments=bases)
        self.assertEqual(north, 3.0 + 2.0 + 2.0)  # a partnership in alliance is counted once, as an alliance
        self.assertEqual(west, 1.0 + 0.5)         # money for a base is no base

    def test_only_what_is_in_force_counts(self):
        memberships = [("AAA", "Pact", "1992-05-15", "2020-12-31", "member"), ("NNN", "Pact", "1992", "-", "member"),
                       ("AAA", "Programme", "2021-02-01", "-", "member")]
        bases = [("AAA", "NNN", "2001-10", "2005-11-21", "-"), ("AAA", "WWW", "2021-01-31", "-", "-")]
        self.assertEqual(self.points(memberships=memberships, bases_deployments=bases), (0.0, 2.0))

    def test_an_observer_is_no_member(self):
        memberships = [("AAA", "Pact", "1992", "-", "observer"), ("NNN", "Pact", "1992", "-", "member")]
        self.assertEqual(self.points(memberships=memberships), (0.0, 0.0))

    def test_blend_and_its_range(self):
        arms = [("AAA", "NNN", 2016, 75), ("AAA", "WW1", 2018, 25)]
        alliances = [("AAA", "NNN", "1992", "-", "alliance"), ("AAA", "WWW", "1992", "-", "alliance")]
        ties = self.rule(arms_tiv=arms, alliances=alliances).ties("AAA", POWERS)
        # 2 of 2 + 2 + 4 points each: a quarter.
        self.assert_range(ties["north"], 0.4 * 0.75 + 0.6 * 0.25, 0.6 * 0.75 + 0.4 * 0.25, 0.8 * 0.75 + 0.2 * 0.25)
        self.assert_range(ties["west"], 0.25, 0.25, 0.25)

    def test_without_deliveries_the_points_decide(self):
        alliances = [("AAA", "NNN", "1992", "-", "alliance")]
        ties = self.rule(arms_tiv=[("BBB", "NNN", 2016, 1)], alliances=alliances).ties("AAA", POWERS)
        self.assertAlmostEqual(ties["north"].value, 2 / 6)
        self.assertIn("no deliveries seen in 2016-2020", ties["north"].note)
