"""What a report holds, found once: names, actors, places, dates, and the hits of each word table by sentence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from geolibya import section_heads, unlisted
from geolibya.clauses import Clauses
from geolibya.matching import covering
from geolibya.mentions import actors, anaphora, dates, toponyms, unlisted_groups
from geolibya.mentions.view import SentenceView
from geolibya.reading import Reading
from geolibya.unarmed import NO_SIDES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from geolibya.gazetteer import Gazetteer
    from geolibya.lexicon import ActivityTerm, Cue, LanguageWords, Lexicon
    from geolibya.matching import Hit, Scanner
    from geolibya.mentions.actors import ActorMention
    from geolibya.mentions.dates import DateMention
    from geolibya.mentions.toponyms import Name, PlaceName
    from geolibya.place_refs import PlaceRef
    from geolibya.placement import Placement
    from geolibya.records import Report
    from geolibya.resolver import Resolver
    from geolibya.vocabulary import Vocabulary

SPORT_WORDS = 4
"""From this many words of sport on a report is taken to be about sport."""
UNMISTAKABLE = frozenset(
    (
        "clash", "fighting", "gunfire", "air strike", "air raid", "drone strike", "shelling", "shell", "bomb",
        "car bomb", "suicide attack", "affrontement", "combat", "frappe aérienne", "raid aérien", "bombardement",
        "attentat", "voiture piégée",
    )
)  # fmt: skip
"""Terms that tell of armed force by themselves."""
FOREIGN = 3
"""How many times oftener another country is named in a report that is not about Libya."""
LIBYAN_SIDES = frozenset(("lna", "gna", "gnu", "libya_unspecified"))
ARMED_SENTENCES = 4
ARMED_SHARE = 0.4
"""From so many sentences, and that share of all, on a report is about forces and arms."""
ARMED = frozenset("force aircraft drone artillery ship weapon armed casualty bomber".split())
"""Kinds of words of which one must stand near a word of war, which is used of much else."""
EXPLOSIVE = frozenset(("bombing", "shelling", "air_strike", "drone_strike"))
"""What may befall a festival or a market: an act of war where it kills."""
BEARING_ARMS = frozenset(("force", "artillery", "warplane"))
"""Kinds of words of which one makes a sentence on a wedding, a festival or a flood one of war all the same."""


@dataclass(frozen=True)
class Resources:
    """The tables that all reports share."""

    gazetteer: Gazetteer
    lexicon: Lexicon
    vocabulary: Vocabulary
    names: Scanner[Name]
    resolver: Resolver
    placement: Placement


class Scene:
    """One report with everything that the recognisers found in it."""

    def __init__(self, resources: Resources, report: Report) -> None:
        self.resources = resources
        self.report = report
        self.reading = reading = Reading(report, resources.lexicon)
        named = resources.lexicon.actors.find(reading.data)
        self.masks = resources.lexicon.masks.find(reading.data)
        listed = [(hit.start, hit.end) for hits in (named, self.masks) for hit in hits]
        named = sorted([*named, *unlisted_groups.find(reading, listed)], key=lambda hit: hit.start)
        self.names = toponyms.find(reading, resources.gazetteer, resources.names, named, self.masks)
        readable = reading.language_words is not None
        if readable:
            taken = [(hit.start, hit.end) for hits in (named, self.masks) for hit in hits]
            self.names += unlisted.find(reading, resources.resolver, self.names, taken)
            self.names.sort(key=lambda name: name.start)
        named = [hit for hit in named if covering(self.masks, hit.start, hit.end) is None]
        self.actors = (
            anaphora.with_pointing(reading, actors.find(reading, named, self.names), self.opposed)
            if readable
            else []
        )

    @cached_property
    def refs(self) -> Sequence[PlaceRef]:
        """The stretches that say where; asked for only in a report that may tell of war."""
        return self.resources.placement.find(self.reading, self.names)

    @cached_property
    def dates(self) -> Sequence[DateMention]:
        """The dates; asked for as late."""
        return dates.find(self.reading)

    @cached_property
    def lineage(self) -> Callable[[str], tuple[str, ...]]:
        """Whom an actor belongs to, on the day of publication."""
        return self.resources.vocabulary.lineage_at(self.report.published)

    @cached_property
    def opposed(self) -> Callable[[str, str], bool]:
        """Whether two actors fought each other on the day of publication."""
        return self.resources.vocabulary.opposed_at(self.report.published)

    def seated(self, place: str) -> str:
        """Give the side that had its seat at a place on the day of publication; empty where none had."""
        return actors.seated(self.reading, place)

    @property
    def words(self) -> LanguageWords:
        """The word tables of the report's language."""
        found = self.reading.language_words
        if found is None:
            raise AssertionError("a report in a language without tables has no events")
        return found

    @property
    def is_readable(self) -> bool:
        """Whether there are tables for the report's language, and it is about neither sport nor peace."""
        if self.reading.language_words is None or self.is_peaceful:
            return False
        sport = self.words.kinds["sport"]
        sentences = map(self.reading.columns_of, range(len(self.reading.sentences)))
        with_sport = [words.texts for words in sentences if not sport.isdisjoint(words.texts)]
        return sum(text in sport for texts in with_sport for text in texts) < SPORT_WORDS

    @cached_property
    def terms(self) -> Mapping[int, Sequence[Hit[ActivityTerm]]]:
        """Words that may tell of an activity, by sentence."""
        return self.reading.grouped(self.words.terms.find(self.reading.data))

    @cached_property
    def cues(self) -> Mapping[int, Sequence[Hit[Cue]]]:
        """Cues of status, by sentence."""
        return self.reading.grouped(self.words.cues.find(self.reading.data))

    @cached_property
    def context(self) -> Mapping[int, Sequence[Hit[str]]]:
        """Words that give context, by sentence."""
        return self.reading.grouped(self.words.context.find(self.reading.data))

    @cached_property
    def sayings(self) -> Mapping[int, Sequence[Hit[str]]]:
        """Words of saying, by sentence."""
        return self.reading.grouped(self.words.saying.find(self.reading.data))

    @cached_property
    def heading_dates(self) -> Mapping[int, DateMention]:
        """The date at the head of a list item ("14 Dec: ..."), which holds for all of its paragraph."""
        found: dict[int, DateMention] = {}
        for mention in self.dates:
            sentence = self.reading.sentences[self.reading.sentence_at(mention.start)]
            lead = self.reading.text[sentence.start : mention.start]
            after = self.reading.text[mention.end : mention.end + 2].strip()[:1]
            if not lead.strip(" -*•–—(") and after in tuple(":-–—.)"):
                found.setdefault(sentence.paragraph, mention)
        return found

    @cached_property
    def actors_by_sentence(self) -> Mapping[int, Sequence[ActorMention]]:
        """The actors, by sentence."""
        return self.reading.grouped(self.actors)

    @cached_property
    def numbered_actors(self) -> Sequence[tuple[int, ActorMention]]:
        """The actors, each with the number of its sentence."""
        return [(n, actor) for n, actors in self.actors_by_sentence.items() for actor in actors]

    @cached_property
    def names_by_sentence(self) -> Mapping[int, Sequence[PlaceName]]:
        """The toponyms, by sentence."""
        return self.reading.grouped(self.names)

    @cached_property
    def refs_by_sentence(self) -> Mapping[int, Sequence[PlaceRef]]:
        """The place references, by sentence."""
        return self.reading.grouped(self.refs)

    @cached_property
    def sections(self) -> Mapping[int, PlaceRef]:
        """The place that heads the section of a digest, by paragraph."""
        return section_heads.by_paragraph(
            self.reading, self.refs, section_heads.find(self.reading, self.names)
        )

    @cached_property
    def dates_by_sentence(self) -> Mapping[int, Sequence[DateMention]]:
        """The dates, by sentence."""
        return self.reading.grouped(self.dates)

    @cached_property
    def masks_by_sentence(self) -> Mapping[int, Sequence[Hit[str]]]:
        """Names of outlets and organizations, by sentence."""
        return self.reading.grouped(self.masks)

    @cached_property
    def has_headline(self) -> bool:
        """Whether the first sentence is a headline: a paragraph of its own without a full stop."""
        sentences = self.reading.sentences
        alone = len(sentences) > 1 and sentences[0].paragraph != sentences[1].paragraph
        return alone and self.reading.text[sentences[0].end - 1] not in ".!?"

    @cached_property
    def focus(self) -> PlaceRef | None:
        """The place that the report names most; None where no place stands out."""
        sites = [ref for ref in self.refs if ref.site and not ref.wide and ref.place.country]
        sites = [ref for ref in sites if ref.place.country == "LY"] or ([] if self.is_libyan else sites)
        counts = Counter(ref.place.id for ref in sites)
        headline = self.reading.sentences[0].end if sites else 0
        counts.update(ref.place.id for ref in sites if ref.start < headline)  # a headline counts twice
        top = max(counts.values(), default=0)
        if top == 0 or (top == 1 and len(counts) > 1):
            return None
        return next(ref for ref in sites if counts[ref.place.id] == top)

    @cached_property
    def is_libyan(self) -> bool:
        """Whether the report speaks of Libya, and not of another country far more often."""
        counts = Counter(name.place.country for name in self.names)
        if not counts["LY"]:
            return any(actor.actor in LIBYAN_SIDES for actor in self.actors)
        return max(counts.values()) <= FOREIGN * counts["LY"]

    def view(self, index: int) -> SentenceView:
        """Give one sentence with what was found in it."""
        return SentenceView(
            self.reading,
            index,
            Clauses(self.reading, index),
            self.actors_by_sentence.get(index, ()),
            self.names_by_sentence.get(index, ()),
            self.context.get(index, ()),
            self.refs_by_sentence.get(index, ()),
        )

    @cached_property
    def armed_share(self) -> float:
        """The share of sentences that name forces or arms."""
        sentences = range(len(self.reading.sentences))
        armed = sum(any(not ARMED.isdisjoint(hit.rows) for hit in self.context.get(i, ())) for i in sentences)
        return armed / max(1, len(sentences))

    @property
    def is_of_war(self) -> bool:
        """Whether so many sentences name forces or arms that the report is about them."""
        return (
            self.armed_share * len(self.reading.sentences) >= ARMED_SENTENCES
            and self.armed_share >= ARMED_SHARE
        )

    @property
    def is_peaceful(self) -> bool:
        """Whether a report names nobody who bears arms, and few of its sentences forces or arms."""
        return self.armed_share < ARMED_SHARE and not any(
            actor.kind in ("group", "common", "person") and actor.actor not in NO_SIDES
            for actor in self.actors
        )

    def speaks_of_arms(self, index: int) -> bool:
        """Say whether a sentence or its neighbours name armed groups, forces or arms, or an act that needs none."""
        if self._is_mundane(index):
            return False
        if any(row.term in UNMISTAKABLE for hit in self.terms.get(index, ()) for row in hit.rows):
            return True
        near = range(index - 1, index + 2)
        return self.is_of_war or any(self._names(i, ARMED, frozenset(("un", "civilians"))) for i in near)

    def _names(self, index: int, kinds: frozenset[str], but: frozenset[str]) -> bool:
        """Say whether a sentence has a word of some kinds, or names an actor that bears arms, some left out."""
        return any(not kinds.isdisjoint(hit.rows) for hit in self.context.get(index, ())) or any(
            actor.kind in ("group", "common", "person") and actor.actor not in but
            for actor in self.actors_by_sentence.get(index, ())
        )

    def _is_mundane(self, index: int) -> bool:
        """Say whether a sentence is about sport, arts, trade or weather, whatever warlike words it has."""
        kinds = {row for hit in self.context.get(index, ()) for row in hit.rows}
        acts = {row.activity for hit in self.terms.get(index, ()) for row in hit.rows}
        harm = "casualty" in kinds and not acts.isdisjoint(EXPLOSIVE)
        return "mundane" in kinds and not harm and not self._names(index, BEARING_ARMS, NO_SIDES)
