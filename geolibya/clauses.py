"""How far apart two stretches of a sentence stand, counted in breaks between clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geolibya.reading import Reading

_STRENGTH = {",": 1.0, ";": 2.0, ":": 2.0, "(": 1.0, ")": 1.0, '"': 0.5}
SUBORDINATE = 1.5
"""Strength of a word that opens a subordinate clause."""
COORDINATE = 0.5
"""Strength of a conjunction: it may join two names as well as two clauses."""
CLAUSE = 1.5
"""From this cost on two stretches stand in different clauses."""


class Clauses:
    """The breaks of one sentence."""

    def __init__(self, reading: Reading, index: int) -> None:
        words = reading.language_words
        kinds = words.kinds if words else {}
        subordinate, conjunction = kinds.get("subordinate", frozenset()), kinds.get("conjunction", frozenset())
        self.breaks: list[tuple[int, float]] = []
        for word in reading.words_of(index):
            strength = _STRENGTH.get(word.text)
            if strength is None and word.text in subordinate:
                strength = SUBORDINATE
            if strength is None and word.text in conjunction:
                strength = COORDINATE
            if strength:
                self.breaks.append((word.start, strength))

    def cost(self, a: int, b: int) -> float:
        """Sum the breaks between two offsets."""
        low, high = min(a, b), max(a, b)
        return sum(strength for offset, strength in self.breaks if low <= offset < high)

    def end_after(self, offset: int, limit: int, least: float = 1.0) -> int:
        """Give the offset of the next break of some strength, at most `limit`."""
        return next((at for at, strength in self.breaks if at >= offset and strength >= least), limit)

    def start_before(self, offset: int, limit: int, least: float = 1.0) -> int:
        """Give the offset of the last break of some strength before an offset, at least `limit`."""
        return next((at for at, strength in reversed(self.breaks) if at < offset and strength >= least), limit)
