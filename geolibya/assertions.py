"""How an act is asserted: its status, who says so, and what to beware of.

Cues have a category and a scope that ends with the clause; a longer cue that says nothing of the kind (not only,
no secret) silences the shorter one inside it. Priority: denied, planned, acknowledged, claimed, reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geolibya.clauses import CLAUSE
from geolibya.coverage import is_aside
from geolibya.unarmed import NO_SIDES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geolibya.lexicon import Cue
    from geolibya.matching import Hit
    from geolibya.mentions.activities import Trigger
    from geolibya.mentions.sources import Saying
    from geolibya.mentions.view import SentenceView
    from geolibya.vocabulary import Vocabulary

NEGATION_WORDS = 5
"""Words between a negation and what it negates."""
PLAN_WORDS = 14
"""Words between a word of intent and what is intended."""
DENIAL_WORDS = 16
"""Words between a denial and what is denied."""
OWN_SUCCESS = frozenset(
    ("capture", "offensive", "air_strike", "drone_strike", "shoot_down", "attack", "armed_clash", "detention")
)
"""What a party likes to tell of itself."""


@dataclass(frozen=True)
class Assertion:
    """Status, attribution and caveats of an act, and the rule that gave the status."""

    status: str
    attribution: tuple[str, ...]
    caveats: tuple[str, ...]
    rule: str


ASKED = "it is asked, not told"
"""Why what a question speaks of stands as possible only."""


def judge(
    view: SentenceView,
    trigger: Trigger,
    cues: Sequence[Hit[Cue]],
    sayings: Sequence[Saying],
    actors: Sequence[str],
    lineage: Callable[[str], Sequence[str]],
    vocabulary: Vocabulary,
) -> Assertion | None:
    """Say how the act that a trigger tells of is asserted.

    Parameters
    ----------
    sayings : sequence of Saying
        Those that cover the trigger, the carried-over ones included.
    actors : sequence of str
        Who does it.
    lineage : callable
        Gives an actor and those that it belongs to at the time.

    Returns
    -------
    Assertion or None
        None where the text says in passing that nothing of the kind happened ("no clashes were reported").
    """
    status, rule = next(_statuses(view, trigger, cues, sayings, actors, lineage, vocabulary))
    if not status:
        return None
    attribution = tuple(dict.fromkeys(saying.text for saying in sayings if saying.text))
    return Assertion(status, attribution, _caveats(sayings, trigger, actors, lineage), rule)


def _statuses(
    view: SentenceView,
    trigger: Trigger,
    cues: Sequence[Hit[Cue]],
    sayings: Sequence[Saying],
    actors: Sequence[str],
    lineage: Callable[[str], Sequence[str]],
    vocabulary: Vocabulary,
) -> Iterator[tuple[str, str]]:
    """Give what each rule says of the status, the strongest first; an empty status: nothing of the kind happened."""
    denial = _governing(view, trigger, cues, "denial", DENIAL_WORDS, 2 * CLAUSE) or _said_behind(
        view, trigger, cues
    )
    if denial is not None:
        yield "denied", f"{_text(view, denial)!r} governs it"
    if trigger.verb and _governing(view, trigger, cues, "near_miss", 2, 1.0) is not None:
        yield "", "it nearly happened"  # "nearly 500 strikes" only counts
    negation = _negation(view, trigger, cues)
    if negation is not None:
        told = trigger.verb or _is_disowned(trigger, sayings, actors, lineage)
        yield "denied" if told else "", f"{_text(view, negation)!r} negates it"
    if _is_future(view, trigger):
        yield "planned", "the verb stands in the future"
    if view.reading.lower[view.start : view.reading.sentences[view.index].end].rstrip().endswith("?"):
        yield "planned", ASKED
    if not trigger.verb and _PREPARED.search(view.reading.lower, view.start, trigger.start):
        yield "planned", "it is only prepared"
    behind = _behind(view, trigger, cues)
    if behind is not None:
        yield "planned", f"{_text(view, behind)!r} makes it a plan or possibility"
    reach = 2 * CLAUSE if _is_next_infinitive(view, trigger) else CLAUSE
    plan = _governing(view, trigger, cues, "plan", PLAN_WORDS, reach) or _inside(trigger, cues, "plan")
    if plan is not None and not _is_absorbed(view, trigger, plan):
        yield "planned", f"{_text(view, plan)!r} makes it a plan or possibility"
    sides = (saying for saying in sayings if saying.kind in ("party", "prisoner"))
    speaker = next(sides, sayings[0] if sayings else None)
    if speaker is not None and speaker.actor and _speaks_for(speaker.actor, actors, lineage):
        yield "acknowledged", f"{speaker.text} speaks for who did it"
    alleged = _governing(view, trigger, cues, "alleged", PLAN_WORDS, 2 * CLAUSE)
    if alleged is not None and not is_aside(view.reading, alleged.end, trigger.start):
        yield "claimed", f"{_text(view, alleged)!r} alleges it"
    if speaker is None:
        yield "reported", "stated as fact"
    else:
        yield from _told_by(view, speaker, actors, vocabulary)


def _told_by(
    view: SentenceView, speaker: Saying, actors: Sequence[str], vocabulary: Vocabulary
) -> Iterator[tuple[str, str]]:
    """Give the status of what somebody tells who has not done it himself."""
    if speaker.kind == "prisoner":
        yield "claimed", f"{speaker.text} is in a party's hands"
    if speaker.kind == "party" and _ADMITS.match(view.reading.lower, speaker.start, speaker.end):
        yield "acknowledged", f"{speaker.text} admits it"
    if speaker.kind == "party" and actors and _OF_THE_DOER.match(speaker.text.casefold()):
        yield "acknowledged", f"{speaker.text} speaks for who did it"
    if speaker.kind == "party" and not speaker.actor and _ARMY_SPEAKS.search(speaker.text.casefold()):
        armies = all(vocabulary.actors[a].kind == "armed_force" for a in actors if a in vocabulary.actors)
        if actors and armies and len(set(actors)) == 1:
            yield "acknowledged", f"{speaker.text} speaks for an army, the only one told of"
    if speaker.kind == "party" and not speaker.actor and actors and not set(actors) <= NO_SIDES:
        yield "claimed", f"{speaker.text} speaks for a side that is not named, and of others"
    if speaker.kind == "party" and speaker.actor and speaker.actor not in NO_SIDES:
        bystander = vocabulary.actors[speaker.actor].kind == "state"
        if not (bystander and all(actor.startswith("unidentified") for actor in actors)):
            yield "claimed", f"{speaker.text} speaks for a party and of others"
    yield "reported", f"{speaker.text} has no stated interest"


def _is_disowned(
    trigger: Trigger,
    sayings: Sequence[Saying],
    actors: Sequence[str],
    lineage: Callable[[str], Sequence[str]],
) -> bool:
    """Say whether a side says of an act of its own that there is none ("Moscow says it has no troops in Libya")."""
    sides = [saying.actor for saying in sayings if saying.kind == "party" and saying.actor]
    return trigger.activity not in ("ceasefire", "talks") and any(
        _speaks_for(side, actors, lineage) for side in sides
    )


_NEXT = re.compile(r"(?:,|\b(?:puis|et|ou|and|then))\s(?:(?:puis|ensuite|de|d'|to|then)\s?)?$")


def _is_next_infinitive(view: SentenceView, trigger: Trigger) -> bool:
    """Say whether a French infinitive goes on with what another one began ("veut prendre X, puis encercler Y")."""
    first = view.reading.lower[trigger.start : trigger.end].split(" ")[0]
    return (
        view.reading.report.language.startswith("fr")
        and trigger.verb
        and first.endswith(("er", "ir", "re"))
        and _NEXT.search(view.reading.lower, view.start, trigger.start) is not None
    )


def _is_future(view: SentenceView, trigger: Trigger) -> bool:
    """Say whether a French verb stands in the future ("se retireront", "prendra")."""
    first = view.reading.lower[trigger.start : trigger.end].split()
    return (
        view.reading.report.language.startswith("fr")
        and trigger.verb
        and any(word.endswith(("ra", "ront")) and word not in ("aura", "auront") for word in first)
    )


_PREPARED = re.compile(
    r"\b(?:mass|amass|mobili|gather|assembl|regroup|rally|ralli|gear|brac|prepar|reinforc|rassembl|renfor)\w*\b"
    r"[^.;:]{0,60}\s(?:for|ahead of|pour|en vue d[e'])\s?"
    r"(?:(?:an?|the|their|its|une?|l[ae]|l'|leur|son|sa)\s?)?(?:[\w-]+\s){0,2}$"
)
"""What stands before the noun for an act that forces are brought together for ("massing men for an attack")."""
_NOBODY = re.compile(
    r"\s(?:(?:to|from|in|with|a|en|avec|de)\s)?(?:no|not (?:a|one)|neither|aucune?)\s(?!doubt|less|fewer|longer|moins)"
)
"""What makes an act none by its object ("delivered no arms", "n'a livré aucune arme")."""
_REASON = re.compile(r"\b(?:as|because|since|car|parce)\b")
_ANSWERS = re.compile(
    r"\s*(?:it|this|that|them|la|cela|ce)"
    r"(?:\s*[,.;:]|\s+(?:in|on|at|to|through|when|and|but|again|later|yesterday|by|as|saying|dans|sur|a|par|hier)\b)"
)
"""What follows a denial of what was told before."""
_JOINED = re.compile(r"\b(?:and|et)\b")
_ABSORBING = re.compile(r"\b(?:cease ?fire|truce|cessez le feu|treve|talks|negotiations|pourparlers)\b")


_OF_THE_DOER = re.compile(
    r"(?:their|its|leur)\s(?:\w+\s)?(?:commander|leader|chief|spokes\w+|commandant|chef|porte-parole)\b"
    r"|(?:cette|ce|this)\s(?:unité|brigade|milice|groupe|bataillon|unit|group|militia|battalion)\b"
)
"""A source that is told of by those whom its sentence tells of ("their commander")."""
_ARMY_SPEAKS = re.compile(r"\b(?:military|army|armee|armée|militaire)\b")
"""What makes a source without a name one of an army."""
_ADMITS = re.compile(r"(?:acknowledg|admit|conced|confess|reconn|avou|admet|admi)")
"""Words of saying of which the speaker's own side is who did it."""


def _is_absorbed(view: SentenceView, trigger: Trigger, plan: Hit[Cue]) -> bool:
    """Say whether what is planned is the end of the act, or a truce in it, and not the act itself."""
    if trigger.activity in ("ceasefire", "talks"):
        return False
    between = view.reading.lower[plan.end : trigger.start]
    return bool(_ABSORBING.search(between)) or bool(set(between.split()) & view.words.kinds["ending"])


def _speaks_for(side: str, actors: Sequence[str], lineage: Callable[[str], Sequence[str]]) -> bool:
    return any(side in lineage(actor) or actor in lineage(side) for actor in actors)


def _caveats(
    sayings: Sequence[Saying],
    trigger: Trigger,
    actors: Sequence[str],
    lineage: Callable[[str], Sequence[str]],
) -> tuple[str, ...]:
    found: list[str] = []
    for saying in sayings:
        if saying.kind == "prisoner":
            found.append("prisoner")
        elif saying.kind == "party":
            found.append("party")
            if (
                trigger.activity in OWN_SUCCESS
                and saying.actor
                and _speaks_for(saying.actor, actors, lineage)
            ):
                found.append("own_success")
        elif saying.kind == "unnamed":
            found.append("unnamed_source")
    return tuple(dict.fromkeys(found))


def _text(view: SentenceView, hit: Hit[Cue]) -> str:
    return view.reading.text[hit.start : hit.end]


def _governing(
    view: SentenceView, trigger: Trigger, cues: Sequence[Hit[Cue]], category: str, reach: int, breaks: float
) -> Hit[Cue] | None:
    """Give the nearest cue of a category that stands before a trigger and reaches it."""
    for cue in reversed(cues):
        if cue.end > trigger.start + len("to ") or not any(row.category == category for row in cue.rows):
            continue
        if (
            view.words_between(cue.end, trigger.start) > reach
            or view.reading.text[cue.start : cue.end] == "May"
        ):
            continue
        if category == "denial" and not _denies(view, trigger, cue, cues):
            continue
        if view.clauses.cost(cue.end, trigger.start) < breaks:
            return cue
    return None


def _said_behind(view: SentenceView, trigger: Trigger, cues: Sequence[Hit[Cue]]) -> Hit[Cue] | None:
    """Give the cue that denies all that stands before it ("a report that X was shot down is false")."""
    return next(
        (
            cue
            for cue in cues
            if cue.start >= trigger.end
            and any(row.category == "denial_behind" for row in cue.rows)
            and ";" not in view.reading.text[trigger.end : cue.start]
        ),
        None,
    )


def _inside(trigger: Trigger, cues: Sequence[Hit[Cue]], category: str) -> Hit[Cue] | None:
    """Give the cue of a category within the words of a trigger ("could be sent")."""
    return next(
        (
            cue
            for cue in cues
            if trigger.start <= cue.start
            and cue.end <= trigger.end
            and any(row.category == category for row in cue.rows)
        ),
        None,
    )


def _denies(view: SentenceView, trigger: Trigger, denial: Hit[Cue], cues: Sequence[Hit[Cue]]) -> bool:
    """Say whether a denial before an act denies it, and not what was told before or what is joined to it."""
    between = view.reading.lower[denial.end : trigger.start]
    if _REASON.search(between) or _ANSWERS.match(between):
        return False
    return not any(
        denial.end <= cue.start < trigger.start
        and any(row.category == "plan" for row in cue.rows)
        and _JOINED.search(view.reading.lower[denial.end : cue.start])
        for cue in cues
    )


def _behind(view: SentenceView, trigger: Trigger, cues: Sequence[Hit[Cue]]) -> Hit[Cue] | None:
    """Give the cue behind an act, in its clause, that puts it off ("training has yet to begin")."""
    if trigger.verb:
        return None
    return next(
        (
            cue
            for cue in cues
            if cue.start >= trigger.end
            and any(row.category == "plan_behind" for row in cue.rows)
            and view.clauses.cost(trigger.end, cue.start) < CLAUSE
        ),
        None,
    )


def _negation(view: SentenceView, trigger: Trigger, cues: Sequence[Hit[Cue]]) -> Hit[Cue] | None:
    french = view.reading.report.language.startswith("fr")
    for cue in cues:
        if not any(row.category == "negation" for row in cue.rows):
            continue
        text = view.reading.lower[cue.start : cue.end]
        if french and text in ("ne", "n'"):
            continue  # half a negation; its other half decides
        if trigger.start <= cue.start < cue.end <= trigger.end:
            return cue  # "has no troops in"
        if cue.end <= trigger.start:
            near = view.words_between(cue.end, trigger.start) <= NEGATION_WORDS
            if near and view.clauses.cost(cue.end, trigger.start) < 1.0:
                return cue
        elif (
            trigger.verb
            and cue.start >= trigger.end
            and (
                _NOBODY.match(view.reading.lower, trigger.end)
                or (french and text == "pas" and view.words_between(trigger.end, cue.start) <= 1)
            )
        ):
            return cue
    return None
