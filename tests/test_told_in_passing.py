"""What correspondents tell in passing: participles, relative clauses, blame, small names, others that were hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from told import told

if TYPE_CHECKING:
    from geolibya.extractor import Extractor
    from geolibya.records import Event


def acts(found: list[Event]) -> set[tuple[str, str | None, tuple[str, ...]]]:
    """Give what was done, where and by whom."""
    return {(event.activity, event.place, event.actors) for event in found}


@pytest.mark.parametrize(
    ("text", "language", "act"),
    [
        (
            "The LNA turned on its rivals on Monday, 10 June, pushing into Ain Zara.",
            "en",
            ("offensive", "ain_zara", ("lna",)),
        ),
        ("Driven out of Tarhuna, the LNA fled.", "en", ("withdrawal", "tarhuna", ("lna",))),
        (
            "Un avion a brûlé sur la base d'al-Joufra, qu'occupent depuis un an les hommes de Wagner.",
            "fr",
            ("deployment", "al_jufra_air_base", ("wagner",)),
        ),
        (
            "Some 300 men of the Rapid Support Forces (RSF), the authors write, were dispatched to Sirte.",
            "en",
            ("deployment", "sirte", ("rsf",)),
        ),
        (
            "Haftar has the military backing of Egypt, which borders Libya.",
            "en",
            ("military_support", "libya", ("egypt",)),
        ),
        (
            "In the version of Ahmed al-Mismari, who speaks for the LNA, ships unloaded arms at Tripoli.",
            "en",
            ("arms_transfer", "tripoli", ()),
        ),
        ("His men hold Sirte, Khalifa Haftar said.", "en", ("deployment", "sirte", ("lna",))),
        ("New Egyptian raids on Derna were announced.", "en", ("air_strike", "derna", ("egypt",))),
    ],
)
def test_who_did_it_stands_elsewhere_in_the_sentence(
    extractor: Extractor, text: str, language: str, act: tuple[str, str, tuple[str, ...]]
) -> None:
    """Doers stand before participles, behind inverted verbs, across asides, and are not who tells of it."""
    assert act in acts(told(extractor, text, language))


@pytest.mark.parametrize(
    ("text", "language", "places"),
    [
        ("Des combats ont éclaté dans le croissant pétrolier.", "fr", {"oil_crescent"}),
        ("Syrte : des combats dans le District n° 3.", "fr", {"sirte_district_3"}),
        (
            "Ils signalent un raid aérien, le 7 juin, qui aurait visé non seulement Syrte mais aussi Hun.",
            "fr",
            {"sirte", "hun"},
        ),
        (
            "Deux hommes d'une milice de Tarhouna ont été tués dans cette ville par un drone.",
            "fr",
            {"tarhuna"},
        ),
        (
            "Rockets hit Mitiga, and the attack forced the diversion of flights to Misrata.",
            "en",
            {"mitiga_airport"},
        ),
        (
            "Drones struck Zawiya. A house in Abu Surra was burnt. Fighters clashed in the town on Monday.",
            "en",
            {"zawiya"},
        ),
        (
            "Jets bombed the airstrip at al-Feel as men waited there, and the LNA left al-Sharara.",
            "en",
            {"el_feel_oil_field", "sharara_oil_field"},
        ),
        (
            "The LNA shelled Sirte. There was fighting between militias in Tripoli.",
            "en",
            {"sirte", "tripoli"},
        ),
        (
            "Brak was calm, sources in Misrata and in Tripoli said, and clashes went on around it.",
            "en",
            {"brak"},
        ),
        ("Jets hit Zawiya on Monday. The port of Maya was hit as well.", "en", {"zawiya", "maya"}),
    ],
)
def test_where_it_was(extractor: Extractor, text: str, language: str, places: set[str]) -> None:
    """Names in small letters, relative clauses and "that town" place acts; sources and diverted flights do not."""
    assert {event.place for event in told(extractor, text, language)} == places


def test_two_sides_of_one_town_are_two_places(extractor: Extractor) -> None:
    """Strikes east and west of a town are not one strike."""
    found = told(extractor, "Jets bombed a camp east of Sirte. Jets bombed a camp west of Sirte.")
    assert len([event for event in found if event.activity == "air_strike"]) == 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Shells hit Mitiga. The GNA spoke of dead and held Haftar responsible.", "en"),
        ("Shells hit Mitiga. The LNA, blamed for it by the GNA, said nothing.", "en"),
        (
            "Mitiga a été pris pour cible, disent les forces du GNA, qui en imputent la responsabilité à Haftar.",
            "fr",
        ),
    ],
)
def test_who_is_blamed_did_it(extractor: Extractor, text: str, language: str) -> None:
    """Whom a side holds responsible is the doer of its claim, and not that side."""
    claims = [event for event in told(extractor, text, language) if event.status == "claimed"]
    assert [event.actors for event in claims] == [("lna",)]


@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        (
            "Ahmed al-Mismari, the LNA's spokesman, wrote on Twitter: jets bombed Sirte.",
            "en",
            "Ahmed al-Mismari",
        ),
        ("According to residents the army has bombed Sirte.", "en", "residents"),
        (
            "Jets bombed Sirte, sources in Misrata and in Tripoli said.",
            "en",
            "sources in Misrata and in Tripoli",
        ),
        (
            "La brigade, qui soutient le GNA, est partie. Selon un témoin, des avions ont bombardé Syrte.",
            "fr",
            "un témoin",
        ),
    ],
)
def test_who_says_so(extractor: Extractor, text: str, language: str, source: str) -> None:
    """Sources are people, and no platforms, subjects of what is said or backers."""
    (event,) = [event for event in told(extractor, text, language) if event.activity == "air_strike"]
    assert event.attribution[0].startswith(source)


def test_an_outlet_in_brackets_is_the_source(extractor: Extractor) -> None:
    """What a digest cites behind a sentence is the source of it and of the one before, and of no other paragraph."""
    text = (
        "LNA jets bombed Sirte on Monday. Troops then took Hun (Libya Observer, 11 June).\n\n"
        "Shells hit Mitiga on Monday."
    )
    found = {event.place: event.attribution for event in told(extractor, text)}
    assert found == {"sirte": ("Libya Observer",), "hun": ("Libya Observer",), "mitiga_airport": ()}


def test_a_foe_is_not_whom_he_fights(extractor: Extractor) -> None:
    """Forces called "anti" somebody are not his."""
    found = told(extractor, "Anti-Haftar forces shelled Gharyan.")
    assert all("lna" not in event.actors for event in found)


def test_french_activists_are_unarmed(extractor: Extractor) -> None:
    """French "militants" are activists, unless more is said of them."""
    found = told(extractor, "Des militants ont filmé le bombardement de Syrte lundi.", "fr")
    assert all("unidentified_armed_group" not in event.actors for event in found)


@pytest.mark.parametrize(
    ("text", "language", "killed"),
    [
        ("Un drone a frappé Syrte, des hommes fidèles à sa cause ont été tués.", "fr", set()),
        ("Un drone a frappé Syrte. Deux hommes ont été tués à Hun.", "fr", set()),
        ("Un drone a frappé Syrte. Deux hommes ont été tués.", "fr", {2}),
    ],
)
def test_tolls_are_counted_where_they_belong(
    extractor: Extractor, text: str, language: str, killed: set[int]
) -> None:
    """A French "à" counts nobody, and the dead of another town are not of this strike."""
    found = told(extractor, text, language)
    assert {toll.killed for event in found if event.place == "sirte" for toll in event.casualties} == killed


@pytest.mark.parametrize("day", ["on the 5th in broad daylight", "on the morning of the 5th"])
def test_days_without_their_month(extractor: Extractor, day: str) -> None:
    """A day that is named by its number alone is the latest such day."""
    (event,) = told(extractor, f"LNA jets bombed Sirte {day}.")
    assert event.date == "2019-06-05"


def test_a_digest_keeps_its_sections_apart(extractor: Extractor) -> None:
    """What a section tells without a place of its own is not put where another section's acts are."""
    text = (
        "Jets bombed Sirte on Monday. Shells hit Sirte on Tuesday. ISIS fighters attacked Sirte on Friday.\n\n"
        "Clashes broke out in Benghazi. Fighting was heaviest in Sabri. Shelling killed two civilians."
    )
    shelling = [
        event for event in told(extractor, text, published="2016-06-12") if "civilians" in event.targets
    ]
    assert all(event.place != "sirte" for event in shelling)


def test_an_answered_question_is_no_second_act(extractor: Extractor) -> None:
    """What a heading asks and the next sentence tells is told once."""
    found = told(extractor, "Was Tarhuna bombed? LNA jets bombed Tarhuna on Monday.")
    assert [(event.activity, event.status) for event in found] == [("air_strike", "reported")]


def test_tellings_of_two_days_are_two_acts(extractor: Extractor) -> None:
    """A raid of one day is not made finer by a strike of another."""
    found = told(
        extractor, "A raid hit Sirte on 3 June. On 9 June LNA jets carried out an air strike on Sirte."
    )
    assert {event.date for event in found} == {"2019-06-03", "2019-06-09"}


def test_jihadists_tell_of_their_own_blows(extractor: Extractor) -> None:
    """An attack of which the agency of a jihadist group tells is that group's, by its own account."""
    (event,) = told(
        extractor, "Amaq told of an attack near Fuqaha on 4 June against a checkpoint of the LNA."
    )
    assert (event.actors, event.targets, event.status) == (("isis",), ("lna",), "acknowledged")
