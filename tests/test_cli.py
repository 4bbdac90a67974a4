"""The command line: each command does its work, data on stdout, words on stderr, and its help is quick."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import geopandas
import pyarrow.parquet
import pytest
from click.testing import CliRunner, Result

import geolibya
from geolibya.cli import COMMANDS, main
from geolibya.cli.messages import plural, visible

if TYPE_CHECKING:
    from pathlib import Path

STRIKE = "LNA jets bombed Sirte on Monday. Witnesses said five people were killed."
TALKS = "Le maréchal Haftar a rencontré le président à Paris, mercredi."
TOPONYM_KEYS = set("start end text role place lat lon radius_km".split())
EVENT_KEYS = set(
    "id activity place relation lat lon radius_km actors targets status attribution when date casualties quote "
    "start end".split()
)
HEAVY = ("folium", "geopandas", "shapely", "pandas", "numpy", "pyarrow", "matplotlib", "rich", "yaml")


def _geolibya(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)), input=stdin)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with two reports."""
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "strike.txt").write_text(STRIKE, encoding="utf-8")
    (reports / "talks.txt").write_text(TALKS, encoding="utf-8")
    (reports / "reports.csv").write_text(
        "file,outlet,published\nstrike.txt,Wire,2020-01-08\n", encoding="utf-8"
    )
    return reports


def _lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_extract_gives_a_line_a_report(folder: Path) -> None:
    """JSONL has the keys of the contract, in the order of the reports, and stderr is quiet."""
    result = _geolibya("extract", folder)
    strike, talks = _lines(result)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert (strike["report"], strike["language"], strike["outlet"], strike["published"]) == (
        "strike.txt",
        "en",
        "Wire",
        "2020-01-08",
    )
    assert (talks["report"], talks["language"], talks["outlet"], talks["published"]) == (
        "talks.txt",
        "fr",
        None,
        None,
    )
    toponyms, events = strike["toponyms"], strike["events"]
    assert isinstance(toponyms, list)
    assert isinstance(events, list)
    assert set(toponyms[0]) >= TOPONYM_KEYS
    assert set(events[0]) >= EVENT_KEYS
    assert (events[0]["activity"], events[0]["place"], events[0]["actors"]) == (
        "air_strike",
        "sirte",
        ["lna"],
    )
    assert events[0]["casualties"][0]["killed"] == 5


def test_extract_reads_stdin(folder: Path) -> None:
    """A dash reads JSONL from stdin."""
    line = json.dumps({"report": "a", "text": STRIKE, "published": "2020-01-08"})
    assert [found["report"] for found in _lines(_geolibya("extract", "-", stdin=line))] == ["a"]


def test_formats_to_stdout(folder: Path) -> None:
    """Each format goes to stdout whole, and holds the same events."""
    lines = map(json.loads, _geolibya("extract", folder).stdout.splitlines())
    ids = [event["id"] for line in lines for event in line["events"]]
    assert len(ids) > 1
    collection = json.loads(_geolibya("extract", folder, "-f", "geojson").stdout)
    assert [feature["id"] for feature in collection["features"]] == ids
    table = _geolibya("extract", folder, "-f", "csv").stdout
    assert [row["id"] for row in csv.DictReader(io.StringIO(table))] == ids
    packed = _geolibya("extract", folder, "-f", "parquet").stdout_bytes
    assert pyarrow.parquet.read_table(io.BytesIO(packed))["id"].to_pylist() == ids


def test_the_suffix_of_the_output_tells_the_format(folder: Path, tmp_path: Path) -> None:
    """Without -f the format is that of the output's suffix."""
    result = _geolibya("extract", folder, "-o", tmp_path / "new" / "events.gpkg")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert len(geopandas.read_file(tmp_path / "new" / "events.gpkg", layer="events")) > 1


@pytest.mark.parametrize("suffix", ["geojson", "csv", "gpkg", "parquet"])
def test_map_draws_what_extract_wrote(suffix: str, folder: Path, tmp_path: Path) -> None:
    """From each table, `map` draws a page with the events in it."""
    events = tmp_path / f"events.{suffix}"
    _geolibya("extract", folder, "-o", events)
    result = _geolibya("map", events, "-o", tmp_path / "map.html", "--lang", "fr", "--title", "Essai")
    assert result.exit_code == 0, result.stderr
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert "LNA jets bombed Sirte" in page
    assert "Essai" in page
    assert 'lang="fr"' in page


def test_map_tells_rows_that_it_cannot_use(tmp_path: Path) -> None:
    """Bad rows among good ones are told; without a good one nothing is written."""
    table = tmp_path / "mine.csv"
    table.write_text("activity,status,lat,lon\nshelling,reported,32.9,13.2\nshelling,sure,1,1\n")
    page = tmp_path / "map.html"
    result = _geolibya("map", table, "-o", page)
    assert (result.exit_code, page.exists()) == (0, True)
    assert "mine.csv:3: Event: status is 'sure'" in result.stderr
    assert _geolibya("map", table, "-o", page, "--strict").exit_code == 1
    table.write_text("activity,status,lat,lon\nshelling,sure,1,1\n")
    assert _geolibya("map", table, "-o", tmp_path / "other.html").exit_code == 1
    assert not (tmp_path / "other.html").exists()


def test_score_gives_figures(folder: Path, tmp_path: Path) -> None:
    """A prediction scores 1 against itself, as text and as JSON."""
    events = tmp_path / "events.jsonl"
    _geolibya("extract", folder, "-o", events)
    assert "place_activity         precision 1.0" in _geolibya("score", events, events).stdout
    figures = json.loads(_geolibya("score", events, events, "--json", "--details").stdout)
    assert (figures["toponyms_exact"]["f1"], figures["reports"]) == (1.0, 2)
    assert _geolibya("score", events, tmp_path / "no.jsonl").exit_code == 1


def test_explain_marks_the_text_and_gives_reasons(tmp_path: Path) -> None:
    """The text has its mentions marked; events have reasons, and triggers without an event too."""
    text = STRIKE + " There was no shelling of Misrata."
    (tmp_path / "a.txt").write_text(text)
    shown = _geolibya("explain", tmp_path / "a.txt").stdout
    assert "[Sirte | place sirte]" in shown
    assert "[bombed | activity air_strike]" in shown
    assert "[LNA | actor lna]" in shown
    assert "reasons" in shown
    assert "No event: " in shown


def test_explain_marks_lose_nothing(tmp_path: Path) -> None:
    """Without the marks the text is what it was."""
    (tmp_path / "a.txt").write_text(STRIKE)
    shown = _geolibya("explain", tmp_path / "a.txt").stdout
    body = shown.split("\n\n")[1]
    assert click.unstyle(body).count("[") == body.count("]")
    words = body.replace("[", "").split("]")
    assert "".join(part.split(" | ")[0] for part in words) == STRIKE


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_there(command: str) -> None:
    """Each command has a help text; those that read or write files have examples."""
    result = _geolibya(*([command] if command else []), "--help")
    assert result.exit_code == 0
    assert "Usage: " in result.stdout
    if command in ("build", "extract", "map", "score", "explain"):
        assert f"geolibya {command} " in result.stdout.partition("Examples:")[2]


def test_help_imports_nothing_heavy() -> None:
    """The help is told without the libraries that a command needs."""
    code = f"""
import sys
from click.testing import CliRunner
from geolibya.cli import COMMANDS, main
for command in COMMANDS:
    assert CliRunner().invoke(main, [command, "--help"]).exit_code == 0
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_module_runs_like_the_command() -> None:
    """`python -m geolibya --version` tells the version."""
    call = [sys.executable, "-m", "geolibya", "--version"]
    run = subprocess.run(call, capture_output=True, text=True, check=True)
    assert run.stdout == f"geolibya, version {geolibya.__version__}\n"


def test_a_full_stdout_is_one_line(folder: Path) -> None:
    """Where stdout cannot be written, the command ends with 1 and one line, not a traceback."""
    call = [sys.executable, "-m", "geolibya", "extract", str(folder)]
    with open("/dev/full", "wb") as full:  # noqa: PTH123  # a device
        run = subprocess.run(call, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr == "Error: No space left on device\n"


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    """A closed pipe ends the command without a word."""
    call = f"'{sys.executable}' -m geolibya extract '{folder}' -f geojson | head -c 10"
    run = subprocess.run(call, shell=True, capture_output=True, text=True, check=True)  # noqa: S602
    assert (len(run.stdout), run.stderr) == (10, "")


def test_public_names_are_there() -> None:
    """Every public name of the package can be imported from it, and no other."""
    for name in geolibya.__all__:
        assert getattr(geolibya, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        geolibya.nothing  # noqa: B018


def test_words() -> None:
    """Counts agree with their words, and what is shown keeps its length."""
    assert (plural(1, "report"), plural(2000, "report")) == ("1 report", "2,000 reports")
    assert len(visible("a\x1b\u202e\x9b\ud800b")) == 6
