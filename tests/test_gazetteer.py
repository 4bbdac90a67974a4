"""The gazetteer: loading, stacking, its check on broken tables, import and export, its commands."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from geolibya.cli.gazetteer import gazetteer as gazetteer_command
from geolibya.cli.geocode import geocode as geocode_command
from geolibya.errors import TableError
from geolibya.gazetteer import COLUMNS, Gazetteer
from geolibya.gazetteer_check import check_folder
from geolibya.gazetteer_export import to_csv, to_geojson
from geolibya.geonames import DUMP_COLUMNS, import_dump
from geolibya.row_check import feature_codes
from geolibya.tables import data_folder

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

BASE = Gazetteer.load()
GOOD = {
    "id": "new_town",
    "name": "New Town",
    "feature_code": "PPL",
    "lat": "29.5",
    "lon": "18.5",
    "radius_km": "5",
    "country": "LY",
    "checked": "none",
}


def line_of(**cells: str) -> str:
    """Give a row of a place table, sound but for what is given."""
    row = dict.fromkeys(COLUMNS, "") | GOOD | cells
    return ",".join(row[column] for column in COLUMNS)


def folder_with(
    tmp_path: Path, *lines: str, header: str = ",".join(COLUMNS), text: bytes | None = None
) -> Path:
    """Make a folder of tables with these rows."""
    places = tmp_path / "own" / "places"
    places.mkdir(parents=True)
    content = "\n".join((",".join(COLUMNS), *lines, "")).encode() if text is None else text
    (places / "mine.csv").write_bytes(content)
    return tmp_path / "own"


def faults_of(folder: Path) -> list[str]:
    """Give the faults of a folder that stacks on the shipped tables."""
    return [str(fault) for fault in check_folder(folder, BASE)]


def test_it_loads_fast() -> None:
    """Tables and the index of names are there within 100 ms, taking the best of three."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        assert Gazetteer.load().by_name
        times.append(time.perf_counter() - start)
    assert min(times) < 0.1


def test_names_are_found_folded() -> None:
    """The index of names answers to folded names and puts the larger of homonyms first."""
    assert BASE.by_name[b"tripoli"][0] == "tripoli"


def test_a_folder_stacks_on_the_shipped_one(tmp_path: Path) -> None:
    """A row of one's own is added; one with the id of a shipped row replaces it."""
    folder = folder_with(tmp_path, line_of(), line_of(id="benina", name="Benina (mine)"))
    stacked = Gazetteer.load(data_folder("gazetteer"), folder)
    assert len(stacked) == len(BASE) + 1
    assert stacked["benina"].name == "Benina (mine)"
    assert stacked.areas.keys() == BASE.areas.keys()


def test_a_wrong_row_stops_loading_with_its_line(tmp_path: Path) -> None:
    """Loading names file, line and what was found."""
    folder = folder_with(tmp_path, line_of(), line_of(id="b", lat="north"))
    with pytest.raises(TableError, match=r"places/mine\.csv:3: lat is 'north', wants a number"):
        Gazetteer.load(folder)


def test_a_sound_row_has_no_faults(tmp_path: Path) -> None:
    """Nothing is said of a table without faults."""
    assert faults_of(folder_with(tmp_path, line_of())) == []


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"lat": ""}, "lat is empty; wants degrees north"),
        ({"lon": "20,5"}, "cells; wants"),
        ({"lat": "12.3.4"}, "lat is '12.3.4'; wants degrees north"),
        ({"lat": "nan"}, "lat, lon are nan"),
        ({"lat": "129.5"}, "lat, lon are 129.5, 18.5; wants"),
        ({"lat": "118.5", "lon": "29.5"}, "wants the two swapped"),
        ({"lat": "18.5", "lon": "29.5"}, "is not in Libya; wants lat and lon swapped"),
        ({"lat": "48.8", "lon": "2.3"}, "is not in Libya"),
        ({"radius_km": "0"}, "radius_km is 0; wants more than 0"),
        ({"feature_code": "TOWN"}, "feature_code is 'TOWN'; wants one of"),
        ({"id": "New Town"}, "id is 'New Town'; wants small letters"),
        ({"id": ""}, "id is ''; wants small letters"),
        ({"name": "", "names_en": "x"}, "name is empty"),
        ({"names_en": "--|Ok"}, "holds '--'; wants a name with letters"),
        ({"names_other": "Триполи"}, "with signs that do not fold"),
        ({"within": "atlantis"}, "within is 'atlantis', which no row has"),
        ({"within": "other"}, "within leads in a circle"),
        ({"country": "Libya"}, "country is 'Libya'; wants two capitals"),
        ({"country": "ZZ"}, "country ZZ, of which there is no row"),
        ({"adm2_pcode": "LY9999"}, "adm2_pcode is 'LY9999'; wants the code of a district"),
        ({"adm2_pcode": "LY0211"}, "adm2_pcode is LY0211, but the point is in"),
        ({"population": "0"}, "population is '0'; wants a whole number"),
        ({"wikidata": "3579"}, "wikidata is '3579'; wants an id"),
        ({"checked": "looked"}, "checked is 'looked'; wants osm:ID"),
    ],
)
def test_each_fault_is_named(tmp_path: Path, cells: dict[str, str], words: str) -> None:
    """A fault is told with file, line, what was found and what was hoped for."""
    found = faults_of(folder_with(tmp_path, line_of(), line_of(id=cells.pop("id", "other"), **cells)))
    assert any(words in fault for fault in found), found
    assert all(fault.startswith("places/mine.csv:") for fault in found)


def test_all_faults_are_named_not_only_the_first(tmp_path: Path) -> None:
    """Three bad rows and two bad cells in one row are five faults."""
    folder = folder_with(
        tmp_path,
        line_of(id="a", lat="x", lon="y"),
        line_of(id="b", feature_code="?"),
        line_of(id="c"),
        line_of(id="c", lat="28.5"),
    )
    assert [fault.split(": ")[0] for fault in faults_of(folder)] == [
        "places/mine.csv:2",
        "places/mine.csv:2",
        "places/mine.csv:3",
        "places/mine.csv:5",
    ]


def test_neighbours_of_one_kind_are_told(tmp_path: Path) -> None:
    """Two towns 500 m apart are one town twice."""
    folder = folder_with(tmp_path, line_of(id="a"), line_of(id="b", name="Other", lat="29.504"))
    assert any("km from a (places/mine.csv:2), a PPL too" in fault for fault in faults_of(folder))


def test_shared_names_are_worth_a_look(tmp_path: Path) -> None:
    """Two towns of one name are told, yet no fault."""
    folder = folder_with(tmp_path, line_of(id="a"), line_of(id="b", lat="28.5"))
    faults = check_folder(folder, BASE)
    assert ["is also that of a" in str(fault) for fault in faults] == [True]
    assert not faults[0].grave


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: b"\xef\xbb\xbf" + text, "a byte-order mark"),
        (lambda text: text.replace(b"\n", b"\r\n"), "CRLF"),
        (lambda text: text.replace(b",", b";"), "columns parted by ';'; wants commas"),
        (lambda text: text.replace(b",", b"\t"), "columns parted by '\\t'"),
    ],
)
def test_other_peoples_files_are_read_all_the_same(tmp_path: Path, change: object, words: str) -> None:
    """A byte-order mark, Windows line ends and other delimiters are told, and the rows are checked."""
    text = "\n".join((",".join(COLUMNS), line_of(), line_of(id="b", lat="x"), "")).encode()
    assert callable(change)
    found = faults_of(folder_with(tmp_path, text=change(text)))
    assert any(words in fault for fault in found)
    assert any("mine.csv:3: b: lat is 'x'" in fault for fault in found)


def test_missing_columns_and_bytes_that_are_not_utf8_are_told(tmp_path: Path) -> None:
    """All columns that are missing are named at once, and a byte that is not UTF-8 with its line."""
    found = faults_of(folder_with(tmp_path, text=b"id,name,lat\na,B\xe9da,32\n"))
    assert any("mine.csv:2: a byte that is not UTF-8 (0xe9)" in fault for fault in found)
    assert any("no column names_en, names_fr" in fault and "lon" in fault for fault in found)


@pytest.mark.parametrize("text", [b"", b"\x00\x01\x02", b"\n\n\n", b"id\n", b"a,b,c\n1,2,3\n"])
def test_what_is_no_table_is_told(tmp_path: Path, text: bytes) -> None:
    """An empty or binary file is a fault, not an exception."""
    assert faults_of(folder_with(tmp_path, text=text))


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """A folder without tables is a fault."""
    assert "no *.csv in it" in faults_of(tmp_path)[0]


SQUARE = [[[18, 29], [19, 29], [19, 30], [18, 30], [18, 29]]]
BOW = [[[18, 29], [19, 30], [19, 29], [18, 30], [18, 29]]]
MANY = [[[18 + i / 100, 29] for i in range(60)] + [[18, 30], [18, 29]]]


@pytest.mark.parametrize(
    ("area_id", "kind", "coordinates", "words"),
    [
        ("atlantis", "Polygon", SQUARE, "an id that no row has"),
        ("new_town", "Polygon", BOW, "Self-intersection"),
        ("new_town", "Polygon", MANY, "62 points; wants 40 at most"),
        ("new_town", "Point", [18, 29], "a Point; wants a polygon"),
        ("new_town", "Polygon", [[[180, 29], [190, 29], [190, 30], [180, 29]]], "bounds 180 29 190 30"),
        ("new_town", "Blob", [], "no geometry"),
    ],
)
def test_areas_are_checked(tmp_path: Path, area_id: str, kind: str, coordinates: object, words: str) -> None:
    """An area wants a known id and a valid polygon of at most 40 points."""
    folder = folder_with(tmp_path, line_of())
    feature = {
        "type": "Feature",
        "properties": {"id": area_id},
        "geometry": {"type": kind, "coordinates": coordinates},
    }
    (folder / "areas.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    found = faults_of(folder)
    assert any(fault.startswith("areas.geojson:1: ") and words in fault for fault in found), found


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"features": [{}]}'])
def test_broken_areas_are_told(tmp_path: Path, text: str) -> None:
    """A file that is no GeoJSON is a fault, not an exception."""
    folder = folder_with(tmp_path, line_of())
    (folder / "areas.geojson").write_text(text)
    assert any(fault.startswith("areas.geojson:1: ") for fault in faults_of(folder))


def dump_line(**cells: str) -> str:
    """Give a line of a GeoNames dump."""
    row = dict.fromkeys(DUMP_COLUMNS, "") | {
        "geonameid": "900001",
        "name": "Bir Test",
        "asciiname": "Bir Test",
        "alternatenames": "Bir et Test,بئر تست,Бир",
        "latitude": "28.1",
        "longitude": "17.2",
        "feature_class": "P",
        "feature_code": "PPL",
        "country_code": "LY",
        "population": "120",
    }
    return "\t".join((row | cells).values())


def test_a_geonames_dump_is_imported(tmp_path: Path) -> None:
    """Sound lines become rows that load and stack; known places, other kinds and bad lines are counted."""
    dump = tmp_path / "LY.txt"
    lines = [
        dump_line(),
        dump_line(geonameid="88319", name="Benghazi", latitude="32.1", longitude="20.07"),
        dump_line(geonameid="900002", name="Derna", latitude="32.76", longitude="22.64"),
        dump_line(geonameid="900003", feature_code="STM"),
        dump_line(geonameid="900004", latitude="north"),
        dump_line(geonameid="900005", latitude="17.2", longitude="128.1")[:-9],
        dump_line()[:40],
    ]
    dump.write_text("\n".join(lines), encoding="utf-8")
    alternates = tmp_path / "alternateNamesV2.txt"
    alternates.write_text("1\t900001\tfr\tBir Teste\t1\t\t\t\n2\t900001\tru\tБир\n3\tcut", encoding="utf-8")
    done = import_dump(dump, tmp_path / "own", BASE, alternates)
    assert (done.written, done.known, done.other) == (1, 2, 1)
    assert [fault.line for fault in done.faults] == [3, 5, 6, 7]
    stacked = Gazetteer.load(data_folder("gazetteer"), tmp_path / "own")
    place = stacked["bir_test_900001"]
    assert place.names["ar"] == ("بئر تست",)
    assert place.names["fr"] == ("Bir Teste",)
    assert (place.adm2_pcode, place.population) == ("LY0317", 120)


def test_cities_of_the_world_stack_on_the_shipped_ones(tmp_path: Path) -> None:
    """Where the tables know no such place, one of an imported list of cities answers; Libya comes first."""
    dump = tmp_path / "cities15000.txt"
    kampala = {"name": "Kampala", "asciiname": "Kampala", "alternatenames": "", "population": "1680600"}
    namesake = {"name": "Sabha", "asciiname": "Sabha", "alternatenames": "", "population": "9000000"}
    lines = [
        dump_line(geonameid="1", country_code="UG", latitude="0.32", longitude="32.58", **kampala),
        dump_line(geonameid="2", country_code="IN", latitude="25.5", longitude="84.2", **namesake),
    ]
    dump.write_text("\n".join(lines), encoding="utf-8")
    assert import_dump(dump, tmp_path / "own", BASE).written == 2
    runner = CliRunner()
    alone = runner.invoke(geocode_command, ["Kampala"])
    stacked = ["--gazetteer", str(tmp_path / "own"), "--json", "Kampala", "Sabha"]
    found = [json.loads(line) for line in runner.invoke(geocode_command, stacked).stdout.splitlines()]
    assert alone.exit_code == 1
    assert [(row["place"], row["country"]) for row in found] == [("kampala_1", "UG"), ("sabha", "LY")]


def test_an_import_that_fails_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    """A dump without one sound line changes nothing."""
    dump = tmp_path / "LY.txt"
    dump.write_text(dump_line(), encoding="utf-8")
    done = import_dump(dump, tmp_path / "own", BASE)
    before = done.path.read_bytes()
    dump.write_bytes(b"\x00\xff no dump\n")
    with pytest.raises(TableError, match="no line of it is sound"):
        import_dump(dump, tmp_path / "own", BASE)
    assert done.path.read_bytes() == before
    assert [path.name for path in done.path.parent.iterdir()] == ["geonames_ly.csv"]


def test_an_import_stopped_half_way_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Interrupted while it writes, an import leaves the table of before and nothing beside it."""
    dump = tmp_path / "LY.txt"
    dump.write_text(dump_line(), encoding="utf-8")
    done = import_dump(dump, tmp_path / "own", BASE)
    before = done.path.read_bytes()

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("csv.DictWriter.writerows", stop)
    with pytest.raises(KeyboardInterrupt):
        import_dump(dump, tmp_path / "own", BASE)
    assert done.path.read_bytes() == before
    assert [path.name for path in done.path.parent.iterdir()] == ["geonames_ly.csv"]


def test_the_export_is_read_back_the_same(tmp_path: Path) -> None:
    """Written as one table and loaded again, each place is as before but for the line it stands on."""
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "all.csv").write_text(to_csv(BASE), encoding="utf-8", newline="")
    again = Gazetteer.load(tmp_path)
    assert to_csv(again) == to_csv(BASE)
    assert len(json.loads(to_geojson(BASE))["features"]) == len(BASE)


def test_find_show_stats() -> None:
    """The commands answer on stdout; what is not known ends with 1 and a reason on stderr."""
    runner = CliRunner()
    found = runner.invoke(gazetteer_command, ["find", "Zawia"])
    assert (found.exit_code, found.stdout.split()[0]) == (0, "zawiya")
    shown = runner.invoke(gazetteer_command, ["show", "Tarhouna"])
    assert shown.exit_code == 0
    assert shown.stdout.startswith("Tarhuna (tarhuna)")
    assert "airfield" in runner.invoke(gazetteer_command, ["stats"]).stdout
    lost = runner.invoke(gazetteer_command, ["show", "Qwertabad"])
    assert (lost.exit_code, lost.stdout) == (1, "")
    assert "nearest:" in lost.stderr


def test_check_ends_with_1_where_there_are_faults(tmp_path: Path) -> None:
    """Faults go to stdout, one a line, their count to stderr."""
    folder = folder_with(tmp_path, line_of(lat="x"))
    result = CliRunner().invoke(gazetteer_command, ["check", str(folder)])
    assert result.exit_code == 1
    assert result.stdout == "places/mine.csv:2: new_town: lat is 'x'; wants degrees north, as 32.097\n"
    assert CliRunner().invoke(gazetteer_command, ["check", str(tmp_path / "none")]).exit_code == 1


def test_geocode_prints_places_with_reasons() -> None:
    """`geocode` gives point, radius, id and reasons; `--json` the whole evidence, one object a line."""
    runner = CliRunner()
    result = runner.invoke(geocode_command, ["Benina", "sud d'Al-Zawiya"])
    assert result.exit_code == 0
    assert "benina" in result.stdout
    assert "exact" in result.stdout
    lines = runner.invoke(geocode_command, ["--json", "--all", "Tripoli", "Qwertabad"]).stdout.splitlines()
    tripoli, lost = map(json.loads, lines)
    assert tripoli["place"] == "tripoli"
    assert [candidate["place"] for candidate in tripoli["candidates"]][1] == "tripoli_lebanon"
    assert lost["place"] is None
    assert lost["reason"]
    assert runner.invoke(geocode_command, ["Qwertabad"]).exit_code == 1


def test_geocoding_a_name_loads_no_heavy_library() -> None:
    """A listed name is answered without shapely, pyproj, geopy or pandas: the command starts quickly."""
    script = (
        "import sys; from geolibya.lookup import Lookup; Lookup().find('Benina');"
        "print(sorted({'shapely', 'pyproj', 'geopy', 'pandas', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_map_of_the_gazetteer_needs_nothing_but_itself(tmp_path: Path) -> None:
    """The page holds every place as data, fetches nothing, and is the same each time."""
    pages = []
    for name in ("a.html", "b.html"):
        result = CliRunner().invoke(gazetteer_command, ["map", "-o", str(tmp_path / name)])
        assert result.exit_code == 0
        pages.append((tmp_path / name).read_text(encoding="utf-8"))
    assert pages[0] == pages[1]
    block = pages[0].split('<script type="application/json" id="gazetteer">')[1].split("</script>")[0]
    assert "<" not in block
    assert len(json.loads(block)["places"]) == len(BASE)
    assert "default-src 'none'" in pages[0]


@pytest.mark.browser
def test_the_map_of_the_gazetteer_filters_by_kind_and_name(tmp_path: Path, page: Page) -> None:
    """In a browser, boxes and the search narrow what is shown, and one hit shows its facts."""
    CliRunner().invoke(gazetteer_command, ["map", "-o", str(tmp_path / "map.html")])
    page.goto((tmp_path / "map.html").as_uri())
    page.wait_for_selector("html[data-ready=true]")
    shown = page.locator("#count")
    assert shown.get_attribute("data-shown") == str(len(BASE))
    page.locator("#kinds label", has_text="airfield").locator("input").uncheck()
    airfields = sum(feature_codes()[place.feature_code] == "airfield" for place in BASE)
    assert shown.get_attribute("data-shown") == str(len(BASE) - airfields)
    page.locator("#search").fill("al_rajma_headquarters")
    assert page.locator("#facts h2").inner_text() == BASE["al_rajma_headquarters"].name
