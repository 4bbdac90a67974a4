"""What a date is read against: publication, the dates named before it, and the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geolibya.edtf import days_or_none

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geolibya.mentions.calendar_days import Publication
    from geolibya.mentions.date_words import Token


@dataclass(frozen=True)
class Setting:
    """What a date is read against.

    Attributes
    ----------
    publication : Publication or None
    named : str or None
        The closed date named last before it in the text.
    day : str or None
        The same, of those that are known to the day or nearly so.
    near : str or None
        The same as `named`, where it stands in the same sentence.
    ahead : bool
        Whether the words before it say that it lies ahead.
    right_ahead : bool
        Whether words of its own clause say so.
    intended : bool
        Whether they may say so: what was meant to happen may have been meant for a day that is past.
    perfect : bool
        Whether its clause tells what has gone on until now ("have fought for a year").
    """

    publication: Publication | None
    named: str | None
    day: str | None
    near: str | None
    ahead: bool
    right_ahead: bool
    intended: bool
    perfect: bool


def one(part: Sequence[Token], letters: str) -> Token | None:
    """Give the first word of some kinds; None where there is none."""
    return next((token for token in part if token.letter in letters), None)


def first_day(text: str) -> date:
    """Give the first day of a date that can be read."""
    days = days_or_none(text)
    if days is None:
        raise AssertionError("only dates that can be read are named")
    return days.first


def part_of_year(part: Sequence[Token], year: int) -> str:
    """Give a year, or the months of it that "late" or "first half" tell."""
    which = one(part, "p")
    if which is None or "/" not in which.value:
        return f"{year:04}"
    first, last = which.value.split("/")
    return f"{year:04}-{first}/{year:04}-{last}"
