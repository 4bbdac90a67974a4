"""French as reports have it: origins, asides, quotation marks, inverted subjects, whose forces."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from told import only

from geolibya.records import Event, Report

if TYPE_CHECKING:
    from geolibya.extractor import Extractor


def events(extractor: Extractor, text: str, published: str = "2019-06-12") -> list[Event]:
    """Give the events of a French text."""
    return list(extractor.extract(Report("r", text, language="fr", published=published)).events)


def test_where_fighters_come_from_is_no_site(extractor: Extractor) -> None:
    """A town that fighters are from is not where they fight."""
    found = events(extractor, "Des miliciens originaires de Zliten ont attaqué Gharyan.")
    assert {event.place for event in found} == {"gharyan"}


def test_names_in_quotation_marks_are_both_sides(extractor: Extractor) -> None:
    """Quotation marks around a name part no clauses."""
    text = 'Des combats ont opposé la "Brigade 444" à la "Force Radaa" à Tajoura.'
    event = only(events(extractor, text, "2024-06-12"), "armed_clash")
    assert set(event.actors) | set(event.targets) == {"444_brigade", "rada"}


def test_an_aside_between_commas_parts_no_verb_from_its_object(extractor: Extractor) -> None:
    """A time between commas leaves the subject its act."""
    text = "L'ANL a mené, dans la nuit de lundi à mardi, une attaque contre une position du GNA à Zaouïa."
    event = only(events(extractor, text), "attack")
    assert (event.actors, event.targets) == (("lna",), ("gna",))


def test_a_reprise_by_somebody_is_a_noun(extractor: Extractor) -> None:
    """Of "la reprise de X par Y" Y is the doer."""
    event = only(events(extractor, "La reprise de Gharyan par les forces du GNA a surpris."), "capture")
    assert event.actors == ("gna",)


def test_a_base_where_soldiers_are(extractor: Extractor) -> None:
    """Behind "où" the subject follows its verb."""
    text = "Un drone a frappé la base de Joufra, où se trouvent des mercenaires de Wagner."
    event = only(events(extractor, text), "deployment")
    assert event.actors == ("wagner",)


def test_the_forces_of_a_marshal_with_an_adjective(extractor: Extractor) -> None:
    """Whose forces they are stands behind, and is nobody named before."""
    text = (
        "Les rebelles tchadiens affirment que leur camp de Tarbou a été attaqué "
        "par les forces aériennes du maréchal libyen Khalifa Haftar."
    )
    event = only(events(extractor, text), "air_strike")
    assert event.actors == ("lna",)


def test_the_city_is_not_the_one_of_an_aside(extractor: Extractor) -> None:
    """A town that only dates an act is not the city of the next sentence."""
    text = "L'ANL a attaqué Derna après la chute de Benghazi. La ville est assiégée par ses troupes."
    assert only(events(extractor, text), "siege").place == "derna"


@pytest.mark.parametrize(
    "text",
    [
        "Le gouvernement d'union nationale, basé à Tripoli, a bombardé des positions à Gharyan.",
        "L'ANL a bombardé des positions près de Tripoli, où est basé le gouvernement d'union nationale.",
    ],
)
def test_a_seat_of_government_is_no_deployment(extractor: Extractor, text: str) -> None:
    """Where a government sits no force is deployed."""
    assert not [event for event in events(extractor, text) if event.activity == "deployment"]


def test_hundreds_of_kilometres_away_is_no_site(extractor: Extractor) -> None:
    """A far town only says where the one before lies, its title between or not."""
    text = "Des combats ont éclaté à Oubari, dans le désert, à 950 km au sud de la capitale Tripoli."
    assert {event.place for event in events(extractor, text)} == {"ubari"}


def test_a_strike_and_what_it_hit_are_one_act(extractor: Extractor) -> None:
    """A noun for a strike and the verb behind it tell of one act."""
    (event,) = events(extractor, "Une frappe américaine a visé des véhicules de l'EI à Sebha.")
    assert (event.activity, event.actors, event.targets) == ("air_strike", ("us",), ("isis",))


def test_another_drone_was_shot_down_too(extractor: Extractor) -> None:
    """A verb said again needs its aircraft only once."""
    text = "Un drone a été abattu à Tarhouna, tandis que le dernier a été abattu à Gharyan."
    found = [event.place for event in events(extractor, text) if event.activity == "shoot_down"]
    assert found == ["tarhuna", "gharyan"]


def test_trying_for_months_is_no_capture(extractor: Extractor) -> None:
    """What somebody has long tried to take is not taken."""
    text = "Les forces de Haftar tentent depuis des mois de conquérir Gharyan."
    assert not [event for event in events(extractor, text) if event.activity == "capture"]


def test_the_recognised_government_of_2015_sat_in_the_east(extractor: Extractor) -> None:
    """Whom "the recognised government" means depends on the day."""
    text = "Les forces du gouvernement reconnu ont attaqué des positions à Gharyan."
    assert only(events(extractor, text, "2015-05-02"), "attack").actors == ("lna",)
    assert only(events(extractor, text, "2019-05-02"), "attack").actors == ("gna",)


@pytest.mark.parametrize(
    ("text", "activity"),
    [
        ("Les drones de combat de l'ANL ont survolé Gharyan.", "armed_clash"),
        ("Une coalition formée de trois brigades a quitté Gharyan.", "training"),
        ("Les soldats blessés ont été conduits à la base navale de Tripoli.", "naval_operation"),
        ("La suspension des vols à Mitiga gêne l'armée et ses avions.", "sortie"),
    ],
)
def test_words_that_only_look_like_acts(extractor: Extractor, text: str, activity: str) -> None:
    """A word that is part of a fixed phrase tells of no act of its own."""
    assert not [event for event in events(extractor, text) if event.activity == activity]


@pytest.mark.parametrize(
    ("text", "activity"),
    [
        ("Gharyan s'embrase de nouveau, combattants du GNA contre miliciens.", "armed_clash"),
        ("Deux soldats de l'ANL sont tombés au combat à Gharyan.", "armed_clash"),
        ("L'ANL a rétabli lundi soir son emprise sur Gharyan.", "capture"),
        ("Les forces du GNA ont lâché Gharyan.", "withdrawal"),
        ("Une patrouille de l'ANL a essuyé ce matin-là plusieurs rafales à Gharyan.", "attack"),
        ("L'Otan a pilonné des positions de l'armée à Gharyan.", "air_strike"),
        ("Un pilote de l'ANL est mort dans la chute de son hélicoptère à Gharyan.", "aircraft_crash"),
        ("La Turquie a aménagé pour ses soldats une base à Gharyan.", "base_use"),
        ("Un officier du GNA dirige les tirs depuis Gharyan.", "command_and_control"),
        ("Des mécaniciens du GNA réparent les blindés à Gharyan.", "logistics"),
        ("Des camions bourrés d'armes sont entrés à Gharyan pour l'ANL.", "arms_transfer"),
        ("Des avions-cargos font la navette entre Gharyan et la Syrie pour l'ANL.", "sortie"),
        ("Les forces du GNA essaient depuis lundi de reprendre Gharyan.", "offensive"),
        (
            "L'ANL tient Gharyan, et le GNA tente depuis plusieurs mois de s'en emparer.",
            "offensive",
        ),
        ("Gharyan est repassée sous la bannière du GNA.", "capture"),
        ("Des combattants de l'ANL sont entrés sans tirer un coup de feu dans Gharyan.", "capture"),
        ("L'armée a effectué une dizaine de vols vers Gharyan.", "sortie"),
        ("Trois gardes ont été tués à Gharyan par des combattants de l'ANL.", "attack"),
        ("Un homme bardé d'explosifs s'est approché d'une caserne à Gharyan.", "bombing"),
        ("Des combattants de Wagner sont restés actifs à Gharyan.", "deployment"),
    ],
)
def test_what_words_apart_tell_of(extractor: Extractor, text: str, activity: str) -> None:
    """A verb tells of an act by what stands with it, also at some distance."""
    assert "gharyan" in [event.place for event in events(extractor, text) if event.activity == activity]


@pytest.mark.parametrize(
    "text",
    [
        "Des convois de l'ANL ont pris la direction de Gharyan.",
        "Les combats ont mis aux prises l'ANL et le GNA à Gharyan.",
        "L'ANL mène une campagne militaire pour prendre le contrôle de Gharyan.",
        "L'ANL a lancé une opération visant à reprendre Gharyan.",
        "Un soldat de l'ANL est mort dans la chute de son avion à Gharyan.",
    ],
)
def test_no_place_was_taken(extractor: Extractor, text: str) -> None:
    """Fixed phrases, aims and falls that are no conquest are no capture."""
    assert not [event for event in events(extractor, text) if event.activity == "capture"]


@pytest.mark.parametrize(
    "text",
    [
        "L'ANL a mené des frappes sur Derna, dans l'est du pays, détruisant un dépôt de munitions.",
        "L'ANL a attaqué Derna, ville située à mi-chemin entre Tobrouk et Al-Bayda.",
        "Derna, fief de l'ANL dans l'est du pays, a été attaquée.",
        "Une colonne de l'ANL partie de Benina a attaqué Derna.",
        "Des hommes de l'ANL originaires pour la plupart de Zliten ont attaqué Derna.",
    ],
)
def test_words_that_say_where_a_town_lies_or_who_comes_from_are_no_sites(
    extractor: Extractor, text: str
) -> None:
    """Neither a part of the country behind a town, nor towns between which it lies, nor an origin is a site."""
    assert {event.place for event in events(extractor, text)} == {"derna"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Des combats ont eu lieu à Sorman, a-t-on appris hier de source médicale.", "source médicale"),
        (
            "Le chef du conseil militaire de Nalout, Salem Ben Omar, a révélé que des combats ont eu lieu à Jadou.",
            "Le chef du conseil militaire de Nalout, Salem Ben Omar",
        ),
        (
            "Des combats ont eu lieu à Jadou, rapportent ce mardi 11 juin les médias tunisiens.",
            "les médias tunisiens",
        ),
    ],
)
def test_a_source_is_named_whole(extractor: Extractor, text: str, source: str) -> None:
    """A source keeps its noun, its office and what stands behind a date."""
    assert only(events(extractor, text), "armed_clash").attribution == (source,)


@pytest.mark.parametrize(
    "text",
    [
        "Cette annonce a été faite alors que des combats ont eu lieu à Jadou.",
        "En début d'après-midi, des combats ont eu lieu à Jadou.",
        "L'ANL a lancé une opération alors que des combats ont eu lieu à Jadou.",
    ],
)
def test_nobody_speaks(extractor: Extractor, text: str) -> None:
    """Words that only look like words of saying name no source."""
    assert only(events(extractor, text), "armed_clash").attribution == ()


def test_a_participle_goes_on_with_the_act(extractor: Extractor) -> None:
    """Who attacked also destroyed, whoever stands nearer."""
    text = "L'ANL a mené un raid contre le GNA à Zliten, détruisant un dépôt à Gharyan."
    assert {event.actors for event in events(extractor, text)} == {("lna",)}


def test_migrants_on_the_move_are_no_deployment(extractor: Extractor) -> None:
    """Who sails for another country bears no arms."""
    text = "La marine libyenne a arrêté à Zouara des migrants qui se dirigeaient vers Malte."
    assert not [event for event in events(extractor, text) if event.activity == "deployment"]


def test_a_base_at_a_town_is_not_based_there(extractor: Extractor) -> None:
    """An accent tells "basé à" from "base à"."""
    found = events(extractor, "L'ANL, qui a une base à Benina, a attaqué des combattants basés à Derna.")
    assert [event.place for event in found if event.activity == "deployment"] == ["derna"]


def test_a_zone_of_something_is_not_the_town_before(extractor: Extractor) -> None:
    """Only a zone that nothing describes points back to a place."""
    text = "L'ANL a attaqué Derna. Ses soldats se sont retirés de la zone des palmeraies, près de Sebha."
    assert only(events(extractor, text), "withdrawal").place == "sabha"


def test_where_is_not_or(extractor: Extractor) -> None:
    """Behind "où" stands another subject than the one before."""
    text = "Des drones inconnus ont visé la base de Joufra où se trouvent des mercenaires de Wagner."
    assert only(events(extractor, text), "deployment").actors == ("wagner",)


@pytest.mark.parametrize("word", ["un important dépôt de munitions", "trois bataillons de l'ANL"])
def test_adjectives_and_nouns_are_no_verbs(extractor: Extractor, word: str) -> None:
    """Words that verbs' endings fit tell of nothing."""
    found = events(extractor, f"Les forces du GNA ont bombardé {word} à Gharyan.")
    assert {event.activity for event in found} <= {"shelling", "air_strike"}


def test_a_set_phrase_hides_no_forces(extractor: Extractor) -> None:
    """An infinitive with troops as its object tells of a deployment, as a finite verb does."""
    found = extractor.extract(
        Report("r", "La Turquie envisage d'envoyer des troupes à Tarhouna.", language="fr")
    )
    assert [(e.activity, e.place, e.status) for e in found.events] == [("deployment", "tarhuna", "planned")]


@pytest.mark.parametrize(
    ("text", "activity", "doer"),
    [
        ("Un C-130 turc s'est posé à Mitiga.", "sortie", "turkey"),
        ("Une base russe est en construction près de Benghazi, selon l'ANL.", "base_use", "russia"),
        ("La présence turque à Al-Watiya inquiète l'ANL.", "deployment", "turkey"),
        ("Une frappe américaine a visé un camp de l'EI à Sabratha.", "air_strike", "us"),
    ],
)
def test_an_adjective_says_whose_it_is(extractor: Extractor, text: str, activity: str, doer: str) -> None:
    """A nationality behind a craft named by letters and numbers, a base, or within a term is the doer's."""
    assert only(events(extractor, text), activity).actors == (doer,)


def test_the_east_is_no_auxiliary(extractor: Extractor) -> None:
    """In "l'armée de l'Est a déployé" the verb is active."""
    found = events(extractor, "L'armée de l'Est a déployé des batteries Pantsir à Ras Lanouf.")
    assert [(event.activity, event.place, event.actors) for event in found] == [
        ("air_defence", "ras_lanuf", ("lna",))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Les combattants ont remis leurs armes à Misrata.",
        "Les démineurs ont désamorcé deux bombes à Benghazi.",
        "L'ancienne caserne de l'armée sert de centre culturel à Benghazi.",
    ],
)
def test_set_phrases_tell_of_nothing(extractor: Extractor, text: str) -> None:
    """Arms that are handed in, bombs that are defused and barracks of old are no events."""
    assert events(extractor, text) == []
