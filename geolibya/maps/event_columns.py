"""The events of a page as columns: numbers, most of which point into a dictionary of distinct values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geolibya.maps.columns import Index
from geolibya.records import STATUSES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geolibya.records import Casualties, Event

UNKNOWN = -1
"""Stands for an offset that nobody knows."""


class EventColumns:
    """Columns of events, one row an event, and the dictionaries that they point into.

    Attributes
    ----------
    columns : dict
        Name of a column to its numbers.
    sets : dict
        Distinct sets of actors, words, caveats and casualties, and which marks follow each other in a quote.
    marks : dict
        Of all marks one after the other: how far each is from the end of the one before it in its quote, and its
        length.
    texts, dates, actors, caveats : Index
        Distinct values in the order of their numbers; dates come sorted, which packs best.
    """

    def __init__(self, events: Sequence[Event], activities: Mapping[str, str]) -> None:
        self.texts: Index[str] = Index([""])
        self.dates: Index[str] = Index(["", *sorted({event.date for event in events if event.date})])
        self.actors: Index[str] = Index()
        self.caveats: Index[str] = Index()
        self.columns: dict[str, list[int]] = {}
        self.sets: dict[str, list[Any]] = {}
        self._write_plain(events, activities)
        self._write_sets(events)
        self.marks = self._write_marks(events)

    def _write_plain(self, events: Sequence[Event], activities: Mapping[str, str]) -> None:
        texts, dates = self.texts, self.dates
        activity = {name: number for number, name in enumerate(activities)}
        status = {name: number for number, name in enumerate(STATUSES)}
        self.columns |= {
            "activity": [activity[event.activity] for event in events],
            "status": [status[event.status] for event in events],
            "when": [texts[event.when or ""] for event in events],
            "reviewed": [texts[event.reviewed] for event in events],
            "date": [dates[event.date or ""] for event in events],
            "quote": [texts[event.quote] for event in events],
            "start": [UNKNOWN if event.start is None else event.start for event in events],
        }

    def _write_sets(self, events: Sequence[Event]) -> None:
        texts = self.texts
        actors: Index[tuple[str, ...]] = Index()
        words: Index[tuple[str, ...]] = Index()
        caveats: Index[tuple[str, ...]] = Index()
        casualties: Index[tuple[Casualties, ...]] = Index()
        self.columns |= {
            "actors": [actors[event.actors] for event in events],
            "targets": [actors[event.targets] for event in events],
            "actors_text": [words[event.actors_text] for event in events],
            "attribution": [words[event.attribution] for event in events],
            "caveats": [caveats[event.caveats] for event in events],
            "casualties": [casualties[event.casualties] for event in events],
        }
        self.sets |= {
            "actors": [[self.actors[name] for name in group] for group in actors],
            "words": [[texts[word] for word in group] for group in words],
            "caveats": [[self.caveats[name] for name in group] for group in caveats],
            "casualties": [[(c.words, c.killed, c.injured, c.who) for c in group] for group in casualties],
        }

    def _write_marks(self, events: Sequence[Event]) -> dict[str, list[int]]:
        kinds: Index[tuple[str, ...]] = Index()
        column: list[int] = []
        gaps: list[int] = []
        lengths: list[int] = []
        for event in events:
            before = 0
            names = []
            for start, end, kind in sorted(event.marks):
                gaps.append(start - before)
                lengths.append(end - start)
                names.append(kind)
                before = end
            column.append(kinds[tuple(names)])
        self.columns["marks"] = column
        self.sets["marks"] = [list(group) for group in kinds]
        return {"gap": gaps, "length": lengths}
