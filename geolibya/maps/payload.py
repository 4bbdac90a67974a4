"""The data of a page: events as columns, each distinct value once, as frontend/src/payload.js reads them.

The text of a report is data in one JSON block; nothing of it passes through a template or stands as HTML.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from typing import TYPE_CHECKING, Any, Protocol

import geolibya
from geolibya.maps.columns import SCALE, Index, deltas, inner_lines
from geolibya.maps.geography import geography
from geolibya.maps.spots import SpotWriter
from geolibya.maps.tellings import tellings
from geolibya.records import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geolibya.gazetteer import Gazetteer
    from geolibya.records import Casualties, Event, Report, Term
    from geolibya.vocabulary import Vocabulary


DEFLATED_FROM = 200_000
"""Characters of JSON from which the block is deflated."""

LEVEL = 6
"""Of zlib: 9 takes three times as long for two parts in a hundred."""

FROM_FIRST = 1
"""Stands for the name of an incident that is `i-` and the id of the first event that tells of it."""

_LONE = re.compile("[\ud800-\udfff]")


class EventsLike(Protocol):
    """What a map needs of an event set."""

    @property
    def events(self) -> Sequence[Event]:
        """Events, in order."""

    @property
    def reports(self) -> Sequence[Report]:
        """All reports that were read, also those without events."""


def json_block(payload: Mapping[str, Any]) -> tuple[str, str]:
    r"""Write a payload as the text of a script block and the type of that block.

    Examples
    --------
    >>> json_block({"quote": "</script>"})
    ('{"quote":"\\u003c/script>"}', 'application/json')
    """
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    if not text.isascii():
        text = _LONE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
        text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    text = text.replace("<", "\\u003c").replace("\x7f", "\\u007f")
    if len(text) < DEFLATED_FROM:
        return text, "application/json"
    return base64.b64encode(zlib.compress(text.encode(), LEVEL)).decode(), "application/x-deflate+base64"


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
    payload = _Writer(events.events, events.reports, language, gazetteer, vocabulary).payload(
        title, embed=embed
    )
    payload["page"]["notes"] = list(notes)
    return payload


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
        self.texts: Index[str] = Index([""])
        self.dates: Index[str] = Index([""])
        self.spots = SpotWriter(gazetteer, language)
        self.actors: Index[str] = Index()
        self.caveats: Index[str] = Index()

    def payload(self, title: str, *, embed: bool) -> dict[str, Any]:
        groups, activities = self._activities()
        spots, spot_column = self.spots.columns(self.events)
        reports, report_column = self._reports()
        columns, sets = self._columns(activities)
        columns |= {"spot": spot_column, "report": deltas(report_column)}
        incidents, names = self._incidents()
        columns["incident"] = deltas(incidents)
        vocabulary = self.vocabulary
        return {
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
                "actor": self._terms(self.actors, vocabulary.actors),
                "caveat": self._terms(self.caveats, vocabulary.caveats),
            },
            "reports": reports,
            "spots": spots,
            "areas": self.spots.shapes,
            "districts": {"scale": SCALE, "lines": inner_lines(list(self.gazetteer.districts.values()))},
            "geography": geography(self.gazetteer, self.language),
            "towns": self.spots.towns(),
            "sets": sets,
            "incidentNames": names,
            **tellings(self.events, vocabulary),
            "dates": list(self.dates),
            "texts": list(self.texts),
            "ids": self._ids(),
            "events": columns,
        }

    def _ids(self) -> dict[str, Any]:
        """Give the ids as one text where all have one length, which takes a fifth less."""
        ids = [event.id for event in self.events]
        widths = {len(name) for name in ids}
        text = "".join(ids)
        if len(widths) == 1 and text.isascii():
            return {"width": widths.pop(), "text": text}
        return {"list": ids}

    def _incidents(self) -> tuple[list[int], list[str | int]]:
        """Number the incidents; a name that is made of its first event's id, as most are, is left to the page."""
        numbers: Index[str] = Index()
        names: list[str | int] = []
        column = []
        for event in self.events:
            number = numbers[event.incident or f"of {event.id}"]
            if number == len(names):
                names.append(FROM_FIRST if event.incident == f"i-{event.id}" else event.incident)
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

    def _columns(self, activities: Mapping[str, str]) -> tuple[dict[str, list[Any]], dict[str, list[Any]]]:
        events = self.events
        texts, dates = self.texts, self.dates
        activity = {name: number for number, name in enumerate(activities)}
        status = {name: number for number, name in enumerate(STATUSES)}
        actors: Index[tuple[str, ...]] = Index()
        words: Index[tuple[str, ...]] = Index()
        caveats: Index[tuple[str, ...]] = Index()
        casualties: Index[tuple[Casualties, ...]] = Index()
        marks: Index[tuple[tuple[int, int, str], ...]] = Index()
        columns: dict[str, list[Any]] = {
            "activity": [activity[event.activity] for event in events],
            "status": [status[event.status] for event in events],
            "actors": [actors[event.actors] for event in events],
            "targets": [actors[event.targets] for event in events],
            "actors_text": [words[event.actors_text] for event in events],
            "attribution": [words[event.attribution] for event in events],
            "caveats": [caveats[event.caveats] for event in events],
            "casualties": [casualties[event.casualties] for event in events],
            "marks": [marks[event.marks] for event in events],
            "when": [texts[event.when or ""] for event in events],
            "reviewed": [texts[event.reviewed] for event in events],
            "date": [dates[event.date or ""] for event in events],
            "quote": deltas([texts[event.quote] for event in events]),
            "start": [event.start for event in events],
        }
        sets: dict[str, list[Any]] = {
            "actors": [[self.actors[name] for name in group] for group in actors],
            "words": [[texts[word] for word in group] for group in words],
            "caveats": [[self.caveats[name] for name in group] for group in caveats],
            "casualties": [[(c.words, c.killed, c.injured, c.who) for c in group] for group in casualties],
            "marks": [list(group) for group in marks],
        }
        return columns, sets

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
