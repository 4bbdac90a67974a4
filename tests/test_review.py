"""Review: people's decisions stick to events, survive re-extraction, and are never dropped in silence."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from events_by_hand import EVENTS, FULL
from events_by_hand import STRIKE as STRIKE_ON_SIRTE

from geolibya.cli import main
from geolibya.errors import ReportError
from geolibya.eventset import EventSet
from geolibya.formats import read_events, writer_of
from geolibya.records import Event, Problem, Report
from geolibya.review import export_review, read_decisions, review
from geolibya.review.spreadsheets import puts_day_first, read_date, readings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geolibya.extractor import Extractor
    from geolibya.review import Reviewed

    Rows = list[dict[str, str]]

FIRST = "LNA jets bombed Sirte on Monday."
SECOND = "GNA forces shelled Tarhuna on Sunday."
THIRD = "Turkish drones struck Bani Walid on Friday."
REPORT = Report("a.txt", f"{FIRST} {SECOND} {THIRD}", outlet="Wire", published="2020-01-08", language="en")
STRIKE = replace(STRIKE_ON_SIRTE, quote=FIRST, outlet="Wire")


@pytest.fixture(scope="module")
def extracted(extractor: Extractor) -> EventSet:
    """Give the events of a report as extracted."""
    return EventSet.from_reports([REPORT], extractor)


def _rows(events: EventSet, folder: Path) -> Rows:
    """Export events and read the table as a spreadsheet would."""
    export_review(events, folder / "review.csv")
    with (folder / "review.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _save(rows: Rows, path: Path, *, delimiter: str = ",", encoding: str = "utf-8-sig") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def _decide(row: dict[str, str], decision: str, **cells: str) -> None:
    row |= {"decision": decision, "reviewer": "Amal", "reviewed_on": "2024-05-13"} | cells


def _reviewed(events: EventSet, folder: Path, change: Callable[[Rows], object], **how: str) -> Reviewed:
    rows = _rows(events, folder)
    change(rows)
    return review(events, _save(rows, folder / "decided.csv", **how))


def _of(events: EventSet, activity: str) -> Event:
    return next(event for event in events if event.activity == activity)


# the table


def test_nothing_in_the_table_runs(tmp_path: Path) -> None:
    """No text cell begins with what a spreadsheet takes for a formula; the file says that it is UTF-8."""
    for row in _rows(EventSet(EVENTS), tmp_path):
        texts = [cell for name, cell in row.items() if name not in ("lat", "lon")]
        assert [cell for cell in texts if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert (tmp_path / "review.csv").read_bytes().startswith(b"\xef\xbb\xbfrow,decision,reviewer")


def test_a_table_without_decisions_changes_nothing(tmp_path: Path) -> None:
    """Exporting and applying gives the same events, hostile ones too, and says nothing."""
    done = _reviewed(EventSet(EVENTS), tmp_path, list.copy)
    assert (done.events, done.problems, done.notes) == (EventSet(EVENTS), (), ())


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_accepting_all_changes_nothing_else(tmp_path: Path, delimiter: str) -> None:
    """An accepted event says by whom and when, and is as it was, with commas or semicolons."""

    def accept(rows: Rows) -> None:
        for row in rows:
            _decide(row, "accept")

    done = _reviewed(EventSet(EVENTS), tmp_path, accept, delimiter=delimiter)
    assert {event.reviewed for event in done.events} == {"accepted by Amal on 2024-05-13"}
    assert (
        tuple(replace(new, reviewed=old.reviewed) for old, new in zip(EVENTS, done.events, strict=True))
        == EVENTS
    )
    assert done.problems == ()


# decisions


def test_each_decision_does_its_work(tmp_path: Path) -> None:
    """Accept keeps, correct changes, reject removes, add adds; who, when and what are kept."""
    events = EventSet(tuple(replace(STRIKE, id=f"e{n}", quote=f"{FIRST} {n}") for n in range(4)))

    def decide(rows: Rows) -> None:
        _decide(rows[0], "accept")
        _decide(
            rows[1],
            "Correct ",
            status="claimed",
            actors="lna; Government of National Accord forces",
            date="2019-04",
        )
        _decide(rows[2], "reject")
        rows.append(dict.fromkeys(rows[0], ""))
        _decide(
            rows[-1],
            "add",
            activity="shelling",
            place="Tarhuna",
            date="2019-05-01",
            source="A nurse, by phone",
        )

    done = _reviewed(events, tmp_path, decide)
    first, second, fourth, added = done.events
    assert done.problems == ()
    assert (first.reviewed, fourth.reviewed) == ("accepted by Amal on 2024-05-13", "")
    assert (second.status, second.actors, second.date) == ("claimed", ("lna", "gna"), "2019-04")
    assert second.reviewed == "corrected by Amal on 2024-05-13: status, actors, date"
    assert (added.activity, added.place, added.group, added.report) == ("shelling", "tarhuna", "fires", "")
    assert (added.outlet, added.lat is not None) == ("A nurse, by phone", True)
    assert added.reviewed == "added by Amal on 2024-05-13"
    assert done.counts == {"accepted": 1, "corrected": 1, "rejected": 1, "added": 1}


@pytest.mark.parametrize(
    ("cells", "place", "name", "point"),
    [
        ({"place": "derna"}, "derna", "Derna", (32.76, 22.64)),
        ({"place_name": "Derna"}, "derna", "Derna", (32.76, 22.64)),
        ({"place": "derna", "lat": "32.7", "lon": "22,6"}, "derna", "Derna", (32.7, 22.6)),
        ({"lat": "31.3"}, "sirte", "Sirte", (31.3, 16.584)),
        ({"place_name": "The old well", "lat": "30", "lon": "17"}, None, "The old well", (30.0, 17.0)),
        ({"place": "", "place_name": "", "lat": "", "lon": "", "radius_km": ""}, None, "", (None, None)),
    ],
)
def test_a_place_is_corrected(
    tmp_path: Path,
    cells: dict[str, str],
    place: str | None,
    name: str,
    point: tuple[float | None, float | None],
) -> None:
    """An id or a name brings its coordinates; a point of one's own is kept; empty cells take the place away."""
    done = _reviewed(EventSet((STRIKE,)), tmp_path, lambda rows: _decide(rows[0], "correct", **cells))
    (event,) = done.events
    assert (event.place, event.place_name, (event.lat, event.lon)) == (place, name, point)
    assert (event.footprint, done.problems) == (None, ())


def test_counts_of_victims_are_corrected(tmp_path: Path) -> None:
    """A number given by hand stands beside the report's words, the other number stays."""
    done = _reviewed(EventSet((FULL,)), tmp_path, lambda rows: _decide(rows[0], "correct", killed="7"))
    (event,) = done.events
    assert (event.killed, event.injured, event.casualties[0].words) == (7, 2, FULL.casualties[0].words)


@pytest.mark.parametrize(
    ("decision", "cells", "words"),
    [
        ("correct", {"place": "nowhereville"}, "nowhereville"),
        ("correct", {"activity": "zap", "status": "sure"}, "'zap' is no id.*'sure' is none of"),
        ("correct", {"date": "soon"}, "'soon' is no date"),
        ("correct", {"killed": "many"}, "'many' is no number"),
        ("correct", {"lat": "95", "lon": "17"}, "lat, lon"),
        ("correct", {}, "no cell was changed"),
        ("accept", {"status": "denied"}, "status changed, but the decision is accept"),
        ("", {"status": "denied"}, "status changed, but the decision is empty"),
        ("maybe", {}, "'maybe', wants accept"),
        ("add", {"source": "", "outlet": ""}, "no source"),
        ("add", {"activity": "", "source": "x"}, "no activity"),
        ("accept", {"exported": "broken"}, "exported was changed"),
    ],
)
def test_what_cannot_be_used_is_told_and_changes_nothing(
    tmp_path: Path, decision: str, cells: dict[str, str], words: str
) -> None:
    """A row that contradicts itself is named with its line; its event stays as it was."""
    done = _reviewed(EventSet((STRIKE,)), tmp_path, lambda rows: _decide(rows[0], decision, **cells))
    assert done.events.events == (STRIKE,)
    (problem,) = done.problems
    assert (problem.line, problem.file) == (2, str(tmp_path / "decided.csv"))
    with pytest.raises(ValueError, match=words):
        raise ValueError(problem.reason)


def test_the_later_of_two_decisions_counts(tmp_path: Path) -> None:
    """Of two people's decisions on one event that of the later day counts, and both lines are named."""

    def decide(rows: Rows) -> None:
        rows.append(dict(rows[0]))
        _decide(rows[0], "reject", reviewed_on="2024-06-01")
        _decide(rows[1], "accept", reviewed_on="2024-05-01")

    done = _reviewed(EventSet((STRIKE,)), tmp_path, decide)
    assert len(done.events) == 0
    assert [(note.line, "line 3" in note.reason) for note in done.notes] == [(2, True)]


def test_a_nameless_decision_counts_and_is_told(tmp_path: Path) -> None:
    """Without reviewer and day the decision counts; nobody and no clock is put in their place."""
    done = _reviewed(EventSet((STRIKE,)), tmp_path, lambda rows: rows[0].update(decision="accept"))
    assert [event.reviewed for event in done.events] == ["accepted"]
    assert "no reviewer and reviewed_on" in done.problems[0].reason


def test_bare_decisions_do(tmp_path: Path) -> None:
    """A table made by hand needs an id, a decision and what it changes."""
    path = tmp_path / "d.csv"
    path.write_text(
        "id,decision,reviewer,reviewed_on,status\ne1,correct,B,2024-01-02,denied\n", encoding="utf-8"
    )
    (event,) = review(EventSet((STRIKE,)), path).events
    assert (event.status, event.place, event.actors) == ("denied", "sirte", ("lna",))


# what spreadsheets do


def test_dates_that_a_spreadsheet_turned_round_are_no_changes(tmp_path: Path) -> None:
    """A file saved by a spreadsheet, dates turned round, numbers with commas, line ends changed, says the same."""

    def mangle(rows: Rows) -> None:
        _decide(rows[0], "accept", date="05/04/2019", lat="31,206", lon="16,5840", reviewed_on="13/05/2024")
        _decide(rows[1], "accept", date="avr-19", reviewed_on="06/05/2024")

    done = _reviewed(
        EventSet((STRIKE, replace(STRIKE, id="e2", date="2019-04", quote="x"))),
        tmp_path,
        mangle,
        delimiter=";",
    )
    assert [event.reviewed for event in done.events] == [
        "accepted by Amal on 2024-05-13",
        "accepted by Amal on 2024-05-06",
    ]
    assert [event.date for event in done.events] == ["2019-04-05", "2019-04"]
    assert done.problems == ()


def test_a_date_that_may_be_two_is_refused(tmp_path: Path) -> None:
    """A corrected date that the file does not settle is named with both readings."""
    done = _reviewed(
        EventSet((STRIKE,)), tmp_path, lambda rows: _decide(rows[0], "correct", date="03/02/2019")
    )
    assert done.events.events == (STRIKE,)
    assert "'03/02/2019' may be 2019-02-03 or 2019-03-02" in done.problems[0].reason


def test_readings_of_dates() -> None:
    """What spreadsheets make of dates is read, what is no date is not."""
    assert readings("2019-04-05 00:00:00") == {"2019-04-05"}
    assert readings("43560") == {"2019-04-05"}
    assert readings("5-Apr-19") == {"2019-04-05"}
    assert readings("2019/4/5") == {"2019-04-05"}
    assert readings("31.04.2019") == set()
    assert readings("2019-13") == set()
    assert readings("about May") == set()
    assert puts_day_first([("25/12/2019", ""), ("01/02/2019", "")]) is True
    assert puts_day_first([("25/12/2019", ""), ("12/25/2019", "")]) is None
    assert read_date("01/02/2019", day_first=False) == "2019-01-02"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("decision,quote\naccept,caf\u00e9\n".encode("cp1252"), "CSV UTF-8"),
        (b"a,b\n1,2\n", "no column decision; found a, b"),
        ("decision\taccept\n".encode("utf-16"), "UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    """Another encoding or another table is named with what to do."""
    path = tmp_path / "d.csv"
    path.write_bytes(data)
    with pytest.raises(ReportError, match=words):
        read_decisions(path, [])


def test_a_table_without_the_last_column_does(tmp_path: Path) -> None:
    """Where somebody deleted the column of what was exported, a turned date does not stand in the way."""

    def strip(rows: Rows) -> None:
        _decide(rows[0], "accept", date="05/04/2019")
        for row in rows:
            del row["exported"]

    done = _reviewed(EventSet((STRIKE,)), tmp_path, strip)
    assert ([event.reviewed for event in done.events], done.problems) == (
        ["accepted by Amal on 2024-05-13"],
        (),
    )


# re-extraction


def _decisions(events: EventSet, folder: Path) -> Path:
    """Correct the strike, reject the shelling, accept the drones."""
    rows = _rows(events, folder)
    for row in rows:
        verdict = {"air_strike": "correct", "shelling": "reject", "drone_strike": "accept"}[row["activity"]]
        _decide(row, verdict, **({"place": "derna"} if verdict == "correct" else {}))
    return _save(rows, folder / "decided.csv")


def _outcome(events: EventSet) -> list[tuple[str, str | None, bool]]:
    return [(event.activity, event.place, bool(event.reviewed)) for event in events]


DECIDED = [("air_strike", "derna", True), ("drone_strike", "bani_walid", True)]


@pytest.mark.parametrize(
    ("reports", "notes"),
    [
        ([REPORT], 0),
        ([replace(REPORT, name="renamed.txt")], 0),
        ([replace(REPORT, text=f"{REPORT.text} Nothing else was heard.")], 3),
        ([replace(REPORT, text=f"{REPORT.text} Nothing else was heard.", name="renamed.txt")], 3),
        ([Report("b.txt", "Talks were held in Paris.", published="2020-01-09", language="en"), REPORT], 0),
    ],
    ids=["the same", "renamed", "edited", "edited and renamed", "another beside"],
)
def test_decisions_survive_re_extraction(
    extractor: Extractor, extracted: EventSet, tmp_path: Path, reports: list[Report], notes: int
) -> None:
    """Decisions hold when reports are edited, renamed or added; where the text changed, each is told."""
    done = review(EventSet.from_reports(reports, extractor), _decisions(extracted, tmp_path))
    assert [
        one for one in _outcome(done.events) if one[0] in ("air_strike", "shelling", "drone_strike")
    ] == DECIDED
    assert (len(done.notes), done.problems) == (notes, ())


def test_edited_words_are_told_with_both_wordings(
    extractor: Extractor, extracted: EventSet, tmp_path: Path
) -> None:
    """Where the quote itself was mended the decision holds, and both wordings are told."""
    edited = replace(REPORT, text=REPORT.text.replace("jets bombed Sirte", "warplanes bombed Sirte"))
    done = review(EventSet.from_reports([edited], extractor), _decisions(extracted, tmp_path))
    assert _outcome(done.events) == DECIDED
    assert any("jets" in note.reason and "warplanes" in note.reason for note in done.notes)


def test_decisions_on_what_is_gone_are_told(
    extractor: Extractor, extracted: EventSet, tmp_path: Path
) -> None:
    """When a report is removed each decision on it is named with its line, and the file stays as it was."""
    path = _decisions(extracted, tmp_path)
    before = path.read_bytes()
    other = Report("b.txt", "GNA drones bombed Gharyan on Monday.", published="2020-01-09", language="en")
    events = EventSet.from_reports([other], extractor)
    done = review(events, path)
    assert sorted(problem.line or 0 for problem in done.problems) == [2, 3, 4]
    assert all("no event fits any more" in problem.reason for problem in done.problems)
    assert done.events.events == events.events
    assert done.events.problems == done.problems
    assert path.read_bytes() == before


def test_a_corrected_place_holds_when_the_machine_reads_another(tmp_path: Path) -> None:
    """The machine's other guess at what a person corrected does not undo the correction; a new claim waits."""
    rows = _rows(EventSet((STRIKE, replace(STRIKE, id="e2", activity="shelling"))), tmp_path)
    _decide(rows[0], "correct", place="derna")
    _decide(rows[1], "accept")
    path = _save(rows, tmp_path / "d.csv")
    now = EventSet(
        (
            replace(STRIKE, id="n1", place="misrata"),
            replace(STRIKE, id="n2", activity="shelling", place="misrata"),
        )
    )
    done = review(now, path)
    assert _outcome(done.events) == [("air_strike", "derna", True), ("shelling", "misrata", False)]
    assert "shelling at misrata" in done.problems[0].reason


def test_applying_twice_is_applying_once(tmp_path: Path) -> None:
    """Decisions put into events that have them already change nothing, added events included."""
    rows = _rows(EventSet((STRIKE,)), tmp_path)
    _decide(rows[0], "correct", place="derna")
    rows.append(dict.fromkeys(rows[0], ""))
    _decide(rows[1], "add", activity="shelling", lat="32", lon="13", source="https://example.org/post")
    path = _save(rows, tmp_path / "d.csv")
    once = review(EventSet((STRIKE,)), path).events
    twice = review(once, path)
    assert (twice.events.events, twice.problems) == (once.events, ())


def test_a_new_table_keeps_earlier_decisions(
    extractor: Extractor, extracted: EventSet, tmp_path: Path
) -> None:
    """Decisions go from table to table: with their events, added rows and lost ones at the end, to the same end."""
    rows = _rows(extracted, tmp_path)
    _decide(rows[0], "correct", place="derna", comment="the port, not the town")
    _decide(rows[1], "reject")
    rows.append(dict.fromkeys(rows[0], ""))
    _decide(rows[-1], "add", activity="shelling", place="sirte", source="B.", date="2019-05-01")
    first = _save(rows, tmp_path / "first.csv")
    now = EventSet.from_reports([replace(REPORT, text=f"{FIRST} {THIRD}")], extractor)
    problems: list[Problem] = []
    notes = export_review(now, tmp_path / "second.csv", read_decisions(first, problems))
    assert [note.line for note in notes] == [2, 3]
    with (tmp_path / "second.csv").open(encoding="utf-8-sig", newline="") as file:
        second = [(row["decision"], row["place"], row["comment"]) for row in csv.DictReader(file)]
    assert second[0] == ("correct", "derna", "the port, not the town")
    assert [decision for decision, _, _ in second] == ["correct", "", "reject", "add"]
    done, again = review(now, first), review(now, tmp_path / "second.csv")
    assert done.events.events == again.events.events
    assert [(p.line, "shelling" in p.reason) for p in again.problems] == [(4, True)]


def test_a_new_table_of_reviewed_events_keeps_decisions(extracted: EventSet, tmp_path: Path) -> None:
    """A table made from events that have their decisions already leads to the same events."""
    first = _decisions(extracted, tmp_path)
    done = review(extracted, first).events
    export_review(done, tmp_path / "second.csv", read_decisions(first, []))
    assert review(extracted, tmp_path / "second.csv").events.events == done.events


# by command


@pytest.mark.parametrize("suffix", ["geojson", "csv", "gpkg", "parquet"])
def test_the_commands_go_round(extracted: EventSet, tmp_path: Path, suffix: str) -> None:
    """The commands read and write each table, and the reviewed mark is in it."""
    source, table, out = (tmp_path / name for name in (f"events.{suffix}", "r.csv", f"out.{suffix}"))
    writer_of(suffix)(extracted, source)
    runner = CliRunner()
    assert runner.invoke(main, ["review", "export", str(source), "-o", str(table)]).exit_code == 0
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    _decide(rows[0], "accept")
    _decide(rows[1], "reject")
    _save(rows, table)
    result = runner.invoke(main, ["review", "apply", str(source), str(table), "-o", str(out)])
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 accepted, 0 corrected, 1 rejected, 0 added" in result.stderr
    assert [event.reviewed for event in read_events(out)] == ["accepted by Amal on 2024-05-13", ""]


def test_build_takes_decisions(extracted: EventSet, tmp_path: Path) -> None:
    """Decisions given to build are put into all files, and lists in problems.csv what found no event."""
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(f"{FIRST} {THIRD}", encoding="utf-8")
    (reports / "reports.csv").write_text("file,outlet,published\na.txt,Wire,2020-01-08\n", encoding="utf-8")
    path = _decisions(extracted, tmp_path)
    out = tmp_path / "out"
    result = CliRunner().invoke(main, ["build", str(reports), "-o", str(out), "--review", str(path)])
    assert result.exit_code == 0, result.output
    assert _outcome(read_events(out / "events.csv")) == DECIDED
    assert "corrected by Amal on 2024-05-13: place" in (out / "index.html").read_text(encoding="utf-8")
    problems = (out / "problems.csv").read_text(encoding="utf-8")
    assert "no event fits any more: shelling" in problems


def test_an_unknown_suffix_is_a_wrong_call(tmp_path: Path) -> None:
    """The command names the tables that it can write."""
    (tmp_path / "d.csv").write_text("decision\n", encoding="utf-8")
    arguments = [
        "review",
        "apply",
        str(tmp_path / "d.csv"),
        str(tmp_path / "d.csv"),
        "-o",
        str(tmp_path / "x.doc"),
    ]
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, ".geojson" in result.stderr) == (2, True)
