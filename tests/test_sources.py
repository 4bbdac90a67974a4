"""Who says so: the words that name a source, what it covers, and who goes on speaking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geolibya.records import Event, Report

if TYPE_CHECKING:
    from geolibya.extractor import Extractor


def events(extractor: Extractor, text: str, language: str = "en", outlet: str = "") -> list[Event]:
    """Give the events of a text."""
    report = Report("r", text, language=language, published="2020-06-12", outlet=outlet)
    return list(extractor.extract(report).events)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("In a message put online Islamic State said it had attacked Zliten.", "Islamic State"),
        ("Only on Monday Mismari said that LNA jets had bombed Zliten.", "Mismari"),
        ("Last night GNA sources said that LNA jets had bombed Zliten.", "GNA sources"),
        (
            "The Government of National Accord (GNA) said that LNA jets had bombed Zliten.",
            "The Government of National Accord (GNA)",
        ),
        (
            "A spokesman of the brigade, Khaled al-Fitouri, said LNA jets had bombed Zliten.",
            "A spokesman of the brigade, Khaled al-Fitouri",
        ),
        ("Three gold traders said that LNA jets had bombed Zliten.", "Three gold traders"),
        ("LNA jets bombed Zliten, a baker who had watched it said.", "a baker who had watched it"),
        ("LNA jets, by the Panel's count, bombed Zliten.", "the Panel"),
        ("LNA jets bombed Zliten on Monday (GNA statement).", "GNA statement"),
        ("Defence ministry: LNA jets bombed Zliten.", "Defence ministry"),
        ("The claim, denied by Haftar, was that LNA jets had bombed Zliten.", "Haftar"),
    ],
)
def test_a_source_is_its_noun_phrase(extractor: Extractor, text: str, source: str) -> None:
    """A source is named whole, without what stands before it in the sentence."""
    assert [event.attribution for event in events(extractor, text)][:1] == [(source,)]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "Haftar's officers told Reuters that LNA jets had bombed Zliten.",
            ("Haftar's officers", "Reuters"),
        ),
        ("Reuters quoted a resident as saying that LNA jets had bombed Zliten.", ("a resident", "Reuters")),
        (
            "LNA jets, officials told the Washington Post this week, have bombed Zliten.",
            ("officials", "the Washington Post"),
        ),
    ],
)
def test_an_outlet_that_was_told_says_so_last(
    extractor: Extractor, text: str, chain: tuple[str, ...]
) -> None:
    """Who told an outlet stands before the outlet in the chain."""
    assert events(extractor, text)[0].attribution == chain


def test_each_half_has_its_source(extractor: Extractor) -> None:
    """An aside covers its own clause, a source at the end the one before it."""
    text = "Militants attacked Zliten, residents said, and LNA jets bombed Derna, according to a doctor."
    assert {event.place: event.attribution for event in events(extractor, text)} == {
        "zliten": ("residents",),
        "derna": ("a doctor",),
    }


def test_a_verb_joined_by_and_has_the_same_source(extractor: Extractor) -> None:
    """Who denies and says is one."""
    text = "Haftar's spokesman met reporters and said that GNA troops had shelled Zliten."
    (event,) = events(extractor, text)
    assert (event.status, event.attribution) == ("claimed", ("Haftar's spokesman",))


def test_a_list_has_the_source_that_opens_it(extractor: Extractor) -> None:
    """Items under "a spokesman gave the following:" are his."""
    text = (
        "The LNA's spokesman gave the following:\n\n- GNA troops shelled Zliten.\n\n- GNA jets bombed Derna."
    )
    assert {event.attribution for event in events(extractor, text)} == {("The LNA's spokesman",)}


def test_who_speaks_twice_goes_on(extractor: Extractor) -> None:
    """After two sentences of his the next of the paragraph is his as well."""
    text = (
        "A resident said that the night was loud. He said it began at two. LNA jets bombed a depot in Zliten."
    )
    (event,) = events(extractor, text)
    assert event.attribution == ("A resident",)


def test_a_study_is_the_source_of_what_a_report_tells_of_it(extractor: Extractor) -> None:
    """What a report retells of an inquiry is the inquiry's, but for what others say."""
    text = (
        "UN panel says embargo on Libya is a dead letter\n\nThe Panel says that nobody keeps it.\n\n"
        "LNA jets bombed Zliten in May.\n\nA mayor said that LNA jets bombed Derna in June."
    )
    assert {event.place: event.attribution for event in events(extractor, text)} == {
        "zliten": ("The Panel",),
        "derna": ("A mayor",),
    }


def test_a_headline_learns_its_source_from_the_body(extractor: Extractor) -> None:
    """An act told in the headline has the source that the body gives for it."""
    text = "LNA jets bomb Zliten\n\nLNA jets bombed Zliten on Monday, GNA officers said."
    (event,) = events(extractor, text)
    assert (event.status, event.attribution) == ("claimed", ("GNA officers",))


def test_a_sides_own_release_speaks_for_itself(extractor: Extractor) -> None:
    """What the outlet of a side tells of it is by its own account."""
    text = "Our jets bombed a depot in Zliten on Monday."
    (event,) = events(extractor, text, outlet="U.S. Africa Command Public Affairs")
    assert (event.status, event.actors) == ("acknowledged", ("us",))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("LNA sources announced that Zliten had been captured.", "acknowledged"),
        ("The LNA said that they were moving troops to Zliten.", "acknowledged"),
        ("A deputy minister is convinced that LNA jets bombed Zliten.", "claimed"),
        ("Residents fear an offensive on Zliten by LNA forces.", "planned"),
        ("Are LNA jets bombing Zliten?", "planned"),
        ("An LNA attack on Zliten cannot be excluded.", "planned"),
        ("The LNA refused to recognise the cabinet and has threatened to attack Zliten.", "planned"),
        ("The LNA scoffed at the notion that it would attack Zliten.", "denied"),
        ("The GNA rejects this, says its troops attacked Zliten.", "acknowledged"),
    ],
)
def test_status(extractor: Extractor, text: str, status: str) -> None:
    """A side's success is its own account, a question a possibility, a denial no more than what it denies."""
    assert [event.status for event in events(extractor, text)][:1] == [status]


def test_according_to_plan_names_nobody(extractor: Extractor) -> None:
    """A plan says nothing."""
    (event,) = events(extractor, "LNA jets bombed Zliten, according to plan.")
    assert event.attribution == ()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("LNA jets bombed Zliten, the Health Ministry and the UN say.", "the UN"),
        ("IS claims that LNA jets bombed Zliten.", "IS"),
        (
            "A baker who had lived in Ajdabiya confirmed that LNA jets bombed Zliten.",
            "A baker who had lived in Ajdabiya",
        ),
        ("LNA jets bombed Zliten, a baker there said.", "a baker"),
        ("Salem Zintani, who runs the port, said that LNA jets bombed Zliten.", "Salem Zintani"),
        (
            "Its harbour master, Salem Zintani, said LNA jets bombed Zliten.",
            "Its harbour master, Salem Zintani",
        ),
        ("LNA jets bombed Zliten, if the harbour master is to be believed.", "the harbour master"),
        ("A diplomat in Tunis pointed out that LNA jets bombed Zliten.", "A diplomat in Tunis"),
    ],
)
def test_a_source_is_found_whatever_verb_says_it(extractor: Extractor, text: str, source: str) -> None:
    """Names in capitals, relative clauses, appositions and conditions leave the source its own words."""
    (event,) = events(extractor, text)
    assert event.attribution == (source,)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("« Les avions de l'ANL ont bombardé Zliten », a toujours juré un boulanger.", "un boulanger"),
        ("Les avions de l'ANL ont bombardé Zliten, note le « Courrier de Tunis ».", "Courrier de Tunis"),
        ("Un médecin, joint par téléphone, y a vu les avions de l'ANL bombarder Zliten.", "Un médecin"),
        (
            "Le ministère russe des Affaires étrangères affirme que l'ANL a bombardé Zliten.",
            "Le ministère russe des Affaires étrangères",
        ),
        ("Si l'on en croit un boulanger, les avions de l'ANL ont bombardé Zliten.", "un boulanger"),
    ],
)
def test_french_sources(extractor: Extractor, text: str, source: str) -> None:
    """Adverbs inside a verb, newspapers in quotation marks and long ministries are read."""
    assert events(extractor, text, "fr")[0].attribution == (source,)


def test_the_french_conditional_goes_on_with_who_spoke(extractor: Extractor) -> None:
    """What stands in the conditional is the word of the source of the sentence before."""
    text = "Un boulanger a raconté sa nuit. Zliten aurait été bombardée lundi par les avions de l'ANL."
    (event,) = events(extractor, text, "fr")
    assert event.attribution == ("Un boulanger",)


def test_he_is_who_speaks_and_not_who_is_spoken_of(extractor: Extractor) -> None:
    """A pronoun passes over whom a clause about the speaker names."""
    text = (
        "Salem Zintani, the elder whom the Tebu blame for it, said that ten had died. "
        "Zliten, he went on, was bombed by LNA jets."
    )
    assert events(extractor, text)[-1].attribution == ("Salem Zintani",)


def test_who_is_called_by_his_title_is_named(extractor: Extractor) -> None:
    """Somebody called by a title is the one whom the report named with it before."""
    text = "The mayor, Salem Zintani, was away on Sunday. LNA jets bombed Zliten on Monday, the mayor said."
    assert events(extractor, text)[-1].attribution == ("The mayor, Salem Zintani",)


def test_what_the_writer_adds_is_not_said(extractor: Extractor) -> None:
    """A relative clause that tells what is known has no source, unless its verb has one."""
    text = "The GNA accused the LNA, whose jets bombed Zliten on Monday."
    assert [(event.status, event.attribution) for event in events(extractor, text)] == [("reported", ())]
    text = "The mayor blamed the LNA, which he said had bombed Zliten on Monday."
    assert [event.attribution for event in events(extractor, text)] == [("The mayor",)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ankara said that it delivered no weapons to Libya.", "en"),
        ("Moscow said that it has no troops in Libya.", "en"),
        ("Ankara assure n'avoir livré aucune arme à la Libye.", "fr"),
    ],
)
def test_none_of_it_is_a_denial(extractor: Extractor, text: str, language: str) -> None:
    """A side that speaks of no arms and no troops of its own denies them."""
    assert {event.status for event in events(extractor, text, language)} == {"denied"}


def test_what_would_need_leave_is_planned(extractor: Extractor) -> None:
    """A verb behind the act puts it off."""
    assert [e.status for e in events(extractor, "An air raid on Zliten by the LNA would require leave.")] == [
        "planned"
    ]
