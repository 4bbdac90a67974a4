"""The places of a figure and its honest count, reckoned from the payload of the page, so that both say the same."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from geolibya.edtf import days_or_none
from geolibya.ellipsoid import sector
from geolibya.records import STATUSES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from geolibya.maps.figure_tables import Words
    from geolibya.records import Event

    Payload = Mapping[str, Any]


class Box(NamedTuple):
    """A stretch of the earth in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lat: float, lon: float) -> bool:
        """Tell whether a point lies in it."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


@dataclass(frozen=True)
class Site:
    """A place with what its symbol says.

    Attributes
    ----------
    group : str
        The most frequent group of its events; empty where two share the first rank.
    status : str
        The surest among its events.
    count : int
        Incidents.
    sources : tuple of int
        Numbers of the reports that tell them.
    area : shapely geometry or None
        Of a region: what is hatched.
    """

    place: str
    name: str
    lat: float
    lon: float
    group: str
    status: str
    count: int
    sources: tuple[int, ...]
    area: BaseGeometry | None = None


@dataclass(frozen=True)
class Drawn:
    """What a figure draws and counts."""

    sites: tuple[Site, ...]
    reports: tuple[dict[str, Any], ...]
    """Of the events, in the order of their numbers."""
    groups: Mapping[str, int]
    statuses: Mapping[str, int]
    """Events by id, in the order of the tables."""
    shown: int
    unplaced: int
    undated: int
    outside: int
    period: tuple[dt.date, dt.date] | None


@dataclass
class _Tally:
    """What is counted of one site while its events pass by."""

    spots: dict[int, None] = field(default_factory=dict)
    groups: Counter[str] = field(default_factory=Counter)
    incidents: set[int] = field(default_factory=set)
    status: int = len(STATUSES)
    sources: set[int] = field(default_factory=set)


def _rows(columns: Mapping[str, list[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _site_key(spot: Mapping[str, Any]) -> tuple[Any, ...]:
    """Tell which spots share a symbol, as frontend/src/payload.js does."""
    if spot["relation"] == "within":
        return ("area", spot["place"] or spot["name"])
    return spot["lat"], spot["lon"], spot["place"]


def place_words(spot: Mapping[str, Any], words: Words) -> str:
    """Give the name of a spot in a sentence: "near Sirte", "south of Az-Zawiya"."""
    place = spot["label"] or spot["name"]
    if spot["relation"] in ("near", "within"):
        return words.say(spot["relation"], place=place)
    if spot["relation"] != "direction":
        return str(place)
    if spot["bearing"] < 0:
        return words.say("around", place=place)
    return words.say(
        "part" if spot["inside"] else "direction",
        place=place,
        bearing=words.say("bearings").split(",")[spot["bearing"]],
    )


def _area(spot: Mapping[str, Any], payload: Payload) -> BaseGeometry:
    """Give what the words of a spot allow."""
    if spot["area"] < 0:
        return sector(spot["lat"], spot["lon"], max(0.2, spot["radius"]))
    scale = payload["scale"]
    polygons = [
        [np.cumsum(np.reshape(ring, (-1, 2)), axis=0) / scale for ring in rings]
        for rings in payload["areas"][spot["area"]]
    ]
    return shapely.make_valid(shapely.MultiPolygon([(rings[0], rings[1:]) for rings in polygons]))


def _name(spots: Sequence[Mapping[str, Any]], words: Words) -> str:
    first = spots[0]
    if not first["place"] and not first["label"]:
        return ""  # the page shows coordinates, which a map has no need of
    if first["relation"] != "within" and all(spot["relation"] == first["relation"] for spot in spots):
        return place_words(first, words)
    return str(first["label"] or first["name"])


def _leader(groups: Counter[str]) -> str:
    (group, count), *others = groups.most_common(2)
    return "" if any(other == count for _, other in others) else group


def _period(events: Sequence[Event]) -> tuple[dt.date, dt.date] | None:
    """Give the first and the last day that dates name; an open end names none."""
    found = [days for event in events if (days := days_or_none(event.date))]
    named = [day for days in found for day in days if day not in (dt.date.min, dt.date.max)]
    return (min(named), max(named)) if named else None


def draw_up(events: Sequence[Event], payload: Payload, words: Words, view: Box | None = None) -> Drawn:
    """Reckon what a figure shows.

    Parameters
    ----------
    events : sequence of Event
        Those of the payload, in its order.
    view : Box, optional
        Where given, only events at places in it count.
    """
    spots = _rows(payload["spots"])
    kept = [
        (number, spot)
        for number, spot in enumerate(payload["events"]["spot"])
        if view is None or (spot >= 0 and view.holds(spots[spot]["lat"], spots[spot]["lon"]))
    ]
    told = payload["events"]["report"]
    incidents = payload["events"]["incident"]
    terms = payload["terms"]
    group_of = [
        terms["group"][terms["activity"][activity]["group"]]["id"]
        for activity in payload["events"]["activity"]
    ]
    status_of = payload["events"]["status"]
    numbers = {report: n for n, report in enumerate(sorted({told[number] for number, _ in kept}), start=1)}
    tallies: dict[tuple[Any, ...], _Tally] = {}
    for number, spot in kept:
        if spot < 0:
            continue
        tally = tallies.setdefault(_site_key(spots[spot]), _Tally())
        tally.spots[spot] = None
        tally.groups[group_of[number]] += 1
        tally.incidents.add(incidents[number])
        tally.status = min(tally.status, status_of[number])
        tally.sources.add(numbers[told[number]])
    sites = tuple(
        _site([spots[spot] for spot in tally.spots], tally, payload, words) for tally in tallies.values()
    )
    reports = _rows(payload["reports"])
    groups = Counter(group_of[number] for number, _ in kept)
    statuses = Counter(STATUSES[status_of[number]] for number, _ in kept)
    chosen = [events[number] for number, _ in kept]
    return Drawn(
        sites=sites,
        reports=tuple(reports[report] for report in numbers),
        groups={term["id"]: groups[term["id"]] for term in terms["group"] if groups[term["id"]]},
        statuses={status: statuses[status] for status in STATUSES if statuses[status]},
        shown=len(kept),
        unplaced=sum(spot < 0 for _, spot in kept),
        undated=sum(days_or_none(event.date) is None for event in chosen),
        outside=sum(spot >= 0 and spots[spot]["outside"] for _, spot in kept),
        period=_period(chosen),
    )


def _site(spots: Sequence[Mapping[str, Any]], tally: _Tally, payload: Payload, words: Words) -> Site:
    first = spots[0]
    return Site(
        place=first["place"],
        name=_name(spots, words),
        lat=first["lat"],
        lon=first["lon"],
        group=_leader(tally.groups),
        status=STATUSES[tally.status],
        count=len(tally.incidents),
        sources=tuple(sorted(tally.sources)),
        area=_area(first, payload) if first["relation"] == "within" else None,
    )
