"""What an act of harm was done with: the subject of its verb, or what stands behind "by"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geolibya.clauses import CLAUSE
from geolibya.mentions.order import REACH
from geolibya.mentions.verbs import is_passive

if TYPE_CHECKING:
    from geolibya.lexicon import ActivityTerm
    from geolibya.matching import Hit
    from geolibya.mentions.view import SentenceView

KINDS = frozenset(("drone", "warplane", "charge", "projectile"))
"""Kinds of `context_words.csv` for what strikes, fires or goes off."""
OBJECT_REACH = 3
"""Words between a verb and the craft that it struck ("destroyed a Turkish drone", "the drone had been hit")."""
_FELLED = re.compile(
    r"\b(?:shot down|shooting down|shoot down|downed|brought down|intercepted|abattu|abattre|descendu|intercepte)"
    r"\s(?:[\w'-]+\s){0,3}$"
)
_BACKING = re.compile(
    r"\b(?:backed|supported|aided|helped|covered|appuye\w*|soutenu\w*|aide\w*|couvert\w*)\s(?:by|par)\s(?:[\w'-]+\s){0,3}$"
)
_MEANS_OF = re.compile(r"\b(?:aide|moyen|appui|soutien|renfort|help|use|support|means)\s(?:of|de|d'|des|du)")
"""What stands between a verb and what it was done with ("à l'aide de drones")."""
_IN_HANDS = re.compile(r"\s(?:used|flown|operated|piloted|fielded|deployed|belonging|supplied)\s(?:by|to)\b")
"""What follows craft before whose they are."""
AGENT_REACH = 4
"""Words between a preposition and what it names as the doer."""
BEHIND_PASSIVE = 10
"""Words between a verb and what did it ("destroyed on the runway at X by Y's jets")."""
_BY = frozenset(("by", "par"))
_LED_IN = frozenset(
    "with by near in on from at under using against armed avec par dans sur sous depuis contre en pres".split()
)
"""Words before what is no subject ("fighters with rockets attacked")."""


def is_means(view: SentenceView, hit: Hit[ActivityTerm], kind: str) -> bool:
    """Say whether a word of a kind is the subject of an active verb, or the agent of a passive one."""
    passive = is_passive(view, hit)
    for other in view.context:
        if kind not in other.rows or (other.start < hit.end and hit.start < other.end):
            continue
        if other.start >= hit.end or passive:
            if _is_agent(view, other.start, hit):
                return True
        elif _is_subject(view, other, hit):
            return True
    return False


def is_object(view: SentenceView, hit: Hit[ActivityTerm], kind: str) -> bool:
    """Say whether all that is of a kind in a sentence is what a verb strikes, so that nothing of it strikes."""
    others = [o for o in view.context if kind in o.rows and (o.end <= hit.start or hit.end <= o.start)]
    return bool(others) and all(is_struck(view, other, hit) for other in others)


def is_felled(view: SentenceView, other: Hit[str]) -> bool:
    """Say whether craft were brought down by a verb before them, or only back who acts ("men backed by drones")."""
    text = view.reading.lower
    return any(pattern.search(text, view.start, other.start) for pattern in (_FELLED, _BACKING))


def is_struck(view: SentenceView, other: Hit[str], hit: Hit[ActivityTerm]) -> bool:
    """Say whether a word stands right behind an active verb or right before a passive one, no preposition between."""
    if is_felled(view, other):
        return True
    passive = is_passive(view, hit)
    if other.start >= hit.end and view.reading.words_before(hit.start, 1) in (["que"], ["qu'"], ["ou"]):
        return False  # "un camp que survolent des drones"
    low, high = (other.end, hit.start) if passive else (hit.end, other.start)
    count = view.words_between(low, high)
    between = view.reading.words_before(high, count)
    return (
        low <= high
        and count <= (OBJECT_REACH if passive else BEHIND_PASSIVE)
        and view.clauses.cost(low, high) < CLAUSE
        and (_LED_IN | _BY | {","}).isdisjoint(between)
        and not _MEANS_OF.search(view.reading.lower, low, high)
    )


def _is_agent(view: SentenceView, start: int, hit: Hit[ActivityTerm]) -> bool:
    """Say whether "by" leads in a word that stands right behind a verb."""
    return (
        start > hit.start
        and not _BY.isdisjoint(view.reading.words_before(start, AGENT_REACH))
        and view.words_between(hit.end, start) <= BEHIND_PASSIVE
        and view.clauses.cost(hit.end, start) < CLAUSE
    )


def _is_subject(view: SentenceView, other: Hit[str], hit: Hit[ActivityTerm]) -> bool:
    """Say whether a word before a verb is its subject: nobody stands between, and no preposition leads it in."""
    reach = 2 * REACH if _IN_HANDS.match(view.reading.lower, other.end) else REACH
    return (
        view.words_between(other.end, hit.start) <= reach
        and view.clauses.cost(other.end, hit.start) < CLAUSE
        and _LED_IN.isdisjoint(view.reading.words_before(other.start, 2))
        and not any(
            "infantry" in o.rows and other.end <= o.start and o.end <= hit.start for o in view.context
        )
    )
