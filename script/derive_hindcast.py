#!/usr/bin/env python3
"""Writes the figures of the backtest from a folder of tables: figures.csv, ties.csv, drivers.csv and sources.csv.

    script/derive_hindcast.py TABLES_DIR --out scenarios/hindcast
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from pathlib import Path

from derive import assumptions
from derive.hindcast import Figures
from derive.tables import TableError

SETTINGS = Path(__file__).resolve().parent / "derive" / "hindcast.toml"
FIGURE = ["series", "state", "power", "year", "value", "source"]


def text(header: list[str], rows: list[list[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def files(data: dict, folder: Path) -> dict[str, str]:
    """File name -> text."""
    figures = Figures(data, folder)
    out = {
        "figures.csv": text(FIGURE, [figure.row() for figure in figures.observed()]),
        "ties.csv": text(["domain"] + FIGURE[1:5], [figure.row()[:5] for figure in figures.ties()]),
        "drivers.csv": text(["driver", "year", "value", "source"], figures.drivers()),
    }
    sources = [[key, entry["citation"], entry.get("url", "")] for key, entry in figures.sources.tree().items()]
    return {**out, "sources.csv": text(["source", "citation", "url"], sources)}


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Write the figures of the backtest from tables.")
    parser.add_argument("tables", type=Path, help="folder with the CSV tables")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    options = parser.parse_args(argv)
    try:
        written = files(assumptions.load(SETTINGS), options.tables)
    except (OSError, TableError, ValueError, KeyError) as error:
        print(f"derive_hindcast: {type(error).__name__}: {error}", file=sys.stderr)
        return 1
    options.out.mkdir(parents=True, exist_ok=True)
    for name, content in written.items():
        (options.out / name).write_text(content, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
