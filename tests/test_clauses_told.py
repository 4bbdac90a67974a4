"""Acts told by pronouns, lists, asides and answers, in English and French."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geolibya.records import Event, Report

if TYPE_CHECKING:
    from geolibya.extractor import Extractor


def events(extractor: Extractor, text: str, language: str = "en") -> list[Event]:
    """Give the events of a text published in June 2019."""
    return list(extractor.extract(Report("r", text, language=language, published="2019-06-20")).events)


@pytest.mark.parametrize(
    ("text", "language", "place", "doer"),
    [
        ("Sirte, which Islamic State had seized in 2015, was calm.", "en", "sirte", "isis"),
        ("LNA forces fought for Sabha. They took it on Wednesday.", "en", "sabha", "lna"),
        ("The GNA attacked Gharyan. A week later the LNA took it back.", "en", "gharyan", "lna"),
        ("Syrte, que l'EI avait prise en 2015, était calme.", "fr", "sirte", "isis"),
        ("L'ANL a attaqué Derna. Elle l'a reprise mercredi.", "fr", "derna", "lna"),
    ],
)
def test_a_pronoun_may_be_the_place_taken(
    extractor: Extractor, text: str, language: str, place: str, doer: str
) -> None:
    """A place before a relative pronoun, or the one told of before, is what "it" was taken."""
    taken = [(e.place, e.actors) for e in events(extractor, text, language) if e.activity == "capture"]
    assert (place, (doer,)) in taken


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The LNA attacked Tebu gunmen in Murzuq, shelled the old town and captured the airfield.", "en"),
        ("L'ANL a attaqué les Toubous à Mourzouq, bombardé la vieille ville et pris l'aéroport.", "fr"),
    ],
)
def test_verbs_of_a_list_share_their_subject(extractor: Extractor, text: str, language: str) -> None:
    """Whom the first verb hits does nothing that the others tell."""
    assert {e.actors for e in events(extractor, text, language)} == {("lna",)}


def test_each_place_of_a_list_has_its_day(extractor: Extractor) -> None:
    """A day between two places is that of the first."""
    found = events(extractor, "LNA jets bombed Gharyan on Monday and Tarhuna on Tuesday.")
    assert [(e.place, e.date) for e in found] == [("gharyan", "2019-06-17"), ("tarhuna", "2019-06-18")]


def test_victims_do_not_strike(extractor: Extractor) -> None:
    """Who was killed in a strike is its target."""
    (found,) = (
        e
        for e in events(
            extractor, "Seven members of Daesh were eliminated in a precision strike near Murzuq."
        )
        if e.activity == "air_strike"
    )
    assert (found.actors, found.targets) == ((), ("isis",))


def test_a_claim_names_who_had_no_name(extractor: Extractor) -> None:
    """Two assailants are those of whoever claims what they did."""
    text = "Two assailants blew themselves up in Tripoli. The Islamic State claimed the operation."
    (found,) = events(extractor, text)
    assert (found.activity, found.actors, found.status) == ("bombing", ("isis",), "acknowledged")


def test_a_clause_may_deny_the_act_before_it(extractor: Extractor) -> None:
    """The act stands as told, and beside it as denied."""
    found = events(extractor, "LNA jets bombed Zuwara, an accusation that the LNA rejects.")
    assert [(e.status, e.actors) for e in found] == [("reported", ("lna",)), ("denied", ("lna",))]


def test_answers_are_the_words_of_who_is_interviewed(extractor: Extractor) -> None:
    """What stands behind the questions of an interview is told by the one whom its opening names."""
    text = (
        "Salem Ali, an engineer in Sirte, spoke to us on Monday.\n\nQ. What happened?\n\n"
        "A. Jets bombed Sirte at dawn.\n\nQ. And then?\n\nA. Shells hit Sirte until noon."
    )
    assert {e.attribution for e in events(extractor, text)} == {("Salem Ali",)}


def test_names_cut_short_are_known_again(extractor: Extractor) -> None:
    """The end of a long name means its bearer."""
    text = (
        "Benghazi Revolutionaries Shura Council fighters left Benina. "
        "Benina was shelled by the Shura Council on Sunday."
    )
    (found,) = (e for e in events(extractor, text) if e.activity == "shelling")
    assert found.actors == ("brsc",)
