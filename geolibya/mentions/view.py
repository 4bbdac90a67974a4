"""One sentence as the recognisers see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.clauses import Clauses
    from geolibya.lexicon import LanguageWords
    from geolibya.matching import Hit
    from geolibya.mentions.actors import ActorMention
    from geolibya.mentions.toponyms import PlaceName
    from geolibya.place_refs import PlaceRef
    from geolibya.reading import Reading


@dataclass(frozen=True)
class SentenceView:
    """What stands in one sentence: its clauses, actors, toponyms, words that give context, and places meant."""

    reading: Reading
    index: int
    clauses: Clauses
    actors: Sequence[ActorMention]
    places: Sequence[PlaceName]
    context: Sequence[Hit[str]]
    refs: Sequence[PlaceRef]

    @property
    def words(self) -> LanguageWords:
        """The word tables of the report's language."""
        found = self.reading.language_words
        if found is None:
            raise AssertionError("a report in a language without tables has no triggers")
        return found

    @property
    def start(self) -> int:
        """Where the sentence begins."""
        return self.reading.sentences[self.index].start

    def words_between(self, a: int, b: int) -> int:
        """Count the words between two offsets."""
        return self.reading.count_words(self.index, min(a, b), max(a, b))
