"""Finding many folded names in a folded text at once."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import ahocorasick_rs

from geolibya.names import IS_LETTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")


class Hit(NamedTuple, Generic[T]):
    """A name found: its span in the folded text and the rows that it may stand for."""

    start: int
    end: int
    rows: tuple[T, ...]


class Scanner(Generic[T]):
    """All names of some tables, matched on word boundaries, the longest first.

    Parameters
    ----------
    entries : iterable of (bytes, row)
        Folded names; a name may stand for several rows.
    """

    def __init__(self, entries: Iterable[tuple[bytes, T]]) -> None:
        rows: dict[bytes, list[T]] = defaultdict(list)
        for name, row in entries:
            if name and row not in rows[name]:
                rows[name].append(row)
        self._names = [name for name in rows if name]
        self._rows = [tuple(rows[name]) for name in self._names]
        self._automaton = ahocorasick_rs.BytesAhoCorasick(self._names)

    def find(self, data: bytes) -> list[Hit[T]]:
        """Give the hits in order; of overlapping ones the longest, then the first."""
        size = len(data)
        sound = [
            (start, -end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(data, overlapping=True)
            if not (start and IS_LETTER[data[start - 1]] and IS_LETTER[data[start]])
            and not (end < size and IS_LETTER[data[end]] and IS_LETTER[data[end - 1]])
        ]
        sound.sort(key=lambda hit: (hit[0] + hit[1], hit[0]))  # longest first
        covered = bytearray(size)
        taken: list[tuple[int, int, int]] = []
        for start, minus_end, index in sound:
            end = -minus_end
            if covered.find(1, start, end) < 0:
                covered[start:end] = b"\1" * (end - start)
                taken.append((start, end, index))
        return [Hit(start, end, self._rows[index]) for start, end, index in sorted(taken)]


def covering(hits: Sequence[Hit[T]], start: int, end: int) -> Hit[T] | None:
    """Give the hit that covers a span, of hits in order that do not overlap; None where none does."""
    n = bisect_right(hits, start, key=lambda hit: hit.start) - 1
    return hits[n] if n >= 0 and hits[n].end >= end else None
