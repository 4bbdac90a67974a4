"""Fighting and harm: what it was done with names the act, and peaceful uses of the words name none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geolibya.records import Event, Report

if TYPE_CHECKING:
    from geolibya.extractor import Extractor


def events(extractor: Extractor, text: str, language: str = "en") -> list[Event]:
    """Give the events of a text."""
    return list(extractor.extract(Report("r", text, language=language, published="2019-06-12")).events)


@pytest.mark.parametrize(
    ("text", "activity"),
    [
        ("LNA jets demolished a depot in Mizda.", "air_strike"),
        ("A GNA depot in Mizda was destroyed by warplanes.", "air_strike"),
        ("LNA jets blew up a depot in Mizda.", "air_strike"),
        ("A GNA convoy near Mizda was wrecked by a drone.", "drone_strike"),
        ("Rockets tore through an LNA barracks in Mizda.", "shelling"),
        ("A GNA post in Mizda was targeted by artillery.", "shelling"),
        ("LNA artillery struck a clinic in Mizda.", "shelling"),
        ("A roadside bomb struck an LNA post in Mizda.", "bombing"),
        ("Three soldiers were killed by a car bomb in Mizda.", "bombing"),
        ("A suicide bomber attacked an LNA post in Mizda.", "bombing"),
        ("Militiamen with rockets attacked an LNA post in Mizda.", "attack"),
    ],
)
def test_what_it_was_done_with_names_the_act(extractor: Extractor, text: str, activity: str) -> None:
    """The subject of a verb of harm, or what stands behind "by", says which act it was, told once."""
    assert [(e.activity, e.place) for e in events(extractor, text)] == [(activity, "mizda")]


@pytest.mark.parametrize(
    ("text", "activity"),
    [
        ("An LNA convoy fell into an ambush near Mizda.", "attack"),
        ("The LNA's advance on Mizda stalled.", "offensive"),
        ("GNA troops recovered Mizda.", "capture"),
        ("GNA forces knocked down a drone over Mizda.", "shoot_down"),
        ("GNA forces destroyed a Turkish drone over Mizda.", "shoot_down"),
        ("Three engineers were held by militiamen in Mizda.", "detention"),
        ("Militiamen seized two nurses in Mizda.", "detention"),
        ("GNA fighters stepped on a mine in Mizda.", "bombing"),
        ("An LNA barrage on Mizda killed three.", "shelling"),
    ],
)
def test_acts_in_other_words(extractor: Extractor, text: str, activity: str) -> None:
    """Less common verbs and nouns tell of acts as the plain ones do."""
    assert (activity, "mizda") in {(e.activity, e.place) for e in events(extractor, text)}


@pytest.mark.parametrize(
    "text",
    [
        "The LNA spokesman came under fire for his remarks in Benghazi.",
        "The crowd exploded in anger in Misrata, the militia said.",
        "The brigade's club fell to second place in Benghazi.",
        "LNA police seized counterfeit money in Benghazi.",
        "The force said that a transformer blew up in Misrata.",
        "Soldiers of the LNA freed the trucks in Benghazi.",
    ],
)
def test_peaceful_uses_are_silent(extractor: Extractor, text: str) -> None:
    """Figures of speech, accidents and confiscated things are no acts of war."""
    assert not events(extractor, text)


def test_what_is_hit_does_not_strike(extractor: Extractor) -> None:
    """A drone that is the subject of a passive was hit, and struck nobody."""
    found = events(extractor, "A Turkish drone was hit by anti-aircraft fire over Mizda.")
    assert [e.activity for e in found] == ["shoot_down"]


@pytest.mark.parametrize(
    ("text", "activity"),
    [
        ("L'aviation de l'ANL a soufflé un dépôt à Mizda.", "air_strike"),
        ("Des roquettes ont secoué une caserne à Mizda.", "shelling"),
        ("Des obus ont explosé dans une caserne à Mizda.", "shelling"),
        ("Une mine a détruit un véhicule militaire à Mizda.", "bombing"),
        ("Des miliciens ont frappé un barrage à Mizda.", "attack"),
        ("Des soldats de l'ANL ont subi une embuscade à Mizda.", "attack"),
        ("Un raid de miliciens a fait trois morts à Mizda.", "attack"),
        ("Les forces de l'ANL ont capturé Mizda.", "capture"),
        ("Mizda s'est rendue aux forces de l'ANL.", "capture"),
        ("L'avancée vers Mizda se poursuit, selon l'ANL.", "offensive"),
        ("L'ANL a neutralisé un drone au-dessus de Mizda.", "shoot_down"),
        ("Deux soldats sont détenus à Mizda.", "detention"),
    ],
)
def test_french_acts_in_other_words(extractor: Extractor, text: str, activity: str) -> None:
    """French verbs and nouns of harm tell of the act that was done, once."""
    assert [(e.activity, e.place) for e in events(extractor, text, "fr")] == [(activity, "mizda")]


@pytest.mark.parametrize(
    "text",
    [
        "L'ANL se tait. La pénurie frappe les habitants de Benghazi.",
        "Un transformateur a explosé à Benghazi, selon la milice.",
        "La foule a explosé de joie à Misrata, selon la milice.",
        "Un soldat de l'ANL est tombé malade à Benghazi.",
    ],
)
def test_french_peaceful_uses_are_silent(extractor: Extractor, text: str) -> None:
    """French figures of speech and accidents are no acts of war."""
    assert not events(extractor, text, "fr")


def test_a_source_speaks_in_his_own_sentence(extractor: Extractor) -> None:
    """A word of saying in another sentence does not make a journalist who is seized the speaker."""
    text = "L'armée a publié un communiqué. Des hommes armés ont enlevé un journaliste à Mizda."
    assert [(e.activity, e.place) for e in events(extractor, text, "fr")] == [("detention", "mizda")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Clashes between fighters from Zliten and Khoms broke out in Mizda.", "en"),
        ("Militiamen from Zliten and Khoms attacked an LNA post in Mizda.", "en"),
        ("Des roquettes tirées de Gharyan sont tombées sur Mizda.", "fr"),
    ],
)
def test_where_fighters_and_rockets_come_from_is_no_site(
    extractor: Extractor, text: str, language: str
) -> None:
    """The homes of fighters, also in a list, and the place that rockets were fired from are not hit."""
    assert {e.place for e in events(extractor, text, language)} == {"mizda"}


def test_who_is_driven_from_places_loses_them(extractor: Extractor) -> None:
    """Each place of a list that fighters were driven from is taken."""
    found = events(extractor, "The GNA drove the militants from Zliten and Khoms.")
    assert {e.place for e in found if e.activity == "capture"} == {"zliten", "khoms"}
