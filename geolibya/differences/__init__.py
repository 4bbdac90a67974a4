"""What changed from one set of events to another: new, gone, moved, re-dated, re-stated."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geolibya.columns import row_of
from geolibya.counterparts import SAME_ID, Counterparts, Trace
from geolibya.ellipsoid import distance_km
from geolibya.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from geolibya.eventset import EventSet
    from geolibya.records import Event

__all__ = ["KINDS", "Change", "Differences", "compare"]

COLUMNS_OF = {
    "moved": ("place", "place_name", "relation", "lat", "lon", "radius_km"),
    "redated": ("date",),
    "restated": ("activity", "status", "actors", "targets", "attribution", "caveats", "casualties", "quote"),
    "reviewed": ("reviewed",),
}
"""Columns by what a change of them is called."""
KINDS = ("new", "gone", *COLUMNS_OF)
_NUMBERS = ("lat", "lon", "radius_km")
SAME_NUMBER = 1e-6
"""Degrees or km that formats of tables may lose."""


@dataclass(frozen=True, slots=True)
class Change:
    """An event before and after.

    Attributes
    ----------
    old, new : Event
    columns : tuple of str
        Those that differ.
    by : str
        How the one was known to be the other.
    """

    old: Event
    new: Event
    columns: tuple[str, ...]
    by: str

    @property
    def kinds(self) -> tuple[str, ...]:
        """What the change is: of `moved`, `redated`, `restated` and `reviewed` those that hold."""
        return tuple(kind for kind, columns in COLUMNS_OF.items() if set(columns) & set(self.columns))

    @property
    def km(self) -> float | None:
        """How far it moved, None where a place is not known."""
        a, b = self.old, self.new
        if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
            return None
        return round(distance_km(a.lat, a.lon, b.lat, b.lon), 1)


@dataclass(frozen=True)
class Differences:
    """What changed.

    Attributes
    ----------
    new, gone : tuple of Event
        In one set only.
    changes : tuple of Change
        In both, with other values; an event may have moved and be re-dated at once.
    same : int
        How many did not change.
    """

    new: tuple[Event, ...]
    gone: tuple[Event, ...]
    changes: tuple[Change, ...]
    same: int

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.changes)

    def of_kind(self, kind: str) -> tuple[Change, ...]:
        """Give the changes of a kind."""
        return tuple(change for change in self.changes if kind in change.kinds)

    @property
    def counts(self) -> dict[str, int]:
        """Number of each kind, and of what is the same."""
        changed = {kind: len(self.of_kind(kind)) for kind in COLUMNS_OF}
        return {"new": len(self.new), "gone": len(self.gone), **changed, "same": self.same}

    def as_json(self) -> dict[str, Any]:
        """Give them as plain values: events as rows of the event tables, changes with before and after."""
        return {
            "counts": self.counts,
            "new": [row_of(event) for event in self.new],
            "gone": [row_of(event) for event in self.gone],
            **{kind: [_change(change, kind) for change in self.of_kind(kind)] for kind in COLUMNS_OF},
        }


def _change(change: Change, kind: str) -> dict[str, Any]:
    old, new = row_of(change.old), row_of(change.new)
    columns = [name for name in COLUMNS_OF[kind] if name in change.columns]
    found: dict[str, Any] = {
        "id": change.new.id,
        "old_id": change.old.id,
        "known_by": change.by,
        "report": change.new.report,
        "quote": change.new.quote or None,
        "before": {name: old[name] for name in columns},
        "after": {name: new[name] for name in columns},
    }
    return found | ({"km": change.km} if kind == "moved" else {})


def compare(old: EventSet, new: EventSet) -> Differences:
    """Tell what changed.

    An event is known again by its id; else by report, quote, activity and place; else by a quote that is the same
    or nearly, so that an event that moved is one that moved, not one gone and one new.

    Parameters
    ----------
    old, new : EventSet
    """
    pairs = _pairs(old, new)
    old_of = {after.id: (before, by) for before, after, by in pairs}
    found = {before.id for before, _, _ in pairs}
    changes = []
    for event in new:
        if event.id in old_of:
            before, by = old_of[event.id]
            columns = _changed(before, event)
            if columns:
                changes.append(Change(before, event, columns, by))
    return Differences(
        tuple(event for event in new if event.id not in old_of),
        tuple(event for event in old if event.id not in found),
        tuple(changes),
        len(pairs) - len(changes),
    )


def _pairs(old: EventSet, new: EventSet) -> list[tuple[Event, Event, str]]:
    """Pair each old event with its new self, the surest first; no event is in two pairs."""
    index = Counterparts(new)
    pairs = [(event, index.by_id[event.id], SAME_ID) for event in old if event.id in index.by_id]
    taken = {event.id for event, _, _ in pairs}
    waiting = []
    for event in old:
        if event.id in taken:
            continue
        match = index.find(Trace.of(event), taken)
        if match is None:
            waiting.append(event)
        else:
            pairs.append((event, match.event, match.by))
            taken.add(match.event.id)
    return pairs + _pairs_by_words(waiting, [event for event in new if event.id not in taken])


def _pairs_by_words(old: Iterable[Event], new: Iterable[Event]) -> list[tuple[Event, Event, str]]:
    """Pair what the same words tell, those first that have most in common."""
    told: defaultdict[Hashable, list[Event]] = defaultdict(list)
    for event in new:
        if event.quote:
            told[event.report, fold_name(event.quote)].append(event)
    likely = [
        (_in_common(before, after), number, before, after)
        for number, before in enumerate(old)
        for after in told.get((before.report, fold_name(before.quote)), ())
    ]
    pairs: list[tuple[Event, Event, str]] = []
    used: set[str] = set()
    for _, _, before, after in sorted(likely, key=lambda row: (-row[0], row[1], row[3].id)):
        if not used & {f"old {before.id}", f"new {after.id}"}:
            used |= {f"old {before.id}", f"new {after.id}"}
            pairs.append((before, after, "the same words"))
    return pairs


def _in_common(a: Event, b: Event) -> int:
    columns = ("activity", "place", "status", "date", "actors", "targets")
    return sum(getattr(a, name) == getattr(b, name) for name in columns)


def _changed(old: Event, new: Event) -> tuple[str, ...]:
    """Give the columns in which two events differ."""
    a, b = row_of(old), row_of(new)
    return tuple(name for columns in COLUMNS_OF.values() for name in columns if not _same(name, a, b))


def _same(name: str, a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    first, second = a[name], b[name]
    if name in _NUMBERS and first is not None and second is not None:
        return math.isclose(first, second, abs_tol=SAME_NUMBER)
    return bool(first == second)
