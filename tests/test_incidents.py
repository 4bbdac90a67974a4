"""Incidents: which tellings are joined, which copies count once, and what contradicts what."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from events_by_hand import PLAIN_STRIKE

from geolibya.eventset import EventSet
from geolibya.grouping import group_incidents
from geolibya.records import Casualties, Event, Report
from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from geolibya.extractor import Extractor
    from geolibya.incidents import Incident

STRIKE = replace(PLAIN_STRIKE, radius_km=7)
TOLD_AGAIN = replace(STRIKE, id="b", report="b.txt", quote="Other words.")
WIRE = "Haftar's warplanes bombed the port of Sirte on Friday morning, and two dockers were killed."


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """Give the shipped vocabulary."""
    return Vocabulary.load()


def _incidents(vocabulary: Vocabulary, *events: Event) -> tuple[Incident, ...]:
    return EventSet(group_incidents(events, vocabulary)).incidents()


def _kinds(*incidents: Incident) -> list[str]:
    return [found.kind for incident in incidents for found in incident.contradictions]


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"place": "x", "lat": 31.21},
        {"actors": ("saiqa",)},
        {"actors": ()},
        {"actors": ("unidentified_aircraft",)},
        {"targets": ("civilians",)},
        {"activity": "drone_strike"},
        {"date": "2019-04-05/2019-04-06"},
    ],
    ids=str,
)
def test_tellings_of_two_reports_are_one_incident(vocabulary: Vocabulary, change: dict[str, object]) -> None:
    """The same act or one of its kind, there, on that day, by fitting actors, is one incident of two reports."""
    (incident,) = _incidents(vocabulary, STRIKE, replace(TOLD_AGAIN, **change))  # type: ignore[arg-type]
    assert incident.id == "i-a"
    assert incident.reports == ("a.txt", "b.txt")
    assert [telling.reports for telling in incident.tellings] == [("a.txt",), ("b.txt",)]
    assert incident.contradictions == ()


@pytest.mark.parametrize(
    "change",
    [
        {"activity": "shelling"},
        {"lat": 32.5, "place": "elsewhere"},
        {"date": "2019-05"},
        {"date": "2019-04-07"},
        {"date": "2019-04"},
        {"date": None},
        {"date": "2019"},
        {"actors": ("france",)},
        {"status": "planned"},
        {"report": "a.txt"},
    ],
    ids=str,
)
def test_what_keeps_two_events_apart(vocabulary: Vocabulary, change: dict[str, object]) -> None:
    """Another act, place, time, actor, a plan, or the same report's next event is another incident."""
    other = replace(TOLD_AGAIN, **change)  # type: ignore[arg-type]
    assert [len(incident.events) for incident in _incidents(vocabulary, STRIKE, other)] == [1, 1]


@pytest.mark.parametrize(
    ("killed", "joined"), [((None, None), False), ((44, 53), True), ((44, 4), False)], ids=str
)
def test_in_a_city_at_war_the_toll_decides(
    vocabulary: Vocabulary, killed: tuple[int | None, int | None], *, joined: bool
) -> None:
    """Two strikes of one day in a city, or in it and its quarter, are one where about as many were killed."""
    tolls = [(Casualties("", n),) if n else () for n in killed]
    city = replace(STRIKE, place="tripoli", lat=32.88, lon=13.19, radius_km=12, casualties=tolls[0])
    quarter = replace(TOLD_AGAIN, place="tajoura", lat=32.88, lon=13.3, radius_km=4, casualties=tolls[1])
    assert len(_incidents(vocabulary, city, quarter)) == (1 if joined else 2)


def test_a_capture_is_known_by_its_month(vocabulary: Vocabulary) -> None:
    """A place is taken once a month by one side: a telling of the month joins that of the day, whoever lost it."""
    day = replace(STRIKE, activity="capture", targets=("gna",))
    month = replace(TOLD_AGAIN, activity="capture", date="2019-04", targets=("isis",))
    assert len(_incidents(vocabulary, day, month)) == 1
    assert len(_incidents(vocabulary, day, replace(month, actors=("gna",)))) == 2


def test_allies_take_one_place_once(vocabulary: Vocabulary) -> None:
    """A capture of one day laid to an army and to its ally is one, without contradiction; to its enemy, another."""
    day = replace(STRIKE, activity="capture")
    ally = replace(TOLD_AGAIN, activity="capture", actors=("france",))
    (incident,) = _incidents(vocabulary, day, ally)
    assert incident.contradictions == ()
    assert len(_incidents(vocabulary, day, replace(ally, actors=("gna",)))) == 2


def test_a_vague_telling_joins_none_of_several(vocabulary: Vocabulary) -> None:
    """Where two captures of one month fit, a telling that knows only the month is a third."""
    first = replace(STRIKE, activity="capture")
    again = replace(first, id="c", report="c.txt", date="2019-04-20")
    month = replace(TOLD_AGAIN, activity="capture", date="2019-04")
    assert [len(incident.events) for incident in _incidents(vocabulary, first, again, month)] == [1, 1, 1]


@pytest.mark.parametrize(
    "words",
    [
        WIRE,
        "Haftar's warplanes bombed the port of Sirte on Friday morning, and two people were killed.",
        "Haftar's warplanes bombed the port of Sirte on Friday morning.",
    ],
)
def test_copies_of_one_wire_count_once(vocabulary: Vocabulary, words: str) -> None:
    """Two reports with the same sentence, a word changed or its end cut, are one telling, dated or not."""
    first = replace(STRIKE, quote=WIRE, date=None)
    (incident,) = _incidents(vocabulary, first, replace(first, id="b", report="b.txt", quote=words))
    assert [telling.reports for telling in incident.tellings] == [("a.txt", "b.txt")]


def test_a_copy_is_known_by_its_other_sentences(vocabulary: Vocabulary) -> None:
    """A report that has its sentences from another is a copy, also where it tells the incident by another one."""
    rest = [
        replace(STRIKE, id=f"{name}{n}", report=name, activity="talks", date=None, place=None, quote=words)
        for name in ("a.txt", "b.txt")
        for n, words in enumerate(
            (WIRE, "The mission called for talks in Geneva next week, as it had in June.")
        )
    ]
    copied = replace(TOLD_AGAIN, quote="In Sirte there was a strike.")
    incidents = _incidents(vocabulary, STRIKE, copied, *rest)
    (strike,) = [incident for incident in incidents if STRIKE.id in {event.id for event in incident.events}]
    assert [telling.reports for telling in strike.tellings] == [("a.txt", "b.txt")]


def test_shingles_are_the_same_in_every_process() -> None:
    """The numbers of a text's shingles do not hang on the seed with which a process hashes strings."""
    command = f"from geolibya.copies import shingles; print(sorted(shingles({WIRE!r})))"
    told = {
        subprocess.run(
            [sys.executable, "-c", command],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_a_short_sentence_is_anybodys(vocabulary: Vocabulary) -> None:
    """The same few words do not make two undated events one."""
    first = replace(STRIKE, date=None)
    assert len(_incidents(vocabulary, first, replace(first, id="b", report="b.txt"))) == 2


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, ["denial"]),
        ({"report": "b.txt"}, ["denial"]),
        ({"report": "b.txt", "date": "2019-04-08"}, ["denial"]),
        ({"report": "b.txt", "date": None, "published": "2019-04-09"}, ["denial"]),
        ({"date": None}, ["denial"]),
        ({"report": "b.txt", "date": "2019-04-20"}, []),
        ({"report": "b.txt", "date": None, "published": "2019-06-09"}, []),
        ({"actors": ("france",)}, []),
        ({"activity": "talks"}, []),
    ],
    ids=str,
)
def test_a_denial_belongs_to_what_it_denies(
    vocabulary: Vocabulary, change: dict[str, object], found: list[str]
) -> None:
    """A denial of the act, by whom it is laid to, in the days after it, is of the same incident, here or elsewhere."""
    denial = replace(STRIKE, **{"id": "b", "status": "denied", "quote": "They denied it.", **change})  # type: ignore[arg-type]
    incidents = _incidents(vocabulary, STRIKE, denial)
    assert _kinds(*incidents) == found
    assert any(incident.is_disputed for incident in incidents) is bool(found)


def test_two_culprits_of_one_blow(extractor: Extractor) -> None:
    """Each side lays the same shelling to the other: one incident, and both are named with who says so."""
    text = (
        "The LNA shelled Abu Salim on Monday, the GNA said. It was a bright day and the shops were open. "
        "The LNA blamed the shelling of Abu Salim on GNA militias."
    )
    report = Report("a", text, language="en", published="2020-01-08")
    (incident,) = EventSet.from_reports([report], extractor).incidents()
    (found,) = incident.contradictions
    assert found.kind == "culprit"
    said = {each.actors: each.attribution[0][-3:] for each in (found.one, found.other)}
    assert said == {("lna",): "GNA", ("gna",): "LNA"}


def test_two_strikes_are_not_two_culprits(vocabulary: Vocabulary) -> None:
    """What two reports state of two sides on one day, nobody contradicting, is two incidents."""
    other = replace(TOLD_AGAIN, actors=("gna",))
    assert _kinds(*_incidents(vocabulary, STRIKE, other)) == []
    tolls = [replace(event, casualties=(Casualties("", 44),)) for event in (STRIKE, other)]
    assert _kinds(*_incidents(vocabulary, *tolls)) == ["culprit"]


@pytest.mark.parametrize(
    ("language", "taken", "held"),
    [
        ("en", "The LNA said on Monday it had taken Gharyan.", "The GNA said it repelled them near Gharyan on Monday."),
        ("en", "LNA forces captured Gharyan on Monday.", "GNA forces said on Monday that they held Gharyan."),
        ("fr", "L'ANL a pris Gharyan lundi.", "Le GNA affirme avoir repoussé lundi l'attaque contre Gharyan."),
    ],
)  # fmt: skip
def test_taken_against_still_held(extractor: Extractor, language: str, taken: str, held: str) -> None:
    """One report has a place taken, another has it held: one incident with two outcomes."""
    reports = [
        Report(name, text, language=language, published="2020-01-08")
        for name, text in (("a", taken), ("b", held))
    ]
    incidents = EventSet.from_reports(reports, extractor).incidents()
    assert "outcome" in _kinds(*incidents)


def test_taken_and_retaken_is_no_contradiction(vocabulary: Vocabulary) -> None:
    """Two outlets that state whose the place was, in the morning and at night, do not dispute it."""
    taken = replace(STRIKE, activity="capture")
    held = replace(
        TOLD_AGAIN,
        activity="capture",
        actors=("gna",),
        quote="The GNA retook Sirte.",
        marks=((8, 14, "activity"),),
    )
    assert _kinds(*_incidents(vocabulary, taken, held)) == []


def test_different_tolls(vocabulary: Vocabulary) -> None:
    """Two numbers of killed for one act contradict each other, the same number twice does not."""
    first = replace(STRIKE, casualties=(Casualties("44 killed", 44),))
    for killed, found in ((53, ["toll"]), (44, [])):
        other = replace(TOLD_AGAIN, casualties=(Casualties(f"{killed} killed", killed),))
        assert _kinds(*_incidents(vocabulary, first, other)) == found


def test_incidents_do_not_depend_on_order(vocabulary: Vocabulary) -> None:
    """The same events in another order make the same incidents with the same contradictions."""
    events = [
        replace(STRIKE, id=name, report=name, date=day, status=status)
        for name, day, status in (
            ("a", "2019-04-05", "reported"),
            ("b", "2019-04-05/2019-04-06", "claimed"),
            ("c", "2019-04-06", "reported"),
            ("d", "2019-04-06", "denied"),
        )
    ]
    assert _incidents(vocabulary, *events) == _incidents(vocabulary, *reversed(events))
