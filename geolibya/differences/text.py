"""Differences in words for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geolibya.columns import row_of
from geolibya.differences import COLUMNS_OF

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geolibya.differences import Change, Differences
    from geolibya.records import Event

HEADINGS = {
    "new": "New",
    "gone": "Gone",
    "moved": "Moved",
    "redated": "Re-dated",
    "restated": "Re-stated",
    "reviewed": "Reviewed",
}
LONGEST = 80
"""Characters of a quote in a line."""


def describe(event: Event) -> str:
    """Say in a line what an event is."""
    who = f" by {', '.join(event.actors)}" if event.actors else ""
    whom = f" on {', '.join(event.targets)}" if event.targets else ""
    where = event.place_name or event.place or ("place not found" if event.lat is None else "unnamed place")
    return f"{event.activity}{who}{whom}, {where}, {event.date or 'undated'}, {event.status}"


def shown(value: object) -> str:
    """Give the value of a column in words.

    Examples
    --------
    >>> shown(["lna", "gna"]), shown(None), shown([])
    ('lna, gna', 'nothing', 'nothing')
    """
    if isinstance(value, list):
        return ", ".join(_toll(item) if isinstance(item, dict) else str(item) for item in value) or "nothing"
    return "nothing" if value is None else str(value)


def _toll(casualties: Mapping[str, object]) -> str:
    known = (f"{casualties[name]} {name}" for name in ("killed", "injured") if casualties[name] is not None)
    return " ".join([str(casualties["words"]), f"({', '.join(known)})"])


def differing(change: Change, kind: str) -> list[tuple[str, str, str]]:
    """Give each column of a kind that changed, with before and after in words."""
    old, new = row_of(change.old), row_of(change.new)
    names = [name for name in COLUMNS_OF[kind] if name in change.columns]
    return [(name, shown(old[name]), shown(new[name])) for name in names]


def lines(differences: Differences) -> Iterator[str]:
    """Tell the differences line by line, one kind after the other."""
    counts = differences.counts
    yield ", ".join(f"{count} {HEADINGS.get(kind, kind).lower()}" for kind, count in counts.items())
    for kind, events in (("new", differences.new), ("gone", differences.gone)):
        if events:
            yield f"\n{HEADINGS[kind]}"
        for event in events:
            yield f"  {event.id}  {describe(event)}"
            if event.quote:
                yield f"    {event.report}: {_short(event.quote)}"
    for kind in COLUMNS_OF:
        changes = differences.of_kind(kind)
        if changes:
            yield f"\n{HEADINGS[kind]}"
        for change in changes:
            yield f"  {change.new.id}  {describe(change.new)}"
            if change.old.id != change.new.id:
                yield f"    was {change.old.id}, known by {change.by}"
            for name, before, after in differing(change, kind):
                yield f"    {name}: {_short(before)} -> {_short(after)}"
            if kind == "moved" and change.km is not None:
                yield f"    {change.km:g} km"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
