"""What dates mean that count from publication or from the date named before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geolibya.edtf import days_or_none
from geolibya.mentions.calendar_days import DAYS, MONTHS, counted_off, joined, year_off
from geolibya.mentions.date_names import ordinal
from geolibya.mentions.date_setting import one, part_of_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.mentions.calendar_days import Publication
    from geolibya.mentions.date_setting import Setting
    from geolibya.mentions.date_words import Token


DAY_HOURS = 24


def _count(part: Sequence[Token], *, plural_unit: bool = False) -> int | None:
    """Give the number before a unit, 1 where there is none and the unit is one; None where it is vague."""
    if one(part, "V~"):
        return None
    number = one(part, "NDC")
    return int(number.value) if number else None if plural_unit else 1


def _from_named(setting: Setting, named: str | None, count: int, unit: str) -> str | None:
    """Count from the date named before, as far as it is known that well."""
    named = setting.day if named == setting.named and unit in DAYS else named
    days = days_or_none(named)
    if days is None or named is None or (unit in DAYS and days.length > DAYS["week"]):
        return None
    return counted_off(days.last if count > 0 else days.first, count, unit)


def _ago(publication: Publication, count: int, unit: str) -> str | None:
    if unit == "day" or (unit in DAYS and count == 1):
        return publication.days_off(-count * DAYS[unit])
    if unit in DAYS:
        return publication.week(-count * DAYS[unit] // 7)
    return publication.months_off(-count) if unit == "month" else year_off(publication.year, -count)


def _calendar_unit(part: Sequence[Token], publication: Publication, unit: Token, off: int) -> str | None:
    """Give a week, month or year of the calendar, some off from that of publication."""
    if unit.value == "year":
        return part_of_year(part, publication.year + off)
    if unit.value == "month":
        return publication.months_off(off)
    return publication.week(off) if unit.value == "week" else None


def relative_day(part: Sequence[Token], setting: Setting) -> str | None:
    """Read "yesterday"."""
    return setting.publication.days_off(int(part[0].value)) if setting.publication else None


def night(_part: Sequence[Token], setting: Setting) -> str | None:
    """Read "overnight": of the date in the sentence where there is one, else the night to the day of publication."""
    if setting.near:
        return setting.near
    return setting.publication.span(2) if setting.publication else None


def nights(part: Sequence[Token], setting: Setting) -> str | None:
    """Read "the night of 25 to 26", in the month named before, and "two nights ago"."""
    if one(part, "g"):
        return setting.publication.days_off(-int(part[0].value)) if setting.publication else None
    return joined(ordinal(part[:1], setting), ordinal(part[-1:], setting))


def same(part: Sequence[Token], setting: Setting) -> str | None:
    """Read "that day", "by nightfall", "the same month"."""
    lengths = {"month": len("2019-04"), "year": len("2019")}
    length = lengths.get(part[-1].value)
    return setting.named[:length] if setting.named and length else setting.day or setting.named


def next_day(part: Sequence[Token], setting: Setting) -> str | None:
    """Read "le lendemain", "la veille"."""
    return _from_named(setting, setting.named, int(part[0].value), "day")


def counted(part: Sequence[Token], setting: Setting) -> str | None:
    """Read "three days ago", "il y a une semaine", and "two days later", which counts from the date before."""
    unit = next(token for token in part if token.letter in "hdkny")
    count = _count(part, plural_unit=True)
    if unit.value == "hour" and one(part, "gG"):
        number = one(part, "NDC")
        return (
            setting.publication.days_off(-int(number.value) // DAY_HOURS if number else 0)
            if setting.publication
            else None
        )
    if unit.value == "hour":
        return setting.day or setting.named
    if count is None or unit.value == "decade":
        return None
    if one(part, "gG"):
        return _ago(setting.publication, count, unit.value) if setting.publication else None
    return _from_named(setting, setting.named, count if one(part, "ac") else -count, unit.value)


def beside(part: Sequence[Token], setting: Setting) -> str | None:
    """Read "the day before", and "two days after" something: the date in the sentence tells of the other end."""
    moment = one(part, "M")
    if moment:
        return _from_named(setting, setting.named, -1 if one(part, "buv") else 1, "day")
    unit = next(token for token in part if token.letter in "dkny")
    count = _count(part, plural_unit=one(part, "V") is not None)
    if count is None or unit.value == "decade":
        return None
    if one(part, "u"):
        return _from_named(setting, setting.named, -count, unit.value)
    return _from_named(setting, setting.near, -count, unit.value)


def recent(part: Sequence[Token], setting: Setting) -> str | None:
    """Read "the last three days", "in recent weeks"; "last week" is the week of the calendar before."""
    publication = setting.publication
    unit = next(token for token in part if token.letter in "dkny")
    if publication is None or unit.value == "decade":
        return None
    number, vague = one(part, "NDC"), one(part, "Vi")
    last = one(part, "l") is not None
    if number is None and vague is None and last:
        return _calendar_unit(part, publication, unit, -1)
    count = int(number.value) if number else 1
    if unit.value in DAYS:
        if number is None and vague is not None and unit.value != "day":
            return joined(publication.months_off(-1), publication.months_off(0))
        return publication.span(7 if number is None else count * DAYS[unit.value])
    if number is None and vague is not None:
        return None
    return joined(publication.months_off(-count * MONTHS[unit.value]), publication.months_off(0))


def recent_hours(part: Sequence[Token], setting: Setting) -> str | None:
    """Read "the last 48 hours"."""
    number = one(part, "NDC")
    days = -(-int(number.value) // DAY_HOURS) if number else 0
    return setting.publication.span(days + 1) if setting.publication else None


def lasting(part: Sequence[Token], setting: Setting) -> str | None:
    """Read "depuis six semaines", "for a year" of what has gone on until now, "in two months of fighting"."""
    publication, unit = setting.publication, next(token for token in part if token.letter in "dkny")
    number, gone_on = one(part, "NDC"), setting.perfect or not one(part, "H")
    if publication is None or number is None or unit.value == "decade" or not gone_on:
        return None
    count = int(number.value)
    if unit.value in DAYS:
        days = publication.span(count * DAYS[unit.value] + 1)
        return (
            days
            if unit.value == "day"
            else joined(days and days[: len("2019-04")], publication.months_off(0))
        )
    first = publication.months_off(-count) if unit.value == "month" else year_off(publication.year, -count)
    return joined(first, publication.months_off(0))


def unit(part: Sequence[Token], setting: Setting) -> str | None:
    """Read "this month", "next week", "the following day", "the end of the year"."""
    unit = next(token for token in part if token.letter in "dkny")
    if unit.value == "decade" or one(part, "V"):
        return None
    number = one(part, "NDC")
    count = int(number.value) if number else 1
    if one(part, "fb") or (unit.letter == "d" and one(part, "x")):
        return _from_named(setting, setting.named, -count if one(part, "b") else count, unit.value)
    publication = setting.publication
    if publication is None or unit.value == "day":
        return None
    if one(part, "x") and (number or unit.value == "fortnight"):
        return publication.span(-count * DAYS[unit.value]) if unit.value in DAYS else None
    off = -1 if one(part, "lz") else 1 if one(part, "x") else 0
    if unit.value == "year" and not one(part, "tlzx") and not setting.ahead:
        off = -_is_to_come(part, publication)
    return _calendar_unit(part, publication, unit, off)


def _is_to_come(part: Sequence[Token], publication: Publication) -> bool:
    """Say whether a part of the year of publication begins only after it ("the end of the year", in March)."""
    first = part_of_year(part, publication.year)[5:7]
    return bool(first) and publication.month is not None and int(first) > publication.month


def unresolved(_part: Sequence[Token], _setting: Setting) -> str | None:
    """Read "for months", "every evening": words for a time that no date tells."""
    return None
