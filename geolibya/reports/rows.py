"""Files with a report in each row: JSONL and CSV with `report`, `text` and what is known of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from geolibya.errors import ReportError
from geolibya.reports.metadata import Metadata
from geolibya.reports.plaintext import check_text, read_csv, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO


class ReportRow(NamedTuple):
    """A row: its report, or no text where it could not be used, and what is wrong with it."""

    line: int | None
    name: str = ""
    text: str = ""
    about: Metadata = Metadata()
    faults: tuple[str, ...] = ()


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise ReportError("no text" if given is None else f"text is a {type(given).__name__}, wants text")
    return check_text(given)


def _row(line: int, given: Mapping[str, Any], file: str) -> ReportRow:
    try:
        text = _text(given.get("text"))
        about = Metadata.of(given)
        name = given.get("report") or f"{file}:{line}"
        name = " ".join(str(name).encode("utf-8", "replace").decode().split())
    except ReportError as error:
        return ReportRow(line, faults=(str(error),))
    return ReportRow(line, name, text, about, about.faults)


def jsonl_rows(stream: BinaryIO, file: str) -> Iterator[ReportRow]:
    """Read the reports of a JSONL file; `file` names those that have no `report`."""
    for line in read_lines(stream):
        if line.fault:
            yield ReportRow(line.number, faults=(line.fault,))
        elif line.text.strip():
            try:
                given = json.loads(line.text)
            except (ValueError, RecursionError) as error:
                yield ReportRow(line.number, faults=(f"not JSON: {error}",))
                continue
            if isinstance(given, dict):
                yield _row(line.number, given, file)
            else:
                yield ReportRow(line.number, faults=("not a JSON object",))


def csv_rows(stream: BinaryIO, file: str) -> Iterator[ReportRow]:
    """Read the reports of a CSV file; `file` names those that have no `report`."""
    try:
        for number, cells in read_csv(stream):
            if "text" not in cells:
                hint = "; to read the files that it names, give its folder" if "file" in cells else ""
                yield ReportRow(1, faults=(f"no column text; found {', '.join(cells)}{hint}",))
                return
            yield _row(number, cells, file)
    except ReportError as error:
        yield ReportRow(None, faults=(str(error),))
