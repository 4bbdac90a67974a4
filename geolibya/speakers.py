"""Who speaks, sentence after sentence: pronouns, open quotations, prisoners and spokesmen resolved."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from geolibya.mentions import sources

if TYPE_CHECKING:
    from geolibya.mentions.sources import Saying
    from geolibya.mentions.view import SentenceView
    from geolibya.scene import Scene

_NAMES_BEHIND = re.compile(r"(?:\s+[A-ZÀ-Þ][\w'’-]+){1,4}")
LONGEST_QUOTATION = 5000
"""Characters; a quotation mark further back is not the one that stands open."""
RECENT = 30
"""Actors named last, among which "his" finds whose spokesman it is."""
_SHORTEST_NAME = 4
"""Letters; shorter words are particles (Al, Ben)."""


class Speakers:
    """The speakers of a report, asked for in the order of its sentences."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._last: list[Saying] = []

    def of(self, view: SentenceView) -> list[Saying]:
        """Find who speaks in a sentence; a pronoun or an open quotation takes the speaker before."""
        scene = self._scene
        outlets = scene.masks_by_sentence.get(view.index, ())
        found = sources.find(view, scene.sayings.get(view.index, ()), outlets)
        resolved: list[Saying] = []
        for saying in map(self._identified, found):
            named = next((s for s in resolved if not s.pronoun), self._last[0] if self._last else None)
            if saying.pronoun and named is not None:
                resolved.append(
                    replace(saying, text=named.text, actor=saying.actor or named.actor, kind=named.kind)
                )
            else:
                resolved.append(saying)
        if not resolved and self._last and self._in_quotation(view.index):
            resolved = [
                replace(s, start=view.start, end=view.start, source=(view.start, view.start), back=True)
                for s in self._last
            ]
        if resolved:
            self._last = resolved
        return resolved

    def _identified(self, saying: Saying) -> Saying:
        """Tell a prisoner by the name that the report gives one elsewhere, and the side of "his spokesman"."""
        if saying.kind in ("neutral", "unnamed") and self._captives & set(_names_in(saying.text)):
            return replace(saying, kind="prisoner")
        if saying.kind == "party" and not saying.actor:
            return replace(saying, actor=self._side_of_his(saying))
        return saying

    @cached_property
    def _captives(self) -> frozenset[str]:
        """The names that stand right behind a word for a prisoner."""
        reading = self._scene.reading
        hits = (hit for hit in self._scene.words.sources.find(reading.data) if "prisoner" in hit.rows)
        names = (_NAMES_BEHIND.match(reading.text, hit.end) for hit in hits)
        return frozenset(word for name in names if name for word in _names_in(name.group()))

    def _side_of_his(self, saying: Saying) -> str:
        """Give the side of "his spokesman": that of the last actor named before."""
        first = self._scene.reading.words_after(saying.source[0], 1)
        if not first or first[0] not in self._scene.words.kinds["possessive"]:
            return ""
        actors = self._scene.actors
        n = bisect_right(actors, saying.source[0], key=lambda actor: actor.end)
        before = (a.actor for a in reversed(actors[max(0, n - RECENT) : n]) if a.kind in ("person", "group"))
        return next(before, "")

    def _in_quotation(self, index: int) -> bool:
        """Say whether a sentence begins inside a quotation that its paragraph opened."""
        reading = self._scene.reading
        sentence = reading.sentences[index]
        paragraph = max(reading.paragraph_starts[sentence.paragraph], sentence.start - LONGEST_QUOTATION)
        return (
            reading.lower[paragraph : sentence.start].count('"') % 2 == 1
            or reading.lower[sentence.start] == '"'
        )


def _names_in(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text) if word[0].isupper() and len(word) >= _SHORTEST_NAME]
