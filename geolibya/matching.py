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
        sound = sorted(self._on_boundaries(data))
        taken: list[tuple[int, int, int]] = []
        run: list[tuple[int, int, int]] = []
        run_end = 0
        for hit in sound:
            if hit[0] >= run_end:
                taken += run if len(run) < 2 else _longest(run)
                run, run_end = [hit], hit[1]
            else:
                run.append(hit)
                run_end = max(run_end, hit[1])
        taken += run if len(run) < 2 else _longest(run)
        return [Hit(start, end, self._rows[index]) for start, end, index in taken]

    def is_in(self, data: bytes) -> bool:
        """Say whether there is any hit."""
        return bool(self._on_boundaries(data))

    def _on_boundaries(self, data: bytes) -> list[tuple[int, int, int]]:
        """Give start, end and number of all names that begin and end where words do."""
        size = len(data)
        return [
            (start, end, index)
            for index, start, end in self._automaton.find_matches_as_indexes(data, overlapping=True)
            if not (start and IS_LETTER[data[start - 1]] and IS_LETTER[data[start]])
            and not (end < size and IS_LETTER[data[end]] and IS_LETTER[data[end - 1]])
        ]


def _longest(run: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Give the longest of a run of overlapping hits, and the longest of those left beside it, in order."""
    taken: list[tuple[int, int, int]] = []
    for hit in sorted(run, key=lambda hit: (hit[0] - hit[1], hit[0])):
        if all(hit[1] <= start or end <= hit[0] for start, end, _ in taken):
            taken.append(hit)
    return sorted(taken)


def covering(hits: Sequence[Hit[T]], start: int, end: int) -> Hit[T] | None:
    """Give the hit that covers a span, of hits in order that do not overlap; None where none does."""
    n = bisect_right(hits, start, key=lambda hit: hit.start) - 1
    return hits[n] if n >= 0 and hits[n].end >= end else None
