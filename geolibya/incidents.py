"""What happened once, as told by one or more reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from geolibya.contradictions import DENIAL, KINDS, Contradiction, kinds_between
from geolibya.copies import are_copies, shingles
from geolibya.edtf import days_or_none
from geolibya.likeness import Likeness
from geolibya.records import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geolibya.records import Event
    from geolibya.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report tells of an incident, with its copies: reports that print the same words."""

    reports: tuple[str, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened once, as told by one or more reports.

    Attributes
    ----------
    events : tuple of Event
        The earliest first.
    tellings : tuple of Telling
        Those that are independent as far as words show; copies of one wire text are one telling.
    contradictions : tuple of Contradiction
        What events of it say against each other, the gravest first; copies have those of what they copy.
    """

    id: str
    events: tuple[Event, ...]
    tellings: tuple[Telling, ...]
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def reports(self) -> tuple[str, ...]:
        """Names of the reports that tell it."""
        return tuple(dict.fromkeys(event.report for event in self.events))

    @property
    def is_disputed(self) -> bool:
        """Say whether one telling denies what another states."""
        return any(found.kind == DENIAL for found in self.contradictions)


def in_time(event: Event) -> tuple[bool, str, str, str]:
    """Sort by day, the undated last, then by publication: the same for any order of reports."""
    days = days_or_none(event.date)
    return days is None, days.first.isoformat() if days else "", event.published or "", event.id


def _name(event: Event) -> str:
    """Give the incident that an event carries; one without is its own."""
    return event.incident or f"i-{event.id}"


def by_incident(events: Iterable[Event]) -> dict[str, tuple[Event, ...]]:
    """Give events by the incident that they carry, the earliest first."""
    groups: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        groups[_name(event)].append(event)
    for group in groups.values():
        group.sort(key=in_time)
    ordered = sorted(groups.items(), key=lambda item: in_time(item[1][0]))
    return {name: tuple(group) for name, group in ordered}


def incidents_of(events: Iterable[Event], vocabulary: Vocabulary) -> tuple[Incident, ...]:
    """Give the incidents that events carry, the earliest first, with tellings and contradictions."""
    events = tuple(events)
    return _compared(by_incident(events), events, vocabulary)


def incidents_of_several(events: Sequence[Event], vocabulary: Vocabulary) -> tuple[Incident, ...]:
    """Give only those incidents that more than one event tells of, which are few among many."""
    numbers = Counter(map(_name, events))
    return _compared(by_incident(e for e in events if numbers[_name(e)] > 1), events, vocabulary)


def _compared(
    groups: Mapping[str, Sequence[Event]], events: Iterable[Event], vocabulary: Vocabulary
) -> tuple[Incident, ...]:
    """Compare the reports that tell of each incident, knowing of each report all `events` that rest on it."""
    likeness = Likeness(vocabulary)
    told = ({event.report for event in group} for group in groups.values())
    compared = {report for reports in told if len(reports) > 1 for report in reports}
    texts: defaultdict[str, set[int]] = defaultdict(set)
    for event in events:
        if event.report in compared:
            texts[event.report] |= shingles(event.quote)
    found = []
    for name, group in groups.items():
        tellings = _tellings(group, texts)
        own = [
            event for telling in tellings for event in telling.events if event.report == telling.reports[0]
        ]
        found.append(Incident(name, tuple(group), tellings, _contradictions(own, likeness)))
    return tuple(found)


def _tellings(group: Sequence[Event], texts: Mapping[str, set[int]]) -> tuple[Telling, ...]:
    """Put the reports of an incident together that print the same words of it, or are copies as a whole.

    What is known of a report's text are the sentences that its events rest on.
    """
    told: dict[str, list[Event]] = {}
    for event in group:
        told.setdefault(event.report, []).append(event)
    if len(told) == 1:
        return (Telling(tuple(told), tuple(group)),)
    here = {name: {mark for e in own for mark in shingles(e.quote)} for name, own in told.items()}
    families: list[list[str]] = []
    for name in told:
        alike = [
            family
            for family in families
            if any(are_copies(here[name], here[o]) or are_copies(texts[name], texts[o]) for o in family)
        ]
        families = [family for family in families if family not in alike]
        families.append([*(other for family in alike for other in family), name])
    order = {name: number for number, name in enumerate(told)}
    tellings = [sorted(family, key=order.__getitem__) for family in families]
    tellings.sort(key=lambda family: order[family[0]])
    return tuple(Telling(tuple(f), tuple(e for name in f for e in told[name])) for f in tellings)


def _contradictions(group: Sequence[Event], likeness: Likeness) -> tuple[Contradiction, ...]:
    found = [
        Contradiction(kind, *sorted((a, b), key=lambda event: STATUSES.index(event.status)))
        for a, b in combinations(group, 2)
        for kind in kinds_between(a, b, likeness)
    ]
    return tuple(sorted(found, key=lambda each: KINDS.index(each.kind)))
