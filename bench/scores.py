"""Score the extraction on the annotated dispatches and print the table of README.

Runs the commands that anyone can run, `geolibya extract` and `geolibya score`. The dispatches that
`tests/gold/split.csv` holds back are scored with `--held` only: a figure that is looked at after each
change tests nothing any more. `--write README.md` puts the table, with the date of `--date`, between
the marks in that file.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
COMMAND = (sys.executable, "-m", "geolibya")
GOLD = ROOT / "tests" / "gold"
FIGURES = (
    ("names of places found, F1", "toponyms_overlap", "f1"),
    ("names resolved within 10 km", "resolution", "within_10_km"),
    ("places of events, F1", "place", "f1"),
    ("place and activity, F1", "place_activity", "f1"),
    ("place, activity and actor, F1", "place_activity_actor", "f1"),
    ("status right", "status", "accuracy"),
    ("true place within the radius", "radius_covers_gold", "share"),
)
MARKS = re.compile(r"(<!-- scores -->\n).*?(<!-- /scores -->)", re.DOTALL)


def half(name: str, folder: Path) -> Path:
    """Write the annotations of one half of the dispatches, `open` or `held`, and give the file."""
    with (GOLD / "split.csv").open(encoding="utf-8", newline="") as file:
        chosen = {row["report"] for row in csv.DictReader(file) if row["half"] == name}
    lines = (GOLD / "dispatches.jsonl").read_text(encoding="utf-8").splitlines()
    gold = folder / f"{name}.jsonl"
    gold.write_text(
        "".join(f"{line}\n" for line in lines if json.loads(line)["report"] in chosen), encoding="utf-8"
    )
    return gold


def score(reports: Path, gold: Path) -> dict[str, Any]:
    """Give the figures of `geolibya score` for what `geolibya extract` makes of some reports."""
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        subprocess.run([*COMMAND, "extract", reports, "-q", "-o", predicted], check=True)
        scored = subprocess.run(
            [*COMMAND, "score", gold, predicted, "--json"], check=True, capture_output=True, text=True
        )
    figures: dict[str, Any] = json.loads(scored.stdout)
    return figures


def table(results: Mapping[str, Mapping[str, Any]]) -> str:
    """Give the figures as a Markdown table, a column for each set of reports."""
    lines = [
        f"| figure | {' | '.join(results)} |",
        f"| --- | {' | '.join('---:' for _ in results)} |",
        _row("reports", [str(result["reports"]) for result in results.values()]),
    ]
    lines += [
        _row(label, [f"{result[name][part]:.2f}" for result in results.values()])
        for label, name, part in FIGURES
    ]
    return "\n".join(lines) + "\n"


def _row(label: str, cells: Sequence[str]) -> str:
    return f"| {label} | {' | '.join(cells)} |"


def main() -> None:
    """Print the table, or write it where README has its place."""
    parser = argparse.ArgumentParser(description="Score the extraction on the annotated dispatches.")
    parser.add_argument("--held", action="store_true", help="score the dispatches held back, too")
    parser.add_argument(
        "--set",
        nargs=3,
        action="append",
        metavar=("LABEL", "REPORTS", "GOLD"),
        default=[],
        help="further reports and their annotations",
    )
    parser.add_argument("--write", type=Path, help="file with <!-- scores --> marks to put the table into")
    parser.add_argument("--date", help="date of the run, to stand above the table")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sets = {
            "dispatches of `seeds/`": (ROOT / "seeds", GOLD / "seeds.jsonl"),
            "of `tests/gold/`, open": (GOLD / "dispatches", half("open", Path(folder))),
        }
        if options.held:
            sets["of `tests/gold/`, held back"] = (GOLD / "dispatches", half("held", Path(folder)))
        sets |= {label: (Path(reports), Path(gold)) for label, reports, gold in options.set}
        text = table({label: score(reports, gold) for label, (reports, gold) in sets.items()})
    if options.date:
        text = f"As of {options.date}:\n\n{text}"
    if options.write:
        before = options.write.read_text(encoding="utf-8")
        options.write.write_text(
            MARKS.sub(lambda found: found[1] + text + found[2], before), encoding="utf-8"
        )
    print(text)


if __name__ == "__main__":
    main()
