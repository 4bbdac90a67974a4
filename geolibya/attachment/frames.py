"""Who stands where in a sentence for each frame: subject and object, two sides, an owner, who takes and who loses."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from geolibya.attachment import FAR_WORDS, MOVES, WORD
from geolibya.attachment.relations import (
    AGAINST,
    BY,
    ENDS_IN_BY,
    ENGAGED,
    FROM,
    OBJECT_BEFORE,
    OF,
    SIDES,
    is_oblique,
    role_before,
)
from geolibya.clauses import CLAUSE
from geolibya.mentions.needs import OBJECT
from geolibya.unarmed import CIVIL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.mentions.activities import Trigger
    from geolibya.mentions.actors import ActorMention
    from geolibya.mentions.view import SentenceView

ADJACENT = 2
"""Words between a conjunction and what it joins."""
OWNER_WORDS = 7
"""Words between somebody and the base that he has."""
_JOINED = re.compile(
    r"[\w\s'()]{0,25}(?:,|\band\b|\bet\b|\balongside\b|\baux cotes d|\balong with\b|\btogether with\b)[\w\s']{0,28}"
)
_IN_ANSWER = re.compile(
    r"\bin\s(?:reply|response|retaliation|revenge|return)\s(?:to|for)\s|\ben\s(?:represailles|reponse)\s"
)
_HOMES = frozenset("home house residence office offices seat domicile maison bureau bureaux".split())
_BESIDE = re.compile(r",?\s(?:along|together)\swith\s|,?\s(?:ainsi\sque|de\smeme\sque)\s")
"""What joins two as "and" does."""
_WHOM = re.compile(r"\b(?:whom|which|that|que|qu')\s*(?:(?:the|la|le|les|l')\s*)?$")
"""What stands before the subject of a clause whose object stands before it ("men whom X chased out")."""
_WHOSE = re.compile(r",?\s*\bwhose\s(?:[\w'-]+\s+){0,2}$")
_HELD_BY = re.compile(
    r"\b(?:held|controlled|run|guarded|manned|led|commanded|backed|supported|owned|staffed|headed|tenue?s?|controlee?s?|occupee?s?|gardee?s?"
    r"|dirigee?s?|commandee?s?|menee?s?\sconjointement|soutenue?s?|appuyee?s?|revendiquee?s?)\s+(?:by|par)\s"
)
"""What is no agent of the act before it ("hit a checkpoint held by X")."""
_WITH_CRAFT = re.compile(r"\b(?:by|par)\s[^,;]*\w$")
_BROUGHT_ABOUT = re.compile(
    r"[^,;:.]{0,60},?\s(?:\w{3,}ed(?:\s(?:out|up|on))?|laid|led|begun|fought|put|run|\w{2,}ees?)\s(?:\w+\s){0,3}?(?:by|par)\s(?:[\w'.-]+\s|[ld]'){0,4}"
)
"""What stands between a noun and who did it, in a clause of its own ("the blockade of X, imposed by Y")."""
_BETWEEN = re.compile(r",\s(?:between|entre|pitting|opposant)\s[^,;:]*$")
"""What names the sides of fighting after an aside ("clashes in X, in the south, between A and B")."""
_ENDING = re.compile(
    r"\b(?:cease ?fire|truce|halt|end|calm|called|urged|demanded|appealed|cessez|treve|fin|arret|appele\w*"
    r"|exhort\w+|mediat\w+)\b"
)
"""What makes who stands before a battle one who wants it to end."""
_BLOWS = frozenset(("attack", "air_strike", "drone_strike", "shelling", "bombing", "killing"))
_AFTER = re.compile(
    r"\b(?:after|following|since|before|despite|amid|apres|depuis|avant|malgre|suite a|a la suite de)\s"
    r"(?:(?:the|an?|this|that|last|recent|another|deadly|l[ae]s?|une?|cette|ces|des|de)\s|l')*$"
)
"""What stands before a noun for a blow that somebody answers or bears, and need not have dealt."""
_SENDING = frozenset(("arms_transfer", "deployment", "logistics"))
_SENT = ("was ", "were ", "been ")
"""How an act begins whose words make what was sent its subject."""
_ARTICLE = re.compile(r"\s(?:an?|the|une?|l[ae]s?)\s|\sl'")
"""What parts a base from whom it does not belong to ("they overran a base")."""
_OTHERS = re.compile(
    r"\b(?:by|par)\s(?:[\w'-]+\s){1,4}(?:who|which|that|qui|\w+ing\s(?:the|that|an?|more|for|to))\s"
)
"""What stands between "by" and somebody who is only told of beside who did it ("by tribes demanding that X")."""
_SITE_FIRST = re.compile(r"\s*(?:on|against|at|targeting|sur|contre|visant)\b")
"""What begins the target of a noun for an attack, before any "of" ("strikes on a convoy of fighters")."""


def agents(
    view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention], cost: float
) -> list[ActorMention]:
    """Give the actors that "by" behind a trigger, or at its end, makes its doers, nearer than a cost."""
    by = ENDS_IN_BY.search(view.reading.lower, trigger.start, trigger.end)
    behind = by.start() if by else trigger.end
    return [
        a
        for a in actors
        if a.start >= trigger.end
        and not _HELD_BY.search(view.reading.lower, trigger.end, a.start)
        and not _OTHERS.search(view.reading.lower, behind, a.start)
        and (_is_named_by(view, trigger, a) or BY.search(view.reading.lower, behind, a.start))
        and view.clauses.cost(trigger.end, a.start) < cost
    ]


def _inside(trigger: Trigger, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """Give who is named within the words for an act ("American strike", "in the hands of the army")."""
    return [a for a in actors if trigger.start <= a.start and a.end <= trigger.end]


def _is_named_by(view: SentenceView, trigger: Trigger, actor: ActorMention) -> bool:
    """Say whether a phrase for what it was done with is followed by whose that is ("visé par un drone | émirati")."""
    by = _WITH_CRAFT.search(view.reading.lower, trigger.start, trigger.end)
    return by is not None and actor.start - trigger.end <= 1


def cheapest(
    view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention], *, before: bool
) -> list[ActorMention]:
    """Give the actor nearest to a trigger on one side, in its clause, with those it is joined to."""
    if before:
        side = [
            (
                view.clauses.cost(a.end, trigger.start)
                + WORD * min(FAR_WORDS, view.words_between(a.end, trigger.start)),
                -a.start,
                a,
            )
            for a in actors
            if a.end <= trigger.start or a.start <= trigger.start < a.end  # "mystery aircraft hit"
        ]
    else:
        side = [
            (
                view.clauses.cost(trigger.end, a.start) + WORD * view.words_between(trigger.end, a.start),
                a.start,
                a,
            )
            for a in actors
            if a.start >= trigger.end
        ]
    near = [entry for entry in side if entry[0] < (3.2 if before else 2.4)]
    outside = [entry for entry in near if not view.clauses.is_aside(entry[2].start, trigger.start)]
    near = outside or near  # "X, who accuses Y, sent men"
    if (
        before
        and near
        and view.words_between(min(near, key=lambda entry: entry[:2])[2].end, trigger.start) > 1
    ):
        near = [entry for entry in near if not is_oblique(view, entry[2])] or near
    return joined_with(view, trigger, [min(near, key=lambda entry: entry[:2])[2]], actors) if near else []


_TOLD = re.compile(
    r"\b(?:(?!(?:armed|allied|masked|hooded|united|uniformed|unidentified)\b)\w{3,}ed|ha[sd]|have|was|were|are|is|ont|avai\w+|etai\w+|est|sont)\b"
)
"""A verb in the past, or an auxiliary."""
_ORIGIN = frozenset(("from", "of", "de", "du", "d'"))


def _is_told(view: SentenceView, start: int, end: int) -> bool:
    """Say whether something is told of an actor before the next one is named ("X shelled A, and Y shelled B")."""
    gap = view.reading.lower[start:end]
    places = any(
        start <= place.start < end and _ORIGIN.isdisjoint(view.reading.words_before(place.start, 1))
        for place in view.places
    )
    return places or _TOLD.search(gap) is not None


def joined_with(
    view: SentenceView, trigger: Trigger, chosen: Sequence[ActorMention], actors: Sequence[ActorMention]
) -> list[ActorMention]:
    """Give an actor with those that a conjunction joins to it."""
    if not chosen:
        return []
    found = [chosen[0]]
    ordered = sorted(actors, key=lambda a: a.start)
    at = ordered.index(chosen[0])
    for step in (1, -1):
        n = at + step
        here = chosen[0]
        while 0 <= n < len(ordered):
            first, second = (here, ordered[n]) if step == 1 else (ordered[n], here)
            gap = _BESIDE.sub(" and ", view.reading.lower[first.end : second.start])
            if (gap and not _JOINED.fullmatch(gap)) or len(gap) > 40 or AGAINST.search(gap) or BY.search(gap):
                break
            if step == -1 and gap.lstrip().startswith(",") and role_before(view, ordered[n], OF):
                break  # "the former stronghold of X, columns of Y"
            if view.clauses.is_aside(ordered[n].start, trigger.start):
                break  # "Tripoli, seat of X, Y shelled"
            if not view.words.kinds["subordinate"].isdisjoint(gap.replace(",", " ").split()):
                break
            if first.end <= trigger.start < second.start or _is_told(view, first.end, second.start):
                break
            if any(
                word in gap
                for word in (
                    " of ",
                    " that ",
                    " who ",
                    " which ",
                    " qui ",
                    " que ",
                    " qu'",
                    " whom ",
                    " said",
                    " in ",
                    " at ",
                    " on ",
                    " for ",
                    " to ",
                )
            ):
                break
            found.append(ordered[n])
            here = ordered[n]
            n += step
    return sorted(found, key=lambda a: a.start)


def active(
    view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention]
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Subject before and object after a verb; of a noun the possessor, "by X", "of X", or the subject of its verb."""
    targets = [
        a
        for a in actors
        if a.start >= trigger.end
        and role_before(view, a, AGAINST)
        and view.clauses.cost(trigger.end, a.start) < 2 * CLAUSE
    ]
    objects = {
        id(a)
        for a in actors
        if a.end <= trigger.start
        and (role_before(view, a, OBJECT_BEFORE) or (not trigger.verb and _is_owner_of_site(view, a)))
    }
    subjects = [a for a in actors if id(a) not in objects]
    if trigger.activity in _SENDING and view.reading.lower.startswith(_SENT, trigger.start):
        senders = [
            a
            for a in actors
            if a.start >= trigger.end
            and FROM.search(view.reading.lower, trigger.end, a.start)
            and view.clauses.cost(trigger.end, a.start) < CLAUSE
        ]
        if senders:
            return senders[:1], []
    doers: list[ActorMention] = []
    if not trigger.verb:
        by = [
            a
            for a in agents(view, trigger, actors, 1.0)
            if view.words_between(trigger.end, a.start) <= 2 * OBJECT
        ] or [a for a in actors if _BROUGHT_ABOUT.fullmatch(view.reading.lower, trigger.end, a.start)]
        close = [
            a
            for a in subjects
            if 0 <= trigger.start - a.end <= len("'s military ")
            and view.clauses.cost(a.end, trigger.start) < 1.0
        ]
        of = [
            a
            for a in actors
            if 0 <= a.start - trigger.end <= 30
            and not _SITE_FIRST.match(view.reading.lower, trigger.end, a.start)
            and OF.search(view.reading.lower, trigger.end, a.start)
            and not {"pour", "afin"} & set(view.reading.lower[trigger.end : a.start].split())
            and view.clauses.cost(trigger.end, a.start) < 1.0
        ]
        if trigger.frame == "done" or (of and _has_site(view, trigger, of[0])):
            targets, of = targets or of, []
        french = view.reading.report.language.startswith("fr")
        behind = [a for a in subjects if french and 0 < a.start - trigger.end <= 1]  # une frégate turque
        doers = joined_with(
            view, trigger, (by or _inside(trigger, subjects) or close or behind or of)[:1], actors
        )
    if not doers and not _is_adjunct(view, trigger):
        doers = cheapest(view, trigger, subjects, before=True)
    if trigger.verb and view.reading.words_before(trigger.start, 1) in (
        ["ou"],
        ["que"],
    ):  # où se trouvent des soldats
        doers = cheapest(view, trigger, actors, before=False) or doers
    if trigger.verb and trigger.frame in MOVES:
        doers = agents(view, trigger, actors, 1.0)[:1] or doers
    if trigger.verb and trigger.frame not in MOVES:
        direct = [
            a
            for a in actors
            if a.start >= trigger.end
            and view.clauses.cost(trigger.end, a.start) < CLAUSE
            and view.words_between(trigger.end, a.start) <= 9
            and not _IN_ANSWER.search(view.reading.lower, trigger.end, a.start)
        ]
        targets = direct or targets
    if trigger.frame in MOVES - {"send"}:
        targets = []
    return doers, joined_with(view, trigger, targets[:1], actors)


def _is_adjunct(view: SentenceView, trigger: Trigger) -> bool:
    """Say whether a noun for a blow only tells when something else was done ("sent men to X after the attack")."""
    blow = not trigger.verb and trigger.activity in _BLOWS
    return blow and _AFTER.search(view.reading.lower, view.start, trigger.start) is not None


def _is_owner_of_site(view: SentenceView, actor: ActorMention) -> bool:
    """Say whether an actor is named only as whose home or office a place is ("the home of parliament's speaker")."""
    before = view.reading.words_before(actor.start, 3)
    while before and before[-1] in ("the", "la", "le", "l'"):
        before.pop()
    return before[-1:] in (["of"], ["de"], ["du"]) and bool(
        set(before[-2:-1]) & (view.words.kinds["ground"] | _HOMES)
    )


def _has_site(view: SentenceView, trigger: Trigger, of: ActorMention) -> bool:
    """Say whether what a noun of attack is "of" is somebody's site ("l'attaque d'un camp de l'armée")."""
    return any(
        trigger.end <= other.start and other.end <= of.start and "ground" in other.rows
        for other in view.context
    )


def parties(
    view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention]
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Give both sides of a clash or meeting; with "against X" X is the target."""
    near = [
        a
        for a in actors
        if view.clauses.cost(a.start, trigger.start) < 2 * CLAUSE
        and abs(view.words_between(a.start, trigger.start)) <= 22
    ]
    if trigger.frame == "meet":
        return near, []
    both = _between(view, trigger, actors)
    if both:
        return both, both
    against = [
        a
        for a in near
        if a.start >= trigger.end
        and re.search(
            r"\b(?:against|contre)\s+(?:[\w'.]+\s+|[ld]'){0,4}$",
            view.reading.lower[max(0, a.start - 45) : a.start],
        )
    ]
    doers = [a for a in near if a not in against]
    if not trigger.verb:
        doers = [a for a in doers if _takes_part(view, trigger, a)] or _fallen(view, trigger, actors)
        if len(doers) == 1 and doers[0].start >= trigger.end:
            doers = joined_with(view, trigger, doers, actors)
    if against:
        return doers, joined_with(view, trigger, against[:1], near)
    return doers, doers if len({a.actor for a in doers}) > 1 else []


_COST_LIVES = re.compile(
    r"[^,;:.]{0,40}?,?\s(?:that|which|in\swhich|qui|ou)\s(?:(?:have|has|had|also|ont|a|avai(?:en)?t)\s){0,2}"
    r"(?:killed|killing|left|claimed|cost|fait|tue|coute)\b[^;:.]*"
)
"""What follows a word for fighting before those who died in it ("clashes which killed 20 of X and 10 of Y")."""


def _fallen(view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """Give the sides of whom a clause behind a word for fighting says that they had dead in it."""
    behind = [
        a
        for a in actors
        if a.actor not in CIVIL
        and a.start >= trigger.end
        and _COST_LIVES.fullmatch(view.reading.lower, trigger.end, a.start)
        and not role_before(view, a, BY)
    ]
    return behind if len({a.actor for a in behind}) > 1 else []


_AWAY = re.compile(
    r"\b(?:fle(?:d|e|eing|es)|escap\w+|avoid\w*|amid|during|after|since|fui\w*|fuy\w+|pendant|apres|depuis)\b"
)
"""What makes who stands right before a word for fighting none who fights ("a car fleeing the clashes")."""
_PAIR = re.compile(r"\b(?:between|entre|pitting|opposant|opposing|oppose(?:nt|s|d)?|opposai(?:en)?t)\s")
_AND = re.compile(
    r"(?:[^,;:.]|,\s(?!which|who|qui)){0,50}?[\s,](?:and|against|et|a|aux?)\s(?:[\w'-]+\s){0,5}(?:l'|d')?[\"(]?\s?"
)


def _between(view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """Give the two that "between A and B" behind a word for fighting names, however far behind it stands."""
    pair = _PAIR.search(view.reading.lower, trigger.end, view.reading.sentences[view.index].end)
    behind = [a for a in actors if pair is not None and a.start >= pair.end() and a.actor not in CIVIL]
    for first, second in pairwise(behind):
        near = pair is not None and view.words_between(pair.end(), first.start) <= OBJECT
        if (
            near
            and first.actor != second.actor
            and _AND.fullmatch(view.reading.lower, first.end, second.start)
        ):
            return [first, second]
    return []


def _takes_part(view: SentenceView, trigger: Trigger, actor: ActorMention) -> bool:
    """Say whether a noun for fighting names an actor as a side ("clashes between A and B", "A's battle")."""
    if actor.start >= trigger.end:
        near = view.clauses.cost(trigger.end, actor.start) < CLAUSE
        between = _BETWEEN.search(view.reading.lower, trigger.end, actor.start)
        return (near or between is not None) and role_before(view, actor, SIDES)
    gap = view.reading.lower[actor.end : trigger.start]
    if len(gap.split()) <= ADJACENT + 1:
        return _AWAY.search(gap) is None
    near = view.clauses.cost(actor.end, trigger.start) < CLAUSE
    return near and ENGAGED.search(gap) is not None and not _ENDING.search(gap)


def owner(view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """Give who has a base: its possessor, "of X", "held by X", "X, whose base", else the nearest before."""
    after = [
        a
        for a in actors
        if 0 <= a.start - trigger.end <= 45 and view.clauses.cost(trigger.end, a.start) < CLAUSE
    ]
    close = [
        a
        for a in actors
        if 0 <= trigger.start - a.end <= 30
        and view.clauses.cost(a.end, trigger.start) < 1.0
        and not _ARTICLE.search(view.reading.lower, a.end, trigger.start)
    ]
    whose = _WHOSE.search(view.reading.lower, max(view.start, trigger.start - 60), trigger.start)
    if whose:
        close = [a for a in actors if a.end <= whose.start()][-1:] or close
    nearest = cheapest(view, trigger, actors, before=True)
    near = [a for a in nearest if view.words_between(a.end, trigger.start) <= OWNER_WORDS]
    return close[-1:] or after[:1] or near


def changing_hands(
    view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention]
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Read frames in which the doer does not stand first: "fell to X", "X lost", "X was driven out by Y"."""
    before, after = (
        cheapest(view, trigger, actors, before=True),
        cheapest(view, trigger, actors, before=False),
    )
    if trigger.frame == "fall":
        return _inside(trigger, actors) or after, []
    if trigger.frame == "driveout":
        return (after, before) if trigger.passive else (before, after)
    if trigger.frame == "lose":
        return after, before
    if trigger.passive:
        return before, []
    if before and not after:
        stretch = view.reading.lower[view.start : before[0].start]
        whom = _WHOM.search(stretch)
        driven = [a for a in actors if whom and a.end <= view.start + whom.start() and a.kind != "common"]
        return (driven[-1:], before) if driven else (before, [])
    return after or before, []
