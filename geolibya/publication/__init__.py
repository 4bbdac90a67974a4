"""Publication safety: what is held back, rounded or left out before anything is written, the same in every output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geolibya.errors import RecordError
from geolibya.publication.coarse import coarsen
from geolibya.publication.delays import delay
from geolibya.publication.redaction import Redacted, redact

if TYPE_CHECKING:
    from geolibya.eventset import EventSet
    from geolibya.gazetteer import Gazetteer
    from geolibya.publication.notes import Note
    from geolibya.publication.words import HiddenNames
    from geolibya.vocabulary import Vocabulary

__all__ = ["Published", "Redacted", "Safety", "coarsen", "delay", "publish", "redact"]


@dataclass(frozen=True, slots=True)
class Safety:
    """What is asked for.

    Attributes
    ----------
    delay_days : int or None
    as_of : str or None
        ISO date from which the delay counts back; None: the latest publication.
    coarsen_km : float or None
    redact : tuple of str
        `actor=...`, `place=...`, `report=...`.
    """

    delay_days: int | None = None
    as_of: str | None = None
    coarsen_km: float | None = None
    redact: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """Say whether anything is asked for."""
        return self.delay_days is not None or self.coarsen_km is not None or bool(self.redact)


@dataclass(frozen=True)
class Published:
    """What may be published, and the tables to draw it with.

    Attributes
    ----------
    events : EventSet
    notes : tuple of Note
        What was done, without a word of what it was done to.
    gazetteer, vocabulary : Gazetteer, Vocabulary or None
        Without the hidden names; None where nothing is hidden and the shipped ones will do.
    """

    events: EventSet
    notes: tuple[Note, ...] = ()
    gazetteer: Gazetteer | None = None
    vocabulary: Vocabulary | None = None
    hidden: HiddenNames | None = None

    def lines(self, language: str = "en") -> tuple[str, ...]:
        """Give a sentence for each thing that was done."""
        return tuple(note.text(language) for note in self.notes)

    @property
    def record(self) -> dict[str, Any]:
        """What the manifest says of it."""
        return {note.kind: dict(note.facts) for note in self.notes}

    def check_title(self, title: str | None) -> None:
        """Refuse a title that names what is hidden.

        Raises
        ------
        RecordError
        """
        if self.hidden is not None and self.hidden.are_in(title):
            raise RecordError("the title names what is to be left out; choose another")


def publish(
    events: EventSet,
    safety: Safety,
    gazetteer: Gazetteer | None = None,
    vocabulary: Vocabulary | None = None,
) -> Published:
    """Leave out, hold back and round, in this order: the date of a report that is left out counts for nothing.

    Parameters
    ----------
    events : EventSet
    safety : Safety
    gazetteer, vocabulary : optional
        By default the shipped ones.

    Examples
    --------
    >>> from geolibya.eventset import EventSet
    >>> from geolibya.records import Event
    >>> strike = Event("a", "air_strike", "reported", place="az_zawiya", lat=32.757, lon=12.728, radius_km=5.0)
    >>> publish(EventSet((strike,)), Safety(coarsen_km=50)).events.events[0].lat
    32.5989
    """
    notes: list[Note] = []
    hidden = None
    if safety.redact:
        redacted = redact(events, safety.redact, gazetteer, vocabulary)
        events, hidden = redacted.events, redacted.hidden
        gazetteer, vocabulary = redacted.gazetteer, redacted.vocabulary
        notes.append(redacted.note)
    if safety.delay_days is not None:
        events, note = delay(events, safety.delay_days, safety.as_of)
        notes.append(note)
    if safety.coarsen_km is not None:
        events, note = coarsen(events, safety.coarsen_km)
        notes.append(note)
    return Published(events, tuple(notes), gazetteer, vocabulary, hidden)
