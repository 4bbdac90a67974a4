"""The shipped tables: sound rows, links that lead somewhere, columns that the data dictionary explains."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pytest
import shapely

from geolibya.gazetteer import COLUMNS, Gazetteer
from geolibya.gazetteer_check import check_folder
from geolibya.lexicon import Lexicon
from geolibya.names import fold_name
from geolibya.phrase_grammar import grammar
from geolibya.row_check import feature_codes
from geolibya.tables import data_folder
from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = data_folder("gazetteer")
TABLES = sorted(path.stem for path in FOLDER.glob("*.csv"))
GAZETTEER = Gazetteer.load()
VOCABULARY = Vocabulary.load()
DISTRICTS = 22


def rows_of(name: str) -> list[dict[str, str]]:
    """Read a table."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_gazetteer_has_no_faults() -> None:
    """`geolibya gazetteer check` finds nothing grave in the shipped places and areas."""
    assert [str(fault) for fault in check_folder(FOLDER) if fault.grave] == []


def test_the_places_that_everything_needs_are_there() -> None:
    """Libya, its regions and 22 districts have outlines; neighbours have capitals."""
    assert {"libya", "cyrenaica", "tripolitania", "fezzan"} <= set(GAZETTEER.areas)
    assert len(GAZETTEER.districts) == DISTRICTS
    assert {p.country for p in GAZETTEER if p.feature_code == "PPLC"} >= {
        "LY",
        "TN",
        "DZ",
        "NE",
        "TD",
        "SD",
        "EG",
    }


def test_an_area_holds_the_point_of_its_place() -> None:
    """The point of a place with an outline lies in it or close by."""
    far = [
        place_id
        for place_id, area in GAZETTEER.areas.items()
        if area.distance(shapely.Point(GAZETTEER[place_id].lon, GAZETTEER[place_id].lat)) > 0.5
    ]
    assert far == []


def test_what_nothing_confirms_has_an_honest_radius() -> None:
    """A Libyan point that no reference confirms promises no better than a kilometre."""
    bold = [p.id for p in GAZETTEER if p.country == "LY" and not p.checked and p.radius_km < 1]
    assert bold == []


def test_districts_and_countries_promise_no_point() -> None:
    """A Libyan district or region promises no better than ten kilometres."""
    codes = ("PCLI", "ADM2", "RGN")
    narrow = [p.id for p in GAZETTEER if p.country == "LY" and p.feature_code in codes and p.radius_km < 10]
    assert narrow == []


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_plain(table: str) -> None:
    """A table is UTF-8 without a mark, with line feeds, all rows as long as the header, no cell padded."""
    data = (FOLDER / f"{table}.csv").read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    header, *rows = list(csv.reader(data.decode("utf-8").splitlines()))
    assert [row for row in rows if len(row) != len(header)] == []
    assert [row for row in rows if any(cell != cell.strip() for cell in row)] == []


@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_there_twice(table: str) -> None:
    """Each row of a table is its own."""
    rows = [tuple(row.values()) for row in rows_of(table)]
    assert sorted({row for row in rows if rows.count(row) > 1}) == []


@pytest.mark.parametrize(
    ("table", "column", "known"),
    [
        ("activities", "group", set(VOCABULARY.groups)),
        ("actors", "parent", set(VOCABULARY.actors)),
        ("affiliations", "actor", set(VOCABULARY.actors)),
        ("affiliations", "parent", set(VOCABULARY.actors)),
        ("actor_names", "actor", set(VOCABULARY.actors)),
        ("activity_terms", "activity", set(VOCABULARY.activities)),
        ("refinements", "activity", set(VOCABULARY.activities)),
        ("refinements", "becomes", set(VOCABULARY.activities)),
        ("movers", "activity", set(VOCABULARY.activities)),
        ("seats", "place", set(GAZETTEER.places)),
        ("seats", "actor", set(VOCABULARY.actors)),
        ("masks", "kind", {"outlet", "organization"}),
    ],
)
def test_links_lead_somewhere(table: str, column: str, known: set[str]) -> None:
    """An id in a table is the id of a row, or empty."""
    assert sorted({row[column] for row in rows_of(table)} - known - {""}) == []


def test_codes_of_facilities_are_feature_codes() -> None:
    """What a facility's word may mean is a kind of place that the gazetteer knows."""
    codes = {code for row in rows_of("facilities") for code in row["codes"].split("|")}
    assert codes <= set(feature_codes())


def test_ids_in_locatives_are_places() -> None:
    """Named parts, peoples and capitals lead to rows of the gazetteer."""
    words = grammar().words
    ids = {
        *words["part"].values(),
        *words["people"].values(),
        *words["capital"].values(),
        *words["alias"].values(),
    } - {""}
    assert sorted(ids - set(GAZETTEER.places)) == []


@pytest.mark.parametrize(
    "column", ["actor_names.name", "cues.cue", "masks.name", "locatives.words", "not_names.word"]
)
def test_words_fold_to_something(column: str) -> None:
    """A word or name leaves letters when it is folded, and no sign that text could never fold to."""
    table, name = column.split(".")
    folded = {row[name]: fold_name(row[name]) for row in rows_of(table)}
    assert [word for word, data in folded.items() if not data or b"?" in data] == []


def test_everything_loads() -> None:
    """The words of the tables make a lexicon for English and French."""
    assert {"en", "fr"} <= set(Lexicon.load().languages)


def _explained(root: Path) -> str:
    return (root / "gazetteer" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES)
def test_the_data_dictionary_explains_each_table_and_column(root: Path, table: str) -> None:
    """README names every table and every column that it has."""
    text = _explained(root)
    assert f"`{table}.csv`" in text
    header = (FOLDER / f"{table}.csv").read_text(encoding="utf-8").split("\n", 1)[0].split(",")
    assert [column for column in header if f"`{column}`" not in text] == []


def test_the_data_dictionary_explains_the_place_tables(root: Path) -> None:
    """README names every column of the place tables, and no table that is not there."""
    text = _explained(root)
    assert [column for column in COLUMNS if f"`{column}`" not in text] == []
    named = set(re.findall(r"`(\w+)\.csv`", text))
    assert named == set(TABLES)
