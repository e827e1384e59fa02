import unittest

import support  # noqa: F401
from derive.emit import Comment, Flow, document, flow, scalar
from derive.quantity import assumed, sourced


class Text(unittest.TestCase):
    def test_scalars_are_quoted_where_yaml_would_read_something_else(self):
        for value, text in [("Center", "Center"), ("2021-01", "2021-01"), ("no", '"no"'), ("a: b", '"a: b"'),
                            ("3 states", '"3 states"'), (True, "true"), (3, "3"), (0.6, "0.6"),
                            ("north #1", '"north #1"')]:
            self.assertEqual(scalar(value), text)

    def test_flow(self):
        self.assertEqual(flow({"a": [1, {"from": "2021-01"}], "b": sourced(1, "own", 2020)}),
                         "{a: [1, {from: 2021-01}], b: {value: 1, source: own, year: 2020}}")

    def test_document(self):
        tree = {
            "#": Comment("Head."),
            "title": "A world",
            "states": {"center": {"stable": 1, "gap": assumed(1, 0, 2),
                                  "ties": {"#": Comment("inner"), "north": assumed(0.5, 0, 1)}}},
            "series": {"data": Flow({2020 + k: 1.5 for k in range(20)})},
            "list": {"items": [{"from": "2021-01", "gap": assumed(1, 0, 2, "x" * 60)},
                               {"from": "2022-01", "capacity": assumed(1, 0, 2)}]},
        }
        years = ", ".join(f"{2020 + k}: 1.5" for k in range(20))
        self.assertEqual(document(tree), f"""\
# Head.
title: A world

states:
  center:
    stable: 1
    gap: {{value: 1, assumption: [0, 2]}}
    ties:
      # inner
      north: {{value: 0.5, assumption: [0, 1]}}

series:
  data: {{{years}}}

list:
  items:
    - {{from: 2021-01, gap: {{value: 1, assumption: [0, 2], note: "{'x' * 60}"}}}}
    - {{from: 2022-01, capacity: {{value: 1 Mt/year, assumption: [0, 2]}}}}
""")

    def test_long_text_is_folded(self):
        out = document({"description": "word " * 40})
        self.assertTrue(out.startswith("description: >\n  word word"))
        self.assertTrue(all(len(line) <= 120 for line in out.splitlines()))
