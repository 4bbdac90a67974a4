"""Rounding places: points to a grid, and nothing left in words that would tell where in a cell it was."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geolibya.errors import RecordError
from geolibya.publication.delays import renamed_incidents
from geolibya.publication.notes import Note
from geolibya.records import Casualties

if TYPE_CHECKING:
    from geolibya.eventset import EventSet
    from geolibya.records import Event, Report

DEGREE_KM = 111.2
"""Length of a degree of latitude."""
LARGEST_KM = 1000.0
"""Beyond it a cell is larger than the country."""
NEAR_KM = 25.0
"""Up to which ACLED's precision is that of a part of a region, and UCDP's that of the surroundings of a place."""
_OWN_ID = re.compile("[0-9a-f]{16}")
"""An id that geolibya made, of what nobody can read out of it."""
OMITTED = "…"
"""Stands for the words of a count of victims."""
_WORDLESS: dict[str, Any] = {
    "quote": "", "start": None, "end": None, "marks": (), "reasons": (), "when": None, "title": "", "url": "",
    "archived_url": "", "after": "", "sha256": "", "attribution": (), "actors_text": (), "actors_detail": (),
}  # fmt: skip
"""An event without the words of its report, and without the way to them."""
_ROUNDED: dict[str, Any] = {
    "place": None,
    "place_name": "",
    "adm2_pcode": "",
    "relation": "near",
    "footprint": None,
}


def coarsen(events: EventSet, km: float) -> tuple[EventSet, Note]:
    """Round the places of events to cells of a grid, and drop all words that would tell more.

    A place that is itself as large as a cell, as a region is, keeps its name. Files that had problems are not
    named, as their names may tell; reports are numbered, and so are events whose ids somebody else made.

    Parameters
    ----------
    events : EventSet
    km : float
        Width of a cell.

    Raises
    ------
    RecordError
        Where it is not more than 0, or larger than the country.
    """
    if not 0 < km <= LARGEST_KM:
        raise RecordError(f"coarsen is {km:g} km, wants more than 0 and at most {LARGEST_KM:g}")
    names = {report.name for report in events.reports} | {event.report for event in events}
    order = [report.name for report in events.reports]
    order += sorted(names - {*order, ""})
    numbered = {name: f"report-{number}" for number, name in enumerate(order, start=1)} | {"": ""}
    coarse = (_coarse(event, km, numbered[event.report]) for event in events)
    own_ids = (
        event if _OWN_ID.fullmatch(event.id) else replace(event, id=f"event-{number}")
        for number, event in enumerate(coarse, start=1)
    )
    shown = replace(
        events,
        events=renamed_incidents(own_ids),
        reports=tuple(_bare(report, numbered[report.name]) for report in events.reports),
        problems=(),
    )
    return shown, Note("coarsen", {"km": km})


def _bare(report: Report, name: str) -> Report:
    return replace(report, name=name, text="", title="", url="", archived_url="", after="", sha256="")


def _coarse(event: Event, km: float, report: str) -> Event:
    tolls = tuple(
        Casualties(OMITTED, toll.killed, toll.injured)
        for toll in event.casualties
        if (toll.killed, toll.injured) != (None, None)
    )
    bare = replace(event, report=report, casualties=tolls, **_WORDLESS)
    if event.lat is None or event.lon is None:
        return replace(bare, place=None, place_name="", footprint=None)
    if (event.radius_km or 0.0) >= km:
        return bare
    lat, lon = cell_centre(event.lat, event.lon, km)
    return replace(
        bare,
        lat=lat,
        lon=lon,
        radius_km=_radius(event.radius_km, km),
        geo_precision=max(event.geo_precision or 1, 2 if km <= NEAR_KM else 3),
        where_prec=max(event.where_prec or 1, 2 if km <= NEAR_KM else 4),
        **_ROUNDED,
    )


def cell_centre(lat: float, lon: float, km: float) -> tuple[float, float]:
    """Give the middle of the cell that holds a point; cells of one row are equally wide.

    Examples
    --------
    >>> cell_centre(32.757, 12.728, 50) == cell_centre(32.70, 12.80, 50)
    True
    """
    height = km / DEGREE_KM
    row_lat = (math.floor(lat / height) + 0.5) * height
    row_lat = max(-89.0, min(89.0, row_lat))
    width = height / math.cos(math.radians(row_lat))
    cell_lon = (math.floor(lon / width) + 0.5) * width
    return round(row_lat, 4), round(max(-180.0, min(180.0, cell_lon)), 4)


def _radius(radius_km: float | None, km: float) -> float:
    """Give a radius that keeps its promise from anywhere in the cell; in whole cells, so that it tells no more."""
    return float(math.ceil((km / math.sqrt(2) + (radius_km or 0.0)) / km) * km)
