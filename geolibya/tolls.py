"""To which act a toll belongs, and whom it counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geolibya.unarmed import CIVIL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.drafts import Draft
    from geolibya.mentions.actors import ActorMention
    from geolibya.mentions.casualties import CasualtyMention
    from geolibya.mentions.view import SentenceView

_DEADLY = frozenset(
    (
        "killing", "armed_clash", "air_strike", "drone_strike", "shelling", "bombing", "attack",
        "aircraft_crash", "shoot_down", "offensive", "siege", "capture",
    )
)  # fmt: skip
_BETWEEN = re.compile(r"\s(?:in|by|during|from|dans|par|lors|sous)\s")


def counts(view: SentenceView, toll: CasualtyMention, actor: ActorMention) -> bool:
    """Say whether a toll counts an actor's men, and not what he did ("three died in a NATO raid")."""
    near = toll.start <= actor.start <= toll.end + len(" soldiers")
    return near and not _BETWEEN.search(view.reading.lower, min(toll.end, actor.start), actor.start)


def give_tolls(view: SentenceView, drafts: Sequence[Draft], tolls: Sequence[CasualtyMention]) -> None:
    """Give each toll to the deadly act nearest to it, and those it counts, where nobody is told to be its target."""
    deadly = [draft for draft in drafts if draft.trigger.activity in _DEADLY]
    for toll in tolls if deadly else ():
        nearest = min(deadly, key=lambda draft: abs(draft.trigger.start - toll.start))
        unarmed = [a for a in view.actors if a.actor in CIVIL | {"police"} and counts(view, toll, a)]
        for draft in drafts:
            if draft.trigger == nearest.trigger:
                draft.casualties.append(toll.casualties)
                draft.targets = draft.targets or unarmed[:1]
