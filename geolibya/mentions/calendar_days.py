"""Calendar arithmetic as a reader does it: days, weeks, months and seasons seen from the day of publication."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from geolibya.edtf import days_or_none

SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
"""First and last month; a winter is named after the year that it begins in."""
DAYS = {"day": 1, "week": 7, "fortnight": 14}
"""Units that are counted in days."""
MONTHS = {"month": 1, "year": 12, "decade": 120}
"""Units that are counted in months."""
YEARS = range(1000, 9000)
"""Years that a report may be published in; in them a few centuries more or less leave the calendar whole."""


@dataclass(frozen=True)
class Publication:
    """When a report was published: what its words for dates are resolved against.

    Attributes
    ----------
    year : int
    month : int or None
        None where only the year is known.
    day : datetime.date or None
        None where the day is not known.
    """

    year: int
    month: int | None
    day: date | None

    @classmethod
    def of(cls, text: str | None) -> Publication | None:
        """Read a date of publication; None where there is none or it is no date."""
        days = days_or_none(text)
        if days is None or days.first.year not in YEARS:
            return None
        exact = days.length == 1
        month = days.first.month if days.first.month == days.last.month else None
        return cls(days.first.year, month, days.first if exact else None)

    def days_off(self, days: int) -> str | None:
        """Give the day that lies some days after publication, before it where negative."""
        return shifted(self.day, days)

    def weekday(self, weekday: int, *, ahead: bool = False, strictly: bool = False) -> date | None:
        """Give the latest such weekday not after publication; the first not before it where it lies ahead."""
        if self.day is None:
            return None
        back = (self.day.weekday() - weekday) % 7
        if ahead:
            return self.day + timedelta(days=(7 - back) % 7 + 7 * (strictly and back == 0))
        return self.day - timedelta(days=back + 7 * (strictly and back == 0))

    def weekend(self, *, ahead: bool = False) -> str | None:
        """Give the Saturday and Sunday that began last, or that come next."""
        saturday = self.weekday(5, ahead=ahead)
        return None if saturday is None else f"{saturday}/{saturday + timedelta(days=1)}"

    def week(self, weeks: int) -> str | None:
        """Give a week, Monday to Sunday, some weeks off; the running one ends with publication."""
        if self.day is None:
            return None
        monday = self.day + timedelta(days=7 * weeks - self.day.weekday())
        last = self.day if weeks == 0 else monday + timedelta(days=6)
        return str(monday) if monday == last else f"{monday}/{last}"

    def span(self, days: int) -> str | None:
        """Give the last days up to publication, or the next ones where negative, as an interval."""
        if self.day is None:
            return None
        other = self.day - timedelta(days=days - 1 if days > 0 else days)
        return f"{min(other, self.day)}/{max(other, self.day)}"

    def months_off(self, months: int) -> str | None:
        """Give the month that lies some months after publication, before it where negative."""
        return None if self.month is None else month_off(self.year, self.month, months)

    def is_within(self, months: int, month: int, day: int | None = None) -> bool:
        """Say whether the next such month, or the next such day of it, comes within some months of publication."""
        if self.month is None:
            return False
        past = self.month == month and day is not None and self.day is not None and day < self.day.day
        return not past and (month - self.month) % 12 <= months

    def year_of(
        self, month: int, day: int | None = None, *, ahead: bool = False, strictly: bool = False
    ) -> int:
        """Give the year of a month, or of a day of it, that is named without one.

        The latest that is not after publication, or where it lies ahead the first that is not before it. `strictly`
        leaves out the month of publication itself ("last June").
        """
        if self.month is None:
            return self.year
        this = (self.month, self.day.day) if day and self.day else (self.month, 0)
        named = (month, day) if day and self.day else (month, 0)
        if ahead:
            return self.year + (named < this or (strictly and named == this))
        return self.year - (named > this or (strictly and named == this))


def shifted(day: date | None, days: int) -> str | None:
    """Give the day that lies some days after another one."""
    return None if day is None else (day + timedelta(days=days)).isoformat()


def month_off(year: int, month: int, months: int) -> str | None:
    """Give the month that lies some months after another one."""
    total = year * 12 + month - 1 + months
    return f"{total // 12:04}-{total % 12 + 1:02}" if MINYEAR <= total // 12 <= MAXYEAR else None


def year_off(year: int, years: int) -> str | None:
    """Give the year that lies some years after another one."""
    return f"{year + years:04}" if MINYEAR <= year + years <= MAXYEAR else None


def month_text(year: int, month: int, day: int | None = None) -> str | None:
    """Give a month or a day of it; None where the month has no such day."""
    if day is None:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= calendar.monthrange(year, month)[1] else None


def season_text(season: str, year: int) -> str:
    """Give the months of a season."""
    first, last = SEASONS[season]
    return f"{year:04}-{first:02}/{year + (last < first):04}-{last:02}"


def counted_off(day: date, count: int, unit: str) -> str | None:
    """Give what lies some units after a day, before it where negative: a day, a month or a year as the unit tells."""
    if unit in DAYS:
        return shifted(day, count * DAYS[unit])
    if unit == "month":
        return month_off(day.year, day.month, count)
    return year_off(day.year, count * MONTHS[unit] // 12)


def joined(first: str | None, last: str | None) -> str | None:
    """Give the interval from one date to another; None where it would end before it begins."""
    if first is None or last is None:
        return None
    together = f"{first.split('/')[0]}/{last.rpartition('/')[2]}"
    return first if first == last else together if days_or_none(together) else None
