"""Sentences as reports write them: whom, where and with what, told at one remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from told import told as events

if TYPE_CHECKING:
    from geolibya.extractor import Extractor


def test_a_name_in_a_list_may_be_spelled_as_no_table_has_it(extractor: Extractor) -> None:
    """Beside listed towns an unlisted spelling is read, and means the town near them."""
    found = events(extractor, "The GNA captured Sabratha, Ragdaleen and Zeltin on Monday.")
    assert {event.place for event in found} == {"sabratha", "riqdalin", "zaltan"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Clashes killed two people in Derna, in eastern Libya.", "en"),
        ("Des combats ont fait deux morts à Derna, dans l'est de la Libye.", "fr"),
    ],
)
def test_a_region_behind_a_town_only_says_where_it_lies(
    extractor: Extractor, text: str, language: str
) -> None:
    """A town and the region that it lies in are one place."""
    assert {event.place for event in events(extractor, text, language)} == {"derna"}


def test_what_an_attack_was_done_with_is_no_second_act(extractor: Extractor) -> None:
    """Targets that an air strike destroyed were struck once."""
    (event,) = events(extractor, "Three trucks near Gharyan were destroyed by GNA air strikes.")
    assert (event.activity, event.actors) == ("air_strike", ("gna",))


def test_who_says_that_he_was_struck_did_not_strike(extractor: Extractor) -> None:
    """A speaker that tells of what it suffered is the target."""
    (event,) = events(
        extractor, "The LNA said on Monday that it had been targeted by an air strike in Gharyan."
    )
    assert "lna" not in event.actors
    assert event.targets == ("lna",)


def test_where_a_spokesman_belongs_nothing_happened(extractor: Extractor) -> None:
    """A hospital whose spokesman speaks is no site, nor does what follows take place there."""
    text = "Five men were killed in Sirte, Misrata hospital spokesman Ali Saleh said. Tanks shelled the seafront."
    assert {event.place for event in events(extractor, text)} == {"sirte"}


def test_the_first_person_is_who_speaks(extractor: Extractor) -> None:
    """What is told in the first person is the speaker's."""
    text = 'The UAE sent nobody. "Our forces shelled Tarhuna," GNA spokesman Gnounou said.'
    assert [event.actors for event in events(extractor, text) if event.activity == "shelling"] == [("gna",)]


def test_who_shells_each_other_are_both_sides(extractor: Extractor) -> None:
    """Of what two do to each other both are doers and targets."""
    (event,) = events(extractor, "The LNA and the GNA shelled each other in Ain Zara.")
    assert set(event.actors) == set(event.targets) == {"lna", "gna"}


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("The Wadi Karam Martyrs Brigade attacked the camp in Zuwara.", "en", "Wadi Karam Martyrs Brigade"),
        ("La brigade Saadoun a attaqué le camp de Zouara.", "fr", "brigade Saadoun"),
    ],
)
def test_a_group_that_no_table_lists_keeps_its_words(
    extractor: Extractor, text: str, language: str, words: str
) -> None:
    """A unit without an id is an unidentified group, told by its own name."""
    (event,) = events(extractor, text, language)
    assert (event.actors, event.actors_text) == (("unidentified_armed_group",), (words,))


def test_towns_that_name_forces_are_no_places(extractor: Extractor) -> None:
    """Where the forces of two towns fight, only the third town is the place."""
    (event,) = events(
        extractor, "Clashes between Misrata and Zintan brigades resumed in Tripoli.", "en", "2014-08-18"
    )
    assert (event.place, set(event.actors)) == ("tripoli", {"misrata_forces", "zintan_forces"})


def test_a_move_does_not_count_where_it_comes_from(extractor: Extractor) -> None:
    """Reinforcements count where they go, not where they come from."""
    found = events(extractor, "Fighting went on in Sabha. Haftar sent reinforcements from Jufra.")
    assert {event.place for event in found} == {"sabha"}


@pytest.mark.parametrize(
    ("text", "activity"),
    [
        ("Les hommes de Haftar tentent de reconquérir la ville de Derna.", "offensive"),
        ("Les combats entre l'ANL et le GNA ont repris lundi à Aïn Zara.", "armed_clash"),
    ],
)
def test_french_verbs_of_taking_again_have_other_senses(
    extractor: Extractor, text: str, activity: str
) -> None:
    """To try to retake is an offensive, and fighting that resumes takes nothing."""
    assert {event.activity for event in events(extractor, text, "fr")} == {activity}


def test_an_aircraft_shot_down_is_not_killed(extractor: Extractor) -> None:
    """One French verb tells of men shot and of aircraft brought down."""
    (event,) = events(
        extractor, "Un hélicoptère utilisé par les forces spéciales a été abattu près de Benghazi.", "fr"
    )
    assert event.activity == "shoot_down"


@pytest.mark.parametrize(
    ("text", "language", "killed", "injured"),
    [
        ("Forty-two people were killed in clashes in Sirte.", "en", 42, None),
        ("A dozen fighters were killed in clashes in Sirte.", "en", 12, None),
        ("Une trentaine de soldats ont été tués dans des combats à Syrte.", "fr", 30, None),
        ("Quatre-vingt-douze morts et soixante-dix blessés dans des combats à Syrte.", "fr", 92, 70),
    ],
)
def test_numbers_that_are_written_out(
    extractor: Extractor, text: str, language: str, killed: int, injured: int | None
) -> None:
    """Victims are counted as the words say."""
    (event,) = events(extractor, text, language)
    assert max(c.killed or 0 for c in event.casualties) == killed
    assert max((c.injured or 0 for c in event.casualties), default=0) == (injured or 0)


def test_a_quote_with_signs_that_folding_leaves_out_stays_short(extractor: Extractor) -> None:
    """Signs that nobody sees count as characters of a quote."""
    (event,) = events(
        extractor, "LNA jets " + "\u0640" * 400 + " bombed a depot " + "\u0640" * 300 + " in Zliten."
    )
    assert len(event.quote) <= 300
