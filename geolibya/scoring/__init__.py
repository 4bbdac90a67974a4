"""Figures of how well predicted toponyms and events agree with gold: recognition, resolution, events.

Both sides are the JSONL that `geolibya extract` writes, one line a report; gold may hold further keys
(`optional`, `status_also`, `actors_also`, `targets_also`).
"""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geolibya.scoring.fitting import (
    NEAREST_KM,
    fit_actors,
    is_finely_near,
    is_near,
    is_same_act,
    match,
    places_of,
)
from geolibya.scoring.judged import JudgedReport, JudgedToponym, great_circle_km, read_judged
from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from geolibya.scoring.judged import JudgedEvent

__all__ = ["JudgedReport", "Scores", "read_judged", "score"]

FAR_KM = 161.0
"""A hundred miles: the customary bound of a resolution that is right in the large."""
SHARP_KM = 5.0
"""Least radius whose double may still be stated as a sharp one."""
SLACK_KM = 1.0
"""Rounding of coordinates that a stated radius is forgiven."""
FAR_OFF_KM = 25
"""From here on a resolution is listed among the details."""
_POINT_RELATIONS = ("at", "near", "direction")

TALLIES = (
    "toponyms_exact",
    "toponyms_overlap",
    "toponyms_literal",
    "place",
    "place_fine",
    "place_activity",
    "place_activity_actor",
    "other_place_activity",
)
SHARES = (
    "within_10_km",
    "within_161_km",
    "status",
    "radius_covers_gold",
    "radius_sharp",
    "targets",
    "dates",
    "attribution",
)


@dataclass
class Tally:
    """Counts behind precision, recall and F1."""

    matched: int = 0
    gold: int = 0
    predicted: int = 0

    def add(self, matched: int, gold: int, predicted: int) -> None:
        """Count one report."""
        self.matched += matched
        self.gold += gold
        self.predicted += predicted

    def figures(self) -> dict[str, float]:
        """Give the figures; finding nothing where nothing is counts as right."""
        precision = self.matched / self.predicted if self.predicted else float(not self.gold)
        recall = self.matched / self.gold if self.gold else 1.0
        total = precision + recall
        return {
            "precision": round(precision, 3),
            "recall": round(recall, 3),
            "f1": round(2 * precision * recall / total if total else 0.0, 3),
            "gold": self.gold,
            "predicted": self.predicted,
            "matched": self.matched,
        }


@dataclass
class Share:
    """How many of those that count are right."""

    right: int = 0
    count: int = 0

    def add(self, *, right: bool) -> None:
        """Count one."""
        self.right += right
        self.count += 1

    @property
    def value(self) -> float | None:
        """The share, None where nothing counts."""
        return round(self.right / self.count, 3) if self.count else None


Detail = tuple[object, ...]
"""A report's name, what was missed, extra or wrong, and which."""


@dataclass
class Scores:
    """Running scores of one comparison.

    Attributes
    ----------
    details : list of tuple
        What was missed, extra or wrong, report by report.
    """

    vocabulary: Vocabulary
    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in TALLIES})
    shares: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in SHARES})
    errors_km: list[float] = field(default_factory=list)
    details: list[Detail] = field(default_factory=list)
    reports: int = 0

    def add(self, name: str, gold: JudgedReport, predicted: JudgedReport) -> None:
        """Count one report."""
        self.reports += 1
        self._add_toponyms(name, gold.toponyms, predicted.toponyms)
        self._add_events(name, gold.events, predicted.events)

    def figures(self) -> dict[str, Any]:
        """Give all figures, in the order in which they are told."""
        found: dict[str, Any] = {name: tally.figures() for name, tally in self.tallies.items()}
        shares = self.shares
        found["resolution"] = {
            "within_10_km": shares["within_10_km"].value,
            "within_161_km": shares["within_161_km"].value,
            "median_km": round(statistics.median(self.errors_km), 2) if self.errors_km else None,
            "recognised_literal": shares["within_10_km"].count,
        }
        for name in SHARES[2:]:
            label = "accuracy" if name == "status" else "share"
            found[name] = {label: shares[name].value, "matched": shares[name].count}
        found["reports"] = self.reports
        return found

    def _add_toponyms(
        self, name: str, gold: Sequence[JudgedToponym], predicted: Sequence[JudgedToponym]
    ) -> None:
        exact = match(gold, predicted, JudgedToponym.has_span_of)
        overlapping = match(gold, predicted, JudgedToponym.overlaps)
        literal, said = ([t for t in side if t.role == "literal"] for side in (gold, predicted))
        both = match(literal, said, JudgedToponym.overlaps)
        self.tallies["toponyms_exact"].add(len(exact), len(gold), len(predicted))
        self.tallies["toponyms_overlap"].add(len(overlapping), len(gold), len(predicted))
        self.tallies["toponyms_literal"].add(len(both), len(literal), len(said))
        for i, j in overlapping.items():
            if gold[i].role == "literal":
                self._add_resolution(name, gold[i], predicted[j])
        found = set(overlapping.values())
        missed = [t for i, t in enumerate(gold) if i not in overlapping]
        self.details += [(name, "toponym missed", t.text, t.start) for t in missed]
        self.details += [
            (name, "toponym extra", t.text, t.start) for j, t in enumerate(predicted) if j not in found
        ]

    def _add_resolution(self, name: str, gold: JudgedToponym, predicted: JudgedToponym) -> None:
        if gold.point is None:
            return
        error = math.inf if predicted.point is None else great_circle_km(gold.point, predicted.point)
        self.shares["within_10_km"].add(right=error <= max(NEAREST_KM, gold.radius_km))
        self.shares["within_161_km"].add(right=error <= max(FAR_KM, gold.radius_km))
        if error < math.inf:
            self.errors_km.append(error)
            if error > max(FAR_OFF_KM, gold.radius_km):
                self.details.append((name, "resolved far off", gold.text, f"{error:.0f} km"))

    def _add_events(self, name: str, gold: Sequence[JudgedEvent], predicted: Sequence[JudgedEvent]) -> None:
        acts, said = (self._of_kind(side, military=True) for side in (gold, predicted))
        others, others_said = (self._of_kind(side, military=False) for side in (gold, predicted))
        places, places_said = places_of(acts), places_of(said)
        self._tally("place", places, places_said, is_near)
        self._tally("place_fine", places, places_said, is_finely_near)
        pairs = self._tally("place_activity", acts, said, is_same_act, name)
        self._tally(
            "place_activity_actor", acts, said, lambda g, p: is_same_act(g, p) and self._same_actors(g, p)
        )
        self._tally("other_place_activity", others, others_said, is_same_act)
        for i, j in pairs.items():
            self._add_agreement(name, acts[i], said[j])

    def _of_kind(self, events: Iterable[JudgedEvent], *, military: bool) -> list[JudgedEvent]:
        terms = self.vocabulary.activities
        return [e for e in events if (e.activity in terms and terms[e.activity].military) == military]

    def _tally(
        self,
        tally: str,
        gold: Sequence[JudgedEvent],
        predicted: Sequence[JudgedEvent],
        fits: Callable[[JudgedEvent, JudgedEvent], bool],
        name: str | None = None,
    ) -> dict[int, int]:
        """Match events; an optional one absorbs a prediction and counts on neither side."""
        pairs = match(gold, predicted, fits, self._agreement, lambda g: g.optional)
        required = [i for i, g in enumerate(gold) if not g.optional]
        free = sum(gold[i].optional for i in pairs)
        self.tallies[tally].add(sum(i in pairs for i in required), len(required), len(predicted) - free)
        if name is not None:
            found = set(pairs.values())
            missed = [gold[i] for i in required if i not in pairs]
            extra = [p for j, p in enumerate(predicted) if j not in found]
            self.details += [(name, "event missed", e.activity, e.place, e.quote) for e in missed]
            self.details += [(name, "event extra", e.activity, e.place, e.quote) for e in extra]
        return pairs

    def _add_agreement(self, name: str, gold: JudgedEvent, predicted: JudgedEvent) -> None:
        shares = self.shares
        shares["status"].add(right=predicted.status[0] in gold.status)
        if predicted.status[0] not in gold.status:
            told = (gold.activity, gold.place, gold.status[0], "not", predicted.status[0])
            self.details.append((name, "status", *told))
        if gold.relation in _POINT_RELATIONS and gold.point and predicted.point:
            promise = -math.inf if predicted.stated_radius_km is None else predicted.stated_radius_km
            shares["radius_covers_gold"].add(
                right=great_circle_km(gold.point, predicted.point) <= promise + SLACK_KM
            )
            shares["radius_sharp"].add(right=0 <= promise <= 2 * max(SHARP_KM, gold.radius_km))
        if gold.targets[0]:
            shares["targets"].add(right=fit_actors(gold.targets, predicted.targets[0], self.vocabulary))
        shares["dates"].add(right=gold.month == predicted.month)
        if gold.is_attributed:
            shares["attribution"].add(right=bool(gold.attribution & predicted.attribution))

    def _same_actors(self, gold: JudgedEvent, predicted: JudgedEvent) -> bool:
        return fit_actors(gold.actors, predicted.actors[0], self.vocabulary)

    def _agreement(self, gold: JudgedEvent, predicted: JudgedEvent) -> tuple[bool, ...]:
        same_words = gold.quote == predicted.quote
        return predicted.status[0] in gold.status, self._same_actors(gold, predicted), same_words


def score(
    gold: Mapping[str, JudgedReport],
    predicted: Mapping[str, JudgedReport],
    vocabulary: Vocabulary | None = None,
) -> Scores:
    """Compare predictions with gold, report by report; one that was not predicted counts as empty.

    Examples
    --------
    >>> scores = score({"a": JudgedReport()}, {})
    >>> scores.figures()["place"]["f1"]
    1.0
    """
    scores = Scores(vocabulary or Vocabulary.load())
    for name, report in gold.items():
        scores.add(name, report, predicted.get(name, JudgedReport()))
    return scores
