"""Who moves or stands somewhere: jets that leave a place fly, men who leave it withdraw, families flee."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from geolibya.clauses import CLAUSE
from geolibya.mentions.verbs import is_passive
from geolibya.unarmed import NO_FORCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.lexicon import ActivityTerm
    from geolibya.matching import Hit
    from geolibya.mentions.actors import ActorMention
    from geolibya.mentions.view import SentenceView

MOVEMENTS = frozenset(("arriving", "leaving", "staying", "overhead", "sending", "sent"))
"""What a verb may need a subject for that `movers.csv` knows; of sending the object."""
_FRAMES = {"displacement": "undergo"}
"""What is not done by those who move."""
_MOVES = frozenset(
    "deployment withdrawal sortie naval_operation drone_operation capture offensive attack".split()
)
"""What nobody does who is neither armed nor a craft."""
_REACH = 25
"""Words between the subject and its verb."""
_COMMA = 1.0
"""Cost from which a noun stands in another clause, or in another member of a list."""
_OBJECT = 7
"""Words between a verb and its object."""
_RELATIVE = re.compile(
    r",?\s*\b(?:which|who|that|qui)\s(?:(?:have|has|had|is|are|was|were|been|being|will|would|could|may|might|must|also|then|later"
    r"|now|still|once|a|ont|avait|avaient|est|sont|etait|etaient|ete|se|s'|y|en|\w+ly|\w+ment)\s*){0,4}$"
)
"""A relative pronoun before a verb: its subject stands before the pronoun."""
_MODIFIED = (
    r"\s*(?:(?:an?|the|its|their|his|some|several|about|l[ae]s?|l'|une?|ses|leurs?|\d[\d,.]*"
    r"|former|rival|new|[\w-]+(?:ed|an|ish|al|ary|ern|ese|i))\s*){0,3}$"
)
"""Articles and adjectives between a preposition and its noun."""
_OBLIQUE = {
    "en": re.compile(
        r"\b(?:of|with|for|from|to|in|on|at|by|near|against|under|behind|after|before|between|aboard|without"
        r"|carrying|transporting|bringing)\b" + _MODIFIED
    ),
    "fr": re.compile(
        r"\b(?:de|d'|du|des|a|au|aux|avec|pour|par|dans|en|sur|sous|contre|vers|entre|apres|avant|sans"
        r"|transportant|convoyant)(?:\b|(?<='))" + _MODIFIED
    ),
}
"""A preposition whose object is no subject ("residents of X", "a ship with arms")."""
_SOME = re.compile(
    r"(?:\d|\b(?:some|many|most|several|dozens?|hundreds?|thousands?|scores|one|two|three|part|half|all|none|numbers?|groups?|members"
    r"|\w+aines?|milliers?|poignee|groupes?|nombre|plupart|moitie|partie|membres|uns|elements))\s+(?:of|de|d'|des)"
    + _MODIFIED
    + r"|(?:\b(?:que|et|mais|ou)|[,:])\s+des"
    + _MODIFIED
)
"""Words of number before those who move ("dozens of families", "150 of their men"), and the French article."""
_PART = re.compile(r"\b(?:of|de|d'|du|des)" + _MODIFIED)
"""What may stand before those who move all the same ("a squadron of jets"), or is the French article."""
_BARRED = frozenset(("civil", "politic", "commander", "peaceful", "sport", "assembly", "medic"))
"""Kinds of words for those whose coming and going is no military act."""


class _Noun(NamedTuple):
    start: int
    end: int
    mover: str | None
    """Kind of `movers.csv`; empty: one whose moves tell of nothing; None: a state or person, perhaps with forces."""


def by_mover(
    view: SentenceView, hit: Hit[ActivityTerm], rows: Sequence[ActivityTerm]
) -> tuple[Sequence[ActivityTerm], ...]:
    """Sort the rows of a word by what counts first, given who moves.

    Of jets, ships, drones and residents the movement alone tells. Armed people may capture or attack by moving:
    other rows come first. Where others move, or no one is named, moving tells of nothing.
    """
    movements = [(row, need) for row in rows for need in row.needs if need in MOVEMENTS]
    if not movements:
        return (rows,)
    others = [row for row in rows if MOVEMENTS.isdisjoint(row.needs)]
    told: list[ActivityTerm] = []
    infinitive = view.reading.words_before(hit.start, 1) == ["to"]  # whoever is to do it
    passive = is_passive(view, hit)
    subject = _subject(view, hit)
    for row, movement in movements:
        if movement == "sending" and not passive:
            mover = _object(view, hit)
        elif movement == "sent" and not passive:
            mover = _object_before(view, hit) or subject
        else:
            mover = subject
        activity = view.reading.lexicon.movers.get((movement, mover or ""))
        if activity:
            told.append(row._replace(activity=activity, frame=_FRAMES.get(activity, row.frame)))
        elif mover in ("", "resident") and not infinitive:
            others = [other for other in others if other.activity not in _MOVES]
        if activity and mover != "force":
            return (told,)
    return (others, told)


def _mover(actor: ActorMention) -> str | None:
    if actor.actor in NO_FORCES:
        return ""
    return "force" if actor.kind in ("group", "back", "common") else None


@lru_cache(maxsize=4096)
def _kind_of(rows: tuple[str, ...], kinds: tuple[str, ...]) -> str | None:
    """Give the kind of mover that a word is: empty for one who moves in peace, None for no mover."""
    return next((kind for kind in kinds if kind in rows), None if _BARRED.isdisjoint(rows) else "")


def _nouns(view: SentenceView, hit: Hit[ActivityTerm]) -> list[_Noun]:
    """Give all who may move, in order; no word of the verb is one."""
    kinds = view.reading.lexicon.mover_kinds
    words = ((other, _kind_of(other.rows, kinds)) for other in view.context)
    found = [_Noun(other.start, other.end, kind) for other, kind in words if kind is not None]
    known = {(noun.start, noun.end) for noun in found}
    found += [_Noun(a.start, a.end, _mover(a)) for a in view.actors if (a.start, a.end) not in known]
    apart = (noun for noun in found if noun.end <= hit.start or noun.start >= hit.end)
    return sorted(apart, key=lambda noun: (noun.start, noun.end))


def _phrases(view: SentenceView, hit: Hit[ActivityTerm]) -> list[list[_Noun]]:
    """Give the nouns of each noun phrase ("LNA", "jets")."""
    phrases: list[list[_Noun]] = []
    for noun in _nouns(view, hit):
        if phrases and not view.reading.lower[phrases[-1][-1].end : noun.start].strip(' -"()'):
            phrases[-1].append(noun)
        else:
            phrases.append([noun])
    return phrases


def _head(view: SentenceView, phrase: Sequence[_Noun]) -> str | None:
    """Give the kind of mover that a noun phrase is about: French has it first, English last.

    Crews and units are of the kind that they serve ("a drone unit").
    """
    french = view.reading.report.language.startswith("fr")
    head = phrase[0 if french else -1].mover
    served = (noun.mover for noun in phrase if noun.mover not in ("", None, "force"))
    return next(served, head) if head == "force" else head


def _subject(view: SentenceView, hit: Hit[ActivityTerm]) -> str | None:
    """Give the kind of mover that is the subject of a verb: empty for one that is none, None where none is found."""
    if view.reading.text[max(0, hit.start - 3) : hit.start].strip() == "où":
        return _object(view, hit)
    text = view.reading.lower
    relative = _RELATIVE.search(text, max(view.start, hit.start - 60), hit.start)
    at = relative.start() if relative else hit.start
    oblique = _OBLIQUE[view.reading.report.language[:2]]
    part: str | None = None
    for phrase in reversed(_phrases(view, hit)):
        start, end = phrase[0].start, phrase[-1].end
        if not view.words.kinds["force"].isdisjoint(text[start:end].split()):
            end += text.startswith(")", end)  # "Rapid Support Forces (RSF)", and no government
        if end > at or view.clauses.cost(end, at) >= _COMMA:
            continue
        if view.words_between(end, at) > _REACH:
            break
        before = max(view.start, start - 40)
        if not oblique.search(text, before, start) or _SOME.search(text, before, start):
            return _head(view, phrase)
        if _PART.search(text, before, start):
            head = _head(view, phrase)
            part = part if head is None else head  # the first of them: "des responsables de l'ANL"
    return part


_WHOM = re.compile(r"\s(?:that|which|whom|qu(?:e\s|'))\s?(?:[\w'.-]+\s){1,7}$")
"""What stands between those whom somebody sends and the verb ("the units that X has sent into Y")."""


def _object_before(view: SentenceView, hit: Hit[ActivityTerm]) -> str | None:
    """Give the kind of mover that a relative clause is about whose object it is."""
    whom = _WHOM.search(view.reading.lower, view.start, hit.start)
    phrases = _phrases(view, hit) if whom else []
    return next((_head(view, phrase) for phrase in phrases if whom and phrase[-1].end == whom.start()), None)


def _object(view: SentenceView, hit: Hit[ActivityTerm]) -> str | None:
    """Give the kind of mover right behind a verb."""
    for phrase in _phrases(view, hit):
        start = phrase[0].start
        if start < hit.end:
            continue
        if view.words_between(hit.end, start) > _OBJECT or view.clauses.cost(hit.end, start) >= CLAUSE:
            break
        return _head(view, phrase)
    return None
