"""Which event a decision is on: by id, else by the words that it was about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geolibya.counterparts import EDITED_WORDS, READ_OTHERWISE, SAME_ID, Counterparts, Match
from geolibya.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geolibya.records import Event, Problem
    from geolibya.review.table import Decision


@dataclass
class Sticking:
    """Decisions, each with its event.

    Attributes
    ----------
    index : Counterparts
        Of the events as they are.
    chosen : dict of str to Decision
        By the id of the event.
    lost : list of Decision
        Those that no event fits any more.
    problems, notes : list of Problem
        What is told of lost ones, and of those whose text changed under them.
    """

    index: Counterparts
    chosen: dict[str, Decision] = field(default_factory=dict)
    lost: list[Decision] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    waiting: list[Decision] = field(default_factory=list)

    @classmethod
    def of(cls, events: Iterable[Event], decisions: Iterable[Decision]) -> Sticking:
        """Give each decision its event; rows that add one have none."""
        found = cls(Counterparts(events))
        for decision in decisions:
            if decision.verdict != "add":
                found.take(decision)
        found.take_waiting()
        return found

    def take(self, decision: Decision) -> None:
        """Give a decision its event by id; one whose id is gone waits, so that it takes no other's event."""
        match = self.index.find(decision.trace)
        if match is None or match.by != SAME_ID:
            self.waiting.append(decision)
        else:
            self._choose(decision, match)

    def take_waiting(self) -> None:
        """Give the decisions whose ids are gone the events that tell the same."""
        by_id = set(self.chosen)
        for decision in self.waiting:
            match = self._find_again(decision, by_id)
            if match is None:
                self.lost.append(decision)
                self.problems.append(decision.problem(self._missing(decision)))
            else:
                self._choose(decision, match)

    def _find_again(self, decision: Decision, taken: set[str]) -> Match | None:
        """Find what a decision was about, also where the machine now says what the person had corrected."""
        trace = decision.trace
        corrected = trace._replace(
            **{name: decision.cells.get(name) or getattr(trace, name) for name in ("activity", "place")}
        )
        return (
            self.index.find(trace, taken)
            or self.index.find(corrected, taken)
            or self._read_otherwise(decision, taken)
        )

    def _read_otherwise(self, decision: Decision, taken: set[str]) -> Match | None:
        """Find the one event of the same words that now differs in nothing but what the person corrected anyway."""
        changes = decision.changes({}) if decision.verdict == "correct" and decision.was else {}
        trace = decision.trace
        same = [
            event
            for event in self.index.same_sentence(trace)
            if event.id not in taken
            and ("activity" in changes or event.activity == trace.activity)
            and ("place" in changes or event.place == (trace.place or None))
        ]
        return Match(same[0], READ_OTHERWISE) if changes and len(same) == 1 else None

    def _missing(self, decision: Decision) -> str:
        """Say that there is no event, and what its words are taken for now."""
        trace = decision.trace
        what = (
            " at ".join(part for part in (trace.activity, trace.place) if part)
            or trace.id
            or "no id, no quote"
        )
        now = ", ".join(f"{e.activity} at {e.place or 'no place'}" for e in self.index.same_sentence(trace))
        hint = f"; its words now tell of {now}" if now else ""
        where = f" in {trace.report}" if trace.report else ""
        return f"no event fits any more: {what}{where}{hint}; the decision to {decision.verdict} it waits in this file"

    def _choose(self, decision: Decision, match: Match) -> None:
        event = match.event
        before = self.chosen.get(event.id)
        if before is not None:
            first, last = sorted((before, decision), key=lambda one: (one.reviewed_on, one.line))
            self.notes.append(
                last.problem(f"decides again on the event of line {first.line}; the later counts")
            )
            decision = last
        self.chosen[event.id] = decision
        told = decision.trace
        if match.by != SAME_ID:
            self.notes.append(decision.problem(f"found by {match.by}; look at {event.id} again"))
        elif told.quote and fold_name(told.quote) != fold_name(event.quote):
            self.notes.append(decision.problem(f"the quote of {event.id} is another now, look at it again"))
        if match.by == EDITED_WORDS:
            self.notes.append(decision.problem(f"it said {told.quote!r}, now {event.quote!r}"))
