"""What months, weekdays, seasons and years mean where a text names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geolibya.edtf import days_or_none
from geolibya.mentions.calendar_days import SEASONS, joined, month_text, season_text, shifted
from geolibya.mentions.date_setting import first_day, one, part_of_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.mentions.date_setting import Setting
    from geolibya.mentions.date_words import Token

ANNOUNCED = 6
"""Months within which a month that is named without a year is the next one, where the words say that it lies ahead."""
WEEK = 7
"""Days before publication up to which a weekday is the latest one, whatever day the report has named before."""
INTENDED = 3
"""The same, where they only may say so."""


def _year_named(part: Sequence[Token], setting: Setting) -> int | None:
    year = one(part, "Y")
    if year:
        return int(year.value)
    if one(part, "y") and one(part, "b"):
        return first_day(setting.named).year - 1 if setting.named else None
    if one(part, "y") and setting.publication:
        return setting.publication.year - bool(one(part, "l")) + bool(one(part, "x"))
    return None


def _year_of(
    month: int, setting: Setting, day: int | None = None, *, strictly: bool = False, ahead: bool = False
) -> int | None:
    """Give the year of a month that is named without one."""
    if setting.publication is None:
        return None
    months = ANNOUNCED if setting.ahead else INTENDED if setting.intended else 0
    ahead = ahead or (months > 0 and setting.publication.is_within(months, month, day))
    return setting.publication.year_of(month, day, ahead=ahead, strictly=strictly)


def full(part: Sequence[Token], _setting: Setting) -> str | None:
    """Read a date in figures."""
    return part[0].value if days_or_none(part[0].value) else None


def days_of_month(part: Sequence[Token], setting: Setting) -> str | None:
    """Read days of a month: one, or the first and the last of several."""
    month = int(next(token.value for token in part if token.letter == "m"))
    numbers = [int(token.value) for token in part if token.letter in "DT"]
    year = _year_named(part, setting)
    if year is None:
        year = _year_of(month, setting, numbers[-1])
    if year is None:
        return None
    texts = [month_text(year, month, number) for number in numbers]
    return joined(texts[0], texts[-1]) or texts[-1]


def month(part: Sequence[Token], setting: Setting) -> str | None:
    """Read a month: "late May", "last June", "that June"."""
    month = int(next(token.value for token in part if token.letter == "m"))
    year = _year_named(part, setting)
    if year is None and one(part, "q") and setting.named:
        year = first_day(setting.named).year
    if year is None:
        strictly = one(part, "lx") is not None
        year = _year_of(month, setting, strictly=strictly, ahead=one(part, "x") is not None)
    return None if year is None else month_text(year, month)


def months(part: Sequence[Token], setting: Setting) -> str | None:
    """Read several months: the first and the last of them, which shares its year unless it would come before."""
    named = [int(token.value) for token in part if token.letter == "m"]
    year = _year_named(part, setting)
    if year is None:
        year = _year_of(named[-1], setting)
    if year is None:
        return None
    return joined(month_text(year - (named[0] > named[-1]), named[0]), month_text(year, named[-1]))


def season(part: Sequence[Token], setting: Setting) -> str | None:
    """Read a season: "the autumn of 2014", "last spring"."""
    season = next(token.value for token in part if token.letter == "s")
    year = _year_named(part, setting)
    if year is None and one(part, "q") and setting.named:
        year = first_day(setting.named).year
    if year is None:
        first, last = SEASONS[season]
        strictly = one(part, "l") is not None
        year = _year_of(
            last if strictly else first, setting, ahead=one(part, "x") is not None, strictly=strictly
        )
        if year is not None and strictly and last < first:
            year -= 1
    return None if year is None else season_text(season, year)


def years(part: Sequence[Token], _setting: Setting) -> str | None:
    """Read several years: the first and the last of them."""
    years = [token.value for token in part if token.letter == "Y"]
    return joined(years[0], years[-1])


def year(part: Sequence[Token], _setting: Setting) -> str | None:
    """Read a year, or "late 2019"."""
    return part_of_year(part, int(next(token.value for token in part if token.letter == "Y")))


def weekend(part: Sequence[Token], setting: Setting) -> str | None:
    """Read "the weekend", "last weekend"."""
    ahead = setting.right_ahead or one(part, "x") is not None
    return setting.publication.weekend(ahead=ahead) if setting.publication else None


def weekdays(part: Sequence[Token], setting: Setting) -> str | None:
    """Read weekdays: one, or the first and the last of several in a row."""
    if setting.publication is None:
        return None
    named = [int(token.value) for token in part if token.letter == "w"]
    ahead = setting.right_ahead or one(part, "x") is not None
    strictly = one(part, "lx") is not None
    last = setting.publication.weekday(named[-1], ahead=ahead, strictly=strictly)
    if last is None:
        return None
    told = days_or_none(setting.day)
    if told is not None and told.length == 1 and told.first.weekday() == named[-1] and not ahead:
        last = told.first if (last - told.first).days > WEEK else last  # of a report that tells of long ago
    return joined(shifted(last, -((named[-1] - named[0]) % 7)), last.isoformat())


def ordinal(part: Sequence[Token], setting: Setting) -> str | None:
    """Read "on the 4th": of the month named before, else the latest such day."""
    day = int(part[0].value)
    if setting.named and len(setting.named) >= len("2019-04"):
        first = first_day(setting.named)
        return month_text(first.year, first.month, day)
    publication = setting.publication
    if publication is None or publication.day is None:
        return None
    month = publication.months_off(-(day > publication.day.day))
    return month_text(int(month[:4]), int(month[5:7]), day) if month else None
