"""The gazetteer: places by id and by folded name."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from geolibya.errors import TableError
from geolibya.names import fold_name
from geolibya.records import Place
from geolibya.tables import data_folder, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from geolibya.tables import Row

COLUMNS = (
    "id", "name", "names_en", "names_fr", "names_ar", "names_it", "names_other", "feature_code", "lat", "lon",
    "radius_km", "country", "adm2_pcode", "within", "population", "wikidata", "geonames", "checked", "source",
    "note",
)  # fmt: skip
WIDE_CODES = {  # feature code: (ACLED geo_precision, UCDP where_prec)
    "PCLI": (3, 6), "PCLS": (3, 6), "CONT": (3, 6), "ADM1": (3, 4), "RGN": (3, 4), "ADM2": (2, 3),
    "ADM3": (2, 3), "SEA": (3, 7), "GULF": (3, 5), "DSRT": (3, 5), "MTS": (3, 5), "WAD": (2, 5),
    "AREA": (2, 5), "COAST": (3, 5), "BDRY": (3, 5),
}  # fmt: skip
"""Kinds of places in which things happen rather than at which."""
SETTLEMENT_CODES = frozenset("PPLC PPLA PPLA2 PPLA3 PPL PPLL PPLQ PPLW OAS".split())
WINDS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
LANGUAGES = ("en", "fr", "ar", "it", "other")


def place_of(row: Row) -> Place:
    """Make a place of a table row.

    Raises
    ------
    TableError
        Naming file, line, what was found and what was hoped for.
    """
    population = row["population"].strip()
    try:
        return Place(
            id=row["id"],
            name=row["name"],
            feature_code=row["feature_code"],
            lat=row.number("lat"),
            lon=row.number("lon"),
            radius_km=row.number("radius_km"),
            country=row["country"],
            adm2_pcode=row["adm2_pcode"],
            within=row["within"],
            population=int(row.number("population")) if population else None,
            names={language: row.items_of(f"names_{language}") for language in LANGUAGES},
            checked=tuple(item for item in row.items_of("checked") if item != "none"),
            wikidata=row["wikidata"],
            geonames=row["geonames"],
            source=row["source"],
            note=row["note"],
            row=row.where,
        )
    except ValueError as error:
        raise TableError(f"{row.where}: {error}" if row.where not in str(error) else str(error)) from None


def names_of(place: Place) -> tuple[str, ...]:
    """Give all names of a place, the one to show first."""
    return (place.name, *(name for names in place.names.values() for name in names))


def wind(bearing_deg: float) -> str:
    """Put degrees from north in words.

    Examples
    --------
    >>> wind(180), wind(350)
    ('south', 'north')
    """
    return WINDS[round(bearing_deg / 45) % 8]


def is_wide(place: Place) -> bool:
    """Tell whether things happen in a place rather than at it: a country, region, district, sea, desert."""
    return place.feature_code in WIDE_CODES


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Places and their areas.

    Attributes
    ----------
    places : mapping of str to Place
        By id.
    area_files : tuple of Path
        GeoJSON files with the areas of some of them; read when first asked for.
    """

    places: Mapping[str, Place]
    area_files: tuple[Path, ...] = ()

    @classmethod
    def load(cls, *folders: Path) -> Gazetteer:
        """Read the tables of a folder, by default the shipped ones.

        Of several folders each stacks on those before it: a row of a later one replaces the row with its id.

        Raises
        ------
        TableError
            For the first row that is wrong; `geolibya gazetteer check` lists them all.
        """
        places: dict[str, Place] = {}
        folders = folders or (data_folder("gazetteer"),)
        for folder in folders:
            own: dict[str, Place] = {}
            for path in sorted((folder / "places").glob("*.csv")):
                for row in read_rows(path, COLUMNS):
                    place = place_of(row)
                    if place.id in own:
                        raise TableError(f"{row.where}: id {place.id!r} is at {own[place.id].row} already")
                    own[place.id] = place
            places |= own
        return cls(places, tuple(folder / "areas.geojson" for folder in folders))

    def __getitem__(self, place_id: str) -> Place:
        return self.places[place_id]

    def __iter__(self) -> Iterator[Place]:
        return iter(self.places.values())

    def __len__(self) -> int:
        return len(self.places)

    @cached_property
    def by_name(self) -> Mapping[bytes, tuple[str, ...]]:
        """Ids by folded name, the larger place first."""
        found: dict[bytes, dict[str, None]] = defaultdict(dict)
        for place in self:
            for name in names_of(place):
                found[fold_name(name)][place.id] = None
        found.pop(b"", None)
        return {
            name: tuple(sorted(ids, key=self.rank) if len(ids) > 1 else ids) for name, ids in found.items()
        }

    def rank(self, place_id: str) -> tuple[bool, int, float, str]:
        """Order homonyms without context: in Libya first, then by population, then by footprint."""
        place = self.places[place_id]
        return place.country != "LY", -(place.population or 0), -place.radius_km, place.id

    @cached_property
    def _countries(self) -> Mapping[str, Place]:
        return {place.country: place for place in self if place.feature_code == "PCLI"}

    def country(self, code: str) -> Place | None:
        """Give the place of a country by its ISO 3166 alpha-2 code."""
        return self._countries.get(code)

    @cached_property
    def areas(self) -> Mapping[str, BaseGeometry]:
        """Polygons by place id."""
        from shapely.geometry import shape  # late: names alone are looked up three times as fast without it

        found: dict[str, BaseGeometry] = {}
        for path in self.area_files:
            if path.exists():
                for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
                    found[feature["properties"]["id"]] = shape(feature["geometry"])
        return found

    @cached_property
    def districts(self) -> Mapping[str, BaseGeometry]:
        """Polygons of the Libyan districts by their `adm2_pcode`."""
        districts = (place for place in self if place.feature_code == "ADM2" and place.id in self.areas)
        return {place.adm2_pcode: self.areas[place.id] for place in districts}

    def district_at(self, lat: float, lon: float) -> str:
        """Give the `adm2_pcode` of the district that holds a point, empty where none does."""
        from shapely import Point

        point = Point(lon, lat)
        return next((code for code, area in self.districts.items() if area.contains(point)), "")
