import support
from derive.assumptions import Assumptions
from derive.organisations import chairs, memberships, organisation_tree, programme_tree, union, written

RANGES = {"sponsor": (0, 1), "depth": (0, 3), "programme_effort": (0, 100)}
STATES = {"center": {"code": "AAA"}, "hill": {"code": "BBB"}}


class Intervals(support.TableCase):
    def test_union_joins_what_meets_or_overlaps(self):
        self.assertEqual(union([("2010-01", "2014-12"), ("2015-01", "9999-12"), ("2012-01", "2013-01")]),
                         [("2010-01", "9999-12")])
        self.assertEqual(union([("2006-06", "2012-06"), ("1992-05", "1999-04")]),
                         [("1992-05", "1999-04"), ("2006-06", "2012-06")])
        self.assertEqual(union([("2000-01", "9999-12"), ("2005-01", "2006-01")]), [("2000-01", "9999-12")])

    def test_open_intervals_have_no_end(self):
        self.assertEqual(written(("2000-01", "9999-12")), {"from": "2000-01"})
        self.assertEqual(written(("2000-01", "2001-02")), {"from": "2000-01", "to": "2001-02"})


class Organisations(support.TableCase):
    ROWS = [("AAA", "Treaty", "1992-05-15", "2002-10-06", "party"), ("AAA", "Pact", "2002-10-07", "-", "member"),
            ("BBB", "Pact", "1996", "2012", "member"), ("BBB", "Pact", "2013-01-01", "-", "observer"),
            ("AAA", "Pact", "2010-06", "2011-06-15", "chair"), ("AAA", "Pact", "2004-06", "2005-07-05", "chair"),
            ("BBB", "Summit", "2018-03-15", "2018-03-15", "meeting"),
            ("BBB", "Summit", "2019-11-29", "2019-11-29", "meeting")]

    def test_roles_and_dates(self):
        tables = self.tables(memberships=self.ROWS)
        self.assertEqual(memberships(tables, ["Pact"], "BBB"), [("1996-01", "2012-12")])
        self.assertEqual(union(memberships(tables, ["Treaty", "Pact"], "AAA")), [("1992-05", "9999-12")])

    def test_meetings_are_a_standing_forum_from_the_first(self):
        tables = self.tables(memberships=self.ROWS)
        self.assertEqual(union(memberships(tables, ["Summit"], "BBB")), [("2018-03", "9999-12")])

    def test_chairs_are_in_order_of_time(self):
        self.assertEqual(chairs(self.tables(memberships=self.ROWS), ["Pact"], STATES),
                         [{"state": "center", "from": "2004-06", "to": "2005-07"},
                          {"state": "center", "from": "2010-06", "to": "2011-06"}])

    def test_tree(self):
        entry = {"stable": 3, "name": "Pact", "tables": ["Pact"], "sponsors": {"north": 0.9}, "depth": {"security": 1},
                 "extra": {"hill": [["2012-06", "2014-02"]]}, "comment": "why"}
        assume = Assumptions({"rules": {"spread": 0.5}}, RANGES)
        tree = organisation_tree(self.tables(memberships=self.ROWS), entry, STATES, assume)
        self.assertEqual(tree["members"], {"center": [{"from": "2002-10"}],
                                           "hill": [{"from": "1996-01", "to": "2014-02"}]})
        self.assertEqual(tree["sponsors"]["north"].high, 1)
        self.assertEqual(str(tree["#"]), "why")
        self.assertEqual(len(tree["chairs"]), 2)

    def test_programme(self):
        entry = {"stable": 1, "name": "Road", "power": "north", "domains": {"transit": 0.6}, "states": ["hill"],
                 "effort": 0.2, "from": "2013-09"}
        tree = programme_tree(entry, Assumptions({"rules": {"spread": 0.5}}, RANGES))
        self.assertEqual((tree["effort"].low, tree["from"], tree["states"]), (0.1, "2013-09", ["hill"]))
