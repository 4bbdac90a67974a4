"""A report as the recognisers see it: folded text, sentences, words, and what each table finds in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from geolibya.names import fold
from geolibya.sentences import Sentence, Word, index_at, sentences, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.lexicon import LanguageWords, Lexicon
    from geolibya.matching import Hit
    from geolibya.records import Report

T = TypeVar("T")


class Reading:
    """One report, folded once and scanned on demand.

    All offsets inside are offsets of the text without combining marks; `span` turns them into those of the report.
    """

    def __init__(self, report: Report, lexicon: Lexicon) -> None:
        self.report = report
        self.lexicon = lexicon
        self.folded = fold(report.text)
        self.data = self.folded.data
        origin = self.folded.origin
        self.text = report.text if origin is None else "".join(report.text[i] for i in origin)
        self.lower = self.folded.decode()
        self.sentences: list[Sentence] = sentences(self.text)
        self._starts = [sentence.start for sentence in self.sentences]
        self._words: dict[int, list[Word]] = {}

    @cached_property
    def language_words(self) -> LanguageWords | None:
        """The word tables of the report's language; None where there are none."""
        return self.lexicon.languages.get(self.report.language[:2])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Turn a span of the reading into one of the report's text."""
        return self.folded.span(start, end)

    def sentence_at(self, offset: int) -> int:
        """Give the index of the sentence that holds an offset."""
        return index_at(self._starts, offset)

    def words_of(self, index: int) -> list[Word]:
        """Give the words of a sentence."""
        if index not in self._words:
            sentence = self.sentences[index]
            self._words[index] = list(words(self.lower, sentence.start, sentence.end))
        return self._words[index]

    def words_before(self, offset: int, count: int) -> list[str]:
        """Give the last `count` words of the sentence before an offset, the nearest last."""
        found = [word.text for word in self.words_of(self.sentence_at(offset)) if word.end <= offset]
        return found[-count:]

    def words_after(self, offset: int, count: int) -> list[str]:
        """Give the next `count` words of the sentence from an offset on."""
        found = [
            word.text for word in self.words_of(self.sentence_at(max(0, offset - 1))) if word.start >= offset
        ]
        return found[:count]

    def by_sentence(self, hits: Sequence[Hit[T]]) -> dict[int, list[Hit[T]]]:
        """Sort hits by the sentence that holds them."""
        found: dict[int, list[Hit[T]]] = {}
        for hit in hits:
            found.setdefault(self.sentence_at(hit.start), []).append(hit)
        return found
