"""JSONL: one line a report, with its toponyms and events."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geolibya.columns import FURTHER, row_of

if TYPE_CHECKING:
    from geolibya.records import Event, Extraction, Toponym

_OF_REPORT = (
    "report",
    "title",
    "outlet",
    "url",
    "archived_url",
    "published",
    "language",
    "kind",
    "after",
    "sha256",
)
"""Columns of event tables that a line holds once, not with each event."""


def _toponym(toponym: Toponym) -> dict[str, Any]:
    names = ("start", "end", "text", "role", "place", "lat", "lon", "radius_km", "rule")
    return {name: getattr(toponym, name) for name in names}


def _event(event: Event) -> dict[str, Any]:
    row = {name: value for name, value in row_of(event).items() if name not in _OF_REPORT}
    further = {name: row.pop(name) for name in FURTHER if name in row}
    return row | {name: value for name, value in further.items() if name != "footprint"}


def line_of(extraction: Extraction) -> str:
    """Give what was found in a report as a line of JSON, without its end.

    Keys and meaning are those of the event tables; what nobody knows is null, a list without items `[]`.
    """
    report = extraction.report
    line: dict[str, Any] = {
        "report": report.name,
        "language": report.language or None,
        "title": report.title or None,
        "outlet": report.outlet or None,
        "url": report.url or None,
        "published": report.published,
        "kind": report.kind,
        "after": report.after or None,
        "sha256": report.sha256,
        "toponyms": [_toponym(toponym) for toponym in extraction.toponyms],
        "events": [_event(event) for event in extraction.events],
    }
    return json.dumps(line, ensure_ascii=False, allow_nan=False)
