"""Geometry of places relative to one other: "12 km south of X", "near X", "off X", "eastern Libya".

Every shape is drawn on the WGS 84 ellipsoid. A footprint's point is the place's own unless the words give a
distance: "south of X" says where something is not, rather than where it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from math import radians, sin
from typing import TYPE_CHECKING, Literal

import shapely

from geolibya.ellipsoid import destination, distance_km, sector
from geolibya.gazetteer import SETTLEMENT_CODES, WIDE_CODES, is_wide, wind
from geolibya.tables import data_folder, read_rows

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geolibya.gazetteer import Gazetteer
    from geolibya.records import Place

NEAR_TOWN_KM = (
    15.0  # from the edge of a town, so that what is near Tripoli reaches farther than near a village
)
LIMITED_KM = 25.0  # UCDP's limited area around a known point
NEAR_SITE_KM = 15.0  # a base, port or oil field: reports mean its surroundings
NEAR_QUARTER_KM = 10.0  # what is near a quarter lies in its city
DIRECTION_KM = 20.0  # how far "south of X" reaches where no distance is given
SECTOR_DEG = 45.0  # either side of the bearing: "south of X" excludes south-east hardly ever
BEARING_ERROR_DEG = 25.0  # either side, where a distance is given too
DISTANCE_ERROR = 0.2  # share of a distance that reports round off
LEAST_ERROR_KM = 5.0
AROUND_SHARE = 0.6  # "the desert around X" reaches less far than "the desert south of X"
OFFSHORE_KM = 30.0  # territorial waters, of 22 km, and somewhat more where the coast is drawn coarsely
COARSE_COAST_DEG = 0.05  # about 5 km: how far the drawn coast may be out
QUARTER_DEG = 60.0  # either side: "the south-east" of a country is narrower than its south


@dataclass(frozen=True, slots=True)
class Footprint:
    """Where something is, as far as the words tell.

    Attributes
    ----------
    geometry : shapely geometry or None
        What the words allow, in WGS 84 (x is longitude).
    lat, lon : float
        The point to draw, WGS 84 degrees.
    radius_km : float
        The true place lies within it of the point nine times out of ten.
    relation : str
        `at`, `near`, `direction` or `within`.
    geo_precision : int
        As ACLED codes it: 1 the place, 2 its surroundings, 3 a larger region.
    where_prec : int
        As UCDP GED codes it: 1 exact, 2 about 25 km, 3 district, 4 province, 5 a line or a fuzzy area,
        6 country, 7 sea.
    """

    geometry: BaseGeometry | None
    lat: float
    lon: float
    radius_km: float
    relation: str
    geo_precision: int
    where_prec: int


def area_of(place: Place, gazetteer: Gazetteer) -> BaseGeometry:
    """Give the area of a place: its polygon where the gazetteer has one, else the circle of its radius."""
    area = gazetteer.areas.get(place.id)
    return area if area is not None else sector(place.lat, place.lon, place.radius_km)


def at(place: Place, gazetteer: Gazetteer) -> Footprint:
    """At a place, or within it where it is wide."""
    wide = WIDE_CODES.get(place.feature_code)
    relation, codes = ("within", wide) if wide else ("at", (1, 1))
    return Footprint(area_of(place, gazetteer), place.lat, place.lon, place.radius_km, relation, *codes)


def _reach_km(place: Place) -> float:
    """How far "near" reaches: the more people live there, the wider the word."""
    if place.feature_code in SETTLEMENT_CODES:
        return place.radius_km + NEAR_TOWN_KM
    if is_wide(place):
        return place.radius_km + LIMITED_KM
    return max(NEAR_QUARTER_KM if place.feature_code == "PPLX" else NEAR_SITE_KM, 1.5 * place.radius_km)


def codes_near(radius_km: float) -> tuple[int, int]:
    """Give ACLED's and UCDP's codes of something in the surroundings of a place."""
    return (2, 2) if radius_km <= LIMITED_KM else (2, 5)


def near(place: Place, gazetteer: Gazetteer, beyond_km: float | None = None) -> Footprint:
    """Near a place: a circle around it, so far from its edge where the words tell ("at the gates of X")."""
    told = beyond_km is not None and not is_wide(place)
    reach = place.radius_km + (beyond_km or 0.0) if told else _reach_km(place)
    area = gazetteer.areas.get(place.id) if is_wide(place) else None
    circle: BaseGeometry = sector(place.lat, place.lon, reach)
    geometry = circle if area is None else widened(area, LIMITED_KM)
    return Footprint(geometry, place.lat, place.lon, reach, "near", *codes_near(reach))


def widened(area: BaseGeometry, by_km: float) -> BaseGeometry:
    """Give an area and what lies within `by_km` of it: the union of circles along its outline."""
    outline = shapely.get_coordinates(shapely.segmentize(area, by_km / 111))  # 111 km a degree, at most
    return shapely.union_all([area, *(sector(y, x, by_km) for x, y in outline)])


def direction(
    place: Place, bearing_deg: float, gazetteer: Gazetteer, distance_km: float | None = None
) -> Footprint:
    """In a direction from a place ("south of X"), perhaps at a distance ("12 km south of X").

    Without a distance the point is the place's own; of a wide place its part is meant ("the south of Libya").
    """
    if distance_km is None:
        if is_wide(place):
            return part_of(place, bearing_deg, gazetteer)
        reach = max(DIRECTION_KM, place.radius_km + LEAST_ERROR_KM)
        geometry = sector(place.lat, place.lon, reach, bearing_deg, SECTOR_DEG)
        return Footprint(geometry, place.lat, place.lon, reach, "direction", *codes_near(reach))
    lat, lon = destination(place.lat, place.lon, bearing_deg, distance_km)
    error = max(LEAST_ERROR_KM, DISTANCE_ERROR * distance_km)
    geometry = sector(
        place.lat,
        place.lon,
        distance_km + error,
        bearing_deg,
        BEARING_ERROR_DEG,
        inner_km=max(0.0, distance_km - error),
    )
    # the corners of the sector lie farther off than its depth: a rounded bearing costs more than a distance
    radius = max(error, 0.75 * distance_km * sin(radians(BEARING_ERROR_DEG)))
    return Footprint(geometry, lat, lon, radius, "direction", *codes_near(radius))


def distance_from(
    place: Place,
    distance_km: float,
    gazetteer: Gazetteer,  # noqa: ARG001 - all of them take it
    *,
    within: bool = False,
) -> Footprint:
    """At a distance from a place, the direction unknown: a ring, or a disc where `within` the distance."""
    error = max(LEAST_ERROR_KM, DISTANCE_ERROR * distance_km)
    radius = distance_km + error
    inner = 0.0 if within else max(0.0, distance_km - error)
    geometry = sector(place.lat, place.lon, radius, inner_km=inner)
    return Footprint(geometry, place.lat, place.lon, radius, "near", *codes_near(radius))


@lru_cache(maxsize=1)
def _named_parts() -> dict[str, str]:
    """Parts of a country that are regions with a name and an area of their own: "libya east" is Cyrenaica."""
    rows = read_rows(data_folder("gazetteer") / "locatives.csv", ("kind", "words", "value"))
    return {row["words"]: row["value"] for row in rows if row["kind"] == "part"}


def named_part(place: Place, bearing_deg: float, gazetteer: Gazetteer) -> Place | None:
    """Give the region that a part of a place is ("eastern Libya" is Cyrenaica), None where it has no name."""
    return gazetteer.places.get(_named_parts().get(f"{place.id} {wind(bearing_deg)}", ""))


def part_of(place: Place, bearing_deg: float, gazetteer: Gazetteer, *, far: bool = False) -> Footprint:
    """Part of a place: of a city a direction ("south Tripoli"), of a wide one an area ("eastern Chad").

    The `far` south is the south of the south.
    """
    named = named_part(place, bearing_deg, gazetteer)
    if named is not None and not far:
        return at(named, gazetteer)
    if not is_wide(place):
        half: BaseGeometry = sector(place.lat, place.lon, place.radius_km, bearing_deg, 90)
        return Footprint(
            half, place.lat, place.lon, place.radius_km, "direction", *codes_near(place.radius_km)
        )
    part = area_of(named or place, gazetteer)
    if named is None:
        part = _side_of(part, bearing_deg)
    if far:
        part = _side_of(part, bearing_deg)
    point = part.centroid if part.contains(part.centroid) else part.representative_point()
    # half the way to the farthest corner holds nine tenths of a compact area
    radius = 0.8 * max(distance_km(point.y, point.x, y, x) for x, y in shapely.get_coordinates(part))
    codes = WIDE_CODES[place.feature_code]
    return Footprint(
        part, point.y, point.x, radius, "within", max(2, codes[0]), codes[1] if codes[1] != 6 else 4
    )


def _side_of(area: BaseGeometry, bearing_deg: float) -> BaseGeometry:
    """Give the half of an area toward a cardinal point, or a narrower sector toward one between two."""
    middle = area.centroid
    reach = 1.2 * max(distance_km(middle.y, middle.x, y, x) for x, y in shapely.get_coordinates(area))
    half_angle = 90 if bearing_deg % 90 == 0 else QUARTER_DEG
    return area.intersection(sector(middle.y, middle.x, reach, bearing_deg, half_angle))


def outskirts(
    place: Place,
    gazetteer: Gazetteer,  # noqa: ARG001 - all of them take it
    bearing_deg: float | None = None,
    half_angle_deg: float = 90.0,
) -> Footprint:
    """On the outskirts or in the suburbs of a place: a ring, or half of it ("the southern suburbs of X")."""
    reach = max(place.radius_km + LEAST_ERROR_KM, 1.4 * place.radius_km)
    half_angle = 180.0 if bearing_deg is None else half_angle_deg
    geometry = sector(
        place.lat, place.lon, reach, bearing_deg or 0.0, half_angle, inner_km=0.4 * place.radius_km
    )
    relation = "near" if bearing_deg is None else "direction"
    return Footprint(geometry, place.lat, place.lon, reach, relation, *codes_near(reach))


def along(place: Place, gazetteer: Gazetteer) -> Footprint:
    """Along a line such as a road, wadi, coast or border: its area and a margin."""
    shape = near(place, gazetteer)
    return Footprint(shape.geometry, shape.lat, shape.lon, shape.radius_km, "near", 2, 5)


def landscape(place: Place, reach_km: float, bearing_deg: float | None, gazetteer: Gazetteer) -> Footprint:
    """In the desert, the hills, the hinterland around a place, or to one side of it: all of it is land."""
    half_angle = SECTOR_DEG
    if bearing_deg is None:
        half_angle, reach_km = 180.0, AROUND_SHARE * reach_km
    geometry = sector(place.lat, place.lon, reach_km, bearing_deg or 0.0, half_angle)
    relation = "near" if bearing_deg is None else "direction"
    whole = Footprint(geometry, place.lat, place.lon, reach_km, relation, *codes_near(reach_km))
    return on_side(whole, "land", gazetteer)


def offshore(place: Place, gazetteer: Gazetteer) -> Footprint:
    """In the waters off a place; around it where the gazetteer draws no sea there."""
    if is_wide(place):
        return near(place, gazetteer)
    circle = sector(place.lat, place.lon, OFFSHORE_KM)
    return on_side(
        Footprint(circle, place.lat, place.lon, OFFSHORE_KM, "near", *codes_near(OFFSHORE_KM)),
        "sea",
        gazetteer,
    )


def on_side(shape: Footprint, side: Literal["land", "sea"], gazetteer: Gazetteer) -> Footprint:
    """Keep what of a footprint is land, or sea; all of it where Libya's coast does not part it."""
    land = gazetteer.areas.get("libya")
    if land is None or shape.geometry is None:
        return shape
    waters = gazetteer.areas.get("libyan_territorial_waters")
    if waters is None or not shape.geometry.intersects(waters):
        return shape
    if side == "land":
        kept = shape.geometry.intersection(land.buffer(COARSE_COAST_DEG))
    else:
        kept = shape.geometry.difference(land.buffer(-COARSE_COAST_DEG))
    return shape if kept.is_empty else replace(shape, geometry=kept)
