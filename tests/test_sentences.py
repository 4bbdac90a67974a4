"""Cutting a text into sentences and words."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from geolibya.sentences import sentences, words


def cut(text: str) -> list[str]:
    """Give the sentences of a text as strings."""
    return [text[s.start : s.end] for s in sentences(text)]


def test_abbreviations_end_no_sentence() -> None:
    """Titles and initials with a full stop stand inside a sentence."""
    assert cut("Gen. Haftar left. The U.S. stayed.") == ["Gen. Haftar left.", "The U.S. stayed."]


def test_full_stop_without_space() -> None:
    """A full stop ends a sentence although no space follows it."""
    assert cut("They fled.The town was empty.") == ["They fled.", "The town was empty."]


def test_headline_ends_at_its_line() -> None:
    """A headline without a full stop is a sentence of its own."""
    assert cut("Clashes in Sabha\n\nTwo men died.") == ["Clashes in Sabha", "Two men died."]


def test_wrapped_lines_are_one_sentence() -> None:
    """In a text that is wrapped, a newline ends no sentence."""
    for line in (
        "The forces that had come from the east in the night took the road to the coast and\n",
        "The forces that had come from the east in the night\n",
    ):
        assert len(cut(line * 5 + "stopped.")) == 1


@given(st.text())
def test_sentences_are_in_order_and_apart(text: str) -> None:
    """Sentences of any text follow each other without overlap and begin and end with a character seen."""
    found = sentences(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in found)


def test_words_split_elisions_and_possessives() -> None:
    """French elisions and the English possessive are words of their own."""
    assert words("l'anl d'al khadim", 0, 17).texts == ["l'", "anl", "d'", "al", "khadim"]
    assert words("haftar's men", 0, 12).texts == ["haftar", "'s", "men"]
