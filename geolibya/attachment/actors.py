"""Who does what an act tells of, and to whom, as its own sentence says it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geolibya.attachment import FAR_WORDS, WORD
from geolibya.clauses import CLAUSE
from geolibya.mentions.activities import OBJECT
from geolibya.mentions.actors import ActorMention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.mentions.activities import Trigger
    from geolibya.mentions.sources import Saying
    from geolibya.mentions.view import SentenceView

ADJACENT = 2
"""Words between a conjunction and the verb that it joins to another."""
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
_AGAINST = re.compile(
    r"\b(?:against|topple|overthrow|oust|on|at|targeting|hitting|with|versus|from|renverser|contre|sur|visant|avec)"
    r"\s+(?:[\w'.]+\s+|[ld]'){0,4}$"
)
_OBJECT_BEFORE = re.compile(
    r"\b(?:against|contre|targeting|visant)\s+(?:(?:the|la|le|les|l'|[a-z]+(?:ed|an|ist|ian))\s+){0,3}$"
)
_JOINED = re.compile(
    r"[\w\s']{0,25}(?:,|\band\b|\bet\b|\balongside\b|\baux cotes d|\balong with\b|\btogether with\b)[\w\s']{0,28}"
)
_SIDES = re.compile(
    r"\b(?:between|with|against|by|of|pitting|involving|entre|avec|contre|par|opposant|de|des|du|and|et)\s+(?:[\w'.]+\s+|[ld]'){0,6}$"
)
_ENGAGED = re.compile(
    r"\b(?:in|into|dans|a|aux|engaged|joined|launched|resumed|fought|livre\w*|engage\w*|lance\w*)\b"
)
_BY = re.compile(r"\b(?:by|par)\s+(?:[\w'.]+\s+|[ld]'){0,5}$")
_OF = re.compile(r"\b(?:of|de|des|du|d'|from)\s+(?:[\w'.]+\s+|[ld]'){0,3}$")


def doers_for(
    view: SentenceView, trigger: Trigger, sayings: Sequence[Saying]
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Give who does what a trigger tells of, and to whom, as the sentence says it."""
    speaking = [saying.source for saying in sayings]
    own = [a for a in view.actors if not any(start <= a.start and a.end <= end for start, end in speaking)]
    backers = [a for a in own if _relation_before(view, a) or _is_modifier(view, a)]
    plain = [a for a in own if a not in backers]
    doers: list[ActorMention] = []
    targets: list[ActorMention] = []
    if trigger.frame in ("mutual", "meet"):
        doers, targets = _parties(view, trigger, plain)
    elif trigger.frame == "have":
        doers = _owner(view, trigger, plain or own)
    elif trigger.frame == "undergo":
        targets = _cheapest(view, trigger, plain, before=True)
        doers = [a for a in plain if _role_before(view, a, _BY)]
    elif trigger.frame in ("fall", "lose", "drive", "driveout"):
        doers, targets = _changing_hands(view, trigger, plain)
    elif trigger.verb and trigger.passive:
        doers = [
            a
            for a in plain
            if a.start >= trigger.end
            and _role_before(view, a, _BY)
            and view.clauses.cost(trigger.end, a.start) < CLAUSE
        ]
        doers = _joined(view, trigger, doers[:1], plain)
        targets = _cheapest(view, trigger, [a for a in plain if a not in doers], before=True)
    else:
        doers, targets = _active(view, trigger, plain)
    doers = [
        a
        for a in doers
        if a.actor not in _NOT_DOERS and not (a.actor == "un" and trigger.activity in KINETIC)
    ]
    if not doers:
        doers = _own_speaker(view, trigger, sayings)
    chosen = {a.actor for a in doers}
    return doers, [a for a in targets if a.actor not in chosen or trigger.frame == "mutual"]


def shares_subject(view: SentenceView, trigger: Trigger, earlier: Trigger) -> bool:
    """Say whether a verb is joined to an earlier one and so has its subject ("X went after A and knocked out B")."""
    if not earlier.verb or earlier.passive or earlier.end > trigger.start:
        return False
    before = view.reading.words_before(trigger.start, 3)
    joined = [n for n, word in enumerate(before) if word in view.words.kinds["conjunction"]]
    return (
        bool(joined)
        and all(word.isalpha() for word in before[joined[-1] :])
        and len(before) - joined[-1] <= ADJACENT
    )


def _relation_before(view: SentenceView, actor: ActorMention) -> bool:
    """Say whether words before an actor make it the backer or foe of somebody else ("militias backed by X")."""
    pattern = _relations(view.words.kinds["backed"] | view.words.kinds["opposed"])
    return _role_before(view, actor, pattern)


def _is_modifier(view: SentenceView, actor: ActorMention) -> bool:
    """Say whether a hyphen makes an actor part of an adjective (US-backed, anti-Haftar)."""
    text = view.reading.text
    behind = view.reading.lower[actor.end : actor.end + len(" backed")]
    return (
        text[actor.end : actor.end + 1] == "-" and behind in (" backed", " suppor", " funded", " financ")
    ) or (view.reading.lower[max(0, actor.start - len("anti ")) : actor.start] == "anti ")


@cache
def _relations(words: frozenset[str]) -> re.Pattern[str]:
    found = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?:{found})\s+(?:[\w'.]+\s+|[ld]'){{0,3}}$")


def _role_before(view: SentenceView, actor: ActorMention, pattern: re.Pattern[str]) -> bool:
    stretch = view.reading.lower[
        max(view.reading.sentences[view.index].start, actor.start - 45) : actor.start
    ]
    return pattern.search(stretch) is not None


def _cheapest(
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
            if a.end <= trigger.start
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
    return _joined(view, trigger, [min(near, key=lambda entry: entry[:2])[2]], actors) if near else []


def _joined(
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
            gap = view.reading.lower[first.end : second.start]
            if not _JOINED.fullmatch(gap) or len(gap) > 40 or _AGAINST.search(gap) or _BY.search(gap):
                break
            if first.end <= trigger.start < second.start:
                break
            if any(
                word in gap
                for word in (
                    " of ",
                    " that ",
                    " who ",
                    " which ",
                    " qui ",
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


def _active(
    view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention]
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Subject before and object after a verb; of a noun the possessor, "by X", "of X", or the subject of its verb."""
    targets = [
        a
        for a in actors
        if a.start >= trigger.end
        and _role_before(view, a, _AGAINST)
        and view.clauses.cost(trigger.end, a.start) < 2 * CLAUSE
    ]
    objects = {id(a) for a in actors if a.end <= trigger.start and _role_before(view, a, _OBJECT_BEFORE)}
    subjects = [a for a in actors if id(a) not in objects]
    doers: list[ActorMention] = []
    if not trigger.verb:
        by = [
            a
            for a in actors
            if a.start >= trigger.end
            and _role_before(view, a, _BY)
            and view.clauses.cost(trigger.end, a.start) < 1.0
            and view.words_between(trigger.end, a.start) <= 2 * OBJECT
        ]
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
            and _role_before(view, a, _OF)
            and view.clauses.cost(trigger.end, a.start) < 1.0
        ]
        if trigger.frame == "done":
            targets, of = targets or of, []
        doers = _joined(view, trigger, (by or close or of)[:1], actors)
    if not doers:
        doers = _cheapest(view, trigger, subjects, before=True)
    if trigger.verb and trigger.frame in ("go", "send"):
        agents = [
            a
            for a in actors
            if a.start >= trigger.end
            and _role_before(view, a, _BY)
            and view.clauses.cost(trigger.end, a.start) < 1.0
        ]
        doers = agents[:1] or doers
    if trigger.verb and trigger.frame not in ("go", "send"):
        direct = [
            a
            for a in actors
            if a.start >= trigger.end
            and view.clauses.cost(trigger.end, a.start) < CLAUSE
            and view.words_between(trigger.end, a.start) <= 9
        ]
        targets = direct or targets
    if trigger.frame == "go":
        targets = []
    return doers, _joined(view, trigger, targets[:1], actors)


def _parties(
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
        doers = [a for a in doers if _takes_part(view, trigger, a)]
    return doers, _joined(view, trigger, against[:1], near) if against else []


def _takes_part(view: SentenceView, trigger: Trigger, actor: ActorMention) -> bool:
    """Say whether a noun for fighting names an actor as a side ("clashes between A and B", "A's battle")."""
    if actor.start >= trigger.end:
        return view.clauses.cost(trigger.end, actor.start) < CLAUSE and _role_before(view, actor, _SIDES)
    gap = view.reading.lower[actor.end : trigger.start]
    if len(gap.split()) <= ADJACENT + 1:
        return True
    return view.clauses.cost(actor.end, trigger.start) < CLAUSE and _ENGAGED.search(gap) is not None


def _owner(view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """Give who has a base: its possessor, "of X", "held by X", else the nearest before."""
    after = [
        a
        for a in actors
        if 0 <= a.start - trigger.end <= 45 and view.clauses.cost(trigger.end, a.start) < CLAUSE
    ]
    close = [
        a
        for a in actors
        if 0 <= trigger.start - a.end <= 30 and view.clauses.cost(a.end, trigger.start) < 1.0
    ]
    return close[-1:] or after[:1] or _cheapest(view, trigger, actors, before=True)


def _changing_hands(
    view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention]
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Read frames in which the doer does not stand first: "fell to X", "X lost", "X was driven out by Y"."""
    before, after = (
        _cheapest(view, trigger, actors, before=True),
        _cheapest(view, trigger, actors, before=False),
    )
    if trigger.frame == "fall":
        return after, []
    if trigger.frame == "driveout":
        return before, after
    if trigger.frame == "lose":
        return after, before
    if trigger.passive:
        return before, []
    return after or before, []


_DAY = (
    r"\s*(?:(?:on|late|early|le|ce)\s+)*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|hier"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?:\s+(?:evening|morning|night|soir|matin))?"
)
_OF_ITSELF = re.compile(
    rf"(?:{_DAY})?\s*(?:to|(?:that\s+)?(?:it|its|they|their|he|his|she)|of\s+its|responsibility"
    r"|qu'(?:il|elle)s?|que\s+ses|avoir|s'etre|etre|sa|son|ses|leur)\b"
)
"""What follows a word of saying where somebody tells of itself."""
_THE_ACT = re.compile(rf"(?:{_DAY})?\s*(?:of|for|an?|the|la|le|les|l'|un|une)\b")
_OWN_ACT = re.compile(
    r"\b(?:announc|claim|admi|acknowledg|hail|boast|declar|annonc|revendiqu|reconn|vant|proclam|conced)"
)
_ADMITS = re.compile(r"\b(?:admi|acknowledg|reconn|conced|avou|owned up)")
_OWN_TROOPS = re.compile(
    r"\b(?:units|troops|soldiers|(?:the|its|our) (?:army|forces|military|air force|navy)|our (?:men|fighters|forces)"
    r"|(?:nos|les) (?:forces|unites|troupes|soldats|combattants|appareils)|l'armee|l'aviation)\b[^,;]{0,40}$"
)


def _own_speaker(view: SentenceView, trigger: Trigger, sayings: Sequence[Saying]) -> list[ActorMention]:
    """Give the speaker where it tells of itself ("claimed to have taken", "announced the capture of")."""
    stretch = view.reading.lower[
        view.clauses.start_before(trigger.start, view.reading.sentences[view.index].start) : trigger.start
    ]
    for saying in sayings:
        verb = view.reading.lower[saying.start : saying.end]
        speaker = ActorMention(
            saying.source[0], max(saying.source[1], saying.source[0] + 1), saying.actor, "person", saying.text
        )
        if saying.actor and (
            _ADMITS.search(verb) or (saying.kind == "party" and _OWN_TROOPS.search(stretch))
        ):
            return [speaker]
        inside = [a for a in view.actors if saying.source[0] <= a.start and a.end <= saying.source[1]]
        between = view.reading.lower[saying.end : trigger.start]
        if not inside and saying.actor:
            inside = [speaker]
        if (
            inside
            and saying.end <= trigger.start
            and (_OF_ITSELF.match(between) or (_OWN_ACT.search(verb) and _THE_ACT.match(between)))
        ):
            return inside[:1]
    return []
