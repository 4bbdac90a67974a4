"""From a report to its toponyms and events."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from geolibya.drafting import Drafting
from geolibya.drafts import joined
from geolibya.event_making import make_event
from geolibya.gazetteer import Gazetteer
from geolibya.lexicon import Lexicon
from geolibya.mentions.toponyms import toponym_scanner
from geolibya.names import fold
from geolibya.news_dates import date_as_news
from geolibya.placement import Placement
from geolibya.records import Extraction, Toponym
from geolibya.resolver import Resolver
from geolibya.scene import Resources, Scene
from geolibya.sides import lend_doers, lend_foes, lend_going_on, lend_sides
from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from geolibya.mentions.toponyms import PlaceName
    from geolibya.records import Event, Report


GUESS_LENGTH = 5000
"""Characters by which the language of a report that does not state it is guessed."""


class Extractor:
    """Extracts events from reports; made once, used for many.

    Parameters
    ----------
    gazetteer : Gazetteer, optional
        By default the shipped one.
    folder : Path, optional
        Folder of the word tables, by default the shipped ones.

    Examples
    --------
    >>> from geolibya.records import Report
    >>> report = Report("a", "LNA jets bombed Sirte on Monday.", language="en", published="2020-01-08")
    >>> [(e.activity, e.place, e.actors, e.date) for e in Extractor().extract(report).events]
    [('air_strike', 'sirte', ('lna',), '2020-01-06')]
    """

    def __init__(self, gazetteer: Gazetteer | None = None, folder: Path | None = None) -> None:
        self.gazetteer = gazetteer or Gazetteer.load()
        self.vocabulary = Vocabulary.load(folder)
        self._resources = Resources(
            self.gazetteer,
            Lexicon.load(folder),
            self.vocabulary,
            toponym_scanner(self.gazetteer),
            Resolver(self.gazetteer),
            Placement(self.gazetteer, folder),
        )

    def cannot_read(self, report: Report) -> str:
        """Say why a report can have no events: its language has no word tables; empty where it can."""
        language = report.language or self._guessed(report.text)
        if language[:2] in self._resources.lexicon.languages:
            return ""
        read = ", ".join(sorted(self._resources.lexicon.languages))
        return f"language {language or 'not recognised'}: places are found, events are read in {read} only"

    def _guessed(self, text: str) -> str:
        """Give the language whose words of war a text has most of; empty where it has none."""
        data = fold(text[:GUESS_LENGTH]).data
        counts = {
            language: len(words.terms.find(data)) + len(words.context.find(data))
            for language, words in self._resources.lexicon.languages.items()
        }
        best = max(counts, key=lambda language: counts[language])
        return best if counts[best] else ""

    def scene(self, report: Report) -> Scene:
        """Give what the recognisers find in a report whose language is known, before events are made of it."""
        return Scene(self._resources, report)

    def extract(self, report: Report) -> Extraction:
        """Give the toponyms and events of a report, and the words that gave none with the reason.

        A report in a language without word tables has toponyms only.
        """
        if not report.sha256:
            digest = hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()
            report = replace(report, sha256=digest)
        if not report.language:
            report = replace(report, language=self._guessed(report.text))
        scene = self.scene(report)
        names = tuple(_toponym(scene, name) for name in scene.names)
        if not scene.is_readable:
            return Extraction(report, names)
        drafting = Drafting(scene)
        lend_sides(drafting.drafts)
        lend_going_on(drafting.drafts, [sentence.paragraph for sentence in scene.reading.sentences])
        lend_doers(drafting.drafts)
        lend_foes(drafting.drafts, scene.numbered_actors, scene.opposed, scene.seated)
        drafts = joined(drafting.drafts, scene.lineage, scene.words.retellings, scene.report.published or "")
        date_as_news(scene, drafts)
        events: dict[str, Event] = {}
        for draft in drafts:
            event = make_event(scene, draft)
            if event.id in events and event.actors != events[event.id].actors:
                event = make_event(scene, draft, by_actors=True)
            events[event.id] = event
        notes = tuple((*scene.reading.span(start, end), why) for start, end, why in drafting.notes)
        return Extraction(report, names, tuple(events.values()), notes)


def _toponym(scene: Scene, name: PlaceName) -> Toponym:
    start, end = scene.reading.span(name.start, name.end)
    place = name.place
    return Toponym(
        start,
        end,
        scene.report.text[start:end],
        name.role,
        place.id,
        place.lat,
        place.lon,
        place.radius_km,
        name.rule,
    )
