"""What is known of a report beside its text: front matter, `reports.csv`, columns of a row."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from geolibya.errors import ReportError
from geolibya.reports.plaintext import UNREADABLE, open_file, read_csv, reason_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FIELDS = ("title", "outlet", "url", "archived_url", "published", "language", "kind", "after")
KINDS = ("article", "dispatch")
TABLE = "reports.csv"
LONGEST_FRONT_MATTER = 65_536
"""Characters; a text that begins with a rule and goes on for longer is no front matter."""

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)(?:^---|^\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


def _check_date(value: str) -> str:
    """Refuse what is neither an ISO date nor a prefix of one."""
    full = value + "0001-01-01"[len(value) :]
    try:
        dt.date.fromisoformat(full if _DATE.fullmatch(value) else "")
    except ValueError:
        raise ReportError(f"published is {value!r}, wants a date like 2019-04-05, 2019-04 or 2019") from None
    return value


def _check_language(value: str) -> str:
    language = value.partition("-")[0].lower()
    if not re.fullmatch("[a-z]{2,3}", language):
        raise ReportError(f"language is {value!r}, wants a code like en, fr or ar")
    return language


def _check_link(value: str) -> str:
    if not re.match(r"https?://[^\s/]", value, re.IGNORECASE):
        raise ReportError(f"link is {value[:80]!r}, wants http:// or https://")
    return value


def _check_kind(value: str) -> str:
    if value not in KINDS:
        raise ReportError(f"kind is {value!r}, wants {' or '.join(KINDS)}")
    return value


_CHECKS = {
    "published": _check_date,
    "language": _check_language,
    "url": _check_link,
    "archived_url": _check_link,
    "kind": _check_kind,
}


def _words(name: str, value: object) -> str:
    """Give a value of YAML, JSON or CSV as text on one line; nothing is empty."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return " ".join(str(value).encode("utf-8", "replace").decode().replace("\0", "").split())
    raise ReportError(f"{name} is a {type(value).__name__}, wants text")


@dataclass(frozen=True)
class Metadata:
    """Fields of a report that were given, and what was wrong with the others."""

    fields: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[str, ...] = ()

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Metadata:
        """Take the known fields out of what was given; a wrong one is left out and told."""
        fields: dict[str, str] = {}
        faults: list[str] = []
        for name in FIELDS:
            try:
                value = _words(name, given.get(name))
                if value:
                    fields[name] = _CHECKS.get(name, str)(value)
            except ReportError as error:
                faults.append(str(error))
        return cls(fields, tuple(faults))

    def over(self, other: Metadata) -> Metadata:
        """Give both together; where both know a field, this one wins."""
        return Metadata({**other.fields, **self.fields}, (*self.faults, *other.faults))


def split_front_matter(text: str) -> tuple[Metadata, str]:
    r"""Cut the YAML front matter from a Markdown text; the text alone where it has none.

    Examples
    --------
    >>> about, body = split_front_matter("---\noutlet: Al-Wasat\n---\nShelling near Sirte.\n")
    >>> about.fields["outlet"], body
    ('Al-Wasat', 'Shelling near Sirte.\n')
    """
    match = _FRONT_MATTER.match(text[:LONGEST_FRONT_MATTER])
    if match is None:
        return Metadata(), text
    body = text[match.end() :]
    try:
        given = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 2}" if mark else ""
        return Metadata(faults=(f"front matter is not YAML{where}",)), body
    if given is None:
        return Metadata(), body
    if not isinstance(given, dict):
        return Metadata(faults=("front matter is not a list of names and values",)), body
    return Metadata.of(given), body


@dataclass(frozen=True)
class TableRow:
    """What a row of `reports.csv` says of a file."""

    line: int
    about: Metadata


def read_table(path: Path) -> tuple[dict[str, TableRow], list[tuple[int | None, str]]]:
    """Read a folder's `reports.csv`.

    Returns
    -------
    dict
        By file name, as the table spells it.
    list of (line, reason)
        What is wrong with the table itself; faults of a file's own row go with the row.
    """
    rows: dict[str, TableRow] = {}
    faults: list[tuple[int | None, str]] = []
    try:
        with open_file(path) as stream:
            for number, cells in read_csv(stream):
                if "file" not in cells:
                    return rows, [(1, f"no column file; found {', '.join(cells)}")]
                name = cells["file"].strip()
                if not name:
                    faults.append((number, "a row without a file name"))
                elif name in rows:
                    faults.append((number, f"names {name} again, line {rows[name].line} holds"))
                else:
                    rows[name] = TableRow(number, Metadata.of(cells))
    except ReportError as error:
        faults.append((None, str(error)))
    except UNREADABLE as error:
        faults.append((None, reason_of(error)))
    return rows, faults
