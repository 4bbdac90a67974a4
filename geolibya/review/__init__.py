"""People's corrections: a table to review events in, and its decisions put into events.

A decision sticks to its event by the event's id; where a report was edited, so that the id is another, by report,
quote, activity and place. It is never dropped in silence: what finds no event is told with its line.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geolibya.errors import RecordError
from geolibya.gazetteer import Gazetteer
from geolibya.grouping import group_incidents
from geolibya.records import LONGEST_QUOTE, Event, Problem
from geolibya.review.corrections import Corrector
from geolibya.review.sticking import Sticking
from geolibya.review.table import CORRECTABLE, Decision, cells_of, read_decisions, write_table
from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from geolibya.eventset import EventSet

__all__ = ["Decision", "Reviewed", "apply_decisions", "export_review", "read_decisions", "review"]

_DONE = {"accept": "accepted", "correct": "corrected", "reject": "rejected", "add": "added"}
_GIVEN = ("quote", "title", "outlet", "url", "published", "language", "report")
_MADE_OF = (
    "activity",
    "place",
    "place_name",
    "lat",
    "lon",
    "date",
    "actors",
    "quote",
    "url",
    "outlet",
    "title",
)
"""Cells that the id of a hand-made event depends on."""


@dataclass(frozen=True)
class Reviewed:
    """Events after review.

    Attributes
    ----------
    events : EventSet
    problems : tuple of Problem
        Decisions that could not be used; none of them changed an event.
    notes : tuple of Problem
        Decisions that were used and deserve a look, as the text changed under them.
    counts : mapping of str to int
        By `accepted`, `corrected`, `rejected`, `added`.
    """

    events: EventSet
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    counts: dict[str, int]


def export_review(events: EventSet, path: Path, decisions: Iterable[Decision] = ()) -> tuple[Problem, ...]:
    """Write the table to be reviewed, with what was decided before.

    Parameters
    ----------
    events : EventSet
    path : Path
    decisions : iterable of Decision
        Of an earlier table. Each stands in the row of its event; rows that add an event, and decisions whose
        event is gone, follow at the end, so that none is lost.

    Returns
    -------
    tuple of Problem
        What changed under a decision, or that its event is gone.
    """
    decisions = tuple(decisions)
    sticking = Sticking.of(events, decisions)
    rest = [one for one in decisions if one.verdict == "add" or one in sticking.lost]
    write_table(path, events, sticking.chosen, rest)
    return tuple(_in_order([*sticking.problems, *sticking.notes]))


def review(events: EventSet, path: Path) -> Reviewed:
    """Put the decisions of a file into events; all that could not be used is in `events.problems` too.

    Raises
    ------
    ReportError
        Where the file cannot be read.
    """
    problems: list[Problem] = []
    decisions = read_decisions(path, problems)
    done = apply_decisions(events, decisions)
    problems += done.problems
    told = (*events.problems, *problems, *done.notes)
    return replace(done, events=replace(done.events, problems=told), problems=tuple(problems))


def apply_decisions(
    events: EventSet,
    decisions: Iterable[Decision],
    gazetteer: Gazetteer | None = None,
    vocabulary: Vocabulary | None = None,
) -> Reviewed:
    """Put decisions into events.

    Parameters
    ----------
    events : EventSet
        As extracted, today or long after the decisions were made.
    decisions : iterable of Decision
        Of several on one event the one reviewed last counts, then the one on the lowest line.
    gazetteer : Gazetteer, optional
    vocabulary : Vocabulary, optional
    """
    decisions = tuple(decisions)
    corrector = Corrector(gazetteer or Gazetteer.load(), vocabulary or Vocabulary.load())
    run = _Run(events, corrector, Sticking.of(events, decisions))
    for decision in decisions:
        if decision.verdict == "add":
            run.add(decision)
    return run.reviewed()


@dataclass
class _Run:
    """One application of decisions."""

    given: EventSet
    corrector: Corrector
    sticking: Sticking
    added: dict[str, Event] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_DONE.values(), 0))

    def __post_init__(self) -> None:
        self.problems, self.notes = self.sticking.problems, self.sticking.notes

    def add(self, decision: Decision) -> None:
        """Make the event of a row that a person wrote."""
        try:
            event = self._made(decision)
        except ValueError as error:
            self.problems.append(decision.problem(f"not added: {error}"))
            return
        if event.id in self.added:
            self.notes.append(decision.problem(f"adds {event.id} a second time"))
            return
        self.added[event.id] = event

    def _made(self, decision: Decision) -> Event:
        cells = decision.cells
        source = cells.get("source", "")
        given = {name: cells.get(name, "") for name in _GIVEN}
        if source:
            given["url" if source.startswith(("http://", "https://")) else "outlet"] = source
        if not (given["outlet"] or given["url"] or given["title"]):
            raise RecordError("no source; wants one in source, outlet, title or url")
        if not cells.get("activity"):
            raise RecordError("no activity")
        if len(given["quote"]) > LONGEST_QUOTE:
            raise RecordError(f"quote has {len(given['quote'])} characters, {LONGEST_QUOTE} at most")
        given["title"] = given["title"] or source
        blank = Event(
            id=cells.get("id") or _id_of(decision),
            activity=cells["activity"],
            status="reported",
            quote=given["quote"],
            report=given["report"],
            title=given["title"],
            outlet=given["outlet"],
            url=given["url"],
            published=given["published"] or None,
            language=given["language"],
        )
        wanted = {name: cells[name] for name in CORRECTABLE if cells.get(name)}
        event = self.corrector.correct(blank, wanted)
        if event.id in self.sticking.index.by_id and not self.sticking.index.by_id[
            event.id
        ].reviewed.startswith(_DONE["add"]):
            raise RecordError(f"its id {event.id} is that of another event; leave the cell id empty")
        return replace(event, reviewed=_signed(decision))

    def reviewed(self) -> Reviewed:
        """Give the events with all decisions in them."""
        kept: list[Event] = []
        for event in self.given:
            if event.id in self.added:
                continue
            decision = self.sticking.chosen.get(event.id)
            done = event if decision is None else self._decided(event, decision)
            if done is not None:
                kept.append(done)
        self.counts["added"] = len(self.added)
        kept += self.added.values()
        if self.counts["corrected"] or self.counts["rejected"] or self.added:
            kept = list(group_incidents(kept, self.corrector.vocabulary))
        events = replace(self.given, events=tuple(kept))
        return Reviewed(events, tuple(_in_order(self.problems)), tuple(_in_order(self.notes)), self.counts)

    def _decided(self, event: Event, decision: Decision) -> Event | None:
        """Give the event after its decision; None where it was rejected."""
        changes = decision.changes(cells_of(event)) if decision.verdict == "correct" else {}
        try:
            corrected = self.corrector.correct(event, changes)
        except ValueError as error:
            self.problems.append(decision.problem(f"not corrected: {error}"))
            return event
        if decision.verdict == "correct" and not changes:
            self.problems.append(decision.problem("says correct, but no cell was changed; write accept"))
            return event
        self.counts[_DONE[decision.verdict]] += 1
        if decision.verdict == "reject":
            return None
        return replace(corrected, reviewed=_signed(decision, *changes))


def _signed(decision: Decision, *changed: str) -> str:
    """Say who decided what, and when."""
    by = f" by {decision.reviewer}" if decision.reviewer else ""
    on = f" on {decision.reviewed_on}" if decision.reviewed_on else ""
    what = f": {', '.join(changed)}" if changed else ""
    return f"{_DONE[decision.verdict]}{by}{on}{what}"


def _id_of(decision: Decision) -> str:
    said = "\0".join(decision.cells.get(name, "") for name in (*_MADE_OF, "source"))
    return hashlib.sha256(f"added\0{said}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _in_order(problems: Sequence[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.line or 0)
