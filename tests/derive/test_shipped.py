"""The shipped worlds: every number has a source and a year or a range, and every source is cited in full."""

import re
import unittest

from support import ROOT

WORLDS = sorted((ROOT / "scenarios" / "worlds").glob("central_asia_*.yaml"))
NUMBER = re.compile(r"\{value: (-?[0-9.]+)(?: months| Mt/year| /month| /year)?, (?:source: (\w+), year: (\d{4})"
                    r"|assumption: \[(-?[0-9.]+), (-?[0-9.]+)\])[,}]")


class Shipped(unittest.TestCase):
    def test_both_worlds_are_there(self):
        self.assertEqual([path.name for path in WORLDS], ["central_asia_2001.yaml", "central_asia_2021.yaml"])

    def test_every_number_says_where_it_comes_from(self):
        for path in WORLDS:
            text = path.read_text(encoding="utf-8")
            self.assertGreater(text.count("{value:"), 600)
            self.assertEqual(text.count("{value:"), len(NUMBER.findall(text)))
            for value, _, _, low, high in NUMBER.findall(text):
                if low:
                    self.assertTrue(float(low) <= float(value) <= float(high), f"{path.name}: {value} [{low}, {high}]")

    def test_sources_and_citations_agree(self):
        for path in WORLDS:
            text = path.read_text(encoding="utf-8")
            listed = text[text.index("\nsources:\n"):text.index("\ndomains:\n")]
            declared = set(re.findall(r"^  (\w+):", listed, re.M))
            cited = set(re.findall(r"source: (\w+)", text))
            named = set(re.findall(r"\b(" + "|".join(sorted(declared)) + r")\b", text[text.index("\ndomains:\n"):]))
            self.assertLessEqual(cited, declared)
            self.assertEqual(named, declared)
            self.assertEqual(listed.count("citation:"), len(declared))

    def test_no_path_of_a_machine(self):
        for path in WORLDS:
            self.assertNotRegex(path.read_text(encoding="utf-8"), r"/(work|home|tmp|root)/")
