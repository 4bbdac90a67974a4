"""What a name may mean: the context that it stands in, the candidates, the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geolibya.records import Place

MATCHES = ("exact", "folded", "key", "fuzzy")
"""Kinds of match, surest first."""

AIRFIELDS = frozenset(("AIRB", "AIRF", "AIRP", "AIRH"))
"""What aircraft take off from."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a name; nothing of it is binding.

    Attributes
    ----------
    country : str
        ISO 3166 alpha-2 of the country that the text speaks of.
    district : str
        `adm2_pcode` of the district that the text speaks of.
    nearby : tuple of str
        Ids of places that the text names beside it.
    kinds : frozenset of str
        Feature codes that the activity needs, `AIRFIELDS` for "took off from".
    """

    country: str = ""
    district: str = ""
    nearby: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    Attributes
    ----------
    place : Place
    name : str
        Of the names of the place, the one that matched.
    match : str
        `exact`, `folded`, `key` or `fuzzy`.
    score : float
        0 to 1, how well the name fits; what the context adds stands in `reasons` and in the order.
    reasons : tuple of str
        In words.
    """

    place: Place
    name: str
    match: str
    score: float
    reasons: tuple[str, ...] = ()
    context_score: float = 0.0

    @property
    def order(self) -> tuple[int, float, float]:
        """Sort by it: kind of match, then context, then score."""
        return MATCHES.index(self.match), -self.context_score, -self.score


@dataclass(frozen=True, slots=True)
class Resolution:
    """The answer to a name: a candidate, or None with the reason and the nearest candidates."""

    query: str
    candidate: Candidate | None
    reason: str
    nearest: tuple[Candidate, ...] = ()
