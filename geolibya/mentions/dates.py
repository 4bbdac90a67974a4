"""Words for dates, resolved against the date of publication, their precision kept (EDTF)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from geolibya.edtf import days_or_none
from geolibya.mentions import date_forms, date_words
from geolibya.mentions.calendar_days import DAYS, Publication, joined
from geolibya.mentions.date_setting import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geolibya.mentions.date_words import Token
    from geolibya.reading import Reading

AHEAD_WORDS = 15
"""Words before a date in which one may stand that says that it lies ahead."""
COUNTED_BACK = 6
"""Sentences over which "the next day" counts from a date."""
CITATION = 60
"""Characters of a reference in brackets before its date."""
_CITED = re.compile(r"\((?:[^()]*;\s)?[A-ZÀ-Þ][\w.'’ -]+(?:\[[^\]]*\])?,\s$")
"""What stands before the date on which a source printed something ("(Libya Herald, November 26)")."""
_AFTER_WHAT = re.compile(
    r"(?<=apres|after)\s(?:(?:the|an?|his|its|their|la|les?|une?|son|sa|ses|leurs?|que)\s|l'|qu')"
)
"""What follows "shortly after" where it counts from something, and not from a day named before."""
_SINCE = re.compile(r"S[p°'~]*$")
_UNTIL = re.compile(r"U[\^p°'~O]*$")
_BETWEEN = re.compile(r"B\^?'?$")
_TO = re.compile(r"O[\^'°]*")
_AND = re.compile(r"A[\^'°]*")


BACKGROUND_DAYS = 14
"""Days before the day that a report tells of from which on "since May" is background, and nothing counts from it."""


@dataclass(frozen=True)
class DateMention:
    """A date in the text: its words and what it resolves to, None where it cannot be.

    `length`: its words tell how long something has lasted ("for six weeks").
    """

    start: int
    end: int
    date: str | None
    length: bool = False


class _Told(NamedTuple):
    """A closed date that others may count from, and the sentence that names it."""

    date: str
    sentence: int


class _Named:
    """The dates named so far, from which the next ones may count."""

    def __init__(self, publication: Publication | None) -> None:
        self.publication = publication
        self.last: _Told | None = None
        self.day: _Told | None = None

    def add(self, mention: DateMention, sentence: int) -> None:
        """Remember a date; of "since Thursday" the day that it names, unless that is long before the day told."""
        date = (mention.date or "").removesuffix("/..")
        days = days_or_none(date)
        if days is None:
            return
        told = days_or_none(self.day.date) if self.day and date != mention.date else None
        if told is not None and (told.first - days.first).days > BACKGROUND_DAYS:
            return
        self.last = _Told(date, sentence)
        if days.length <= DAYS["week"]:
            self.day = self.last

    def setting(self, lead: str, rest: str, sentence: int) -> Setting:
        """Give what a date is read against, with the letters of the words before and behind it in its sentence."""
        last = self.last if self.last and sentence - self.last.sentence <= COUNTED_BACK else None
        day = self.day if self.day and sentence - self.day.sentence <= COUNTED_BACK else None
        near = last.date if last and last.sentence == sentence else None
        scope = "" if _SINCE.search(lead) else lead[-AHEAD_WORDS:].rpartition(";")[2]
        return Setting(
            self.publication,
            last.date if last else None,
            day.date if day else None,
            near,
            ahead=">" in scope,
            right_ahead=">" in scope.rpartition(",")[2],
            intended="<" in scope,
            perfect="P" in scope + rest.partition(";")[0],
        )


def find(reading: Reading) -> list[DateMention]:
    """Find the dates of a report, in order."""
    words = reading.language_words
    if words is None:
        return []
    named = _Named(Publication.of(reading.report.published))
    found: list[DateMention] = []
    for index, hits in date_words.readable(reading, words.dates.find(reading.data)).items():
        found.extend(_of_sentence(reading, date_words.spelled(reading, index, hits), index, named))
    return found


def _of_sentence(
    reading: Reading, tokens: Sequence[Token], index: int, named: _Named
) -> Iterator[DateMention]:
    """Read the dates of a sentence; each may count from those before it."""
    letters = "".join([token.letter for token in tokens])
    forms = list(date_forms.find(tokens, letters))
    n = 0
    while n < len(forms):
        form, n = forms[n], n + 1
        last, lead = form.last, letters[: form.first]
        setting = named.setting(lead, letters[last:], index)
        value = form.resolve(setting)
        if form.name == "same" and value is None:
            continue  # "by nightfall", of a day that is not told
        if n < len(forms) and _is_range(lead, letters[last : forms[n].first]):
            both = joined(value, forms[n].resolve(setting))
            if both:
                value, last, n = both, forms[n].last, n + 1
        elif _UNTIL.search(lead) and not _tells_when(tokens, last):
            value = None
        elif value and _SINCE.search(lead):
            value = value.split("/")[0] + "/.."
        if form.name == "same" and _AFTER_WHAT.match(reading.lower, tokens[last - 1].end):
            continue
        if _CITED.search(reading.text, max(0, tokens[form.first].start - CITATION), tokens[form.first].start):
            continue
        mention = DateMention(tokens[form.first].start, tokens[last - 1].end, value, form.name == "lasting")
        named.add(mention, index)
        yield mention


def _is_range(lead: str, between: str) -> bool:
    """Say whether two dates are the ends of an interval, by what stands before and between them."""
    return bool(_TO.fullmatch(between) or (_AND.fullmatch(between) and _BETWEEN.search(lead)))


def _tells_when(tokens: Sequence[Token], n: int) -> bool:
    """Say whether a clause follows that tells what happened then ("until September 1987, when")."""
    return [token.value for token in tokens[n : n + 2]] in ([",", "when"], [",", "quand"], [",", "lorsque"])
