"""Who speaks, sentence after sentence: pronouns, names told again, quotations, prisoners and spokesmen resolved."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from geolibya import interviews, standing
from geolibya.mentions import source_kinds, sources
from geolibya.mentions.sources import Saying
from geolibya.standing import SHORT_NAME, key_words

if TYPE_CHECKING:
    from geolibya.matching import Hit
    from geolibya.mentions.view import SentenceView
    from geolibya.scene import Scene

_CITED = re.compile(r"(?:,[^()]{2,30})?\)\W*$")
"""What follows an outlet that a paragraph cites at its end."""
_NAMES_BEHIND = re.compile(r"(?:\s+[A-ZÀ-Þ][\w'’-]+){1,4}")
LONGEST_QUOTATION = 5000
"""Characters; a quotation mark further back is not the one that stands open."""
RECENT = 30
"""Actors named last, among which "his" finds whose spokesman it is."""
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
HEARSAY = 3
"""Sentences after somebody spoke in which the conditional goes on with what he said."""
_CONDITIONAL = re.compile(
    r"(?:(?!\b(?:ont|est|sont|etai(?:en)?t|avai(?:en)?t)\b).)*?"
    r"\b(?:aurai(?:en)?t|serai(?:en)?t)\s(?:\S+\s){0,3}?\S+(?:e|i|u|is|it)(?:e?s?)\b",
    re.DOTALL,
)
"""The conditional in which the French press tells what others say ("il aurait été tué")."""
_OPENING = re.compile(r'[:"]')
"""What stands before words that somebody named before them says."""
_THINGS = frozenset(("it", "they", "elle"))
"""Pronouns that may mean a side."""
_AS_REPORTED = re.compile(
    r"(?:comme\s(?:l[ea']\s?)?\w+|as\s(?:reported|noted|told|first\sreported)\sby|as\sthe)\s"
)
NEAR_HEAD = 5
"""Words before the outlet in a sentence that says whose story is retold."""
_PERSONS = frozenset(("he", "she", "him", "her", "lui"))
"""Pronouns that mean no side."""
_OURS = re.compile(
    r"\b(?:(?:[Oo]ur|[Nn]os|[Nn]otre)\s[\w-]+(?:\s(?:forces?|air force|units?|troops|men))?|We|we|Nous|nous)\b"
)
_STATION = re.compile(
    r"(?:[Tt]he|[Tt]he same|[Ll]a|[Ll]e|[Ll]['’])\s?(?:TV\s|television\s|news\s)?(?:station|channel|agency"
    r"|newspaper|paper|daily|broadcaster"
    r"|network|site|website|chaîne|agence|journal|quotidien|radio|magazine)"
)
"""An outlet that was named before."""
_NOTE = re.compile(
    r"^\W*(?:note de la r[ée]daction|n\.?d\.?l\.?r|editor['’]?s['’]? note|editors['’] note)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""What opens what the editors add."""
_ITEM = re.compile(r"\s*[-*•–—]\s")


class Speakers:
    """The speakers of a report, asked for in the order of its sentences."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._last: list[Saying] = []
        self._last_sentence = -1
        self._run = 0
        """Sentences of the paragraph that the last speaker has spoken in."""
        self._study = standing.headline_study(scene)
        self._list: list[Saying] = []
        """Who opened the list that is being read."""
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
        listing = self._list if self._is_item(view.index) else []
        quoted = not resolved and self._in_quotation(view.index)
        behind = self._named_behind(view.index) if quoted else None
        if behind is not None:
            return [_carried(view, behind)]
        if not resolved and (listing or (self._last and quoted)):
            resolved = [_carried(view, s) for s in listing or self._last]
        elif listing:
            resolved += [_carried(view, s) for s in listing]
        if resolved:
            self._remember(view, resolved)
            return resolved
        if self._goes_on(view.index) or self._is_hearsay(view.index):
            return [_carried(view, s) for s in self._last]
        holding = (
            (not self._is_editors(view.index) and (self._answerer(view.index) or self._study or self._issuer))
            or self._retold(view.index)
            or self._cited(view.index)
        )
        if holding is not None and not holding.text:
            holding = replace(holding, text=_first_person(view))
        return [_carried(view, holding)] if holding is not None else []

    def _is_editors(self, index: int) -> bool:
        """Say whether a sentence stands in or behind an editor's note, where nobody's own words go on."""
        note = _NOTE.search(self._scene.reading.text)
        return note is not None and note.start() <= self._scene.reading.sentences[index].start

    @cached_property
    def _asked(self) -> list[int]:
        return interviews.questions(self._scene)

    @cached_property
    def _interviewee(self) -> Saying | None:
        return interviews.interviewee(self._scene, self._asked) if self._asked else None

    def _answerer(self, index: int) -> Saying | None:
        """Give who is interviewed, in what stands behind the first question and is none."""
        paragraph = self._paragraph(index)
        if not self._asked or paragraph <= self._asked[0] or paragraph in self._asked:
            return None
        return self._interviewee

    def _retold(self, index: int) -> Saying | None:
        """Give the outlet whose story a paragraph retells, where its next sentence says so ("As X reports, ...")."""
        reading = self._scene.reading
        n = index + 1
        if (
            n >= len(reading.sentences)
            or reading.sentences[n].paragraph != reading.sentences[index].paragraph
        ):
            return None
        start = reading.sentences[n].start
        if not _AS_REPORTED.match(reading.lower, start):
            return None
        outlet = next(iter(self._outlets(n)), None)
        if outlet is None or reading.count_words(n, start, outlet.start) > NEAR_HEAD:
            return None
        return self._as_source(outlet)

    def _cited(self, index: int) -> Saying | None:
        """Give the outlet cited at the end of a sentence or of the next one ("... (Marsad, 28 January).")."""
        reading = self._scene.reading
        sentences = reading.sentences
        nexts = range(index, min(index + 2, len(sentences)))
        for n in (n for n in nexts if self._paragraph(n) == self._paragraph(index)):
            outlet = next(reversed(self._outlets(n)), None)
            if (
                outlet is not None
                and reading.lower.endswith("(", 0, outlet.start)
                and _CITED.match(reading.lower, outlet.end, sentences[n].end)
            ):
                return self._as_source(outlet)
        return None

    def _outlets(self, index: int) -> list[Hit[str]]:
        """Give the outlets that a sentence names, in order."""
        return [m for m in self._scene.masks_by_sentence.get(index, ()) if "outlet" in m.rows]

    def _as_source(self, outlet: Hit[str]) -> Saying:
        """Give an outlet as the source of what stands around its name."""
        span = (outlet.start, outlet.end)
        return Saying(*span, span, self._scene.reading.text[slice(*span)], "", "outlet", back=True)

    def _named_behind(self, index: int) -> Saying | None:
        """Give who spoke last as the sentence right behind a quotation names him, in the same paragraph."""
        reading = self._scene.reading
        for n in range(index + 1, len(reading.sentences)):
            if reading.sentences[n].paragraph != reading.sentences[index].paragraph:
                return None
            if self._in_quotation(n):
                continue
            view = self._scene.view(n)
            found = sources.find(
                view, self._scene.sayings.get(n, ()), self._scene.masks_by_sentence.get(n, ())
            )
            named = next((s for s in found if not s.pronoun and s.kind != "outlet"), None)
            known = {word for s in self._last for word in key_words(s.text)}
            if named is None or known.isdisjoint(key_words(named.text)):
                return None
            told = next(s for s in self._last if not set(key_words(s.text)).isdisjoint(key_words(named.text)))
            return replace(told, text=named.text)
        return None

    def _remember(self, view: SentenceView, resolved: list[Saying]) -> None:
        """Keep who spoke, how often in the paragraph, and a study that the report is about."""
        same = self._last and {s.text for s in self._last} & {s.text for s in resolved}
        self._run = (
            self._run + 1
            if same and self._paragraph(view.index) == self._paragraph(self._last_sentence)
            else 1
        )
        self._last, self._last_sentence = _main(resolved), view.index
        sentence = self._scene.reading.sentences[view.index]
        if self._scene.reading.text[sentence.start : sentence.end].rstrip().endswith(":"):
            self._list = resolved
        elif not self._is_item(view.index):
            self._list = []
        if self._study is not None or view.index < FIRST:
            studies = (s for s in resolved if standing.is_study(self._scene, s))
            self._study = next((s for s in studies if self._study is None or _is_named(s)), self._study)

    def _is_item(self, index: int) -> bool:
        """Say whether a sentence begins an item of a list, or its paragraph is one."""
        reading = self._scene.reading
        sentence = reading.sentences[index]
        starts = sentence.start, reading.paragraph_starts[sentence.paragraph]
        return any(_ITEM.match(reading.text, start) for start in starts)

    @cached_property
    def _issuer(self) -> Saying | None:
        return standing.issuer(self._scene)

    def _paragraph(self, index: int) -> int:
        return self._scene.reading.sentences[index].paragraph

    def _goes_on(self, index: int) -> bool:
        """Say whether who spoke in the last sentences of a paragraph still does."""
        if (
            self._paragraph(index) != self._paragraph(self._last_sentence)
            or index - self._last_sentence > RUN
        ):
            return False
        first = self._scene.reading.columns_of(index).texts[:1]
        document = any(standing.is_study(self._scene, s) for s in self._last)
        return self._run >= RUN or document or bool(first and first[0] in CONDITIONS)

    def _is_hearsay(self, index: int) -> bool:
        """Say whether a French sentence tells in the conditional what somebody said shortly before."""
        reading = self._scene.reading
        sentence = reading.sentences[index]
        return (
            bool(self._last)
            and index - self._last_sentence <= HEARSAY
            and reading.sentences[self._last_sentence].paragraph == sentence.paragraph
            and reading.report.language.startswith("fr")
            and _CONDITIONAL.match(reading.lower, sentence.start, sentence.end) is not None
        )

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
        pronoun = self._scene.reading.lower[slice(*saying.source)]
        side = _opening_side(view, saying.source[0]) if pronoun in _THINGS else None
        if side is not None:
            return [_as_told(saying, side)]
        person = pronoun in _PERSONS
        subject = (
            self._subject(view.index - 1, person=person) if self._last_sentence != view.index - 1 else None
        )
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
            or not _OPENING.search(self._scene.reading.lower, span[1], end)
            or not self._scene.words.sources.is_in(self._scene.reading.data[slice(*span)])
        ):
            return None
        kind, actor = source_kinds.who(view, *span, ())
        return Saying(
            *span, span, self._scene.reading.text[slice(*span)], actor, kind or "neutral", back=False
        )

    def _subject(self, index: int, *, person: bool) -> Saying | None:
        """Give the actor, or the person, that a sentence without a speaker begins with."""
        actors = self._scene.actors_by_sentence.get(index, ())
        kinds = ("person",) if person else ("person", "group")
        first = next((a for a in actors if a.kind in kinds), None)
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
        if _STATION.fullmatch(saying.text):
            outlet = self._outlet_before(saying.source[0])
            saying = replace(saying, text=outlet, kind="outlet") if outlet else saying
        name = standing.name_of(self._scene, saying)
        saying = replace(saying, text=name) if name else saying
        if saying.kind in ("neutral", "unnamed") and self._captives & set(_names_in(saying.text)):
            saying = replace(saying, kind="prisoner")
        if saying.kind == "party" and not saying.actor:
            saying = replace(saying, actor=self._side_of_his(saying) or self._side_of_more(saying))
        for word in key_words(saying.text):
            self._known.setdefault(word, saying)
        return saying

    def _outlet_before(self, end: int) -> str:
        """Give the outlet that a report named last."""
        reading = self._scene.reading
        named = [m for m in self._scene.masks if "outlet" in m.rows and m.end <= end]
        return reading.text[named[-1].start : named[-1].end] if named else ""

    def _told_again(self, saying: Saying) -> Saying:
        """Give a short name the side of the longer one that it tells again."""
        if saying.actor or saying.kind == "outlet" or len(saying.text.split()) > SHORT_NAME:
            return saying
        words = key_words(saying.text)
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
        whose = self._scene.reading.words_before(saying.source[0], 1) in (["whose"], ["dont"])
        if not whose and (not first or first[0] not in self._scene.words.kinds["possessive"]):
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


def _opening_side(view: SentenceView, end: int) -> Saying | None:
    """Give the side that a sentence is about from its first words on ("For France it is awkward: it denied")."""
    first = next((a for a in view.actors if a.end <= end and a.kind in ("state", "group")), None)
    if first is None or view.words_between(view.start, first.start) > 1:
        return None
    span = (first.start, first.end)
    return Saying(*span, span, view.reading.text[slice(*span)], first.actor, "party", back=False)


def _first_person(view: SentenceView) -> str:
    """Give the words with which an issuer tells of itself in a sentence ("our units"); empty where it does not."""
    found = _OURS.search(view.reading.text, view.start, view.reading.sentences[view.index].end)
    return found.group() if found else ""


def _is_named(saying: Saying) -> bool:
    """Say whether a source is called by a name, be it as short as "the Panel"."""
    return any(word[0].isupper() for word in saying.text.split()[1:])


def _main(sayings: list[Saying]) -> list[Saying]:
    """Leave out who speaks in a clause about another source ("X, whom the Y blame for it, said")."""
    return [s for s in sayings if not any(o.source[0] < s.start < o.start for o in sayings)]


def _carried(view: SentenceView, saying: Saying) -> Saying:
    return replace(saying, start=view.start, end=view.start, source=(view.start, view.start), back=True)


def _as_told(saying: Saying, named: Saying) -> Saying:
    return replace(saying, text=named.text, actor=saying.actor or named.actor, kind=named.kind)


def _names_in(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text) if word[0].isupper() and len(word) >= _SHORTEST_NAME]
