"""Which date an act takes: one of its sentence, that of its list item, or that of what was told before it."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from geolibya.attachment import WORD
from geolibya.edtf import days_or_none

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geolibya.drafts import Draft
    from geolibya.mentions.activities import Trigger
    from geolibya.mentions.dates import DateMention
    from geolibya.mentions.sources import Saying
    from geolibya.mentions.view import SentenceView
    from geolibya.scene import Scene

OWN = 5.5
"""Cost from which on a date of the sentence is no longer an act's own."""
WORDLESS = 3.0
"""Cost of words for a time that no date tells ("for months"), or that tell how long, beside a date."""
SAYING = 1.0
"""Cost of a date that stands beside a word of saying: it may date the saying only."""
OF_NEXT_CLAUSE = 2.0
"""Cost of a date that opens the clause behind an act ("and on Monday")."""
OF_RELATIVE = 3.0
"""Cost of a date in a relative clause that ends the sentence and tells of something else."""
OF_WHAT_FOLLOWS = -2.5
"""What a date costs less that a clause with "when" tells of ("on Sunday, when")."""
HEAD = 1
"""Words before a date that stands at the head of its sentence ("And on 3 May")."""
BACK = 2
"""Sentences over which a date holds on."""
CHAIN = 3
"""Sentences over which it does from one to the next, where each is a paragraph."""
RECENT = dt.timedelta(days=14)
"""What news is about are these days before it; what began before them is background."""
SUDDEN = frozenset(
    (
        "air_strike", "drone_strike", "shelling", "attack", "bombing", "killing", "armed_clash", "capture",
        "withdrawal", "detention", "shoot_down", "aircraft_crash",
    )
)  # fmt: skip
"""Acts that are over in days; what lasts may have begun at any time."""
UNDATED = frozenset(
    (
        "base_use", "military_support", "training", "arms_transfer", "talks", "ceasefire", "authorization",
        "command_and_control", "intelligence", "logistics", "siege",
    )
)  # fmt: skip
"""Lasting or separate acts: the date of what was told before is not theirs."""
_UNDONE = frozenset(("planned", "denied"))
_RELATIVE = re.compile(r",\s*(?:which|who|whose|where|whom|qui|dont|ou|lequel|laquelle)\b")
_CLAUSE_HEAD = re.compile(
    r"(?:\b(?:and|but|while|et|mais)\b|;)(?:\s+(?:on|in|at|by|since|after|before|early|late|the|le|la|en|au|dans))*\s*$"
)
_LEAD = re.compile(
    r"\W*(?:(?:on|in|at|by|over|since|during|the|night|evening|morning|afternoon|small|early|late|hours|of|from"
    r"|depuis|des|dans|pendant|en|a|au|le|la|les|nuit|soiree|matinee|matin|soir|journee|debut|fin|du|de)\W+)+"
)
"""Words before a date that stand with it at the head of a sentence ("In the early hours of 3 May")."""
_WHEN = re.compile(r"(?:\s(?:morning|afternoon|evening|night|matin|soir))?,?\s(?:when|quand|lorsqu)")
_NOW = re.compile(
    r"\b(?:now|currently|meanwhile|still|since (?:then|that)|these days|nowadays"
    r"|separately|elsewhere|in addition|in another|par ailleurs|d'autre part|ailleurs|en outre|de leur cote"
    r"|desormais|actuellement|toujours|depuis(?: lors|,)|a present|aujourd'hui|pour l'heure)\b"
)
"""What brings a text back from what lies behind."""
_HEADED = re.compile(r"(?:[-–—•*]\s)?[A-ZÀ-Þ][\w'’-]+(?:[ /-][A-ZÀ-Þ][\w'’-]+){0,3}\s?:\s")
"""What opens an item of a digest ("Kufra: ..."), which tells of something else than the item before."""
_ITEM = re.compile(r"[-–—•*]\s")


def holds_on(trigger: Trigger, status: str) -> bool:
    """Say whether an act without a date may take that of what was told before."""
    return status not in _UNDONE and trigger.activity not in UNDATED


def own_date(
    scene: Scene, view: SentenceView, trigger: Trigger, sayings: Sequence[Saying], status: str
) -> DateMention | None:
    """Give the nearest date of the sentence, else that at the head of its list item."""
    here = scene.dates_by_sentence.get(view.index, ())
    if view.index == 0 and scene.has_headline:
        here = [
            date for date in here if date.date and "/" not in date.date
        ]  # "24-30 October": what is reported on
    standing = _stands(trigger)
    if standing:
        here = [date for date in here if date.length or (date.date or "").endswith("..")]
    costs = [(_cost(view, trigger, date, sayings, status), n) for n, date in enumerate(here)]
    near = [entry for entry in costs if entry[0] < OWN]
    if near:
        return here[min(near)[1]]
    return None if standing else scene.heading_dates.get(scene.reading.sentences[view.index].paragraph)


def _stands(trigger: Trigger) -> bool:
    """Say whether a trigger tells of what stands somewhere and not of what happens: it has at most a beginning."""
    return trigger.activity == "base_use" or (trigger.activity == "command_and_control" and not trigger.verb)


def _cost(
    view: SentenceView, trigger: Trigger, date: DateMention, sayings: Sequence[Saying], status: str
) -> float:
    """Say how far a date stands from an act; at the head of a sentence it holds for all of it."""
    cost = view.clauses.cost(date.start, trigger.start) + WORD * view.words_between(date.start, trigger.start)
    lower = view.reading.lower
    if view.words_between(view.start, date.start) <= HEAD or _LEAD.fullmatch(lower, view.start, date.start):
        cost = min(cost, OWN - 1)
    if any(abs(view.words_between(saying.end, date.start)) <= 1 for saying in sayings):
        cost += OWN if status in _UNDONE else SAYING  # a plan is announced on a day, not carried out
    if date.date is None or date.length:
        cost += WORDLESS
    for start, end in view.clauses.insertions:
        apart = start < date.start < end and not start < trigger.start < end
        if apart and _RELATIVE.match(lower, start):  # "the port, which had reopened in May, fell"
            cost += OWN
    if trigger.end <= date.start and _RELATIVE.search(lower, trigger.end, date.start):
        cost += OF_RELATIVE  # "killed near Brak, where jets bombed X last week"
    if date.end <= trigger.start and _WHEN.match(lower, date.end):
        cost += OF_WHAT_FOLLOWS
    if trigger.end <= date.start and _CLAUSE_HEAD.search(lower, trigger.end, date.start):
        cost += OF_NEXT_CLAUSE
    return cost


def date_before(scene: Scene, trigger: Trigger, told: Sequence[Draft]) -> DateMention | None:
    """Give the date of what was told right before: in the paragraph, the list, or the sentence before.

    Parameters
    ----------
    told : sequence of Draft
        What was told so far.
    """
    reading, index = scene.reading, trigger.sentence
    if _HEADED.match(reading.text, reading.sentences[index].start):
        return None
    for before in range(index - 1, max(-1, index - 1 - BACK), -1):
        same = _go_together(scene, before, index)
        if not same and before < index - 1:
            return None
        told_there = [draft.date for draft in told if draft.trigger.sentence == before and draft.date]
        dates = [d for d in told_there if same or index - reading.sentence_at(d.start) <= CHAIN]
        last = _exact(scene, reversed(dates))
        if not dates and same:
            last = _exact(scene, scene.dates_by_sentence.get(before, ()))
        if last is not None and _is_background(scene, last):
            here = reading.sentences[index]
            apart = not same or _NOW.search(reading.lower, here.start, here.end)
            return None if apart or not _holds_still(trigger, last, index - before) else last
        if last is not None:
            return last
    return None


def _go_together(scene: Scene, before: int, index: int) -> bool:
    """Say whether two sentences stand in one paragraph, or in one list with what leads it in."""
    text, first, second = scene.reading.text, *(scene.reading.sentences[i] for i in (before, index))
    if first.paragraph == second.paragraph:
        return True
    return bool(_ITEM.match(text, second.start)) and (
        bool(_ITEM.match(text, first.start)) or text[first.start : first.end].rstrip().endswith(":")
    )


def _exact(scene: Scene, dates: Iterable[DateMention]) -> DateMention | None:
    """Give the first date that another act may take as well: no bare year, and none that lies ahead."""
    published = days_or_none(scene.report.published)
    for date in dates:
        days = days_or_none(date.date)
        if days and len(date.date or "") > len("2019") and not (published and days.first > published.last):
            return date
    return None


def _is_background(scene: Scene, date: DateMention) -> bool:
    """Say whether a date begins so long before publication that it is background to what the report tells."""
    published, days = days_or_none(scene.report.published), days_or_none((date.date or "").split("/")[0])
    return published is not None and days is not None and days.last < published.first - RECENT


def _holds_still(trigger: Trigger, date: DateMention, back: int) -> bool:
    """Say whether a date of the background is another act's as well: "since" one for what lasts and comes next."""
    since = (date.date or "").endswith("..")
    return not since if trigger.activity in SUDDEN else since and back == 1


def lend_to_headline(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Date what a headline tells as the first paragraph does: of the same activity, else of what it tells first."""
    if not scene.has_headline:
        return
    sentences = scene.reading.sentences
    lead = [
        draft
        for draft in drafts
        if draft.trigger.sentence > 0
        and sentences[draft.trigger.sentence].paragraph == sentences[1].paragraph
        and draft.date is not None
        and draft.date.date
        and not draft.date.date.endswith("..")
        and draft.assertion.status not in _UNDONE
    ]
    for draft in drafts:
        told = draft.trigger
        if told.sentence == 0 and lead and draft.date is None and holds_on(told, draft.assertion.status):
            like = [other for other in lead if other.trigger.activity == told.activity]
            draft.date = (like or lead)[0].date
            draft.reasons.append("dated as the first paragraph tells it")
