import math

import support
from derive.diplomacy import Diplomacy
from derive.tables import TableError

RULES = {"similarity": 0.25, "shared": 1.0, "capacity": 0.25, "rest": 15.0, "not_counted": ["Everyone"]}
POWERS = {"north": {"code": "NNN", "bodies": ["NNN"], "agreements": []},
          "west": {"code": "WWW", "bodies": ["WWW", "W01"], "agreements": ["Treaty"]}}
AGREEMENT = [("AAA", "NNN", 2018, 100, 0.9), ("AAA", "NNN", 2019, 50, 0.6), ("AAA", "NNN", 2020, 10, 0.0),
             ("AAA", "WWW", 2018, 100, 0.6), ("AAA", "OOO", 2018, 100, 0.7), ("AAA", "NNN", 2017, 100, 0.0)]
IDEAL = [("AAA", 2018, 0.0), ("NNN", 2018, 1.0), ("W01", 2018, 3.0), ("W01", 2019, 3.0), ("OOO", 2020, -2.0)]
GDP = [("NNN", 2020, math.e * 1e12), ("WWW", 2020, 1e12)]


class DiplomaticTies(support.TableCase):
    def rule(self, **tables):
        given = {"unga_agreement": AGREEMENT, "unga_idealpoints": IDEAL, "gdp": GDP, **tables}
        return Diplomacy(self.tables(**given), self.sources, RULES, "2021-01", (2018, 2020), 20)

    def test_agreement_is_weighted_by_votes_and_thin_years_are_left_out(self):
        self.assertAlmostEqual(self.rule().agreement("AAA")["NNN"], (100 * 0.9 + 50 * 0.6) / 150)

    def test_similarity_is_standardised_against_all_partners(self):
        # Agreement .8 .6 .7: mean .7, deviation sqrt(2/3) * .1; distances 1 3 2: nearness has the same shape.
        expected = 0.1 / (math.sqrt(2 / 3) * 0.1)
        self.assertAlmostEqual(self.rule().similarity("AAA", "NNN", "NNN"), expected)
        self.assertAlmostEqual(self.rule().similarity("AAA", "WWW", "W01"), -expected)

    def test_missing_votes_are_refused(self):
        with self.assertRaisesRegex(TableError, "AAA with ZZZ"):
            self.rule().similarity("AAA", "ZZZ", "NNN")

    def test_organisations_shared(self):
        memberships = [("AAA", "Club", "2000", "-", "member"), ("NNN", "Club", "2000", "-", "member"),
                       ("AAA", "Old", "2000", "2010", "member"), ("NNN", "Old", "2000", "-", "member"),
                       ("AAA", "Everyone", "2000", "-", "member"), ("NNN", "Everyone", "2000", "-", "member"),
                       ("AAA", "Treaty", "2000", "-", "bilateral agreement"),
                       ("AAA", "Group", "2000", "-", "member"), ("W01", "Group", "2000", "-", "member"),
                       ("AAA", "Table", "2000", "-", "member"), ("NNN", "Table", "2000", "-", "observer")]
        rule = self.rule(memberships=memberships)
        self.assertEqual(rule.shared("AAA", ["NNN"], []), 1)
        self.assertEqual(rule.shared("AAA", ["WWW", "W01"], ["Treaty"]), 2)

    def test_shares_follow_the_stated_formula(self):
        memberships = [("AAA", "Club", "2000", "-", "member"), ("NNN", "Club", "2000", "-", "member")]
        ties = self.rule(memberships=memberships).ties("AAA", POWERS, {"west": "W01"})
        z = math.sqrt(1.5)
        north, west = math.exp(0.25 * z + math.log(2) + 0.25), math.exp(-0.25 * z)
        self.assertAlmostEqual(ties["north"].value, north / (15 + north + west))
        self.assertAlmostEqual(ties["west"].value, west / (15 + north + west))
        # Of the eight variants, the attraction of everyone else moves this share furthest.
        self.assertAlmostEqual(ties["north"].low, north / (20 + north + west))
        self.assertAlmostEqual(ties["north"].high, north / (10 + north + west))

    def test_gdp_is_that_of_the_year_before(self):
        with self.assertRaisesRegex(TableError, "no GDP of NNN in 2020"):
            self.rule(gdp=[("NNN", 2021, 1e12)]).gdp("NNN")
