"""Checks of the place tables and areas: all faults, with file and line, what was found, what was wanted."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from geolibya.gazetteer import Gazetteer, names_of
from geolibya.names import fold_name
from geolibya.row_check import LAT_LIMIT, LON_LIMIT, Fault, checked_row, feature_codes, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from geolibya.records import Place

BORDER_KM = 15.0  # outlines are drawn with few points; a town on the border may fall outside
ABROAD_KM = 200.0  # those of other countries leave out islands and headlands
SAME_PLACE_KM = 1.0
MOST_AREA_POINTS = 40  # drawn by hand; unions of such areas may have more
OFFSHORE = frozenset("SEA GULF BAY ISL RGN OILF GASF BDRY".split())
_NEIGHBOURS = frozenset(("quarter", "site", "road"))
"""Kinds of which several may stand side by side."""


def check_folder(folder: Path, base: Gazetteer | None = None) -> tuple[Fault, ...]:
    """Check the place tables and areas of a folder.

    Parameters
    ----------
    folder : Path
        With `places/*.csv` and perhaps `areas.geojson`.
    base : Gazetteer, optional
        What the folder stacks on: its countries, districts and ids count as known.

    Returns
    -------
    tuple of Fault
        By file and line; empty where all is well.
    """
    faults: list[Fault] = []
    paths = sorted((folder / "places").glob("*.csv"))
    if not paths:
        return (Fault(str(folder / "places"), 0, "no *.csv in it", "a table of places"),)
    places: dict[str, Place] = {}
    for path in paths:
        for row in rows_of(path, faults):
            place = checked_row(row, faults)
            if place is None:
                continue
            known = places.setdefault(place.id, place)
            if known is not place:
                faults.append(_fault(place, f"id {place.id!r} is at {known.row} already", "an id of its own"))
    areas = folder / "areas.geojson"
    stacked = {**(base.places if base else {}), **places}
    gazetteer = Gazetteer(stacked, (*(base.area_files if base else ()), areas))
    sound = _check_areas(areas, stacked, faults) if areas.exists() else True
    faults += _link_faults(places, stacked)
    faults += _name_faults(places.values())
    faults += _neighbour_faults(places.values())
    if sound:
        faults += _position_faults(places.values(), gazetteer)
    return tuple(sorted(set(faults)))


def _fault(place: Place, found: str, wanted: str, *, grave: bool = True) -> Fault:
    file, _, line = place.row.rpartition(":")
    return Fault(file, int(line), f"{place.id}: {found}", wanted, grave)


def _link_faults(places: Mapping[str, Place], known: Mapping[str, Place]) -> Iterator[Fault]:
    countries = {place.country for place in known.values() if place.feature_code in ("PCLI", "PCLS")}
    districts = {place.adm2_pcode for place in known.values() if place.feature_code == "ADM2"}
    for place in places.values():
        if place.within and place.within not in known:
            yield _fault(
                place, f"within is {place.within!r}, which no row has", "the id of a place, or nothing"
            )
        chain, above = [place.id], place.within
        while above in known and above not in chain:
            chain.append(above)
            above = known[above].within
        if above in chain:
            yield _fault(
                place, f"within leads in a circle: {' > '.join([*chain, above])}", "a way up that ends"
            )
        if countries and place.country and place.country not in countries:
            yield _fault(place, f"country {place.country}, of which there is no row", "a PCLI row for it")
        if districts and place.adm2_pcode and place.adm2_pcode not in districts:
            yield _fault(place, f"adm2_pcode is {place.adm2_pcode!r}", "the code of a district (ADM2)")


def _name_faults(places: Iterable[Place]) -> Iterator[Fault]:
    """Find names that several Libyan places of the same kind share: a reader cannot know which is meant."""
    kinds = feature_codes()
    holders: dict[tuple[bytes, str], list[Place]] = defaultdict(list)
    for place in places:
        for key in {fold_name(name) for name in names_of(place)}:
            if place.country == "LY":
                holders[key, kinds[place.feature_code]].append(place)
    for (key, kind), sharing in holders.items():
        for place in sharing[1:]:
            first = sharing[0]
            name = next(n for n in names_of(place) if fold_name(n) == key)
            yield _fault(
                place,
                f"the name {name!r} is also that of {first.id} ({first.row}), a {kind} too",
                "a name of its own, or a note that tells the two apart",
                grave=False,
            )


def _neighbour_faults(places: Iterable[Place]) -> Iterator[Fault]:
    """Find places of the same kind within a kilometre of each other: most likely one place twice."""
    from geolibya.ellipsoid import distance_km

    kinds = feature_codes()
    cells: dict[tuple[str, int, int], list[Place]] = defaultdict(list)
    for place in places:
        row, column = int(place.lat * 50), int(place.lon * 50)  # cells of about two kilometres
        around = [(row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        for other in (other for cell in around for other in cells[place.feature_code, *cell]):
            km = distance_km(place.lat, place.lon, other.lat, other.lon)
            if km < SAME_PLACE_KM:
                found = f"{km:.2f} km from {other.id} ({other.row}), a {place.feature_code} too"
                grave = kinds[place.feature_code] not in _NEIGHBOURS
                yield _fault(
                    place, found, f"one row a place, or {SAME_PLACE_KM:g} km between two", grave=grave
                )
        cells[place.feature_code, row, column].append(place)


def _position_faults(places: Iterable[Place], gazetteer: Gazetteer) -> Iterator[Fault]:
    """Find points outside the country or district that their row states."""
    import shapely

    from geolibya.ellipsoid import distance_km

    countries = {p.country: p for p in gazetteer if p.feature_code == "PCLI"}
    for place in places:
        point = shapely.Point(place.lon, place.lat)
        country = countries.get(place.country)
        if country is None or place is country or place.feature_code in OFFSHORE:
            continue
        area = gazetteer.areas.get(country.id)
        margin = (BORDER_KM if place.country == "LY" else ABROAD_KM) / 111
        outside = (
            area.distance(point) > margin
            if area is not None
            else distance_km(place.lat, place.lon, country.lat, country.lon) > 2 * country.radius_km
        )
        if outside:
            turned = shapely.Point(place.lat, place.lon)
            hint = (
                "lat and lon swapped"
                if area is not None and area.contains(turned)
                else f"a point in {country.name}"
            )
            yield _fault(place, f"{place.lat:g}, {place.lon:g} is not in {country.name}", hint)
        district = gazetteer.districts.get(place.adm2_pcode)
        if district is not None and district.distance(point) > margin:
            at = gazetteer.district_at(place.lat, place.lon) or "no district"
            yield _fault(
                place,
                f"adm2_pcode is {place.adm2_pcode}, but the point is in {at}",
                "the district of the point",
            )


def _check_areas(path: Path, places: Mapping[str, Place], faults: list[Fault]) -> bool:
    """Check the areas; tell whether they can be used."""
    from shapely import get_coordinates
    from shapely.errors import ShapelyError
    from shapely.geometry import shape
    from shapely.validation import explain_validity

    text = path.read_text(encoding="utf-8", errors="replace")
    try:
        features: list[dict[str, Any]] = json.loads(text)["features"]
    except json.JSONDecodeError as error:
        faults.append(Fault(path.name, error.lineno, f"no JSON: {error.msg}", "a GeoJSON FeatureCollection"))
        return False
    except (KeyError, TypeError):
        faults.append(Fault(path.name, 1, "no features", "a GeoJSON FeatureCollection"))
        return False
    sound, seen = True, set()
    for feature in features:
        properties = feature.get("properties") or {}
        area_id = properties.get("id", "")
        line = text.count("\n", 0, max(0, text.find(f'"id": "{area_id}"'))) + 1

        def fault(found: str, wanted: str, line: int = line, area_id: str = area_id) -> None:
            faults.append(Fault(path.name, line, f"{area_id}: {found}", wanted))

        if area_id not in places or area_id in seen:
            fault(
                "an id twice" if area_id in seen else "an id that no row has",
                "an id of the place tables, once",
            )
            sound = False
        seen.add(area_id)
        try:
            geometry = shape(feature["geometry"])
        except (ShapelyError, ValueError, KeyError, TypeError, AttributeError) as error:
            fault(f"no geometry ({error})", "a polygon")
            sound = False
            continue
        points = get_coordinates(geometry)
        west, south, east, north = geometry.bounds if len(points) else (0, 0, 0, 0)
        if geometry.geom_type not in ("Polygon", "MultiPolygon") or not len(points):
            fault(f"a {geometry.geom_type}", "a polygon that is not empty")
        elif not geometry.is_valid:
            fault(explain_validity(geometry), "a valid polygon")
        elif west < -LON_LIMIT or east > LON_LIMIT or south < -LAT_LIMIT or north > LAT_LIMIT:
            fault(f"bounds {west:g} {south:g} {east:g} {north:g}", "degrees, longitude first")
        elif len(points) > MOST_AREA_POINTS + 1 and "union" not in properties.get("note", ""):
            fault(f"{len(points)} points", f"{MOST_AREA_POINTS} at most, or a note that it is a union")
        else:
            continue
        sound = False
    return sound
