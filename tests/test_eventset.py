"""Sets of events: from reports, filters, tables, incidents, what a notebook shows; dates to days."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from events_by_hand import EVENTS, FULL, HOSTILE, NO_PLACE, differences
from events_by_hand import PLAIN_STRIKE as STRIKE

from geolibya.edtf import days_of, days_or_none
from geolibya.errors import RecordError
from geolibya.eventset import EventSet
from geolibya.records import Problem, Report

if TYPE_CHECKING:
    from geolibya.extractor import Extractor


def test_events_come_from_reports(extractor: Extractor) -> None:
    """All reports are kept, those without events too; each event has an incident."""
    reports = [
        Report("a", "LNA jets bombed Sirte on Monday.", language="en", published="2020-01-08"),
        Report("b", "The weather was fine.", language="en"),
    ]
    events = EventSet.from_reports(reports, extractor)
    assert [report.name for report in events.reports] == ["a", "b"]
    assert [(event.activity, event.place, event.report) for event in events] == [("air_strike", "sirte", "a")]
    assert events.events[0].incident == f"i-{events.events[0].id}"


def test_the_same_text_counts_once(extractor: Extractor) -> None:
    """Of two reports with the same text the first counts, and the second is told."""
    text = "LNA jets bombed Sirte on Monday."
    problems: list[Problem] = []
    events = EventSet.from_reports(
        [Report("a", text, language="en"), Report("b", text, language="en")], extractor, problems
    )
    assert [report.name for report in events.reports] == ["a"]
    assert problems == [Problem("b", "the same text as a, counted once")]
    assert events.problems == tuple(problems)


def test_ids_are_there_once() -> None:
    """A set refuses two events with one id."""
    with pytest.raises(RecordError, match="more than once"):
        EventSet((STRIKE, STRIKE))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"activity": "air_strike"}, ["full"]),
        ({"activity": ("talks", "shelling")}, ["bare", "zero"]),
        ({"actor": "france"}, ["full"]),
        ({"status": "denied"}, ["bare"]),
        ({"place": "sirte", "status": "denied"}, []),
        ({"report": "y.txt"}, ["bare"]),
        ({"group": "air"}, ["full"]),
        ({"since": "2019-04"}, ["full"]),
        ({"until": "2019-04-05"}, ["full"]),
        ({"since": "2019-04-06"}, []),
        ({}, ["full", "bare", "zero"]),
    ],
)
def test_where_keeps_what_fits_all(asked: dict[str, str], found: list[str]) -> None:
    """Each filter is a set of ids or a period; they intersect, and what has no date is in no period."""
    assert [event.id for event in EventSet(EVENTS).where(**asked)] == found


def test_an_actor_stands_for_those_that_belong_to_it() -> None:
    """Asking for an army finds its brigades, asking for a brigade not the army."""
    brigade = replace(STRIKE, id="b", actors=("saiqa",))
    events = EventSet((STRIKE, brigade))
    assert [event.id for event in events.where(actor="lna")] == ["a", "b"]
    assert [event.id for event in events.where(actor="saiqa")] == ["b"]


def test_a_filter_keeps_the_reports() -> None:
    """A filtered set still knows all reports that were read."""
    reports = (Report("x.txt", "x"), Report("z.txt", "z"))
    events = EventSet(EVENTS, reports)
    assert events.where(status="denied").reports == reports
    assert events.of_report("x.txt").reports == reports[:1]


def test_geodataframe_and_back() -> None:
    """A GeoDataFrame in EPSG:4326 holds all that events know, null geometry where the place was not found."""
    frame = EventSet(EVENTS).to_geodataframe()
    assert frame.crs == "EPSG:4326"
    assert frame.geometry.isna().tolist() == [False, True, False]
    assert differences(EVENTS, EventSet.from_geodataframe(frame)) == []


def test_geodataframe_of_points_alone() -> None:
    """A frame with activity, status and points is enough."""
    frame = EventSet((FULL,)).to_geodataframe()[["activity", "status", "geometry"]]
    (event,) = EventSet.from_geodataframe(frame)
    assert (event.activity, event.lat, event.lon) == ("air_strike", FULL.lat, FULL.lon)


def test_notebooks_show_text_not_markup() -> None:
    """What a notebook shows has the quote as text and the counts."""
    shown = EventSet(EVENTS)._repr_html_()
    assert "&lt;script&gt;" in shown
    assert "<script>" not in shown
    assert "3 events at 1 places" in shown
    assert HOSTILE not in shown


def test_events_without_incident_are_their_own() -> None:
    """Events from elsewhere, which carry no incident, count one each."""
    assert len(EventSet((STRIKE, NO_PLACE)).incidents()) == 2


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2020-02-03", "2020-02-03", "2020-02-03"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019-04/2019-05-02", "2019-04-01", "2019-05-02"),
        ("2019/..", "2019-01-01", "9999-12-31"),
        ("../2019-04", "0001-01-01", "2019-04-30"),
        ("2019-04?", "2019-04-01", "2019-04-30"),
    ],
)
def test_days_of_a_date(date: str, first: str, last: str) -> None:
    """A date, a prefix or an interval means the days from its first to its last."""
    days = days_of(date)
    assert (days.first.isoformat(), days.last.isoformat()) == (first, last)


@pytest.mark.parametrize("date", ["2019-13", "2019-02-30", "soon", "0000", "2020/2019", "/x", "20190405"])
def test_what_is_no_date(date: str) -> None:
    """What is no date in EDTF raises, or gives None where that was asked for."""
    with pytest.raises(ValueError, match=r".+"):
        days_of(date)
    assert days_or_none(date) is None
