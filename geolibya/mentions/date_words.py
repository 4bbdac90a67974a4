"""A sentence spelt as a string of kinds of words, one letter a word, so that forms of dates can be matched in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geolibya.lexicon import DATE_MAKERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geolibya.lexicon import DateWord
    from geolibya.matching import Hit
    from geolibya.reading import Reading

LETTERS = {
    "month": "m", "month_or_word": "?", "weekday": "w", "weekday_short": "w", "day": "r", "night": "R",
    "weekend": "e", "season": "s", "moment": "M", "number": "N", "part": "p", "last": "l", "past": "z",
    "recent": "i", "this": "t", "that": "q", "next": "x", "following": "f", "previous": "b", "ago": "g",
    "ago_of": "G", "later": "a", "earlier": "v", "before": "u", "after": "c", "since": "S", "until": "U",
    "between": "B", "and": "A", "to": "O", "for": "H", "every": "J", "vague": "V", "about": "~", "equal": "E",
    "article": "'", "of": "°", "in": "^", "counted": "#", "named": "!", "same": "=", "next_day": "j",
    "habit": "K", "ahead": ">", "intended": "<", "perfect": "P", "clause": "Q",
}  # fmt: skip
UNITS = {"hour": "h", "day": "d", "week": "k", "fortnight": "k", "month": "n", "year": "y", "decade": "y"}
_CAPITALS = frozenset(("month", "month_or_word", "weekday", "weekday_short"))
"""Kinds that English writes with a capital."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_FULL = re.compile(
    r"(?<![\d.,/-])(?:(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)"
    r"|(?P<a>\d{1,2})(?P<mark>[./])(?P<b>\d{1,2})(?P=mark)(?P<z>(?:19|20)\d\d))(?![\d/-])"
)
LONGEST_MONTH = 31
"""Days."""
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er)\b")
_MARKS = {",": ",", **dict.fromkeys(".;:!?)", ";")}
_FIGURES = re.compile(r"[0-9](?:(?<=[12])[09]\d\d|st|nd|rd|th)\b")
"""Figures for which a sentence is read for dates, though no word in it makes one."""
_DASHES = frozenset("-–—/")
_JOINABLE = frozenset("DTYm?w")
"""What a dash joins to an interval."""
_STOPPED = re.compile(r"[m?w];(?=.)")
"""A stop behind an abbreviation, inside a sentence."""
_MONTH_OR_WORD = re.compile(r"(?P<lead>(?<=[\^'°OSUBA~plqxtbuc,DTY]))?\?")
"""\"May\" or \"March\", which are months behind such words."""
_FIGURE_LETTERS = frozenset("DTY")


class Token(NamedTuple):
    """A word of a sentence: its span, the letter of its kind (`.` where it is none of a date), and its value."""

    start: int
    end: int
    letter: str
    value: str


def readable(reading: Reading, hits: Sequence[Hit[DateWord]]) -> Mapping[int, Sequence[Hit[DateWord]]]:
    """Give the sentences that may name a date, each with the words of dates in it."""
    found = reading.grouped(hits)
    wanted = {
        i for i, inside in found.items() if any(row.kind in DATE_MAKERS for h in inside for row in h.rows)
    }
    wanted |= {reading.sentence_at(match.start()) for match in _FIGURES.finditer(reading.lower)}
    return {index: found.get(index, ()) for index in sorted(wanted)}


def spelled(reading: Reading, index: int, hits: Sequence[Hit[DateWord]]) -> list[Token]:
    """Spell a sentence."""
    sentence = reading.sentences[index]
    taken = {hit.start: _of_hit(reading, hit) for hit in hits}
    for match in _FULL.finditer(reading.text, sentence.start, sentence.end):
        value = _full(match)
        taken[match.start()] = Token(match.start(), match.end(), "F" if value else ".", value)
    tokens: list[Token] = []
    end = sentence.start
    for start, word_end, text in zip(*reading.columns_of(index), strict=True):
        if start < end:
            continue
        token = taken.get(start) or _of_word(reading, start, word_end, text)
        if token.letter in _JOINABLE and tokens and tokens[-1].letter in _JOINABLE:
            gap = reading.text[end : token.start].strip()
            tokens += [Token(end, token.start, "O", gap)] if gap in _DASHES else []
        tokens.append(token)
        end = token.end
    return _settled(tokens)


def _of_hit(reading: Reading, hit: Hit[DateWord]) -> Token:
    row = hit.rows[0]
    english = reading.report.language.startswith("en")
    if english and row.kind in _CAPITALS and not reading.text[hit.start].isupper():
        return Token(hit.start, hit.end, ".", "")
    letter = UNITS[row.value] if row.kind == "unit" else LETTERS[row.kind]
    return Token(hit.start, hit.end, letter, row.value or row.kind)


def _of_word(reading: Reading, start: int, end: int, text: str) -> Token:
    """Give a word that makes no date by itself: one that belongs to dates, a number, a comma or another one."""
    words = reading.language_words
    row = words.date_links.get(text) if words else None
    if row is not None:
        return Token(start, end, LETTERS[row.kind], row.value)
    if not text[0].isdecimal():
        return Token(start, end, _MARKS.get(text, "."), text)
    ordinal = _ORDINAL.match(reading.lower, start)
    if ordinal and 1 <= int(ordinal[1]) <= LONGEST_MONTH:
        return Token(start, ordinal.end(), "T", ordinal[1])
    if not (text.isascii() and text.isdecimal() and len(text) <= len("2019")):
        return Token(start, end, ".", text)
    is_day = len(text) <= len("31") and 1 <= int(text) <= LONGEST_MONTH
    return Token(start, end, "D" if is_day else "Y" if _YEAR.fullmatch(text) else "C", text)


def _settled(tokens: list[Token]) -> list[Token]:
    """Drop stops behind abbreviations, and tell months from words that are spelt like them by what stands around."""
    letters = "".join([token.letter for token in tokens])
    for match in reversed(list(_STOPPED.finditer(letters))):
        if tokens[match.end() - 1].value == ".":
            del tokens[match.end() - 1]
            letters = letters[: match.end() - 1] + letters[match.end() :]
    for match in _MONTH_OR_WORD.finditer(letters):
        n = match.end() - 1
        is_month = match["lead"] is not None or letters[n + 1 : n + 2] in _FIGURE_LETTERS
        tokens[n] = tokens[n]._replace(letter="m" if is_month else ".")
    return tokens


def _full(match: re.Match[str]) -> str:
    """Give a date in figures in ISO; empty where it is none or day and month cannot be told apart."""
    if match["y"]:
        year, month, day = match["y"], int(match["m"]), int(match["d"])
    else:
        first, second = int(match["a"]), int(match["b"])
        if match["mark"] == "/" and first <= 12 and second <= 12 and first != second:
            return ""
        day, month = (first, second) if second <= 12 else (second, first)
        year = match["z"]
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""
