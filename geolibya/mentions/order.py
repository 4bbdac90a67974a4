"""On which side of a word another one stands: who does it before a verb, what it is done to behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geolibya.clauses import CLAUSE

if TYPE_CHECKING:
    from geolibya.lexicon import ActivityTerm
    from geolibya.matching import Hit
    from geolibya.mentions.view import SentenceView

REACH = 8
"""Words between a verb and its subject or object."""


def stands(view: SentenceView, hit: Hit[ActivityTerm], side: str, kind: str) -> bool:
    """Say whether a word of a kind stands `before` or `after` a term in its clause, or (`no`) nowhere in the sentence.

    Parameters
    ----------
    side : str
        `before`, `after` or `no`.
    kind : str
        Kind of `context_words.csv`.
    """
    others = [o for o in view.context if kind in o.rows and not (o.start < hit.end and hit.start < o.end)]
    if side == "no":
        return not others
    spans = [(o.end, hit.start) if side == "before" else (hit.end, o.start) for o in others]
    return any(
        low <= high and view.words_between(low, high) <= REACH and view.clauses.cost(low, high) < CLAUSE
        for low, high in spans
    )
