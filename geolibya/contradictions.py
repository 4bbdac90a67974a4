"""What two tellings of one act say against each other: that it happened, who did it, how it ended, how many fell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geolibya.likeness import (
    RARE,
    REGION_KM,
    WIDE_KM,
    days_between,
    radius,
    same_day,
    same_place,
    tolls_agree,
    within_reach,
)
from geolibya.names import fold_name

if TYPE_CHECKING:
    from geolibya.likeness import Likeness
    from geolibya.records import Event

DENIAL, OUTCOME, CULPRIT, TOLL = KINDS = ("denial", "outcome", "culprit", "toll")
"""`denial`: one states what the other denies; `outcome`: one says taken, the other repelled or still held;
`culprit`: two doers of one act; `toll`: two numbers of killed or injured."""
DENIED_DAYS = 3
"""A denial often carries its own day: what it denies was so many days before at most."""
UNDATED_DENIAL_DAYS = 7
"""A denial without a date is of what was said in the days before it was printed."""
OWN_DENIAL_DAYS = 31
"""In one report it is of what that report tells as news, not of what it recalls from years before."""
ANSWERED_DAYS = 1
"""What was taken in the evening is said to be held in the morning."""
HELD_BY = frozenset(("armed_clash", "attack", "offensive", "deployment", "capture"))
"""Activities as which "repelled", "still holds" and "in control of" are told."""
NOT_BLOWS = frozenset(("armed_clash", "capture", "offensive"))
"""Acts that two sides do to each other in turn."""
OWN_WORD = frozenset(("acknowledged", "claimed"))
"""Somebody's word: two outlets that state as a fact what was taken and lost on one day do not dispute it."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two events of one incident that cannot both be as told; the surer one first."""

    kind: str
    one: Event
    other: Event


def opposing(a: Event, b: Event, likeness: Likeness) -> str | None:
    """Give the kind of contradiction by which two events tell of one act; None where they do not.

    Different tolls alone do not make two acts one: `kinds_between` has them.
    """
    if "planned" in (a.status, b.status):
        return None
    if (a.status == "denied") != (b.status == "denied"):
        denied, stated = (a, b) if a.status == "denied" else (b, a)
        return DENIAL if _denies(denied, stated, likeness) else None
    if a.status == "denied":
        return None
    if _outcomes_differ(a, b, likeness):
        return OUTCOME
    return CULPRIT if _culprits_differ(a, b, likeness) else None


def kinds_between(a: Event, b: Event, likeness: Likeness) -> tuple[str, ...]:
    """Give all that two events of one incident say against each other, the gravest first."""
    if "planned" in (a.status, b.status):
        return ()
    other_doer = likeness.other_doer(a, b)
    if "denied" in (a.status, b.status):
        return () if a.status == b.status or other_doer else (DENIAL,)
    allies = a.activity in RARE and not likeness.opposed(a, b)
    kind = opposing(a, b, likeness) or (CULPRIT if other_doer and not allies else None)
    found = (kind,) if kind else ()
    return (*found, TOLL) if _tolls_differ(a, b) else found


def _denies(denied: Event, stated: Event, likeness: Likeness) -> bool:
    """Say whether a denial is of what is stated: the same doer's act, there, in the days before."""
    if denied.activity != stated.activity or not same_place(denied, stated):
        return False
    if radius(stated) >= REGION_KM:
        return False
    own = denied.report == stated.report
    nobodys = own and denied.place == stated.place and not likeness.named(denied.actors)
    if not nobodys and not likeness.same_doer(denied, stated):
        return False
    if not likeness.fit(likeness.armed(denied.targets), likeness.armed(stated.targets), stated):
        return False
    if denied.date is not None:
        apart, most = days_between(stated.date, denied.date), DENIED_DAYS
    else:
        apart, most = (
            days_between(stated.date, denied.published),
            OWN_DENIAL_DAYS if own else UNDATED_DENIAL_DAYS,
        )
        if own and (stated.date is None or denied.published is None):
            return True
    return apart is not None and apart <= most


def _outcomes_differ(a: Event, b: Event, likeness: Likeness) -> bool:
    """Say whether one side says that it took a place, and the other that it beat it off or holds it still."""
    for taken, held in ((a, b), (b, a)):
        if (
            taken.activity == "capture"
            and held.activity in HELD_BY
            and not _is_held(taken, likeness)
            and _is_held(held, likeness)
        ):
            apart = days_between(taken.date, held.date)
            return (
                same_place(taken, held)
                and (apart is None or apart <= ANSWERED_DAYS)
                and (apart is not None or taken.report == held.report)
                and not OWN_WORD.isdisjoint((taken.status, held.status))
                and likeness.opposed(taken, held)
            )
    return False


def _is_held(event: Event, likeness: Likeness) -> bool:
    """Say whether the word that tells it says that a place was not lost."""
    told = (event.quote[start:end] for start, end, kind in event.marks if kind == "activity")
    holding = tuple(b" " + words for words in likeness.vocabulary.holding_words)
    return any((b" " + fold_name(words)).endswith(holding) for words in told)


def _culprits_differ(a: Event, b: Event, likeness: Likeness) -> bool:
    """Say whether two doers are named for one blow.

    Two sides may strike one quarter on one day. So two reports must agree on the toll, or mean a small place and
    have one doer by somebody's word only; and one report must have the two doers from two mouths.
    """
    if not (likeness.is_violent(a) and likeness.same_force(a, b)) or a.activity in NOT_BLOWS:
        return False
    if not (likeness.other_doer(a, b) and same_day(a, b) and within_reach(a, b)):
        return False
    word_only = "claimed" in (a.status, b.status) and same_place(a, b)
    if a.report == b.report:
        two_mouths = a.attribution and b.attribution and a.attribution != b.attribution
        return bool(two_mouths) and word_only and a.activity == b.activity
    return tolls_agree(a, b) or (word_only and max(radius(a), radius(b)) < WIDE_KM)


def _tolls_differ(a: Event, b: Event) -> bool:
    """Say whether two numbers are given for one day; the toll of a long battle grows."""
    if not same_day(a, b) or a.activity == "offensive":
        return False
    pairs = ((a.killed, b.killed), (a.injured, b.injured))
    return any(one is not None and other is not None and one != other for one, other in pairs)
