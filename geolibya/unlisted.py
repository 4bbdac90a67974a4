"""Toponyms that no table lists as they are spelled, read by the geocoder's keys.

A scanner by key would turn "drone" into Derna. So a name is looked up only where it is written as one, stands where
places stand (behind a locative preposition, before a word for a quarter), and nothing else has read it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geolibya.candidates import Context
from geolibya.mentions.metonyms import role_of
from geolibya.mentions.toponyms import PlaceName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.reading import Reading
    from geolibya.resolver import Resolver

LEAST_SCORE = 0.85
"""Likeness from which on another spelling is taken for the name in running text, where nobody asks back."""
SHORTEST = 5
"""Letters; of shorter names too many are alike."""
_PREPOSITION = (
    r"(?:\b(?:in|at|near|of|around|outside|towards?|into|between|from|to|à|dans|de|près de|vers|sur|depuis|entre)\s+"
    r"(?:the\s+(?:\w+\s+)?(?:city|town|village|area|district)\s+of\s+)?|\bd['’])"
)
_NAME = (
    r"(?P<name>(?:[AE]l|[AE][sztrdn]|Ash|Bani|Wadi|Sidi|Qasr|Ain|Ras|Bir)?[ -]?"
    r"[A-Z][\w’'-]+(?: (?:(?:al|el|as|az|ash|ar|bin|ben)[ -])?[A-Z][\w’'-]+| [ae]l-[A-Z][\w’'-]+|-[A-Z][\w’'-]+){0,2})"
)
_AFTER_PREPOSITION = re.compile(_PREPOSITION + _NAME)
_BEFORE_NOUN = re.compile(
    _NAME + r"\s+(?:area|district|neighbou?rhood|quarter|axis|front|air\s?base|airbase|oil\s?field|valley)\b"
)
_JOINED = re.compile(r"(?:,\s+(?:and\s+|et\s+)?|\s+(?:and|et|or|ou)\s+)(?:(?:de\s+|à\s+)|d['’])?" + _NAME)


def find(
    reading: Reading, resolver: Resolver, names: Sequence[PlaceName], taken: Sequence[tuple[int, int]]
) -> list[PlaceName]:
    """Find the toponyms that are spelled as no table has them.

    Parameters
    ----------
    names : sequence of PlaceName
        Toponyms that the tables list; among places that are as like, the one beside them is meant.
    taken : sequence of (int, int)
        Spans that actors and masks cover.
    """
    covered = bytearray(len(reading.text))
    for start, end in (*taken, *((name.start, name.end) for name in names)):
        covered[start:end] = b"\1" * (end - start)
    context = Context(nearby=tuple(dict.fromkeys(name.place.id for name in names)))
    found: list[PlaceName] = []

    def add(match: re.Match[str]) -> PlaceName | None:
        start, end = match.span("name")
        if end - start < SHORTEST or covered.find(1, start, end) >= 0:
            return None
        candidate = resolver.sure(match["name"], LEAST_SCORE, context)
        if candidate is None or candidate.place.country != "LY":
            return None
        covered[start:end] = b"\1" * (end - start)
        before = [name for name in (*names, *found) if name.end <= start]
        last = max(before, key=lambda name: name.end, default=None)
        role, why = role_of(
            reading, start, end, candidate.place, [(last.end, last.role, last.place)] if last else []
        )
        rule = f"spelled like {candidate.name} ({candidate.match} match); {why}"
        found.append(PlaceName(start, end, candidate.place, role, rule))
        return found[-1]

    for pattern in (_AFTER_PREPOSITION, _BEFORE_NOUN):
        for match in pattern.finditer(reading.text):
            add(match)
    listed = [name for name in (*names, *found) if name.role == "literal"]
    while listed:
        joined = _JOINED.match(reading.text, listed.pop().end)
        name = add(joined) if joined else None
        if name:
            listed.append(name)
    return found
