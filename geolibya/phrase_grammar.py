"""The patterns of locative phrases: in which order their words may follow each other. All match folded text."""

from __future__ import annotations

import re
from functools import lru_cache

from geolibya.phrase_words import PhraseWords

Patterns = tuple[re.Pattern[str], ...]


def _compiled(*patterns: str) -> Patterns:
    return tuple(re.compile(pattern) for pattern in patterns)


class Grammar:
    """Patterns by what a phrase says; their groups are names (`x`, `y`, `a`, `b`), winds, numbers and units."""

    def __init__(self) -> None:
        self.words = words = PhraseWords()
        self._lead = rf"(?:{words.joined('lead')})*"
        self._far = rf"(?:(?P<far>{words.joined('far')}))?"
        self._wind = f"(?P<bearing>{words.any('bearing', 'bearing_adjective')})"
        self._adjective = f"(?P<bearing>{words.any('bearing_adjective')})"
        self._of = f"(?:{words.joined('of')})"
        self._inside = words.joined("in")
        self._quarter = words.any("quarter")
        self.lead = re.compile(self._lead)
        self.some = re.compile("(?:a|an|une?) .+")
        self.tail = _compiled(rf"(?P<x>.+?),? (?:{words.any('tail')})")
        self.apposition = _compiled("(?P<x>[^,]+), ?(?P<y>.+)")
        self.centre = _compiled(rf"(?:.* )?(?:{words.joined('centre')})(?:{self._of})?(?P<x>.+)")
        self.near = _compiled(
            rf"(?:(?P<head>.+?) )??{self._lead}(?P<near>{words.joined('near', 'towards')})(?P<x>.+)"
        )
        self.offshore = _compiled(rf"(?:.*? )??{self._lead}(?:{words.joined('offshore')})(?P<x>.+)")
        self.along = _compiled(rf"(?:.* )?(?:{words.joined('along')})(?P<x>.+)")
        self._add_lines()
        self._add_distances()
        self._add_sides()
        self._add_kinds()

    def _add_lines(self) -> None:
        """What lies between several places: roads, corridors, triangles."""
        words, along = self.words, self.words.joined("along")
        road, triangle = words.any("road"), words.any("triangle")
        ends = words.pairs("from")
        self.roads = _compiled(*(rf"(?:.* )?(?:{road}) {tail}" for tail in ends), *ends)
        self.road_of_pair = _compiled(
            rf"(?:{along})?{self._lead}(?:(?P<pair>.+) (?:{road})|(?:{road}) (?P<pair2>.+))"
        )
        self.midway = _compiled(*(rf"(?:.*? )?{pair}" for pair in words.pairs("midway")))
        self.between = _compiled(*(rf"(?:.*? )?{pair}" for pair in words.pairs("between")), *ends)
        lists = (*words.lists("between"), *words.lists("among"))
        self.among = _compiled(
            *(rf"(?:.*? )?{names}" for names in lists),
            rf"{self._lead}(?:(?P<corners>.+) (?:{triangle})|(?:{triangle}) (?:{self._of})?(?P<corners2>.+))",
        )

    def _add_distances(self) -> None:
        words, away = self.words, self.words.joined("away")
        one_wind = f"{self._lead}{self._wind}"
        count = (
            rf"(?:(?P<most>{words.joined('most')})|{words.joined('about')})?"
            rf"(?:(?P<digits>\d+(?:[.,]\d+)?) ?|(?P<number>{words.joined('number')}))(?P<unit>{words.any('unit')})"
            rf"(?: \([^()]*\))?(?: (?:{words.any('about_after')}))?"  # "45 kilometres (28 miles)", "or so"
        )
        self.distance = _compiled(
            rf"(?:.*? )??{count} {self._of}(?P<x>.+?), ?{one_wind}",
            rf"(?:.*? )??{one_wind} {self._of}(?P<x>.+?), ?(?:a )?{count}",
            rf"(?:.*? )??{count} (?:(?P<sea>{words.joined('offshore')})|(?P<land>{words.joined('inland')}))(?P<x>.+)",
            rf"(?:.*? )??{count} (?:{one_wind} {self._of}|{away}|{self._of})(?P<x>.+)",
        )

    def _add_sides(self) -> None:
        """What lies to one side of a place, around it, or in a part of it."""
        words, lead, of, wind, adjective = self.words, self._lead, self._of, self._wind, self._adjective
        of_or_to = f"(?:{words.joined('of', 'toward')})"
        outskirts, lands = f"(?P<outskirts>{words.any('outskirts')})", words.any("landscape")
        land = f"(?P<named>(?:.*[ '])?(?P<land>{lands}))"
        around = f"(?:{words.joined('near')}|{of_or_to})"
        self.outskirts = _compiled(
            rf"(?:.*? )??{lead}(?:{wind} )?{outskirts} {of_or_to}(?P<x>.+)",
            rf"(?:.*? )??{lead}{outskirts} (?:{wind} )?{of_or_to}(?P<x>.+)",
            rf"{lead}(?P<x>.+?)'s? (?:{wind} )?{outskirts}",
        )
        self.landscape = _compiled(
            rf"{land} {lead}{wind} {of}(?P<x>.+)",
            rf"(?:.* )?{wind} (?P<named>(?P<land>{lands})) {of_or_to}(?P<x>.+)",
            rf"{land} {around}(?P<x>.+)",
            rf"{lead}(?P<x>.+?)'s? (?:{wind} )?(?P<named>(?P<land>{lands}))",
        )
        self.part = _compiled(
            rf"{lead}{self._far}{adjective} (?:part of )?(?P<x>.+)",
            rf"(?:.* )?(?:the |le |(?<!\ba )l'){self._far}{wind} {of}(?P<x>.+)",
            rf"{lead}(?P<x>.+?)'s? {self._far}{wind}",
            rf"{lead}{self._far}{wind} (?P<people>{words.any('people')})",
            rf"{lead}(?P<x>.+) {adjective}",
            rf"{lead}{self._far}{wind}",
        )
        self.direction = _compiled(
            rf"(?:(?P<head>.+?) )??{lead}{wind} {of}(?P<x>.+)",
        )

    def _add_kinds(self) -> None:
        """What names a place together with its kind or with what contains it."""
        words, lead, of, quarter = self.words, self._lead, self._of, self._quarter
        told = f"(?:{words.any('described', 'bearing_adjective', 'people')})"
        self.described = _compiled(
            rf"{lead}(?:{told} )*(?:{words.any('settlement')})(?: {told})* {of}(?P<x>.+)"
        )
        self.kind = self.described + _compiled(
            rf"(?:{words.joined('class')})(?P<x>.+)|(?P<x2>.+) (?:{words.any('class')})"
        )
        facility = words.any("facility")
        self.facility = _compiled(
            rf"(?P<x>.+) (?P<after>{facility})|(?P<before>{facility}) (?:{of})?(?P<x2>.+)"
        )
        self.quarter = _compiled(
            rf"{lead}(?P<x>.+?)(?:'s?)? (?:{quarter}) {of}(?P<y>.+)",
            rf"{lead}(?P<x>.+?)'s? (?P<y>.+?) (?:{quarter})",
            r"(?P<y>\S.*?) {3}(?P<x>\S.*)",  # "Tripoli - Abu Salim", as ACLED writes; a hyphen folds to a blank
        )
        self.chain = _compiled(
            rf"{lead}(?:{quarter}) (?:{of})?(?P<x>.+?) (?:{self._inside}|{of})(?P<y>.+)",
            rf"{lead}(?P<x>.+?) (?:{quarter}) (?:{self._inside}|{of})(?P<y>.+)",
            rf"(?P<x>.+?) (?:{self._inside})(?P<y>.+)",
            rf"(?P<y>.+?)'s? (?P<x>.+?)(?: (?:{quarter}))?",
        )


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """Give the shipped grammar, read once."""
    return Grammar()
