"""What a report says of victims, as it says it; a number that is not given stays unknown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geolibya.records import Casualties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.mentions.actors import ActorMention
    from geolibya.reading import Reading

_UNITS = (
    "one a un une|two deux|three trois|four quatre|five cinq|six|seven sept|eight huit|nine neuf|ten dix|eleven onze|"
    "twelve douze dozen|thirteen treize|fourteen quatorze|fifteen quinze quinzaine|sixteen seize|seventeen|"
    "eighteen|nineteen"
)
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "quatre vingt": 80,
}  # fmt: skip
_ROUND = {
    "dix sept": 17, "dix huit": 18, "dix neuf": 19,
    "hundred": 100, "cent": 100, "centaine": 100, "quatre vingts": 80,
    "dizaine": 10, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60,
}  # fmt: skip


def _number_words() -> dict[str, int]:
    """Give the numbers that reports write out, up to a hundred; folding makes hyphens blanks."""
    units = {word: n for n, words in enumerate(_UNITS.split("|"), 1) for word in words.split()}
    both = {
        f"{tens}{joint}{unit}": ten + n
        for tens, ten in _TENS.items()
        for unit, n in units.items()
        for joint in (" ", " et ")
        if n < (20 if tens in ("soixante", "quatre vingt") else 10)
    }
    alone = units | _TENS | _ROUND
    return both | alone | {f"{one} {word}": n for word, n in alone.items() for one in ("a", "une") if n >= 10}


_NUMBERS = _number_words()
_NUMBER = r"\d{1,3}(?:[.,\s]\d{3})+|\d+|" + "|".join(sorted(_NUMBERS, key=lambda word: (-len(word), word)))
_KILLED, _INJURED = rf"(?P<k>{_NUMBER})", rf"(?P<i>{_NUMBER})"
_ABOUT = (
    r"(?:at least|around|about|some|more than|over|up to|au moins|pres de|environ|plus de"
    r"|a family of|an? \w+ family of|a group of|une famille de|un groupe de)?\s*"
)
_WHOM = (
    r"(?:\s+(?:more|other|others|autres|de|d'|of|the|his|its|their|des|les))*"
    r"(?:\s+(?!(?:and|et|killed|dead|morts?|tues?)\b)[\w'-]+){0,6}?"
)
_BEING = r"(?:(?:were|was|have|has|been|had|are|is|now|reported|to|ont|ete|etaient|en|since)\s+)*"
_DEAD = (
    r"(?:killed|dead|died|deaths|slain|lost their lives|beheaded|executed|bodies|corpses|martyrs"
    r"|morts?|tues?|tuees?|deces|decapites)"
)
_HURT = r"(?:wounded|injured|hurt|injuries|blesses?|blessees?)"
_KILLING = (
    r"(?:killed|killing|kills|left|beheaded|executed|claimed the lives of|tuant|tue|fait|faisant|decapite)"
)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_KILLED}\b{_WHOM}\s+{_BEING}{_DEAD}\b",
        rf"\b{_KILLING}\s+{_ABOUT}{_KILLED}\b(?!\s*(?:wounded|injured|blesses))",
        rf"\b(?:death toll|toll|bilan)[^.;]{{0,60}}?\b(?:stands at|rose to|reached|of|de|at|a)\s+{_KILLED}\b",
        rf"\bcoute la vie a\s+(?:une?\s+)?{_KILLED}\b",
        rf"\b{_INJURED}\b{_WHOM}\s+{_BEING}{_HURT}\b",
        rf"\b(?:wounded|wounding|injured|injuring|blessant|blesse)\s+{_ABOUT}{_INJURED}\b",
    )
)
_UNIT = re.compile(
    r"(?:st|nd|rd|th|e|eme)?\s(?:\w+\s)?(?:battalion|brigade|division|company|regiment|bataillon|regiment|compagnie)\b"
)
"""What makes a number the name of a unit."""
_COUNTED = re.compile(rf"\s+{_ABOUT}(?:{_NUMBER})\b")
_OBJECT = re.compile(rf"\s+{_ABOUT}(?:{_NUMBER}|an|the|several|dozens|scores|many|people|civilians)\b")
"""What follows a verb of harm whose subject is no victim ("a strike on a farm killed ten")."""
_HAS_HARMED = re.compile(rf"a\s(?:\w+\s){{0,2}}(?:{_DEAD}|{_HURT})")
"""A French auxiliary before its participle."""
_PASSIVE = re.compile(r"\b(?:were|was|been|is|are)\s")
_HARM = re.compile(rf"\b(?:{_DEAD}|{_HURT}|{_KILLING}|wounding|injuring|blessant|toll|bilan|coute)")
"""What every pattern holds: most sentences speak of no victims."""


class CasualtyMention(NamedTuple):
    """Where a report speaks of victims, and what it says."""

    start: int
    end: int
    casualties: Casualties


def find(reading: Reading, index: int, actors: Sequence[ActorMention]) -> list[CasualtyMention]:
    """Find what a sentence says of victims, in order.

    Parameters
    ----------
    index : int
        Of the sentence.
    actors : sequence of ActorMention
        Of that sentence: the nearest inside the words is who was hit.
    """
    sentence = reading.sentences[index]
    text = reading.lower[sentence.start : sentence.end]
    if _HARM.search(text) is None:
        return []
    french = reading.report.language.startswith("fr")
    found: dict[int, CasualtyMention] = {}
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            number, at = next((match[name], match.start(name)) for name in "ki" if name in pattern.groupindex)
            start, end = match.start() + sentence.start, match.end() + sentence.start
            if _UNIT.match(text, at + len(number or "")):
                continue  # of "the 212 Battalion"
            if french and number == "a":  # "a tué" counts nobody, "a tué cinq" those behind it, "à" nothing
                if _COUNTED.match(text, match.end()) or not _HAS_HARMED.match(text, at):
                    continue
                start, number = start + len("a "), None
            if number == "a" and not _PASSIVE.search(match.group()) and _OBJECT.match(text, match.end()):
                continue
            if at in found and found[at].end - found[at].start >= end - start:
                continue  # "left six people dead" counts them once
            killed, injured = (
                (_number(number), None) if "k" in pattern.groupindex else (None, _number(number))
            )
            who = next((a.actor for a in actors if start <= a.start < end + len(" people")), None)
            found[at] = CasualtyMention(start, end, Casualties(reading.text[start:end], killed, injured, who))
    return sorted(found.values())


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    return _NUMBERS.get(text) or int(re.sub(r"\D", "", text))
