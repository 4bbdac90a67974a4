"""The columns of event tables: an `Event` to a row of plain values and back."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from geolibya.errors import RecordError
from geolibya.records import Casualties, Event

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

COLUMNS = (
    "id", "report", "title", "outlet", "url", "archived_url", "published", "language", "activity", "group",
    "place", "place_name", "country", "admin1", "adm2_pcode", "relation", "lat", "lon", "radius_km",
    "geo_precision", "where_prec", "actors", "targets", "status", "attribution", "caveats", "when", "date",
    "casualties", "killed", "injured", "incident", "quote", "start", "end", "sha256", "reviewed",
)  # fmt: skip
"""In the order of every table."""
FURTHER = (
    "kind",
    "after",
    "actors_text",
    "actors_detail",
    "activity_detail",
    "marks",
    "footprint",
    "reasons",
)
"""What else an event knows, so that nothing is lost on the way back."""
REQUIRED = ("activity", "status", "lat", "lon")
LISTS = ("actors", "targets", "attribution", "caveats", "actors_text", "actors_detail", "reasons")
NUMBERS = ("lat", "lon", "radius_km")
COUNTS = ("geo_precision", "where_prec", "killed", "injured", "start", "end")
FOOTPRINT_DIGITS = 6
"""Decimals of a degree; ten centimetres."""

Row = dict[str, Any]


def row_of(event: Event) -> Row:
    """Give an event as plain values by column: text, numbers, lists; None where nobody knows.

    `casualties` is a list of objects, `marks` of `[start, end, kind]`, `footprint` well-known text.
    """
    row: Row = {}
    for column in (*COLUMNS, *FURTHER):
        value = getattr(event, column)
        if column in LISTS:
            row[column] = list(value)
        else:
            row[column] = None if value == "" else value
    row["casualties"] = [
        {"words": c.words, "killed": c.killed, "injured": c.injured, "who": c.who} for c in event.casualties
    ]
    row["marks"] = [list(mark) for mark in event.marks]
    if event.footprint is not None:
        import shapely  # late: tables without shapes need none of it

        row["footprint"] = shapely.to_wkt(event.footprint, rounding_precision=FOOTPRINT_DIGITS)
    return row


def event_of(row: Mapping[str, Any]) -> Event:
    """Make an event of a row, ours or anyone's that has `REQUIRED`.

    An `id` is made where there is none: from what the row says, so that the same row keeps it.

    Raises
    ------
    RecordError
        Naming all that is wrong with the row.
    """
    faults: list[str] = []
    values: Row = {}
    for column in (*COLUMNS, *FURTHER):
        try:
            values[column] = _value(column, row.get(column))
        except (ValueError, TypeError, KeyError) as error:
            faults.append(f"{column} is {str(row.get(column))[:60]!r}, {error}")
    if faults:
        raise RecordError("; ".join(faults))
    killed, injured = values.pop("killed"), values.pop("injured")
    if not values["casualties"] and (killed is not None or injured is not None):
        values["casualties"] = (Casualties("", killed, injured),)
    for column, default in (("relation", "at"), ("kind", "article")):
        values[column] = values[column] or default
    values["id"] = values["id"] or _made_id(row)
    return Event(**values)


def _value(column: str, given: object) -> object:
    """Give the value that an event has in a column."""
    if column in LISTS:
        return tuple(str(item) for item in _items(given))
    if column == "casualties":
        return tuple(map(_casualties, _items(given)))
    if column == "marks":
        return tuple((int(start), int(end), str(kind)) for start, end, kind in _items(given))
    known = not _is_missing(given)
    if column in NUMBERS:
        return _number(given) if known else None
    if column in COUNTS:
        return int(_number(given)) if known else None
    if column == "footprint":
        return _shape(str(given)) if known else None
    if column in ("place", "when", "date", "published"):
        return str(given) if known else None
    return str(given) if known else ""


def _is_missing(value: object) -> bool:
    if isinstance(value, str):
        return not value
    return value is None or str(value) in ("nan", "<NA>", "NaT")  # as tables spell it


def _number(value: object) -> float:
    number = float(str(value))
    if not math.isfinite(number):
        raise ValueError("wants a number")
    return number


def _items(value: object) -> list[Any]:
    """Give the items of a list, an array, or a JSON array in a string; a lone word is a list of one."""
    if isinstance(value, str) and value.startswith("["):
        value = json.loads(value)
    if isinstance(value, Iterable) and not isinstance(value, (str, Mapping)):
        return list(value)
    return [] if _is_missing(value) else [value]


def _casualties(item: object) -> Casualties:
    if not isinstance(item, Mapping):
        return Casualties(str(item))
    killed, injured, who = (
        None if _is_missing(item.get(key)) else item[key] for key in ("killed", "injured", "who")
    )
    return Casualties(
        str(item.get("words") or ""),
        None if killed is None else int(killed),
        None if injured is None else int(injured),
        None if who is None else str(who),
    )


def _shape(text: str) -> BaseGeometry:
    import shapely

    try:
        return shapely.from_wkt(text)
    except shapely.errors.GEOSException:
        raise ValueError("wants well-known text") from None


def _made_id(row: Mapping[str, Any]) -> str:
    """Make an id of what a row says."""
    said = {name: str(value) for name, value in row.items() if name not in ("id", "geometry") and str(value)}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]
