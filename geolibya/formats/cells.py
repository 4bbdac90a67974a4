"""Rows of events in tables that know text and numbers only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from geolibya.columns import LISTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geolibya.columns import Row

SEPARATOR = "; "
_SPLIT = re.compile(r"(?<!\\)((?:\\\\)*);")
_PART = re.compile(r"(?:^| )\| (?=(?:killed|injured|who) )")
_MARK = re.compile(r"(\d+)-(\d+) (\w+)")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What a spreadsheet takes for the beginning of a formula."""


def join(items: Iterable[str]) -> str:
    r"""Join the items of a list; a semicolon inside an item is escaped.

    Examples
    --------
    >>> join(["the pilot", "Libya; today"])
    'the pilot; Libya\\; today'
    """
    return SEPARATOR.join(item.replace("\\", "\\\\").replace(";", "\\;") for item in items)


def split(text: str) -> list[str]:
    r"""Undo `join`.

    Examples
    --------
    >>> split("the pilot; Libya\\; today")
    ['the pilot', 'Libya; today']
    """
    items = _SPLIT.sub("\\1\0", text).split("\0")
    return [re.sub(r"\\(.)", r"\1", item.removeprefix(" ")) for item in items if item.strip()]


def _toll(casualties: Mapping[str, Any]) -> str:
    known = [
        f"{key} {casualties[key]}" for key in ("killed", "injured", "who") if casualties[key] is not None
    ]
    return " | ".join([casualties["words"], *known])


def _casualties(text: str) -> Row:
    words, *known = _PART.split(text)
    found: Row = {"words": words, "killed": None, "injured": None, "who": None}
    for part in known:
        key, _, value = part.partition(" ")
        found[key] = value
    return found


def flat(row: Row) -> Row:
    """Give a row of `columns.row_of` with its lists as text; an empty list is None."""
    found = dict(row)
    for column in LISTS:
        found[column] = join(row[column]) or None
    found["casualties"] = join(map(_toll, row["casualties"])) or None
    found["marks"] = join(f"{start}-{end} {kind}" for start, end, kind in row["marks"]) or None
    return found


def unflat(row: Mapping[str, Any]) -> Row:
    """Undo `flat`, also for a row that somebody else made."""
    found = dict(row)
    for column in LISTS:
        if isinstance(found.get(column), str):
            found[column] = split(found[column])
    if isinstance(found.get("casualties"), str):
        found["casualties"] = [_casualties(item) for item in split(found["casualties"])]
    if isinstance(found.get("marks"), str):
        found["marks"] = [match.groups() for match in map(_MARK.fullmatch, split(found["marks"])) if match]
    return found


def guard(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula.

    Examples
    --------
    >>> guard("=HYPERLINK(1)"), guard("Sirte")
    ("'=HYPERLINK(1)", 'Sirte')
    """
    return "'" + text if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Undo `guard`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
