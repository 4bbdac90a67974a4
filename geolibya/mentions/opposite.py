"""Words that mean a side by another one: the enemy, the other camp, both sides, the latter."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from geolibya.mentions.actors import ActorMention
from geolibya.unarmed import NO_SIDES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geolibya.reading import Reading

_CAMPS = r"(?:sides|camps|groups|parties|forces|armies|factions|brigades|tribes|militias)"
_FRENCH_CAMPS = r"(?:camps|parties|groupes|forces|armees|clans|tribus|milices|brigades|bords|factions)"
_WORDS = {
    "en": re.compile(
        r"\b(?:(?P<foe>(?:the\s+|an?\s+)?(?:enemy|enemies|adversar(?:y|ies))(?!\s+of\b)|(?:its|their|his)\s+(?:rivals?|foes?|opponents?)"
        rf"|the\s+other\s+(?:side|camp))|(?P<both>(?:both|the\s+two|the\s+(?:two\s+)?(?:warring|rival|opposing))\s+{_CAMPS}|each\s+(?:side|camp)"
        r"|the\s+(?:rivals|belligerents))|(?P<last>the\s+latter))\b"
    ),
    "fr": re.compile(
        r"\b(?:(?P<foe>(?:l'|les\s+|ses\s+|leurs\s+)?(?:ennemie?s?|adversaires?|adverses?)|l'autre\s+camp|(?:ses|leurs|son|leur)\s+riva(?:l|ux))"
        rf"|(?P<both>les\s+deux\s+(?:{_FRENCH_CAMPS}|rivaux)|les\s+{_FRENCH_CAMPS}\s+(?:rivaux|rivales|en\s+presence)|chaque\s+camp"
        r"|(?:les\s+)?belligerants)|(?P<last>c(?:e|es|ette)\s+derni(?:ers?|eres?)(?=\s*[,.;:)]|\s+(?:ont|a|est|sont|avai\w+|etai\w+|se|s'|ne|n')\b)))\b"
    ),
}
_BACKERS = frozenset("turkey russia egypt uae qatar france us italy uk wagner africa_corps".split())
"""Who backs a side of the war in Libya, and is seldom meant where both sides are."""
_BACK = 3
"""Sentences over which such words look back."""


def find(reading: Reading) -> Iterator[ActorMention]:
    """Find the words; `actor` says which of three things they mean: `foe`, `both` or `last`."""
    pattern = _WORDS.get(reading.report.language[:2])
    for match in pattern.finditer(reading.lower) if pattern else ():
        yield ActorMention(match.start(), match.end(), match.lastgroup or "", "opposite")


def meant(
    reading: Reading,
    mention: ActorMention,
    found: Sequence[ActorMention],
    named: Sequence[ActorMention],
    opposed: Callable[[str, str], bool],
) -> list[ActorMention]:
    """Give whom such words mean, empty where the report does not show it.

    Parameters
    ----------
    found : sequence of ActorMention
        The actors before the words, those that words point back to among them.
    named : sequence of ActorMention
        The actors that the report names.
    opposed : callable
        Says whether two actors fought each other at the time.
    """
    here = reading.sentence_at(mention.start)
    before = [
        a for a in reversed(found) if a.actor not in NO_SIDES and here - reading.sentence_at(a.start) <= _BACK
    ]
    if mention.actor == "last":
        return [_standing_for(a, mention.start, mention.end) for a in before[:1]]
    if mention.actor == "both":
        return _two(mention, before, opposed)
    after = [a for a in named if a.start >= mention.end and reading.sentence_at(a.start) == here]
    same = [a for a in before if reading.sentence_at(a.start) == here]
    told = sorted(before, key=lambda a: (-reading.sentence_at(a.start), a.start))
    for ours in (*reversed(same), *after, *told):
        theirs = [a for a in named if opposed(ours.actor, a.actor)]
        if theirs:
            often = Counter(a.actor for a in theirs)
            foe = min(theirs, key=lambda a: (-often[a.actor], abs(a.start - mention.start)))
            return [_standing_for(foe, mention.start, mention.end)]
    return []


def _two(
    mention: ActorMention, before: Sequence[ActorMention], opposed: Callable[[str, str], bool]
) -> list[ActorMention]:
    """Give the two sides named last that fought each other; backers, where there are no others."""
    own = [a for a in before if a.actor not in _BACKERS]
    pairs = (
        (first, second)
        for sides in (own, before)
        for n, second in enumerate(sides)
        for first in sides[n + 1 :]
        if opposed(first.actor, second.actor)
    )
    pair = next(pairs, None)
    if pair is None:
        return []
    middle = (mention.start + mention.end) // 2
    return [_standing_for(pair[0], mention.start, middle), _standing_for(pair[1], middle, mention.end)]


def _standing_for(actor: ActorMention, start: int, end: int) -> ActorMention:
    return ActorMention(start, end, actor.actor, "back", actor.text or actor.actor)
