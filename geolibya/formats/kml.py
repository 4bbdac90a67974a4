"""KML for Google Earth: a folder each group of activities, all columns as extended data."""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from html import escape
from typing import TYPE_CHECKING

from geolibya.columns import COLUMNS, row_of
from geolibya.edtf import days_or_none
from geolibya.formats.cells import flat
from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from geolibya.eventset import EventSet
    from geolibya.records import Event

NAMESPACE = "http://www.opengis.net/kml/2.2"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def _child(parent: ET.Element, tag: str, text: object = None) -> ET.Element:
    child = ET.SubElement(parent, tag)
    if text is not None:
        child.text = _NOT_XML.sub("\ufffd", str(text))
    return child


def _description(event: Event, vocabulary: Vocabulary) -> str:
    """Give the balloon of an event; viewers take it for HTML, so all text is escaped."""
    status = vocabulary.statuses[event.status].label()
    said_by = (
        " → ".join((*event.attribution, event.outlet)) if event.outlet else " → ".join(event.attribution)
    )
    parts = [status, event.date or "undated", said_by, event.title]
    lines = [escape(part) for part in parts if part]
    quote = [f"<blockquote>{escape(event.quote)}</blockquote>"] if event.quote else []
    return "<br>".join(lines) + "".join(quote)


def _placemark(folder: ET.Element, event: Event, vocabulary: Vocabulary) -> None:
    placemark = _child(folder, "Placemark")
    placemark.set("id", f"event-{event.id}")
    activity = vocabulary.activities[event.activity].label()
    _child(placemark, "name", f"{activity}, {event.place_name or 'place not found'}")
    _child(placemark, "description", _description(event, vocabulary))
    days = days_or_none(event.date)
    if days is not None:
        span = _child(placemark, "TimeSpan")
        if days.first > dt.date.min:
            _child(span, "begin", days.first.isoformat())
        if days.last < dt.date.max:
            _child(span, "end", days.last.isoformat())
    data = _child(placemark, "ExtendedData")
    row = flat(row_of(event))
    for column in COLUMNS:
        if row[column] is not None:
            entry = _child(data, "Data")
            entry.set("name", column)
            _child(entry, "value", row[column])
    if event.lat is not None:
        _child(_child(placemark, "Point"), "coordinates", f"{event.lon},{event.lat}")


def write(events: EventSet, path: Path) -> None:
    """Write the events."""
    vocabulary = Vocabulary.load()
    root = ET.Element("kml", xmlns=NAMESPACE)
    document = _child(root, "Document")
    _child(document, "name", "Reported military activity in Libya")
    present = {event.group for event in events}
    for group in [name for name in vocabulary.groups if name in present] + sorted(
        present - set(vocabulary.groups)
    ):
        folder = _child(document, "Folder")
        _child(folder, "name", vocabulary.groups[group].label() if group in vocabulary.groups else group)
        for event in events:
            if event.group == group:
                _placemark(folder, event, vocabulary)
    ET.indent(root)
    ET.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
