"""The sides of a fight: who is meant where a report names one side only, or none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geolibya.drafts import Draft
    from geolibya.mentions.actors import ActorMention

SAME_FIGHT = 4
"""Sentences over which fighting without named sides is that of the sides named beside it."""
FOE_NEAR = 3
"""Sentences within which the side that an act is aimed at is named, where several could be."""
CONTINUED = 1
"""Sentences over which forces at work are those told of before."""
AGAINST_A_SIDE = frozenset(
    (
        "armed_clash", "offensive", "siege", "capture", "attack", "air_strike", "drone_strike", "shelling",
        "shoot_down", "detention",
    )
)  # fmt: skip
"""Acts of war, which one side does to another."""
FACE_TO_FACE = frozenset(("armed_clash", "offensive", "siege", "capture", "detention"))
"""Acts of which the foe is the doer where the report names one foe only; who fired from afar is not to be guessed."""

FROM_THE_AIR = frozenset(("us", "uk", "france", "italy", "nato", "egypt", "uae", "french_special_forces"))
"""States that have bombed in Libya, and with whom nobody fought on the ground."""


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
    seated: Callable[[str], str],
) -> None:
    """Let an act of war told of one side take the other one, which it fought at the time, where the report names it.

    Of several foes it is the one whose seat the place is.

    Parameters
    ----------
    named : sequence of (int, ActorMention)
        The actors of the report, each with the number of its sentence.
    opposed : callable
        Says whether two actors fought each other at the time.
    seated : callable
        Gives the side that had its seat at a place, by its id, at the time; empty where none had.
    """
    others = {a.actor for _, a in named}
    for draft in drafts:
        doers, bearers = draft.actor_ids, draft.target_ids
        acts = AGAINST_A_SIDE if doers else FACE_TO_FACE
        has_subject = draft.trigger.verb and not draft.trigger.passive  # whom no table knows
        if draft.trigger.activity not in acts or (bearers if doers else has_subject):
            continue
        known = doers or bearers
        if any(opposed(one, other) for one in known for other in known):
            continue
        against = {other for other in others if any(opposed(one, other) for one in known)}
        if draft.trigger.activity in FACE_TO_FACE:
            against -= FROM_THE_AIR
        seat = seated(draft.place.place.id) if draft.place is not None else ""
        if any(opposed(one, seat) for one in known):
            against &= {seat}
        foes = [(n, a) for n, a in named if a.actor in against]
        if len(against) > 1:
            foes = [(n, a) for n, a in foes if doers and abs(n - draft.trigger.sentence) <= FOE_NEAR]
        if foes:
            often = Counter(a.actor for _, a in foes)
            _, foe = min(
                foes, key=lambda entry: (-often[entry[1].actor], abs(entry[1].start - draft.trigger.start))
            )
            if doers:
                draft.targets = [foe]
            else:
                draft.actors = [foe]
            draft.reasons.append(f"{foe.text or foe.actor}: the side that it fought at the time")


def lend_doers(drafts: Sequence[Draft]) -> None:
    """Let what befell people in an attack be done by who attacked ("ten were kidnapped in a raid by X")."""
    for draft in drafts:
        if draft.actors or not draft.trigger.passive or draft.trigger.activity not in BEFALLS:
            continue
        for other in drafts:
            blow = other.trigger
            behind = blow.sentence == draft.trigger.sentence and blow.start > draft.trigger.end
            if behind and not blow.verb and blow.activity in AGAINST_A_SIDE and other.actors:
                draft.actors = list(other.actors)
                draft.reasons.append(f"done by who does {blow.term!r} in the same sentence")
                break


BEFALLS = frozenset(("detention", "killing"))
"""What people suffer in an attack."""
GOING_ON = frozenset(
    ("drone_operation", "naval_operation", "training", "intelligence", "command_and_control", "logistics")
)
"""What forces do beside their other acts, if they do not strike it; aircraft that are seen may be anybody's."""


def lend_going_on(drafts: Sequence[Draft], paragraphs: Sequence[int]) -> None:
    """Let forces at work without a name be those of whom the paragraph told right before ("drones would fly too").

    Parameters
    ----------
    paragraphs : sequence of int
        The paragraph of each sentence.
    """
    for n, draft in enumerate(drafts):
        if draft.actors or draft.trigger.passive or draft.trigger.activity not in GOING_ON:
            continue
        here = draft.trigger.sentence
        for other in reversed(drafts[:n]):
            told = other.trigger.sentence
            if here - told > CONTINUED or paragraphs[told] != paragraphs[here]:
                break
            if other.actors and other.trigger.activity not in AGAINST_A_SIDE:
                draft.actors = list(other.actors)
                draft.reasons.append(f"done by who does {other.trigger.term!r} right before")
                break
