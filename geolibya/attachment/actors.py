"""Who does what an act tells of, and to whom, as its own sentence says it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geolibya.attachment import MOVES
from geolibya.attachment.frames import (
    ADJACENT,
    active,
    agents,
    changing_hands,
    cheapest,
    joined_with,
    owner,
    parties,
)
from geolibya.attachment.own import own_speaker, told_of_itself, untold_doer
from geolibya.attachment.relations import BY, is_modifier, relation_before, role_before
from geolibya.clauses import CLAUSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.mentions.activities import Trigger
    from geolibya.mentions.actors import ActorMention
    from geolibya.mentions.sources import Saying
    from geolibya.mentions.view import SentenceView

BESIDE = len("'s ")
"""Characters between a noun and whose act it is ("backed by U.S. air strikes")."""
KINETIC = frozenset(
    (
        "armed_clash",
        "offensive",
        "siege",
        "capture",
        "withdrawal",
        "attack",
        "killing",
        "detention",
        "air_strike",
        "drone_strike",
        "shoot_down",
        "shelling",
        "bombing",
    )
)
"""Acts that the United Nations speak of and do not do."""
_NOT_DOERS = frozenset(("civilians", "migrants_refugees", "detainees", "medical_personnel", "journalists"))
_EACH_OTHER = re.compile(r"\s+(?:each other|one another|l'une? l'autre|les une?s les autres|mutuellement)\b")
_ACTIVE = frozenset(("do", "take", "give", "teach", "hold"))
"""Frames of which who does it stands before the verb."""
_RELATIVE = re.compile(
    r",?\s*\b(?:(?:which|who|that|qui)\s+|whose\s+(?:[\w'-]+\s+){1,4})(?:(?:in\s+\w+|on\s+\w+|en\s+\w+|has|have|had|is|was|were|are|been|being|ete|also|now|then|later|already|still|since|not|would"
    r"|will|a|ont|avait|avaient|est|sont|\w+ly|\w+ment)\s+){0,4}$"
)
"""A relative pronoun with nothing but auxiliaries and adverbs between it and the verb."""


def doers_for(
    view: SentenceView, trigger: Trigger, sayings: Sequence[Saying], subject: Sequence[ActorMention] = ()
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Give who does what a trigger tells of, and to whom, as the sentence says it.

    Parameters
    ----------
    subject : sequence of ActorMention
        The subject of a verb that the trigger is joined to; it is the trigger's too.
    """
    speaking = [saying.source for saying in sayings]
    own = [a for a in view.actors if not any(start <= a.start and a.end <= end for start, end in speaking)]
    backers = [a for a in own if relation_before(view, a) or is_modifier(view, a)]
    plain = [
        a for a in own if a not in backers or (not trigger.verb and 0 <= trigger.start - a.end <= BESIDE)
    ]
    doers: list[ActorMention] = []
    targets: list[ActorMention] = []
    suffered = trigger.verb and trigger.passive and trigger.frame not in MOVES  # who is stationed is there
    if trigger.frame in ("mutual", "meet"):
        doers, targets = parties(view, trigger, plain)
    elif trigger.frame == "have":
        doers = owner(view, trigger, own)
    elif trigger.frame == "undergo":
        targets = cheapest(view, trigger, plain, before=True)
        doers = [a for a in plain if role_before(view, a, BY)]
    elif trigger.frame in ("fall", "lose", "drive", "driveout"):
        doers, targets = changing_hands(view, trigger, plain)
    elif suffered:
        doers = joined_with(view, trigger, agents(view, trigger, plain, CLAUSE)[:1], plain)
        targets = cheapest(view, trigger, [a for a in plain if a not in doers], before=True)
    else:
        doers, targets = active(view, trigger, plain)
    doers = [
        a
        for a in doers
        if a.actor not in _NOT_DOERS and not (a.actor == "un" and trigger.activity in KINETIC)
    ]
    of_itself = told_of_itself(view, trigger, sayings) if trigger.verb and not trigger.passive else []
    doers = relative_subject(view, trigger, view.actors) or list(subject) or of_itself or doers
    if not doers:
        speaker = own_speaker(view, trigger, sayings)
        doers, targets = ([], targets or speaker) if suffered else (speaker, targets)
        doers = doers or ([] if speaker else untold_doer(view, trigger, sayings))
    doers = [_speaking(view, a, sayings) for a in doers]
    if len({a.actor for a in doers}) > 1 and _EACH_OTHER.match(view.reading.lower, trigger.end):
        return doers, doers
    if trigger.frame == "mutual":
        targets = [a for a in targets if a.actor not in _NOT_DOERS]
    chosen = {a.actor for a in doers}
    return doers, [a for a in targets if a.actor not in chosen or trigger.frame == "mutual"]


def _speaking(view: SentenceView, actor: ActorMention, sayings: Sequence[Saying]) -> ActorMention:
    """Give who speaks where an actor is told of in the first person ("our forces")."""
    first = view.reading.lower[actor.start : actor.end].partition(" ")[0]
    if actor.kind != "back" or first not in view.words.kinds["first_person"]:
        return actor
    speaker = next((saying.actor for saying in sayings if saying.actor), "")
    return replace(actor, actor=speaker) if speaker else actor


def shares_subject(view: SentenceView, trigger: Trigger, earlier: Trigger) -> bool:
    """Say whether a verb is joined to an earlier one and so has its subject ("X went after A and knocked out B")."""
    if not earlier.verb or earlier.passive or earlier.end > trigger.start:
        return False
    if view.reading.text[max(0, trigger.start - 5) : trigger.start].rstrip().endswith("où"):
        return False  # "where", and not "or"
    before = view.reading.words_before(trigger.start, 3)
    joined = [n for n, word in enumerate(before) if word in view.words.kinds["conjunction"]]
    return (
        bool(joined)
        and all(word.isalpha() for word in before[joined[-1] :])
        and len(before) - joined[-1] <= ADJACENT
    )


def is_gerund(view: SentenceView, trigger: Trigger, earlier: Trigger) -> bool:
    """Say whether a French participle behind a comma or "en" goes on with what its sentence told before."""
    text = view.reading.lower[trigger.start : trigger.end]
    return (
        view.reading.report.language.startswith("fr")
        and text.endswith("ant")
        and earlier.end <= trigger.start
        and not earlier.passive
        and view.reading.words_before(trigger.start, 1) in (["en"], [","])
    )


def relative_subject(
    view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention]
) -> list[ActorMention]:
    """Give whom a relative pronoun right before a verb stands for ("Türkiye, which trains the army")."""
    if not trigger.verb or trigger.passive or trigger.frame not in MOVES | _ACTIVE:
        return []
    before = view.reading.lower[view.start : trigger.start]
    match = _RELATIVE.search(before)
    if match is None:
        return []
    at = view.start + match.start()
    found = [a for a in actors if a.end <= at and view.words_between(a.end, at) <= 1]
    return found[-1:]
