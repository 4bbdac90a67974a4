"""A report as the recognisers see it: folded text, sentences, words, and what each table finds in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from geolibya.names import fold
from geolibya.sentences import Sentence, Word, Words, sentences, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geolibya.lexicon import LanguageWords, Lexicon
    from geolibya.records import Report


class Placed(Protocol):
    """What stands somewhere in a text."""

    @property
    def start(self) -> int:
        """Its first offset."""


S = TypeVar("S", bound=Placed)


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
        self._later_starts = [sentence.start for sentence in self.sentences[1:]]
        self._words: dict[int, Words] = {}

    @cached_property
    def language_words(self) -> LanguageWords | None:
        """The word tables of the report's language; None where there are none."""
        return self.lexicon.languages.get(self.report.language[:2])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Turn a span of the reading into one of the report's text."""
        return self.folded.span(start, end)

    def sentence_at(self, offset: int) -> int:
        """Give the index of the sentence that holds an offset."""
        return bisect_right(self._later_starts, offset)

    def columns_of(self, index: int) -> Words:
        """Give the words of a sentence by columns."""
        found = self._words.get(index)
        if found is None:
            sentence = self.sentences[index]
            found = self._words[index] = words(self.lower, sentence.start, sentence.end)
        return found

    def words_of(self, index: int) -> list[Word]:
        """Give the words of a sentence."""
        return list(map(Word, *self.columns_of(index)))

    def words_before(self, offset: int, count: int) -> list[str]:
        """Give the last `count` words of the sentence before an offset, the nearest last."""
        _, ends, texts = self.columns_of(self.sentence_at(offset))
        last = bisect_right(ends, offset)
        return texts[max(0, last - count) : last]

    def words_after(self, offset: int, count: int) -> list[str]:
        """Give the next `count` words of the sentence from an offset on."""
        starts, _, texts = self.columns_of(self.sentence_at(max(0, offset - 1)))
        first = bisect_left(starts, offset)
        return texts[first : first + count]

    def count_words(self, index: int, low: int, high: int) -> int:
        """Count the words of a sentence that begin between two offsets."""
        starts = self.columns_of(index).starts
        return max(0, bisect_left(starts, high) - bisect_left(starts, low))

    @cached_property
    def paragraph_starts(self) -> dict[int, int]:
        """Where each paragraph begins, by its number."""
        found: dict[int, int] = {}
        for sentence in self.sentences:
            found.setdefault(sentence.paragraph, sentence.start)
        return found

    def grouped(self, items: Iterable[S]) -> dict[int, list[S]]:
        """Sort things with a `start` by the sentence that holds them."""
        found: dict[int, list[S]] = {}
        starts = self._later_starts
        for item in items:
            found.setdefault(bisect_right(starts, item.start), []).append(item)
        return found
