"""What counts as the same place, act and actors, and the largest matching of those that fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from geolibya.scoring.judged import great_circle_km

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from geolibya.scoring.judged import JudgedEvent
    from geolibya.vocabulary import Vocabulary

NEAREST_KM = 10.0
"""Floor under the radius that gold allows; towns of Libya lie further apart."""
FINE_KM = 3.0
"""Tells a quarter from its city."""
REGION_KM = 200.0
"""From this radius on gold means a region or country, and a fair answer is one too."""
SAME_SITE_KM = 3.0
"""Two points of one report closer than this are one place."""

T = TypeVar("T")


def match(
    gold: Sequence[T],
    predicted: Sequence[T],
    fits: Callable[[T, T], bool],
    agreement: Callable[[T, T], tuple[bool, ...]] = lambda _g, _p: (),
    optional: Callable[[T], bool] = lambda _g: False,
) -> dict[int, int]:
    """Find the largest one-to-one matching of those that fit.

    Parameters
    ----------
    agreement
        Breaks ties: of several that fit, the one that agrees most is tried first.
    optional
        Gold items that are matched after all others.

    Returns
    -------
    dict of int to int
        Index of gold to index of predicted.
    """
    fitting = [
        sorted(
            (j for j, p in enumerate(predicted) if fits(g, p)),
            key=lambda j, g=g: agreement(g, predicted[j]),  # type: ignore[misc]
            reverse=True,
        )
        for g in gold
    ]
    owner: dict[int, int] = {}

    def find_place(i: int, tried: set[int]) -> bool:
        """Give gold `i` a prediction, moving the present owner to another where that one can."""
        for j in fitting[i]:
            if j not in tried:
                tried.add(j)
                if j not in owner or find_place(owner[j], tried):
                    owner[j] = i
                    return True
        return False

    for i in sorted(range(len(gold)), key=lambda i: (optional(gold[i]), len(fitting[i]))):
        find_place(i, set())
    return {i: j for j, i in owner.items()}


def _is_within(gold: JudgedEvent, predicted: JudgedEvent, reach_km: float) -> bool:
    """Say whether a place answers another; a region only a region, and a region nothing smaller."""
    if gold.point is None or predicted.point is None:
        return False
    apart = great_circle_km(predicted.point, gold.point)
    if gold.radius_km >= REGION_KM:
        return predicted.radius_km >= gold.radius_km / 4 and apart <= gold.radius_km / 2
    return predicted.radius_km < REGION_KM and apart <= reach_km


def is_near(gold: JudgedEvent, predicted: JudgedEvent) -> bool:
    """Say whether a prediction lies within what gold allows, 10 km at least."""
    return _is_within(gold, predicted, max(NEAREST_KM, gold.radius_km))


def is_finely_near(gold: JudgedEvent, predicted: JudgedEvent) -> bool:
    """Say whether a prediction lies within what gold allows, between 3 and 10 km."""
    return _is_within(gold, predicted, max(FINE_KM, min(gold.radius_km, NEAREST_KM)))


def is_same_act(gold: JudgedEvent, predicted: JudgedEvent) -> bool:
    """Say whether activity and place fit."""
    return gold.activity == predicted.activity and is_near(gold, predicted)


def fit_actors(answers: Iterable[Sequence[str]], predicted: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Say whether predicted actors fit one of gold's answers.

    At least half of them must, since naming everyone is no answer; a child counts as its parent.
    """
    for gold in answers:
        fitting = sum(
            any(a in vocabulary.lineage(b) or b in vocabulary.lineage(a) for a in gold) for b in predicted
        )
        if (not gold and not predicted) or (fitting and 2 * fitting >= len(predicted)):
            return True
    return False


def places_of(events: Iterable[JudgedEvent]) -> list[JudgedEvent]:
    """Give one event for each distinct place, the finest that is not optional first."""
    kept: list[JudgedEvent] = []
    for event in sorted(events, key=lambda e: (e.optional, e.radius_km)):
        near = (
            k.point and event.point and great_circle_km(event.point, k.point) <= SAME_SITE_KM for k in kept
        )
        if event.point and not any(near):
            kept.append(event)
    return kept
