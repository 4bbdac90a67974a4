"""The place of an act whose sentence names none: of the same act, the sentences before, the report, the country."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from geolibya.place_refs import PlaceRef
from geolibya.retellings import is_definite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.drafts import Draft
    from geolibya.mentions.activities import Trigger
    from geolibya.scene import Scene

ANYWHERE = frozenset(
    (
        "deployment",
        "base_use",
        "military_support",
        "training",
        "arms_transfer",
        "intelligence",
        "reconnaissance",
        "naval_operation",
        "air_defence",
        "electronic_warfare",
    )
)
"""Lasting activities: without a place near them they are said of the country, not of where the report's acts are."""
SECTION = 2
"""Places of a paragraph from which on it tells of something else than what the report is about."""
CARRIES = 2
"""Sentences over which a place carries inside a paragraph."""
CENTRAL = 3
"""Acts at one place from which on, being twice those at any other, it is what the report is about."""
SAME_ACT = 6
"""Sentences over which a noun refers back to an act told before ("the withdrawal")."""


def country(scene: Scene) -> list[PlaceRef]:
    """Give Libya where the report speaks of it, else nothing."""
    if not scene.is_libyan:
        return []
    libya = scene.resources.gazetteer.places.get("libya")
    return [PlaceRef(0, 1, libya, rule="the country")] if libya else []


def inherited(
    scene: Scene, trigger: Trigger, status: str, doers: Sequence[str], before: Sequence[Draft]
) -> tuple[list[PlaceRef], str]:
    """Give the places of an act whose sentence names none, and where they come from.

    Parameters
    ----------
    before : sequence of Draft
        What was told so far.
    """
    if not trigger.verb and is_definite(scene, trigger):
        same = [d for d in before if _is_same_act(scene, d, trigger, status, doers)]
        if same:
            return [
                d.place for d in same if d.trigger == same[-1].trigger and d.place
            ], "the same act was placed before"
    lasting = trigger.activity in ANYWHERE
    carried = _carried(scene, trigger, before)
    section = scene.sections.get(scene.reading.sentences[trigger.sentence].paragraph)
    if section is not None and (carried is None or carried.wide):
        return [section], f"the place that heads its section: {section.place.name}"
    central = None if lasting or section is not None else _central(scene, before)
    elsewhere = central is not None and carried is not None and _speaks_of_others(scene, trigger, central)
    if central is not None and not elsewhere and not (carried is not None and carried.wide):
        return [central], f"the place that the report is about: {central.place.name}"
    if carried is not None:
        return [carried], f"from the sentence before: {carried.place.name}"
    focus = None if lasting else _focus(scene, before)
    if focus is not None:
        return [focus], f"the place that the report is about: {focus.place.name}"
    return country(scene), "the report names no place for it"


def _is_same_act(scene: Scene, draft: Draft, trigger: Trigger, status: str, doers: Sequence[str]) -> bool:
    lineage = scene.lineage
    fit = (
        not doers
        or not draft.actors
        or any(a in lineage(b) or b in lineage(a) for a in doers for b in draft.actor_ids)
    )
    return (
        fit
        and draft.trigger.activity == trigger.activity
        and draft.place is not None
        and not draft.place.wide
        and trigger.sentence - draft.trigger.sentence <= SAME_ACT
        and (draft.assertion.status == "planned") == (status == "planned")
    )


def _carried(scene: Scene, trigger: Trigger, before: Sequence[Draft]) -> PlaceRef | None:
    """Give the place of the nearest sentence before in the paragraph: of its first act, else the first named.

    What is still to come, or took place abroad in a report on Libya, lends its place to nothing.
    """
    sentences = scene.reading.sentences
    wide: PlaceRef | None = None
    for index in range(trigger.sentence - 1, max(-1, trigger.sentence - 1 - CARRIES), -1):
        if sentences[index].paragraph != sentences[trigger.sentence].paragraph:
            return wide
        told = [d for d in before if d.trigger.sentence == index and d.place is not None]
        refs = [
            d.place
            for d in told
            if d.place is not None
            and d.assertion.status != "planned"
            and (d.place.place.country == "LY" or not scene.is_libyan)
        ]
        if not told:
            refs = [
                ref
                for ref in scene.refs_by_sentence.get(index, ())
                if ref.site and (ref.place.country == "LY" or not (ref.wide or scene.is_libyan))
            ]
        fine = [ref for ref in refs if not ref.wide]
        if fine:
            return fine[0]
        wide = wide or next(iter(refs), None)
    return wide


def _speaks_of_others(scene: Scene, trigger: Trigger, central: PlaceRef) -> bool:
    """Say whether a paragraph of several sentences told only of other places, as the sections of digests do."""
    sentences = scene.reading.sentences
    told = [
        ref
        for index in takewhile(
            lambda n: sentences[n].paragraph == sentences[trigger.sentence].paragraph,
            range(trigger.sentence - 1, -1, -1),
        )
        for ref in scene.refs_by_sentence.get(index, ())
        if ref.site and not ref.wide and ref.place.country == "LY"
    ]
    return len({ref.place.id for ref in told}) >= SECTION and all(
        central.place.id not in (ref.place.id, ref.place.within) for ref in told
    )


def _placed(scene: Scene, before: Sequence[Draft]) -> list[PlaceRef]:
    """Give the places that the text itself gives to the military acts told so far."""
    activities = scene.resources.vocabulary.activities
    return [
        d.place
        for d in before
        if d.place and not d.place.wide and not d.inherited and activities[d.trigger.activity].military
    ]


def _central(scene: Scene, before: Sequence[Draft]) -> PlaceRef | None:
    """Give the place that so far has most of a report's acts by far, where there is one."""
    placed = _placed(scene, before)
    counted = Counter(ref.place.id for ref in placed)
    for place, times in counted.most_common(1):
        others = max((n for other, n in counted.items() if other != place), default=0)
        if times >= max(CENTRAL, 2 * others):
            return next(ref for ref in placed if ref.place.id == place)
    return None


def _headline(scene: Scene) -> PlaceRef | None:
    """Give the one place in Libya that the headline names; None where it names none or several."""
    refs = [
        ref
        for ref in scene.refs_by_sentence.get(0, ())
        if ref.site and not ref.wide and ref.place.country == "LY"
    ]
    return refs[0] if scene.has_headline and len({ref.place.id for ref in refs}) == 1 else None


def _focus(scene: Scene, before: Sequence[Draft]) -> PlaceRef | None:
    """Give the place where a report puts most military acts so far, else the one that it names most."""
    headline = _headline(scene)
    if headline is not None:
        return headline
    placed = _placed(scene, before)
    counted = Counter(ref.place.id for ref in placed)
    if counted:
        return next(ref for ref in placed if counted[ref.place.id] == max(counted.values()))
    return scene.focus
