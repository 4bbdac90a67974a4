"""Events in the making: what one trigger says, before places are inherited and tellings of the same act are joined."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geolibya.assertions import ASKED
from geolibya.edtf import days_or_none
from geolibya.ellipsoid import distance_km
from geolibya.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from geolibya.assertions import Assertion
    from geolibya.mentions.activities import Trigger
    from geolibya.mentions.actors import ActorMention
    from geolibya.mentions.dates import DateMention
    from geolibya.place_refs import PlaceRef
    from geolibya.records import Casualties

SAME_PLACE_KM = 3.0
"""Two mentions of one place lie within it; two wells of an oil field hardly do."""
NAMESAKE_KM = 10.0
"""A base and the suburb or town that it is named after lie within it."""
RIGHT_ANGLE = 90.0
"""Degrees beyond which two bearings are of different sides."""
FINER_WITHIN = 3
"""Sentences behind a general word in which the act is told for what it was."""
FRESH_DAYS = 2
"""Days before publication to which undated news of a blow may belong."""
_BLOWS = frozenset(("bombing", "killing", "air_strike", "drone_strike", "shoot_down", "attack", "detention"))
"""Acts of a moment, which do not go on for days as fighting does."""
_SURER = {"reported": 1, "acknowledged": 2, "claimed": 0}
"""Of two tellings of one act in a report: what its doer says of itself tells more than the bare statement."""


@dataclass
class Draft:
    """What one trigger says of one place."""

    trigger: Trigger
    place: PlaceRef | None
    actors: list[ActorMention]
    targets: list[ActorMention]
    assertion: Assertion
    date: DateMention | None
    reasons: list[str] = field(default_factory=list)
    casualties: list[Casualties] = field(default_factory=list)
    inherited: bool = False
    answers: bool = False
    """Whether it answers an act told before: what one side says of it stands beside what was told."""

    @property
    def actor_ids(self) -> tuple[str, ...]:
        """Who does it, each once, in the order of the text."""
        return tuple(dict.fromkeys(actor.actor for actor in self.actors))

    @property
    def target_ids(self) -> tuple[str, ...]:
        """Whom it is done to."""
        return tuple(dict.fromkeys(target.actor for target in self.targets))


def joined(
    drafts: Sequence[Draft],
    lineage: Callable[[str], Sequence[str]],
    retellings: Mapping[str, frozenset[str]],
    published: str = "",
) -> list[Draft]:
    """Join the tellings of one act: one event = one activity by one set of actors at one place with one status.

    Parameters
    ----------
    retellings : mapping of str to frozenset of str
        Activities of the acts that a noun may tell in general words ("the attack").
    """
    kept: list[Draft] = []
    for draft in _lend_to_arms(drafts):
        same = next(
            (
                other
                for other in kept
                if _is_same(other, draft, lineage) and not _is_recalled(other, draft, published)
            ),
            None,
        )
        if same is None:
            kept.append(draft)
        else:
            _take_over(same, draft)
    told: list[Draft] = []
    for draft in kept:
        if _is_vaguer(draft, kept, lineage) or _is_means(draft, kept) or _is_answered(draft, kept):
            continue
        finer = _told_finer(draft, kept, retellings, lineage) or _told_nearer(draft, kept, lineage)
        if finer is None:
            told.append(draft)
        else:
            finer.actors = finer.actors or [a for a in draft.actors if a.actor not in finer.target_ids]
            finer.targets = finer.targets or [a for a in draft.targets if a.actor not in finer.actor_ids]
            finer.casualties += [c for c in draft.casualties if c not in finer.casualties]
    return told


def _is_answered(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Say whether a question is answered right behind it ("Was X bombed? Residents say that it was")."""
    return draft.assertion.rule == ASKED and any(
        other.trigger.activity == draft.trigger.activity
        and 0 < other.trigger.sentence - draft.trigger.sentence <= FINER_WITHIN
        and other.assertion.rule != ASKED
        and _near(other, draft)
        for other in drafts
    )


def _told_finer(
    draft: Draft,
    drafts: Sequence[Draft],
    retellings: Mapping[str, frozenset[str]],
    lineage: Callable[[str], Sequence[str]],
) -> Draft | None:
    """Give the draft that tells of a general noun ("attack") as a strike or shelling at the same place right behind."""
    meant = retellings.get(draft.trigger.term, frozenset()) - {draft.trigger.activity}
    if draft.trigger.verb or not meant or draft.place is None:
        return None
    fitting = (
        other
        for other in drafts
        if other.trigger.activity in meant
        and 0 <= other.trigger.sentence - draft.trigger.sentence <= FINER_WITHIN
        and other.place is not None
        and (_near(other, draft) or other.place.place.within == draft.place.place.id)
        and _alike(other, draft)
        and _on_one_day(other, draft)
        and _fit(other.actor_ids, draft.actor_ids, lineage)
    )
    return next(fitting, None)


def _told_nearer(
    draft: Draft, drafts: Sequence[Draft], lineage: Callable[[str], Sequence[str]]
) -> Draft | None:
    """Give the draft that says beside a telling of the whole country where in it the act was ("clashes in Libya")."""
    if draft.place is None or draft.place.place.id != "libya" or draft.place.op != "at":
        return None
    fitting = (
        other
        for other in drafts
        if other.trigger.activity == draft.trigger.activity
        and abs(other.trigger.sentence - draft.trigger.sentence) < FINER_WITHIN
        and other.place is not None
        and not other.place.wide
        and other.place.place.country == "LY"
        and _alike(other, draft)
        and _on_one_day(other, draft)
        and _fit(other.actor_ids, draft.actor_ids, lineage)
    )
    return next(fitting, None)


_SETTLED = frozenset(("reported", "acknowledged", "claimed"))
"""Statuses of tellings of one act."""


def _alike(a: Draft, b: Draft) -> bool:
    """Say whether the statuses of two tellings allow them to be of one act."""
    return a.assertion.status == b.assertion.status or {a.assertion.status, b.assertion.status} <= _SETTLED


_LOSSES = frozenset(("shoot_down", "aircraft_crash"))
_MEANS = {"drone_operation": _LOSSES | {"drone_strike"}, "sortie": _LOSSES | {"air_strike"}}


_ARMS = frozenset(("air_strike", "drone_strike", "shelling", "bombing"))
LEAD = 1
"""Sentences that tell the news."""
ARMS_WITHIN = 50
"""Characters from what was done to what it was done with ("targeted by several air strikes")."""


def _lend_to_arms(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out attacks told by what they were done with, which learns whom they hit ("targeted by air strikes")."""
    kept = []
    for draft in drafts:
        trigger = draft.trigger
        if trigger.activity != "attack" or not trigger.verb:
            kept.append(draft)
            continue
        arms = [
            other
            for other in drafts
            if other.trigger.activity in _ARMS
            and not other.trigger.verb
            and other.trigger.sentence == trigger.sentence
            and _near(other, draft)
            and (_is_done_with(trigger, other.trigger) or _does(other, draft))
        ]
        for other in arms:
            other.targets = draft.targets or other.targets
            other.actors = [actor for actor in other.actors if actor.actor not in draft.target_ids]
        if not arms:
            kept.append(draft)
    return kept


def _is_done_with(attack: Trigger, arms: Trigger) -> bool:
    """Say whether arms stand behind a passive as what it was done with ("targeted by several air strikes")."""
    return attack.passive and 0 < arms.start - attack.end <= ARMS_WITHIN


_AIMING = frozenset(("targeted", "target", "viser", "cibler"))


def _does(arms: Draft, attack: Draft) -> bool:
    """Say whether a noun for arms is the subject of an attack, nobody standing between ("a strike targeting X")."""
    end, start = arms.trigger.end, attack.trigger.start
    between = any(end <= actor.start < start for actor in attack.actors)
    same = arms.assertion.status == attack.assertion.status
    return same and attack.trigger.term in _AIMING and 0 < start - end <= ARMS_WITHIN and not between


def _is_means(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Say whether a flight is only that of a strike or loss told in the same sentence at the same place."""
    acts = _MEANS.get(draft.trigger.activity, frozenset())
    return any(
        other.trigger.activity in acts
        and other.trigger.sentence == draft.trigger.sentence
        and _near(other, draft)
        for other in drafts
    )


def _fit(a: Sequence[str], b: Sequence[str], lineage: Callable[[str], Sequence[str]]) -> bool:
    return (
        not a
        or not b
        or _unnamed(a)
        or _unnamed(b)
        or any(x in lineage(y) or y in lineage(x) for x in a for y in b)
    )


def _unnamed(actors: Sequence[str]) -> bool:
    return all(actor.startswith("unidentified") for actor in actors)


def _near(a: Draft, b: Draft) -> bool:
    if a.place is None or b.place is None:
        return a.place is b.place
    if a.place.place.id == b.place.place.id:
        return not _apart(a.place, b.place)
    if a.place.wide or b.place.wide:
        return False
    return (bool(a.inherited or b.inherited) and _distance(a.place, b.place) <= SAME_PLACE_KM) or (
        _distance(a.place, b.place) <= NAMESAKE_KM and _stem(a.place) == _stem(b.place)
    )


def _apart(a: PlaceRef, b: PlaceRef) -> bool:
    """Say whether two places lie on different sides of the same one ("east of Tripoli ... 27 km west of it")."""
    return (
        a.bearing is not None
        and b.bearing is not None
        and abs((a.bearing - b.bearing + 180) % 360 - 180) > RIGHT_ANGLE
    )


def _distance(a: PlaceRef, b: PlaceRef) -> float:
    return distance_km(a.place.lat, a.place.lon, b.place.lat, b.place.lon)


def _stem(ref: PlaceRef) -> bytes:
    """Give the first word of a place's name: a base and its town share it (Benina, Benina Airport)."""
    return fold_name(ref.place.name).removeprefix(b"al ").split()[0]


def _is_same(a: Draft, b: Draft, lineage: Callable[[str], Sequence[str]]) -> bool:
    if a.trigger.activity != b.trigger.activity or not _near(a, b):
        return False
    if a.answers != b.answers and a.assertion.status != b.assertion.status:
        return False
    if not _alike(a, b):
        return False
    if not _on_one_day(a, b):
        return False
    return _fit(a.actor_ids, b.actor_ids, lineage)


def _on_one_day(a: Draft, b: Draft) -> bool:
    """Say whether the dates of two tellings allow them to be of one act."""
    dates = {d.date for d in (a.date, b.date) if d is not None and d.date}
    return len(dates) < 2 or _overlap(*sorted(dates))


def _is_recalled(news: Draft, other: Draft, published: str) -> bool:
    """Say whether an act of a year before, or a blow of days before, is recalled beside undated news of the lead."""
    told, recalled = news.date.date if news.date else None, other.date.date if other.date else None
    if told or not recalled or not published or news.trigger.sentence > LEAD:
        return False
    days, today = days_or_none(recalled), days_or_none(published)
    past = days is not None and today is not None and (today.first - days.last).days > FRESH_DAYS
    return recalled < published[: len("2019")] or (past and news.trigger.activity in _BLOWS)


def _overlap(a: str, b: str) -> bool:
    """Say whether two dates may mean a day in common."""
    first, second = days_or_none(a), days_or_none(b)
    return first is not None and second is not None and first.meets(second)


def _take_over(kept: Draft, other: Draft) -> None:
    """Let the telling that is kept learn what the other knows more of."""
    kept.assertion = _better(kept, other)
    if not kept.actors or (_unnamed(kept.actor_ids) and other.actors):
        kept.actors = other.actors
    if not kept.targets:
        kept.targets = other.targets
    if kept.date is None or (kept.date.date is None and other.date is not None and other.date.date):
        kept.date = other.date or kept.date
    if kept.inherited and not other.inherited:
        kept.place, kept.trigger, kept.inherited = other.place, other.trigger, False
    kept.casualties.extend(c for c in other.casualties if c not in kept.casualties)
    kept.reasons.append(f"told again: {other.trigger.term!r}")


def _better(kept: Draft, other: Draft) -> Assertion:
    """Give the assertion of two tellings: the surer one; a source is kept, and a headline without one is the body's."""
    first, second = kept.assertion, other.assertion
    if (
        kept.trigger.sentence == 0
        and not first.attribution
        and first.status == "reported"
        and second.attribution
    ):
        return second
    surer = _SURER.get(second.status, 0) > _SURER.get(first.status, 0)
    told, other_told = (second, first) if surer else (first, second)
    if told.attribution or not other_told.attribution:
        return told
    return replace(told, attribution=other_told.attribution, caveats=other_told.caveats)


def _is_vaguer(draft: Draft, drafts: Sequence[Draft], lineage: Callable[[str], Sequence[str]]) -> bool:
    """Say whether a finer telling of the same act makes an inherited or country-wide one needless."""
    if draft.place is None or not (draft.inherited or draft.place.wide):
        return False
    for other in drafts:
        if other is draft or other.place is None or other.trigger.activity != draft.trigger.activity:
            continue
        if other.assertion.status != draft.assertion.status or not _fit(
            other.actor_ids, draft.actor_ids, lineage
        ):
            continue
        finer = not other.place.wide and draft.place.wide and draft.inherited
        if finer or (
            draft.inherited
            and not other.inherited
            and not draft.actors
            and abs(other.trigger.sentence - draft.trigger.sentence) <= 1
        ):
            return True
    return False
