"""Words that tell of an activity, kept where what they need stands near."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geolibya.clauses import CLAUSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.lexicon import ActivityTerm
    from geolibya.matching import Hit
    from geolibya.mentions.view import SentenceView

NEAR = 12
"""Words on either side in which a word that gives context counts."""
OBJECT = 7
"""Words after a verb in which its object begins."""
_PASSIVE_REACH = 3
NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozens people others several many".split()
)
"""Words that stand for people before a participle ("at least nine abducted")."""
DRONE_REACH = 7
"""Words between a strike and the drones that made it."""


@dataclass(frozen=True)
class Trigger:
    """A word that tells of an activity.

    Attributes
    ----------
    frame : str
        Which role stands where; see `activity_terms.csv`.
    verb, passive : bool
        Whether it is used as a verb, and in the passive.
    """

    start: int
    end: int
    activity: str
    frame: str
    verb: bool
    passive: bool
    sentence: int
    term: str


def find(
    view: SentenceView, hits: Sequence[Hit[ActivityTerm]], refinements: Sequence[tuple[str, str, str]]
) -> tuple[list[Trigger], list[tuple[int, int, str]]]:
    """Find the triggers of a sentence.

    Returns
    -------
    triggers : list of Trigger
    refused : list of (int, int, str)
        Words that could have been triggers: their span and why not.
    """
    names = [
        *((a.start, a.end) for a in view.actors if a.kind != "back"),
        *((p.start, p.end) for p in view.places),
    ]
    hits = [
        hit
        for hit in hits
        if hit.rows[0].activity
        and view.reading.text[hit.start - 1 : hit.start] != "-"  # UN-backed, battle-hardened: an adjective
        and not any(start <= hit.start and hit.end <= end for start, end in names)
    ]
    triggers: list[Trigger] = []
    refused: list[tuple[int, int, str]] = []
    for hit in hits:
        verb = _is_verb(view, hit)
        rows = [row for row in hit.rows if row.pos == "x" or (row.pos == "v") == verb] or list(hit.rows)
        lacking = ""
        best: tuple[int, ActivityTerm] | None = None
        for row in rows:
            missing = next((need for need in row.needs if not _is_met(view, hit, need, len(hits))), "")
            if missing:
                lacking = lacking or f"{row.activity} needs {missing} near it"
            elif best is None or len(row.needs) > best[0]:
                best = (len(row.needs), row)
        if best is None:
            refused.append((hit.start, hit.end, lacking))
            continue
        row = best[1]
        triggers.append(
            Trigger(
                hit.start,
                hit.end,
                _refined(view, hit, row.activity, refinements),
                row.frame,
                verb=row.pos != "n",
                passive=row.pos != "n" and _is_passive(view, hit),
                sentence=view.index,
                term=row.term,
            )
        )
    triggers = [trigger for trigger in triggers if not _is_object_of_attack(view, trigger, triggers)]
    return triggers, refused


OBJECTS = frozenset(
    ("air_defence", "naval_operation", "drone_operation", "electronic_warfare", "arms_transfer", "logistics")
)
"""What nouns for equipment and posts tell of, unless they are what is hit."""
ATTACKS = frozenset(("air_strike", "drone_strike", "shelling", "attack", "shoot_down", "capture", "bombing"))


def _is_object_of_attack(view: SentenceView, trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Say whether a noun for equipment only names what was hit ("knocked out two batteries")."""
    return trigger.activity in OBJECTS and any(
        other.activity in ATTACKS
        and other.verb
        and trigger.start - other.end >= 0
        and view.words_between(other.end, trigger.start) <= OBJECT - 2
        for other in triggers
    )


def _is_verb(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether a word that may be noun or verb is used as a verb."""
    poses = {row.pos for row in hit.rows}
    if "n" not in poses:
        return True
    if "v" not in poses:
        return False
    text = view.reading.lower[hit.start : hit.end]
    kinds = view.words.kinds
    before = view.reading.words_before(hit.start, 1)
    previous = before[0] if before else ""
    if text.endswith("ed"):
        return True
    if text.endswith("ing") and not view.reading.report.language.startswith("fr"):
        return bool(set(view.reading.words_before(hit.start, 3)) & kinds["auxiliary"])
    if previous == "to" or previous in kinds["auxiliary"] or previous in kinds["pronoun"]:
        return True
    if previous in kinds["article"] | kinds["locative"] | kinds["possessive"] | {"'s", "'"}:
        return False
    after = view.reading.words_after(hit.end, 1)
    starts = {place.start for place in view.places} | {actor.start for actor in view.actors}
    if hit.end + 1 in starts:
        return True  # its object stands right behind it
    directly = any(actor.end + 1 == hit.start for actor in view.actors)
    return directly and bool(after) and after[0] in kinds["article"]


def _is_passive(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    text = view.reading.lower[hit.start : hit.end].split(" ")[0]
    kinds = view.words.kinds
    before = view.reading.words_before(hit.start, _PASSIVE_REACH)
    after = view.reading.words_after(hit.end, 1)
    if view.reading.report.language.startswith("fr"):
        reflexive = {"s'", "se"} & set(before)
        return not reflexive and (bool(set(before[-2:]) & kinds["passive"]) or after[:1] == ["par"])
    if text.endswith("ing"):
        return before[-1:] == ["being"]
    if after[:1] == ["by"]:
        return True
    if (
        before[-1:] == [","]
        and text.endswith("ed")
        and after
        and (after[0] in kinds["locative"] or after[0] in ("just", "last", "earlier"))
    ):
        return True
    if (
        text.endswith("ed")
        and after
        and (after[0] in kinds["locative"] or after[0] in ("when", "during", "after", "as", "."))
    ):
        subject = any(0 <= hit.start - a.end <= len(" have now ") for a in view.actors)
        if not subject and before and (before[-1].isdigit() or before[-1] in NUMBERS):
            return True
    return bool(set(before) & kinds["passive"]) and "," not in before


def _is_owned(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether somebody is said to have a base: a possessor beside it, or "held by" behind it."""
    for actor in view.actors:
        if actor.actor in ("civilians", "police"):
            continue
        if hit.start - actor.end >= 0 and re.fullmatch(
            r"(?:'s?)?\s*(?:[\w-]+\s+){0,3}", view.reading.lower[actor.end : hit.start]
        ):
            gap = view.reading.lower[actor.end : hit.start]
            if gap.startswith("'") or actor.end == hit.start - 1:
                return True
        if 0 <= actor.start - hit.end <= len(" de xxxxxxxxxxxxxxxxx held by the "):
            gap = view.reading.lower[hit.end : actor.start]
            if re.search(
                r"\b(?:of|held by|controlled by|belonging to|used by|run by"
                r"|des|de|du|tenue? par|controlee? par|utilisee? par)\b",
                gap,
            ):
                return True
    before = view.reading.words_before(hit.start, 2)
    return bool(set(before) & view.words.kinds["possessive"])


def _refined(
    view: SentenceView, hit: Hit[ActivityTerm], activity: str, refinements: Sequence[tuple[str, str, str]]
) -> str:
    """Make an activity finer where a word of its clause says with what it was done."""
    for general, kind, finer in refinements:
        if activity == general and _context_near(view, hit, kind, clause=True, reach=DRONE_REACH):
            return finer
    return activity


def _context_near(
    view: SentenceView, hit: Hit[ActivityTerm], kind: str, *, clause: bool = False, reach: int = NEAR
) -> bool:
    for other in view.context:
        if kind not in other.rows:
            continue
        gap = (
            view.words_between(hit.end, other.start)
            if other.start >= hit.end
            else view.words_between(other.end, hit.start)
        )
        limit = 2 * CLAUSE if other.end <= hit.start else CLAUSE  # what stands before may be the subject
        if gap <= reach and (not clause or view.clauses.cost(hit.start, other.start) < limit):
            return True
    return False


def _is_finite(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether a verb is finite: not an infinitive of purpose, nor a bare participle."""
    text = view.reading.lower[hit.start : hit.end]
    before = view.reading.words_before(hit.start, 3)
    if before[-1:] in (["to"], ["de"], ["a"], ["pour"]) or text.endswith(("ttre", "er")):
        return False
    return not text.endswith("ing") or bool(set(before) & view.words.kinds["auxiliary"])


def _is_met(view: SentenceView, hit: Hit[ActivityTerm], need: str, triggers: int) -> bool:  # noqa: PLR0911, C901, PLR0912
    """Say whether what a term needs stands near it."""
    if need == "place":
        return _has_place_object(view, hit)
    if need == "actor":
        return any(
            a.kind != "common" or a.actor.startswith("unidentified")
            for a in view.actors
            if a.end <= hit.start
        )
    if need == "finite":
        return _is_finite(view, hit)
    if need == "owned":
        return _is_owned(view, hit)
    if need == "nosource":
        return not view.reading.lower[hit.end : hit.end + 10].startswith(
            (" talks", " a meeting", " elections", " a press", " negotiations")
        )
    if need == "foreign":
        return any(a.kind in ("state", "person", "group", "back") and a.end <= hit.start for a in view.actors)
    if need == "object":
        after = view.reading.words_after(hit.end, 1)
        return (
            not _is_passive(view, hit)
            and bool(after)
            and (
                after[0].isalnum()
                and after[0] not in view.words.kinds["locative"] | {"when", "and", "by", "et", "par"}
            )
        )
    if need == "alone":
        return triggers == 1
    if need == "force":
        fighting = any(
            a.kind in ("group", "common", "back")
            and a.actor not in ("civilians", "un")
            and abs(view.words_between(hit.start, a.start)) <= NEAR
            for a in view.actors
        )
        return fighting or _context_near(view, hit, "force") or _context_near(view, hit, "aircraft")
    if need == "allied":
        return any(
            a.start - hit.end >= 0 and view.words_between(hit.end, a.start) <= OBJECT
            for a in view.actors
            if a.kind != "back"
        )
    if need == "held":
        return any(
            view.words_between(min(a.end, hit.end), max(a.start, hit.start)) <= OBJECT
            for a in view.actors
            if a.kind != "back" and a.actor not in ("civilians", "police")
        )
    if need == "person":
        return _context_near(view, hit, "person", reach=OBJECT) or any(
            a.kind == "common" for a in view.actors
        )
    if need == "troops":
        return _context_near(view, hit, "force")
    if need == "noncivil":
        return not any("civil" in other.rows and other.end <= hit.start for other in view.context)
    if need == "noartillery":
        return not _context_near(view, hit, "artillery")
    if need in ("aircraft", "drone", "artillery", "ship", "weapon"):
        return any(
            need in other.rows and not (other.start < hit.end and hit.start < other.end)
            for other in view.context
        ) and _context_near(view, hit, need)
    return _context_near(view, hit, need)


def _has_place_object(view: SentenceView, hit: Hit[ActivityTerm]) -> bool:
    """Say whether a place stands where the object of a verb stands, or where the subject of a passive does."""
    for place in view.places:
        if place.role != "literal":
            continue
        if place.start >= hit.end:
            if (
                view.words_between(hit.end, place.start) <= OBJECT
                and view.clauses.cost(hit.end, place.start) < CLAUSE
            ):
                return True
        elif view.clauses.cost(place.start, hit.start) < CLAUSE and _is_passive(view, hit):
            return True
    return False
