"""Geometry of places between others: "between A and B", "half way between", "the road from A to B", "A, B and C"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import shapely
from shapely.ops import substring

from geolibya.ellipsoid import corridor, distance_km, midpoint, sector
from geolibya.locatives import LEAST_ERROR_KM, Footprint, on_side, widened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from geolibya.gazetteer import Gazetteer
    from geolibya.records import Place

ROAD_BEND = 0.26  # how far a road strays from the straight line, as a share of its length
MOST_BEND_KM = 50.0  # long desert roads run straighter than short ones in the hills
COAST_ROAD_KM = 35.0  # how far inland of the coarsely drawn coast its road runs: at Abu Grein, behind marshes
ON_COAST_DEG = 0.2  # about 20 km: the drawn coast is coarse
MIDDLE = 0.65  # of the length, from either end: what is half way is farther from neither


def between(a: Place, b: Place, gazetteer: Gazetteer) -> Footprint:
    """Between two places: a corridor, and the coast's surroundings where both lie on it; its point half way."""
    length = distance_km(a.lat, a.lon, b.lat, b.lon)
    bend = max(LEAST_ERROR_KM, min(MOST_BEND_KM, ROAD_BEND * length))
    lat, lon = midpoint(a.lat, a.lon, b.lat, b.lon)
    shape: BaseGeometry = corridor((a.lat, a.lon), (b.lat, b.lon), LEAST_ERROR_KM, bend)
    # nine tenths of the way lie within 0.45 of its length from the middle
    radius = 0.45 * length + LEAST_ERROR_KM
    coast = _coast_between(a, b, gazetteer)
    if coast is None or length <= 2 * COAST_ROAD_KM:
        return Footprint(shape, lat, lon, radius, "near", 2, 5)
    shape = shape.union(widened(coast, COAST_ROAD_KM))
    return on_side(Footprint(shape, lat, lon, radius, "near", 2, 5), "land", gazetteer)


def midway(a: Place, b: Place, gazetteer: Gazetteer) -> Footprint:
    """Half way between two places: the middle of what is between them."""
    whole = between(a, b, gazetteer)
    reach = MIDDLE * distance_km(a.lat, a.lon, b.lat, b.lon)
    ends = [sector(place.lat, place.lon, reach) for place in (a, b)]
    middle = shapely.intersection_all([whole.geometry, *ends])
    far = max(distance_km(whole.lat, whole.lon, y, x) for x, y in shapely.get_coordinates(middle))
    return replace(whole, geometry=middle, radius_km=far)


def among(places: Sequence[Place]) -> Footprint:
    """Between three places or more: their hull; its point its middle."""
    hull = shapely.convex_hull(shapely.MultiPoint([(place.lon, place.lat) for place in places]))
    shape = widened(hull, LEAST_ERROR_KM)
    middle = shape.centroid
    far = max(distance_km(middle.y, middle.x, place.lat, place.lon) for place in places)
    return Footprint(shape, middle.y, middle.x, far, "near", 2, 5)


def road(a: Place, b: Place, gazetteer: Gazetteer) -> Footprint:
    """On the road from one place to another: what is between them is wide enough for the road's bends."""
    return between(a, b, gazetteer)


def _coast_between(a: Place, b: Place, gazetteer: Gazetteer) -> BaseGeometry | None:
    """Give the stretch of Libya's coast between two places that lie on it, None where one does not."""
    ends = [shapely.Point(place.lon, place.lat) for place in (a, b)]
    waters = gazetteer.areas.get("libyan_territorial_waters")
    land = gazetteer.areas.get("libya")
    if waters is None or land is None or any(waters.distance(end) > ON_COAST_DEG for end in ends):
        return None
    outline = shapely.LineString(shapely.get_coordinates(land))
    start, stop = sorted(outline.project(end) for end in ends)
    stretch = substring(outline, start, stop)
    return stretch if 2 * stretch.length < outline.length else None
