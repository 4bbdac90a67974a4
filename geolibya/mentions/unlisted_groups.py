"""Armed groups that no table lists: capitalized words around a word for a unit ("the Wadi Karam Brigade")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geolibya.lexicon import ActorName
from geolibya.matching import Hit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.reading import Reading

NAMELESS = "unidentified_armed_group"
_WORD = r"(?:[A-ZÀ-Þ][\w’'-]+|\d{1,4}(?:st|nd|rd|th)?)"
_ENGLISH = re.compile(
    rf"\b(?P<own>{_WORD}(?: (?:of |and |al-)?{_WORD}){{0,3}}) "
    r"(?:(?P<bare>brigades?|battalions?|regiment|militias?)|Brigades?|Battalions?|Regiment|Militias?|Military Council"
    r"|Protection Force|Deterrence Force|Security Force|Revolutionaries|Martyrs|Knights|Support Force"
    r"|Intervention Force)\b"
)
_FRENCH = re.compile(
    r"\b(?:[Bb]rigades?|[Bb]ataillons?|[Kk]atiba|[Mm]ilice|[Cc]onseil militaire|[Rr]égiment|[Ff]orce de protection)"
    rf" (?:de la |des |du |de |d['’]|« ?|\")?(?P<own>{_WORD}(?: (?:de |du |des |el-|al-)?{_WORD}){{0,3}})"
)
_NAME = r"(?:[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ]|[ae]l[- ][A-Z]\w+)"
_MEN = r"(?:[Mm]en|[Ff]ighters|[Gg]unmen|[Tt]roops|[Ff]orces|[Ss]oldiers|[Mm]ilitiamen|[Ll]oyalists|[Ss]upporters)"
_LED = {
    "en": re.compile(
        rf"\b{_MEN} (?:of|led by|commanded by|under|loyal to|allied (?:to|with)) "
        r"(?:(?:commander|leader|chief|warlord|General|Gen|Colonel|Col)\.? )?"
        rf"{_NAME} {_NAME}(?: {_NAME})?|\b{_NAME} {_NAME}['’]s? {_MEN}\b"
    ),
    "fr": re.compile(
        r"\b(?:[Hh]ommes|[Cc]ombattants|[Tt]roupes|[Ff]orces|[Mm]iliciens|[Ss]oldats|[Pp]artisans|[Uu]nités) "
        r"(?:d['’]|(?:de|du|(?:mené|dirigé|commandé)e?s par|fidèles à|loya(?:les|ux) à|alliée?s à) )"
        rf"(?:(?:chef|commandant|général|colonel) )?{_NAME} {_NAME}(?: {_NAME})?"
    ),
}
"""Men of a commander whom no table lists."""
_COMMON = frozenset("The These Those This An Libyan Some Many Several Other Local Armed National".split())
"""Words that begin a sentence or say nothing of their own."""

_BASED = re.compile(r"-[a-z]+ed$|-[a-z]+ing$")
"""What ends an adjective before a name ("Tarhuna-based", "Islamist-leaning")."""
_OWNED = re.compile(
    r"\b(?:[Aa]rmy|[Mm]ilitary|[Gg]overnment|[Mm]inistry|LNA|GNA|GNU|Haftar|Army|State)['’]s (?:own |elite "
    r"|so-called )?$"
)
"""Whose a unit is, where the owner is an actor of the tables."""
_OWNER_REACH = 40
"""Characters before a unit in which its owner stands."""
_OWNS = ("'s", "’s")
"""What ends the name of whose unit it is ("Zintan's 9th Battalion")."""


def find(reading: Reading, taken: Sequence[tuple[int, int]]) -> list[Hit[ActorName]]:
    """Find the groups that are named as units are, where no listed name stands.

    Parameters
    ----------
    taken : sequence of (int, int)
        Spans of the names of actors and organizations that the tables list.
    """
    pattern = _FRENCH if reading.report.language.startswith("fr") else _ENGLISH
    found = []
    for match in pattern.finditer(reading.text):
        start = match.start()
        words = match["own"].split()
        if pattern is _ENGLISH:
            while words and (
                words[0] in _COMMON or _BASED.search(words[0]) or any(word.endswith(_OWNS) for word in words)
            ):
                start += len(words.pop(0)) + 1
        named = match.end("own") if pattern is _ENGLISH and match["bare"] else start
        if _OWNED.search(reading.text, max(0, start - _OWNER_REACH), start):
            continue  # the army's First Battalion: the army
        if words and not any(a <= start < b or a <= named <= b for a, b in taken):  # one may stand inside
            found.append(_hit(reading, start, match.end()))
    for match in _LED["fr" if pattern is _FRENCH else "en"].finditer(reading.text):
        start, end = match.span()
        if not any(a < end and start < b for a, b in [*taken, *((hit.start, hit.end) for hit in found)]):
            found.append(_hit(reading, start, end))
    return found


def _hit(reading: Reading, start: int, end: int) -> Hit[ActorName]:
    return Hit(start, end, (ActorName(NAMELESS, reading.text[start:end], "name"),))
