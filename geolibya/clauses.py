"""How far apart two stretches of a sentence stand, counted in breaks between clauses."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geolibya.reading import Reading

_STRENGTH = {",": 1.0, ";": 3.0, ":": 2.0, "(": 1.0, ")": 1.0, '"': 0.5}
SUBORDINATE = 1.5
"""Strength of a word that opens a subordinate clause."""
COORDINATE = 0.5
"""Strength of a conjunction: it may join two names as well as two clauses."""
CLAUSE = 1.5
"""From this cost on two stretches stand in different clauses."""


INSIDE = 1.5
"""Cost of standing inside a relative clause that the other stretch stands outside of."""
_INSERTION = re.compile(
    r",\s*(?:which|who|whose|where|whom|with|qui|dont|ou|based|basee?s?|led|commanded|backed|headed|known|driven|dirige\w*|commande\w*|mene\w*|soutenu\w*|lequel|laquelle|itself|himself|rattache\w*|liee?s?|proches?|affilie\w*|allie\w*|fideles?"
    r"|ennemie?s?|rivale?s?|issue?s?|creee?s?|formee?s?|placee?s?|\w{4,}ed)\b[^,;:]*,"
    r"|,\s(?:(?:he|she|it|they|we)|[\w.'’-]+(?:\s[\w.'’-]+){0,5})\s(?:said|says|say|added|adds|told\s\w+|reported|confirmed|believed?s?|claimed|claims"
    r"|explained|insisted|insists|recalled|argued|wrote|writes?|reports?|believe|add|noted|conceded|admitted|announced|declared)(?:\s(?:on\s)?\w+day|\sin\sa\sstatement)?,"
    r"|,\s(?:selon|d'apres)\s[^,;:]{2,60},"
    r"|,\s(?:a-t-(?:il|elle)\s\w+|ont-ils\s\w+|(?:precise|indique|affirme|assure|raconte|explique|dit|ajoute|rapporte|estime)(?:nt)?(?:-(?:il|elle|ils))?(?:\s[^,;:]{2,50})?),"
    r"|(?<=[\w\"]),\s*(?:(?:le|ce|on|early|late)\s+)?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes"
    r"|thurs|fri|satur|sun)day|hier|yesterday)\b|(?:dans|au\s+cours\s+de|durant)\s+la\s+(?:nuit|matinee|soiree|journee)\b"
    r"|aux\s+premieres\b|a\s+l'aube\b|le\s+\d{1,2}(?:er)?\s+[a-z]+)[^,;:]{0,50},(?=\s+(?:une?|l[ae]s?|l'|des|avoir|a|an|the|contre|to)\b)"
)

_BEFORE_VERB = re.compile(
    r",\s(?:[^,;:()]|(?<=\d),(?=\d)){1,110},\s(?=(?:is|are|was|were|has|have|had|will|would|could|did|said|says|took|fell|began|went|fought|hit"
    r"|struck|sent|made|left|told|came|held|shot|flew|blew|lost|won|met|a|ont|est|sont|etait|etaient|avait|avaient|se|s'"
    r"|\w{3,}ed)\b)"
)
"""What stands between two commas of which the second is followed by a verb: its subject stands before the first."""

_APPOSED = re.compile(r",\s(?:an?\s|the\s|une?\s|l[ae]\s|l')")
_ITS_VERB = re.compile(r",\s(?!based|known|headed|backed)\w{4,}ed\s(?!by\b|par\b)")
"""A verb behind an insertion, and no participle that opens one."""
NOT_BEFORE, NOT_BEHIND = 12, 12
"""Characters on either side of "as" that say whether it opens a clause."""
_AS = re.compile(
    r"(?<!such )(?<!same )(?<!well )(?<!known )(?<!described )(?<!used )(?<!acting )(?<!serving )(?<!regarded )"
    r"(?<!seen )(?<!named )(?<!identified )(?<!soon )(?<!much )(?<!many )(?<!far )(?<!long )"
    r"\bas\s(?!well|an?\b|part|many|much|soon|long|of\b|far|being|if\b|to\b|usual|late|early|saying)"
)
"""An "as" that opens a clause ("as jets hit the capital"), not one that compares or names a part."""


_AND = re.compile(
    r"(?:and|but)\s+(?:that\b|(?:(?:the|a|an|its|their|his|some|many|several)\s+)?(?:[\w'-]+\s+){1,4}?"
    r"(?:had|has|have|was|were|is|are|will|would)\b)"
)
"""A conjunction that joins a clause with a subject of its own, where a verb stands before it."""
_FINITE = re.compile(r"\b(?:had|has|have|was|were|is|are|will|would|said)\b")


def _joins_clause(reading: Reading, first: int, start: int) -> bool:
    """Say whether an English conjunction joins two clauses, and not two names."""
    return (
        _AND.match(reading.lower, start) is not None
        and _FINITE.search(reading.lower, first, start) is not None
    )


def _insertions(reading: Reading, index: int) -> list[tuple[int, int]]:
    """Give the spans between two commas that a relative pronoun or participle opens."""
    sentence = reading.sentences[index]
    found = [match.span() for match in _INSERTION.finditer(reading.lower, sentence.start, sentence.end)]
    for match in _BEFORE_VERB.finditer(reading.lower, sentence.start, sentence.end):
        start, end = match.start(), match.end() - 1
        # "X, a coalition of Y, carried out a raid on Z, which ..."
        if _APPOSED.match(reading.lower, start) and _ITS_VERB.match(reading.lower, end - 1):
            found = [span for span in found if span[0] != end - 1]
        if not any(a < end and start < b for a, b in found):
            found.append((start, end))
    return sorted(found)


_QUOTED_NAME = re.compile(r'(?<=\w )"\s?[^",;:]{1,32}?\s?"')


def _quoted_names(reading: Reading, index: int) -> set[int]:
    """Give the offsets of quotation marks around a few words, as a name, which part no clauses."""
    sentence = reading.sentences[index]
    spans = (match.span() for match in _QUOTED_NAME.finditer(reading.lower, sentence.start, sentence.end))
    return {offset for start, end in spans for offset in (start, end - 1)}


@lru_cache(maxsize=8)
def _strengths(subordinate: frozenset[str], conjunction: frozenset[str]) -> dict[str, float]:
    """Give how strongly the marks and words of a language part clauses."""
    return dict.fromkeys(conjunction, COORDINATE) | dict.fromkeys(subordinate, SUBORDINATE) | _STRENGTH


class Clauses:
    """The breaks of one sentence."""

    def __init__(self, reading: Reading, index: int) -> None:
        words = reading.language_words
        kinds = words.kinds if words else {}
        strengths = _strengths(kinds.get("subordinate", frozenset()), kinds.get("conjunction", frozenset()))
        self.breaks: list[tuple[int, float]] = []
        self.insertions = _insertions(reading, index)
        quoted = _quoted_names(reading, index)
        for start, end, text in zip(*reading.columns_of(index), strict=True):
            strength = strengths.get(text) if start not in quoted else None
            if (
                strength is None
                and text == "as"
                and _AS.search(reading.lower, start - NOT_BEFORE, end + NOT_BEHIND)
            ):
                strength = SUBORDINATE
            if strength == COORDINATE and _joins_clause(reading, reading.sentences[index].start, start):
                strength = CLAUSE
            if strength:
                self.breaks.append((start, strength))
        self._offsets = [offset for offset, _ in self.breaks]
        self._sums = [0.0, *accumulate(strength for _, strength in self.breaks)]
        self._costs: dict[tuple[int, int], float] = {}

    def cost(self, a: int, b: int) -> float:
        """Sum the breaks between two offsets."""
        low, high = (a, b) if a <= b else (b, a)
        if not self.insertions:
            return self._sum(low, high)
        if (low, high) not in self._costs:
            inner = [(x, y) for x, y in self.insertions if low <= x and y <= high]
            total = self._sum(low, high) - sum(self._sum(x, y + 1) for x, y in inner)
            crossed = sum((x < low < y) != (x < high < y) for x, y in self.insertions)
            self._costs[low, high] = total + INSIDE * crossed
        return self._costs[low, high]

    def _sum(self, low: int, high: int) -> float:
        """Sum the breaks from one offset on and before another."""
        first, last = bisect_left(self._offsets, low), bisect_left(self._offsets, high)
        return self._sums[last] - self._sums[first]

    def is_aside(self, a: int, b: int) -> bool:
        """Say whether the first of two offsets stands in an insertion that the second stands behind."""
        return any(x < a < y <= b for x, y in self.insertions)

    def end_behind(self, offset: int, limit: int, least: float = 1.0) -> int:
        """Give the offset of the next break of some strength behind an offset, at most `limit`."""
        return next((at for at, strength in self.breaks if at >= offset and strength >= least), limit)

    def start_before(self, offset: int, limit: int, least: float = 1.0) -> int:
        """Give the offset of the last break of some strength before an offset, at least `limit`."""
        return next(
            (at for at, strength in reversed(self.breaks) if at < offset and strength >= least), limit
        )
