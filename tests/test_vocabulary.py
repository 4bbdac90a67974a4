"""The ids that events carry: those of the reference, labelled in all page languages, affiliations dated."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pytest

from geolibya.tables import data_folder, read_rows
from geolibya.vocabulary import PAGE_LANGUAGES, Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

TABLES = ("groups", "activities", "statuses", "actors", "caveats")
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
INTER = {"1", "2", "3", "4", "5", "6", "7", "8", ""}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """Give the shipped vocabulary."""
    return Vocabulary.load()


@pytest.mark.parametrize("table", TABLES)
def test_each_term_has_a_label_in_each_language(vocabulary: Vocabulary, table: str) -> None:
    """Each term has a label in English, French and Arabic, no two terms the same one, and a definition."""
    terms = getattr(vocabulary, table).values()
    assert [term.id for term in terms if not term.definition] == []
    for language in PAGE_LANGUAGES:
        labels = [term.labels.get(language, "") for term in terms]
        assert all(labels)
        assert len(set(labels)) == len(labels)


def test_arabic_labels_are_arabic(vocabulary: Vocabulary) -> None:
    """An Arabic label is written in Arabic letters."""
    labels = [term.label("ar") for table in TABLES for term in getattr(vocabulary, table).values()]
    assert [label for label in labels if re.search("[A-Za-z]", label)] == []


def test_activities_belong_to_groups(vocabulary: Vocabulary) -> None:
    """Each activity is in a group, and is military exactly where its group is."""
    for activity in vocabulary.activities.values():
        assert activity.parent in vocabulary.groups
        assert activity.military == vocabulary.groups[activity.parent].military


def test_actors_belong_to_actors(vocabulary: Vocabulary) -> None:
    """Each actor's parent is an actor, none is its own ancestor, and ACLED's kinds of actor are 1 to 8."""
    for actor in vocabulary.actors.values():
        line = vocabulary.lineage(actor.id)
        assert set(line) <= set(vocabulary.actors)
        assert vocabulary.actors[line[-1]].parent == ""
        assert actor.codes.get("inter", "") in INTER


def test_affiliations_are_dated(vocabulary: Vocabulary) -> None:
    """An affiliation joins two different actors, from a date or month to a later one."""
    rows = list(
        read_rows(data_folder("gazetteer") / "affiliations.csv", ("actor", "parent", "since", "until"))
    )
    assert rows
    for row in rows:
        assert {row["actor"], row["parent"]} <= set(vocabulary.actors)
        assert row["actor"] != row["parent"]
        dates = [row[column] for column in ("since", "until") if row[column]]
        assert all(DATE.fullmatch(date) for date in dates)
        assert dates == sorted(dates)


@pytest.mark.parametrize("table", ["activities", "statuses", "actors"])
def test_ids_are_those_of_the_reference(vocabulary: Vocabulary, shared: Path, table: str) -> None:
    """The tables hold the ids of the reference vocabulary, with the same parents or groups, and no others."""
    parent = {"activities": "group", "actors": "parent"}.get(table)
    with (shared / "vocabulary" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        theirs = {row["id"]: row[parent] if parent else "" for row in csv.DictReader(file)}
    assert {term.id: term.parent for term in getattr(vocabulary, table).values()} == theirs


def test_lineage_is_that_of_the_time() -> None:
    """A group belongs to whom it belonged to on the day, and without a day to whom it did in most years."""
    vocabulary = Vocabulary.load()
    assert "gna" in vocabulary.lineage("misrata_forces")
    assert "gna" not in vocabulary.lineage_at("2011-09")("misrata_forces")
    assert "ntc_forces" in vocabulary.lineage_at("2011-09-20")("misrata_forces")
    assert "gna" in vocabulary.lineage_at("2019")("misrata_forces")
    assert vocabulary.lineage_at(None)("misrata_forces") == vocabulary.lineage("misrata_forces")
