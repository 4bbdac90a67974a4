"""Publication safety: what is held back, rounded or left out is in no byte of any file."""

from __future__ import annotations

import base64
import json
import re
import sqlite3
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pyarrow.parquet
import pytest
from click.testing import CliRunner

from geolibya.build import build
from geolibya.cli import main
from geolibya.ellipsoid import distance_km
from geolibya.errors import RecordError
from geolibya.eventset import EventSet
from geolibya.formats import WRITERS, writer_of
from geolibya.publication import Safety, coarsen, delay, publish, redact
from geolibya.publication.coarse import cell_centre
from geolibya.publication.words import HiddenNames
from geolibya.records import Casualties, Event, Problem, Report

if TYPE_CHECKING:
    from pathlib import Path

STRIKE = Event(
    id="strike-on-zawiya",
    activity="air_strike",
    status="claimed",
    group="air",
    place="zawiya",
    place_name="Az-Zawiya",
    country="LY",
    adm2_pcode="LY0213",
    lat=32.757,
    lon=12.728,
    radius_km=5.0,
    actors=("lna",),
    targets=("gna",),
    date="2019-04-05",
    quote="LNA jets hit Zawiya.",
    report="zawiya.txt",
    title="Jets over Zawiya",
    outlet="Wire",
    url="https://example.org/zawiya-strike",
    published="2019-04-06",
    incident="i-strike-on-zawiya",
)
ELSEWHERE = replace(
    STRIKE,
    id="e2",
    activity="armed_clash",
    group="ground",
    place="derna",
    place_name="Derna",
    lat=32.759,
    lon=22.638,
    adm2_pcode="LY0104",
    quote="In Derna they fought on, as before in Zaouïa.",
    start=10,
    end=54,
    marks=((3, 8, "place"),),
    attribution=("a doctor in Al-Zawiyah", "the wire"),
    casualties=(Casualties("three men from Zawia", 3),),
    reasons=("nearest place: Derna, not Az-Zawiya",),
    date="2019-04-01",
)
LATER = replace(
    STRIKE,
    id="e3",
    place="sirte",
    place_name="Sirte",
    lat=31.206,
    lon=16.584,
    report="late.txt",
    title="Late news",
    url="https://example.org/%D8%A7%D9%84%D8%B2%D8%A7%D9%88%D9%8A%D8%A9",
    quote="A drone struck Sirte.",
    date="2019-05-01",
    published="2019-05-02",
)
UNDATED = replace(LATER, id="e4", date=None, published=None, incident="")
REPORTS = (
    Report(
        "zawiya.txt", "text", title="Jets over Zawiya", outlet="Wire", url=STRIKE.url, published="2019-04-06"
    ),
    Report("late.txt", "text", title="Late news", outlet="Wire", url=LATER.url, published="2019-05-02"),
    Report("silent.txt", "text", title="Silence", outlet="Wire", published="2019-05-02"),
)
SET = EventSet(
    (STRIKE, ELSEWHERE, LATER, UNDATED),
    REPORTS,
    (Problem("zawiya-2.txt", "empty"), Problem("late-2.txt", "empty")),
)


def _texts(folder: Path) -> dict[str, str]:
    """Give all that is written in the files of a folder, unpacked."""
    found = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        data = path.read_bytes()
        text = name + "\n" + data.decode("utf-8", "replace")
        if path.suffix == ".gpkg":
            with sqlite3.connect(path) as database:
                text += "\n".join(database.iterdump())
        elif path.suffix == ".parquet":
            text += json.dumps(pyarrow.parquet.read_table(path).to_pylist(), ensure_ascii=False, default=str)
        for block in re.findall(r"application/x-deflate\+base64\"[^>]*>([^<]*)<", text):
            text += zlib.decompress(base64.b64decode(block)).decode()
        found[name] = unquote(text) + json.dumps(text).encode().decode("unicode_escape", "replace")
    return found


def _files_with(folder: Path, *words: str) -> list[str]:
    return [
        f"{name}: {word}"
        for name, text in _texts(folder).items()
        for word in words
        if word.lower() in text.lower()
    ]


# redact


@pytest.mark.parametrize(
    ("redaction", "words"),
    [
        ("place=zawiya", ("zawiya", "zaouïa", "zawia", "الزاوية", "strike-on")),
        ("place=Al-Zawiya", ("zawiya", "zaouïa", "zawia", "الزاوية", "strike-on")),
        ("place=sirte", ("sirte", "syrte", "سرت")),
        ("actor=france", ("france", "french", "فرنسا")),
        ("actor=lna", ("lna", "haftar", "libyan national army", "الجيش الوطني")),
        ("report=zawiya.txt", ("zawiya.txt", "Jets over", "zawiya-strike", "strike-on", '"e2"')),
    ],
)
def test_redaction_leaves_no_trace_in_any_file(
    tmp_path: Path, redaction: str, words: tuple[str, ...]
) -> None:
    """No byte of any output file, unpacked, has a name of what was left out."""
    build(SET, tmp_path, safety=Safety(redact=(redaction,)))
    for name in WRITERS:
        writer_of(name)(publish(SET, Safety(redact=(redaction,))).events, tmp_path / f"more.{name}")
    found = _files_with(tmp_path, *words)
    assert [where for where in found if not where.endswith(": lna")] == []
    assert [
        name for name, text in _texts(tmp_path).items() if re.search(r"\blna\b", text) and "lna" in words
    ] == []


def test_the_grep_would_find_it(tmp_path: Path) -> None:
    """Without redaction each kind of file has the word, so that the test above can fail."""
    build(SET, tmp_path)
    found = " ".join(_files_with(tmp_path, "zawiya"))
    for name in ("index.html", "embed.html", "events.csv", "events.geojson", "events.gpkg", "events.parquet"):
        assert name in found
    assert "problems.csv" in found
    assert "reports/zawiya.html" in found
    assert "manifest.json" in found


def test_redaction_keeps_the_rest() -> None:
    """An event elsewhere loses only the words that tell, and keeps place, actors, date and count."""
    done = redact(SET, ["place=zawiya"])
    clash, late, _ = done.events
    assert (clash.place, clash.actors, clash.date, clash.outlet) == ("derna", ("lna",), "2019-04-01", "Wire")
    assert (clash.quote, clash.start, clash.end, clash.marks) == ("", None, None, ())
    assert (clash.title, clash.url, clash.report) == ("", "", "report-1")
    assert clash.attribution == ("the wire",)
    assert clash.casualties == (Casualties("…", 3),)
    assert clash.incident == "i-e2"
    assert (late.quote, late.title, late.url) == ("A drone struck Sirte.", "Late news", "")
    assert [problem.file for problem in done.events.problems] == ["late-2.txt"]
    assert done.note.facts == {"events": 1, "reports": 0, "shortened": 3}


@pytest.mark.parametrize("value", ["libya", "Libye", "ليبيا"])
def test_libya_itself_cannot_be_left_out(value: str, tmp_path: Path) -> None:
    """The country that every page names is refused with a remedy, and nothing is written."""
    with pytest.raises(RecordError, match="about Libya and says so; leave out its regions"):
        build(SET, tmp_path / "new", safety=Safety(redact=(f"place={value}",)))
    assert not (tmp_path / "new").exists()


PARIS = replace(
    LATER, id="p", place="paris", place_name="Paris", country="FR", lat=48.857, lon=2.352, targets=()
)


def test_a_country_goes_with_all_places_in_it(tmp_path: Path) -> None:
    """Towns go with their country, by their row or by their code, and no table names it or has its code."""
    coded = replace(PARIS, id="coded", place=None, place_name="")
    shown = publish(EventSet((LATER, PARIS, coded)), Safety(redact=("place=France",))).events
    assert [event.id for event in shown] == ["e3"]
    for name in WRITERS:
        writer_of(name)(shown, tmp_path / f"events.{name}")
    assert _files_with(tmp_path, "france", "paris") == []


def test_the_country_of_a_place_does_not_tell_an_actor(tmp_path: Path) -> None:
    """What happened abroad stays abroad, but not in the country that has the name of a hidden actor."""
    shown = publish(EventSet((PARIS,)), Safety(redact=("actor=france",))).events
    assert [(event.place, event.country) for event in shown] == [("paris", "ZZ")]
    for name in WRITERS:
        writer_of(name)(shown, tmp_path / f"events.{name}")
    assert _files_with(tmp_path, "france") == []


def test_a_place_that_the_gazetteer_does_not_know_goes_with_its_names() -> None:
    """An id of somebody else's table brings the name beside it, and what the gazetteer knows by that name."""
    foreign = replace(STRIKE, id="f", place="p1")
    other = replace(LATER, id="o", quote="Then they left Zaouïa.")
    (left,) = redact(EventSet((foreign, other)), ["place=p1"]).events
    assert (left.id, left.quote) == ("o", "")


def test_what_belongs_to_an_actor_and_lies_in_a_place_goes_with_it() -> None:
    """A brigade goes with its army, a quarter with its town."""
    brigade = replace(LATER, id="b", actors=("tariq_ben_zeyad",))
    quarter = replace(LATER, id="q", actors=("gna",), targets=(), place="abu_salim", place_name="Abu Salim")
    events = EventSet((brigade, quarter))
    assert [event.id for event in redact(events, ["actor=lna"]).events] == ["q"]
    assert [event.id for event in redact(events, ["place=tripoli"]).events] == ["b"]


@pytest.mark.parametrize(
    "redaction", ["place=nowhereville", "actor=zap", "report=none.txt", "lna", "who=lna", "actor="]
)
def test_a_slip_of_the_pen_publishes_nothing(redaction: str) -> None:
    """What cannot be found is refused, not passed over."""
    with pytest.raises(RecordError, match="redact"):
        redact(SET, [redaction])


def test_a_title_that_names_it_is_refused(tmp_path: Path) -> None:
    """A title with the hidden name stops the build before anything is written."""
    with pytest.raises(RecordError, match="title"):
        build(SET, tmp_path / "new", title="Zawiya in April", safety=Safety(redact=("place=zawiya",)))
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sirte’s port", True),
        ("https://example.org/the-battle-of-sirte/2", True),
        ("Gasr Bu Hadi", True),
        ("#QasrAbuHadi", True),
        ("en route vers Syrte", True),
        ("وصلوا إلى بسرت", True),
        ("IS fighters", True),
        ("this is so", False),
        ("in Derna", False),
        ("", False),
    ],
)
def test_hidden_names_are_found_however_written(text: str, found: object) -> None:
    """Names are found in slugs and hashtags, by sound and with prefixes; abbreviations in capitals alone."""
    assert (
        HiddenNames(["Sirte", "Syrte", "سرت", "Qasr Abu Hadi", "Qasr Bu Hadi"], ["IS"]).are_in(text) is found
    )


# delay


def test_delay_counts_back_from_the_latest_report() -> None:
    """Nothing dated or published after the day is left, nor reports that tell of nothing else."""
    shown, note = delay(SET, 26)
    assert note.facts == {"days": 26, "as_of": "2019-05-02", "until": "2019-04-06", "events": 2}
    assert [event.id for event in shown] == [STRIKE.id, ELSEWHERE.id]
    assert [report.name for report in shown.reports] == ["zawiya.txt"]
    assert [event.id for event in delay(SET, 27)[0]] == []
    assert [event.id for event in delay(SET, 3, "2019-05-05")[0]] == [STRIKE.id, ELSEWHERE.id, LATER.id]


def test_what_may_have_been_later_is_held_back() -> None:
    """A month counts to its end, but not beyond the report that tells of it; a plan counts by its date."""
    month = replace(STRIKE, id="m", date="2019-04")
    unpublished = replace(month, id="u", published=None)
    plan = replace(month, id="p", status="planned")
    shown, _ = delay(EventSet((month, unpublished, plan)), 10, "2019-04-20")
    assert [event.id for event in shown] == ["m"]


def test_delay_without_any_date_is_refused() -> None:
    """Where no report has a date the option wants one."""
    with pytest.raises(RecordError, match="--as-of"):
        delay(EventSet((UNDATED,)), 1)


# coarsen


def test_coarse_places_tell_no_more_than_their_cell() -> None:
    """All points of a cell become its middle, and the radius still holds the true place."""
    events = [replace(STRIKE, id=str(n), lat=32.5 + n / 100, lon=12.7 + n / 90) for n in range(40)]
    shown, _ = coarsen(EventSet(tuple(events)), 25)
    for old, new in zip(events, shown, strict=True):
        assert old.lat is not None
        assert old.lon is not None
        assert (new.lat, new.lon) == cell_centre(old.lat, old.lon, 25)
        assert distance_km(old.lat, old.lon, new.lat or 0, new.lon or 0) + 5.0 <= (new.radius_km or 0)
    assert len({(e.lat, e.lon) for e in shown}) < 8
    assert len({e.radius_km for e in shown}) == 1


def test_coarse_output_has_no_words_of_the_report(tmp_path: Path) -> None:
    """Quotes, titles, addresses, attributions and names of files and small places are in no file."""
    build(SET, tmp_path, safety=Safety(coarsen_km=30))
    tables = {
        name: text for name, text in _texts(tmp_path).items() if name.startswith(("events", "report", "prob"))
    }
    for word in ("jets", "zawiya.txt", "a doctor", "example.org", "late news", "derna", "zawiya"):
        assert [
            name for name, text in tables.items() if name.startswith("events") and word in text.lower()
        ] == []
    assert sorted(tables)[:3] == ["events.csv", "events.geojson", "events.gpkg"]
    assert {name for name in tables if "/" in name} == {f"reports/report-{n}.html" for n in (1, 2, 3)}
    assert "late-2" not in tables["problems.csv"]


def test_a_region_as_large_as_a_cell_keeps_its_name() -> None:
    """What tells no more than the cell stays; counts of victims stay without their words."""
    region = replace(ELSEWHERE, place="fezzan", place_name="Fezzan", relation="within", radius_km=250.0)
    kept = coarsen(EventSet((region,)), 30)[0].events[0]
    assert (kept.place_name, kept.lat, kept.killed) == ("Fezzan", region.lat, 3)
    assert kept.casualties[0].words == "…"


@pytest.mark.parametrize("km", [0, -1, float("nan"), 5000])
def test_a_cell_has_a_sensible_size(km: float) -> None:
    """A cell of no size, or larger than the country, is refused."""
    with pytest.raises(RecordError, match="coarsen"):
        coarsen(SET, km)


# together, and by command


def test_the_manifest_says_how_many_not_which(tmp_path: Path) -> None:
    """The manifest has the figures of what was done."""
    build(SET, tmp_path, safety=Safety(26, None, 30, ("report=late.txt",)))
    done = json.loads((tmp_path / "manifest.json").read_text())["publication"]
    assert done == {
        "redact": {"events": 2, "reports": 1, "shortened": 0},
        "delay": {"days": 26, "as_of": "2019-05-02", "until": "2019-04-06", "events": 0},
        "coarsen": {"km": 30},
    }


def test_without_safety_nothing_changes() -> None:
    """Nothing asked, nothing done."""
    assert publish(SET, Safety()).events == SET
    assert publish(SET, Safety()).record == {}


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_reader_is_told(language: str) -> None:
    """Each thing that was done has a sentence in each language of the page."""
    lines = publish(SET, Safety(26, None, 30, ("place=sirte",))).lines(language)
    assert len(lines) == 3
    assert all(line and "{" not in line for line in lines)


def test_the_page_says_what_was_done(tmp_path: Path) -> None:
    """Both pages carry the sentences, in their language, and pages of which nothing was kept back carry none."""
    build(SET, tmp_path, language="fr", safety=Safety(coarsen_km=30))
    for name in ("index.html", "embed.html"):
        assert "Lieux arrondis à 30 km" in (tmp_path / name).read_text(encoding="utf-8")
    build(SET, tmp_path)
    assert '"notes":[]' in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_commands_take_the_options(tmp_path: Path) -> None:
    """build, map and extract leave out the same."""
    source = tmp_path / "reports" / "one.txt"
    source.parent.mkdir()
    source.write_text(
        "LNA jets bombed Zawiya on Monday. GNA forces shelled Tarhuna on Sunday.", encoding="utf-8"
    )
    runner = CliRunner()
    out = tmp_path / "out"
    wanted = ["--redact", "place=zawiya"]
    for command in (
        ["build", str(source.parent), "-o", str(out), *wanted],
        ["extract", str(source), "-o", str(out / "more.jsonl"), *wanted],
        ["extract", str(source), "-o", str(out / "more.kml"), *wanted],
    ):
        result = runner.invoke(main, command)
        assert result.exit_code == 0, result.output
    raw = tmp_path / "raw.geojson"
    assert runner.invoke(main, ["extract", str(source), "-o", str(raw)]).exit_code == 0
    assert runner.invoke(main, ["map", str(raw), "-o", str(out / "map.html"), *wanted]).exit_code == 0
    assert "Zawiya" in raw.read_text(encoding="utf-8")
    assert _files_with(out, "zawiya", "الزاوية") == []
    assert "tarhuna" in (out / "more.jsonl").read_text(encoding="utf-8").lower()


def test_as_of_wants_a_delay(tmp_path: Path) -> None:
    """A day to count back from, without a number of days, is a wrong call."""
    result = CliRunner().invoke(main, ["build", str(tmp_path), "--as-of", "2020-01-01"])
    assert (result.exit_code, "--delay" in result.stderr) == (2, True)
