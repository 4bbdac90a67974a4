"""Who speaks, sentence after sentence: pronouns, names told again, quotations, prisoners and spokesmen resolved."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from geolibya.mentions import source_kinds, sources
from geolibya.mentions.sources import Saying
from geolibya.names import fold_name

if TYPE_CHECKING:
    from geolibya.mentions.view import SentenceView
    from geolibya.scene import Scene

_NAMES_BEHIND = re.compile(r"(?:\s+[A-ZÀ-Þ][\w'’-]+){1,4}")
LONGEST_QUOTATION = 5000
"""Characters; a quotation mark further back is not the one that stands open."""
RECENT = 30
"""Actors named last, among which "his" finds whose spokesman it is."""
LONGEST_SIGNATURE = 10
"""Words of the line with which a statement is signed."""
SHORT_NAME = 3
"""Words of a source that may be a name told again ("Townsend", "the ministry")."""
_SHORTEST_NAME = 4
"""Letters; shorter words are particles (Al, Ben)."""
FIRST = 4
"""Sentences in which a report says what study it is about."""
RUN = 2
"""Sentences in which somebody speaks before what follows is taken for his as well."""
MORE = frozenset(("added", "adds", "adding", "ajoute", "ajoutent", "poursuit"))
"""Words of saying more of the same."""
CONDITIONS = frozenset(("if", "should", "unless", "si"))
"""Words with which somebody who spoke in the sentence before goes on to say what might be."""
_ITEM = re.compile(r"\s*[-*•–—]\s")


class Speakers:
    """The speakers of a report, asked for in the order of its sentences."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._last: list[Saying] = []
        self._last_sentence = -1
        self._run = 0
        """Sentences of the paragraph that the last speaker has spoken in."""
        self._study = self._studied
        self._known: dict[str, Saying] = {}
        """Sources by each word of their names, as they were named first."""

    def of(self, view: SentenceView) -> list[Saying]:
        """Find who speaks in a sentence; a pronoun, an open quotation or a list takes the speaker before."""
        scene = self._scene
        outlets = scene.masks_by_sentence.get(view.index, ())
        found = sources.find(view, scene.sayings.get(view.index, ()), outlets)
        resolved: list[Saying] = []
        for saying in map(self._identified, found):
            if saying.pronoun:
                resolved += self._meant(view, saying, resolved)
            else:
                resolved.append(saying)
        if not resolved and self._last and (self._in_quotation(view.index) or self._in_list(view.index)):
            resolved = [_carried(view, s) for s in self._last]
        if resolved:
            self._remember(view, resolved)
            return resolved
        if self._goes_on(view.index):
            return [_carried(view, s) for s in self._last]
        holding = self._study or self._issuer
        return [_carried(view, holding)] if holding is not None else []

    def _remember(self, view: SentenceView, resolved: list[Saying]) -> None:
        """Keep who spoke, how often in the paragraph, and a study that the report is about."""
        same = self._last and {s.text for s in self._last} & {s.text for s in resolved}
        self._run = (
            self._run + 1
            if same and self._paragraph(view.index) == self._paragraph(self._last_sentence)
            else 1
        )
        self._last, self._last_sentence = resolved, view.index
        if self._study is not None or view.index < FIRST:
            studies = (s for s in resolved if self._is_study(s))
            self._study = next((s for s in studies if self._study is None or _is_named(s)), self._study)

    def _paragraph(self, index: int) -> int:
        return self._scene.reading.sentences[index].paragraph

    def _goes_on(self, index: int) -> bool:
        """Say whether who spoke in the last sentences of a paragraph still does."""
        if (
            self._paragraph(index) != self._paragraph(self._last_sentence)
            or index - self._last_sentence > RUN
        ):
            return False
        first = self._scene.reading.words_of(index)[:1]
        return self._run >= RUN or bool(first and first[0].text in CONDITIONS)

    @property
    def _studied(self) -> Saying | None:
        """Give the report or inquiry that the headline names."""
        reading = self._scene.reading
        headline = reading.sentences[0]
        hits = self._scene.words.sources.find(reading.data[headline.start : headline.end])
        hit = next((hit for hit in hits if "study" in hit.rows), None)
        if hit is None:
            return None
        text = reading.text[headline.start + hit.start : headline.start + hit.end]
        saying = Saying(hit.start, hit.end, (hit.start, hit.end), text, "", "neutral", back=True)
        return saying if self._is_study(saying) else None

    def _is_study(self, saying: Saying) -> bool:
        """Say whether a source is a report or inquiry that somebody else writes about."""
        words = self._scene.words.sources.find(self._scene.reading.data[slice(*saying.source)])
        ours = set(_key_words(self._scene.report.outlet or "")) & set(_key_words(saying.text))
        return saying.kind == "neutral" and not ours and any("study" in hit.rows for hit in words)

    @cached_property
    def _issuer(self) -> Saying | None:
        """Give the party whose own outlet the report is: what it does itself is by its own account."""
        scene = self._scene
        data = fold_name(scene.report.outlet or "")
        lexicon = scene.resources.lexicon
        if any("outlet" in hit.rows for hit in lexicon.masks.find(data)):
            return None
        actor = next((hit.rows[0].actor for hit in lexicon.actors.find(data) if hit.rows), "")
        return (
            Saying(0, 0, (0, 0), self._signature, actor, "party", back=True)
            if actor not in ("", "un")
            else None
        )

    @cached_property
    def _signature(self) -> str:
        """Give who signs a report: words for a source that its short last line begins with."""
        reading = self._scene.reading
        last = reading.sentences[-1]
        hits = self._scene.words.sources.find(reading.data[last.start : last.end])
        if not hits or len(reading.words_of(len(reading.sentences) - 1)) > LONGEST_SIGNATURE:
            return ""
        text = reading.text[last.start : last.start + hits[0].end]
        return text if len(text.split()) <= SHORT_NAME else ""

    def _meant(self, view: SentenceView, saying: Saying, here: list[Saying]) -> list[Saying]:
        """Give whom a pronoun means: a speaker of the sentence, the subject of the one before, or who spoke last."""
        named = [s for s in here if s.source[0] < saying.source[0] and s.kind != "outlet"] or [
            s for s in here if s.source[0] < saying.source[0]
        ]
        if named:
            return [_as_told(saying, named[-1])]
        here_first = self._titled(view, saying.source[0])
        if here_first is not None:
            return [_as_told(saying, here_first)]
        subject = self._subject(view.index - 1) if self._last_sentence != view.index - 1 else None
        if subject is not None:
            return [_as_told(saying, subject)]
        last = self._last
        if not last:
            return [saying]
        people = [s for s in last if s.kind != "outlet"]
        chain = [people[-1], *(s for s in last if s.kind == "outlet")] if people else last[-1:]
        return [_as_told(saying, s) for s in chain]

    def _titled(self, view: SentenceView, end: int) -> Saying | None:
        """Give the source that a sentence begins with, before a pronoun that may mean it."""
        span = sources.subject(view, view.start, end)
        if (
            span is None
            or span[0] >= end
            or not self._scene.words.sources.find(self._scene.reading.data[slice(*span)])
        ):
            return None
        kind, actor = source_kinds.who(view, *span, ())
        return Saying(
            *span, span, self._scene.reading.text[slice(*span)], actor, kind or "neutral", back=False
        )

    def _subject(self, index: int) -> Saying | None:
        """Give the actor that a sentence without a speaker begins with."""
        actors = self._scene.actors_by_sentence.get(index, ())
        first = next((a for a in actors if a.kind in ("person", "group")), None)
        if first is None:
            return None
        start = self._scene.reading.sentences[index].start
        if self._scene.reading.count_words(index, start, first.start) > 1:
            return None
        text = self._scene.reading.text[first.start : first.end]
        return Saying(
            first.start, first.end, (first.start, first.end), text, first.actor, "party", back=False
        )

    def _identified(self, saying: Saying) -> Saying:
        """Tell a prisoner by the name that the report gives one elsewhere, and the side of a name told again."""
        if saying.pronoun:
            return saying
        saying = self._told_again(saying)
        if saying.kind in ("neutral", "unnamed") and self._captives & set(_names_in(saying.text)):
            saying = replace(saying, kind="prisoner")
        if saying.kind == "party" and not saying.actor:
            saying = replace(saying, actor=self._side_of_his(saying) or self._side_of_more(saying))
        for word in _key_words(saying.text):
            self._known.setdefault(word, saying)
        return saying

    def _told_again(self, saying: Saying) -> Saying:
        """Give a short name the side of the longer one that it tells again."""
        if saying.actor or saying.kind == "outlet" or len(saying.text.split()) > SHORT_NAME:
            return saying
        words = _key_words(saying.text)
        known = [self._known.get(word) for word in words]
        first = known[-1] if known else None
        if first is None or any(k is None for k in known) or len(first.text) <= len(saying.text):
            return saying
        return replace(saying, actor=first.actor, kind=first.kind)

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
        recent = [a for a in reversed(actors[max(0, n - RECENT) : n]) if a.kind not in ("common", "back")]
        sides = [a for a in recent if a.kind in ("person", "group")] or recent
        return sides[0].actor if sides else ""

    def _side_of_more(self, saying: Saying) -> str:
        """Give the side of who only adds to what was said ("a statement added")."""
        verb = self._scene.reading.lower[saying.start : saying.end].split()
        more = bool(verb) and verb[-1] in MORE
        return next((s.actor for s in self._last if s.kind == "party"), "") if more else ""

    def _in_quotation(self, index: int) -> bool:
        """Say whether a sentence begins inside a quotation that its paragraph opened."""
        reading = self._scene.reading
        sentence = reading.sentences[index]
        paragraph = max(reading.paragraph_starts[sentence.paragraph], sentence.start - LONGEST_QUOTATION)
        return (
            reading.lower[paragraph : sentence.start].count('"') % 2 == 1
            or reading.lower[sentence.start] == '"'
        )

    def _in_list(self, index: int) -> bool:
        """Say whether a sentence is an item of a list that the speaker before opened with a colon."""
        reading = self._scene.reading
        opener = reading.sentences[self._last_sentence]
        if (
            not reading.text[opener.start : opener.end].rstrip().endswith(":")
            and self._opened != opener.start
        ):
            return False
        start = reading.paragraph_starts[reading.sentences[index].paragraph]
        if not (
            _ITEM.match(reading.text, start) or _ITEM.match(reading.text, reading.sentences[index].start)
        ):
            return False
        self._opened = reading.sentences[index].start
        return True

    _opened = -1
    """Where the item of a list begins that was read last."""


def _is_named(saying: Saying) -> bool:
    """Say whether a source is called by a name, be it as short as "the Panel"."""
    return any(word[0].isupper() for word in saying.text.split()[1:])


def _carried(view: SentenceView, saying: Saying) -> Saying:
    return replace(saying, start=view.start, end=view.start, source=(view.start, view.start), back=True)


def _as_told(saying: Saying, named: Saying) -> Saying:
    return replace(saying, text=named.text, actor=saying.actor or named.actor, kind=named.kind)


def _key_words(text: str) -> list[str]:
    """Give the words by which a name is told again."""
    return [w for w in re.findall(r"\w+", text.casefold()) if len(w) >= _SHORTEST_NAME]


def _names_in(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text) if word[0].isupper() and len(word) >= _SHORTEST_NAME]
