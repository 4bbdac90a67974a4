"""The sides of a fight: who is meant where a report names one side only, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geolibya.drafts import Draft
    from geolibya.mentions.actors import ActorMention

SAME_FIGHT = 4
"""Sentences over which fighting without named sides is that of the sides named beside it."""
FOE_NEAR = 3
"""Sentences within which the side that an act is aimed at is named, where several could be."""
AGAINST_A_SIDE = frozenset(
    (
        "armed_clash", "offensive", "siege", "capture", "attack", "air_strike", "drone_strike", "shelling",
        "shoot_down", "detention",
    )
)  # fmt: skip
"""Acts of war, which one side does to another."""


def lend_sides(drafts: Sequence[Draft]) -> None:
    """Let fighting whose sides are not named take those of the fighting told nearest to it."""
    named = [
        d
        for d in drafts
        if d.trigger.activity == "armed_clash" and d.actors and d.assertion.status != "planned"
    ]
    for draft in drafts:
        if draft.trigger.activity == "armed_clash" and not draft.actors and named:
            nearest = min(named, key=lambda other: abs(other.trigger.sentence - draft.trigger.sentence))
            if abs(nearest.trigger.sentence - draft.trigger.sentence) <= SAME_FIGHT:
                draft.actors, draft.targets = list(nearest.actors), list(nearest.targets)
                draft.reasons.append("the sides of the fighting told beside it")


def lend_foes(
    drafts: Sequence[Draft],
    named: Sequence[tuple[int, ActorMention]],
    opposed: Callable[[str, str], bool],
) -> None:
    """Let an act of war without a target take the side that its doer fought at the time, where the report names it.

    Parameters
    ----------
    named : sequence of (int, ActorMention)
        The actors of the report, each with the number of its sentence.
    opposed : callable
        Says whether two actors fought each other at the time.
    """
    for draft in drafts:
        if draft.targets or not draft.actors or draft.trigger.activity not in AGAINST_A_SIDE:
            continue
        doers = draft.actor_ids
        others = {a.actor for _, a in named}
        against = {other for other in others if any(opposed(doer, other) for doer in doers)}
        foes = [(n, a) for n, a in named if a.actor in against]
        if len({a.actor for _, a in foes}) > 1:
            foes = [(n, a) for n, a in foes if abs(n - draft.trigger.sentence) <= FOE_NEAR]
        if foes:
            _, foe = min(foes, key=lambda entry: abs(entry[1].start - draft.trigger.start))
            draft.targets = [foe]
            draft.reasons.append(f"{foe.text or foe.actor}: the side that it fought at the time")
