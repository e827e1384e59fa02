"""Reading of the tables: plain rows of text, an empty cell is a missing figure."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path


class TableError(Exception):
    """A table lacks what a rule needs."""


def number(text: str) -> float | None:
    """The figure of a cell; nothing for an empty one."""
    text = text.strip()
    return float(text) if text else None


class Tables:
    """The CSV files of one folder, read when first asked for."""

    def __init__(self, folder: Path):
        self._folder = folder
        self.rows = cache(self._read)

    def _read(self, name: str) -> list[dict[str, str]]:
        path = self._folder / f"{name}.csv"
        if not path.is_file():
            raise TableError(f"missing table {path.name} in {self._folder}")
        with path.open(newline="", encoding="utf-8") as stream:
            return list(csv.DictReader(stream))

    def where(self, name: str, **equal: str) -> list[dict[str, str]]:
        """Rows whose columns have these texts."""
        return [row for row in self.rows(name) if all(row[key] == text for key, text in equal.items())]

    def series(self, name: str, column: str, key: str, code: str) -> dict[int, float]:
        """Year -> figure of one column for one code; years without a figure are absent."""
        found = {}
        for row in self.where(name, **{key: code}):
            figure = number(row[column])
            if figure is not None:
                found[int(row["year"])] = figure
        return dict(sorted(found.items()))
