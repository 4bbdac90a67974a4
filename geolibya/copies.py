"""Near-copies of a text: the same sentences, a word changed here and there, as outlets print a wire text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from geolibya.names import fold

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

SHINGLE = 3
"""Words that are compared together: two writers share single words, hardly three in a row."""
FEWEST = 6
"""Words of a text that can be told to be a copy; a shorter one, "Cairo denied it", may be anybody's."""
SHARED = 0.6
"""Part of the shorter text that the longer one repeats; a word changed costs three shingles."""


@lru_cache(maxsize=65_536)
def shingles(text: str) -> frozenset[int]:
    """Give the shingles of a text as numbers; none of a text too short to be told a copy.

    `hash` would number them otherwise in each process.

    Examples
    --------
    >>> len(shingles("Jets bombed the port of Sirte at dawn"))
    6
    """
    words = fold(text).data.split()
    if len(words) < FEWEST:
        return frozenset()
    last = len(words) - SHINGLE + 1
    return frozenset(crc32(b" ".join(words[n : n + SHINGLE])) for n in range(last))


def are_copies(a: AbstractSet[int], b: AbstractSet[int]) -> bool:
    """Say of the shingles of two texts whether one is a copy, or part of a copy, of the other."""
    shorter = min(len(a), len(b))
    return shorter > 0 and len(a & b) >= SHARED * shorter
