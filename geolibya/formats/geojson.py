"""GeoJSON (RFC 7946): one feature an event, null geometry where its place was not found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geolibya.columns import row_of
from geolibya.errors import ReportError
from geolibya.reports.plaintext import decode, open_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyproj import Transformer

    from geolibya.columns import Row
    from geolibya.eventset import EventSet
    from geolibya.records import Event

WGS_84 = ("CRS84", "4326")
"""How a file from before RFC 7946 may name the only system that it can be read in without conversion."""


def feature_of(event: Event) -> dict[str, Any]:
    """Give an event as a GeoJSON feature."""
    point = None if event.lat is None else {"type": "Point", "coordinates": [event.lon, event.lat]}
    return {"type": "Feature", "id": event.id, "geometry": point, "properties": row_of(event)}


def write(events: EventSet, path: Path) -> None:
    """Write the events, a line each."""
    lines = (json.dumps(feature_of(event), ensure_ascii=False, allow_nan=False) for event in events)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n")


def read(path: Path) -> Iterator[tuple[int, Row]]:
    """Give each feature's number and properties, with `lat` and `lon` from the geometry where they lack.

    Raises
    ------
    ReportError
        Where the file is no GeoJSON feature collection, or in a system of coordinates that nobody knows.
    """
    with open_file(path) as stream:
        text = decode(stream.read())
    try:
        given = json.loads(text)
        features = given["features"]
        system = str((given.get("crs") or {}).get("properties", {}).get("name", WGS_84[0]))
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        raise ReportError("not a GeoJSON feature collection") from None
    to_wgs_84 = None if system.endswith(WGS_84) else _transformer(system)
    for number, feature in enumerate(features, start=1):
        row = dict(feature.get("properties") or {}) if isinstance(feature, dict) else {}
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        if "lat" not in row:
            row |= _point(geometry, to_wgs_84)
        yield number, row


def _transformer(system: str) -> Transformer:
    """Give what turns coordinates of a system into longitude and latitude."""
    import pyproj

    try:
        return pyproj.Transformer.from_crs(system, "EPSG:4326", always_xy=True)
    except pyproj.exceptions.ProjError:
        raise ReportError(
            f"its coordinates are in {system!r}, no known system; save it in EPSG:4326"
        ) from None


def _point(geometry: dict[str, Any] | None, to_wgs_84: Transformer | None) -> Row:
    """Give latitude and longitude of a geometry, a point inside it where it is more than a point."""
    import shapely
    from shapely.geometry import shape

    nowhere = {"lat": None, "lon": None}
    if not geometry:
        return nowhere
    try:
        point = shape(geometry).representative_point()
        lon, lat = point.x, point.y
    except (shapely.errors.ShapelyError, ValueError, TypeError, LookupError, AttributeError):
        return nowhere
    if to_wgs_84 is not None:
        lon, lat = to_wgs_84.transform(lon, lat)
    return {"lat": lat, "lon": lon}
