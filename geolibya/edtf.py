"""Dates in EDTF, as events carry them, to their first and last day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import NamedTuple

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Days(NamedTuple):
    """The first and the last day that a date may mean, both included."""

    first: dt.date
    last: dt.date

    @property
    def length(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1

    def meets(self, other: Days) -> bool:
        """Say whether they have a day in common."""
        return self.first <= other.last and other.first <= self.last


def _prefix(text: str) -> Days:
    match = _DATE.fullmatch(text.rstrip("?~%"))
    if match is None:
        raise ValueError(f"{text!r} is no date; wants one like 2019-04-05, 2019-04 or 2019")
    year, month, day = int(match[1]), match[2], match[3]
    if day:
        only = dt.date(year, int(month), int(day))
        return Days(only, only)
    if month:
        number = int(month)
        return Days(dt.date(year, number, 1), dt.date(year, number, calendar.monthrange(year, number)[1]))
    return Days(dt.date(year, 1, 1), dt.date(year, 12, 31))


def days_of(date: str) -> Days:
    """Give the days that a date in EDTF may mean.

    Raises
    ------
    ValueError
        Where it is neither a date, a prefix of one, nor an interval of them.

    Examples
    --------
    >>> days_of("2019-04").last.isoformat(), days_of("2019-04-05/..").first.isoformat()
    ('2019-04-30', '2019-04-05')
    """
    start, slash, end = date.partition("/")
    if not slash:
        return _prefix(start)
    first = dt.date.min if start in ("", "..") else _prefix(start).first
    last = dt.date.max if end in ("", "..") else _prefix(end).last
    if last < first:
        raise ValueError(f"{date!r} ends before it begins")
    return Days(first, last)


@lru_cache(maxsize=4096)
def days_or_none(date: str | None) -> Days | None:
    """Give the days of a date, or None where there is none or it cannot be read."""
    try:
        return days_of(date) if date else None
    except ValueError:
        return None
