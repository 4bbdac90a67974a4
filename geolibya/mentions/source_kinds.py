"""What kind of source a stretch of text names, and for which side it speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.matching import Hit
    from geolibya.mentions.actors import ActorMention
    from geolibya.mentions.view import SentenceView
    from geolibya.reading import Reading

LONGEST_APPOSITION = 80
"""Characters behind a name that may tell who it is."""
_LINK = re.compile(r"\s(?:of|for|in|at|du|de|des)\s|\sde\sl'")


def who(view: SentenceView, start: int, end: int, outlets: Sequence[Hit[str]]) -> tuple[str, str]:
    """Say what kind of source a stretch names, and for which actor it speaks."""
    reading = view.reading
    words = view.words
    limit = end if "," in reading.lower[start:end] else _apposition(reading, end)
    kinds = {kind for hit in words.sources.find(reading.data[start:end]) for kind in hit.rows}
    if any(hit.start < end and start < hit.end and "outlet" in hit.rows for hit in outlets):
        return "outlet", ""
    if not kinds:
        kinds = {kind for hit in words.sources.find(reading.data[end:limit]) for kind in hit.rows}
    inside = [
        actor for actor in view.actors if actor.start < end and start < actor.end and actor.kind != "common"
    ]
    if "neutral" in kinds:
        inside = [actor for actor in inside if actor.kind != "back"]
    actor = inside[0].actor if inside else ""
    if not actor and "party" in kinds:
        actor = _apposed_side(view.actors, end, limit)
    if not actor:
        seats = (
            reading.lexicon.seats.get(p.place.id)
            for p in view.places
            if start <= p.start and p.end <= end and p.place.country != "LY"
        )
        actor = next((seat[0].actor for seat in seats if seat), "")
    if "prisoner" in kinds:
        return "prisoner", actor
    if actor and _is_bystander(view, start, end, inside):
        return "neutral", ""
    if actor in ("un", "eu"):
        return "neutral", ""
    if actor:
        return "party", actor
    if "neutral" in kinds or "unnamed" in kinds:
        return ("unnamed" if "unnamed" in kinds else "neutral"), ""
    return ("party", "") if "party" in kinds else ("", "")


def is_thing(view: SentenceView, span: tuple[int, int]) -> bool:
    """Say whether a stretch names what no one said, as in "according to plan"."""
    hits = view.words.sources.find(view.reading.data[slice(*span)])
    return bool(hits) and set(hits[0].rows) == {"thing"}


def _is_bystander(view: SentenceView, start: int, end: int, inside: Sequence[ActorMention]) -> bool:
    """Say whether a source only lives beside a party, or served it once ("health ministry of X", "former officer")."""
    head = view.reading.lower[start:end]
    if "former" in head.split()[:3] or "ancien" in head.split()[:3]:
        return True
    link = _LINK.search(head)
    if link is None or any(actor.start < start + link.start() for actor in inside):
        return False
    heads = view.words.sources.find(view.reading.data[start : start + link.start()])
    return bool(heads) and all(set(hit.rows) == {"neutral"} for hit in heads)


def _apposition(reading: Reading, end: int) -> int:
    """Give the end of the words behind a name that tell who it is ("General X, who commands the Y brigade,")."""
    rest = reading.lower[end : end + LONGEST_APPOSITION]
    if not rest.startswith(","):
        return end
    stop = re.search(r"[,.;:\"]", rest[1:])
    return end + (stop.start() + 1 if stop else len(rest))


def _apposed_side(actors: Sequence[ActorMention], end: int, limit: int) -> str:
    return next((a.actor for a in actors if end < a.start < limit and a.kind != "common"), "")
