"""Differences: what is new, gone, moved, re-dated or re-stated, and nothing else."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from events_by_hand import EVENTS, HOSTILE, STRIKE

from geolibya.cli import main
from geolibya.differences import KINDS, compare
from geolibya.differences.page import page_of
from geolibya.differences.text import lines
from geolibya.eventset import EventSet
from geolibya.formats import writer_of

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from geolibya.records import Event

DERNA = {"place": "derna", "place_name": "Derna", "lat": 32.759, "lon": 22.638, "radius_km": 6.0}
OTHER = replace(STRIKE, id="e2", activity="shelling", group="ground", quote="Shells fell.", **DERNA)  # type: ignore[arg-type]


def _counts(old: tuple[Event, ...], new: tuple[Event, ...]) -> dict[str, int]:
    return {kind: count for kind, count in compare(EventSet(old), EventSet(new)).counts.items() if count}


def test_the_same_events_do_not_differ() -> None:
    """A set is the same as itself in any order, whatever its reports are called and say of themselves."""
    renamed = tuple(replace(event, report="b.txt", title="Other", reasons=("other",)) for event in EVENTS)
    assert not compare(EventSet(EVENTS), EventSet(EVENTS[::-1]))
    assert _counts(EVENTS, renamed) == {"same": len(EVENTS)}


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (DERNA, "moved"),
        ({"lat": 31.3}, "moved"),
        ({"date": "2019-04-06"}, "redated"),
        ({"date": None}, "redated"),
        ({"status": "denied"}, "restated"),
        ({"actors": ("gna",)}, "restated"),
        ({"activity": "shelling"}, "restated"),
        ({"reviewed": "accepted by Amal"}, "reviewed"),
    ],
)
@pytest.mark.parametrize("new_id", ["e1", "other"])
def test_a_change_is_called_by_its_name(change: dict[str, object], kind: str, new_id: str) -> None:
    """An event that moved, or was dated or stated anew, is neither new nor gone, though its id be another."""
    changed = replace(STRIKE, id=new_id, **change)  # type: ignore[arg-type]
    assert _counts((STRIKE, OTHER), (OTHER, changed)) == {kind: 1, "same": 1}


def test_an_event_may_move_and_be_re_dated() -> None:
    """Each kind counts the event, and its pairs hold only the columns of the kind."""
    found = compare(EventSet((STRIKE,)), EventSet((replace(STRIKE, id="n", date="2019", **DERNA),)))  # type: ignore[arg-type]
    moved, redated = found.as_json()["moved"][0], found.as_json()["redated"][0]
    assert (moved["before"]["place"], moved["after"]["place"], moved["km"]) == ("sirte", "derna", 597.4)
    assert (redated["before"], redated["after"]) == ({"date": "2019-04-05"}, {"date": "2019"})
    assert (moved["id"], moved["old_id"]) == ("n", "e1")


def test_new_and_gone() -> None:
    """What only one set has is new or gone; other words of the same report are another event."""
    assert _counts((STRIKE,), (OTHER,)) == {"new": 1, "gone": 1}
    assert _counts((), (STRIKE,)) == {"new": 1}
    assert _counts((STRIKE,), ()) == {"gone": 1}


def test_an_edited_sentence_is_re_stated() -> None:
    """Nearly the same words of the same report, activity and place are the same event."""
    edited = replace(STRIKE, id="n", quote="LNA jets have bombed Sirte.")
    assert _counts((STRIKE,), (edited,)) == {"restated": 1}


def test_no_event_is_used_twice() -> None:
    """Two events of one sentence are paired one to one, those first that have most in common."""
    old = (STRIKE, replace(STRIKE, id="e9", place="derna", status="claimed"))
    new = (
        replace(STRIKE, id="n1", place="derna", status="claimed", date="2019"),
        replace(STRIKE, id="n2", status="denied"),
    )
    found = compare(EventSet(old), EventSet(new))
    assert {change.old.id: change.new.id for change in found.changes} == {"e1": "n2", "e9": "n1"}
    assert (found.new, found.gone) == ((), ())


def test_text_tells_each_kind() -> None:
    """The text has the counts, then each kind with its events, before and after."""
    old = EventSet((STRIKE, OTHER))
    new = EventSet((replace(STRIKE, date="2019-04-06"), replace(OTHER, id="n", report="b.txt", quote="New.")))
    text = list(lines(compare(old, new)))
    assert text[0] == "1 new, 1 gone, 0 moved, 1 re-dated, 0 re-stated, 0 reviewed, 0 same"
    assert "    date: 2019-04-05 -> 2019-04-06" in text
    assert [line.strip() for line in text if line.startswith("\n")] == ["New", "Gone", "Re-dated"]


def test_the_commands_read_any_two_tables(tmp_path: Path) -> None:
    """Tables of two kinds are compared without false differences; JSON and page come from one call."""
    for name in ("geojson", "csv", "gpkg", "parquet"):
        writer_of(name)(EventSet(EVENTS), tmp_path / f"e.{name}")
    runner = CliRunner()
    for name in ("csv", "gpkg", "parquet"):
        result = runner.invoke(
            main, ["diff", str(tmp_path / "e.geojson"), str(tmp_path / f"e.{name}"), "--json"]
        )
        counts = json.loads(result.stdout)["counts"]
        assert counts == dict.fromkeys(KINDS, 0) | {"same": len(EVENTS)}, name
    page = tmp_path / "d.html"
    result = runner.invoke(
        main, ["diff", str(tmp_path / "e.csv"), str(tmp_path / "e.gpkg"), "--page", str(page)]
    )
    assert (result.exit_code, result.stdout, page.exists()) == (0, "", True)


def _hostile_page() -> str:
    old = replace(
        STRIKE, quote=HOSTILE[:250], title=HOSTILE, outlet="<img src=x onerror=alert(1)>", reviewed="<b>"
    )
    changed = replace(
        old,
        id=old.id,
        place_name='"><script>alert(2)</script>',
        date="2019",
        lat=32.0,
        attribution=(HOSTILE,),
    )
    gone = replace(OTHER, id='"><svg onload=alert(3)>', quote="</q></td><script>alert(4)</script>")
    unplaced = replace(OTHER, id="u", lat=None, lon=None, place=None, quote="")
    found = compare(EventSet((old, gone)), EventSet((changed, unplaced)))
    return page_of(found, (OTHER,), title="</title><script>alert(5)</script>")


def test_the_page_is_safe() -> None:
    """No text of a report becomes markup; the policy lets in the page's own style and nothing else."""
    page = _hostile_page()
    assert re.findall(r"<script|<img|<b>|onload=[^&]*>|javascript:", re.sub(r"&lt;[^<]*", "", page)) == []
    assert "default-src 'none'; style-src 'sha256-" in page
    assert "{{ 7*7 }}" in page
    assert _hostile_page() == page


@pytest.mark.browser
def test_the_page_opens_without_complaint(page: Page, tmp_path: Path) -> None:
    """A browser shows two maps and the tables, runs nothing and reports nothing."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    (tmp_path / "d.html").write_text(_hostile_page(), encoding="utf-8")
    page.goto((tmp_path / "d.html").as_uri())
    assert said == []
    assert page.locator("figure svg").count() == 2
    assert page.locator("figure svg circle").count() >= 4
    assert page.evaluate("getComputedStyle(document.querySelector('.maps')).display") == "flex"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
