"""The words that name a source behind a word of saying, and what of a source's words is kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geolibya.mentions.source_phrases import CALENDAR, LONGEST_SOURCE

if TYPE_CHECKING:
    from geolibya.reading import Reading

_DAYS = "|".join(CALENDAR)
_LEAD_BEHIND = re.compile(
    rf"\s*(?:(?:(?:a|depuis|in|from)\s[\w-]+(?=\s(?:son|sa|ses|leur|le|la|l'|un|une|its|his|their|the|an?)\s)|on|ce|des(?=\s(?:{_DAYS}))|\d{{1,2}}(?:er)?|{_DAYS}|soir|matin|plus\s+tard|a\s+l'\w+|a\s+reuters|a\s+la\s+presse)\s+)*"
)
"""What may stand between a verb of saying and its subject behind it ("a déclaré dimanche à l'AFP un officier")."""
_NAME_BEHIND = re.compile(
    r",\s+(?:(?:[a-zé]+\.?\s){0,2}[A-ZÀ-Þ][\w.'’-]*)(?:\s(?:[A-ZÀ-Þ][\w.'’-]*|[ae]l-\w+|ben|bin)){0,4}(?=\s?[,.;:])"
)
_DASH = re.compile(r"\s*(?:—|\s[-–]+\s)")
_END = re.compile(
    r"""[,;:!?)"]|\((?![^()]*\)\s+\w)|(?<!\b\w)(?<!\b\w\w)(?<!\bgen)(?<!\bcol)(?<!\bmaj)(?<!\bsgt)(?<!\bbrig)(?<!\bcmdr)(?<!\bcapt)"""
    r"""(?<!\bst)(?<!\bdr)\.|\s(?=qu'|(?:that|who|which|whose|said|says|as|when|while|d'etre|d'avoir|of\s+\w+ing|after|before|saying|have|has|had|was|were|is"""
    r"""|are|will|would|but|and\s+(?:said|was|were|has|have)|qui|que|dont|lors|lorsque|ont|est|sont|avait|mais|told|confirmed|citing"""
    r"""|cited|hit|struck|killed|left|targeted|destroyed|began|erupted|continued|on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day|in\s+an?|dans\s+un|by\s+telephone|par\s+telephone|lundi|mardi|mercredi|jeudi"""
    r"""|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day|a(?=\s+\w+e\b))(?!\w|-))"""
)


_TITLE_BEHIND = re.compile(r"\s*(?:[Ll]e|[Ll]a|[Tt]he)\s[\"“«]\s?([A-ZÀ-Þ][^\"”».,:;]{2,40}?)\s?[\"”»]")
"""A newspaper's name between quotation marks ("note le « Monde »")."""


_SUBJECT = re.compile(
    r"(?<!\bof)(?<!\bfor)(?<!\bto)(?<!\bin)(?<!\bat)(?<!\bfrom)(?<!\band)(?<!\bby)(?<!\bon)(?<!\bwith)(?<!\bnear)"
    r"\s(?:the|an?|its|their|his)\s[\w'-]+(?:\s[\w'-]+)?$"
)
"""The subject of what is said, right behind a source that no comma ends ("According to residents the army has")."""


_NO_SOURCE = re.compile(r"\s(?:which|whom|emerged|surfaced|circulated|came|reached)\b")
"""What follows "reports" or "according to" where no source does ("reports emerged", "according to which")."""


def behind(reading: Reading, limit: int, end: int) -> tuple[int, int] | None:
    """Give the noun phrase that stands behind a word of saying."""
    title = _TITLE_BEHIND.match(reading.text, end, limit)
    if title is not None:
        return title.span(1)
    stretch = reading.lower[end : min(limit, end + LONGEST_SOURCE)]
    if _NO_SOURCE.match(stretch):
        return None
    lead = _LEAD_BEHIND.match(stretch)
    offset = lead.end() if lead else 0
    last = _end(stretch, offset)
    dash = _DASH.search(reading.text, end + offset, end + last)
    last = dash.start() - end if dash else last
    subject = (
        _SUBJECT.search(stretch, offset, last) if reading.lower.endswith("according to", 0, end) else None
    )
    last = subject.start() if subject and subject.start() > offset else last
    named = _NAME_BEHIND.match(reading.text, end + last, limit)
    if named is not None and reading.text[end + offset : end + offset + 1].islower():
        last = named.end() - end  # "said the army's spokesman, Ahmed X"
    return (end + offset, end + last) if last > offset else None


def _end(stretch: str, offset: int) -> int:
    stop = _END.search(stretch, offset)
    return len(stretch[: stop.start() if stop else len(stretch)].rstrip())


_PERSON = re.compile(
    r"\s*(?:(?:[Ll][ea]\s|[Ll]['’])?\w+\s){0,2}"
    r"[A-ZÀ-Þ][\w.'’-]*(?:\s(?:[A-ZÀ-Þ][\w.'’-]*|[ae]l-\S+|(?:al|el|ben|bin|abu|abou|de)))*\s*"
)
"""The name of somebody, with a title or without ("le colonel Ahmed al-X")."""


_WHEN_BEHIND = re.compile(rf"\s(?:in|on|late|early)\s(?:mid-|early\s|late\s)?(?:{_DAYS})\b.*$", re.IGNORECASE)
"""When somebody spoke, behind his name ("His force in mid-January announced")."""


def label(reading: Reading, start: int, end: int) -> str:
    """Give the words of a source: with the name behind its title, without what else is told of it behind a comma."""
    text = _WHEN_BEHIND.sub("", reading.text[start:end].strip())
    title, comma, rest = text.partition(",")
    return (text if comma and _PERSON.fullmatch(rest) else title)[:LONGEST_SOURCE]
