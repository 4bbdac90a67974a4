"""What is found in a report: places, doers, acts, dates and how they are asserted."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from geolibya.records import Event, Extraction, Report

if TYPE_CHECKING:
    from geolibya.extractor import Extractor


def read(
    extractor: Extractor, text: str, language: str = "en", published: str | None = "2019-06-12"
) -> Extraction:
    """Extract a text."""
    return extractor.extract(Report("r", text, language=language, published=published))


def events(
    extractor: Extractor, text: str, language: str = "en", published: str | None = "2019-06-12"
) -> list[Event]:
    """Give the events of a text."""
    return list(read(extractor, text, language, published).events)


def test_subject_verb_place(extractor: Extractor) -> None:
    """The subject does it, where the preposition says, on the day that the weekday names."""
    (event,) = events(extractor, "LNA jets bombed a depot in Zliten on Monday.")
    assert (event.activity, event.place, event.actors) == ("air_strike", "zliten", ("lna",))
    assert (event.status, event.date, event.when) == ("reported", "2019-06-10", "Monday")


def test_passive_turns_roles_round(extractor: Extractor) -> None:
    """In the passive the subject is the target and "by" names the doer."""
    (event,) = events(extractor, "ISIS fighters in Sirte were attacked by Misrata forces.")
    assert (event.actors, event.targets) == (("misrata_forces",), ("isis",))


def test_two_places_are_two_events(extractor: Extractor) -> None:
    """A sentence that names two places in a list yields an event each."""
    found = events(extractor, "GNA troops captured Sabratha and Surman.")
    assert {event.place for event in found} == {"sabratha", "surman"}


def test_place_that_says_where_another_lies_is_no_site(extractor: Extractor) -> None:
    """Of "X, east of Y" only X is a site."""
    found = events(extractor, "French commandos were stationed in Benina, east of Benghazi.")
    assert {event.place for event in found} == {"benina"}


def test_direction_keeps_the_point_and_widens_the_radius(extractor: Extractor) -> None:
    """South of a town is known no better than the direction."""
    (event,) = events(extractor, "Un drone a été abattu au sud de Gharyan.", "fr")
    assert (event.place, event.relation) == ("gharyan", "direction")
    assert event.radius_km is not None
    assert event.radius_km >= 15


def test_region_is_within(extractor: Extractor) -> None:
    """What is known to a region only lies within it."""
    (event,) = events(
        extractor, "French troops are operating in eastern Libya, the ministry of defence said."
    )
    assert (event.place, event.relation) == ("cyrenaica", "within")


def test_government_called_by_its_capital_is_no_site(extractor: Extractor) -> None:
    """A metonym names an actor; nothing is drawn at its place."""
    found = read(extractor, "Ankara sent soldiers to Misrata. The Tobruk government condemned it.")
    assert {name.text: name.role for name in found.toponyms}["Ankara"] == "metonym"
    assert "tobruk" not in {event.place for event in found.events}
    assert "ankara" not in {event.place for event in found.events}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("LNA jets bombed Misrata airport.", "reported"),
        ("The LNA said its forces had captured Gharyan.", "acknowledged"),
        ("The GNA said LNA jets had bombed Misrata.", "claimed"),
        ("The LNA plans to attack Sirte.", "planned"),
        ("If LNA troops attack Sirte, they will be met.", "planned"),
        ("The LNA denied that its jets bombed Misrata.", "denied"),
        ("LNA jets did not bomb Misrata, the commander said.", "denied"),
    ],
)
def test_status_follows_who_says_it_and_how(extractor: Extractor, text: str, status: str) -> None:
    """Denied before planned before own account before claimed before reported."""
    assert {event.status for event in events(extractor, text)} == {status}


def test_vow_to_stop_is_no_denial_of_an_end(extractor: Extractor) -> None:
    """A call to end an offensive plans no offensive."""
    found = events(extractor, "The envoy urged Haftar to end his offensive on Tripoli.")
    assert {event.status for event in found if event.activity == "offensive"} == {"reported"}


def test_what_nearly_happened_is_no_event(extractor: Extractor) -> None:
    """A town that nearly fell was not captured."""
    assert not [
        e for e in events(extractor, "Sabratha nearly fell to ISIS fighters.") if e.activity == "capture"
    ]


def test_no_clashes_is_no_event(extractor: Extractor) -> None:
    """Fighting that did not take place in passing is no event."""
    found = events(extractor, "No clashes were reported in Tiji after the militia left town.")
    assert "armed_clash" not in {event.activity for event in found}


def test_prisoner_is_told_by_name_later(extractor: Extractor) -> None:
    """What a prisoner says is claimed, also where only the name says who speaks."""
    text = (
        "Les forces du GNA ont arrêté le pilote Salem Barasi près de Zawiya. "
        "Barasi a déclaré que des avions ont frappé Misrata."
    )
    strikes = [event for event in events(extractor, text, "fr") if event.activity == "air_strike"]
    assert {event.status for event in strikes} == {"claimed"}
    assert all("prisoner" in event.caveats for event in strikes)


def test_denial_answers_the_sentence_before(extractor: Extractor) -> None:
    """A denial without an act of its own denies what was told before; both stand side by side."""
    found = events(
        extractor, "The GNA accused the LNA of shelling Abu Salim. An LNA spokesman rejected the accusation."
    )
    assert {event.status for event in found if event.activity == "shelling"} == {"claimed", "denied"}


def test_attribution_is_a_chain(extractor: Extractor) -> None:
    """The source stands first and the outlet that passes it on last."""
    (event,) = events(
        extractor, "ISIS fighters attacked Fuqaha, according to residents, Libya Observer reported."
    )
    assert event.attribution[-1] == "Libya Observer"
    assert "residents" in event.attribution[0]


def test_casualties_are_what_the_text_gives(extractor: Extractor) -> None:
    """Numbers are kept as said; what is not said stays unknown."""
    (event,) = events(extractor, "Five soldiers were killed when a car bomb exploded in Derna.")
    assert (event.killed, event.injured) == (5, None)


@pytest.mark.parametrize(
    ("language", "text", "killed"),
    [
        ("en", "A strike on Sirte on Monday left six people dead.", [6]),
        ("fr", "La frappe a tué cinq civils à Derna.", [5]),
        ("fr", "La frappe a tué des civils à Derna.", [None]),
    ],
)
def test_a_toll_is_counted_once(
    extractor: Extractor, language: str, text: str, killed: list[int | None]
) -> None:
    """Words that tell one number of victims are one toll; where none is given none is made up."""
    (event,) = events(extractor, text, language)
    assert [toll.killed for toll in event.casualties] == killed


@pytest.mark.parametrize(
    "text",
    ["A shell hit a prison in Tripoli.", "A shell hit a Tripoli prison.", "Jets bombed a camp in Tripoli."],
)
def test_one_of_many_facilities_is_not_the_listed_one(extractor: Extractor, text: str) -> None:
    """What a town has several of, and the text names none of, is placed in the town."""
    assert {event.place for event in events(extractor, text)} == {"tripoli"}


def test_without_publication_no_date_is_guessed(extractor: Extractor) -> None:
    """A weekday without a date of publication resolves to nothing."""
    (event,) = events(extractor, "LNA jets bombed Zliten on Monday.", published=None)
    assert (event.when, event.date) == ("Monday", None)


def test_quote_holds_its_trigger_and_is_short(extractor: Extractor) -> None:
    """A quote has at most 300 characters, is the text between its offsets, and holds the marked trigger."""
    text = "Haftar's forces, " + "which had come a long way over bad roads, " * 12 + "attacked Sirte at dawn."
    for event in events(extractor, text):
        assert len(event.quote) <= 300
        assert event.quote == text[event.start : event.end]
        assert [event.quote[a:b] for a, b, kind in event.marks if kind == "activity"] == ["attacked"]


def test_id_does_not_depend_on_the_file_name(extractor: Extractor) -> None:
    """The same text under another name gives the same ids."""
    text = "GNA troops captured Gharyan on Wednesday."
    a = extractor.extract(Report("a.txt", text, language="en", published="2019-06-27"))
    b = extractor.extract(Report("b.txt", text, language="en", published="2019-06-27"))
    assert [event.id for event in a.events] == [event.id for event in b.events]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Al-Ahli Tripoli beat Al-Ittihad in the cup final. The striker scored a goal in each half of the match "
            "and the coach praised his attack."
        ),
        "The dinar fell against the dollar on Tuesday and bread prices in Tripoli rose again.",
        "Heavy rain hit Misrata overnight and schools were closed.",
    ],
)
def test_sport_prices_and_weather_give_no_military_event(extractor: Extractor, text: str) -> None:
    """Words of war are used of football, markets and storms."""
    assert [
        event for event in events(extractor, text) if event.group not in ("political", "humanitarian")
    ] == []


def test_tripoli_in_lebanon(extractor: Extractor) -> None:
    """A report that speaks of Lebanon means the Tripoli there."""
    text = "Gunmen clashed in Bab al-Tabbaneh and Jabal Mohsen, quarters of Tripoli, the Lebanese army said."
    assert {name.place for name in read(extractor, text).toponyms if name.text == "Tripoli"} == {
        "tripoli_lebanon"
    }


def test_refused_words_say_why(extractor: Extractor) -> None:
    """A word that could tell of an act and does not is noted with the reason."""
    found = read(extractor, "The committee in Tripoli took a decision on the oil port of Brega.")
    assert all(why for _, _, why in found.notes)


def test_hostile_text_is_only_text(extractor: Extractor) -> None:
    """Markup, templates and direction marks pass through unchanged into the quote."""
    text = "LNA jets bombed Sirte {{ 7*7 }} <script>alert(1)</script> \u202e on Monday."
    (event,) = events(extractor, text)
    assert event.quote == text


def test_spelling_that_no_table_lists_is_read_by_its_consonants(extractor: Extractor) -> None:
    """Behind a locative preposition a name is found in a spelling that no table has."""
    found = read(extractor, "GNA troops moved towards Gasr Ben Gachir on Friday.")
    assert {name.place for name in found.toponyms} == {"qasr_bin_ghashir"}


def test_words_like_a_place_are_no_place(extractor: Extractor) -> None:
    """Capitalised words and surnames do not become places for looking alike."""
    found = read(
        extractor, "In March the fighters spoke to Hassan of Facebook, of Monday and of Ramadan in the Sahel."
    )
    assert {name.place for name in found.toponyms} <= {"sahel"}


def test_purpose_is_not_done(extractor: Extractor) -> None:
    """An offensive to capture a town has not captured it."""
    found = events(extractor, "The LNA launched an offensive to capture Tripoli.")
    assert "capture" not in {event.activity for event in found}


def test_backer_in_an_adjective_does_nothing(extractor: Extractor) -> None:
    """US-backed militias are not the United States."""
    found = events(extractor, "US-backed fighters seized Sirte from ISIS.")
    assert all("us" not in event.actors for event in found)


BROKEN = (
    'Two Turkish drones hit an Emirati convoy south of Tarhouna on Tuesday, the GNA\'s spokesman said: "it burnt"\n\n'
    "ISIS, which had lost Sirte to Misrata's forces in 2016, claimed the raid on al-Fuqaha that killed 4 people.\n"
)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("mark", ["\n", "\n\n", ". "])
def test_a_text_broken_anywhere_is_read(extractor: Extractor, mark: str, language: str) -> None:
    """Wherever a line or a sentence is broken off, the text is read, and each quote stands in it."""
    for at in range(len(BROKEN)):
        text = BROKEN[:at] + mark + BROKEN[at:]
        assert all(event.quote in text for event in events(extractor, text, language))


@pytest.mark.parametrize(
    "text",
    [
        "LNA jets, which came from Benina, bombed Sirte on Monday, the GNA said, " * 150,
        "They bombed his forces there. " * 1500,
        "Sirte\n" * 5000,
        "a" * 200_000,
        '"' * 20_000,
    ],
    ids=["one sentence", "pronouns", "lines", "one word", "quotation marks"],
)
def test_no_text_takes_long(extractor: Extractor, text: str) -> None:
    """The time that a report takes grows with its length, whatever stands in it."""
    started = time.process_time()
    read(extractor, text)
    assert time.process_time() - started < 10


def test_seat_of_a_parliament_is_no_site(extractor: Extractor) -> None:
    """An act by men of a parliament in a town did not take place in that town."""
    text = "Troops of the parliament in Tobruk and French commandos attacked ISIS fighters in Benghazi."
    assert {event.place for event in events(extractor, text)} == {"benghazi"}


def test_language_without_tables_is_told(extractor: Extractor) -> None:
    """Of a report in another language the places are found, and it is told that no events are read."""
    report = Report("r", "قصفت طائرات مواقع في سرت", language="ar")
    found = extractor.extract(report)
    assert {name.place for name in found.toponyms} == {"sirte"}
    assert found.events == ()
    assert "ar" in extractor.cannot_read(report)
    assert not extractor.cannot_read(Report("r", "text", language="fr"))


def test_short_text_without_language_is_read(extractor: Extractor) -> None:
    """A text too short to tell its language by is read in that whose words of war it has."""
    found = extractor.extract(Report("r", "LNA jets bombed Sirte."))
    assert [event.activity for event in found.events] == ["air_strike"]
    assert found.report.language == "en"


def test_an_accent_tells_a_participle_from_a_noun(extractor: Extractor) -> None:
    """In French "attaquée" is a passive verb without "être", and its subject the target."""
    found = events(extractor, "Un convoi de l'ANL attaqué lundi par l'EI à Sebha a brûlé.", "fr")
    assert [(e.actors, e.targets) for e in found if e.activity == "attack"] == [(("isis",), ("lna",))]


def test_a_french_noun_that_looks_like_a_verb_is_none(extractor: Extractor) -> None:
    """A determiner before a form without an accent makes it a noun ("cette cible")."""
    assert events(extractor, "L'ANL a parlé de cette cible à Tarhouna.", "fr") == []


def test_the_french_future_is_a_plan(extractor: Extractor) -> None:
    """What a French verb tells in the future is planned; in the past tense it is not."""
    (planned,) = events(extractor, "Les mercenaires russes se retireront de Syrte.", "fr")
    (told,) = events(extractor, "Les mercenaires russes se sont retirés de Syrte.", "fr")
    assert (planned.status, told.status) == ("planned", "reported")


def test_who_is_deployed_is_who_is_there(extractor: Extractor) -> None:
    """The subject of "were deployed" is the actor, not a target."""
    (event,) = events(extractor, "Des soldats turcs ont été déployés à Misrata.", "fr")
    assert (event.activity, event.actors, event.targets) == ("deployment", ("turkey",), ())


def test_losing_a_place_is_not_losing_people_there(extractor: Extractor) -> None:
    """A place right behind "perdu" changed hands; one behind a preposition did not."""
    (event,) = events(extractor, "L'EI a perdu la ville de Syrte.", "fr")
    assert (event.activity, event.place, event.targets) == ("capture", "sirte", ("isis",))
    assert events(extractor, "L'EI a perdu trois combattants à Syrte.", "fr") == []


def test_the_day_after_counts_from_the_date_told_before(extractor: Extractor) -> None:
    """What happens "le lendemain" is dated the day after what the report dated last."""
    text = "Le 3 mai 2019, l'ANL a bombardé Gharyan. Le lendemain, le GNA a attaqué Tarhouna."
    assert {event.date for event in events(extractor, text, "fr")} == {"2019-05-03", "2019-05-04"}


@pytest.mark.parametrize(
    ("text", "activity"),
    [
        ("Les soldats du GNA resserrent l'étau autour de Tarhouna.", "siege"),
        ("Des hommes de l'ANL ont rebroussé chemin à Gharyan.", "withdrawal"),
        ("Un hélicoptère de l'ANL est parti en vrille près de Zliten.", "aircraft_crash"),
        ("Les ondes sont brouillées par l'ANL à Tobrouk.", "electronic_warfare"),
        ("Des brigades de Misrata ont semé des mines à Syrte.", "bombing"),
    ],
)
def test_idioms_of_french_reports(extractor: Extractor, text: str, activity: str) -> None:
    """An idiom that French reports use tells of its activity in any inflection."""
    assert activity in {event.activity for event in events(extractor, text, "fr")}


def test_french_idioms_of_peace(extractor: Extractor) -> None:
    """Military words of a civil idiom tell of no act."""
    text = "Des soldats sont là. L'offensive de charme du maire de Zliten et sa bataille judiciaire ont amusé Tripoli."
    assert [
        event for event in events(extractor, text, "fr") if event.activity in ("offensive", "armed_clash")
    ] == []


def test_situated_says_nothing(extractor: Extractor) -> None:
    """A French participle is no word of saying ("situé"), though the present may be one."""
    (event,) = events(extractor, "L'ANL a frappé un dépôt situé à Tarhouna.", "fr")
    assert event.attribution == ()


def test_kilometres_are_short_in_french_too(extractor: Extractor) -> None:
    """Of "X, à 80 km au sud de Y" only X is a site."""
    found = events(extractor, "Gharyan, à 80 km au sud de Tripoli, a été frappée par des avions.", "fr")
    assert {event.place for event in found} == {"gharyan"}


@pytest.mark.parametrize(
    ("text", "activity"),
    [
        ("Air-defence gunners hit a MiG-23 over Zliten.", "shoot_down"),
        ("A MiG-23 was hit by anti-aircraft fire over Zliten.", "shoot_down"),
        ("A MiG-23 hit anti-aircraft guns in Zliten.", "air_strike"),
    ],
)
def test_the_order_of_words_tells_who_was_hit(extractor: Extractor, text: str, activity: str) -> None:
    """What stands before a verb hits what stands behind it, in the passive the other way round."""
    assert activity in {event.activity for event in events(extractor, text)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Poets clashed in verse at a festival in Zintan.",
        "Hackers attacked the offices of a firm in Zliten.",
        "The siege of Tobruk in 1941 was told in a lecture.",
    ],
)
def test_sport_arts_and_history_are_silent(extractor: Extractor, sentence: str) -> None:
    """War as a figure of speech and wars of long ago make no event, whatever the report tells beside them."""
    found = events(extractor, "LNA fighters captured Sabratha on Monday. " + sentence)
    assert {event.place for event in found} <= {"sabratha"}


def test_a_bomb_at_a_festival_is_no_figure_of_speech(extractor: Extractor) -> None:
    """An act of war that kills is told even where the sentence speaks of peaceful things."""
    text = "LNA fighters captured Sabratha on Monday. A car bomb killed six people at a festival in Zintan."
    assert ("bombing", "zintan") in {(event.activity, event.place) for event in events(extractor, text)}
