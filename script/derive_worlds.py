#!/usr/bin/env python3
"""Writes a world file from a folder of tables and a file of assumptions.

    script/derive_worlds.py TABLES_DIR --world 2021 --out scenarios/worlds/central_asia_2021.yaml
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from derive import assumptions, catalogue, check, emit
from derive.tables import TableError, Tables
from derive.world import Deriver

FOLDER = Path(__file__).resolve().parent / "derive"


def arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Write a world file from tables and a file of assumptions.")
    parser.add_argument("tables", type=Path, help="folder with the CSV tables")
    parser.add_argument("--world", required=True, help="year of the assumptions in script/derive, or a TOML file")
    parser.add_argument("--out", type=Path, required=True, help="world file to write")
    parser.add_argument("--last-year", type=int, help="drop capability figures after this year")
    parser.add_argument("--report", action="store_true", help="print how many numbers of each group have a source")
    return parser.parse_args(argv)


def assumptions_path(world: str) -> Path:
    path = Path(world)
    return path if path.suffix == ".toml" else FOLDER / f"assumptions_{world}.toml"


def main(argv: list[str]) -> int:
    options = arguments(argv)
    try:
        data = assumptions.load(assumptions_path(options.world))
        tree = Deriver(data, Tables(options.tables), catalogue.ranges(), options.last_year).tree()
    except (OSError, TableError, ValueError, KeyError) as error:
        print(f"derive_worlds: {type(error).__name__}: {error}", file=sys.stderr)
        return 1
    faults = check.faults(tree)
    if faults:
        print("\n".join(f"derive_worlds: {fault}" for fault in faults), file=sys.stderr)
        return 1
    options.out.write_text(emit.document(tree), encoding="utf-8")
    if options.report:
        for group, (some, every) in check.sourced_share(tree).items():
            print(f"{group:28s} {some:4d} of {every:4d}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
