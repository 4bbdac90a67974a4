"""What spreadsheets do to the cells of a CSV, undone: dates turned round, decimal commas, blanks."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from geolibya.edtf import days_of
from geolibya.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST_SERIAL_DAY = dt.date(1899, 12, 30)
"""Day 0 of the numbers that spreadsheets keep dates as."""
_CENTURY = 2000
"""What a year of two figures belongs to: the reports are of this century."""
_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan feb|fev mar apr|avr may|mai jun|juin jul|juil aug|aou sep oct nov dec".split(), start=1
    )
    for name in names.split("|")
}
_TIME = re.compile(r"[T ]00:00(:00(\.0+)?)?Z?$")
_TURNED = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
_UNPADDED = re.compile(r"(\d{4})[/.\-](\d{1,2})(?:[/.\-](\d{1,2}))?")
_NAMED = re.compile(r"(?:(\d{1,2})[-. ])?([^\W\d_]{3,9})\.?[-. ](\d{4}|\d{2})")
_SERIAL = re.compile(r"\d{5}")
_DECIMAL_COMMA = re.compile(r"-?\d+,\d+")


def _year(digits: str) -> int:
    return int(digits) + (_CENTURY if len(digits) == 2 else 0)


def _day(year: int, month: int, day: int) -> set[str]:
    try:
        return {dt.date(year, month, day).isoformat()}
    except ValueError:
        return set()


def _month(name: str) -> int:
    folded = fold_name(name).decode("ascii", "ignore")
    return _MONTHS.get(folded[:4]) or _MONTHS.get(folded[:3], 0)


def readings(cell: str) -> set[str]:
    """Give the dates in EDTF that a cell may mean; none where it is no date.

    Examples
    --------
    >>> sorted(readings("05/04/2019")), readings("Apr-19"), readings("2019-04-05/2019-04-07")
    (['2019-04-05', '2019-05-04'], {'2019-04'}, {'2019-04-05/2019-04-07'})
    """
    cell = _TIME.sub("", cell.strip())
    try:
        days_of(cell)
    except ValueError:
        pass
    else:
        return {cell}
    if found := _TURNED.fullmatch(cell):
        year = _year(found[3])
        return _day(year, int(found[2]), int(found[1])) | _day(year, int(found[1]), int(found[2]))
    if found := _UNPADDED.fullmatch(cell):
        year, month = int(found[1]), int(found[2])
        first = _day(year, month, int(found[3] or 1))
        return first if found[3] else {date[:7] for date in first}
    if (found := _NAMED.fullmatch(cell)) and (month := _month(found[2])):
        year = _year(found[3])
        return _day(year, month, int(found[1])) if found[1] else {f"{year}-{month:02}"}
    if _SERIAL.fullmatch(cell):
        return {(FIRST_SERIAL_DAY + dt.timedelta(days=int(cell))).isoformat()}
    return set()


def puts_day_first(cells: Iterable[tuple[str, str]]) -> bool | None:
    """Say whether a file writes the day before the month; None where it does not show, or does both.

    Parameters
    ----------
    cells : iterable of (str, str)
        Cells with dates, each with what it was before the spreadsheet had it, empty where that is not known.
    """
    shown: set[bool] = set()
    for cell, was in cells:
        found = _TURNED.fullmatch(_TIME.sub("", cell.strip()))
        meant = readings(cell)
        if found and was in meant:
            meant = {was}
        if found and len(meant) == 1 and found[1] != found[2]:
            shown.add(int(meant.pop()[-2:]) == int(found[1]))
    return shown.pop() if len(shown) == 1 else None


def read_date(cell: str, *, day_first: bool | None) -> str:
    """Give the date in EDTF that a cell means.

    Raises
    ------
    ValueError
        Where it is no date, or may be two.
    """
    meant = sorted(readings(cell))
    if not meant:
        raise ValueError(f"{cell!r} is no date; wants one like 2019-04-05, 2019-04 or 2019")
    if len(meant) == 1:
        return meant[0]
    if day_first is None:
        raise ValueError(f"{cell!r} may be {' or '.join(meant)}; wants one like 2019-04-05")
    first = int(re.split("[/.-]", cell.strip())[0])
    return next(date for date in meant if (int(date[-2:]) == first) == day_first)


def plain_number(cell: str) -> str:
    """Give a number with a point for a decimal comma.

    Examples
    --------
    >>> plain_number("32,757"), plain_number("-5.0")
    ('32.757', '-5.0')
    """
    cell = cell.strip().replace("\u2212", "-")
    return cell.replace(",", ".") if _DECIMAL_COMMA.fullmatch(cell) else cell


def one_line(cell: str) -> str:
    """Give a text with its runs of white space made one blank: spreadsheets change line ends."""
    return " ".join(cell.split())
