"""Sentences that answer an act told before: a party denies it, or claims it as its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geolibya.drafts import Draft
    from geolibya.lexicon import Cue
    from geolibya.matching import Hit
    from geolibya.mentions.actors import ActorMention
    from geolibya.mentions.sources import Saying
    from geolibya.mentions.view import SentenceView

REACH = 2
"""Sentences over which an answer looks back."""


def answers(
    view: SentenceView,
    cues: Sequence[Hit[Cue]],
    sayings: Sequence[Saying],
    before: Sequence[Draft],
    lineage: Callable[[str], Sequence[str]],
) -> list[Draft]:
    """Give the drafts that an answer adds: denials of what was told before; an avowal changes the told one itself.

    Parameters
    ----------
    cues : sequence of Hit
        Of the sentence; `rebuttal` and `avowal` count, where no act of the sentence itself is denied or avowed.
    before : sequence of Draft
        What was told so far.
    """
    here = [d for d in before if d.trigger.sentence == view.index]
    last = max((d.trigger.end for d in here), default=-1)
    cue = next(
        (c for c in cues if c.start > last and any(row.category in ("rebuttal", "avowal") for row in c.rows)),
        None,
    )
    if cue is None:
        return []
    answerer = _answerer(view, cue)
    if answerer is None:
        return []
    told = [
        d
        for d in before
        if 0 <= view.index - d.trigger.sentence <= REACH
        and d.trigger.start < cue.start
        and d.assertion.status != "denied"
    ]
    told = [d for d in told if d.trigger.sentence == max(other.trigger.sentence for other in told)]
    own = [
        d
        for d in told
        if any(answerer.actor in lineage(a) or a in lineage(answerer.actor) for a in d.actor_ids)
    ]
    chosen = own or [d for d in told if not d.actors]
    said = next(
        (s.text for s in sayings if s.start <= cue.end), view.reading.text[answerer.start : answerer.end]
    )
    if any(row.category == "avowal" for row in cue.rows):
        for draft in chosen:
            draft.assertion = replace(
                draft.assertion,
                status="acknowledged",
                attribution=(said,),
                rule=f"{said} claims it as its own act",
            )
            draft.actors = draft.actors or [answerer]
        return []
    return [
        replace(
            draft,
            trigger=replace(draft.trigger, sentence=view.index, start=cue.start, end=cue.end),
            actors=draft.actors or [answerer],
            assertion=replace(
                draft.assertion, status="denied", attribution=(said,), rule=f"{said} denies it"
            ),
            reasons=[f"{view.reading.text[cue.start : cue.end]!r} answers what was told before"],
            casualties=[],
            inherited=False,
        )
        for draft in chosen
    ]


def _answerer(view: SentenceView, cue: Hit[Cue]) -> ActorMention | None:
    """Give who answers: the actor nearest before the cue, else the nearest behind it."""
    before = [a for a in view.actors if a.end <= cue.start and a.actor != "un"]
    after = [a for a in view.actors if a.start >= cue.end and a.actor != "un"]
    return before[-1] if before else after[0] if after else None
