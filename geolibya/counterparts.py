"""Which event of a new set is the one that was known from an old set, when a report was edited or renamed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from geolibya.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Iterable, Sequence

    from geolibya.records import Event

ALIKE = 80.0
"""Of 100: two quotes that share this much are one sentence, mended; less is another sentence."""

SAME_ID = "the same id"
SAME_WORDS = "the same words in a report that was edited"
OTHER_REPORT = "the same words in another report"
READ_OTHERWISE = "the same words, which are read otherwise now"
EDITED_WORDS = "words that were edited"


class Trace(NamedTuple):
    """What an event can be known by."""

    id: str
    report: str
    quote: str
    activity: str
    place: str
    status: str = ""
    date: str = ""

    @classmethod
    def of(cls, event: Event) -> Trace:
        """Give the trace of an event."""
        return cls(
            event.id,
            event.report,
            event.quote,
            event.activity,
            event.place or "",
            event.status,
            event.date or "",
        )


class Match(NamedTuple):
    """An event that was found again, and by what."""

    event: Event
    by: str


class Counterparts:
    """Events to be found by what was known of them.

    Parameters
    ----------
    events : iterable of Event
    """

    def __init__(self, events: Iterable[Event]) -> None:
        self.by_id: dict[str, Event] = {}
        self._told: defaultdict[Hashable, list[Event]] = defaultdict(list)
        self._quoted: defaultdict[Hashable, list[Event]] = defaultdict(list)
        self._acts: defaultdict[Hashable, list[Event]] = defaultdict(list)
        self._sentences: defaultdict[Hashable, list[Event]] = defaultdict(list)
        for event in events:
            trace = Trace.of(event)
            self.by_id[event.id] = event
            self._told[_told(trace)].append(event)
            self._quoted[_told(trace)[1:]].append(event)
            self._acts[_act(trace)].append(event)
            self._sentences[_sentence(trace)].append(event)

    def find(self, trace: Trace, taken: Container[str] = ()) -> Match | None:
        """Give the event that is the one of a trace; None where there is none, or more than one may be it.

        Parameters
        ----------
        taken : container of str
            Ids of events that are something else's already.
        """
        if trace.id in self.by_id:
            return Match(self.by_id[trace.id], SAME_ID)

        def free(events: Sequence[Event]) -> list[Event]:
            return [event for event in events if event.id not in taken]

        if trace.quote:
            for by, events in (
                (SAME_WORDS, self._told.get(_told(trace), ())),
                (OTHER_REPORT, self._quoted.get(_told(trace)[1:], ())),
            ):
                if found := free(events):
                    only = _the_one(trace, found)
                    return Match(only, by) if only else None
        alike = _most_alike(trace.quote, free(self._acts.get(_act(trace), ())))
        return Match(alike, EDITED_WORDS) if alike else None

    def same_sentence(self, trace: Trace) -> tuple[Event, ...]:
        """Give the events that the same words of the same report tell, whatever they are taken for."""
        return tuple(self._sentences.get(_sentence(trace), ())) if trace.quote else ()


def _told(trace: Trace) -> tuple[str, bytes, str, str]:
    return trace.report, fold_name(trace.quote), trace.activity, trace.place


def _act(trace: Trace) -> tuple[str, str, str]:
    return trace.report, trace.activity, trace.place


def _sentence(trace: Trace) -> tuple[str, bytes]:
    return trace.report, fold_name(trace.quote)


def _the_one(trace: Trace, events: Sequence[Event]) -> Event | None:
    """Give the only event, or the only one of several that also has the status and the date."""
    if len(events) > 1:
        events = [e for e in events if (e.status, e.date or "") == (trace.status, trace.date)]
    return events[0] if len(events) == 1 else None


def _most_alike(quote: str, events: Sequence[Event]) -> Event | None:
    """Give the event whose quote is most like one, where it is like enough and no other is as like."""
    folded = fold_name(quote)
    if not folded:
        return None
    scores = [fuzz.ratio(folded, fold_name(event.quote)) for event in events]
    best = max(scores, default=0.0)
    if best < ALIKE or scores.count(best) > 1:
        return None
    return events[scores.index(best)]
