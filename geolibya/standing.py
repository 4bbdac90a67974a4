"""Sources that a whole report stands on: a study that it is about, or the side whose own release it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geolibya.mentions.sources import Saying
from geolibya.names import fold_name

if TYPE_CHECKING:
    from geolibya.scene import Scene

LONGEST_SIGNATURE = 10
"""Words of the line with which a statement is signed."""
SHORT_NAME = 3
"""Words of a source that may be a name told again ("Townsend", "the ministry")."""
_SHORTEST_NAME = 4
"""Letters; shorter words are particles (Al, Ben)."""


def key_words(text: str) -> list[str]:
    """Give the words by which a name is told again.

    Examples
    --------
    >>> key_words("Gen. Townsend")
    ['townsend']
    """
    return [word for word in re.findall(r"\w+", text.casefold()) if len(word) >= _SHORTEST_NAME]


def headline_study(scene: Scene) -> Saying | None:
    """Give the report or inquiry that the headline names."""
    reading = scene.reading
    headline = reading.sentences[0]
    hits = scene.words.sources.find(reading.data[headline.start : headline.end])
    hit = next((hit for hit in hits if "study" in hit.rows), None)
    if hit is None:
        return None
    text = reading.text[headline.start + hit.start : headline.start + hit.end]
    saying = Saying(hit.start, hit.end, (hit.start, hit.end), text, "", "neutral", back=True)
    return saying if is_study(scene, saying) else None


def is_study(scene: Scene, saying: Saying) -> bool:
    """Say whether a source is a report or inquiry that somebody else writes about."""
    hits = scene.words.sources.find(scene.reading.data[slice(*saying.source)])
    ours = set(key_words(scene.report.outlet or "")) & set(key_words(saying.text))
    return saying.kind == "neutral" and not ours and any("study" in hit.rows for hit in hits)


def issuer(scene: Scene) -> Saying | None:
    """Give the party whose own outlet the report is: what it does itself is by its own account."""
    data = fold_name(scene.report.outlet or "")
    lexicon = scene.resources.lexicon
    if any("outlet" in hit.rows for hit in lexicon.masks.find(data)):
        return None
    actor = next((hit.rows[0].actor for hit in lexicon.actors.find(data) if hit.rows), "")
    if actor == "un":  # speaks of others, in whose war it takes no side
        name = next((a.text for a in scene.actors if a.actor == actor and a.text), "")
        return Saying(0, 0, (0, 0), name, "", "neutral", back=True) if name else None
    return Saying(0, 0, (0, 0), _signature(scene), actor, "party", back=True) if actor else None


def _signature(scene: Scene) -> str:
    """Give who signs a report: words for a source that its short last line begins with."""
    reading = scene.reading
    last = reading.sentences[-1]
    hits = scene.words.sources.find(reading.data[last.start : last.end])
    if not hits or len(reading.columns_of(len(reading.sentences) - 1).texts) > LONGEST_SIGNATURE:
        return ""
    text = reading.text[last.start : last.start + hits[0].end]
    return text if len(text.split()) <= SHORT_NAME else ""
