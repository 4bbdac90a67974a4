"""What the page knows of incidents beyond their number: copies of one text, and what contradicts what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geolibya.incidents import incidents_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.records import Event
    from geolibya.vocabulary import Vocabulary


def tellings(events: Sequence[Event], vocabulary: Vocabulary) -> dict[str, list[list[int | str]]]:
    """Give both as lists that are short where incidents have one telling.

    Returns
    -------
    dict
        `contradictions`: `[event, event, kind]`, the gravest of an incident first; `copies`: `[event, event]`, the
        first told by a copy of the report that tells the second. Events are numbered as they come.
    """
    number = {event.id: n for n, event in enumerate(events)}
    told = [incident for incident in incidents_of(events, vocabulary) if len(incident.events) > 1]
    return {
        "contradictions": [
            [number[found.one.id], number[found.other.id], found.kind]
            for incident in told
            for found in incident.contradictions
        ],
        "copies": [
            [number[event.id], number[telling.events[0].id]]
            for incident in told
            for telling in incident.tellings
            for event in telling.events
            if event.report != telling.reports[0]
        ],
    }
