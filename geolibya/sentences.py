"""Cutting a text into paragraphs, sentences and words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ABBREVIATIONS = frozenset(
    (
        "gen col maj capt lt sgt brig cmdr adm mr mrs ms dr prof st no nos vs jan feb mar apr jun jul aug sep sept oct "
        "nov dec approx est inc ltd co u.s u.k u.n e.g i.e a.m p.m art fig mme mlle me env av"
    ).split()
)
_END = re.compile(r"""[.!?…]+["”»’')\]]*(?=\s|[A-ZÀ-ÖØ-Þ«“"]|$)|;\s|(?<=\S) [•▪●] |\n+""")
_DATED = re.compile(r"\b\d{1,2} (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$")
_WORD = re.compile(
    r"[a-z]+(?![\w.'])|(?:[cdjlmnst]|qu|jusqu|lorsqu)'(?=\w)|'s\b|\w+n't\b|\w(?:\.\w)+\.?|\d+(?:[.,:]\d+)*|\w+|[^\w\s]"
)
"""French elisions, the English possessive, shortened negations, initials, numbers and words stand alone.

First of all the plain word, as most are: it need not be tried as anything else."""
LONGEST_SENTENCE = 1200
"""Characters; no sentence that people read is longer, and the work on one grows faster than its length."""
_WRAPPED_LINE = 45
"""Characters; in a text whose lines are mostly longer and end without a stop, a single newline is a wrapped line."""


class Word(NamedTuple):
    """A word or punctuation mark: span and lower-case folded text."""

    start: int
    end: int
    text: str


class Words(NamedTuple):
    """The words of a sentence, by columns: starts, ends and lower-case folded texts, all in order."""

    starts: list[int]
    ends: list[int]
    texts: list[str]


class Sentence(NamedTuple):
    """A sentence: its span, and the number of the paragraph that it stands in."""

    start: int
    end: int
    paragraph: int


def _is_wrapped(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    long = [line for line in lines if len(line) >= _WRAPPED_LINE]
    open_ended = [line for line in long if line.rstrip()[-1] not in '.!?:"”»']
    return len(lines) > 4 and len(long) > len(lines) / 2 and len(open_ended) > len(long) / 2


def _ends(text: str, match: re.Match[str], *, wrapped: bool) -> bool:
    """Say whether a sentence ends at this stop or newline."""
    mark = match.group()
    if mark[0] == ";":
        return False
    if mark[0] == "\n":
        return not (wrapped and len(mark) == 1)
    if mark[0] != "." and mark != "…":
        return True
    if _DATED.search(text, max(0, match.start() - len(" 30 Sept")), match.start()):
        return text[match.end() :].lstrip()[:1].isupper()  # "on 30 Jan. One man died"
    before = re.search(r"[\w.]+$", text[max(0, match.start() - 12) : match.start()])
    word = before.group().lower() if before else ""
    if (
        word in ABBREVIATIONS
        or word.rpartition(".")[2] in ABBREVIATIONS
        or (len(word) == 1 and word.isalpha())
    ):
        return False
    after = text[match.end() : match.end() + 1]
    if (
        after and not after.isspace()
    ):  # a full stop without a space after it: only after a whole lower-case word
        return len(word) > 2 and word.isalpha() and text[match.start() - 1].islower()
    follows = text[match.end() : match.end() + 40].lstrip()
    return not follows or not follows[0].islower()


def sentences(text: str) -> list[Sentence]:
    """Cut a text into sentences; a headline ends at its line's end.

    Examples
    --------
    >>> [s[:2] for s in sentences("He fled.Gen. Haftar stayed.")]
    [(0, 8), (8, 27)]
    """
    wrapped = _is_wrapped(text)
    found: list[Sentence] = []
    start = paragraph = 0
    for match in _END.finditer(text):
        if not _ends(text, match, wrapped=wrapped):
            continue
        newline = match.group()[0] == "\n"
        end = match.start() if match.group()[0] in "\n " else match.end()
        if text[start:end].strip():
            found.append(Sentence(start, end, paragraph))
        paragraph += newline
        start = match.end()
    if text[start:].strip():
        found.append(Sentence(start, len(text), paragraph))
    return [_trim(text, part) for sentence in found for part in _parts(text, sentence)]


def _parts(text: str, sentence: Sentence) -> Iterator[Sentence]:
    """Cut what is too long for a sentence at white space."""
    start = sentence.start
    while sentence.end - start > LONGEST_SENTENCE:
        blank = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        end = blank if blank > 0 else start + LONGEST_SENTENCE
        if text[start:end].strip():
            yield sentence._replace(start=start, end=end)
        start = end
    if text[start : sentence.end].strip():
        yield sentence._replace(start=start)


def _trim(text: str, sentence: Sentence) -> Sentence:
    start, end = sentence.start, sentence.end
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return sentence._replace(start=start, end=end)


def words(folded: str, start: int, end: int) -> Words:
    """Give the words of a stretch of folded text."""
    spans = [match.span() for match in _WORD.finditer(folded, start, end)]
    return Words([a for a, _ in spans], [b for _, b in spans], [folded[a:b] for a, b in spans])
