"""Tables of events: each format out and back, other people's files, the same bytes twice."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sqlite3
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import TYPE_CHECKING

import duckdb
import geopandas
import pandas as pd
import pyogrio
import pytest
from events_by_hand import EVENTS, FULL, HOSTILE, ZERO, differences
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point

from geolibya.columns import COLUMNS, FURTHER
from geolibya.errors import ReportError
from geolibya.eventset import EventSet
from geolibya.formats import WRITERS, read_events, writer_of
from geolibya.formats.cells import guard, join, split, unguard
from geolibya.records import Casualties
from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from geolibya.records import Problem

SET = EventSet(EVENTS)
SUFFIXES = {"geojson": "geojson", "csv": "csv", "gpkg": "gpkg", "parquet": "parquet"}
QGIS = {
    "events": "categorizedSymbol",
    "places": "singleSymbol",
    "areas": "singleSymbol",
    "incidents": "categorizedSymbol",
}
KML = {"k": "http://www.opengis.net/kml/2.2"}


def _write(name: str, folder: Path, events: EventSet = SET) -> Path:
    path = folder / f"events.{SUFFIXES.get(name, name)}"
    path.unlink(missing_ok=True)
    writer_of(name)(events, path)
    return path


@pytest.mark.parametrize("name", SUFFIXES)
def test_nothing_is_lost_on_the_way_back(name: str, tmp_path: Path) -> None:
    """What is read back from a table is what was written, in the same order."""
    assert differences(SET, read_events(_write(name, tmp_path))) == []


@pytest.mark.parametrize("name", SUFFIXES)
def test_no_events_make_a_table_too(name: str, tmp_path: Path) -> None:
    """A table without rows can be written and read."""
    assert len(read_events(_write(name, tmp_path, EventSet()))) == 0


@pytest.mark.parametrize("name", WRITERS)
def test_same_events_give_same_bytes(name: str, tmp_path: Path) -> None:
    """Writing twice gives the same bytes."""
    first = _write(name, tmp_path).read_bytes()
    assert _write(name, tmp_path).read_bytes() == first


def test_columns_stand_in_their_order(tmp_path: Path) -> None:
    """CSV, GeoJSON, GeoPackage and Parquet have the same columns in the same order."""
    wanted = [*COLUMNS, *FURTHER]
    with _write("csv", tmp_path).open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == wanted
    collection = json.loads(_write("geojson", tmp_path).read_text(encoding="utf-8"))
    assert list(collection["features"][0]["properties"]) == wanted
    for frame in (
        geopandas.read_file(_write("gpkg", tmp_path), layer="events"),
        geopandas.read_parquet(_write("parquet", tmp_path)),
    ):
        assert [name for name in frame.columns if name != "geometry"] == wanted


def test_geojson_has_points_and_lists(tmp_path: Path) -> None:
    """GeoJSON has a point or null each, arrays for lists, and null for what nobody knows."""
    placed, bare, _ = json.loads(_write("geojson", tmp_path).read_text(encoding="utf-8"))["features"]
    assert placed["geometry"] == {"type": "Point", "coordinates": [16.5887, 31.2089]}
    assert placed["properties"]["actors"] == ["lna", "france"]
    assert placed["properties"]["killed"] == 5
    assert bare["geometry"] is None
    assert bare["properties"]["killed"] is None
    assert bare["properties"]["actors"] == []


def test_csv_keeps_spreadsheets_from_running_words(tmp_path: Path) -> None:
    """A cell that begins like a formula gets an apostrophe; lists are joined by a semicolon and a blank."""
    with _write("csv", tmp_path).open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert row["quote"] == "'" + HOSTILE
    assert row["actors"] == "lna; france"
    assert row["lat"] == "31.2089"


def test_geopackage_reads_in_gdal(tmp_path: Path) -> None:
    """GDAL finds the layer `events` with a point geometry in WGS 84."""
    info = pyogrio.read_info(_write("gpkg", tmp_path), layer="events")
    assert (info["crs"], info["geometry_type"], info["features"]) == ("EPSG:4326", "Point", 3)


def test_geopackage_has_places_areas_and_incidents(tmp_path: Path) -> None:
    """Beside the events stand their places, the areas in which these lie, and incidents, with counts that add up."""
    twice = replace(
        FULL,
        id="again",
        status="denied",
        report="y.txt",
        footprint=None,
        quote="No.",
        marks=(),
        date="2019-04-06",
    )
    odd = replace(ZERO, id="odd", footprint=Point(0, 0), casualties=(Casualties("two", 2),))
    path = _write("gpkg", tmp_path, EventSet((*EVENTS, twice, odd)))
    with sqlite3.connect(path) as database:
        ask = database.execute
        places = ask("SELECT place, events, incidents, reports, statuses FROM places").fetchall()
        areas = ask("SELECT place, events FROM areas").fetchall()
        told = ask(
            "SELECT incident, events, reports, killed, tellings, contradictions FROM incidents"
        ).fetchall()
    assert places == [("sirte", 2, 1, 2, "claimed; denied"), (None, 2, 2, 0, "reported")]
    assert areas == [("sirte", 1)]
    assert told == [
        ("i-full", 2, 2, 5, 2, "denial"),
        ("bare", 1, 1, None, 1, None),
        ("zero", 1, 0, None, 1, None),
        ("odd", 1, 0, 2, 1, None),
    ]
    kinds = {name: str(kind) for name, kind in pyogrio.list_layers(path)}
    assert kinds == {
        "events": "Point", "places": "Point", "areas": "MultiPolygon", "incidents": "Point", "layer_styles": "None",
    }  # fmt: skip


def test_geopackage_opens_styled_in_qgis(tmp_path: Path) -> None:
    """The query with which QGIS looks for a layer's style finds one for each layer, in its own XML."""
    with sqlite3.connect(_write("gpkg", tmp_path)) as database:
        columns = {name: {row[1] for row in database.execute(f"PRAGMA table_info({name})")} for name in QGIS}
        for layer, renderer in QGIS.items():
            found = database.execute(
                "SELECT styleQML FROM layer_styles WHERE f_table_schema = '' AND f_table_name = ?"
                " AND f_geometry_column = 'geom' ORDER BY CASE WHEN useAsDefault THEN 1 ELSE 2 END,"
                " update_time DESC LIMIT 1",
                (layer,),
            ).fetchone()
            style = ET.fromstring(found[0])  # noqa: S314  # our own file
            drawn = style.find("renderer-v2")
            assert drawn is not None
            assert (style.tag, drawn.get("type")) == ("qgis", renderer)
            asked = {name for text in _values(style, "expression") for name in re.findall(r'"(\w+)"', text)}
            assert asked | {drawn.get("attr", "geom")} <= columns[layer]
            symbols = {symbol.get("name") for symbol in drawn.iter("symbol")}
            assert all(category.get("symbol") in symbols for category in drawn.iter("category"))
            if renderer == "categorizedSymbol":
                assert {c.get("value") for c in drawn.iter("category")} == {*Vocabulary.load().groups, ""}


def _values(style: ET.Element, name: str) -> list[str]:
    return [option.get("value", "") for option in style.iter("Option") if option.get("name") == name]


@pytest.mark.skipif(not shutil.which("ogrinfo"), reason="no GDAL commands here")
@pytest.mark.parametrize("name", ["geojson", "gpkg", "kml"])
def test_gdal_counts_the_same_rows(name: str, tmp_path: Path) -> None:
    """What GDAL's own command counts is what was written."""
    command = ["ogrinfo", "-ro", "-al", "-so", str(_write(name, tmp_path))]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    layers = re.findall(r"^Layer name: (.*)\n(?:.*\n)*?Feature Count: (\d+)", told, re.MULTILINE)
    counts = [int(count) for layer, count in layers if name != "gpkg" or layer == "events"]
    assert sum(counts) == len(EVENTS)


def test_duckdb_reads_geoparquet(tmp_path: Path) -> None:
    """DuckDB, which shares no code with what writes it, finds all rows, lists as lists, and points."""
    path = _write("parquet", tmp_path)
    with duckdb.connect() as database:
        rows = database.execute(
            "SELECT id, actors, killed, lat, geometry IS NULL FROM read_parquet(?)", [str(path)]
        ).fetchall()
        (geo,) = database.execute(
            "SELECT value FROM parquet_kv_metadata(?) WHERE key = 'geo'", [str(path)]
        ).fetchone() or (b"",)
    assert [row[0] for row in rows] == [event.id for event in EVENTS]
    assert rows[0][1:] == (["lna", "france"], 5, 31.2089, False)
    assert rows[1][1:] == ([], None, None, True)
    assert json.loads(geo)["columns"]["geometry"]["encoding"] == "WKB"


def test_geojson_is_that_of_rfc_7946(tmp_path: Path) -> None:
    """Features with longitude first, within the globe, and no member `crs`."""
    told = json.loads(_write("geojson", tmp_path).read_text(encoding="utf-8"))
    assert set(told) == {"type", "features"}
    assert {frozenset(f) for f in told["features"]} == {frozenset({"type", "id", "geometry", "properties"})}
    assert [f["geometry"] and f["geometry"]["coordinates"] for f in told["features"]] == [
        [16.5887, 31.2089], None, [0.0, 0.0],
    ]  # fmt: skip


def test_kml_has_its_elements_in_the_order_of_the_schema(tmp_path: Path) -> None:
    """Google Earth drops what stands out of order: each element of a placemark has its place."""
    order = ["name", "description", "TimeSpan", "ExtendedData", "Point"]
    for mark in ET.parse(_write("kml", tmp_path)).getroot().iter(f"{{{KML['k']}}}Placemark"):  # noqa: S314
        tags = [child.tag.split("}")[1] for child in mark]
        assert tags == [tag for tag in order if tag in tags]
        assert re.fullmatch(r"[A-Za-z_][\w.-]*", mark.get("id", ""))


def test_parquet_is_geoparquet(tmp_path: Path) -> None:
    """The Parquet file opens in geopandas with its system and with lists."""
    frame = geopandas.read_parquet(_write("parquet", tmp_path))
    assert frame.crs == "EPSG:4326"
    assert list(frame["actors"][0]) == ["lna", "france"]
    assert frame.geometry[0].equals_exact(Point(16.5887, 31.2089), 1e-9)
    assert frame.geometry[1] is None


def test_kml_holds_all_events_and_no_markup_of_reports(tmp_path: Path) -> None:
    """KML has a placemark each, in folders by group; a balloon shows the markup of a quote as text."""
    root = ET.parse(_write("kml", tmp_path)).getroot()  # noqa: S314  # our own file
    assert len(root.findall(".//k:Placemark", KML)) == len(EVENTS)
    assert root.findtext(".//k:Folder/k:name", namespaces=KML) == "Air"
    described = [mark.findtext("k:description", "", KML) for mark in root.findall(".//k:Placemark", KML)]
    assert any("&lt;script&gt;" in text for text in described)
    assert not any("<script>" in text for text in described)


def test_acled_leaves_unknown_fatalities_empty(tmp_path: Path) -> None:
    """ACLED's columns hold its codes, fatalities only where a figure is told, and a note of the fit."""
    with _write("acled", tmp_path).open(encoding="utf-8", newline="") as file:
        full, bare, zero = csv.DictReader(file)
    assert (full["event_type"], full["sub_event_type"]) == ("Explosions/Remote violence", "Air/drone strike")
    assert (full["event_date"], full["time_precision"], full["fatalities"]) == ("2019-04-05", "1", "5")
    assert (bare["fatalities"], zero["fatalities"]) == ("", "")
    assert (full["plover"], bare["plover"]) == ("ASSAULT/aerial", "CONSULT")
    assert full["geolibya_note"] == "status claimed"
    assert "denied" in bare["geolibya_note"]
    assert "place not found" in bare["geolibya_note"]


def test_a_table_with_the_required_columns_is_enough(tmp_path: Path) -> None:
    """Anyone's CSV with activity, status, lat and lon can be read; ids are made, and stay the same."""
    path = tmp_path / "mine.csv"
    path.write_text(
        "status;activity;lat;lon;note\nreported;shelling;32.9;13.2;x\nclaimed;shelling;32.9;13.2;y\n"
    )
    first, second = read_events(path)
    assert (first.lat, first.lon, first.group, first.radius_km) == (32.9, 13.2, "fires", None)
    assert first.id != second.id
    assert [event.id for event in read_events(path)] == [first.id, second.id]


@pytest.mark.parametrize("suffix", ["gpkg", "parquet", "geojson"])
def test_points_in_another_system_are_converted(suffix: str, tmp_path: Path) -> None:
    """A layer in another system, with a geometry and no lat and lon, lands where it belongs."""
    frame = geopandas.GeoDataFrame(
        {"activity": ["shelling"], "status": ["reported"]}, geometry=[Point(13.2, 32.9)], crs="EPSG:4326"
    ).to_crs("EPSG:3857")
    path = tmp_path / f"mine.{suffix}"
    if suffix == "parquet":
        frame.to_parquet(path)
    else:
        pyogrio.write_dataframe(frame, path)
    (event,) = read_events(path)
    assert event.lat == pytest.approx(32.9)
    assert event.lon == pytest.approx(13.2)


def test_an_unknown_system_is_told(tmp_path: Path) -> None:
    """Points in a system that nobody knows are refused with a remedy, not shown nowhere."""
    path = tmp_path / "foreign.geojson"
    row = {"activity": "air_strike", "status": "reported"}
    feature = {"type": "Feature", "properties": row, "geometry": {"type": "Point", "coordinates": [4e5, 3e6]}}
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::99999999"}}
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": [feature]}))
    with pytest.raises(ReportError, match=r"EPSG::99999999', no known system; save it in EPSG:4326"):
        read_events(path)


def test_plain_parquet_without_geometry(tmp_path: Path) -> None:
    """A Parquet file without geometry does, where it has lat and lon."""
    path = tmp_path / "mine.parquet"
    pd.DataFrame({"activity": ["shelling"], "status": ["reported"], "lat": [32.9], "lon": [13.2]}).to_parquet(
        path
    )
    assert [(event.lat, event.lon) for event in read_events(path)] == [(32.9, 13.2)]


def test_wrong_rows_are_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    """Each row that cannot be used is named with its line and reason."""
    path = tmp_path / "mine.csv"
    rows = (
        "shelling,reported,32.9,13.2",
        "shelling,sure,32.9,13.2",
        "dance,reported,32.9,13.2",
        "shelling,reported,95,x",
    )
    path.write_text("activity,status,lat,lon\n" + "\n".join(rows) + "\n")
    problems: list[Problem] = []
    assert len(read_events(path, problems)) == 1
    assert [problem.line for problem in problems] == [3, 4, 5]
    assert "status is 'sure'" in problems[0].reason
    assert "activity is 'dance'" in problems[1].reason
    assert "lon is 'x'" in problems[2].reason


def test_rows_with_the_same_id_count_once(tmp_path: Path) -> None:
    """The second row with an id is told and left out."""
    path = tmp_path / "mine.csv"
    path.write_text("id,activity,status,lat,lon\na,shelling,reported,32,13\na,shelling,denied,32,13\n")
    problems: list[Problem] = []
    assert [event.status for event in read_events(path, problems)] == ["reported"]
    assert "there twice" in problems[0].reason


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", b"activity,status,lat\nshelling,reported,32\n", "no column lon"),
        ("a.geojson", b"[1, 2]", "not a GeoJSON feature collection"),
        ("a.geojson", b"", "empty"),
        ("a.gpkg", b"no package", "cannot be read as GeoPackage"),
        ("a.parquet", b"no parquet", "cannot be read as Parquet"),
        ("a.shp", b"x", "no table of events"),
    ],
)
def test_a_file_that_is_no_table_is_one_clear_error(
    name: str, content: bytes, reason: str, tmp_path: Path
) -> None:
    """A file that cannot be read as its suffix says is an error with file and reason."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ReportError, match=reason):
        read_events(path)


def test_a_missing_table_is_an_error(tmp_path: Path) -> None:
    """A table that is not there is an error that says so."""
    with pytest.raises(ReportError, match="no such file"):
        read_events(tmp_path / "nowhere.gpkg")


def test_reports_are_known_again(tmp_path: Path) -> None:
    """The reports that events name come back with outlet and date, without their texts."""
    first, second = read_events(_write("geojson", tmp_path)).reports
    assert (first.name, first.outlet, first.published, first.kind) == (
        "x.txt",
        FULL.outlet,
        "2019-04-06",
        "dispatch",
    )
    assert second.name == "y.txt"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)))
def test_joined_lists_come_apart_again(items: list[str]) -> None:
    """Whatever items hold, joining and splitting gives them back, but for a blank before the first letter."""
    kept = [item.lstrip(" ") for item in items]
    assert split(join(kept)) == kept


@given(st.text())
def test_guarded_cells_come_back(text: str) -> None:
    """What is guarded from spreadsheets is read back as it was, and begins like no formula."""
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r"))
