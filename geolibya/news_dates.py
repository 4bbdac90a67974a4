"""The month of publication, for what a report tells as news without a date."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geolibya.dating import RECENT, SUDDEN
from geolibya.edtf import days_or_none
from geolibya.mentions.dates import DateMention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geolibya.drafts import Draft
    from geolibya.edtf import Days
    from geolibya.scene import Scene

LONGEST = 31
"""Days of a date that tells that a report is of recent things."""
_DONE = frozenset(("reported", "acknowledged", "claimed", "denied"))
_WHO = re.compile(r"\w (?:who|whom|whose|qui)\b[^,;:]*$")
"""What opens a clause that only says which people are meant ("fighters who had fled")."""


def date_as_news(scene: Scene, drafts: Iterable[Draft]) -> None:
    """Date what a report of a known day tells without a date to the month in which it is news."""
    published = days_or_none(scene.report.published)
    if published is None or published.length > 1 or not _is_news(scene, published):
        return
    month = f"{published.first:%Y-%m}"
    for draft in drafts:
        if draft.date is None and _is_told_as_news(scene, draft, month):
            end = draft.trigger.end
            draft.date = DateMention(end, end, month)
            draft.assertion = replace(draft.assertion, caveats=(*draft.assertion.caveats, "undated"))
            draft.reasons.append("no date: news of the month of publication")


def _is_news(scene: Scene, published: Days) -> bool:
    """Say whether a report tells of the days before it; one whose dates all lie further back looks back."""
    if not scene.dates:
        return True
    told = [days for days in (days_or_none(mention.date) for mention in scene.dates) if days]
    recent = published.first - RECENT
    return any(
        days.length <= LONGEST and days.first <= published.last and days.last >= recent for days in told
    )


def _is_told_as_news(scene: Scene, draft: Draft, month: str) -> bool:
    """Say whether an act is sudden, done and told for itself, in a sentence that dates nothing to another time."""
    told = draft.trigger
    sudden = told.activity in SUDDEN or (told.activity == "offensive" and told.verb)
    if not sudden or draft.assertion.status not in _DONE:
        return False
    sentence = scene.reading.sentences[told.sentence]
    if _WHO.search(scene.reading.lower, sentence.start, told.start):
        return False
    beside = scene.dates_by_sentence.get(told.sentence, ())
    return all((mention.date or month).startswith(month) for mention in beside)
