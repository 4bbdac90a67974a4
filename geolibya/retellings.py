"""Nouns that tell again of an act told before: the raid, that attack, its bombardment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geolibya.ellipsoid import distance_km

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.drafts import Draft
    from geolibya.mentions.activities import Trigger
    from geolibya.place_refs import PlaceRef
    from geolibya.scene import Scene

POINTING = frozenset(
    ("the", "this", "that", "these", "those", "le", "la", "l'", "les", "ce", "cet", "cette", "ces")
)
"""Determiners that point to what the reader knows."""
INDEFINITE = frozenset(("a", "an", "un", "une"))
"""Determiners that bring up what the reader does not know yet ("the authors of an attack")."""
POINTING_WORDS = 4
"""Words between such a determiner and its noun."""
SAME_PLACE_KM = 10.0
"""A town and its parts lie within it."""


def is_definite(scene: Scene, trigger: Trigger) -> bool:
    """Say whether a noun points to an act that the reader knows ("the withdrawal", "its offensive")."""
    pointing = POINTING | scene.words.kinds["possessive"] | {"'s", "'"}
    for word in reversed(scene.reading.words_before(trigger.start, POINTING_WORDS)):
        if word in pointing or word in INDEFINITE:
            return word in pointing
    return False


def told_before(
    scene: Scene, trigger: Trigger, places: Sequence[PlaceRef], before: Sequence[Draft]
) -> Draft | None:
    """Give the draft of the act that a noun tells again; None where it tells a new one.

    Parameters
    ----------
    places : sequence of PlaceRef
        Where its own sentence puts it: an act at another place is another act.
    before : sequence of Draft
        What was told so far.
    """
    meant = scene.words.retellings.get(trigger.term, frozenset())
    if trigger.verb or not meant or not is_definite(scene, trigger):
        return None
    fitting = [
        d for d in before if d.trigger.activity in meant and d.place is not None and _is_there(d, places)
    ]
    same = [d for d in fitting if d.trigger.activity == trigger.activity]
    return next(reversed(same or fitting), None)


def of_the_kind(scene: Scene, trigger: Trigger, before: Sequence[Draft]) -> str:
    """Give the activity of which a noun tells another case ("new raids"); empty where none is told."""
    meant = scene.words.retellings.get(trigger.term, frozenset())
    if (
        trigger.verb
        or not meant
        or not set(scene.reading.words_before(trigger.start, 2)) & scene.words.kinds["another"]
    ):
        return ""
    return next((d.trigger.activity for d in reversed(before) if d.trigger.activity in meant), "")


def _is_there(draft: Draft, places: Sequence[PlaceRef]) -> bool:
    """Say whether a draft is at one of some places; of none, anywhere will do."""
    at = draft.place
    if at is None or not places:
        return at is not None
    return any(
        ref.place.id == at.place.id
        or (
            not ref.wide
            and not at.wide
            and distance_km(ref.place.lat, ref.place.lon, at.place.lat, at.place.lon) <= SAME_PLACE_KM
        )
        for ref in places
    )
