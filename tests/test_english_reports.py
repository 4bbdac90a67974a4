"""What English reports put in their own ways: who acts, what a word belongs to, and what tells of nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geolibya.records import Event, Report

if TYPE_CHECKING:
    from geolibya.extractor import Extractor


def events(extractor: Extractor, text: str, published: str = "2019-06-12") -> list[Event]:
    """Give the events of an English text."""
    return list(extractor.extract(Report("r", text, language="en", published=published)).events)


def one(extractor: Extractor, text: str, activity: str, published: str = "2019-06-12") -> Event:
    """Give the one event of an activity."""
    (event,) = (e for e in events(extractor, text, published) if e.activity == activity)
    return event


def test_border_is_no_side(extractor: Extractor) -> None:
    """The country that a border is shared with takes no part."""
    event = one(
        extractor, "Smugglers clashed with gunmen near Kufra, close to the border with Niger.", "armed_clash"
    )
    assert event.actors == ("unidentified_armed_group",)


def test_strike_targeting_is_one_act(extractor: Extractor) -> None:
    """A strike that is the subject of targeting is told once, with its target."""
    (event,) = events(extractor, "A US air strike targeting ISIS fighters near Ubari killed three on Monday.")
    assert (event.activity, event.actors, event.targets) == ("air_strike", ("us",), ("isis",))


def test_craft_that_are_hit_do_not_strike(extractor: Extractor) -> None:
    """Drones in the hangar that is struck do not make it a drone strike."""
    event = one(
        extractor,
        "The LNA carried out air strikes on a hangar housing Turkish drones in Misrata.",
        "air_strike",
    )
    assert event.actors == ("lna",)


def test_participle_shares_the_subject(extractor: Extractor) -> None:
    """What follows as a participle was done by the same people."""
    event = one(extractor, "ISIS gunmen stormed a post in Zillah, beheading four LNA soldiers.", "killing")
    assert (event.actors, event.targets) == (("isis",), ("lna",))


def test_joined_verb_has_the_subject_of_a_verb_that_tells_nothing(extractor: Extractor) -> None:
    """Whom somebody killed did not arrest the others."""
    event = one(extractor, "The LNA killed nine gunmen and arrested two in Murzuq.", "detention")
    assert event.actors == ("lna",)


def test_alleged_fighters_say_nothing(extractor: Extractor) -> None:
    """A participle of saying before a noun names no source."""
    event = one(extractor, "The LNA launched air strikes on alleged smugglers near Zuwara.", "air_strike")
    assert (event.actors, event.attribution) == (("lna",), ())


def test_month_of_last_year(extractor: Extractor) -> None:
    """A month of last year is that year's, not the latest."""
    event = one(extractor, "In April last year the LNA captured Waddan.", "capture")
    assert event.date == "2018-04"


def test_capture_of_a_town_is_no_arrest(extractor: Extractor) -> None:
    """The capture of a place takes the place, whoever announces it."""
    event = one(
        extractor, "Turkish-backed GNA forces announced the capture of the town of Surman.", "capture"
    )
    assert (event.place, event.actors) == ("surman", ("gna",))


def test_nobodys_claim_is_no_avowal(extractor: Extractor) -> None:
    """That no one has claimed an attack makes nobody its doer."""
    text = "A car bomb exploded in Derna. No one has claimed responsibility but the LNA blamed militants."
    assert not any("lna" in event.actors for event in events(extractor, text))


def test_town_of_a_unit_is_no_site(extractor: Extractor) -> None:
    """Where a unit comes from is not where it fights."""
    text = "In Tajoura, Tarhuna's 7th Brigade clashed with militiamen from the nearby city of Zliten."
    assert one(extractor, text, "armed_clash", "2018-09-20").place == "tajoura"


def test_leader_stands_for_his_force_of_the_day(extractor: Extractor) -> None:
    """A leader who changed his office stands for the force that he led on the day."""
    text = "Ghaniwa's fighters attacked a checkpoint in Gharyan."
    assert one(extractor, text, "attack", "2018-09-20").actors == ("abu_salim_brigade",)
    assert one(extractor, text, "attack", "2023-09-20").actors == ("stability_support_apparatus",)


@pytest.mark.parametrize(
    ("text", "activity"),
    [
        ("Two rival administrations based in Tripoli and Tobruk command militias.", "deployment"),
        ("LNA fighters in Derna found militants wearing suicide belts.", "bombing"),
        ("The GNU bombed smuggling gangs in Zawiya with drones.", "arms_transfer"),
    ],
)
def test_words_that_tell_of_nothing(extractor: Extractor, text: str, activity: str) -> None:
    """Seats of politicians, what people wear and names of trades are no acts."""
    assert not any(event.activity == activity for event in events(extractor, text))


@pytest.mark.parametrize(
    ("text", "activity", "place"),
    [
        (
            "LNA troops left Mizda, the town from which Haftar was directing the battle.",
            "command_and_control",
            "mizda",
        ),
        ("The road ends at Brak, where the LNA drills its recruits.", "training", "brak"),
    ],
)
def test_relative_clause_has_the_place_before_it(
    extractor: Extractor, text: str, activity: str, place: str
) -> None:
    """What "where" and "from which" open took place at the place before them."""
    assert one(extractor, text, activity).place == place


def test_act_to_come_lends_no_place(extractor: Extractor) -> None:
    """An act without a place takes that of what happened, not of what is planned."""
    text = "LNA jets bombed Sirte on Monday. Haftar vowed to attack Zliten. Two soldiers were shot dead."
    assert one(extractor, text, "killing").place == "sirte"


def test_base_abroad_is_not_the_base(extractor: Extractor) -> None:
    """A base abroad that is named in passing does not become "the base"."""
    text = (
        "Warplanes bombed Watiya airbase on Sunday. They flew from Sidi Barrani. GNA soldiers left the base."
    )
    assert one(extractor, text, "withdrawal").place == "al_watiya_air_base"


@pytest.mark.parametrize(
    ("text", "activity", "place"),
    [
        ("Ghadames is now under GNA control.", "capture", "ghadames"),
        ("Brega was back in LNA hands.", "capture", "brega"),
        ("Surman and Sabratha gave up without a fight as GNA forces drove in.", "capture", "sabratha"),
        ("GNA troops went on the offensive near Mizda.", "offensive", "mizda"),
        ("Rival brigades were locked in combat in Surman.", "armed_clash", "surman"),
        ("A Russian Il-76 landed at Brak on Monday.", "sortie", "brak"),
        ("Russian MiG-29s are parked at Jufra.", "deployment", "jufra"),
        ("Russia moved men and equipment to Brak, the UN said.", "deployment", "brak"),
        ("The militia held 20 soldiers captive in Sabha.", "detention", "sabha"),
        ("Russia is renovating the air base at Tamanhint, the LNA said.", "base_use", "tamanhint"),
        ("An LNA convoy was fired upon in Zliten.", "attack", "zliten"),
        ("A dozen mercenaries were seized on the road to Brak, the LNA said.", "detention", "brak"),
        ("The brigade shot it out with militiamen in Surman.", "armed_clash", "surman"),
        ("Turkish forces run Watiya airbase.", "base_use", "al_watiya"),
        ("Satellite images show MiG-29 fighters at Jufra, the LNA denied.", "deployment", "jufra"),
        ("The UAE supplied Pantsir systems to the LNA in Benghazi.", "arms_transfer", "benghazi"),
        ("The LNA fired cluster munitions into Tripoli.", "shelling", "tripoli"),
        ("Militias cut off water and food to Bani Walid.", "siege", "bani_walid"),
        ("Two LNA soldiers were killed by mines in Sirte.", "bombing", "sirte"),
        ("The RAF destroyed three tanks near Brega, the LNA said.", "air_strike", "brega"),
        ("France air-dropped weapons to the rebels near Zintan.", "arms_transfer", "zintan"),
    ],
)
def test_constructions_of_the_press(extractor: Extractor, text: str, activity: str, place: str) -> None:
    """Set phrases tell of an act as plain verbs do."""
    assert place in {(e.place or "")[: len(place)] for e in events(extractor, text) if e.activity == activity}


def test_what_is_seized_at_a_place_is_not_the_place(extractor: Extractor) -> None:
    """Who seizes arms at a port has not taken the port."""
    text = "GNA coast guards seized a shipment of Turkish pistols at Khoms."
    assert not any(event.activity == "capture" for event in events(extractor, text))


def test_who_leaves_one_town_for_another_arrives_there(extractor: Extractor) -> None:
    """A column that leaves a town for another is placed where it goes; where no goal is named, at what it left."""
    bound = one(extractor, "A column of LNA vehicles left Waddan for Sirte on Monday.", "deployment")
    assert bound.place == "sirte"
    hunting = one(extractor, "An LNA battalion left Kufra to hunt the smugglers.", "deployment")
    assert hunting.place == "kufra"


def test_craft_that_kill_strike(extractor: Extractor) -> None:
    """Whom jets or drones killed was struck from the air."""
    assert one(extractor, "US jets killed a jihadist leader near Ubari.", "air_strike").place == "ubari"
    assert one(extractor, "A US drone killed two militants near Ubari.", "drone_strike").place == "ubari"


def test_people_in_a_town_are_not_always_its_sources(extractor: Extractor) -> None:
    """Where journalists are seized is a site; where they speak is none."""
    event = one(extractor, "Militiamen picked up three journalists in Tripoli.", "detention")
    assert event.place == "tripoli"
    text = "LNA jets bombed Sirte, diplomats in Tripoli said."
    assert one(extractor, text, "air_strike").place == "sirte"


def test_flights_between_two_airfields(extractor: Extractor) -> None:
    """Both ends of a route are places, also where a capital abroad is one of them."""
    text = "Transport planes shuttled between Abu Dhabi and Al-Khadim, the LNA said."
    assert {e.place for e in events(extractor, text)} == {"abu_dhabi", "al_khadim_air_base"}


def test_nearly_before_a_number_only_counts(extractor: Extractor) -> None:
    """What was done nearly five hundred times was done."""
    text = "The United States carried out nearly 500 strikes against Islamic State in Sirte."
    assert one(extractor, text, "air_strike").place == "sirte"


@pytest.mark.parametrize(
    "text",
    [
        "Firefighters battled a blaze in Tripoli, the militia said.",
        "A strike by teachers shut schools in Benghazi, the LNA said.",
        "The head of the LNA captured the mood in a speech in Benghazi.",
        "The House of Representatives holds a session in Tobruk, the LNA said.",
        "The target was never named, an LNA officer in Benghazi said.",
        "An LNA officer, reached by phone in Benghazi, had no comment.",
        "LNA soldiers came to Sirte for the funeral of Mr Ali, who had come to Sirte in 2011 as an envoy.",
    ],
)
def test_figures_of_peace(extractor: Extractor, text: str) -> None:
    """Words of war that mean strikes of workers, fires, moods and sessions make no events."""
    assert not events(extractor, text)


def test_list_of_what_was_hit(extractor: Extractor) -> None:
    """Each line of a list of hits is a strike at its place."""
    hits = "In the vicinity of Brega: 2 tanks.\nIn the vicinity of Zliten: 1 depot."
    text = f"NATO strike sorties continued.\n\nKey hits:\n{hits}"
    strikes = [e.place for e in events(extractor, text, "2011-06-02") if e.activity == "air_strike"]
    assert {"brega", "zliten"} <= set(strikes)


def test_weapons_that_are_only_listed_are_no_air_defence(extractor: Extractor) -> None:
    """Guns that fighters use or receive defend no sky; batteries that stand somewhere do."""
    text = "LNA fighters stormed a camp in Derna with tanks and anti-aircraft guns."
    assert not any(e.activity == "air_defence" for e in events(extractor, text))
    posted = one(extractor, "Anti-aircraft guns were installed by the GNA at Mitiga.", "air_defence")
    assert posted.place == "mitiga_airport"


def test_bombs_and_jets_that_kill(extractor: Extractor) -> None:
    """What killed tells of the act: a mine is a bombing."""
    assert one(extractor, "A landmine killed two LNA soldiers in Sabri.", "bombing").place == "as_sabri"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("LNA forces struck Tarhuna, then Gharyan.", {"tarhuna", "gharyan"}),
        ("Unlike Gharyan, Tarhuna was struck by LNA forces.", {"tarhuna"}),
        ("LNA forces struck the Gharyan brigade in Tarhuna.", {"tarhuna"}),
    ],
)
def test_each_named_place_has_its_part(extractor: Extractor, text: str, places: set[str]) -> None:
    """What comes next in a list is a place of the act; what is compared, or names a unit, is none."""
    found = extractor.extract(Report("r", text, language="en", published="2019-04-17")).events
    assert {event.place for event in found} == places


def test_a_blast_needs_no_forces_beside_it(extractor: Extractor) -> None:
    """A car bomb makes a report one of arms, though nobody in it bears them."""
    found = extractor.extract(Report("r", "A car bomb exploded in Tarhuna.", language="en")).events
    assert [event.activity for event in found] == ["bombing"]


def test_where_a_source_is_carries_to_no_act(extractor: Extractor) -> None:
    """The town of a spokesman in the sentence before is not the place of what is told next."""
    text = "LNA forces attacked Tarhuna on Monday. A spokesman in Benghazi confirmed it. GNA troops shelled a depot."
    found = extractor.extract(Report("r", text, language="en", published="2020-02-25")).events
    assert {event.place for event in found} == {"tarhuna"}
