"""The words of `gazetteer/locatives.csv`, and the patterns of locative phrases that are made of them."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
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


class Grammar:
    """The words of `locatives.csv` by kind, and the patterns made of them; all match folded text."""

    def __init__(self) -> None:
        self.words: dict[str, dict[str, str]] = defaultdict(dict)
        joiners: dict[str, list[tuple[str, str]]] = defaultdict(list)
        folder = data_folder("gazetteer")
        for row in read_rows(folder / "locatives.csv", ("kind", "language", "words", "value")):
            self.words[row["kind"]][folded_text(row["words"])] = row["value"]
            joiners[row["kind"]].append((row["words"], row["value"]))
        for row in read_rows(folder / "facilities.csv", ("word", "language", "codes")):
            self.words["facility"][folded_text(row["word"])] = row["codes"]
        bearing = self._any("bearing", "bearing_adjective")
        lead = rf"(?:{self._joined('lead')})*"
        of, of_or_to = f"(?:{self._joined('of')})", f"(?:{self._joined('of', 'toward')})"
        outskirts = self._any("outskirts")
        near, about, number = self._joined("near", "towards"), self._joined("about"), self._joined("number")
        road, along, people = self._any("road"), self._joined("along"), self._any("people")
        pair = [
            f"(?:{followed(start)})(?P<a>.+?) (?:{followed(end)})(?P<b>.+)"
            for start, end in joiners["between"]
        ]
        ends = [
            f"(?:{followed(start)})(?P<a>.+?) (?:{followed(end)})(?P<b>.+)" for start, end in joiners["from"]
        ]
        self.lead = re.compile(lead)
        self.roads = [re.compile(rf"(?:.* )?(?:{road}) {tail}") for tail in ends] + [
            re.compile(tail) for tail in ends
        ]
        self.road_of_pair = (
            re.compile(rf"(?:{along})?{lead}(?:(?P<pair>.+) (?:{road})|(?:{road}) (?P<pair2>.+))"),
        )
        self.between = [re.compile(rf"(?:.*? )?{words}") for words in pair] + [
            re.compile(tail) for tail in ends
        ]
        number_of_units = (
            rf"(?:(?P<most>{self._joined('most')})|{about})?"
            rf"(?:(?P<digits>\d+(?:[.,]\d+)?) ?|(?P<number>{number}))(?P<unit>{self._any('unit')})"
            r"(?: \([^()]*\))?"  # "45 kilometres (28 miles)"
        )
        one_wind = f"(?P<bearing>{bearing})"
        self.distance = [
            re.compile(rf"(?:.*? )??{number_of_units} {of}(?P<x>.+?), ?{lead}{one_wind}"),
            re.compile(rf"(?:.*? )??{lead}{one_wind} {of}(?P<x>.+?), ?(?:a )?{number_of_units}"),
            re.compile(
                rf"(?:.*? )??{number_of_units} (?:{lead}{one_wind} {of}|{self._joined('away')}|{of})(?P<x>.+)"
            ),
        ]
        self.outskirts = [
            re.compile(rf"(?:.*? )??{lead}(?:(?P<bearing>{bearing}) )?(?:{outskirts}) {of_or_to}(?P<x>.+)"),
            re.compile(rf"(?:.*? )??{lead}(?:{outskirts}) (?:(?P<bearing>{bearing}) )?{of_or_to}(?P<x>.+)"),
            re.compile(rf"{lead}(?P<x>.+?)'s? (?:(?P<bearing>{bearing}) )?(?:{outskirts})"),
        ]
        self.part = [
            re.compile(rf"{lead}(?P<bearing>{self._any('bearing_adjective')}) (?:part of )?(?P<x>.+)"),
            re.compile(rf"(?:.* )?(?:the |le |(?<!\ba )l')(?P<bearing>{bearing}) {of}(?P<x>.+)"),
            re.compile(rf"{lead}(?P<x>.+?)'s? (?P<bearing>{bearing})"),
            re.compile(rf"{lead}(?P<bearing>{bearing}) (?P<people>{people})"),
            re.compile(rf"{lead}(?P<x>.+) (?P<bearing>{self._any('bearing_adjective')})"),
        ]
        self.direction = (re.compile(rf"(?:.*? )??{lead}(?P<bearing>{bearing}) {of}(?P<x>.+)"),)
        self.near = (re.compile(rf"(?:(?P<head>.+?) )??{lead}(?:{near})(?P<x>.+)"),)
        self.along = (re.compile(rf"(?:.* )?(?:{along})(?P<x>.+)"),)
        quarter = self._any("quarter")
        inside = self._joined("in")
        self.apposition = (re.compile("(?P<x>[^,]+), ?(?P<y>.+)"),)
        self.chain = [
            re.compile(rf"{lead}(?:{quarter}) (?:{of})?(?P<x>.+?) (?:{inside}|{of})(?P<y>.+)"),
            re.compile(rf"{lead}(?P<x>.+?) (?:{quarter}) (?:{inside}|{of})(?P<y>.+)"),
            re.compile(rf"(?P<x>.+?) (?:{inside})(?P<y>.+)"),
            re.compile(rf"(?P<y>.+?)'s? (?P<x>.+?)(?: (?:{quarter}))?"),
        ]
        self.quarter = (
            re.compile(rf"{lead}(?P<x>.+?)(?:'s?)? (?:{quarter}) {of}(?P<y>.+)"),
            re.compile(rf"{lead}(?P<x>.+?)'s? (?P<y>.+?) (?:{quarter})"),
        )
        self.tail = (re.compile(rf"(?P<x>.+?),? (?:{self._any('tail')})"),)
        told = f"(?:{self._any('described', 'bearing_adjective', 'people')})"
        self.described = (
            re.compile(rf"{lead}(?:{told} )*(?:{self._any('settlement')})(?: {told})* {of}(?P<x>.+)"),
        )
        kinds = self._any("class")
        self.kind = (
            *self.described,
            re.compile(rf"(?:{self._joined('class')})(?P<x>.+)|(?P<x2>.+) (?:{kinds})"),
        )
        self.some = re.compile("(?:a|an|une?) .+")
        self.centre = (re.compile(rf"(?:.* )?(?:{self._joined('centre')})(?:{of})?(?P<x>.+)"),)
        facility = self._any("facility")
        self.facility = (
            re.compile(rf"(?P<x>.+) (?P<after>{facility})|(?P<before>{facility}) (?:{of})?(?P<x2>.+)"),
        )

    def _any(self, *kinds: str) -> str:
        """One of the words of some kinds, the longest first."""
        words = chain.from_iterable(self.words[kind] for kind in kinds)
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

    def _joined(self, *kinds: str) -> str:
        """One of the words of some kinds, the longest first, with what joins it to the next."""
        words = chain.from_iterable(self.words[kind] for kind in kinds)
        return "|".join(followed(word) for word in sorted(words, key=len, reverse=True))

    def bearing_of(self, words: str) -> float:
        """Give degrees clockwise from north."""
        return float(self.words["bearing"].get(words) or self.words["bearing_adjective"][words])


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """Give the shipped grammar, read once."""
    return Grammar()
