"""Which events tell of the same incident; wrong joins are worse than missed ones."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from geolibya import likeness as like
from geolibya.contradictions import ANSWERED_DAYS, DENIED_DAYS, UNDATED_DENIAL_DAYS, opposing
from geolibya.copies import shingles
from geolibya.edtf import days_or_none
from geolibya.incidents import in_time
from geolibya.likeness import Likeness

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from geolibya.records import Event
    from geolibya.vocabulary import Vocabulary

CELL_DEG = 0.6
"""Degrees; in Libya no less than `like.REGION_KM`, so that what is within reach is in the next cell."""
SAMPLED = 6
"""So many shingles of a quote, the least ones, are kept to find its copies again: most are the same in each of them."""


def same_incident(a: Event, b: Event, likeness: Likeness) -> bool:
    """Say whether two events of different reports tell of the same incident.

    What is planned is another thing than what is done; what is denied belongs to what is stated, if it does, by
    `opposing`. Copies of one text tell the same. Else kind, place, time and parties must agree, and the more so
    the more of its kind happens there.
    """
    if a.status != b.status and {a.status, b.status} & {"planned", "denied"}:
        return False
    if not likeness.parties_fit(a, b):
        return False
    if a.activity == b.activity and like.same_place(a, b) and like.same_words(a, b):
        return True
    if like.same_day(a, b):
        return _same_on_a_day(a, b, likeness)
    return _same_in_a_month(a, b, likeness)


def _same_in_a_month(a: Event, b: Event, likeness: Likeness) -> bool:
    """Say whether two tellings mean the same where one knows only the month: what hardly happens twice in it."""
    if a.activity != b.activity or not like.same_place(a, b) or not like.same_month(a, b):
        return False
    if max(like.radius(a), like.radius(b)) >= like.REGION_KM:
        return False
    same_loser = likeness.meet(likeness.armed(a.targets), likeness.armed(b.targets), a)
    if a.activity in like.CHANGES_HANDS:
        return likeness.same_doer(a, b) or same_loser
    return a.activity == "offensive" and likeness.same_doer(a, b)


def _same_on_a_day(a: Event, b: Event, likeness: Likeness) -> bool:
    """Say whether two tellings of a day mean the same: the vaguer the place and the parties, the more must agree."""
    if not like.same_place(a, b):
        rare = (
            a.activity == b.activity and a.activity in like.RARE - like.CHANGES_HANDS
        )  # each site is taken by itself
        return like.within_reach(a, b) and likeness.same_force(a, b) and (rare or like.tolls_agree(a, b))
    if max(like.radius(a), like.radius(b)) >= like.WIDE_KM and not like.tolls_agree(a, b):
        often = likeness.is_violent(a) and a.activity not in {*like.RARE, "offensive"}
        return a.activity == b.activity and not often and likeness.same_doer(a, b)
    if a.activity == b.activity:
        return a.place == b.place or likeness.same_doer(a, b) or like.tolls_agree(a, b)
    if likeness.same_kind(a, b):
        return likeness.same_doer(a, b) or like.tolls_agree(a, b)
    return likeness.same_force(a, b) and like.tolls_agree(a, b)


def _belongs(event: Event, group: Sequence[Event], likeness: Likeness) -> bool:
    """Say whether an event may join others: one tells the same or opposes it, and none is of another matter."""
    joins = False
    for other in group:
        elsewhere = event.report != other.report
        if opposing(event, other, likeness) or (elsewhere and same_incident(event, other, likeness)):
            joins = True
        elif not _may_be_one(event, other, likeness):
            return False
    return joins


def _may_be_one(a: Event, b: Event, likeness: Likeness) -> bool:
    """Say whether nothing keeps two events apart; one report keeps apart what it tells, but not what it denies."""
    denied = (a.status == "denied") != (b.status == "denied")
    if a.report == b.report and not denied:
        return False
    if denied and likeness.same_doer(a, b):
        fits = likeness.fit(likeness.armed(a.targets), likeness.armed(b.targets), a)
    else:
        fits = denied or likeness.parties_fit(a, b)
    return (
        (a.status == "planned") == (b.status == "planned")
        and fits
        and likeness.same_force(a, b)
        and like.within_reach(a, b)
        and like.days_between(a.date, b.date) in (None, 0)
    )


def _precise_first(event: Event) -> tuple[bool, int, tuple[bool, str, str, str]]:
    """Sort the tellings that know the day before those that a whole month fits, and what is denied to the end."""
    days = days_or_none(event.date)
    return event.status == "denied", days.length if days else like.LONGEST_DAYS + 1, in_time(event)


class _Found:
    """The incidents so far, found again by day, by words and by report."""

    def __init__(self) -> None:
        self.groups: list[list[Event]] = []
        self._by: defaultdict[Hashable, list[list[Event]]] = defaultdict(list)

    def candidates(self, event: Event) -> Iterable[list[Event]]:
        """Give those that an event may tell of, each once."""
        cells = _cells_around(event)
        near = ((day, *cell) for day in _days_around(event) for cell in cells)
        keys: Iterator[Hashable] = chain(near, _word_keys(event), (event.report,))
        return {id(group): group for key in keys for group in self._by.get(key, ())}.values()

    def add(self, event: Event, group: list[Event]) -> None:
        """Let an event join a group, or begin one that is empty."""
        if not group:
            self.groups.append(group)
        group.append(event)
        cells = _cells_around(event)[:1]
        here = ((day, *cell) for day in _days(event) for cell in cells)
        keys: Iterator[Hashable] = chain(here, _word_keys(event), (event.report,))
        for key in keys:
            known = self._by[key]
            if not any(other is group for other in known[-1:]):
                known.append(group)


def _cells_around(event: Event) -> list[tuple[int, int]]:
    """Give the cell of the point of an event, then those around it; none where its place was not found."""
    if event.lat is None or event.lon is None:
        return []
    row, column = int(event.lat // CELL_DEG), int(event.lon // CELL_DEG)
    around = [(row + dy, column + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)]
    return sorted(around, key=lambda cell: cell != (row, column))


def _days(event: Event) -> range:
    """Give the days that an event may have been on; none where that may be too many."""
    days = days_or_none(event.date)
    if days is None or days.length > like.LONGEST_DAYS:
        return range(0)
    return range(days.first.toordinal(), days.last.toordinal() + 1)


def _days_around(event: Event) -> range:
    """Give the days of what it may tell of, or deny, or answer."""
    days = _days(event)
    if event.status != "denied":
        return range(days.start - ANSWERED_DAYS, days.stop + ANSWERED_DAYS) if days else days
    if days:
        return range(days.start - DENIED_DAYS, days.stop + DENIED_DAYS)
    printed = days_or_none(event.published)
    if event.date is not None or printed is None:
        return range(0)
    return range(printed.first.toordinal() - UNDATED_DENIAL_DAYS, printed.first.toordinal() + 1)


def _word_keys(event: Event) -> Iterator[tuple[str, int]]:
    """Give a sample of the shingles of its quote: the same ones of a text and of its copies."""
    return ((event.activity, mark) for mark in sorted(shingles(event.quote))[:SAMPLED])


def _chosen(event: Event, fitting: Sequence[list[Event]]) -> list[Event]:
    """Give the incident of those that fit which an event tells of; a new one where that is not clear.

    That of its own report comes first, then one of the same act and place. A telling that does not know the day
    joins none of several.
    """
    best = sorted(fitting, key=lambda group: _rank(event, group), reverse=True)
    days = _days(event)
    is_clear = 0 < len(days) <= like.PRECISE_DAYS and event.status != "denied"
    if not best or (len(best) > 1 and not is_clear and _rank(event, best[0]) == _rank(event, best[1])):
        return []
    return best[0]


def _rank(event: Event, group: Sequence[Event]) -> tuple[bool, bool]:
    return (
        any(other.report == event.report for other in group),
        any((other.activity, other.place) == (event.activity, event.place) for other in group),
    )


def group_incidents(events: Iterable[Event], vocabulary: Vocabulary) -> tuple[Event, ...]:
    """Give the events in their order, each with the `incident` that it tells of.

    The id of an incident is made of that of its earliest event.
    """
    events = tuple(events)
    likeness, found = Likeness(vocabulary), _Found()
    for event in sorted(events, key=_precise_first):
        fitting = [group for group in found.candidates(event) if _belongs(event, group, likeness)]
        found.add(event, _chosen(event, fitting))
    names = {event.id: f"i-{min(group, key=in_time).id}" for group in found.groups for event in group}
    return tuple(replace(event, incident=names[event.id]) for event in events)
