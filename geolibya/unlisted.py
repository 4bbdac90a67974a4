"""Toponyms that no table lists as they are spelled, read by the geocoder's keys.

A scanner by key would turn "drone" into Derna. So a name is looked up only where it is written as one, stands where
places stand (behind a locative preposition, before a word for a quarter), and nothing else has read it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geolibya.mentions.toponyms import PlaceName

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    r"[A-Z][\w’'-]+(?:[ -][A-Z][\w’'-]+){0,2})"
)
_AFTER_PREPOSITION = re.compile(_PREPOSITION + _NAME)
_BEFORE_NOUN = re.compile(
    _NAME + r"\s+(?:area|district|neighbou?rhood|quarter|axis|front|air\s?base|airbase|oil\s?field|valley)\b"
)


def find(reading: Reading, resolver: Resolver, taken: Sequence[tuple[int, int]]) -> Iterator[PlaceName]:
    """Find the toponyms that are spelled as no table has them.

    Parameters
    ----------
    taken : sequence of (int, int)
        Spans that toponyms, actors and masks cover already.
    """
    covered = bytearray(len(reading.text))
    for start, end in taken:
        covered[start:end] = b"\1" * (end - start)
    for pattern in (_AFTER_PREPOSITION, _BEFORE_NOUN):
        for match in pattern.finditer(reading.text):
            start, end = match.span("name")
            if end - start < SHORTEST or covered.find(1, start, end) >= 0:
                continue
            candidate = resolver.resolve(match["name"]).candidate
            if candidate is None or candidate.place.country != "LY" or candidate.score < LEAST_SCORE:
                continue
            covered[start:end] = b"\1" * (end - start)
            rule = f"spelled like {candidate.name} ({candidate.match} match)"
            yield PlaceName(start, end, candidate.place, "literal", rule)
