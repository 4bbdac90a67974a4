"""The table in which people review events: written for spreadsheets, read back from them."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geolibya.columns import COUNTS, NUMBERS, row_of
from geolibya.counterparts import Trace
from geolibya.errors import ReportError
from geolibya.formats.cells import flat, guard, split, unguard
from geolibya.records import Problem
from geolibya.reports.plaintext import UNREADABLE, open_file, read_csv, reason_of
from geolibya.review.spreadsheets import one_line, plain_number, puts_day_first, read_date, readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from geolibya.records import Event

VERDICTS = ("accept", "correct", "reject", "add")
DECISION = ("decision", "reviewer", "reviewed_on", "comment")
"""Filled in by the person."""
CORRECTABLE = (
    "activity", "status", "place", "place_name", "relation", "lat", "lon", "radius_km", "actors", "targets",
    "attribution", "caveats", "when", "date", "killed", "injured",
)  # fmt: skip
"""What a person may change."""
EVIDENCE = ("quote", "report", "title", "outlet", "url", "published", "language")
"""What an event rests on: given for an added event, fixed for any other."""
HEADER = ("row", *DECISION, *CORRECTABLE, *EVIDENCE, "source", "reviewed", "id", "exported")
DATES = ("date", "published")
_LISTS = ("actors", "targets", "attribution", "caveats")
_KNOWN_BY = ("id", "report", "quote")


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of an event.

    Attributes
    ----------
    line : int
        On which the row ends.
    verdict : str
        `accept`, `correct`, `reject` or `add`.
    reviewed_on : str
        As the person wrote it, in ISO form where that is certain.
    cells : mapping of str to str
        The row, its dates in EDTF and its numbers with a point.
    was : mapping of str to str
        The event as it was exported; empty where the file does not say.
    """

    file: str
    line: int
    verdict: str
    reviewer: str
    reviewed_on: str
    cells: Mapping[str, str]
    was: Mapping[str, str]

    @property
    def trace(self) -> Trace:
        """What the event was known by when it was exported, else by what the row says."""
        return Trace(*(self.was.get(name) or self.cells.get(name, "") for name in Trace._fields))

    def problem(self, reason: str) -> Problem:
        """Say what is wrong with it, and where it stands."""
        return Problem(self.file, reason, self.line)

    def changes(self, now: Mapping[str, str]) -> dict[str, str]:
        """Give the cells that the person changed.

        Parameters
        ----------
        now : mapping of str to str
            Cells of the event as it is; what the person changed is told by these where the file does not say
            what was exported, and then an empty cell is no change.
        """
        was = self.was or now
        return {
            name: self.cells[name]
            for name in CORRECTABLE
            if name in self.cells
            and (self.was or self.cells[name])
            and not _same(name, self.cells[name], was.get(name, ""))
        }


def cells_of(event: Event) -> dict[str, str]:
    """Give an event as the cells of its row."""
    row = flat(row_of(event))
    return {
        name: "" if row[name] is None else str(row[name])
        for name in (*CORRECTABLE, *EVIDENCE, "reviewed", "id")
    }


def write_table(
    path: Path, events: Iterable[Event], decided: Mapping[str, Decision], rest: Iterable[Decision]
) -> None:
    """Write a row an event, with what was decided before, then the rows of other decisions.

    It opens in a spreadsheet: UTF-8 with a byte-order mark, nothing that would run as a formula. The last
    column keeps what was exported, so that a changed cell is told from one that the machine now fills otherwise.

    Parameters
    ----------
    decided : mapping of str to Decision
        By the id of the event.
    """
    rows = [_row(event, decided.get(event.id)) for event in events]
    rows += [dict(decision.cells) | _signature(decision) for decision in rest]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(HEADER)
        for number, cells in enumerate(rows, start=1):
            cells["row"] = str(number)
            writer.writerow([_shown(name, cells.get(name, "")) for name in HEADER])


def _row(event: Event, decision: Decision | None) -> dict[str, str]:
    """Give the cells of an event, corrected as was decided."""
    cells = cells_of(event)
    kept = {name: cells[name] for name in (*CORRECTABLE, *_KNOWN_BY) if cells[name]}
    if decision is None:
        return cells | {"exported": _packed(kept)}
    if (
        event.reviewed.startswith("corrected") and decision.was
    ):  # the machine's own words are in that table alone
        kept = dict(decision.was)
        cells |= {name: kept.get(name, "") for name in CORRECTABLE}
    changes = decision.changes(cells) if decision.verdict == "correct" else {}
    return cells | changes | _signature(decision) | {"exported": _packed(kept)}


def _signature(decision: Decision) -> dict[str, str]:
    return {
        "decision": decision.verdict,
        "reviewer": decision.reviewer,
        "reviewed_on": decision.reviewed_on,
        "comment": decision.cells.get("comment", ""),
    }


def _packed(cells: Mapping[str, str]) -> str:
    return json.dumps(cells, ensure_ascii=False)


def _shown(name: str, cell: str) -> str:
    return cell if name in (*NUMBERS, *COUNTS) else guard(cell)  # a coordinate may begin with a minus


def _same(name: str, cell: str, was: str) -> bool:
    """Say whether a cell means what was exported, however the spreadsheet wrote it."""
    if name in (*NUMBERS, *COUNTS):
        try:
            return float(cell) == float(was)
        except ValueError:
            return cell.strip() == was
    if name in _LISTS:
        return split(cell) == split(was)
    return cell == was if name in DATES else one_line(cell) == one_line(was)


def read_decisions(path: Path, problems: list[Problem]) -> list[Decision]:
    """Read the rows of a reviewed table on which somebody decided.

    Parameters
    ----------
    path : Path
        CSV as a spreadsheet saves it: with or without byte-order mark, with commas or semicolons.
    problems : list of Problem
        Collects the rows that cannot be used.

    Raises
    ------
    ReportError
        Where the file cannot be read or has no column `decision`.
    """
    try:
        with open_file(path) as stream:
            rows = [
                (number, {name: unguard(cell) for name, cell in cells.items()})
                for number, cells in read_csv(stream)
            ]
    except ReportError as error:
        hint = "; save it as CSV UTF-8" if "not UTF-8" in str(error) else ""
        raise ReportError(f"{path}: {error}{hint}") from None
    except UNREADABLE as error:
        raise ReportError(f"{path}: {reason_of(error)}") from error
    if rows and not any("decision" in cells for _, cells in rows):
        raise ReportError(f"{path}: no column decision; found {', '.join(rows[0][1])}")
    return list(_decisions(str(path), rows, problems))


def _decisions(
    file: str, rows: Sequence[tuple[int, dict[str, str]]], problems: list[Problem]
) -> Iterator[Decision]:
    exported = {number: _exported(cells) for number, cells in rows}
    day_first = puts_day_first(
        (cells.get(name, ""), (exported[number] or {}).get(name, ""))
        for number, cells in rows
        for name in (*DATES, "reviewed_on")
    )
    for number, cells in rows:
        was, verdict = exported[number], cells.get("decision", "").strip().lower()
        fault = _fault(verdict, cells, was)
        if fault or not verdict:
            if fault:
                problems.append(Problem(file, fault, number))
            continue
        try:
            plain = _plain(verdict, cells, was or {}, day_first=day_first)
        except ValueError as error:
            problems.append(Problem(file, str(error), number))
            continue
        day = cells.get("reviewed_on", "").strip()
        try:
            day = read_date(day, day_first=day_first) if day else ""
        except ValueError as error:
            problems.append(Problem(file, f"reviewed_on: {error}; kept as it is", number))
        reviewer = one_line(cells.get("reviewer", ""))
        decision = Decision(file, number, verdict, reviewer, day, plain, was or {})
        if not reviewer or not day:
            missing = " and ".join(
                word for word, known in (("reviewer", reviewer), ("reviewed_on", day)) if not known
            )
            problems.append(
                decision.problem(f"no {missing}: the decision counts, but not whose or when it is")
            )
        yield decision


def _exported(cells: Mapping[str, str]) -> dict[str, str] | None:
    """Give what was exported; None where somebody changed that cell."""
    try:
        known: Any = json.loads(cells.get("exported") or "{}")
    except ValueError:
        return None
    if not isinstance(known, dict):
        return None
    return {str(name): str(value) for name, value in known.items()}


def _fault(verdict: str, cells: Mapping[str, str], was: Mapping[str, str] | None) -> str:
    """Say why a row cannot be used."""
    if verdict and verdict not in VERDICTS:
        return f"decision is {cells['decision']!r}, wants {', '.join(VERDICTS)}, or nothing"
    if was is None:
        return "the cell exported was changed; copy it from a new export" if verdict else ""
    if verdict in ("correct", "add") or not was:
        return ""
    changed = [name for name in CORRECTABLE if name in cells and not _same_as_read(name, cells[name], was)]
    if not changed:
        return ""
    names = ", ".join(changed)
    return f"{names} changed, but the decision is {verdict or 'empty'}; write correct, or put the cell back"


def _same_as_read(name: str, cell: str, was: Mapping[str, str]) -> bool:
    if name in DATES and was.get(name, "") in readings(cell):
        return True
    return _same(name, plain_number(cell) if name in (*NUMBERS, *COUNTS) else cell, was.get(name, ""))


def _plain(
    verdict: str, cells: Mapping[str, str], was: Mapping[str, str], *, day_first: bool | None
) -> dict[str, str]:
    """Undo what a spreadsheet did to the cells of a row, as far as the decision needs them."""
    needed = {"correct": ("date",), "add": DATES}.get(verdict, ())
    plain: dict[str, str] = {}
    for name, cell in cells.items():
        if name in needed and cell.strip():
            plain[name] = (
                was[name] if was.get(name) in readings(cell) else _date(name, cell, day_first=day_first)
            )
        elif name in (*NUMBERS, *COUNTS):
            plain[name] = plain_number(cell)
        else:
            plain[name] = cell.strip()
    return plain


def _date(name: str, cell: str, *, day_first: bool | None) -> str:
    try:
        return read_date(cell, day_first=day_first)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None
