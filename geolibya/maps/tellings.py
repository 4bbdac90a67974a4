"""What the page knows of incidents beyond their number: copies of one text, and what contradicts what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geolibya.incidents import incidents_of_several

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.records import Event
    from geolibya.vocabulary import Vocabulary


def tellings(events: Sequence[Event], vocabulary: Vocabulary) -> dict[str, dict[str, list[int] | list[str]]]:
    """Give both as columns that are short where incidents have one telling.

    Returns
    -------
    dict
        `contradictions`: two events, `one` and `other`, and the `kind`, the gravest of an incident first; `copies`:
        `one` that is told by a copy of the report that tells the `other`. Events are numbered as they come.
    """
    number = {event.id: n for n, event in enumerate(events)}
    told = incidents_of_several(events, vocabulary)
    pairs = [found for incident in told for found in incident.contradictions]
    copies = [
        (event, telling.events[0])
        for incident in told
        for telling in incident.tellings
        for event in telling.events
        if event.report != telling.reports[0]
    ]
    return {
        "contradictions": {
            "one": [number[found.one.id] for found in pairs],
            "other": [number[found.other.id] for found in pairs],
            "kind": [found.kind for found in pairs],
        },
        "copies": {
            "one": [number[copy.id] for copy, _ in copies],
            "other": [number[original.id] for _, original in copies],
        },
    }
