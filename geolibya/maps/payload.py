"""The data of a page: events as columns, each distinct value once, as frontend/src/payload.js reads them.

The text of a report is data in one JSON block; nothing of it passes through a template or stands as HTML.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

import geolibya
from geolibya.event_ids import event_id
from geolibya.maps.columns import SCALE, Index, inner_lines
from geolibya.maps.event_columns import EventColumns
from geolibya.maps.geography import geography
from geolibya.maps.packing import LONE_SURROGATE
from geolibya.maps.spots import SpotWriter
from geolibya.maps.tellings import tellings
from geolibya.records import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geolibya.gazetteer import Gazetteer
    from geolibya.records import Event, Report, Term
    from geolibya.vocabulary import Vocabulary


class EventsLike(Protocol):
    """What a map needs of an event set."""

    @property
    def events(self) -> Sequence[Event]:
        """Events, in order."""

    @property
    def reports(self) -> Sequence[Report]:
        """All reports that were read, also those without events."""


def make_payload(
    events: EventsLike,
    *,
    language: str,
    title: str,
    embed: bool,
    gazetteer: Gazetteer,
    vocabulary: Vocabulary,
    notes: Sequence[str] = (),
) -> dict[str, Any]:
    """Make the payload of a page.

    Parameters
    ----------
    events : EventSet
        Anything that has `.events` and `.reports`.
    language : str
        `en`, `fr` or `ar`: of labels and place names.
    notes : sequence of str
        What a reader has to know before all, as what was left out before publication.
    """
    writer = _Writer(events.events, events.reports, language, gazetteer, vocabulary)
    with _no_collection():
        payload = writer.payload(title, embed=embed)
    payload["page"]["notes"] = list(notes)
    return payload


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the collector of cycles from looking through all events again and again: columns have no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _id_of(event: Event, spot: int, sha256: str) -> str:
    """Make an id as frontend/src/event_ids.js does; none of a quote that a browser cannot encode."""
    if not event.quote.isascii() and LONE_SURROGATE.search(event.quote):
        return ""
    place = event.place or "" if spot >= 0 else ""
    return event_id(sha256, event.activity, place, event.quote, event.status, event.date or "")


class _Writer:
    """Writes one payload; holds the dictionaries while it does."""

    def __init__(
        self,
        events: Sequence[Event],
        reports: Sequence[Report],
        language: str,
        gazetteer: Gazetteer,
        vocabulary: Vocabulary,
    ) -> None:
        self.events = events
        self.reports_read = reports
        self.language = language
        self.gazetteer = gazetteer
        self.vocabulary = vocabulary
        self.spots = SpotWriter(gazetteer, language)

    def payload(self, title: str, *, embed: bool) -> dict[str, Any]:
        groups, activities = self._activities()
        spots, spot_column = self.spots.columns(self.events)
        reports, report_column = self._reports()
        incident_column, names = self._incidents()
        told = EventColumns(self.events, activities)
        vocabulary = self.vocabulary
        return {
            "texts": list(told.texts),  # the longest first: it is deflated while the others are packed
            "page": self._page(title, embed=embed),
            "scale": SCALE,
            "terms": {
                "group": self._terms(groups, vocabulary.groups),
                "activity": [
                    term | {"group": groups[group]}
                    for term, group in zip(
                        self._terms(activities, vocabulary.activities), activities.values(), strict=True
                    )
                ],
                "status": self._terms(STATUSES, vocabulary.statuses),
                "actor": self._terms(told.actors, vocabulary.actors),
                "caveat": self._terms(told.caveats, vocabulary.caveats),
            },
            "reports": reports,
            "spots": spots,
            "areas": self.spots.shapes,
            "districts": {"scale": SCALE, "lines": inner_lines(list(self.gazetteer.districts.values()))},
            "geography": geography(self.gazetteer, self.language),
            "towns": self.spots.towns(),
            "sets": told.sets,
            "marks": told.marks,
            "incidentNames": names,
            **tellings(self.events, vocabulary),
            "dates": list(told.dates),
            "ids": self._ids(spot_column, [reports["sha256"][report] for report in report_column]),
            "events": {
                **told.columns,
                "spot": spot_column,
                "report": report_column,
                "incident": incident_column,
            },
        }

    def _ids(self, spots: Sequence[int], hashes: Sequence[str]) -> list[str]:
        """Give the ids of events, empty where the page makes them from what it knows of the event."""
        return [
            "" if event.id == _id_of(event, spot, sha256) else event.id
            for event, spot, sha256 in zip(self.events, spots, hashes, strict=True)
        ]

    def _incidents(self) -> tuple[list[int], dict[int, str]]:
        """Number the incidents, and name those not named `i-` and the id of the first event that tells of them."""
        numbers: Index[str] = Index()
        names: dict[int, str] = {}
        column = []
        for event in self.events:
            known = len(numbers)
            number = numbers[event.incident or f"of {event.id}"]
            if number == known and event.incident != f"i-{event.id}":
                names[number] = event.incident
            column.append(number)
        return column, names

    def _page(self, title: str, *, embed: bool) -> dict[str, Any]:
        named = {report.outlet for report in self.reports_read} or {event.outlet for event in self.events}
        published = [report.published for report in self.reports_read] or [
            event.published for event in self.events
        ]
        return {
            "title": title,
            "language": self.language,
            "version": geolibya.__version__,
            "embed": embed,
            "asOf": max((date for date in published if date), default=None),
            "reports": {
                "read": len(self.reports_read) or len({event.report for event in self.events}),
                "outlets": len(named - {""}),
            },
        }

    def _terms(self, ids: Iterable[str], known: Mapping[str, Term]) -> list[dict[str, Any]]:
        """Give the label of each id; one that the tables do not know is shown as it is."""
        terms = []
        for name in ids:
            term = known.get(name)
            terms.append({"id": name, "label": term.label(self.language) if term else name.replace("_", " ")})
            if term and term.definition and self.language == "en":
                terms[-1]["definition"] = term.definition
        return terms

    def _activities(self) -> tuple[Index[str], dict[str, str]]:
        """Give the groups and activities that occur, in the order of the tables, each activity with its group."""
        found: dict[str, str] = {}
        for event in self.events:
            if event.activity not in found:
                term = self.vocabulary.activities.get(event.activity)
                found[event.activity] = event.group or (term.parent if term else "") or "other"
        order = [name for name in self.vocabulary.activities if name in found]
        order += sorted(found.keys() - set(order))
        in_use = set(found.values())
        groups = [name for name in self.vocabulary.groups if name in in_use]
        return Index([*groups, *sorted(in_use - set(groups))]), {name: found[name] for name in order}

    def _reports(self) -> tuple[dict[str, list[Any]], list[int]]:
        names: Index[str] = Index()
        column = [names[event.report or event.url or event.title or "report"] for event in self.events]
        first: dict[int, Event] = {}
        for number, event in zip(column, self.events, strict=True):
            first.setdefault(number, event)
        told = [first[number] for number in range(len(names))]
        return {
            "name": list(names),
            "title": [event.title for event in told],
            "outlet": [event.outlet for event in told],
            "url": [event.url for event in told],
            "archived": [event.archived_url for event in told],
            "published": [event.published or "" for event in told],
            "language": [event.language for event in told],
            "dispatch": [event.kind == "dispatch" for event in told],
            "after": [event.after for event in told],
            "sha256": [event.sha256 for event in told],
        }, column
