"""How far two tellings of an act agree: in what, where, when, who, and how many fell."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from geolibya.copies import are_copies, shingles
from geolibya.edtf import days_or_none
from geolibya.ellipsoid import distance_km

if TYPE_CHECKING:
    from collections.abc import Callable

    from geolibya.records import Event
    from geolibya.vocabulary import Vocabulary

SAME_PLACE_KM = 3.0
"""Two points closer than this are one place; two wells of one oilfield lie closer."""
WIDE_KM = 10.0
"""From here on a place is a city at war: much happens there on one day, so that place and day alone say little."""
REGION_KM = 50.0
"""From here on it is a region or country, where a strike and another strike have nothing in common."""
PRECISE_DAYS = 3
"""Days of a date that still tell one act from the next: a night, "Monday or Tuesday"."""
LONGEST_DAYS = 31
"""A date wider than a month meets too many others to say that two tellings mean the same."""
COPIED_DAYS = 7
"""Days by which the dates of a copy may differ: "on Monday" is resolved from the day on which it was printed."""
FEWEST_KILLED = 5
"""A toll from here on is rare enough to say that two tellings mean the same."""
TOLLS_WITHIN = 1.5
"""Between the first toll of a day and the last: 20 and 30 killed may be one bombing."""
CHANGES_HANDS = frozenset(("capture", "withdrawal"))
"""A place is taken or left once in a month, or so seldom twice that the month says enough."""
RARE = frozenset((*CHANGES_HANDS, "shoot_down", "aircraft_crash"))
"""Acts of which a city at war does not see two on one day by the same side."""
MUTUAL = "armed_clash"
"""Whoever fights is doer and target of it."""


class Likeness:
    """Compares events by the words and dates of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._lineage_in = cache(vocabulary.lineage_at)
        self._opposed_in = cache(vocabulary.opposed_at)
        self.named = cache(self._named)
        self.armed = cache(self._armed)

    # what

    def same_kind(self, a: Event, b: Event) -> bool:
        """Say whether two activities are words for one kind of act, as ACLED has them: an attack and a clash."""
        return a.activity == b.activity or self._share(a, b, "acled_sub_event_type")

    def same_force(self, a: Event, b: Event) -> bool:
        """Say whether two activities may be one blow: what struck, a jet or a shell, witnesses often do not know."""
        return a.activity == b.activity or self._share(a, b, "acled_event_type")

    def _share(self, a: Event, b: Event, code: str) -> bool:
        one, other = (self.vocabulary.activities.get(event.activity) for event in (a, b))
        if one is None or other is None or "Strategic developments" in one.codes.get("acled_event_type", ""):
            return False  # ACLED's name for all that is no violence
        return one.codes.get(code) == other.codes.get(code) is not None

    def is_violent(self, event: Event) -> bool:
        """Say whether it is fighting, bombing or violence against people."""
        term = self.vocabulary.activities.get(event.activity)
        return term is not None and "Strategic developments" not in term.codes.get("acled_event_type", "")

    # who

    def lineage(self, event: Event) -> Callable[[str], tuple[str, ...]]:
        """Give the lineage of actors at the time of an event."""
        return self._lineage_in(_month(event))

    def _named(self, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Give the actors that somebody has named."""
        kinds = {actor: self._kind(actor) for actor in actors}
        return tuple(actor for actor, kind in kinds.items() if kind != "unidentified")

    def _armed(self, targets: tuple[str, ...]) -> tuple[str, ...]:
        """Give the targets that have a side; who fell beside them keeps no two tellings apart."""
        return tuple(target for target in self.named(targets) if self._kind(target) != "civilian")

    def _kind(self, actor: str) -> str:
        return self.vocabulary.actors[actor].kind if actor in self.vocabulary.actors else ""

    def meet(self, a: tuple[str, ...], b: tuple[str, ...], at: Event) -> bool:
        """Say whether two lists name the same actor; a brigade counts as the army that it belongs to."""
        if not set(self.named(a)).isdisjoint(self.named(b)):
            return True  # mostly, and soonest told
        lineage = self.lineage(at)
        return any(x in lineage(y) or y in lineage(x) for x in self.named(a) for y in self.named(b))

    def fit(self, a: tuple[str, ...], b: tuple[str, ...], at: Event) -> bool:
        """Say whether two lists of actors can mean the same; nobody may be anybody."""
        return not self.named(a) or not self.named(b) or self.meet(a, b, at)

    def parties_fit(self, a: Event, b: Event) -> bool:
        """Say whether doers and targets can be the same, in a clash also the other way round.

        Of what is rare the doer tells enough, and an ally of his: one report has an army take a base, or lose it,
        another its allies.
        """
        ours, theirs = self.armed(a.targets), self.armed(b.targets)
        if a.activity in RARE and not self.meet(a.actors, theirs, a) and not self.meet(b.actors, ours, a):
            return self.fit(a.actors, b.actors, a) or not self.opposed(a, b)
        straight = self.fit(a.actors, b.actors, a) and self.fit(ours, theirs, a)
        turned = self.fit(a.actors, theirs, a) and self.fit(ours, b.actors, a)
        return straight or (MUTUAL in (a.activity, b.activity) and turned)

    def same_doer(self, a: Event, b: Event) -> bool:
        """Say whether both name the doer, and the same one."""
        return self.meet(a.actors, b.actors, a)

    def other_doer(self, a: Event, b: Event) -> bool:
        """Say whether both name the doer, and not the same one."""
        named = self.named(a.actors) and self.named(b.actors)
        return bool(named) and not self.meet(a.actors, b.actors, a)

    def opposed(self, a: Event, b: Event) -> bool:
        """Say whether a doer of one fought a doer of the other at the time."""
        opposed = self._opposed_in(_month(a))
        return any(opposed(x, y) for x in self.named(a.actors) for y in self.named(b.actors))


def _month(event: Event) -> str | None:
    """Give the month in which an event began, by which sides are told."""
    return (event.date or "")[: len("2019-04")] or None


# where


def same_place(a: Event, b: Event) -> bool:
    """Say whether two events are at one place: of one name, or points hardly apart."""
    if a.place is not None and (a.place, a.relation) == (b.place, b.relation):
        return True
    return max(radius(a), radius(b)) < REGION_KM and _apart_km(a, b) <= SAME_PLACE_KM


def within_reach(a: Event, b: Event) -> bool:
    """Say whether one place may be in the other: a quarter in its city."""
    widest = max(radius(a), radius(b))
    return same_place(a, b) or (widest < REGION_KM and _apart_km(a, b) <= widest)


def radius(event: Event) -> float:
    """Give the radius of the place of an event; of one that was not found no place is near."""
    return event.radius_km or 0.0


def _apart_km(a: Event, b: Event) -> float:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return float("inf")
    return distance_km(a.lat, a.lon, b.lat, b.lon)


# when


def same_day(a: Event, b: Event) -> bool:
    """Say whether both dates are known nearly to the day, and meet."""
    return _meet_within(a, b, PRECISE_DAYS)


def same_month(a: Event, b: Event) -> bool:
    """Say whether the dates meet, neither wider than a month."""
    return _meet_within(a, b, LONGEST_DAYS)


def _meet_within(a: Event, b: Event, most: int) -> bool:
    one, other = days_or_none(a.date), days_or_none(b.date)
    return (
        one is not None and other is not None and max(one.length, other.length) <= most and one.meets(other)
    )


def days_between(a: str | None, b: str | None) -> int | None:
    """Give the days from the end of one date to the beginning of the other: 0 where they meet, None if not known."""
    one, other = days_or_none(a), days_or_none(b)
    if one is None or other is None:
        return None
    return max((other.first - one.last).days, (one.first - other.last).days, 0)


# how many, and in which words


def tolls_agree(a: Event, b: Event) -> bool:
    """Say whether both tell of many killed, and of about as many."""
    if a.killed is None or b.killed is None:
        return False
    fewer, more = sorted((a.killed, b.killed))
    return fewer >= FEWEST_KILLED and more <= TOLLS_WITHIN * fewer


def same_words(a: Event, b: Event) -> bool:
    """Say whether the quote of one is a copy of the other's, at about the same time."""
    apart = days_between(a.date, b.date)
    return are_copies(shingles(a.quote), shingles(b.quote)) and (apart is None or apart <= COPIED_DAYS)
