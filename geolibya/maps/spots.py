"""Where events are, for a page: their spots with names and shapes, and the towns whose names the map carries."""

from __future__ import annotations

import math
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from shapely import Point, from_wkb

from geolibya.maps.columns import Index, polygon_deltas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from geolibya.gazetteer import Gazetteer
    from geolibya.records import Event, Place

TOWNS = 260
"""Towns whose names a page carries; more find no room at any zoom that it offers."""

VARIANTS = 14
"""Names of one place that the search knows."""

TOWN_ZOOMS = ((400_000, 4.0), (100_000, 5.5), (40_000, 6.5), (15_000, 7.5), (0, 8.5))
"""From which zoom a town of so many people is named."""

CAPITAL_ZOOM = 5.0
MAJOR = 100_000
"""People from which a town's name is set in bold."""

SAME_POINT_DEGREES = 0.002
"""About 200 m; nearer to its place than that, a point has no direction from it."""

NOT_FOUND = -1
"""Number of the spot of an event whose place was not found."""

_HOME = {"", "LY", "LBY", "Libya"}


class Spot(NamedTuple):
    """All that makes two events stand at the same spot."""

    place: str
    name: str
    relation: str
    lat: float
    lon: float
    radius: float | None
    geo: int | None
    where: int | None
    country: str
    admin1: str
    adm2: str
    footprint: bytes


_WHERE = attrgetter(
    "place",
    "place_name",
    "relation",
    "lat",
    "lon",
    "radius_km",
    "geo_precision",
    "where_prec",
    "country",
    "admin1",
    "adm2_pcode",
    "footprint",
)


def _spot(event: Event) -> Spot | None:
    """Give the spot of an event; coordinates to about a metre, radii to ten."""
    if event.lat is None or event.lon is None:
        return None
    return Spot(
        event.place or "",
        event.place_name,
        event.relation,
        round(event.lat, 5),
        round(event.lon, 5),
        None if event.radius_km is None else round(event.radius_km, 2),
        event.geo_precision,
        event.where_prec,
        event.country,
        event.admin1,
        event.adm2_pcode,
        b"" if event.footprint is None else event.footprint.wkb,
    )


class SpotWriter:
    """Writes the spots of events as columns, and the shapes that they need."""

    def __init__(self, gazetteer: Gazetteer, language: str) -> None:
        self.gazetteer = gazetteer
        self.language = language
        self.shapes: list[list[list[list[int]]]] = []
        self._numbers: dict[bytes, int] = {}

    def columns(self, events: Sequence[Event]) -> tuple[dict[str, list[Any]], list[int]]:
        """Give the spots, and for each event the number of its spot."""
        spots: Index[Spot] = Index()
        numbers: dict[Any, int] = {}  # by what the events say, so that each spot is made once
        column = []
        for event in events:
            where = _WHERE(event)
            number = numbers.get(where)
            if number is None:
                spot = _spot(event)
                number = numbers[where] = NOT_FOUND if spot is None else spots[spot]
            column.append(number)
        rows = [self._row(spot) for spot in spots]
        keys = rows[0] if rows else {"place": 0}
        return {key: [row[key] for row in rows] for key in keys}, column

    def _row(self, spot: Spot) -> dict[str, Any]:
        place = self.gazetteer.places.get(spot.place)
        has_direction = place is not None and spot.relation == "direction"
        return {
            **{key: value for key, value in spot._asdict().items() if key != "footprint"},
            "name": spot.name or (place.name if place else f"{spot.lat:.2f}, {spot.lon:.2f}"),
            "label": place.label(self.language) if place else spot.name,
            "names": _names(place) if place else "",
            "outside": spot.country not in _HOME,
            "bearing": _bearing(place, spot) if place and has_direction else -1,
            "inside": bool(
                place and has_direction and spot.radius is not None and spot.radius <= place.radius_km
            ),
            "area": self._area(spot),
        }

    def _area(self, spot: Spot) -> int:
        """Give the number of the spot's shape: its footprint or region; -1 is the circle of its radius."""
        region = spot.place if spot.relation == "within" else ""
        areas = self.gazetteer.areas
        shape: BaseGeometry | None = from_wkb(spot.footprint) if spot.footprint else areas.get(region)
        if shape is None or shape.is_empty or "Polygon" not in shape.geom_type:
            return -1
        key = spot.footprint or region.encode()
        if key not in self._numbers:
            self._numbers[key] = len(self.shapes)
            self.shapes.append(polygon_deltas(shape))
        return self._numbers[key]

    def towns(self) -> list[dict[str, Any]]:
        """Give the country's towns by size, then foreign capitals, with the zoom from which each is named."""
        towns = [place for place in self.gazetteer if place.country == "LY" and _is_town(place)]
        towns.sort(key=lambda place: (-(place.population or 0), place.id))
        capitals = [p for p in self.gazetteer if p.country != "LY" and p.feature_code == "PPLC"]
        return [self._town(place) for place in (*towns[:TOWNS], *capitals)]

    def _town(self, place: Place) -> dict[str, Any]:
        people = place.population or 0
        is_home = place.country == "LY"
        return {
            "place": place.id,
            "name": place.label(self.language),
            "names": _names(place),
            "lat": round(place.lat, 4),
            "lon": round(place.lon, 4),
            "zoom": next(zoom for least, zoom in TOWN_ZOOMS if people >= least) if is_home else CAPITAL_ZOOM,
            "major": is_home and people >= MAJOR,
        }


def _is_town(place: Place) -> bool:
    return place.feature_code.startswith("PPL") and place.feature_code != "PPLX"


def _names(place: Place) -> str:
    names = dict.fromkeys([place.name, *(name for names in place.names.values() for name in names)])
    return ", ".join(list(names)[:VARIANTS])


def _bearing(place: Place, spot: Spot) -> int:
    """Give the direction from a place to what is meant as one of eight, north being 0; -1 where they are one."""
    middle = from_wkb(spot.footprint).centroid if spot.footprint else Point(spot.lon, spot.lat)
    north = middle.y - place.lat
    east = (middle.x - place.lon) * math.cos(math.radians(place.lat))
    if math.hypot(north, east) < SAME_POINT_DEGREES:
        return -1
    return round(math.degrees(math.atan2(east, north)) / 45) % 8
