"""CSV with ACLED's columns and codes, the PLOVER type, and a note of how exactly they fit; the rows are not ACLED's."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from geolibya.edtf import days_or_none
from geolibya.formats.csv_table import write_rows
from geolibya.gazetteer import Gazetteer
from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geolibya.columns import Row
    from geolibya.eventset import EventSet
    from geolibya.records import Event

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction",
    "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude",
    "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
    "plover", "geolibya_note",
)  # fmt: skip
DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
FITS = "codes fit as they are"
STATE_FORCES = "1"
CIVILIANS = "7"
LIBYA = {"iso": "434", "region": "Northern Africa"}
_WEEK, _MONTH = 7, 31
"""Days; ACLED's time precision is 1 for a day, 2 for a week, 3 for a month."""


def _codes(event: Event, vocabulary: Vocabulary) -> tuple[str, str, str]:
    """Give event type, sub-event type, and a note where the code is one of several."""
    codes = vocabulary.activities[event.activity].codes
    kind, sub = codes.get("acled_event_type", ""), codes.get("acled_sub_event_type", "")
    choices = sub.split(" / ")
    if len(choices) == 1:
        return kind, sub, "" if kind else "ACLED has no code for this activity"
    doer = vocabulary.actors.get(event.actors[0]) if event.actors else None
    state = doer is not None and doer.codes.get("inter") == STATE_FORCES
    return kind, choices[0] if state else choices[-1], f"sub-event type chosen among {sub} by the first actor"


def _side(ids: Sequence[str], vocabulary: Vocabulary) -> tuple[str, str, str]:
    """Give the first actor of a side, the others, and the code of the first."""
    terms = [vocabulary.actors[name] for name in ids if name in vocabulary.actors]
    if not terms:
        return "", "", ""
    return terms[0].label(), "; ".join(term.label() for term in terms[1:]), terms[0].codes.get("inter", "")


def _time(event: Event) -> tuple[str, str, str]:
    """Give first day, precision, and a note where no precision of ACLED fits."""
    days = days_or_none(event.date)
    if days is None or days.first == dt.date.min:
        return "", "", "undated"
    if days.length == 1:
        return days.first.isoformat(), "1", ""
    first = days.first.isoformat()
    if days.length <= _WEEK:
        return first, "2", "first day of its week"
    return first, "3", "first day of its month" if days.length <= _MONTH else f"first day of {event.date}"


def _row(event: Event, vocabulary: Vocabulary, countries: dict[str, str]) -> Row:
    kind, sub, note = _codes(event, vocabulary)
    actor1, others1, inter1 = _side(event.actors, vocabulary)
    actor2, others2, inter2 = _side(event.targets, vocabulary)
    date, precision, time_note = _time(event)
    doubt = {"reported": "", "planned": "planned only", "denied": "denied"}.get(
        event.status, f"status {event.status}"
    )
    place_note = "" if event.lat is not None else "place not found"
    libya = LIBYA if event.country == "LY" else {}
    return libya | {
        "event_id_cnty": event.id,
        "event_date": date,
        "year": date[:4],
        "time_precision": precision,
        "disorder_type": DISORDER.get(kind, ""),
        "event_type": kind,
        "sub_event_type": sub,
        "actor1": actor1,
        "assoc_actor_1": others1,
        "inter1": inter1,
        "actor2": actor2,
        "assoc_actor_2": others2,
        "inter2": inter2,
        "interaction": inter1 + inter2 if inter1 and inter2 else "",
        "civilian_targeting": "Civilian targeting" if inter2 == CIVILIANS else "",
        "country": countries.get(event.country, event.country),
        "admin1": event.admin1,
        "admin2": event.adm2_pcode,
        "location": event.place_name,
        "latitude": event.lat,
        "longitude": event.lon,
        "geo_precision": event.geo_precision,
        "source": event.outlet,
        "notes": event.quote,
        "fatalities": event.killed,
        "tags": event.status,
        "plover": vocabulary.activities[event.activity].codes.get("plover", ""),
        "geolibya_note": "; ".join(part for part in (note, time_note, doubt, place_note) if part) or FITS,
    }


def write(events: EventSet, path: Path) -> None:
    """Write the events; a cell is empty where the report gives nothing, never 0."""
    vocabulary = Vocabulary.load()
    countries = {place.country: place.name for place in Gazetteer.load() if place.feature_code == "PCLI"}
    write_rows(path, COLUMNS, (_row(event, vocabulary, countries) for event in events))
