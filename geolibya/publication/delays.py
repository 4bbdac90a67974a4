"""Holding back what is recent: nothing that was published, or may have happened, after a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from geolibya.edtf import Days, days_of, days_or_none
from geolibya.errors import RecordError
from geolibya.incidents import by_incident
from geolibya.publication.notes import Note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geolibya.eventset import EventSet
    from geolibya.records import Event, Report


def delay(events: EventSet, days: int, as_of: str | None = None) -> tuple[EventSet, Note]:
    """Hold back the events of the last days, and the reports that tell of nothing else.

    An event stays where both its report was published and it happened by then, at the latest that their dates
    allow; one of which neither is known is held back.

    Parameters
    ----------
    events : EventSet
    days : int
        Counted back from `as_of`.
    as_of : str, optional
        ISO date; by default the latest day on which one of the reports was published.

    Raises
    ------
    RecordError
        Where no date is given and no report has one.
    """
    try:
        today = days_of(as_of).last if as_of else _latest(events)
        until = today - dt.timedelta(days=days)
    except (ValueError, OverflowError) as error:
        raise RecordError(f"as of {as_of or 'the latest report'}, {days} days back: {error}") from None
    kept = tuple(event for event in events if _is_past(event, until))
    told = {event.report for event in kept}
    reports = tuple(r for r in events.reports if r.name in told or _is_published(r, until))
    gone = {report.name for report in events.reports} - {report.name for report in reports}
    facts: dict[str, str | int | float] = {
        "days": days,
        "as_of": today.isoformat(),
        "until": until.isoformat(),
        "events": len(events) - len(kept),
    }
    problems = tuple(p for p in events.problems if not any(name in p.file + p.reason for name in gone))
    shown = replace(events, events=renamed_incidents(kept), reports=reports, problems=problems)
    return shown, Note("delay", facts)


def _latest(events: EventSet) -> dt.date:
    """Give the last day on which a report may have been published."""
    dates = {source.published for source in (*events.reports, *events)}
    known = [days.last for days in map(days_or_none, dates) if days]
    if not known:
        raise RecordError("no report says when it was published; give a date with --as-of")
    return max(known)


def _is_published(source: Report | Event, until: dt.date) -> bool:
    days = days_or_none(source.published)
    return days is not None and days.last <= until


def _is_past(event: Event, until: dt.date) -> bool:
    """Say whether an event was past and published on a day."""
    published, days = days_or_none(event.published), days_or_none(event.date)
    if published is None and days is None:
        return False
    if published is not None and published.last > until:
        return False
    if days is None:
        return True
    if published is not None and event.status != "planned":
        days = Days(days.first, min(days.last, max(published.last, days.first)))  # told, so it had happened
    return days.last <= until


def renamed_incidents(events: Iterable[Event]) -> tuple[Event, ...]:
    """Give events in their order, no incident called after an event that is not among them."""
    events = tuple(events)
    left = {event.id for event in events}
    names: dict[str, str] = {}
    for name, told in by_incident(events).items():
        names[name] = name if name.removeprefix("i-") in left else f"i-{told[0].id}"
    return tuple(replace(e, incident=names[e.incident]) if e.incident else e for e in events)
