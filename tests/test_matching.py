"""Finding many names at once."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from geolibya.matching import Scanner


def test_the_longest_name_wins() -> None:
    """Of names that overlap the longest is found."""
    scanner = Scanner([(b"ras lanuf", "town"), (b"ras lanuf airport", "airport")])
    assert [hit.rows for hit in scanner.find(b"near ras lanuf airport and ras lanuf")] == [
        ("airport",),
        ("town",),
    ]


def test_a_shorter_name_is_found_where_the_longest_breaks_a_word() -> None:
    """A name inside a longer one that ends within a word is still found."""
    scanner = Scanner([(b"sirte", "town"), (b"sirte air", "base")])
    assert [hit.rows for hit in scanner.find(b"sirte airs")] == [("town",)]


@given(st.lists(st.sampled_from(["ab", "abc", "b", "b c", "c"]), min_size=1), st.text("abc ", max_size=30))
def test_hits_are_whole_words_that_stand_there(names: list[str], text: str) -> None:
    """Each hit is one of the names, on word boundaries, and none overlaps another."""
    hits = Scanner((name.encode(), name) for name in names).find(text.encode())
    for hit in hits:
        assert text[hit.start : hit.end] == hit.rows[0]
        assert not text[: hit.start].endswith(("a", "b", "c"))
        assert not text[hit.end :].startswith(("a", "b", "c"))
    assert all(a.end <= b.start for a, b in itertools.pairwise(hits))
