"""Puts the tables of a hindcast's report (argument 1) into docs/hindcast.md and a part of the first into README.md."""
import sys
from pathlib import Path

BEGIN, END = "<!-- hindcast: written by script/hindcast -->", "<!-- hindcast: end -->"
README_COLUMNS = ("figures", "months", "series", "persistence", "gravity", "without_agency")


def put(path: Path, text: str) -> None:
    """Replaces what stands between the two marks."""
    before, rest = path.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    path.write_text(f"{before}{BEGIN}\n\n{text.strip()}\n\n{END}{after}", encoding="utf-8")


def short(report: str) -> str:
    """The columns of the first table that the README shows."""
    rows = [line.strip("|").split("|") for line in report.splitlines() if line.startswith("|")]
    head = [cell.strip() for cell in rows[0]]
    places = [head.index(name) for name in README_COLUMNS]
    end = next(k for k, row in enumerate(rows) if k > 0 and row[0].strip() == "series")
    return "\n".join("|" + "|".join(row[k] for k in places) + "|" for row in rows[:end])


def main() -> None:
    report = Path(sys.argv[1]).read_text(encoding="utf-8")
    put(Path("docs/hindcast.md"), report)
    put(Path("README.md"), short(report))


if __name__ == "__main__":
    main()
