"""What wires and digests write every day: sources, sides, places, dates and acts as their words have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from told import only, told

if TYPE_CHECKING:
    from geolibya.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "language", "sources"),
    [
        ("Reports said that LNA jets bombed Sirte.", "en", {("Reports",)}),
        ("LNA jets bombed Sirte, ignoring international calls for a truce.", "en", {()}),
        ("LNA jets bombed Sirte in a raid officials blamed on the LNA.", "en", {("officials",)}),
        (
            'Le "conseil social", formé de notables, a annoncé des combats à Syrte.',
            "fr",
            {('Le "conseil social"',)},
        ),
        ("Des jets de l'ANL, utilisant des lance-roquettes, ont bombardé Syrte.", "fr", {()}),
        ("LNA jets bombed Sirte, which pumps 70,000 barrels-per-day.", "en", {()}),
        ("LNA forces suffered losses: jets bombed them in Sirte.", "en", {()}),
        ("His force in mid-January announced an air strike on Sirte.", "en", {("His force",)}),
    ],
)
def test_nouns_and_halves_of_words_are_no_sources(
    extractor: Extractor, text: str, language: str, sources: set[tuple[str, ...]]
) -> None:
    """Only who says something is a source, and no noun, verb or time beside him."""
    assert {event.attribution for event in told(extractor, text, language)} == sources


def test_a_truce_that_somebody_announces_is_all_that_he_says(extractor: Extractor) -> None:
    """Who announced a truce is not the source of the fighting that it ended."""
    found = told(
        extractor, "Fighting in Tripoli calmed on Wednesday, following a ceasefire announced by the GNA."
    )
    assert only(found, "armed_clash").attribution == ()
    assert only(found, "ceasefire").actors == ("gna",)


def test_what_is_told_behind_but_is_nobodys_claim(extractor: Extractor) -> None:
    """Who claims a thing does not say what the next clause tells."""
    text = (
        "Haftar's forces claimed control of Tripoli international airport on Sunday but the site appears to have "
        "been retaken by the GNA on Monday."
    )
    found = {event.actors: event.status for event in told(extractor, text)}
    assert found == {("lna",): "acknowledged", ("gna",): "reported"}


def test_a_side_that_admits_a_loss_has_lost(extractor: Extractor) -> None:
    """A loss that a side admits is its foe's success, by its own account."""
    (event,) = told(
        extractor, "The GNA admitted that it lost control of Tripoli airport to Haftar's fighters."
    )
    assert (event.actors, event.targets, event.status) == (("lna",), ("gna",), "acknowledged")


@pytest.mark.parametrize(
    ("text", "published", "actors"),
    [
        ("Libyan forces shelled Misrata on Monday.", "2011-04-19", ("gaddafi_forces",)),
        (
            "The Libyan army took Sirte on Monday. The Libyan National Army is led by Haftar.",
            "2020-01-07",
            ("lna",),
        ),
        ("The Libyan army took Sirte on Monday, the GNA's commanders said.", "2016-12-06", ("gna",)),
        ("The Tripoli government bombed Zawiya on Monday.", "2023-05-30", ("gnu",)),
        ("The Tripoli government bombed Tarhuna on Monday.", "2019-05-28", ("gna",)),
        ("Forces loyal to Libyan military strongman Khalifa Haftar took Sirte.", "2020-01-07", ("lna",)),
        ("Fighters from the city of Zintan took Tripoli airport.", "2014-07-20", ("zintan_forces",)),
        ("Rival militias that support the GNA took Gharyan.", "2019-06-27", ("gna",)),
    ],
)
def test_whose_forces_are_meant(
    extractor: Extractor, text: str, published: str, actors: tuple[str, ...]
) -> None:
    """Forces without a name of their own are those of the time and of the side that the report names."""
    assert told(extractor, text, published=published)[0].actors == actors


def test_the_government_is_the_one_named(extractor: Extractor) -> None:
    """A bare "the government" is the only one that the report names by its name."""
    text = "The Government of National Unity was silent. On Monday the government retook Abu Salim."
    assert only(told(extractor, text, published="2025-05-14"), "capture").actors == ("gnu",)


def test_his_force_is_a_persons(extractor: Extractor) -> None:
    """The word "his" means a person, whatever government the sentence before names."""
    text = "Haftar was away. The GNA was silent. His force launched an offensive on Sabha in January."
    assert only(told(extractor, text), "offensive").actors == ("lna",)


def test_foes_on_the_ground_are_guessed_there(extractor: Extractor) -> None:
    """Of sides that a report names, nobody who only bombs is whom a town was taken from."""
    text = "US and British officers spoke of training. ISIS took control of Nawfaliya on Monday."
    assert only(told(extractor, text, published="2016-03-01"), "capture").targets == ()


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        (
            "Shells fell in Kufra, near the border with Chad and Sudan, where troops are deployed.",
            "en",
            "kufra",
        ),
        (
            "Libya Dawn took Qasr bin Ghashir, the district surrounding Tripoli International Airport.",
            "en",
            "qasr_bin_ghashir",
        ),
        ("LNA jets bombed the Libyan capital's only functioning airport.", "en", "mitiga_airport"),
        (
            "Islamist militias took the international airport in Tripoli.",
            "en",
            "tripoli_international_airport",
        ),
        ("Misratan forces headed toward Sirte as Operation Al-Ghardabiya began.", "en", "sirte"),
        ("Haftar's men battled fighters allied to Misrata in Zillah.", "en", "zillah"),
        ("Ankara a encore envoyé, à Misrata, des mercenaires.", "fr", "misrata"),
        ("L'ANL a lancé en Libye une vaste offensive dans le sud.", "fr", "fezzan"),
    ],
)
def test_where_it_happened_and_not_beside_it(
    extractor: Extractor, text: str, language: str, place: str
) -> None:
    """Neighbours, names of operations and the seats of sides are no sites."""
    assert {event.place for event in told(extractor, text, language)} == {place}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("LNA fighters left Ajdabiya on Monday (Libya Herald, June 11).", "2019-06-10"),
        (
            "On Monday, May 6, 2019, jets bombed Sirte.\nLNA fighters left Ajdabiya late on Monday.",
            "2019-05-06",
        ),
        ("On May 6 jets bombed Sirte. Following two weeks of calm LNA fighters left Ajdabiya.", "2019-05-06"),
    ],
)
def test_days_that_the_act_has(extractor: Extractor, text: str, date: str) -> None:
    """The day on which a source printed something is no day of the act; weekdays may be those of long ago."""
    left = [event for event in told(extractor, text) if event.place == "ajdabiya"]
    assert [event.date for event in left] == [date]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("GNA troops withdrew to avoid air strikes in Sirte.", "en", {"withdrawal"}),
        ("Children were trying to flee their homes in Sirte, the LNA said.", "en", {"displacement"}),
        ("Les vols ont été suspendus à l'aéroport de Mitiga, a dit le GNA.", "fr", set()),
        ("Le calme est de retour à Tripoli après les combats.", "fr", {"armed_clash", "ceasefire"}),
        ("L'Otan a détruit par erreur un char pris aux rebelles à Zaouïa.", "fr", {"air_strike"}),
        ("ISIS fighters attacked GNA forces in Sirte with bombs hidden in a car.", "en", {"attack"}),
        ("The army dismantled an IED in Derna on Monday, the LNA said.", "en", set()),
        ("Ten people were kidnapped in Sirte in a raid by ISIS.", "en", {"detention", "attack"}),
    ],
)
def test_acts_that_the_words_tell(extractor: Extractor, text: str, language: str, found: set[str]) -> None:
    """What is avoided, defused, taken as booty or only used is no act of its own."""
    assert {event.activity for event in told(extractor, text, language)} == found


def test_people_kidnapped_in_a_raid(extractor: Extractor) -> None:
    """What befell people in a raid was done by who raided."""
    found = told(
        extractor, "Ten people were kidnapped in Sirte in a raid attributed to ISIS, officials said."
    )
    assert {(event.actors, event.attribution) for event in found} == {(("isis",), ("officials",))}


def test_others_were_hit_too(extractor: Extractor) -> None:
    """A town that is "not the only one" that was hit was hit."""
    found = told(extractor, "Tarhuna was not the only city that LNA jets bombed on Monday.")
    assert {event.status for event in found} == {"reported"}


@pytest.mark.parametrize(
    ("text", "language", "doers", "targets"),
    [
        ("Deux drones turcs abattus par l'ANL à Tarhouna.", "fr", ("lna",), ("turkey",)),
        ("Le GNA, avec le soutien de la Turquie, a pris Syrte.", "fr", ("turkey",), ("gna",)),
        ("Arms were shipped to Tobruk from the UAE.", "en", ("uae",), ()),
        ("Les forces du GNA sont soutenues par des frappes américaines à Syrte.", "fr", ("us",), ()),
    ],
)
def test_who_does_it_stands_where_the_words_put_him(
    extractor: Extractor, text: str, language: str, doers: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    """Participles, support, senders and adjectives have their doers where they say."""
    first = told(extractor, text, language)[0]
    assert (first.actors, first.targets) == (doers, targets)
