"""Turns of phrase that news is full of: each told as the act, at the place, by whom and how surely it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from told import told

if TYPE_CHECKING:
    from geolibya.extractor import Extractor


def acts(extractor: Extractor, text: str, language: str = "en") -> set[tuple[str, str]]:
    """Give the activities of a text with their places."""
    return {(event.activity, event.place or "") for event in told(extractor, text, language)}


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Russia denied it had sent mercenaries to Libya.", "en", ("deployment", ("russia",))),
        (
            "A report that the LNA shot down a French plane over Benina is false, the mayor said.",
            "en",
            ("shoot_down", ("lna",)),
        ),
        (
            "A drone strike in Murzuq killed 43 people. The LNA denied that it had hit civilians.",
            "en",
            ("drone_strike", ("lna",)),
        ),
        (
            "Le Conseil de la choura de Derna a démenti toute implication dans l'attaque de Tobrouk.",
            "fr",
            ("attack", ("dmsc",)),
        ),
    ],
)
def test_a_denial_is_told_of_whom_it_clears(
    extractor: Extractor, text: str, language: str, wanted: tuple[str, tuple[str, ...]]
) -> None:
    """Whatever its words, a denial gives the act denied and who is not to have done it."""
    denied = [e for e in told(extractor, text, language) if e.status == "denied"]
    assert [(event.activity, event.actors) for event in denied] == [wanted]


def test_what_is_called_a_breach_is_not_denied(extractor: Extractor) -> None:
    """A government that calls a presence a breach of its sovereignty does not deny it."""
    text = "French troops were deployed at Benina. The Tripoli government called it a breach of sovereignty."
    assert {event.status for event in told(extractor, text, "en")} == {"reported"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("British troops could be sent to Libya within weeks.", "en"),
        ("Some 300 Chadian fighters were to be flown to Libya.", "en"),
        ("Le Pentagone a remis un plan de frappes aériennes contre l'EI à Syrte.", "fr"),
    ],
)
def test_what_may_come_is_planned(extractor: Extractor, text: str, language: str) -> None:
    """What could or was to be done, or of which there is a plan, is planned."""
    assert {event.status for event in told(extractor, text, language)} == {"planned"}


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("In a villa in Benghazi, two engineers say, the LNA trains recruits from Sebha.", "en", "benghazi"),
        (
            "GNA forces captured Watiya. The base, 125 km southwest of Tripoli, was shelled.",
            "en",
            "al_watiya_air_base",
        ),
        ("Des combats ont éclaté à Ain Zara, en banlieue sud-est de Tripoli.", "fr", "ain_zara"),
        (
            "La Troisième Force, partie de Misrata, a pris d'assaut la base de Brak.",
            "fr",
            "brak_al_shati_air_base",
        ),
        ("Clashes in Tripoli continued on the road to the airport.", "en", "airport_road_tripoli"),
        ("In Ghadduwa, 60 km down the road to Murzuq, LNA fighters clashed with gunmen.", "en", "ghadduwah"),
    ],
)
def test_each_act_is_where_its_words_put_it(
    extractor: Extractor, text: str, language: str, place: str
) -> None:
    """Bases that craft come from, towns that give a distance and homes of units are no sites."""
    assert {event.place for event in told(extractor, text, language)} == {place}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("LNA jets flying from Libya's Benina base bombed the militias in Derna.", "derna"),
        ("Tajoura was bombed by a Mirage based at Jufra.", "tajoura"),
    ],
)
def test_a_strike_is_where_it_hits(extractor: Extractor, text: str, place: str) -> None:
    """The base that jets fly from is not what they strike."""
    assert {e.place for e in told(extractor, text, "en") if e.activity == "air_strike"} == {place}


def test_items_of_a_digest_stand_alone(extractor: Extractor) -> None:
    """An item that a place heads is placed there, and does not take the date of the item before."""
    text = (
        "Weekly notes\n- Sabha: LNA soldiers attacked a checkpoint on Tuesday.\n"
        "- Murzuq: clashes between LNA units and Tebu fighters."
    )
    found = {event.place: event.when for event in told(extractor, text, "en")}
    assert found == {"sabha": "Tuesday", "murzuq": None}


def test_the_ports_are_those_named_together(extractor: Extractor) -> None:
    """Where two ports were named in one breath, "the terminals" are both."""
    text = "The LNA holds the ports of Es Sider and Ras Lanuf. The BDB overran the terminals on March 3."
    captures = {e.place for e in told(extractor, text, "en") if e.activity == "capture"}
    assert captures == {"sidra", "ras_lanuf"}


@pytest.mark.parametrize(
    ("text", "language", "actors"),
    [
        ("Misrata's volunteers fought ISIS in Sirte.", "en", {"misrata_forces", "isis"}),
        ("The Greek-flagged tanker was bombed off Derna.", "en", set()),
        ("Egypt, along with the UAE and Russia, backs Haftar in Libya.", "en", {"egypt", "uae", "russia"}),
        ("The 7th Brigade from Tarhuna is trying to dislodge the GNA from Tripoli.", "en", {"kaniyat"}),
        ("LNA troops killed an al-Qaeda figure in a raid on a house in Sebha.", "en", {"lna"}),
        ("France's Mirages struck rebels in Chad near Libya.", "en", {"france"}),
        ("Un raid américain avait tué cinquante hommes à Sabratha.", "fr", {"us"}),
        ("Quinze combattants de l'ANL ont été capturés par le GNA à l'ouest de Tripoli.", "fr", {"gna"}),
    ],
)
def test_the_doer_is_who_did_it(extractor: Extractor, text: str, language: str, actors: set[str]) -> None:
    """Flags, backers, captives and those whom a raid killed are no doers."""
    assert {actor for event in told(extractor, text, language) for actor in event.actors} == actors


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        (
            "The LNA's air force said it destroyed a Turkish drone at Misrata.",
            "en",
            {("air_strike", "misrata")},
        ),
        ("A MiG-21 crashed in Tobruk, killing the pilot.", "en", {("aircraft_crash", "tobruk")}),
        ("NATO struck 12 tanks and a command centre near Zliten.", "en", {("air_strike", "zliten")}),
        ("Four rockets were fired at Mitiga airport by the LNA.", "en", {("shelling", "mitiga_airport")}),
        ("A Turkish cargo plane unloaded drones at Misrata.", "en", {("arms_transfer", "misrata")}),
        ("Misrata's Halbous brigade withdrew from Tripoli to its base.", "en", {("withdrawal", "tripoli")}),
        (
            "Emirati officers direct drone strikes from an operations room in Benghazi.",
            "en",
            {("command_and_control", "benghazi")},
        ),
    ],
)
def test_one_act_is_told_once(
    extractor: Extractor, text: str, language: str, wanted: set[tuple[str, str]]
) -> None:
    """What an act struck, cost, carried or was directed at is no second act."""
    assert acts(extractor, text, language) == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Les forces du GNA ont repris jeudi la ville de Tarhouna.", "fr", ("capture", "tarhuna")),
        ("A Syrte, les colonnes de l'ANL sont entrées lundi sans résistance.", "fr", ("capture", "sirte")),
        (
            "Des forces spéciales françaises opèrent depuis plusieurs mois à Benina.",
            "fr",
            ("deployment", "benina"),
        ),
        ("Gharyan was held by the LNA until it was seized by the GNA in June.", "en", ("capture", "gharyan")),
        (
            "French special forces are conducting clandestine operations against ISIS in Sirte.",
            "en",
            ("deployment", "sirte"),
        ),
        ("Turkey has transferred 2,000 Syrian fighters to Tripoli.", "en", ("deployment", "tripoli")),
        (
            "Egypt let the UAE use Sidi Barrani against the GNA in Libya.",
            "en",
            ("base_use", "sidi_barrani_air_base"),
        ),
        (
            "ISIS fighters have attacked Hun since losing their stronghold in Sirte.",
            "en",
            ("capture", "sirte"),
        ),
    ],
)
def test_common_words_for_an_act_are_read(
    extractor: Extractor, text: str, language: str, wanted: tuple[str, str]
) -> None:
    """A word for the act may stand apart from its place, in the passive or as a noun."""
    assert wanted in acts(extractor, text, language)


def test_aircraft_named_before_may_be_shot_down(extractor: Extractor) -> None:
    """A pronoun may be the aircraft that the sentence before names."""
    text = "L'appareil s'est écrasé près de Benghazi. Il aurait été abattu par les Brigades de défense de Benghazi."
    shot = [e for e in told(extractor, text, "fr") if e.activity == "shoot_down"]
    assert [(event.place, event.actors) for event in shot] == [("benghazi", ("bdb",))]


def test_a_release_speaks_for_its_side(extractor: Extractor) -> None:
    """What a statement that speaks of "our forces" tells of them is by their own account."""
    text = (
        "Statement by the General Command of the Libyan National Army\n"
        "Our forces took control of Abu Grein on Monday."
    )
    (event,) = told(extractor, text, "en")
    assert (event.actors, event.status) == (("lna",), "acknowledged")


@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        (
            "GNA drones struck an LNA convoy near Sirte, killing four fighters, LNA officials said.",
            "en",
            "LNA officials",
        ),
        (
            "The ISIS affiliate in Libya said it attacked a checkpoint in Sirte.",
            "en",
            "The ISIS affiliate in Libya",
        ),
    ],
)
def test_the_source_is_all_that_names_it(extractor: Extractor, text: str, language: str, source: str) -> None:
    """A source's name goes on to its town and foe, and takes in nobody beside it."""
    assert {event.attribution for event in told(extractor, text, language)} == {(source,)}
