"""Names cut short when they are told again: "Benghazi Revolutionaries Shura Council ... the Shura Council"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geolibya.mentions.actors import ActorMention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geolibya.reading import Reading

_FEWEST = 2
"""Words of a short name; one alone ("the Council") may be anybody's."""
_IS_GOVERNMENT = re.compile(r"\b(?:[Gg]overnment|[Gg]ouvernement)\b")
_GOVERNMENT = re.compile(
    r"\b(?:[Tt]he|[Ll]e|[Dd]u|[Aa]u)\s(government|gouvernement)\b"
    r"(?!\s(?:of|in|de|du|des|d['’]|buildings?|headquarters|offices?|based|siégeant|basé|parallèle|rival)|['’]s\s(?:of|in))"
)
_ARTICLE = r"(?:the|[Tt]his|[Ll][ea]|[Ll]es|[Dd]u|[Aa]u)\s"
_SMALL = frozenset(("de", "du", "des", "la", "le", "les", "of", "the", "and", "et", "for", "al", "el"))


def _cuts(text: str, *, french: bool) -> Iterator[str]:
    """Give the shorter forms of a name, the longest first: English names lose their beginning, French their end."""
    words = text.split()
    for size in range(len(words) - 1, _FEWEST - 1, -1):
        cut = words[:size] if french else words[-size:]
        own = [word for word in cut if word.lower() not in _SMALL]
        if len(own) >= _FEWEST and own[0][0].isupper() and cut[-1].lower() not in _SMALL:
            yield " ".join(cut)


def find(reading: Reading, named: Sequence[ActorMention]) -> list[ActorMention]:
    """Find the names of groups that stand cut short behind an article, where nothing else is named."""
    french = reading.report.language.startswith("fr")
    found: list[ActorMention] = []
    meant: dict[str, ActorMention] = {}
    for mention in named:
        if mention.kind == "group":
            for cut in _cuts(mention.text, french=french):
                meant.setdefault(cut, mention)
    for cut, mention in meant.items():
        for match in re.compile(_ARTICLE + re.escape(cut) + r"\b").finditer(reading.text, mention.end):
            start, end = match.end() - len(cut), match.end()
            taken = (*named, *found)
            if not any(other.start < end and start < other.end for other in taken):
                found.append(ActorMention(start, end, mention.actor, "group", mention.text))
    return [*found, *_governments(reading, (*named, *found))]


def _governments(reading: Reading, named: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """Give each "the government" that stands for the only one that a report names, behind its name."""
    full = [m for m in named if m.kind == "group" and _IS_GOVERNMENT.search(m.text)]
    if len({m.actor for m in full}) != 1:
        return
    for match in _GOVERNMENT.finditer(reading.text, full[0].end):
        start, end = match.span(1)
        if not any(other.start < end and start < other.end for other in named):
            yield ActorMention(start, end, full[0].actor, "group", full[0].text)
