"""The extraction holds what it has reached, on the project's dispatches and on the reports beside the checkout."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geolibya.formats.jsonl import line_of
from geolibya.reports import read_reports
from geolibya.scoring import read_judged, score

if TYPE_CHECKING:
    from collections.abc import Collection

    from geolibya.extractor import Extractor

GOLD = Path(__file__).parent / "gold"


def figures(
    extractor: Extractor, gold: Path, reports: Path, folder: Path, only: Collection[str] | None = None
) -> dict[str, Any]:
    """Extract the reports of a folder and score them against gold; `only` some of them, where given."""
    judged = {name: one for name, one in read_judged(gold).items() if only is None or name in only}
    lines = (line_of(extractor.extract(report)) for report in read_reports(reports) if report.name in judged)
    predicted = folder / "predicted.jsonl"
    predicted.write_text("\n".join(lines), encoding="utf-8")
    return score(judged, read_judged(predicted)).figures()


def test_open_dispatches(extractor: Extractor, tmp_path: Path) -> None:
    """On the half of our dispatches that may be read, no figure falls below what was reached."""
    with (GOLD / "split.csv").open(encoding="utf-8", newline="") as file:
        reports = {row["report"] for row in csv.DictReader(file) if row["half"] == "open"}
    found = figures(extractor, GOLD / "dispatches.jsonl", GOLD / "dispatches", tmp_path, reports)
    assert found["toponyms_overlap"]["f1"] >= 0.95
    assert found["place"]["f1"] >= 0.70
    assert found["place_activity"]["f1"] >= 0.50
    assert found["status"]["accuracy"] >= 0.70


def test_real_seeds(extractor: Extractor, shared: Path, tmp_path: Path) -> None:
    """On the five real reports, the bounds of the first release hold."""
    found = figures(extractor, shared / "evaluation" / "seeds.jsonl", shared / "seeds", tmp_path)
    assert found["toponyms_overlap"]["f1"] >= 0.95
    assert found["place"]["f1"] >= 0.85
    assert found["place_activity"]["f1"] >= 0.70
    assert found["status"]["accuracy"] >= 0.85


def test_other_reports(extractor: Extractor, shared: Path, tmp_path: Path) -> None:
    """On the English and French reports that stand beside the real seeds, the bounds of the first release hold."""
    folder = shared / "evaluation" / "dev"
    with (folder / "reports.csv").open(encoding="utf-8", newline="") as file:
        reports = {row["file"] for row in csv.DictReader(file) if row["language"] in ("en", "fr")}
    found = figures(extractor, shared / "evaluation" / "dev.jsonl", folder, tmp_path, reports)
    assert found["place"]["f1"] >= 0.65
    assert found["place_activity"]["f1"] >= 0.50
    assert found["status"]["accuracy"] >= 0.75
