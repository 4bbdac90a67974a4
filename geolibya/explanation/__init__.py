"""Why each event of a report was made, and why other words made none: marks in the text, and reasons in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geolibya.speakers import Speakers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geolibya.extractor import Extractor
    from geolibya.records import Extraction, Report
    from geolibya.scene import Scene

KINDS = ("place", "metonym", "actor", "activity", "date", "source", "cue", "no event")
"""What a stretch of a text is marked as; a metonym is a name of a place that stands for its government."""


@dataclass(frozen=True, order=True, slots=True)
class Mark:
    """A stretch of the text and what it was taken for: an id of a table, a date in EDTF, or a kind of cue."""

    start: int
    end: int
    kind: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A report with what was found in it.

    Attributes
    ----------
    marks : tuple of Mark
        In the order of the text, none over another.
    sentences : tuple of (int, int, int)
        Where each begins and ends, and the number of its paragraph.
    """

    extraction: Extraction
    marks: tuple[Mark, ...]
    sentences: tuple[tuple[int, int, int], ...]


def explain(extractor: Extractor, report: Report) -> Explanation:
    """Read a report and keep what the reading rests on."""
    extraction = extractor.extract(report)
    scene = extractor.scene(extraction.report)
    sentences = tuple(
        (*scene.reading.span(one.start, one.end), one.paragraph) for one in scene.reading.sentences
    )
    return Explanation(extraction, _marks(extraction, scene), sentences)


def _marks(extraction: Extraction, scene: Scene) -> tuple[Mark, ...]:
    """Give the marks: places before events, those before what made none, and the rest where there is room."""
    kept: list[Mark] = []
    for mark in (*_of_extraction(extraction), *_of_scene(scene)):
        over = [other for other in kept if mark.start < other.end and other.start < mark.end]
        if not over:
            kept.append(mark)
        elif mark.kind == "source":
            kept += _around(mark, over, extraction.report.text)
    return tuple(sorted(kept))


def _of_extraction(extraction: Extraction) -> Iterator[Mark]:
    for name in extraction.toponyms:
        yield Mark(name.start, name.end, "place" if name.role == "literal" else "metonym", name.place or "")
    for event in extraction.events:
        ids = {"activity": event.activity, "actor": " ".join(event.actors), "place": event.place or ""}
        offset = event.start or 0
        for start, end, kind in event.marks:
            yield Mark(start + offset, end + offset, kind, ids.get(kind, ""))
    for start, end, _ in extraction.notes:
        yield Mark(start, end, "no event")


def _of_scene(scene: Scene) -> Iterator[Mark]:
    def mark(start: int, end: int, kind: str, about: str = "") -> Mark:
        return Mark(*scene.reading.span(start, end), kind, about)

    if scene.is_readable:
        speakers = Speakers(scene)
        for index in range(len(scene.reading.sentences)):
            for saying in speakers.of(scene.view(index)):
                start, end = saying.source
                if end > start:
                    yield mark(start, end, "source", saying.kind)
    for actor in scene.actors:
        yield mark(actor.start, actor.end, "actor", actor.actor)
    for date in scene.dates:
        yield mark(date.start, date.end, "date", date.date or "")
    if scene.is_readable:
        for cues in scene.cues.values():
            for cue in cues:
                yield mark(cue.start, cue.end, "cue", cue.rows[0].category)


def _around(mark: Mark, over: Iterable[Mark], text: str) -> Iterator[Mark]:
    """Give what a long mark leaves free of others: "spokesman of" before a name of an actor."""
    at = mark.start
    for other in sorted(over):
        yield from _trimmed(at, min(other.start, mark.end), mark, text)
        at = max(at, other.end)
    yield from _trimmed(at, mark.end, mark, text)


def _trimmed(start: int, end: int, mark: Mark, text: str) -> Iterator[Mark]:
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    if end - start > 1:
        yield Mark(start, end, mark.kind, mark.about)
