"""What a GeoPackage holds beside the events: their places, the areas in which these lie, incidents."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from geolibya.formats.cells import join

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    import geopandas

    from geolibya.eventset import EventSet
    from geolibya.records import Event

_AREAS = ("Polygon", "MultiPolygon")
_COUNTS = ("events", "incidents", "reports", "tellings", "killed_least", "killed", "injured")


def _gathered(events: Iterable[Event], key: Callable[[Event], Hashable]) -> list[list[Event]]:
    """Put together the events of one key, in the order in which keys first come."""
    found: defaultdict[Hashable, list[Event]] = defaultdict(list)
    for event in events:
        found[key(event)].append(event)
    return list(found.values())


_PLACE = ("place", "place_name", "relation", "country", "admin1", "adm2_pcode", "lat", "lon", "radius_km")
_TOLD = ("tellings", "contradictions", "killed_least", "killed", "injured")
_TOTALS = ("groups", "statuses", "events", "incidents", "reports")


def _totals(events: Sequence[Event]) -> dict[str, Any]:
    """Count what is told of some events; what their groups and statuses are."""
    return {
        "groups": join(dict.fromkeys(event.group for event in events)) or None,
        "statuses": join(dict.fromkeys(event.status for event in events)),
        "events": len(events),
        "incidents": len({_incident(event) for event in events}),
        "reports": len({event.report for event in events if event.report}),
    }


def _place(event: Event) -> dict[str, Any]:
    return {name: None if getattr(event, name) == "" else getattr(event, name) for name in _PLACE}


def _incident(event: Event) -> str:
    return event.incident or event.id


def places(events: EventSet) -> geopandas.GeoDataFrame:
    """Give a row for each spot at which something is told to have happened."""
    from shapely import Point

    spots = _gathered(
        (event for event in events if event.lat is not None),
        lambda event: (event.place, event.place_name, event.relation, event.lat, event.lon),
    )
    rows = [_place(spot[0]) | _totals(spot) for spot in spots]
    return _frame(rows, (*_PLACE, *_TOTALS), [Point(spot[0].lon, spot[0].lat) for spot in spots])  # type: ignore[arg-type]


def areas(events: EventSet) -> geopandas.GeoDataFrame:
    """Give a row for each area within which the true place of something that is told should lie."""
    shapes = _gathered(
        (event for event in events if event.footprint is not None and event.footprint.geom_type in _AREAS),
        lambda event: (event.place, event.place_name, event.relation, event.footprint.wkb),  # type: ignore[union-attr]
    )
    rows = [_place(some[0]) | _totals(some) for some in shapes]
    return _frame(rows, (*_PLACE, *_TOTALS), [some[0].footprint for some in shapes])


def incidents(events: EventSet) -> geopandas.GeoDataFrame:
    """Give a row for each incident, at the first of its points: what reports tell of the same.

    `tellings` counts the copies of one text once; `contradictions` says in what its tellings differ.
    """
    from shapely import Point

    found = {incident.id: incident for incident in events.incidents()}
    rows: list[dict[str, Any]] = []
    points: list[Point | None] = []
    for told in _gathered(events, _incident):
        first = next((event for event in told if event.lat is not None), told[0])
        incident = found[first.incident or f"i-{first.id}"]
        killed = [event.killed for event in told if event.killed is not None]
        rows.append(
            {"incident": _incident(first), "activity": first.activity, "group": first.group or None}
            | {"date": next((event.date for event in told if event.date), None)}
            | _place(first)
            | _totals(told)
            | {"tellings": len(incident.tellings), "killed_least": min(killed, default=None)}
            | {"contradictions": join(dict.fromkeys(each.kind for each in incident.contradictions)) or None}
            | {
                name: max((n for event in told if (n := getattr(event, name)) is not None), default=None)
                for name in ("killed", "injured")
            }
        )
        points.append(None if first.lat is None else Point(first.lon, first.lat))  # type: ignore[arg-type]
    columns = ("incident", "activity", "group", "date", *_PLACE, *_TOTALS, *_TOLD)
    return _frame(rows, columns, points)


def _frame(
    rows: list[dict[str, Any]], columns: Sequence[str], shapes: Sequence[Any]
) -> geopandas.GeoDataFrame:
    """Make a layer in EPSG:4326 whose columns have the same types whether they hold anything or not."""
    import geopandas
    import pandas as pd

    frame = pd.DataFrame({
        name: pd.Series(
            [row[name] for row in rows],
            dtype="Int64" if name in _COUNTS else "float64" if name in ("lat", "lon", "radius_km") else "string",
        )
        for name in columns
    })  # fmt: skip
    return geopandas.GeoDataFrame(frame, geometry=geopandas.GeoSeries(shapes, crs="EPSG:4326"))
