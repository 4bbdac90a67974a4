"""The words of locative phrases, of `gazetteer/locatives.csv` and `facilities.csv`, as pieces of patterns."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain

from geolibya.names import fold
from geolibya.tables import data_folder, read_rows

_CONTRACTED = (
    ("de", r"(?:des |du |de |d')"),
    ("a", r"(?:aux |au |a )"),
)  # French: "au sud du port", "d'Ajdabiya"


def folded_text(text: str) -> str:
    """Fold a text and give it as a string."""
    return fold(text).decode()


def followed(words: str) -> str:
    """Give the pattern of some words and of what joins them to the next: a blank, or a French contraction."""
    words = folded_text(words)
    for last, joined in _CONTRACTED:
        if words == last or words.endswith(f" {last}"):
            return re.escape(words[: -len(last)]) + joined
    return re.escape(words) + ("" if words.endswith("'") else " ")


class PhraseWords:
    """The words by kind; all patterns match folded text."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, str]] = defaultdict(dict)
        self._pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
        folder = data_folder("gazetteer")
        for row in read_rows(folder / "locatives.csv", ("kind", "language", "words", "value")):
            self._values[row["kind"]][folded_text(row["words"])] = row["value"]
            self._pairs[row["kind"]].append((row["words"], row["value"]))
        for row in read_rows(folder / "facilities.csv", ("word", "language", "codes")):
            self._values["facility"][folded_text(row["word"])] = row["codes"]

    def __getitem__(self, kind: str) -> dict[str, str]:
        return self._values[kind]

    def any(self, *kinds: str) -> str:
        """Give the pattern of one of the words of some kinds, the longest first."""
        return "|".join(re.escape(word) for word in self._longest_first(kinds))

    def joined(self, *kinds: str) -> str:
        """Give the same with what joins it to the next word."""
        return "|".join(followed(word) for word in self._longest_first(kinds))

    def pairs(self, kind: str) -> list[str]:
        """Give the patterns of two names, `a` and `b`, with the words of a kind before each."""
        return [
            f"(?:{followed(start)})(?P<a>.+?) (?:{followed(end)})(?P<b>.+)"
            for start, end in self._pairs[kind]
        ]

    def lists(self, kind: str) -> list[str]:
        """Give the patterns of three names and more: `a`, `more` that commas part, and `b`."""
        return [
            f"(?:{followed(start)})(?P<a>[^,]+?), ?(?P<more>.+?),? (?:{followed(end)})(?P<b>.+)"
            for start, end in self._pairs[kind]
        ]

    def bearing(self, words: str) -> float:
        """Give degrees clockwise from north."""
        words = folded_text(words)
        return float(self["bearing"].get(words) or self["bearing_adjective"][words])

    def number(self, words: str) -> float:
        """Give the number that is written in digits or in words."""
        if words[0].isdigit():
            return float(words.replace(",", "."))
        return self.value("number", words) or 0.0

    def value(self, kind: str, words: str) -> float | None:
        """Give the number of some words of a kind, met alone or with what joins them to the next."""
        folded, values = folded_text(words), self[kind]
        joined = (value for word, value in values.items() if re.fullmatch(followed(word), folded))
        value = values.get(folded) or next(joined, "")
        return float(value) if value else None

    def _longest_first(self, kinds: tuple[str, ...]) -> list[str]:
        return sorted(chain.from_iterable(self[kind] for kind in kinds), key=len, reverse=True)
