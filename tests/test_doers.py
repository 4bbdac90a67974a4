"""Who does an act, and who bears it, as reports put it in English and French."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geolibya.records import Event, Report

if TYPE_CHECKING:
    from geolibya.extractor import Extractor


def one(extractor: Extractor, text: str, activity: str, published: str, language: str = "en") -> Event:
    """Give the one event of an activity."""
    found = extractor.extract(Report("r", text, language=language, published=published)).events
    (event,) = (e for e in found if e.activity == activity)
    return event


@pytest.mark.parametrize(
    ("text", "activity", "language", "doer"),
    [
        ("Wagner men who served under Khalifa Haftar have been flown out of Bani Walid.", "withdrawal", "en", "wagner"),
        ("The LNA defied the UN-backed government in Tripoli and attacked Sirte.", "offensive", "en", "lna"),
        ("Turkey armed the GNA, while Egypt and the UAE back the LNA.", "military_support", "en", "egypt"),
        (
            "L'ANL avait pris Mourzouq au terme de combats avec les Toubous, avant d'en retirer ses hommes.",
            "withdrawal",
            "fr",
            "lna",
        ),
    ],
)  # fmt: skip
def test_a_verb_keeps_its_subject(
    extractor: Extractor, text: str, activity: str, language: str, doer: str
) -> None:
    """Nobody who stands behind a preposition or another verb takes the place of the subject."""
    assert doer in one(extractor, text, activity, "2020-05-28", language).actors


@pytest.mark.parametrize(
    ("text", "activity", "language"),
    [
        ("GNA forces repelled an assault on Abu Grein on Monday.", "offensive", "en"),
        ("The GNA fears an imminent offensive against Gharyan.", "offensive", "en"),
        ("Les forces du GNA ont essuyé des tirs d'artillerie à Gharyan.", "shelling", "fr"),
    ],
)
def test_who_bears_an_act_does_not_do_it(
    extractor: Extractor, text: str, activity: str, language: str
) -> None:
    """The subject of a verb of bearing is hit by the act that is its object."""
    event = one(extractor, text, activity, "2020-04-17", language)
    assert (event.actors, event.targets) == ((), ("gna",))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("An attack in Sirte that residents blame on the LNA killed three.", "en"),
        ("The attack on Sirte, which the LNA has claimed, killed three.", "en"),
        ("Une attaque contre Syrte, revendiquée par l'ANL, a tué trois civils.", "fr"),
    ],
)
def test_who_claims_an_act_has_done_it(extractor: Extractor, text: str, language: str) -> None:
    """Behind a noun for an act, who claims it or is blamed for it is its doer."""
    assert one(extractor, text, "attack", "2020-04-17", language).actors == ("lna",)


@pytest.mark.parametrize(
    ("text", "activity", "language", "doers"),
    [
        ("GNA troops met the LNA at Sirte. The enemy shelled Abu Grein.", "shelling", "en", {"lna"}),
        ("L'ANL recule, dit le GNA. L'ennemi a bombardé Gharyan.", "shelling", "fr", {"lna"}),
        ("The GNA and the LNA met in Geneva. Both sides shelled Ain Zara.", "shelling", "en", {"gna", "lna"}),
        ("Le GNA et l'ANL négocient. Les deux camps ont bombardé Gharyan.", "shelling", "fr", {"gna", "lna"}),
        ("The LNA met the GNA in Geneva. The latter withdrew from Gharyan.", "withdrawal", "en", {"gna"}),
    ],
)  # fmt: skip
def test_a_side_is_meant_by_the_other(
    extractor: Extractor, text: str, activity: str, language: str, doers: set[str]
) -> None:
    """The enemy, both sides and the latter are sides that the report names."""
    assert set(one(extractor, text, activity, "2020-04-17", language).actors) == doers


def test_an_enemy_that_the_report_does_not_name_is_nobody(extractor: Extractor) -> None:
    """Of a foe whom the report does not name nothing is guessed."""
    assert not one(extractor, "The GNA said the enemy shelled Gharyan.", "shelling", "2020-04-17").actors


def test_the_group_is_no_police(extractor: Extractor) -> None:
    """A group is an armed group named before, and not the army or police named nearer."""
    text = "Islamic State raided Fuqaha. Flags flew over the police station. The group controls Zillah."
    assert one(extractor, text, "deployment", "2019-04-17").actors == ("isis",)


def test_what_is_its_is_of_one(extractor: Extractor) -> None:
    """A singular possessive does not point to several people."""
    text = "L'ANL a pris Sebha. Les Toubous résistent à Mourzouq. Ses avions ont bombardé Oubari."
    assert one(extractor, text, "air_strike", "2019-02-10", "fr").actors == ("lna",)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Soldiers of the GNA came to a post as they overran a base in Gharyan held by the LNA.", "lna"),
        ("The GNA hunts Islamic State, whose camp at Sabratha a US air strike destroyed.", "isis"),
    ],
)
def test_a_base_is_its_owners(extractor: Extractor, text: str, owner: str) -> None:
    """A base belongs to whom the text gives it, and not to who attacks it."""
    assert one(extractor, text, "base_use", "2019-04-17").actors == (owner,)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Men led by Faraj Salem attacked a checkpoint in Sabha.", "en"),
        ("Fighters attacked a checkpoint in Sabha.", "en"),
        ("Les hommes de Faraj Salem ont attaqué un poste à Sebha.", "fr"),
    ],
)
def test_men_of_nobody_known_are_unidentified(extractor: Extractor, text: str, language: str) -> None:
    """Fighters without a name, or of a commander whom no table lists, are an unidentified group."""
    assert one(extractor, text, "attack", "2019-04-17", language).actors == ("unidentified_armed_group",)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Having taken Sheiha on Monday, the LNA shelled Maghar.", "en"),
        ("Après avoir pris Chiha lundi, l'ANL a bombardé Maghar.", "fr"),
    ],
)
def test_a_phrase_before_the_subject_has_that_subject(extractor: Extractor, text: str, language: str) -> None:
    """What a participle at the head of a sentence tells of is done by the subject behind it."""
    assert one(extractor, text, "capture", "2018-06-12", language).actors == ("lna",)


def test_relative_clause_is_about_its_antecedent(extractor: Extractor) -> None:
    """What somebody keeps or runs in a relative clause is that one's."""
    text = "Ankara, which keeps a squadron of drones in Libya, said nothing of its soldiers."
    assert one(extractor, text, "drone_operation", "2022-06-12").actors == ("turkey",)


def test_men_taken_are_not_takers(extractor: Extractor) -> None:
    """A participle that is no past tense is passive without an auxiliary, and the one foe named is the doer."""
    text = "The LNA lost a fight with the GNA at Abu Grein, eleven LNA soldiers taken prisoner."
    event = one(extractor, text, "detention", "2020-04-17")
    assert (event.actors, event.targets) == (("gna",), ("lna",))


def test_a_subject_that_no_table_knows_gets_no_foe(extractor: Extractor) -> None:
    """Where a verb has a subject, no foe of its object is put in that one's place."""
    text = "The oil town of Sirte is quiet now. US-backed men seized Sirte from ISIS."
    assert one(extractor, text, "capture", "2016-08-17").actors == ()


def test_the_main_foe_is_meant(extractor: Extractor) -> None:
    """Of several foes whom a report names the one that it names most is the target."""
    text = (
        "The LNA fought the GNA. Turkey backs the GNA. Turkish aid helped the GNA. The LNA shelled Tajoura."
    )
    assert one(extractor, text, "shelling", "2020-04-17").targets == ("gna",)


def test_who_leads_a_sentence_with_according_to_is_not_they(extractor: Extractor) -> None:
    """A source that opens a sentence is not whom the next one points to."""
    text = "According to Omar, who leads the LNA there, GNA troops hit Gharyan. They shelled Tarhuna."
    assert one(extractor, text, "shelling", "2020-04-17").actors == ("gna",)


def test_il_at_the_head_of_a_sentence_is_the_group(extractor: Extractor) -> None:
    """A French pronoun that opens a sentence takes up a group; an impersonal one nobody."""
    text = "Le groupe État islamique a quitté Syrte. Il a attaqué un poste à Zella."
    assert one(extractor, text, "attack", "2019-04-17", "fr").actors == ("isis",)


def test_forces_at_work_are_those_told_of_before(extractor: Extractor) -> None:
    """Drones or trainers without a name are those of whose presence the paragraph told, and not who struck."""
    text = "Turkey has sent troops to Misrata. Surveillance drones are already overhead, an official said."
    assert one(extractor, text, "drone_operation", "2020-07-17").actors == ("turkey",)
    text = "LNA jets bombed Misrata on Monday. An operations room at Misrata airport was in ruins."
    found = extractor.extract(Report("r", text, language="en", published="2020-07-17")).events
    assert not any(e.activity == "command_and_control" and e.actors for e in found)


def test_the_army_may_be_named_behind(extractor: Extractor) -> None:
    """Regular forces that open a report are those that it names right behind."""
    text = "The armed forces have taken Sharara. So says the spokesman of the LNA, Ahmed al-Mismari."
    assert one(extractor, text, "capture", "2019-02-12").actors == ("lna",)


def test_each_clause_has_its_own_doer(extractor: Extractor) -> None:
    """A subject is not joined to one of whom something else is told before it."""
    text = "Turkish troops shelled Derna, and Egyptian troops shelled Sirte."
    found = extractor.extract(Report("r", text, language="en", published="2019-04-17")).events
    assert {(e.place, e.actors) for e in found} == {("derna", ("turkey",)), ("sirte", ("egypt",))}


def test_two_doers_of_one_sentence_are_two_events(extractor: Extractor) -> None:
    """Events that the same words tell of and that differ in who did it alone have ids of their own."""
    text = "French commandos are stationed in Benina, where Haftar's men are stationed too."
    found = extractor.extract(Report("r", text, language="en", published="2016-02-25")).events
    assert [e.actors for e in found] == [("french_special_forces",), ("lna",)]
    assert len({e.id for e in found}) == 2


@pytest.mark.parametrize(
    ("text", "language", "doer", "target"),
    [
        ("LNA forces denied attacking GNA positions in Tarhuna.", "en", "lna", "gna"),
        ("The Tripoli government accused Wagner men of shelling LNA units in Tarhuna.", "en", "wagner", "lna"),
        ("Des soldats turcs menacent de bombarder des positions du GNA à Tarhouna.", "fr", "turkey", "gna"),
        ("Les forces de l'ANL, que soutient l'Egypte, ont bombardé des civils à Tarhouna.", "fr", "lna", "civilians"),
    ],
)  # fmt: skip
def test_verbs_without_a_subject_of_their_own_have_that_of_the_verb_before(
    extractor: Extractor, text: str, language: str, doer: str, target: str
) -> None:
    """A gerund or infinitive takes who denies, is accused or threatens, and no backer joins in."""
    found = extractor.extract(Report("r", text, language=language, published="2020-04-17")).events
    assert [(e.actors, e.targets) for e in found] == [((doer,), (target,))]


def test_who_loses_a_place_does_not_control_it(extractor: Extractor) -> None:
    """What stands behind "control over" is what is held, also where it says who held it before."""
    text = "The GNA asserted its control over Haftar's last base in Sirte."
    assert one(extractor, text, "capture", "2020-02-25").actors == ("gna",)


@pytest.mark.parametrize(
    ("text", "activity", "doers"),
    [
        ("LNA units, shelled for days by GNA troops, left Tarhuna.", "shelling", ("gna",)),
        ("LNA units, bombarded for days, left Tarhuna.", "shelling", ()),
        ("The LNA, attacked on Monday, withdrew from Tarhuna.", "attack", ()),
        ("LNA forces advanced, shelled a depot in Tarhuna, and withdrew.", "shelling", ("lna",)),
    ],
)
def test_a_participle_behind_a_comma_tells_what_was_done_to_whom_it_follows(
    extractor: Extractor, text: str, activity: str, doers: tuple[str, ...]
) -> None:
    """Without an object it is passive, and the subject of the sentence did not do it."""
    assert one(extractor, text, activity, "2019-04-17").actors == doers
