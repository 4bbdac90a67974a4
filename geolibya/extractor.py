"""From a report to its events: each trigger gets place, actors, targets, date and assertion, with reasons."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from geolibya import attachment
from geolibya.assertions import applicable, judge
from geolibya.clauses import CLAUSE, Clauses
from geolibya.drafts import Draft, joined
from geolibya.gazetteer import Gazetteer
from geolibya.lexicon import Lexicon
from geolibya.mentions import activities, actors, casualties, dates, sources, toponyms
from geolibya.mentions.activities import SentenceView, Trigger
from geolibya.placement import Placement, PlaceRef
from geolibya.reading import Reading
from geolibya.responses import answers
from geolibya.records import LONGEST_QUOTE, Event, Extraction, Toponym
from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from geolibya.matching import Hit
    from geolibya.mentions.actors import ActorMention
    from geolibya.mentions.casualties import CasualtyMention
    from geolibya.mentions.dates import DateMention
    from geolibya.mentions.sources import Saying
    from geolibya.mentions.toponyms import PlaceName
    from geolibya.records import Report

CARRIES = 3
"""Sentences over which a place carries inside a paragraph."""
COUNTRY_WIDE = frozenset(("military_support", "arms_transfer", "authorization", "training"))
"""Activities that sit on the country where their clause names no place."""
SPORT_WORDS = 4
"""From this many words of sport on a report is taken to be about sport."""
_DEADLY = frozenset(
    ("killing", "armed_clash", "air_strike", "drone_strike", "shelling", "bombing", "attack", "aircraft_crash", "shoot_down", "offensive", "siege", "capture")
)


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
    >>> found = Extractor().extract(Report("a", "LNA jets bombed Sirte on Monday.", language="en", published="2020-01-08"))
    >>> [(e.activity, e.place, e.actors, e.date) for e in found.events]
    [('air_strike', 'sirte', ('lna',), '2020-01-06')]
    """

    def __init__(self, gazetteer: Gazetteer | None = None, folder: Path | None = None) -> None:
        self.gazetteer = gazetteer or Gazetteer.load()
        self.lexicon = Lexicon.load(folder)
        self.vocabulary = Vocabulary.load(folder)
        self._names = toponyms.toponym_scanner(self.gazetteer)
        self._placement = Placement(self.gazetteer, folder)

    def extract(self, report: Report) -> Extraction:
        """Give the toponyms and events of a report."""
        if not report.sha256:
            report = replace(report, sha256=hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest())
        return _Run(self, report).extraction()


class _Run:
    """The extraction of one report."""

    def __init__(self, extractor: Extractor, report: Report) -> None:
        self.extractor = extractor
        self.gazetteer = extractor.gazetteer
        self.report = report
        self.reading = reading = Reading(report, extractor.lexicon)
        actor_hits = extractor.lexicon.actors.find(reading.data)
        self.masks = extractor.lexicon.masks.find(reading.data)
        self.names = toponyms.find(reading, self.gazetteer, extractor._names, actor_hits, self.masks)
        actor_hits = [hit for hit in actor_hits if not any(m.start <= hit.start and hit.end <= m.end for m in self.masks)]
        self.actors = actors.find(reading, actor_hits, self.names) if reading.language_words else []
        self.refs = extractor._placement.find(reading, self.names)
        self.dates = dates.find(reading)
        self.notes: list[tuple[int, int, str]] = []
        self.last_sayings: list[Saying] = []
        self.captives = self._captives()

    def extraction(self) -> Extraction:
        """Run the road to its end."""
        drafts: list[Draft] = []
        if self.reading.language_words is not None and not self._is_sport():
            drafts = joined(self._drafts(), self.extractor.vocabulary.lineage)
        events = {event.id: event for event in map(self._event, drafts)}
        notes = tuple((*self.reading.span(start, end), why) for start, end, why in self.notes)
        return Extraction(self.report, tuple(map(self._toponym, self.names)), tuple(events.values()), notes)

    def _is_sport(self) -> bool:
        words = self.reading.language_words
        sport = words.kinds.get("sport", frozenset()) if words else frozenset()
        found = sum(1 for i in range(len(self.reading.sentences)) for word in self.reading.words_of(i) if word.text in sport)
        return found >= SPORT_WORDS

    def _toponym(self, name: PlaceName) -> Toponym:
        start, end = self.reading.span(name.start, name.end)
        place = name.place
        return Toponym(
            start, end, self.report.text[start:end], name.role, place.id, place.lat, place.lon, place.radius_km, name.rule
        )

    # drafts

    def _drafts(self) -> list[Draft]:
        words = self.reading.language_words
        if words is None:
            return []
        reading = self.reading
        terms = reading.by_sentence(words.terms.find(reading.data))
        cues = reading.by_sentence(words.cues.find(reading.data))
        context = reading.by_sentence(words.context.find(reading.data))
        says = reading.by_sentence(words.saying.find(reading.data))
        lineage = self.extractor.vocabulary.lineage
        drafts: list[Draft] = []
        for index, sentence in enumerate(reading.sentences):
            if self.report.kind == "dispatch" and sentence.paragraph == 0:
                continue  # the line that says what it retells
            here = [a for a in self.actors if reading.sentence_at(a.start) == index]
            sayings = self._sayings(index, says.get(index, ()), here)
            view = SentenceView(
                reading,
                index,
                Clauses(reading, index),
                here,
                [name for name in self.names if reading.sentence_at(name.start) == index],
                context.get(index, ()),
            )
            triggers, refused = activities.find(view, terms.get(index, ()), self.extractor.lexicon.refinements)
            self.notes += refused
            if not triggers:
                drafts += answers(view, cues.get(index, ()), sayings, drafts, lineage)
                _give_tolls(drafts[-1:], casualties.find(reading, index, here))
                continue
            if not self._speaks_of_arms(index, context):
                self.notes += [(t.start, t.end, "nothing near it speaks of armed forces") for t in triggers]
                continue
            tolls = casualties.find(reading, index, here)
            made: list[Draft] = []
            for trigger in triggers:
                if any(saying.source[0] <= trigger.start and trigger.end <= saying.source[1] for saying in sayings):
                    self.notes.append((trigger.start, trigger.end, "part of the name of a source"))
                    continue
                made += self._draft(view, trigger, sayings, cues.get(index, ()), tolls, [*drafts, *made])
            _lend_doers(made)
            _give_tolls(made or drafts[-1:], tolls)
            made += answers(view, cues.get(index, ()), sayings, made, lineage)
            drafts += made
        return drafts

    def _speaks_of_arms(self, index: int, context: Mapping[int, Sequence[Hit[str]]]) -> bool:
        """Say whether a sentence or its neighbours name actors, forces or arms: words of war are used of much else."""
        armed = {"force", "aircraft", "drone", "artillery", "ship", "weapon", "armed", "casualty"}
        near = range(index - 1, index + 2)
        if any(armed & set(hit.rows) for i in near for hit in context.get(i, ())):
            return True
        armed_kinds = ("group", "common")
        return any(self.reading.sentence_at(a.start) in near for a in self.actors if a.kind in armed_kinds and a.actor not in ("un", "civilians"))

    def _sayings(self, index: int, hits: Sequence[object], here: Sequence[ActorMention]) -> list[Saying]:
        """Find who speaks in a sentence; a pronoun or an open quotation takes the speaker before."""
        reading = self.reading
        places = [name for name in self.names if reading.sentence_at(name.start) == index]
        outlets = [mask for mask in self.masks if reading.sentence_at(mask.start) == index]
        found = sources.find(reading, index, hits, here, places, outlets)  # type: ignore[arg-type]
        last = self.last_sayings
        found = [replace(s, kind="prisoner") if s.kind in ("neutral", "unnamed") and self._is_captive(s.text) else s for s in found]
        found = [replace(s, actor=self._side_of_his(s)) if s.kind == "party" and not s.actor else s for s in found]
        resolved: list[Saying] = []
        for saying in found:
            named = next((s for s in resolved if not s.pronoun), last[0] if last else None)
            if saying.pronoun and named is not None:
                saying = replace(saying, text=named.text, actor=saying.actor or named.actor, kind=named.kind)
            resolved.append(saying)
        if not resolved and last and self._in_quotation(index):
            start = reading.sentences[index].start
            resolved = [replace(s, start=start, end=start, source=(start, start), back=True) for s in last]
        if resolved:
            self.last_sayings = resolved
        return resolved

    def _is_captive(self, name: str) -> bool:
        """Say whether a source is somebody whom the report calls a prisoner elsewhere."""
        return any(word in self.captives for word in re.findall(r"\w+", name) if word[0].isupper() and len(word) > len("Al-"))

    def _captives(self) -> frozenset[str]:
        """Give the names that stand right behind a word for a prisoner."""
        words = self.reading.language_words
        if words is None:
            return frozenset()
        hits = [hit for hit in words.sources.find(self.reading.data) if "prisoner" in hit.rows]
        names = (re.match(r"(?:\s+[A-ZÀ-Þ][\w'’-]+){1,4}", self.reading.text[hit.end :]) for hit in hits)
        return frozenset(word for name in names if name for word in re.findall(r"\w+", name.group()))

    def _side_of_his(self, saying: Saying) -> str:
        """Give the side of "his spokesman": that of the last actor named before."""
        words = self.reading.language_words
        first = self.reading.words_after(saying.source[0], 1)
        if words is None or not first or first[0] not in words.kinds["possessive"]:
            return ""
        before = [a for a in self.actors if a.end <= saying.source[0] and a.kind in ("person", "group")]
        return before[-1].actor if before else ""

    def _in_quotation(self, index: int) -> bool:
        sentence = self.reading.sentences[index]
        paragraph = next(s.start for s in self.reading.sentences if s.paragraph == sentence.paragraph)
        before = self.reading.lower[paragraph : sentence.start].count('"')
        return before % 2 == 1 or self.reading.lower[sentence.start] == '"'

    def _draft(
        self, view: SentenceView, trigger: Trigger, sayings: Sequence[Saying], cues: Sequence[object], tolls: Sequence[CasualtyMention], before: Sequence[Draft]
    ) -> list[Draft]:
        lineage = self.extractor.vocabulary.lineage
        covering = applicable(sayings, trigger, self.reading.text)
        doers, targets = attachment.doers_for(view, trigger, view.actors, covering)
        earlier = [d for d in before if d.trigger.sentence == view.index and d.trigger != trigger]
        if trigger.verb and not trigger.passive and earlier and attachment.shares_subject(view, trigger, earlier[-1].trigger):
            doers = earlier[-1].actors or doers
        victims = [a for a in doers if not trigger.verb and any(t.start <= a.start <= t.end + len(" soldiers") for t in tolls)]
        doers, targets = [a for a in doers if a not in victims], [*targets, *victims]
        if trigger.activity == "military_support" and not (doers and targets):
            self.notes.append((trigger.start, trigger.end, "who backs whom is not said"))
            return []
        assertion = judge(view, trigger, cues, covering, [a.actor for a in doers], lineage)  # type: ignore[arg-type]
        if assertion is None:
            self.notes.append((trigger.start, trigger.end, "the text says that there was none"))
            return []
        here = [ref for ref in self.refs if self.reading.sentence_at(ref.start) == view.index]
        places, why = attachment.places_for(view, trigger, here, covering)
        inherited = False
        if trigger.activity in COUNTRY_WIDE and not any(not p.wide for p in places):
            places = places or self._country()
            why = why or "an act without a place sits on the country"
        elif not places:
            places, why = self._inherited(trigger, assertion.status, [a.actor for a in doers], before)
            inherited = True
        if not places and not self._country():
            self.notes.append((trigger.start, trigger.end, "no place, and nothing in the report is about Libya"))
            return []
        trigger = self._as_offensive(view, trigger, places, doers)
        date = self._date(view, trigger)
        return [
            Draft(
                trigger,
                place,
                list(doers),
                list(targets),
                assertion,
                date,
                [f"{trigger.term!r} tells of {trigger.activity}", why, assertion.rule],
                inherited=inherited,
            )
            for place in (places or [None])
        ]

    def _as_offensive(
        self, view: SentenceView, trigger: Trigger, places: Sequence[PlaceRef], doers: Sequence[ActorMention]
    ) -> Trigger:
        """Take an army's attack on a city or air base for what it is, an offensive."""
        if trigger.activity != "attack" or not trigger.verb or trigger.passive or not places or not doers:
            return trigger
        kinds = {self.extractor.vocabulary.actors[a.actor].kind for a in doers if a.actor in self.extractor.vocabulary.actors}
        first = places[0]
        direct = 0 <= first.start - trigger.end and view.words_between(trigger.end, first.start) <= 1
        large = first.place.feature_code in ("PPLC", "PPLA", "AIRB", "AIRP")
        return replace(trigger, activity="offensive") if direct and large and kinds & {"armed_force", "coalition", "state"} else trigger

    def _country(self) -> list[PlaceRef]:
        """Give Libya where the report speaks of it."""
        libyan = [name for name in self.names if name.place.country == "LY"]
        foreign = Counter(name.place.country for name in self.names)
        if not libyan and not any(a.actor in ("lna", "gna", "gnu", "libya_unspecified") for a in self.actors):
            return []
        if libyan and max(foreign.values()) > 3 * len(libyan):
            return []
        return [PlaceRef(0, 1, self.gazetteer["libya"], rule="the country")]

    def _inherited(self, trigger: Trigger, status: str, doers: Sequence[str], before: Sequence[Draft]) -> tuple[list[PlaceRef], str]:
        """Give the place of an act whose sentence names none: of the same act told before, of the sentences before, of the report."""
        lineage = self.extractor.vocabulary.lineage
        same = [
            d
            for d in before
            if d.trigger.activity == trigger.activity
            and (not doers or not d.actors or any(a in lineage(b) or b in lineage(a) for a in doers for b in d.actor_ids))
            and d.place is not None
            and not d.place.wide
            and trigger.sentence - d.trigger.sentence <= 2 * CARRIES
            and (d.assertion.status == "planned") == (status == "planned")
        ]
        if same and not trigger.verb:
            return [d.place for d in same if d.trigger == same[-1].trigger and d.place], "the same act was placed before"
        reading = self.reading
        paragraph = reading.sentences[trigger.sentence].paragraph
        for back in range(1, CARRIES + 1):
            index = trigger.sentence - back
            if index < 0 or reading.sentences[index].paragraph != paragraph:
                break
            placed = [d for d in before if d.trigger.sentence == index and d.place is not None]
            refs = [d.place for d in placed if d.place] or [
                ref for ref in self.refs if ref.site and reading.sentence_at(ref.start) == index
            ]
            fine = [ref for ref in refs if not ref.wide] or refs
            if fine:
                return [fine[-1]], f"from the sentence before: {fine[-1].place.name}"
        focus = self._focus(before)
        if focus is not None:
            return [focus], f"the place that the report is about: {focus.place.name}"
        return self._country(), "the report names no place for it"

    def _focus(self, before: Sequence[Draft]) -> PlaceRef | None:
        """Give the place where a report puts most acts so far, else the one that it names most."""
        military = self.extractor.vocabulary.activities
        placed = [d.place for d in before if d.place and not d.place.wide and not d.inherited and military[d.trigger.activity].military]
        counted = Counter(ref.place.id for ref in placed)
        if counted:
            return next(ref for ref in placed if counted[ref.place.id] == max(counted.values()))
        sites = [ref for ref in self.refs if ref.site and not ref.wide and ref.place.country]
        sites = [ref for ref in sites if ref.place.country == "LY"] or sites
        if not sites:
            return None
        counts = Counter(ref.place.id for ref in sites)
        first = self.reading.sentences[0].end
        for ref in sites:
            if ref.start < first:
                counts[ref.place.id] += 1
        top = max(counts.values())
        if top == 1 and len(counts) > 1:
            return None
        return next(ref for ref in sites if counts[ref.place.id] == top)

    def _date(self, view: SentenceView, trigger: Trigger) -> DateMention | None:
        here = [d for d in self.dates if self.reading.sentence_at(d.start) == view.index]
        near = [
            (view.clauses.cost(d.start, trigger.start) + attachment.WORD * abs(view.words_between(d.start, trigger.start)), n)
            for n, d in enumerate(here)
        ]
        near = [entry for entry in near if entry[0] < 2 * CLAUSE + 1]
        if near:
            return here[min(near)[1]]
        heading = self._heading_dates.get(self.reading.sentences[view.index].paragraph)
        return heading

    @cached_property
    def _heading_dates(self) -> dict[int, DateMention]:
        """Give the date at the head of a list item ("14 Dec: ..."), which holds for all of it."""
        found: dict[int, DateMention] = {}
        for mention in self.dates:
            sentence = self.reading.sentences[self.reading.sentence_at(mention.start)]
            lead = self.reading.text[sentence.start : mention.start]
            after = self.reading.text[mention.end : mention.end + 2].strip()[:1]
            if len(lead.strip(" -*•–—(")) == 0 and after in (":", "-", "–", "—", ".", ")"):
                found.setdefault(sentence.paragraph, mention)
        return found

    # events

    def _event(self, draft: Draft) -> Event:
        report, trigger, ref = self.report, draft.trigger, draft.place
        start, end = self._quote_span(draft)
        quote_start, quote_end = self.reading.span(start, end)
        quote = report.text[quote_start:quote_end]
        footprint = ref.footprint(self.gazetteer) if ref else None
        place = ref.place if ref else None
        if place is not None and footprint is not None and ref is not None and ref.op == "part" and footprint.relation == "within":
            place = self._region_at(footprint.lat, footprint.lon) or place
        date = draft.date.date if draft.date else None
        key = "\0".join((report.sha256, trigger.activity, place.id if place else "", quote, draft.assertion.status, date or ""))
        actors_ = tuple(draft.actor_ids)
        vocabulary = self.extractor.vocabulary
        return Event(
            id=hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16],
            activity=trigger.activity,
            status=draft.assertion.status,
            group=vocabulary.activities[trigger.activity].parent,
            place=place.id if place else None,
            place_name=place.name if place else "",
            country=place.country if place else "",
            admin1=self._admin1(place.adm2_pcode) if place else "",
            adm2_pcode=place.adm2_pcode if place else "",
            relation=footprint.relation if footprint else "at",
            lat=round(footprint.lat, 4) if footprint else None,
            lon=round(footprint.lon, 4) if footprint else None,
            radius_km=round(footprint.radius_km, 1) if footprint else None,
            geo_precision=footprint.geo_precision if footprint else None,
            where_prec=footprint.where_prec if footprint else None,
            footprint=footprint.geometry if footprint else None,
            actors=actors_,
            targets=draft.target_ids,
            actors_text=tuple(
                dict.fromkeys(a.text for a in draft.actors if a.text and (a.actor.startswith("unidentified") or a.actor == "foreign_forces_other"))
            ),
            attribution=draft.assertion.attribution,
            caveats=draft.assertion.caveats,
            when=self.reading.text[draft.date.start : draft.date.end] if draft.date else None,
            date=date,
            casualties=tuple(draft.casualties),
            quote=quote,
            start=quote_start,
            end=quote_end,
            marks=self._marks(draft, quote_start, quote_end),
            reasons=tuple(reason for reason in draft.reasons if reason),
            report=report.name,
            title=report.title,
            outlet=report.outlet,
            url=report.url,
            archived_url=report.archived_url,
            published=report.published,
            language=report.language,
            kind=report.kind,
            after=report.after,
            sha256=report.sha256,
        )

    def _region_at(self, lat: float, lon: float) -> object:
        return next((p for p in map(self.gazetteer.places.get, ("cyrenaica", "tripolitania", "fezzan")) if p and (p.lat, p.lon) == (lat, lon)), None)

    def _admin1(self, pcode: str) -> str:
        return {"LY01": "East", "LY02": "West", "LY03": "South"}.get(pcode[:4], "")

    def _quote_span(self, draft: Draft) -> tuple[int, int]:
        """Give the sentence of a trigger, cut around it to what may be quoted."""
        sentence = self.reading.sentences[draft.trigger.sentence]
        start, end = sentence.start, sentence.end
        if end - start <= LONGEST_QUOTE:
            return start, end
        points = [draft.trigger.start, draft.trigger.end]
        place = draft.place
        if place is not None and sentence.start <= place.start < sentence.end:
            points += [place.start, place.end]
        low, high = min(points), max(points)
        if high - low > LONGEST_QUOTE:
            low, high = draft.trigger.start, draft.trigger.end
        room = LONGEST_QUOTE - (high - low)
        first = max(start, low - room // 2)
        last = min(end, first + LONGEST_QUOTE)
        first = max(start, last - LONGEST_QUOTE)
        text = self.reading.text
        while first > start and first < low and not text[first - 1].isspace():
            first += 1
        while last < end and last > high and not text[last].isspace():
            last -= 1
        return first, last

    def _marks(self, draft: Draft, start: int, end: int) -> tuple[tuple[int, int, str], ...]:
        spans = [(draft.trigger.start, draft.trigger.end, "activity")]
        if draft.place is not None and draft.place.end > draft.place.start + 1:
            spans.append((draft.place.start, draft.place.end, "place"))
        spans += [(actor.start, actor.end, "actor") for actor in draft.actors]
        found: list[tuple[int, int, str]] = []
        for a, b, kind in sorted(spans):
            low, high = self.reading.span(a, b)
            if start <= low and high <= end and not any(low < other[1] + start and other[0] + start < high for other in found):
                found.append((low - start, high - start, kind))
        return tuple(found)


def _lend_doers(drafts: Sequence[Draft]) -> None:
    """Let an act of a sentence without a doer take the one doer that its other acts have ("nine were abducted when X attacked")."""
    known = {draft.actor_ids for draft in drafts if draft.actors and draft.trigger.verb}
    if len(known) != 1:
        return
    lender = next(draft for draft in drafts if draft.actors and draft.trigger.verb)
    for draft in drafts:
        if not draft.actors and (draft.trigger.passive or draft.trigger.frame == "undergo"):
            draft.actors = list(lender.actors)
            draft.targets = [t for t in draft.targets if t.actor not in lender.actor_ids]
            draft.reasons.append(f"done by who does {lender.trigger.term!r} in the same sentence")


def _give_tolls(drafts: Sequence[Draft], tolls: Sequence[CasualtyMention]) -> None:
    """Give each toll to the deadly act nearest to it."""
    deadly = [draft for draft in drafts if draft.trigger.activity in _DEADLY]
    for toll in tolls:
        if deadly:
            nearest = min(deadly, key=lambda draft: abs(draft.trigger.start - toll.start))
            for draft in drafts:
                if draft.trigger == nearest.trigger:
                    draft.casualties.append(toll.casualties)
