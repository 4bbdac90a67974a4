"""CSV: one row an event, lists joined by `; `."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from geolibya.columns import COLUMNS, FURTHER, row_of
from geolibya.formats.cells import flat, guard, unflat, unguard
from geolibya.reports.plaintext import open_file, read_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from geolibya.columns import Row
    from geolibya.eventset import EventSet
    from geolibya.records import Problem


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write rows of text and numbers; None is an empty cell."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow(
                [guard(cell) if isinstance(cell, str) else cell for cell in map(row.get, columns)]
            )


def write_problems(problems: Iterable[Problem], path: Path) -> None:
    """Write the list of what could not be used."""
    write_rows(
        path,
        ("file", "line", "reason"),
        ({"file": p.file, "line": p.line, "reason": p.reason} for p in problems),
    )


def write(events: EventSet, path: Path) -> None:
    """Write the events."""
    write_rows(path, (*COLUMNS, *FURTHER), (flat(row_of(event)) for event in events))


def read(path: Path) -> Iterator[tuple[int, Row]]:
    """Give the rows with their lines; anyone's table will do."""
    with open_file(path) as stream:
        for number, cells in read_csv(stream):
            yield number, unflat({name: unguard(cell) for name, cell in cells.items()})
