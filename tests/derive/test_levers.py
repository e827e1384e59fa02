import unittest

import support  # noqa: F401
from derive.assumptions import Assumptions
from derive.levers import dyad

RANGES = {"engagement": (-1, 1), "deference": (-1, 1)}


def inside(engagement: float, deference: float) -> bool:
    """Strictly inside the triangle (1, 1), (.6, 0), (-1, -1) of engagement and deference, by half planes."""
    e, v = engagement, deference
    return e > v and (e < 0.6 + 0.4 * v) and (e < 0.6 + 1.6 * v)


class Levers(unittest.TestCase):
    def setUp(self):
        self.assume = Assumptions({"rules": {"spread": 1 / 3}}, RANGES)

    def test_every_corner_of_the_ranges_can_rest(self):
        for e, v in [(0.45, 0.2), (0.45, 0), (0.64, 0.3), (-0.2, -0.3), (0.1, -0.2), (0.5, 0.3), (0.3, -0.05),
                     (0.6, 0.2)]:
            levers = dyad(e, v, self.assume)
            for engagement in (levers["engagement"].low, e, levers["engagement"].high):
                for deference in (levers["deference"].low, v, levers["deference"].high):
                    self.assertTrue(inside(engagement, deference), (e, v, engagement, deference))

    def test_ranges_are_not_empty(self):
        for e, v in [(0.45, 0), (0.64, 0.3), (-0.2, -0.3)]:
            for lever in dyad(e, v, self.assume).values():
                self.assertGreater(lever.high - lever.low, 0.02)

    def test_a_point_outside_is_refused(self):
        for e, v in [(0.7, 0.3), (0.2, 0.2), (0.5, -0.2)]:
            with self.assertRaisesRegex(ValueError, "cannot be a resting point"):
                dyad(e, v, self.assume)
