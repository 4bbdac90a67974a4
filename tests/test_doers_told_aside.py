"""Doers, targets and places that words aside from the act tell: accusers, participles, relative clauses, origins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from told import only, told

if TYPE_CHECKING:
    from geolibya.extractor import Extractor


@pytest.mark.parametrize(
    ("text", "language", "activity", "doers"),
    [
        ("The LNA chased retreating GNA forces near Gharyan.", "en", "withdrawal", ("gna",)),
        (
            "GNA forces were driven back by the LNA, abandoning the town of Tarhuna.",
            "en",
            "withdrawal",
            ("gna",),
        ),
        (
            "The LNA, accused by the GNA of shelling the port of Tripoli, denied it.",
            "en",
            "shelling",
            ("lna",),
        ),
        (
            "Ansar al-Charia est accusé par Washington d'être derrière l'attaque du consulat à Benghazi.",
            "fr",
            "attack",
            ("ansar_al_sharia",),
        ),
        ("Pictures show air defences that Turkey installed at al-Watiya.", "en", "air_defence", ("turkey",)),
        (
            "AFRICOM attributes a MiG-29 crash near Sirte to Wagner pilots.",
            "en",
            "aircraft_crash",
            ("wagner",),
        ),
        ("This is a unit that Field Marshal Haftar has sent into Fezzan.", "en", "deployment", ("lna",)),
        (
            "Six soldats de l'ANL ont été tués lors de combats contre l'EI à Benghazi.",
            "fr",
            "armed_clash",
            ("lna",),
        ),
    ],
)
def test_doers_are_found_past_other_names(
    extractor: Extractor, text: str, language: str, activity: str, doers: tuple[str, ...]
) -> None:
    """Who is accused, described by a participle or named in a relative clause does what the words tell of."""
    events = [event for event in told(extractor, text, language) if event.activity == activity]
    assert doers in {event.actors for event in events}


@pytest.mark.parametrize(
    ("text", "language", "activity", "targets"),
    [
        (
            "Jadhran's men overran Ras Lanuf, driving out the Libyan National Army units that had held it.",
            "en",
            "capture",
            ("lna",),
        ),
        ("A rocket hit a house in Abu Salim, killing a grandmother.", "en", "shelling", ("civilians",)),
        (
            "The US killed a man in a strike near Ubari; two ISIS men died in a raid.",
            "en",
            "air_strike",
            ("isis",),
        ),
    ],
)
def test_those_who_bear_an_act_are_its_targets(
    extractor: Extractor, text: str, language: str, activity: str, targets: tuple[str, ...]
) -> None:
    """Those whom a participle drives out, or who died in a raid, are its targets, and no one of a clause before."""
    assert targets in {e.targets for e in told(extractor, text, language) if e.activity == activity}


@pytest.mark.parametrize(
    ("text", "language", "activity", "place"),
    [
        (
            "Clashes in Zawiya went on. The clashes hit the country's second largest refinery.",
            "en",
            "armed_clash",
            "zawiya",
        ),
        (
            "A truce signed in Zawiya did not last: Mitiga, the only airport, closed when rockets fell on it.",
            "en",
            "shelling",
            "mitiga_airport",
        ),
        (
            "Des raids aériens ont visé Al-Aziziya depuis l'aéroport de Mitiga à Tripoli et de Misrata.",
            "fr",
            "air_strike",
            "aziziya",
        ),
        ("The LNA shelled Sirte. In Tripoli the GNA condemned the attack.", "en", "shelling", "sirte"),
    ],
)
def test_what_ranks_or_sets_out_is_no_site(
    extractor: Extractor, text: str, language: str, activity: str, place: str
) -> None:
    """The country that something ranks in, where planes came from and where an act is condemned are no sites."""
    assert only(told(extractor, text, language), activity).place == place


@pytest.mark.parametrize(
    "text",
    [
        "It was not immediately clear what triggered the clashes in Zawiya.",
        "Families left Ubari to avoid the clashes between Tuareg and Tebu fighters.",
    ],
)
def test_what_is_avoided_or_unexplained_took_place(extractor: Extractor, text: str) -> None:
    """Fighting that people flee or whose cause is not clear is told as fact."""
    assert only(told(extractor, text), "armed_clash").status == "reported"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The guards of Sharara opened the gates to the LNA without a shot.", "en"),
        ("The LNA captured a border post into Chad.", "en"),
        ("The militia engaged in looting in Sirte.", "en"),
    ],
)
def test_idioms_tell_of_no_killing_no_march_and_no_clash(
    extractor: Extractor, text: str, language: str
) -> None:
    """A shot that was not fired, a crossing "into" a country and engaging in looting are no acts of their own."""
    assert not {"killing", "deployment", "armed_clash"} & {
        e.activity for e in told(extractor, text, language)
    }


def test_an_attack_that_forces_gather_for_is_planned(extractor: Extractor) -> None:
    """Men massed for an attack are there; the attack is still to come."""
    events = told(extractor, "The LNA is massing men at Brega for a counter-attack.")
    assert {(e.activity, e.status) for e in events} == {("deployment", "reported"), ("offensive", "planned")}


def test_what_one_is_to_take_and_hold_is_only_an_aim(extractor: Extractor) -> None:
    """The second infinitive of an aim tells of no capture either."""
    events = told(extractor, "The LNA launched an operation to track ISIS and expel it from Murzuq.")
    assert {e.activity for e in events} == {"offensive"}


def test_fighting_that_calmed_down_is_the_fighting_told_before(extractor: Extractor) -> None:
    """That fighting is over makes no second event on another day."""
    text = "On 22 September clashes erupted in Sabratha. Fighting calmed down the next morning."
    assert [(e.activity, e.date) for e in told(extractor, text, published="2025-09-29")] == [
        ("armed_clash", "2025-09-22")
    ]


def test_days_count_from_the_news_and_not_from_its_background(extractor: Extractor) -> None:
    """Two days later: that counts from the day told before, whatever has gone on since spring."""
    text = (
        "Shells hit Sirte on Monday. The LNA has been trying to take Tripoli since 4 April. "
        "Two days later a drone struck Tarhuna."
    )
    events = told(extractor, text, published="2019-11-23")
    assert only(events, "drone_strike").date == "2019-11-20"


def test_both_sides_are_those_who_fight_and_not_who_backs_them(extractor: Extractor) -> None:
    """Where a report names backers too, "both sides" are the two that fight."""
    text = "GNA forces took al-Watiya from the LNA. Turkey sent drones. Both sides rushed reinforcements to Sirte."
    assert {e.actors for e in told(extractor, text) if e.place == "sirte"} == {("gna", "lna")}


def test_the_strike_that_killed_on_a_farm_has_one_toll(extractor: Extractor) -> None:
    """The noun before a verb of killing is no victim; a family counts by its members."""
    events = told(extractor, "An air strike on a farm near Sirte killed a family of six.")
    assert [c.killed for c in only(events, "air_strike").casualties] == [6]


def test_a_phrase_of_its_own_waits_for_the_subject_behind_it(extractor: Extractor) -> None:
    """In its offensive: that is the offensive of whom the main clause names, not of whom the sentence before did."""
    events = told(
        extractor, "The GNA attacked Gharyan. In its offensive on Sabratha, the LNA shelled Surman."
    )
    assert [e.actors for e in events if e.place == "sabratha"] == [("lna",)]
    events = told(
        extractor,
        "Le GNA a bombardé Gharyan. Dans le cadre de son offensive contre Tripoli, l'ANL a pris Tarhouna.",
        language="fr",
    )
    assert [e.actors for e in events if e.place == "tripoli"] == [("lna",)]


def test_who_died_in_a_clash_fought_it(extractor: Extractor) -> None:
    """Dead on both sides name both sides; civilians who died took no part."""
    events = told(
        extractor, "Clashes in Gharyan which killed 20 members of the LNA and ten of the GNA ended."
    )
    assert only(events, "armed_clash").actors == ("lna", "gna")
    events = told(extractor, "Clashes in Gharyan which killed five civilians ended.")
    assert only(events, "armed_clash").actors == ()


def test_no_comment_is_no_denial(extractor: Extractor) -> None:
    """Who has not commented on an act has neither denied nor done it."""
    for text, language in (
        ("The LNA did not comment on the shelling of Mitiga airport.", "en"),
        ("L'ANL n'a pas commenté le bombardement de Tarhouna.", "fr"),
    ):
        event = only(told(extractor, text, language=language), "shelling")
        assert (event.status, event.actors) == ("reported", ())


def test_what_is_done_at_somebodys_request_is_done(extractor: Extractor) -> None:
    """A request before an act that is told as done makes no plan of it."""
    text = "A la demande du GNA, les Etats-Unis effectuent des frappes aériennes contre l'EI à Syrte."
    assert only(told(extractor, text, language="fr"), "air_strike").status == "reported"
