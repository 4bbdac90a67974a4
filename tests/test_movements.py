"""Who moves or stands somewhere makes the activity, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geolibya.records import Report

if TYPE_CHECKING:
    from geolibya.extractor import Extractor

WAR = {"en": "The LNA shelled Gharyan. ", "fr": "L'ANL a bombardé Gharyan. "}


def told(extractor: Extractor, text: str, language: str, place: str = "tarhuna") -> list[str]:
    """Give the activities at a place that a sentence in a report of war tells of."""
    report = Report("r", WAR[language] + text, language=language, published="2019-04-10")
    return sorted(event.activity for event in extractor.extract(report).events if event.place == place)


@pytest.mark.parametrize(
    ("mover", "arriving", "leaving", "staying"),
    [
        ("LNA troops", "deployment", "withdrawal", "deployment"),
        ("A column of pick-ups", "deployment", "withdrawal", "deployment"),
        ("Dozens of Syrian mercenaries", "deployment", "withdrawal", "deployment"),
        ("Two MiG-29 jets", "sortie", "sortie", "deployment"),
        ("An Ilyushin-76 cargo plane", "sortie", "sortie", "deployment"),
        ("A Bayraktar drone", "drone_operation", "drone_operation", "drone_operation"),
        ("A Turkish frigate", "naval_operation", "naval_operation", "naval_operation"),
        ("A frigate, which had been sighted,", "naval_operation", "naval_operation", "naval_operation"),
        ("A Pantsir battery", "air_defence", "withdrawal", "air_defence"),
    ],
)
def test_english_movers(extractor: Extractor, mover: str, arriving: str, leaving: str, staying: str) -> None:
    """Each kind of mover comes, goes and stays in its own way, and once."""
    assert told(extractor, f"{mover} arrived in Tarhuna on Monday.", "en") == [arriving]
    assert told(extractor, f"{mover} got to Tarhuna on Monday.", "en") == [arriving]
    assert told(extractor, f"{mover} departed from Tarhuna on Monday.", "en") == [leaving]
    assert told(extractor, f"{mover} stood in Tarhuna on Monday.", "en") == [staying]


@pytest.mark.parametrize(
    ("mover", "arriving", "leaving", "staying"),
    [
        ("Une colonne de blindés", "deployment", "withdrawal", "deployment"),
        ("Un avion de chasse", "sortie", "sortie", "deployment"),
        ("Un drone Bayraktar", "drone_operation", "drone_operation", "drone_operation"),
        ("Une frégate turque", "naval_operation", "naval_operation", "naval_operation"),
    ],
)
def test_french_movers(extractor: Extractor, mover: str, arriving: str, leaving: str, staying: str) -> None:
    """Each kind of mover comes, goes and stays in its own way, and once."""
    assert told(extractor, f"{mover} a gagné Tarhouna lundi.", "fr") == [arriving]
    assert told(extractor, f"{mover} a mis le cap sur Tarhouna lundi.", "fr") == [arriving]
    assert told(extractor, f"{mover} a quitté Tarhouna lundi.", "fr") == [leaving]
    assert told(extractor, f"{mover} attend devant Tarhouna.", "fr") == [staying]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Families left Tarhuna on Monday.", "en"),
        ("Hundreds of residents streamed out of Tarhuna.", "en"),
        ("Des familles ont quitté Tarhouna lundi.", "fr"),
        ("Une centaine de familles ont fui Tarhouna.", "fr"),
    ],
)
def test_residents_who_leave_are_displaced(extractor: Extractor, text: str, language: str) -> None:
    """Residents do not withdraw."""
    assert told(extractor, text, language) == ["displacement"]


@pytest.mark.parametrize("verb", ["flew over", "hovered over", "were heard over", "passed over"])
def test_craft_overhead_fly(extractor: Extractor, verb: str) -> None:
    """What is over a town flies there."""
    assert told(extractor, f"Warplanes {verb} Tarhuna on Monday.", "en") == ["sortie"]


@pytest.mark.parametrize(
    "mover",
    [
        "The foreign minister",
        "A delegation from the LNA",
        "The national football team",
        "Tourists",
        "Journalists",
        "GNA officials",
        "A passenger plane",
        "An oil tanker",
        "An aid convoy",
        "Ambulances",
    ],
)
@pytest.mark.parametrize(
    "verb", ["arrived in", "reached", "entered", "headed for", "was seen in", "left", "departed from"]
)
def test_peaceful_english_movers(extractor: Extractor, mover: str, verb: str) -> None:
    """Those who are neither armed nor craft of war come and go without an event."""
    assert told(extractor, f"{mover} {verb} Tarhuna on Monday.", "en") == []


@pytest.mark.parametrize(
    "mover",
    ["Le ministre", "Une délégation de l'ONU", "Un avion de ligne", "Un pétrolier", "Un convoi humanitaire"],
)
@pytest.mark.parametrize("verb", ["a gagné", "a rejoint", "a fait route vers", "a quitté", "a évacué"])
def test_peaceful_french_movers(extractor: Extractor, mover: str, verb: str) -> None:
    """Those who are neither armed nor craft of war come and go without an event."""
    assert told(extractor, f"{mover} {verb} Tarhouna lundi.", "fr") == []


def test_a_verb_of_arriving_gives_the_place_that_it_names(extractor: Extractor) -> None:
    """Where men arrived is no place that they come from."""
    assert told(extractor, "Des combattants de l'ANL sont arrivés à Tarhouna lundi.", "fr") == ["deployment"]


@pytest.mark.parametrize(
    ("text", "language", "activity"),
    [
        ("Ammunition reached Tarhuna on Monday.", "en", "arms_transfer"),
        ("Military equipment was brought to Tarhuna.", "en", "arms_transfer"),
        ("Un lot de munitions est parvenu à Tarhouna.", "fr", "arms_transfer"),
        ("Two MiG-29 jets were moved to Tarhuna.", "en", "deployment"),
    ],
)
def test_what_is_brought(extractor: Extractor, text: str, language: str, activity: str) -> None:
    """Arms that come are handed over; aircraft that are moved to a place are deployed there."""
    assert told(extractor, text, language) == [activity]


@pytest.mark.parametrize("mover", ["A freighter", "GNA officials", "Des responsables de l'ANL"])
def test_who_comes_by_air_or_sea(extractor: Extractor, mover: str) -> None:
    """Neither the verb nor whose officials they are makes the movers armed."""
    french = mover.startswith("Des")
    text = f"{mover} ont gagné Tarhouna." if french else f"{mover} landed at Tarhuna."
    assert told(extractor, text, "fr" if french else "en") == []
