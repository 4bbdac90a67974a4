"""Sources without a verb of saying: a heading, a word in brackets, "by X's count", "for the Tebu,"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geolibya.mentions import source_behind, source_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geolibya.matching import Hit
    from geolibya.mentions.view import SentenceView

LONGEST_HEADING = 6
"""Words before a colon that may name who speaks."""
_HEADING = re.compile(
    r"[^\w\"]*(?:\d{1,2}\s\w{3,9}\.?\s+)?"
    rf"((?:[^\s,;:()\"]+\s){{0,{LONGEST_HEADING - 1}}}[^\s,;:()\"]+)\s?:\s"
)
_BRACKETS = re.compile(r"\(([^()]{2,50})\)\s*\.?\s*$")
_VIEW = re.compile(r"(?:^|[,;]\s)(?:for|pour)\s+([^,;]{2,50}),\s")
_DURATION = re.compile(
    r"(?:[\w-]+\s){0,3}(?:hours?|days?|nights?|weeks?|months?|years?|decades?|time|heures?|jours?|nuits?|semaines?|mois|ans|annees)\b"
)
_BY = re.compile(r"(?:^|\s)(?:by|in|on|going\s+by|to)\s+((?:[^\s,;:\"]+\s){0,5}[^\s,;:\"]+)\s*$")
_TRUST = re.compile(
    r"(?:^|\s)if\s+(?:the (?:word|accounts?|claims?) of\s+)?((?:[^\s,;:\"]+\s){1,8})(?:is|are)\sto be"
    r"\s(?:believed|trusted|credited)\b"
    r"|(?:^|\s)as\s((?:[^\s,;:\"]+\s){1,6})(?:tells?|told|has|have|had|puts?|described?s?|recalls?)\sit\b"
)
"""What makes all of a sentence the word of one ("if the army is to be believed", "as he tells it")."""
_POSSESSIVES = {"its": "it", "his": "he", "her": "she", "their": "they"}
_OWN = re.compile(r"\s+(?:own|latest|first|last|early|official|daily)$")


class Form(NamedTuple):
    """A source and the stretch that makes it one; `sure` where any words in its place name a source."""

    start: int
    end: int
    source: tuple[int, int]
    back: bool
    sure: bool
    pronoun: str = ""


def find(view: SentenceView, sayings: Sequence[Hit[str]]) -> Iterator[Form]:
    """Give the sources of a sentence that no verb of saying names."""
    reading = view.reading
    low, high = view.start, reading.sentences[view.index].end
    heading = _HEADING.match(reading.lower, low, high)
    places = sum(low <= place.start < heading.end() for place in view.places) if heading is not None else 0
    if (
        heading is not None
        and view.index == 0
        and any(heading.span(1) == (place.start, place.end) for place in view.places)
    ):
        places += 1  # "Tunisia: an attack without precedent" names what it is about
    if heading is not None and heading.end() < high and places <= 1 and _is_name(view, *heading.span(1)):
        yield Form(heading.end() - 2, heading.end() - 1, heading.span(1), back=False, sure=False)
    brackets = _BRACKETS.search(reading.lower, low, high)
    if brackets is not None and view.words.sources.is_in(reading.data[slice(*brackets.span(1))]):
        yield Form(brackets.start(), brackets.end(), brackets.span(1), back=True, sure=False)
    for match in _VIEW.finditer(reading.lower[low:high]):
        start, end = low + match.start(1), low + match.end(1)
        known = any(start <= a.start < end and a.kind in ("group", "person") for a in view.actors)
        if _DURATION.match(reading.lower, start, end):
            continue  # "For two months the fighters of X"
        if known or (reading.text[start].isupper() and not any(start <= p.start < end for p in view.places)):
            yield Form(low + match.start(), end, (start, end), back=False, sure=False)
    for match in _TRUST.finditer(reading.lower[low:high]):
        start, end = (low + offset for offset in match.span(1 if match.group(1) else 2))
        name = reading.lower[start : end - 1]
        yield Form(
            low + match.start(), low + match.end(), (start, end - 1), back=True, sure=True, pronoun=name
        )
    for hit in sayings:
        if "noun" in hit.rows:
            yield from _by_account(view, low, high, hit)


_TOLD = re.compile(r"(?<![\w-])(?!led\b|based\b|allied\b|united\b|armed\b|backed\b|aligned\b)\w{3,}ed\b")
"""A verb in the past, which no name of a source holds."""


def _is_name(view: SentenceView, start: int, end: int) -> bool:
    """Say whether a stretch is one noun phrase, from its first word to its last."""
    if _TOLD.search(view.reading.lower, start, end):
        return False
    return source_phrases.before(view.reading, start, end, lambda _a, _b: True) == (start, end)


def _by_account(view: SentenceView, low: int, high: int, hit: Hit[str]) -> Iterator[Form]:
    """Give the source of "by X's count", "in his words", "by the reckoning of X"."""
    reading = view.reading
    stretch = _OWN.sub("", reading.lower[low : hit.start].rstrip())
    match = _BY.search(stretch)
    if match is None:
        return
    start, owner = low + match.start(1), match.group(1)
    if owner in _POSSESSIVES:
        yield Form(
            low + match.start(),
            hit.end,
            (start, start + len(owner)),
            back=True,
            sure=True,
            pronoun=_POSSESSIVES[owner],
        )
    elif owner.endswith(("'s", "s'")):
        span = start, start + len(owner.rstrip("s").rstrip("'"))
        yield Form(low + match.start(), hit.end, span, back=True, sure=True)
    elif owner in ("the", "an", "a", "one") and reading.lower[hit.end :].startswith(" of "):
        of = source_behind.behind(reading, high, hit.end + len(" of"))
        if of is not None:
            joined = reading.lower.find(" and ", *of)
            of = of[0], joined if joined > 0 else of[1]
            yield Form(low + match.start(), hit.end, of, back=True, sure=True)
