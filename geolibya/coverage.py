"""Which sources cover an act: who says so, innermost first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.mentions.activities import Trigger
    from geolibya.mentions.sources import Saying
    from geolibya.reading import Reading

_ASIDE = re.compile(r"[^,\s],\s(?:which|whose|dont)\s(?!(?:he|she|it|they|we|ils?|elles?|nous)\b)[^\",;]*$")
_CONTENT = re.compile(r"\s(?:[^\s,;]+\s){0,4}(?:that\b|que\b|qu')")
"""What follows a word of saying where all behind it is said ("announced on Monday that")."""
_OF_A_THING = re.compile(
    r"\b(?:claim|announc|declar|proclaim|confirm|den(?:y|ied|ies)|admit|reject|condemn|welcom|hail|call|demand|urg|warn"
    r"|annonc|revendiqu|confirm|dement|condamn|salu|appel|exig|rejet)\w*"
    r"(?:(?!\b(?:ha[sd]|have|was|were|is|are|w?ould|will|that|que|avai\w+|ont|est|sont|etai\w+)\b|qu')[^.;:\"])*?"
    r",?\s(?:but|while|whereas|though|although|mais|alors que|tandis que)\s"
    r"(?!that\b|que\b|qu'|(?:is|was|ha[sd]|did|will|would|said|also|not|a|est|avait|ont)\b|\w+ed\b)"
)
"""What one announces or condemns, and no clause, before another clause ("announced a truce but shells fell")."""
NARROW = 3
"""Words between a noun and the participle that says who announced it."""
NESTED = 4
"""Words between two words of saying of which one says the other ("officials told X that commanders had said")."""


def covering(sayings: Sequence[Saying], trigger: Trigger, reading: Reading) -> list[Saying]:
    """Give the sayings that cover a trigger, innermost first, outlets last; none reaches over a semicolon.

    The nearest word of saying before it covers it, and the nearest behind it that looks back; where both do, the one
    before is said by the one behind ("X said that ..., Y reported"), unless it stood aside itself and ended its clause.
    """
    open_ = [
        saying
        for saying in sayings
        if not (saying.source[0] <= trigger.start and trigger.end <= saying.source[1])
        and (saying.start <= trigger.start or saying.back)
        and not (
            saying.narrow
            and reading.count_words(reading.sentence_at(saying.start), *sorted((trigger.end, saying.start)))
            > NARROW
        )
        and (
            _opens(saying, reading) or ";" not in reading.text[slice(*sorted((saying.start, trigger.start)))]
        )
    ]
    before = [saying for saying in open_ if saying.start <= trigger.start]
    behind = [saying for saying in open_ if saying.start > trigger.start]
    found = _chain(list(reversed(before)), reading)
    after = _chain(behind, reading)
    if found and after:
        aside = before[-1].back and before[-1].source[1] <= before[-1].start
        found = after if aside and not before[-1].pronoun else [*found, *after]
    else:
        found = found or after
    return sorted(found, key=lambda saying: saying.kind == "outlet")


def telling(sayings: Sequence[Saying], trigger: Trigger, reading: Reading) -> list[Saying]:
    """Leave out of those that cover a trigger whoever only spoke before another clause that it stands in."""
    return [
        saying
        for saying in sayings
        if saying.start == saying.end
        or not (
            is_aside(reading, saying.end, trigger.start)
            or _OF_A_THING.match(reading.lower, saying.start, trigger.start)
        )
    ]


def is_aside(reading: Reading, start: int, end: int) -> bool:
    """Say whether a stretch ends in a relative clause in which the writer tells what is known ("X, whose camp ...")."""
    said = reading.lower[start:end]
    return _ASIDE.search(said) is not None and _CONTENT.match(said) is None


def _opens(saying: Saying, reading: Reading) -> bool:
    """Say whether a saying covers all of its sentence: "According to X" at its head, one in brackets at its end."""
    if reading.text[saying.start : saying.start + 1] == "(":
        return True
    start = reading.sentences[reading.sentence_at(saying.start)].start
    return saying.start <= start and saying.source[0] >= saying.end


def _chain(sayings: Sequence[Saying], reading: Reading) -> list[Saying]:
    """Give the first of some sayings, nearest first, and those that are nested in one another with it."""
    found = list(sayings[:1])
    for saying in sayings[1:]:
        low, high = sorted((found[-1], saying), key=lambda s: s.start)
        near = reading.count_words(
            reading.sentence_at(low.start), low.end, min(high.start, max(low.end, high.source[0]))
        )
        if (
            saying.kind == "outlet"
            or near <= NESTED
            or (found[-1].start, found[-1].end) == (saying.start, saying.end)
        ):
            found.append(saying)
        else:
            break
    return found
