"""Tables of events, out and in; each format is a module with `write`, and `read` where it loses nothing."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from geolibya.columns import REQUIRED, event_of
from geolibya.errors import RecordError, ReportError
from geolibya.eventset import EventSet
from geolibya.records import Problem, Report
from geolibya.reports.plaintext import UNREADABLE, reason_of
from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    from geolibya.columns import Row
    from geolibya.records import Event

    class Writer(Protocol):
        """Writes events to a file."""

        def __call__(self, events: EventSet, path: Path) -> None:
            """Write them."""


WRITERS = {
    "geojson": "geojson",
    "csv": "csv_table",
    "acled": "acled",
    "gpkg": "gpkg",
    "parquet": "parquet",
    "kml": "kml",
}
"""Module of each format of tables; JSONL, which goes by report, is apart."""
READERS = {
    ".geojson": "geojson",
    ".json": "geojson",
    ".csv": "csv_table",
    ".gpkg": "gpkg",
    ".parquet": "parquet",
    ".geoparquet": "parquet",
}
"""Module that reads a file, by its suffix."""


def writer_of(name: str) -> Writer:
    """Give the function that writes a format."""
    writer: Writer = import_module(f"geolibya.formats.{WRITERS[name]}").write
    return writer


def read_events(path: str | Path, problems: list[Problem] | None = None) -> EventSet:
    """Read a table of events: one of ours, or anyone's with `activity`, `status` and a point.

    Parameters
    ----------
    path : str or Path
        A GeoJSON, CSV, GeoPackage or (Geo)Parquet file, told by its suffix.
    problems : list of Problem, optional
        Collects the rows that could not be used, while the rest goes on.

    Raises
    ------
    ReportError
        Where the file cannot be read or lacks a column; at the first wrong row, where no list is given.
    """
    path = Path(path)
    vocabulary = Vocabulary.load()
    found: dict[str, Event] = {}
    wrong: list[Problem] = []
    for number, row in _rows(path):
        try:
            event = _new_event(row, found, vocabulary)
            found[event.id] = event
        except RecordError as error:
            wrong.append(Problem(str(path), str(error), number))
    if wrong and problems is None:
        raise ReportError(f"{path}:{wrong[0].line}: {wrong[0].reason}")
    if problems is not None:
        problems += wrong
    return EventSet(tuple(found.values()), _reports_of(found), tuple(wrong))


def _rows(path: Path) -> Iterator[tuple[int, Row]]:
    module = READERS.get(path.suffix.lower())
    if module is None:
        raise ReportError(
            f"{path}: {path.suffix or 'no suffix'} is no table of events; wants {', '.join(READERS)}"
        )
    try:
        path.open("rb").close()  # libraries have words of their own for a file that cannot be opened
        rows = iter(import_module(f"geolibya.formats.{module}").read(path))
        for number, row in rows:
            _check_columns(row)
            yield number, row
            yield from rows
    except ReportError as error:
        raise ReportError(f"{path}: {error}") from None
    except UNREADABLE as error:
        raise ReportError(f"{path}: {reason_of(error)}") from error


def _check_columns(row: Row) -> None:
    missing = [column for column in REQUIRED if column not in row]
    if missing:
        raise ReportError(f"no column {', '.join(missing)}; found {', '.join(map(str, row)) or 'none'}")


def _new_event(row: Row, found: dict[str, Event], vocabulary: Vocabulary) -> Event:
    """Make the event of a row, its group that of its activity."""
    activity = str(row.get("activity") or "")
    if activity not in vocabulary.activities:
        raise RecordError(f"activity is {activity!r}, not an id of the vocabulary")
    event = event_of({**row, "group": vocabulary.activities[activity].parent})
    if event.id in found:
        raise RecordError(f"id {event.id} is there twice")
    return event


def _reports_of(events: dict[str, Event]) -> tuple[Report, ...]:
    """Give the reports that events name, without their texts."""
    reports: dict[str, Report] = {}
    for e in events.values():
        if e.report and e.report not in reports:
            reports[e.report] = Report(
                e.report,
                "",
                e.title,
                e.outlet,
                e.url,
                e.archived_url,
                e.published,
                e.language,
                e.kind,
                e.after,
                e.sha256,
            )
    return tuple(reports.values())
