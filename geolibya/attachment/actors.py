"""Who does what an act tells of, and to whom, as its own sentence says it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geolibya.attachment import MOVES
from geolibya.attachment.borne import KINETIC, governing, owned_by
from geolibya.attachment.frames import (
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
from geolibya.attachment.subjects import (
    accused_subject,
    clause_subject,
    described_subject,
    inverted_subject,
    relative_doer,
    relative_subject,
)
from geolibya.clauses import CLAUSE
from geolibya.mentions.anaphora import subject_behind
from geolibya.unarmed import CIVIL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.mentions.activities import Trigger
    from geolibya.mentions.actors import ActorMention
    from geolibya.mentions.sources import Saying
    from geolibya.mentions.view import SentenceView

BESIDE = len("'s ")
"""Characters between a noun and whose act it is ("backed by U.S. air strikes")."""
_TURNED = frozenset(("fall", "lose", "drive"))
"""Frames in which the subject is not who does it ("X attacked and drove Y out": Y withdraws)."""
_ANSWERED = re.compile(
    r"\b(?:in\s(?:reply|response|retaliation|revenge|return)\s(?:to|for)|to\savenge|en\s(?:represailles|reponse)\s(?:a|de|au|aux))"
    r"\s(?:\w+\s){0,2}$"
)
"""What stands before the noun for an act that somebody answers, and has not done ("in reply to the killing of")."""
_WHO_SPEAKS = re.compile(r",?\s(?:who|qui)\s(?:speaks?|spoke|parle|parlait)\b[^,;]{0,80}")
"""What tells of a speaker right behind his name ("X, who speaks for Y,"), and of nobody who does anything."""
_FINDS = re.compile(
    r"(?:\s(?:ha[sd]|have|so far|also|later|since|a|ont|avaient|avait|then)){0,3}"
    r"\s(?:exhumed|found|discovered|recovered|unearthed|retrieved|exhume|decouvert|retrouve|trouve)\b"
)
_GOVERNMENTS = frozenset(("gna", "gnu", "lna"))
"""Who speaks of its own forces as Libya's."""
_EACH_OTHER = re.compile(r"\s+(?:each other|one another|l'une? l'autre|les une?s les autres|mutuellement)\b")


def doers_for(
    view: SentenceView, trigger: Trigger, sayings: Sequence[Saying], subject: Sequence[ActorMention] = ()
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Give who does what a trigger tells of, and to whom, as the sentence says it.

    Parameters
    ----------
    subject : sequence of ActorMention
        The subject of a verb that the trigger is joined to; it is the trigger's too.
    """
    plain, own = _taking_part(view, trigger, sayings)
    if owners := owned_by(view, trigger):
        targets = active(view, trigger, [a for a in plain if a not in owners])[1]
        return owners, [a for a in targets if a.actor != owners[0].actor]
    governed, verb_at = governing(view, trigger)
    if governed:
        doers, targets = active(view, trigger, [a for a in plain if a.start > verb_at])
        bearers = cheapest(view, replace(trigger, start=verb_at, end=verb_at), plain, before=True)
        return doers, targets or (bearers if governed == "borne" else [])
    doers, targets = _by_frame(view, trigger, plain, own)
    if not (doers or _suffers(trigger) or trigger.frame in ("undergo", "done", "mutual")):
        doers = clause_subject(view, trigger, plain)
    doers = [a for a in doers if a.actor not in CIVIL and _can_do(trigger, a)]
    of_itself = [] if trigger.passive else told_of_itself(view, trigger, sayings)
    if trigger.frame in _TURNED:
        subject = ()
    if trigger.frame == "lose" and of_itself:  # "admitted that it had lost X to Y"
        targets, of_itself = of_itself, []
    behind = next(
        (
            found
            for find in (inverted_subject, described_subject, accused_subject, relative_doer, _doer_behind)
            if (found := find(view, trigger))
        ),
        [],
    )
    doers = behind or relative_subject(view, trigger, view.actors) or list(subject) or of_itself or doers
    if not doers:
        speaker = own_speaker(view, trigger, sayings)
        bears = _suffers(trigger) or trigger.frame == "lose"
        doers, targets = ([], targets or speaker) if bears else (speaker, targets)
        doers = doers or ([] if speaker else untold_doer(view, trigger, sayings))
    doers = [_speaking(view, a, sayings) for a in doers if _can_do(trigger, a)]
    if len({a.actor for a in doers}) > 1 and _EACH_OTHER.match(view.reading.lower, trigger.end):
        return doers, doers
    if trigger.frame == "mutual":
        return doers, [a for a in targets if a.actor not in CIVIL]
    chosen = {a.actor for a in doers}
    return doers, [a for a in targets or _befallen(view, trigger) if a.actor not in chosen]


def _doer_behind(view: SentenceView, trigger: Trigger) -> list[ActorMention]:
    """Give the subject whose own act a phrase before it names ("In its offensive on A, X took B")."""
    if trigger.verb or trigger.activity in ("detention", "killing"):  # which is done to one, and not by him
        return []
    behind = subject_behind(view.reading, trigger.end, view.actors)
    return [behind] if behind else []


_OF_WHOM = re.compile(r"\s(?:of\s)?(?:an?\s|the\s|two\s|three\s|several\s)?")


def _befallen(view: SentenceView, trigger: Trigger) -> list[ActorMention]:
    """Give whose man was held or killed where a noun tells of it ("the detention of 444 Brigade commander X")."""
    if trigger.verb or trigger.activity not in ("detention", "killing"):
        return []
    return [a for a in view.actors if _OF_WHOM.fullmatch(view.reading.lower, trigger.end, a.start)][:1]


def _taking_part(
    view: SentenceView, trigger: Trigger, sayings: Sequence[Saying]
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Give who may do it or bear it, and all who do not speak: backers, whom a word before them makes one, too."""
    lower = view.reading.lower
    speaking = [
        (start, told.end() if (told := _WHO_SPEAKS.match(lower, end)) else end)
        for start, end in (saying.source for saying in sayings)
    ]
    own = [a for a in view.actors if not any(start <= a.start and a.end <= end for start, end in speaking)]
    backers = [a for a in own if relation_before(view, a) or is_modifier(view, a)]
    plain = [a for a in own if a not in backers or (not trigger.verb and _is_beside(trigger, a))]
    if not trigger.verb and (answered := _ANSWERED.search(view.reading.lower, view.start, trigger.start)):
        plain = [a for a in plain if a.start >= answered.start()]
    if trigger.activity == "killing":  # who finds the dead has not killed them, nor is he one of them
        plain = [a for a in plain if not _FINDS.match(view.reading.lower, a.end)]
    return plain, own


def _suffers(trigger: Trigger) -> bool:
    """Say whether the subject of a verb bears what it tells of; who is stationed somewhere is there."""
    return trigger.verb and trigger.passive and trigger.frame not in MOVES


def _by_frame(
    view: SentenceView, trigger: Trigger, plain: Sequence[ActorMention], own: Sequence[ActorMention]
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Give doers and targets where the words of a trigger have them stand."""
    if trigger.frame in ("mutual", "meet"):
        return parties(view, trigger, plain)
    if trigger.frame == "have":
        return owner(view, trigger, [a for a in own if not is_modifier(view, a)]), []
    if trigger.frame == "lent":  # "X, with the support of Y"
        return cheapest(view, trigger, own, before=False), cheapest(view, trigger, own, before=True)
    if trigger.frame == "undergo":
        bearers = cheapest(view, trigger, plain, before=True)
        return [a for a in plain if role_before(view, a, BY)], bearers
    if trigger.frame in ("fall", "lose", "drive", "driveout"):
        return changing_hands(view, trigger, plain)
    if _suffers(trigger):
        doers = joined_with(view, trigger, agents(view, trigger, plain, CLAUSE)[:1], plain)
        return doers, cheapest(view, trigger, [a for a in plain if a not in doers], before=True)
    return active(view, trigger, plain)


def _can_do(trigger: Trigger, actor: ActorMention) -> bool:
    """Say whether an act may be an actor's: civilians may move, and the United Nations do not fight."""
    unarmed = CIVIL if trigger.frame not in MOVES else frozenset()
    return actor.actor not in unarmed and not (actor.actor == "un" and trigger.activity in KINETIC)


def _is_beside(trigger: Trigger, actor: ActorMention) -> bool:
    """Say whether an actor stands right before a noun, or within its words ("soutenu par des frappes américaines")."""
    return 0 <= trigger.start - actor.end <= BESIDE or trigger.start <= actor.start < actor.end <= trigger.end


def _speaking(view: SentenceView, actor: ActorMention, sayings: Sequence[Saying]) -> ActorMention:
    """Give who speaks where an actor is told of in the first person ("our forces")."""
    first = view.reading.lower[actor.start : actor.end].partition(" ")[0]
    ours = actor.kind == "back" and first in view.words.kinds["first_person"]
    if actor.actor == "libya_unspecified":  # the GNU said that the Libyan air force had done it
        ours = any(saying.actor in _GOVERNMENTS for saying in sayings)
    if not ours:
        return actor
    speaker = next((saying.actor for saying in sayings if saying.actor), "")
    return replace(actor, actor=speaker) if speaker else actor
