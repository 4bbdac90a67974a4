"""Sentences that answer an act told before: a party denies it, owns up to it, or says who did it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geolibya.clauses import CLAUSE
from geolibya.sides import AGAINST_A_SIDE
from geolibya.unarmed import NO_FORCES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geolibya.drafts import Draft
    from geolibya.lexicon import Cue
    from geolibya.matching import Hit
    from geolibya.mentions.actors import ActorMention
    from geolibya.mentions.sources import Saying
    from geolibya.mentions.view import SentenceView

REACH = 3
"""Sentences over which an answer looks back."""
NEXT = 1
"""Sentences over which it does to an act that nobody is named for."""
NOBODY_WORDS = 6
"""Words before an avowal in which one may stand that says that nobody makes it."""
_NOBODY = frozenset("no nobody none neither aucun aucune personne".split())
_CHARGED = re.compile(r"accus|blam|suspect|soupconn")
"""Words before what somebody is only said to own up to ("accused by X of being behind it")."""
VIOLENT = AGAINST_A_SIDE | {"bombing", "killing"}
"""What somebody is blamed for, or has no part in."""
_DENYING = re.compile(
    r"(?:den(?:y|ie[sd]|ials?)|reject\w*|dismiss\w*|refut\w+|disput\w+|dement\w*|nie\w*|rejett?e\w*|contest\w+)\b"
)
"""Verbs of denial, which may have another object than the act told before."""
_IT = re.compile(
    r"\s*(?:$|[.,;:!?)\"-]|and\b|but\b|et\b|mais\b|(?:it|this|that|them)\s*(?:$|[.,;:!?)]|and\b|but\b|as\b)"
    r"|(?:\w+'?\s*){0,3}(?:accusations?|allegations?|charges?|claims?|reports?|suggestions?|story|account|news|rumou?rs?"
    r"|informations?|nouvelles?|affirmations?|rumeurs?)\b)"
)
"""What follows them where they answer what was told."""
_CALLING = re.compile(r"call(?:ed|s) (?:it|this|that)")
_UNTRUE = re.compile(
    r"\s*(?:[\w-]+\s){0,5}(?:lies?|false|fabricat\w*|invent\w*|propaganda|nonsense|baseless|untrue|fake|slander|absurd"
    r"|ridiculous|rumou?rs?|unfounded|fiction|fairy)\b"
)
"""What one calls an act that one says has not been ("called it a lie", and not "called it a breach of sovereignty")."""
_ABOUT_IT = re.compile(
    r"(?:,|\s[-–—])\s?(?:which|something|(?:an?|the|une?)\s(?:\w+\s)?(?:charge|claim|accusation|allegation|assertion|report|story|version|account"
    r"|suggestion|affirmation|information|nouvelle)s?|ce\sque)\b[^;:]*$"
)
"""What leads in a clause that says something of the act told before it."""
_CHARGING = re.compile(r"\baccus(?:ing|e[sd]?|ent|ant|ai\w+)\b")
"""What makes of a clause behind an act a charge of its own ("raided X, accusing Y of using it, which Y denies")."""
_BLAMED = re.compile(r"(?:,|\b(?:is|was|were|been|being))\s(?:\w+ly\s|also\s|already\s)?$")
_FOR_IT = re.compile(r"\s(?:for|by)\b")
"""What stands on either side of "blamed" where whom it blames stands before it ("X, blamed for it by Y")."""
CATEGORIES = ("disclaimer", "avowal", "blame", "rebuttal")


class _Answer(NamedTuple):
    """A cue that answers, by whom, and in whose words."""

    cue: Hit[Cue]
    category: str
    by: ActorMention | None
    said: str
    speaking: Sequence[tuple[int, int]]


def answers(
    view: SentenceView,
    cues: Sequence[Hit[Cue]],
    sayings: Sequence[Saying],
    here: Sequence[Draft],
    before: Sequence[Draft],
    lineage: Callable[[str], Sequence[str]],
) -> list[Draft]:
    """Give the drafts that the answers of a sentence add; an avowal changes the told one itself.

    Parameters
    ----------
    cues : sequence of Hit
        Of the sentence.
    here, before : sequence of Draft
        What this sentence tells itself, and what was told before it.
    """
    found: list[Draft] = []
    for cue in cues:
        category = next((c for c in CATEGORIES if any(row.category == c for row in cue.rows)), "")
        words = view.reading.words_before(cue.start, NOBODY_WORDS)
        nobodys = category == "avowal" and (_NOBODY & set(words) or any(map(_CHARGED.match, words)))
        if category and not nobodys:
            answer = _Answer(
                cue, category, _answerer(view, cue), _said(view, cue, sayings), [s.source for s in sayings]
            )
            governed = [d for d in here if _governs(view, cue, d)]
            of_here = _retold_here(view, cue, here) if category == "rebuttal" else []
            untold = _untold_here(cue, here) if category == "blame" else []
            if governed:
                _settle(answer, governed)
            elif of_here:
                found += _of_told(view, answer, of_here)
                _free_of(answer, of_here)
            elif untold:
                _lay_on(answer, untold, _blamed(view, answer))
            elif category != "rebuttal" or _answers_it(view, cue):
                found += _of_told(view, answer, _told(view, answer, before, lineage))
                if found:
                    break
    return found


def _retold_here(view: SentenceView, cue: Hit[Cue], here: Sequence[Draft]) -> list[Draft]:
    """Give the acts of its own sentence that a clause denies ("X shot them, a charge that Y calls invented")."""
    before = [
        d for d in here if d.trigger.end <= cue.start and d.assertion.status not in ("denied", "planned")
    ]
    last = max((d.trigger.start for d in before), default=-1)
    told = [d for d in before if d.trigger.start == last]
    between = view.reading.lower[told[0].trigger.end : cue.start] if told else ""
    charged = _CHARGING.search(between)  # it answers what is charged behind the act
    return told if _ABOUT_IT.search(between) and not charged else []


def _untold_here(cue: Hit[Cue], here: Sequence[Draft]) -> list[Draft]:
    """Give the acts of violence before blame in its own sentence for which nobody is named."""
    before = [d for d in here if d.trigger.end <= cue.start and d.trigger.activity in VIOLENT]
    return [d for d in before if _is_untold(d)]


def _lay_on(answer: _Answer, drafts: Sequence[Draft], blamed: Sequence[ActorMention]) -> None:
    """Let acts that nobody is named for be those of whom their own sentence blames."""
    for draft in drafts if blamed else ():
        draft.actors = list(blamed)
        if draft.assertion.status == "reported":
            said = draft.assertion.attribution or (answer.said,)
            draft.assertion = replace(
                draft.assertion, status="claimed", attribution=said, rule=f"{said[0]} says who did it"
            )


def _free_of(answer: _Answer, drafts: Sequence[Draft]) -> None:
    """Let acts stand as told whose only source is whoever denies them."""
    for draft in drafts:
        if draft.assertion.attribution == (answer.said,):
            draft.assertion = replace(
                draft.assertion, status="reported", attribution=(), caveats=(), rule="stated as fact"
            )


def _answers_it(view: SentenceView, cue: Hit[Cue]) -> bool:
    """Say whether a denial is one of what was told, and not of something that no table knows."""
    words = view.reading.lower[cue.start : cue.end]
    end = view.reading.sentences[view.index].end
    if _CALLING.fullmatch(words):
        return _UNTRUE.match(view.reading.lower[cue.end : end]) is not None
    return _DENYING.fullmatch(words) is None or _IT.match(view.reading.lower[cue.end : end]) is not None


def _governs(view: SentenceView, cue: Hit[Cue], draft: Draft) -> bool:
    return draft.trigger.start >= cue.start and view.clauses.cost(cue.end, draft.trigger.start) < 2 * CLAUSE


def _settle(answer: _Answer, drafts: Sequence[Draft]) -> None:
    """Give the acts that an answer itself names their doer: who has no part in them, or owns up to them."""
    status = {"disclaimer": "denied", "avowal": "acknowledged"}.get(answer.category)
    if status is None or answer.by is None:
        return
    for draft in drafts:
        draft.actors = [answer.by]
        draft.targets = [target for target in draft.targets if target.actor != answer.by.actor]
        draft.assertion = replace(
            draft.assertion, status=status, attribution=(answer.said,), rule=f"{answer.said} speaks of itself"
        )


def _told(
    view: SentenceView,
    answer: _Answer,
    before: Sequence[Draft],
    lineage: Callable[[str], Sequence[str]],
) -> list[Draft]:
    """Give the acts that are answered: of the nearest sentence those of the answerer, else those without a doer."""
    near = [
        d
        for d in before
        if 0 < view.index - d.trigger.sentence <= REACH and d.assertion.status not in ("denied", "planned")
    ]
    if answer.category in ("disclaimer", "blame"):
        violent = [d for d in near if d.trigger.activity in VIOLENT]
        last = max((d.trigger.sentence for d in violent), default=0)
        return [d for d in violent if d.trigger.sentence == last]
    by = answer.by.actor if answer.by else ""
    own = [d for d in near if by and any(by in lineage(a) or a in lineage(by) for a in d.actor_ids)]
    is_free = _is_nobodys if answer.category == "avowal" else _is_untold
    near = own or [d for d in near if is_free(d) and view.index - d.trigger.sentence <= NEXT]
    last = max((d.trigger.sentence for d in near), default=0)
    return [d for d in near if d.trigger.sentence == last]


def _is_untold(draft: Draft) -> bool:
    """Say whether no doer is told."""
    return not draft.actors


def _is_nobodys(draft: Draft) -> bool:
    """Say whether nobody is named who did it: "two assailants" may be anybody's."""
    return all(actor.startswith("unidentified") for actor in draft.actor_ids)


def _of_told(view: SentenceView, answer: _Answer, told: Sequence[Draft]) -> list[Draft]:
    """Give what an answer makes of the acts told before."""
    if answer.category == "avowal":
        for draft in told if answer.by else ():
            draft.assertion = replace(
                draft.assertion,
                status="acknowledged",
                attribution=(answer.said,),
                rule=f"{answer.said} claims it as its own act",
            )
            if answer.by and _is_nobodys(draft):
                draft.actors = [answer.by]
        return []
    if answer.category == "blame":
        blamed = _blamed(view, answer)
        return [_copy(view, answer, draft, blamed, "claimed") for draft in told] if blamed else []
    if answer.by is None:
        return []
    own = [answer.by] if answer.category == "disclaimer" else []
    return [_copy(view, answer, draft, own or draft.actors or [answer.by], "denied") for draft in told]


def _copy(
    view: SentenceView, answer: _Answer, draft: Draft, actors: Sequence[ActorMention], status: str
) -> Draft:
    """Tell an act again as an answer puts it."""
    cue, ids = answer.cue, {actor.actor for actor in actors}
    verb = "denies it" if status == "denied" else "says who did it"
    return replace(
        draft,
        trigger=replace(draft.trigger, sentence=view.index, start=cue.start, end=cue.end),
        actors=list(actors),
        targets=[target for target in draft.targets if target.actor not in ids],
        assertion=replace(
            draft.assertion, status=status, attribution=(answer.said,), rule=f"{answer.said} {verb}"
        ),
        reasons=[f"{view.reading.text[cue.start : cue.end]!r} answers what was told before"],
        casualties=[],
        inherited=False,
        answers=True,
    )


def _blamed(view: SentenceView, answer: _Answer) -> list[ActorMention]:
    """Give who is said to have done it: behind "blamed", before "blamed for it by", or before "responsible"."""
    cue = answer.cue
    text = view.reading.lower
    if _BLAMED.search(text, view.start, cue.start) and _FOR_IT.match(text, cue.end):
        return [a for a in view.actors if a.end <= cue.start][-1:]
    behind = [
        a for a in view.actors if a.start >= cue.start and view.clauses.cost(cue.start, a.start) < CLAUSE
    ]
    before = [
        a
        for a in view.actors
        if a.end <= cue.start and not any(low <= a.start and a.end <= high for low, high in answer.speaking)
    ]
    active = text.startswith("blam", cue.start)  # "blamed an engine" blames none of those before it
    first = behind[:1] or ([] if active else before[-1:])
    joined = [a for a in behind[1:] if first and view.words_between(first[0].end, a.start) <= 1]
    return [a for a in (*first, *joined[:1]) if a.actor not in NO_FORCES]


def _answerer(view: SentenceView, cue: Hit[Cue]) -> ActorMention | None:
    """Give who answers: the actor nearest before the cue in its clause, else nearest of all, else behind it."""
    before = [a for a in view.actors if a.end <= cue.start and a.actor != "un"]
    near = [a for a in before if view.clauses.cost(a.end, cue.start) < CLAUSE]
    after = [a for a in view.actors if a.start >= cue.end and a.actor != "un"]
    return next((some[n] for some, n in ((near, -1), (before, -1), (after, 0)) if some), None)


def _said(view: SentenceView, cue: Hit[Cue], sayings: Sequence[Saying]) -> str:
    """Give the words that name who answers."""
    speaker = next((s.text for s in reversed(sayings) if s.start <= cue.end), "")
    answerer = _answerer(view, cue)
    return speaker or (view.reading.text[answerer.start : answerer.end] if answerer else "")
