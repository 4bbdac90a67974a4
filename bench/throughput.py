"""Measure how many reports a second one core turns into events, beside a tool that finds names only.

Reads the annotated dispatches of `tests/gold/` several times over and prints one line for each tool:
reports and megabytes a second, the best of several rounds. Run it on an idle machine.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from geolibya.extractor import Extractor
from geolibya.reports import read_reports

if TYPE_CHECKING:
    from collections.abc import Callable

    from geolibya.records import Report

DISPATCHES = Path(__file__).resolve().parent.parent / "tests" / "gold" / "dispatches"


def best_seconds(read: Callable[[Report], object], reports: list[Report], rounds: int) -> float:
    """Give the seconds of the fastest of some rounds over all reports."""
    times = []
    for number in range(rounds):
        # A line of its own in each copy, so that no cache of whole texts can answer.
        copies = [replace(report, text=f"{report.text}\n{number}", sha256="") for report in reports]
        start = time.perf_counter()
        for report in copies:
            read(report)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, default=DISPATCHES, help="reports to read")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()

    reports = list(read_reports(options.folder))
    megabytes = sum(len(report.text.encode()) for report in reports) / 1e6
    start = time.perf_counter()
    extractor = Extractor()
    extractor.extract(reports[0])
    ready = time.perf_counter() - start

    tools: dict[str, Callable[[Report], object]] = {"geolibya: events": extractor.extract}
    if find_spec("geotext"):
        from geotext import GeoText

        tools["geotext: names of places only"] = lambda report: GeoText(report.text).cities
    size = 1000 * megabytes / len(reports)
    print(f"{len(reports)} reports of {size:.1f} kB, one core, the best of {options.rounds} rounds")
    print(f"geolibya reads its tables in {ready:.2f} s\n")
    print("| tool | reports/s | MB/s |")
    print("| --- | ---: | ---: |")
    for name, read in tools.items():
        seconds = best_seconds(read, reports, options.rounds)
        print(f"| {name} | {len(reports) / seconds:,.0f} | {megabytes / seconds:.2f} |")


if __name__ == "__main__":
    main()
