import unittest

import support  # noqa: F401
from derive.quantity import assumed, plain, quoted, sourced


class Numbers(unittest.TestCase):
    def test_rounds_to_significant_digits_without_exponent(self):
        for number, digits, text in [(1 / 3, 3, "0.333"), (17734.06, 5, "17734"), (123456.7, 3, "123000"),
                                     (0.00012345, 3, "0.000123"), (1.0, 3, "1"), (-0.0, 3, "0"),
                                     (-0.0344, 2, "-0.034")]:
            self.assertEqual(plain(number, digits), text)

    def test_quotes_what_yaml_would_read_otherwise(self):
        self.assertEqual(quoted('a "b" \\ c: d'), '"a \\"b\\" \\\\ c: d"')


class Quantities(unittest.TestCase):
    def test_text_of_a_sourced_figure(self):
        self.assertEqual(sourced(0.221234, "wits", 2021).text(), "{value: 0.2212, source: wits, year: 2021}")
        self.assertEqual(sourced(0.5, "wits", 2021, "mean of 2").text(),
                         '{value: 0.5, source: wits, year: 2021, note: "mean of 2"}')

    def test_text_of_an_assumption(self):
        self.assertEqual(assumed(1, 2 / 3, 4 / 3).text(), "{value: 1, assumption: [0.667, 1.33]}")

    def test_range_always_holds_the_value(self):
        wrong = assumed(0.5, 0.6, 0.4)
        self.assertEqual((wrong.low, wrong.high), (0.5, 0.5))

    def test_rounded_is_what_the_text_reads_back(self):
        cut = assumed(111.25, 105.6875, 116.8125).rounded()
        self.assertEqual((cut.low, cut.value, cut.high), (106, 111, 117))
