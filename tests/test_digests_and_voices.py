"""Sections of digests, voices of interviews and statements, and what words point back to across a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from told import only, told

if TYPE_CHECKING:
    from geolibya.extractor import Extractor

DIGEST = """Libya at a glance

SIRTE. Rebels took the eastern gate around midday.

GHADAMES. Gunmen attacked the old town early on Saturday. Mortar bombs fell on it again on Sunday.
"""
INTERVIEW = """« Chaque maison nous coûte un homme »

Ingénieur dans le civil, Bachir al-Gritli, 34 ans, commande une unité de Misrata. Propos recueillis jeudi.

Où sont vos hommes ?
À l'hôpital de Syrte, que nous avons libéré mercredi.

Et la mer ?
Nos avions décollent de Misrata.

Note de la rédaction. Un drone a frappé Tarhouna lundi.
"""
STATEMENT = """« Nous tenons le port » : le communiqué des gardes pétroliers

Voici le texte que nous a remis Ali al-Hassi, porte-parole de la Garde des installations pétrolières.

Lundi, nos unités ont repoussé deux assauts de Daech contre le terminal d'Es-Sedra.
"""


def test_a_section_lends_its_place(extractor: Extractor) -> None:
    """What a section tells takes place where its head says, whatever most of the report is about."""
    events = told(extractor, DIGEST, published="2011-09-26")
    assert {(event.activity, event.place) for event in events} == {
        ("capture", "sirte"),
        ("attack", "ghadames"),
        ("shelling", "ghadames"),
    }


def test_who_is_interviewed_answers_for_his_side(extractor: Extractor) -> None:
    """The name of the opening is the source of the answers, and "we" are those whom he commands."""
    events = told(extractor, INTERVIEW, "fr", "2016-08-12")
    assert only(events, "capture").actors == ("misrata_forces",)
    assert {event.attribution for event in events if event.activity != "drone_strike"} == {
        ("Bachir al-Gritli",)
    }


def test_a_note_of_the_editors_is_nobodys_word(extractor: Extractor) -> None:
    """What stands behind the interview in a note of the editors is not said by who was interviewed."""
    assert only(told(extractor, INTERVIEW, "fr", "2016-08-12"), "drone_strike").attribution == ()


def test_who_hands_a_statement_out_is_its_source(extractor: Extractor) -> None:
    """A statement in the first person is the word of the spokesman whom its lead names."""
    events = told(extractor, STATEMENT, "fr", "2016-01-07")
    assert {event.attribution for event in events} == {("Ali al-Hassi",)}
    assert ("pfg",) in {event.actors for event in events}


def test_the_city_is_the_one_that_opens_the_report(extractor: Extractor) -> None:
    """A village named in between does not become "the city", nor "there"."""
    text = (
        "Rockets close the harbour of Misrata\n\nResidents believe that the launchers stand near Tawergha.\n\n"
        "NATO jets bombed tanks close to the city on Monday. A drone struck a truck there on Saturday."
    )
    events = told(extractor, text, published="2011-04-27")
    assert {event.place for event in events if event.activity in ("air_strike", "drone_strike")} == {
        "misrata"
    }


@pytest.mark.parametrize(
    ("text", "language", "activity", "place"),
    [
        (
            "Deux navires ont accosté à Tobrouk. Des soldats russes y ont débarqué.",
            "fr",
            "deployment",
            "tobruk",
        ),
        ("Daech tient Syrte. L'ANL y assiège les djihadistes depuis juin.", "fr", "siege", "sirte"),
        (
            "Des obus visent Benina depuis la caserne de Bouatni, arrachée à l'ANL en juillet.",
            "fr",
            "capture",
            "saiqa_camp_buatni",
        ),
        (
            "Pick-ups were seen heading for Derna, where the DMSC keeps a training camp.",
            "en",
            "training",
            "derna",
        ),
        (
            "In Tripoli, a minister insisted that the LNA had not retreated from Sirte.",
            "en",
            "withdrawal",
            "sirte",
        ),
    ],
)
def test_words_point_back_to_the_right_place(
    extractor: Extractor, text: str, language: str, activity: str, place: str
) -> None:
    """A pronoun, a relative clause or an apposition says where, and not the town that stands nearest."""
    assert only(told(extractor, text, language), activity).place == place


@pytest.mark.parametrize(
    ("text", "language", "doers"),
    [
        (
            "Les combats opposent la « Brigade 444 » à la « Force Al-Radaa » à Tripoli.",
            "fr",
            {"444_brigade", "rada"},
        ),
        (
            '"Les combats ont repris à Tripoli, à grande échelle, entre la Force Radaa et la Brigade 444", dit un élu.',
            "fr",
            {"444_brigade", "rada"},
        ),
        (
            "A police car fled the clashes between Rada and the 444 Brigade in Tripoli.",
            "en",
            {"444_brigade", "rada"},
        ),
    ],
)
def test_both_sides_of_fighting_are_found(
    extractor: Extractor, text: str, language: str, doers: set[str]
) -> None:
    """The two that a clash is between are its sides, however far behind, and nobody who runs from it is."""
    events = told(extractor, text, language, "2023-08-16")
    assert set(only(events, "armed_clash").actors) == doers


def test_a_verb_behind_an_apposition_has_its_subject(extractor: Extractor) -> None:
    """What stands between commas behind a name does not part it from its verb."""
    text = "Libya Dawn, a coalition of militias, carried out an air raid on Es Sider, which has an oil port."
    assert only(told(extractor, text, published="2014-12-17"), "air_strike").actors == ("libya_dawn",)


def test_who_has_no_planes_strikes_from_no_air(extractor: Extractor) -> None:
    """A strike told beside an attack of jihadists is not theirs."""
    text = "ISIS attacked Es Sider on Monday. The strikes hit Ben Jawad, an officer said."
    assert "isis" not in {a for e in told(extractor, text) if e.activity == "air_strike" for a in e.actors}


def test_a_strike_that_caused_no_damage_took_place(extractor: Extractor) -> None:
    """That a strike left no damage denies no strike."""
    text = "A warplane fired rockets at Es Sider, causing no severe damage, an official said."
    assert {event.status for event in told(extractor, text)} == {"reported"}


def test_what_strikes_an_attack_was_made_with_is_one_act(extractor: Extractor) -> None:
    """The verb and the strikes that it was done with are told once."""
    assert [e.activity for e in told(extractor, "LNA forces target rivals with air strikes near Sirte.")] == [
        "air_strike"
    ]


def test_an_army_that_speaks_of_its_army_acknowledges(extractor: Extractor) -> None:
    """A military spokesman without a name speaks for the only army told of."""
    text = "LNA jets carried out air strikes on Sirte, a military spokesman said."
    assert only(told(extractor, text), "air_strike").status == "acknowledged"


def test_the_killing_of_an_official_at_home_is_told(extractor: Extractor) -> None:
    """An official killed at his door was murdered, though nobody is named who did it."""
    text = "A top security official was killed in front of his home in Benghazi on Wednesday."
    assert only(told(extractor, text), "killing").place == "benghazi"


def test_a_blow_of_last_week_is_another_one(extractor: Extractor) -> None:
    """Undated news of a bomb and one of the week before are two acts."""
    text = (
        "A car bomb killed an officer in Benghazi\n\nA bomb exploded in his car.\n\n"
        "Last week, bombs flattened a police station."
    )
    assert len([e for e in told(extractor, text, published="2013-08-01") if e.activity == "bombing"]) == 2


def test_whose_commander_is_held_is_the_target(extractor: Extractor) -> None:
    """The unit of a detained commander is whom it befell."""
    text = "The fighting was triggered by the detention of 444 Brigade commander Mahmoud Hamza at Mitiga."
    assert only(told(extractor, text, published="2023-08-16"), "detention").targets == ("444_brigade",)


def test_who_is_only_told_of_before_an_interview_answers_nothing(extractor: Extractor) -> None:
    """Who was killed before the talk is not who talks; a neighbour speaks for no brigade."""
    text = (
        "A chemist in Abu Salim\n\nSix days after Salem al-Tawil, a chief of militias, was shot inside a camp of the "
        "444th Combat Brigade, we spoke by telephone with Mariam, a chemist.\n\nWhat did you hear?\n\n"
        "A mortar round came through a roof in Zawiyat al-Dahmani.\n\nAnd then?\n\nNothing more."
    )
    event = only(told(extractor, text, published="2025-05-18"), "shelling")
    assert (event.status, event.attribution) == ("reported", ("Mariam",))
