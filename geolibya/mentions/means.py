"""What an act of harm was done with: the subject of its verb, or what stands behind "by"."""

from __future__ import annotations

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
AGENT_REACH = 4
"""Words between a preposition and what it names as the doer."""
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


def _is_agent(view: SentenceView, start: int, hit: Hit[ActivityTerm]) -> bool:
    """Say whether "by" leads in a word that stands right behind a verb."""
    return (
        start > hit.start
        and not _BY.isdisjoint(view.reading.words_before(start, AGENT_REACH))
        and view.words_between(hit.end, start) <= AGENT_REACH
    )


def _is_subject(view: SentenceView, other: Hit[str], hit: Hit[ActivityTerm]) -> bool:
    """Say whether a word before a verb is its subject: nobody stands between, and no preposition leads it in."""
    return (
        view.words_between(other.end, hit.start) <= REACH
        and view.clauses.cost(other.end, hit.start) < CLAUSE
        and _LED_IN.isdisjoint(view.reading.words_before(other.start, 2))
        and not any(
            "infantry" in o.rows and other.end <= o.start and o.end <= hit.start for o in view.context
        )
    )
