"""Words for dates, resolved against the date of publication, their precision kept (EDTF)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geolibya.lexicon import DateWord
    from geolibya.matching import Hit
    from geolibya.reading import Reading

SEASONS = {"spring": ("03", "05"), "summer": ("06", "08"), "autumn": ("09", "11"), "winter": ("12", "12")}
_GLUE = 6
"""Characters between the parts of one date (', ', ' of ', ' and ')."""


@dataclass(frozen=True)
class DateMention:
    """A date in the text: its words and what it resolves to, None where it cannot be."""

    start: int
    end: int
    date: str | None


class _Published(NamedTuple):
    text: str
    day: date | None


def _published(text: str | None) -> _Published | None:
    if not text:
        return None
    try:
        return _Published(text, date.fromisoformat(text))
    except ValueError:
        return _Published(text, None)


_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er)?"
_DAY_AFTER = re.compile(
    r"\s*,?\s*(?P<d>\d{1,2})(?:st|nd|rd|th)?(?!\d|[.,:]\d)(?:\s*,?\s*(?P<y>(?:19|20)\d\d))?"
)
_YEAR_AFTER = re.compile(r"\s*,?\s*(?P<y>(?:19|20)\d\d)\b")
_DAY_BEFORE = re.compile(r"(?:(?P<first>\d{1,2})\s*(?:-|–|and|et|to|au|,| )\s*)?" + _DAY + r"\s+(?:of\s+)?$")
_DAY_OF_MONTH = re.compile(
    r"\s*,?\s*(?:the\s+)?\d{1,2}(?:er|st|nd|rd|th)?\s+\w{3,9}\b"
    r"|\s*,?\s*(?:january|february|march|april|may|june|july|august|september|october|november|december) \d"
)
_YEAR = re.compile(
    r"\b(?:in|since|en|depuis|of|de|from|during|year|l'annee|l'an)\s+(?P<y>(?:19|20)\d\d)\b(?!\s*(?:people|barrels|men))"
)
_SINCE = re.compile(r"\b(?:since|depuis|des)\s+(?:early\s+|late\s+|the\s+|debut\s+|le\s+)*$")


def find(reading: Reading) -> list[DateMention]:
    """Find the dates of a report, in order."""
    words = reading.language_words
    if words is None:
        return []
    published = _published(reading.report.published)
    found: list[DateMention] = []
    for hit in words.dates.find(reading.data):
        if found and hit.start < found[-1].end:
            continue
        found.extend(_around(reading, hit, published, found))
    for match in _YEAR.finditer(reading.lower):
        if not any(m.start <= match.start("y") < m.end for m in found):
            open_end = match.group().startswith(("since", "depuis"))
            found.append(DateMention(match.start(), match.end(), match["y"] + ("/.." if open_end else "")))
    return sorted(found, key=lambda m: m.start)


def _around(
    reading: Reading, hit: Hit[DateWord], published: _Published | None, before: list[DateMention]
) -> Iterator[DateMention]:
    """Read the date around a word for a month, weekday, day and so on."""
    rows = {row.kind: row.value for row in hit.rows}
    text = reading.lower
    if "month" in rows and reading.text[hit.start].isupper() | reading.report.language.startswith("fr"):
        yield from _month(text, hit, int(rows["month"]), published)
    elif "weekday" in rows:
        if _DAY_OF_MONTH.match(text, hit.end):
            return  # the day and month that follow say more
        yield DateMention(hit.start, hit.end, _weekday(int(rows["weekday"]), published))
    elif "day" in rows:
        resolved = published.day + timedelta(days=int(rows["day"])) if published and published.day else None
        yield DateMention(hit.start, hit.end, resolved.isoformat() if resolved else None)
    elif "month_back" in rows:
        yield DateMention(hit.start, hit.end, _months_back(int(rows["month_back"]), published))
    elif "year_back" in rows:
        yield DateMention(
            hit.start, hit.end, str(int(published.text[:4]) - int(rows["year_back"])) if published else None
        )
    elif "week_back" in rows:
        yield DateMention(hit.start, hit.end, _week(int(rows["week_back"]), published))
    elif "season" in rows:
        after = _YEAR_AFTER.match(text, hit.end)
        if after:
            first, last = SEASONS[rows["season"]]
            yield DateMention(hit.start, after.end(), f"{after['y']}-{first}/{after['y']}-{last}")
    elif "same" in rows and before:
        yield DateMention(hit.start, hit.end, before[-1].date)
    elif "shift" in rows and before:
        yield DateMention(hit.start, hit.end, _shifted(before[-1].date, int(rows["shift"])))
    elif "unit" in rows:
        yield from _ago(reading, hit, rows["unit"], published)


def _shifted(told: str | None, days: int) -> str | None:
    """Give the day so many days after a day told before ("le lendemain"); None where none was told."""
    try:
        return (date.fromisoformat(told or "") + timedelta(days=days)).isoformat()
    except ValueError:
        return None


def _month(text: str, hit: Hit[DateWord], month: int, published: _Published | None) -> Iterator[DateMention]:
    start, end = hit.start, hit.end
    day_before = _DAY_BEFORE.search(text, max(0, start - 16), start)
    day_after = None if day_before else _DAY_AFTER.match(text, end)
    year_after = _YEAR_AFTER.match(text, end)
    days: list[int] = []
    year: int | None = None
    if day_before:
        start = day_before.start()
        days = [int(day_before[g]) for g in ("first", "d") if day_before[g]]
    elif day_after and int(day_after["d"]) <= 31:
        days, end = [int(day_after["d"])], day_after.end()
        year = int(day_after["y"]) if day_after["y"] else None
    if year is None and year_after:
        year, end = int(year_after["y"]), year_after.end()
    if year is None:
        year = _year_of(month, published)
    if year is None:
        yield DateMention(start, end, None)
        return
    days = [day for day in days if 1 <= day <= calendar.monthrange(year, month)[1]]
    ranged = len(days) > 1 and re.search(r"\d\s*(?:-|–|to|au| )\s*\d", text[start:end])
    if ranged:
        yield DateMention(start, end, f"{year}-{month:02}-{days[0]:02}/{year}-{month:02}-{days[1]:02}")
        return
    resolved = f"{year}-{month:02}" + (f"-{days[0]:02}" if days else "")
    since = _SINCE.search(text, max(0, start - 24), start)
    yield DateMention(since.start() if since else start, end, resolved + ("/.." if since else ""))


def _year_of(month: int, published: _Published | None) -> int | None:
    """Give the year of a month named without one: the latest such month that publication does not precede."""
    if published is None:
        return None
    year = int(published.text[:4])
    if len(published.text) < len("2019-01"):
        return year
    return year if month <= int(published.text[5:7]) else year - 1


def _weekday(weekday: int, published: _Published | None) -> str | None:
    """Give the latest such weekday on or before publication."""
    if published is None or published.day is None:
        return None
    return (published.day - timedelta(days=(published.day.weekday() - weekday) % 7)).isoformat()


def _months_back(back: int, published: _Published | None) -> str | None:
    if published is None or len(published.text) < len("2019-01"):
        return None
    months = int(published.text[:4]) * 12 + int(published.text[5:7]) - 1 - back
    return f"{months // 12}-{months % 12 + 1:02}"


def _week(back: int, published: _Published | None) -> str | None:
    if published is None or published.day is None:
        return published.text if published and back == 0 else None
    last = published.day - timedelta(days=7 * back)
    return f"{(last - timedelta(days=6)).isoformat()}/{last.isoformat()}"


def _ago(
    reading: Reading, hit: Hit[DateWord], unit: str, published: _Published | None
) -> Iterator[DateMention]:
    """Read "three days ago", "il y a trois jours"; without a number it stays words."""
    words = reading.language_words
    if words is None:
        return
    before = reading.lower[max(0, hit.start - 24) : hit.start]
    after = reading.lower[hit.end : hit.end + 10]
    french = re.search(r"il y a (?P<n>\w+) $", before)
    english = re.search(r"(?P<n>\w+) $", before) if re.match(r" (ago|earlier)\b", after) else None
    match = french or english
    if match is None:
        return
    value = match["n"]
    numbers = [row.value for h in words.dates.find(value.encode()) for row in h.rows if row.kind == "number"]
    count = int(value) if value.isdigit() else int(numbers[0]) if numbers else None
    start = hit.start - len(before) + match.start()
    end = hit.end if french else hit.end + len(" ago")
    resolved: str | None = None
    if count is not None and published is not None:
        if unit == "year":
            resolved = str(int(published.text[:4]) - count)
        elif unit == "month":
            resolved = _months_back(count, published)
        elif published.day is not None and unit in ("day", "week"):
            resolved = (published.day - timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
    yield DateMention(start, end, resolved)
