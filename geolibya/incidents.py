"""The same incident told by several reports, or twice by one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geolibya.edtf import days_or_none
from geolibya.ellipsoid import distance_km
from geolibya.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from geolibya.records import Event

SAME_PLACE_KM = 3.0
"""Two points closer than this are one place; two wells of one oilfield lie closer."""
REGION_KM = 200.0
"""A radius from here on means a region or country: it is the same only as itself, not as each place in it."""
LONGEST_DAYS = 31
"""A date wider than a month meets too many others to say that two tellings mean the same."""


@dataclass(frozen=True, slots=True)
class Incident:
    """Tellings of one incident, the earliest first."""

    id: str
    events: tuple[Event, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """Names of the reports that tell it."""
        return tuple(dict.fromkeys(event.report for event in self.events))

    @property
    def tellings(self) -> int:
        """How many tell it of their own: a report counts once, copies of one wire text together once."""
        quotes: set[bytes] = set()
        reports: set[str] = set()
        count = 0
        for event in self.events:
            quote = fold_name(event.quote)
            if event.report not in reports and not (quote and quote in quotes):
                count += 1
            reports.add(event.report)
            quotes.add(quote)
        return count

    @property
    def is_disputed(self) -> bool:
        """Say whether one telling denies what another states."""
        denied = [event.status == "denied" for event in self.events]
        return any(denied) and not all(denied)


def _same_place(a: Event, b: Event) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    if a.place is not None and a.place == b.place and a.relation == b.relation:
        return True
    radii = [event.radius_km or 0.0 for event in (a, b)]
    if max(radii) >= REGION_KM:
        return False
    return distance_km(a.lat, a.lon, b.lat, b.lon) <= max(SAME_PLACE_KM, *radii)


def _same_quote(a: Event, b: Event) -> bool:
    return bool(a.quote) and fold_name(a.quote) == fold_name(b.quote)


def _same_time(a: Event, b: Event) -> bool:
    first, second = days_or_none(a.date), days_or_none(b.date)
    if first is None or second is None:
        return False
    return max(first.length, second.length) <= LONGEST_DAYS and first.meets(second)


def _fit(a: Sequence[str], b: Sequence[str], lineage: Callable[[str], tuple[str, ...]]) -> bool:
    """Say whether two lists of actors can mean the same; a child counts as its parent, nobody as anybody."""
    return not a or not b or any(x in lineage(y) or y in lineage(x) for x in a for y in b)


def _may_stand_beside(event: Event, others: Sequence[Event]) -> bool:
    """Say whether its report may tell the incident again: as a denial only, since it tells events apart."""
    own = [other for other in others if other.report == event.report]
    return all((other.status == "denied") != (event.status == "denied") for other in own)


def same_incident(a: Event, b: Event, lineage: Callable[[str], tuple[str, ...]]) -> bool:
    """Say whether two events tell of the same incident.

    They do where they have activity, place and actors in common, and their dates overlap or one's words
    are the other's. What is planned is another thing than what is done.
    """
    return (
        a.activity == b.activity
        and (a.status == "planned") == (b.status == "planned")
        and _same_place(a, b)
        and (_same_time(a, b) or _same_quote(a, b))
        and _fit(a.actors, b.actors, lineage)
        and _fit(a.targets, b.targets, lineage)
    )


def _order(event: Event) -> tuple[bool, str, str, str]:
    """Sort by day, the undated last, then by publication: the same for any order of reports."""
    days = days_or_none(event.date)
    return days is None, days.first.isoformat() if days else "", event.published or "", event.id


class _Found:
    """The incidents of one activity so far, found again by day and by words."""

    def __init__(self) -> None:
        self.groups: list[list[Event]] = []
        self._dated: list[list[Event]] = []
        self._first_days: list[int] = []
        self._by_quote: defaultdict[bytes, list[list[Event]]] = defaultdict(list)

    def candidates(self, event: Event) -> Iterator[list[Event]]:
        """Give those that an event may tell of: with its words, or begun not more than `LONGEST_DAYS` before."""
        if event.quote:
            yield from self._by_quote.get(fold_name(event.quote), ())
        days = days_or_none(event.date)
        if days is not None:
            yield from self._dated[bisect_left(self._first_days, days.first.toordinal() - LONGEST_DAYS) :]

    def add(self, event: Event) -> None:
        """Begin an incident with an event; the dated come in the order of their first days."""
        group = [event]
        self.groups.append(group)
        self._by_quote[fold_name(event.quote)].append(group)
        days = days_or_none(event.date)
        if days is not None:
            self._dated.append(group)
            self._first_days.append(days.first.toordinal())


def group_incidents(events: Iterable[Event], lineage: Callable[[str], tuple[str, ...]]) -> tuple[Event, ...]:
    """Give the events in their order, each with the `incident` that it tells of.

    The id of an incident is made of that of its earliest event.
    """
    events = tuple(events)
    found: defaultdict[str, _Found] = defaultdict(_Found)
    for event in sorted(events, key=_order):
        of_activity = found[event.activity]
        for group in of_activity.candidates(event):
            if same_incident(group[0], event, lineage) and _may_stand_beside(event, group):
                group.append(event)
                break
        else:
            of_activity.add(event)
    groups = (group for of_activity in found.values() for group in of_activity.groups)
    names = {event.id: f"i-{group[0].id}" for group in groups for event in group}
    return tuple(replace(event, incident=names[event.id]) for event in events)


def incidents_of(events: Iterable[Event]) -> tuple[Incident, ...]:
    """Give the incidents that events carry, the earliest first; an event without one is its own."""
    groups: defaultdict[str, list[Event]] = defaultdict(list)
    for event in sorted(events, key=_order):
        groups[event.incident or f"i-{event.id}"].append(event)
    return tuple(Incident(name, tuple(group)) for name, group in groups.items())
