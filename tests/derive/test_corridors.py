import support
from derive.assumptions import Assumptions
from derive.corridors import corridor_tree, demand
from derive.quantity import assumed, sourced
from derive.tables import TableError

RANGES = {"corridor_capacity": (1e-6, 1e9), "control": (0, 1), "flow": (0, 1e9), "traffic": (0, 1e9), "through": (0, 1)}
WANTED = {"row": "Pipe", "measure": "oil", "year": 2022}


class Corridors(support.TableCase):
    def tree(self, entry, rows):
        assume = Assumptions({"rules": {"spread": 0.5}}, RANGES)
        return corridor_tree(self.tables(corridors=rows), self.sources, entry, assume)

    def test_a_row_of_the_table_gives_a_sourced_flow(self):
        rows = [("Pipe", "oil", 52.2, "Mt", 2022, "https://example.org/a"),
                ("Pipe", "oil", 81, "%", 2022, "https://example.org/a"),
                ("Pipe", "oil", 50, "Mt", 2021, "https://example.org/a")]
        entry = {"stable": 1, "name": "Pipe", "capacity": 60, "flows": {"center": WANTED, "hill": 2},
                 "control": {"north": 0.9}, "projects": [{"from": "2024-01", "add": 5}]}
        tree = self.tree(entry, rows)
        self.assertEqual(tree["flows"]["center"], sourced(52.2, "paper", 2022))
        self.assertEqual((tree["flows"]["hill"].low, tree["flows"]["hill"].high), (1, 3))
        self.assertEqual(tree["control"]["north"].high, 1)
        self.assertEqual(tree["projects"][0]["add"].value, 5)

    def test_what_powers_move_keeps_its_range(self):
        entry = {"stable": 1, "name": "Pipe", "capacity": 60, "flows": {"hill": 2},
                 "traffic": {"north": {"value": 10, "range": [8, 12]}, "south": 4}, "through": {"hill": 0.8}}
        tree = self.tree(entry, [])
        self.assertEqual((tree["traffic"]["north"].low, tree["traffic"]["north"].high), (8, 12))
        self.assertEqual((tree["traffic"]["south"].low, tree["traffic"]["south"].high), (2, 6))
        self.assertEqual(tree["through"]["hill"].high, 1)
        self.assertNotIn("traffic", self.tree({"stable": 1, "name": "Pipe", "capacity": 60, "flows": {"hill": 2}}, []))

    def test_an_ambiguous_or_missing_row_is_refused(self):
        entry = {"stable": 1, "name": "Pipe", "capacity": 60, "flows": {"center": WANTED}}
        for rows in ([], [("Pipe", "oil", 1, "Mt", 2022, "https://example.org/a")] * 2):
            with self.assertRaisesRegex(TableError, f"{len(rows)} rows of the table of corridors"):
                self.tree(entry, rows)

    def test_demand_is_the_sum_of_the_flows_as_written(self):
        corridors = {"a": {"flows": {"center": assumed(1.2345, 1, 2)}},
                     "b": {"flows": {"center": sourced(2.0, "paper", 2020), "hill": assumed(9, 8, 10)}}}
        self.assert_range(demand(corridors, "center", 0.1), 3.23 * 0.9, 3.23, 3.23 * 1.1)
