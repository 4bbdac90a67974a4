"""The output folder: what is in it, the same bytes twice, and nothing lost or half written."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from events_by_hand import EVENTS, FULL

from geolibya.build import MANIFEST, build, slugs
from geolibya.cli import main
from geolibya.errors import OutputError
from geolibya.eventset import EventSet
from geolibya.files import replacing, replacing_folder
from geolibya.formats import read_events
from geolibya.maps.series import FOLDERS, parts
from geolibya.records import Problem, Report
from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geolibya.maps.series import Part

REPORTS = (Report("x.txt", "x", sha256="ab"), Report("y.txt", "y"), Report("No events.txt", "z"))
SET = EventSet(EVENTS, REPORTS, (Problem("bad.txt", "empty"), Problem("reports.csv", "no date", 3)))
FILES = (
    "embed.html events.csv events.geojson events.gpkg events.parquet figure.png figure.svg index.html manifest.json "
    "problems.csv reports/no-events.html reports/x.html reports/y.html"
).split()


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an output folder of events made by hand."""
    folder = tmp_path_factory.mktemp("build") / "new" / "output"
    build(SET, folder, title="A title")
    return folder


def test_all_files_are_there(output: Path) -> None:
    """The folder holds the pages, the tables, the problems and the manifest, and nothing else."""
    assert sorted(_files(output)) == sorted(FILES)
    assert (
        output / "problems.csv"
    ).read_text() == "file,line,reason\nbad.txt,,empty\nreports.csv,3,no date\n"


def test_the_same_events_give_the_same_bytes(output: Path, tmp_path: Path) -> None:
    """Building elsewhere and building again leaves each file byte for byte the same."""
    for _ in range(2):
        build(SET, tmp_path, title="A title")
        assert _files(tmp_path) == _files(output)


def test_the_manifest_names_what_it_was_made_of(output: Path) -> None:
    """The manifest has the hashes of inputs, tables and outputs, the versions, and no time or path."""
    manifest = json.loads((output / MANIFEST).read_text())
    made = {
        name: hashlib.sha256(data).hexdigest() for name, data in _files(output).items() if name != MANIFEST
    }
    assert manifest["outputs"] == made
    assert manifest["inputs"][0] == {"report": "x.txt", "sha256": "ab"}
    assert {"activities.csv", "places/towns.csv"} <= set(manifest["tables"])
    assert {"python", "folium", "pyogrio", "shapely"} <= set(manifest["made_with"])
    assert str(output) not in (output / MANIFEST).read_text()


def test_other_words_give_another_manifest(output: Path, tmp_path: Path) -> None:
    """Another language of the page shows in the manifest."""
    build(SET, tmp_path, language="fr", title="A title")
    assert (tmp_path / MANIFEST).read_bytes() != (output / MANIFEST).read_bytes()


def test_all_tables_hold_the_same_rows(output: Path) -> None:
    """The four tables are read back to the same events."""
    tables = [read_events(output / f"events.{name}") for name in ("geojson", "csv", "gpkg", "parquet")]
    assert [[event.id for event in table] for table in tables] == [[event.id for event in SET]] * 4


def test_other_files_of_the_folder_stay(tmp_path: Path) -> None:
    """What else is in the folder is left alone."""
    (tmp_path / "README.md").write_text("mine")
    build(SET, tmp_path)
    assert sorted(_files(tmp_path)) == sorted([*FILES, "README.md"])


def test_pages_of_an_earlier_build_go(tmp_path: Path) -> None:
    """What an earlier build wrote and this one does not is removed; what a user put there or changed stays."""
    build(SET, tmp_path)
    (tmp_path / "reports" / "mine.html").write_text("mine")
    changed = tmp_path / "reports" / "y.html"
    changed.write_text("my notes")
    fewer = EventSet(tuple(event for event in EVENTS if event.report == "x.txt"), REPORTS[:1])
    build(fewer, tmp_path)
    assert sorted(path.name for path in (tmp_path / "reports").iterdir()) == ["mine.html", "x.html", "y.html"]
    assert changed.read_text() == "my notes"
    build(fewer, tmp_path, by=["month"])
    assert (tmp_path / "months" / "index.html").exists()
    build(fewer, tmp_path)
    assert not (tmp_path / "months").exists()
    assert "reports/no-events.html" not in json.loads((tmp_path / MANIFEST).read_text())["outputs"]


def test_a_failure_keeps_pages_of_an_earlier_build(tmp_path: Path) -> None:
    """Old pages go only where all new ones can come."""
    build(SET, tmp_path)
    (tmp_path / "problems.csv").unlink()
    (tmp_path / "problems.csv").mkdir()
    before = _files(tmp_path)
    with pytest.raises(OutputError, match="is a folder"):
        build(EventSet(EVENTS, REPORTS[:1]), tmp_path)
    assert _files(tmp_path) == before


@pytest.mark.parametrize(
    "manifest",
    [
        "not JSON",
        "[]",
        '{"outputs": 5}',
        '{"outputs": {"../mine.txt": "HASH", "/etc/hostname": "HASH", "a\\u0000b": "HASH", "reports": "HASH"}}',
    ],
)
def test_a_strange_manifest_removes_nothing(manifest: str, tmp_path: Path) -> None:
    """A manifest that is not ours, or that names files elsewhere, costs nobody a file."""
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")
    folder = tmp_path / "out"
    (folder / "reports").mkdir(parents=True)
    (folder / "reports" / "old.html").write_text("old")
    hash_ = hashlib.sha256(b"mine").hexdigest()
    (folder / MANIFEST).write_text(manifest.replace("HASH", hash_))
    build(EventSet(EVENTS, REPORTS), folder)
    assert (mine.read_text(), (folder / "reports" / "old.html").read_text()) == ("mine", "old")


def test_a_failure_leaves_everything_as_it_was(output: Path, tmp_path: Path) -> None:
    """Where a page cannot be made, the old files stay, and nothing is left beside them."""
    shutil.copytree(output, tmp_path / "out")
    with pytest.raises(ValueError, match="language is"):
        build(SET, tmp_path / "out", language="no such language")
    assert _files(tmp_path / "out") == _files(output)
    with pytest.raises(ValueError, match="language is"):
        build(SET, tmp_path / "new", language="no such language")
    assert not (tmp_path / "new").exists()


def test_seeds_are_built_by_default(tmp_path: Path, root: Path) -> None:
    """Without reports, `geolibya build` maps the five seeds, and tells where the map is."""
    result = CliRunner().invoke(main, ["build", "-o", str(tmp_path / "output")])
    assert result.exit_code == 0
    assert f"The map: {tmp_path / 'output' / 'index.html'}" in result.stderr
    assert result.stdout == ""
    events = read_events(tmp_path / "output" / "events.geojson")
    assert {report.kind for report in events.reports} == {"dispatch"}
    assert len(list((tmp_path / "output" / "reports").iterdir())) == len(list((root / "seeds").glob("*.txt")))


def test_maps_by_actor_activity_report_and_month(tmp_path: Path) -> None:
    """Each has a folder with a map of each and an index that links to all of them, and each event is on its map."""
    several = (
        *EVENTS,
        replace(
            FULL, id="may", date="2019-05-01/2019-05-03", actors=("gna",), title="</td><script>x</script>"
        ),
        replace(FULL, id="year", date="2019"),
        replace(FULL, id="years", date="2019-12-31/2020-01-01"),
        replace(FULL, id="since", date="2019-04-05/.."),
    )
    reports = (Report("index.txt", "i", title="<b>A title</b>"), *REPORTS)
    drawn: list[str] = []

    def counted(parts: Iterable[Part]) -> Iterator[Part]:
        for part in parts:
            drawn.append(part.key)
            yield part

    build(EventSet(several, reports), tmp_path, by=FOLDERS, counted=counted)
    pages = {name: sorted(path.stem for path in (tmp_path / name).iterdir()) for name in FOLDERS.values()}
    assert pages["actors"] == ["france", "gna", "index", "lna", "untold"]
    assert pages["activities"] == ["air-strike", "index", "shelling", "talks"]
    assert pages["reports"] == ["index", "index-2", "no-events", "x", "y"]
    assert pages["months"] == ["2019", "2019-04", "2019-05", "2019-2", "2019-2020", "index", "untold"]
    assert len(drawn) == sum(len(stems) - 1 for stems in pages.values())
    for name, stems in pages.items():
        index = (tmp_path / name / "index.html").read_text(encoding="utf-8")
        assert sorted(re.findall(r'href="([^"]+)\.html"', index)) == [one for one in stems if one != "index"]
        assert "<script>" not in index
        assert "<b>" not in index
    may = (tmp_path / "months" / "2019-05.html").read_text(encoding="utf-8")
    assert "<title>Reported military activity in Libya · May\N{NO-BREAK SPACE}2019</title>" in may
    assert parts(EventSet(several, reports), "month", Vocabulary.load(), "en")[2].events.events == (
        several[3],
    )


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["a.txt", "A.md", "a.txt.gz"], ["a", "a-2", "a-3"]),
        (["../../etc/passwd", "Été à Syrte.txt", "..."], ["etc-passwd", "ete-a-syrte", "report"]),
        (["<script>.txt", "\x1b[2J", "سرت.txt", "x" * 300], ["script", "2j", "report", "x" * 60]),
    ],
)
def test_slugs_are_safe_and_differ(names: list[str], found: list[str]) -> None:
    """Each report has a file name of its own, of letters, digits and hyphens."""
    assert list(slugs(names).values()) == found


def test_a_file_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    """A file is replaced at the end or not at all, and nothing stays beside it."""
    path = tmp_path / "sub" / "a.txt"
    with replacing(path) as beside:
        beside.write_text("one")
        assert not path.exists()
    with pytest.raises(OutputError), replacing(path):
        (tmp_path / "missing").read_text()
    assert path.read_text() == "one"
    assert [found.name for found in path.parent.iterdir()] == ["a.txt"]


def test_a_file_does_not_replace_a_folder(tmp_path: Path) -> None:
    """Where a folder has the name of the file, it stays and is told."""
    with pytest.raises(OutputError, match="is a folder"), replacing(tmp_path) as beside:
        beside.write_text("one")
    assert list(tmp_path.iterdir()) == []


def test_the_last_file_comes_last(tmp_path: Path) -> None:
    """The file that says that all is whole is renamed after all others."""
    with replacing_folder(tmp_path / "out", last="a.json") as beside:
        for name in ("a.json", "b.txt"):
            (beside / name).write_text(name)
    changed = [(tmp_path / "out" / name).stat().st_ctime_ns for name in ("b.txt", "a.json")]
    assert changed == sorted(changed)
