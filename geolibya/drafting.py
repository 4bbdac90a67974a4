"""From the triggers of a report to drafts: each gets doers, targets, places, date and assertion."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geolibya.aims import is_aim, is_attempt
from geolibya.assertions import judge
from geolibya.attachment import MOVES
from geolibya.attachment.actors import doers_for
from geolibya.attachment.borne import KINETIC, driven_out, is_struck
from geolibya.attachment.places import is_fronted, judges, places_for
from geolibya.attachment.subjects import (
    coordinated_subject,
    fronted_subject,
    is_controlled,
    is_gerund,
    participle_subject,
    shares_subject,
)
from geolibya.clauses import CLAUSE
from geolibya.coverage import covering, telling
from geolibya.dating import date_before, holds_on, lend_to_headline, own_date
from geolibya.drafts import Draft
from geolibya.inheritance import country, inherited
from geolibya.mentions import activities, casualties
from geolibya.mentions.activities import STRIKES
from geolibya.mentions.antecedents import antecedent
from geolibya.mentions.verbs import is_passive, is_verb
from geolibya.responses import answers
from geolibya.retellings import of_the_kind, told_before
from geolibya.speakers import Speakers
from geolibya.tolls import counts, give_tolls
from geolibya.unarmed import CIVIL, WITHOUT_PLANES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.assertions import Assertion
    from geolibya.mentions.activities import Trigger
    from geolibya.mentions.actors import ActorMention
    from geolibya.mentions.casualties import CasualtyMention
    from geolibya.mentions.dates import DateMention
    from geolibya.mentions.sources import Saying
    from geolibya.mentions.view import SentenceView
    from geolibya.place_refs import PlaceRef
    from geolibya.scene import Scene

COUNTRY_WIDE = frozenset(("military_support", "arms_transfer", "authorization", "ceasefire"))
"""Activities that sit on the country where their clause names no place."""
REMEMBERED = 100
"""Acts told last to which an act without a place is held; more would only cost time."""
SUCCESSIONS = frozenset(("capture",))
ADVANCES = frozenset(("capture", "offensive", "siege"))
"""Acts whose doer also takes what falls next."""
ADVANCE_BACK = 2
"""Sentences over which it does."""
HIT_BEFORE = 25
"""Characters between a participle and whom it was done to ("X men, attacked on Monday, withdrew")."""
_CAPTION = re.compile(
    r"\b(?:file|archive|handout|pool|stock) (?:photo|image|picture)s?\b"
    r"|\bphoto d'archives?\b|\b(?:image|cliche) d'archives?\b"
)
"""What marks the words under a picture."""
_IN_AN = re.compile(r"\b(?:in|during|dans|lors)\s+(?:d')?(?:an?|une?)\s+(?:[\w'-]+\s+){0,3}$")
_DIED = re.compile(
    r"\b(?:died|dying|perished|fell|(?:was|were|been) (?:killed|wounded|injured|hurt)"
    r"|peri|morte?s?|ete (?:tue|blesse)e?s?)\b"
)
"""What makes those before "in a raid" who bore it, and ends what a verb before them tells."""
_BY = re.compile(r"\b(?:by|par)\s")
_ALSO = re.compile(r"\b(?:also|as well|first|egalement|aussi|tour)\b")
"""Words of a hit that make it one of several."""
_DENIED = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|dement\w*|nie\w*)\s(?:that\s)?"
    r"(?:(?:it|they|he|its \w+|having|had|have|has|avoir)\s){0,4}$"
)
"""What stands before a verb that somebody denies."""
DENIED = 3
"""Sentences over which a strike told before may be what somebody denies ("denied that it had hit civilians")."""
LENT = 2 * CLAUSE
"""Cost from which on an act is too far from another to be done by who does that."""
FIRST_YEAR = "1969"
"""What is dated before it, in colonial days or the World War, is history and no report of our wars."""
EXTERNAL = "8"
"""ACLED's code for forces from abroad, whose presence in the country is news by itself."""
_ENDS = re.compile(
    r"(?:\s(?:had|has|have|later|then|finally|only|a|ont|avait|avaient|s'(?:est|etait|etaient)|se sont|n'ont))*\s"
    r"(?:calmed|subsided|died down|eased|ceased|stopped|ended|abated|halted|came to an end"
    r"|calmee?s?|cesse|arretee?s?|pris fin)\b"
)
"""What follows the noun for fighting that is over."""
_FLOWN = frozenset(("air_strike", "sortie"))
_CONTINUED = frozenset(("drone_operation", "sortie", "reconnaissance", "logistics", "intelligence"))
_ARMIES = frozenset(("armed_force", "coalition", "state"))
_STORMING = frozenset(("donné l'assaut", "pris d'assaut"))
_LARGE = frozenset(("PPLC", "PPLA", "AIRB", "AIRP"))


class Drafting:
    """The drafts of one report, and the words that gave none."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.drafts: list[Draft] = []
        self.notes: list[tuple[int, int, str]] = []
        speakers = Speakers(scene)
        for index, sentence in enumerate(scene.reading.sentences):
            if scene.report.kind == "dispatch" and sentence.paragraph == 0:
                continue  # the line that says what it retells
            if _CAPTION.search(scene.reading.lower[sentence.start : sentence.end]):
                continue  # what a picture shows is no news
            view = scene.view(index)
            self._read(view, speakers.of(view))
        lend_to_headline(scene, self.drafts)

    def _read(self, view: SentenceView, sayings: Sequence[Saying]) -> None:
        """Add what one sentence tells."""
        scene, index = self.scene, view.index
        lineage = scene.lineage
        refinements = scene.resources.lexicon.refinements
        triggers, refused = activities.find(view, scene.terms.get(index, ()), refinements)
        self.notes += refused
        tolls = casualties.find(scene.reading, index, view.actors)
        if triggers and not scene.speaks_of_arms(index):
            self.notes += [(t.start, t.end, "nothing near it speaks of armed forces") for t in triggers]
            triggers = []
        made: list[Draft] = []
        for trigger in triggers:
            if not trigger.verb and any(
                saying.source[0] <= trigger.start and trigger.end <= saying.source[1] for saying in sayings
            ):
                self.notes.append((trigger.start, trigger.end, "part of the name of a source"))
            else:
                made += self._drafts_of(view, trigger, sayings, tolls, made)
        _lend_doers(view, made)
        give_tolls(view, made or [d for d in self.drafts[-1:] if _is_here(view, d)], tolls)
        made += answers(view, scene.cues.get(index, ()), sayings, made, self.drafts[-REMEMBERED:], lineage)
        self.drafts += made

    def _drafts_of(
        self,
        view: SentenceView,
        trigger: Trigger,
        sayings: Sequence[Saying],
        tolls: Sequence[CasualtyMention],
        made: Sequence[Draft],
    ) -> list[Draft]:
        """Give the drafts of one trigger, one a place."""
        scene = self.scene
        heard = [s for s in sayings if s.back or not view.clauses.is_aside(s.start, trigger.start)]
        sources = covering(heard, trigger, scene.reading)
        trigger = _by_same_craft(view, self._joined_act(self._struck_before(view, trigger, made)), made)
        doers, targets = self._parties(view, trigger, sources, tolls, made)
        lacking = _lacks(trigger, doers, targets)
        if lacking:
            return self._refuse(trigger, lacking)
        actors = [doer.actor for doer in doers]
        cues = scene.cues.get(view.index, ())
        speaking = telling(sources, trigger, scene.reading)
        assertion = judge(view, trigger, cues, speaking, actors, scene.lineage, scene.resources.vocabulary)
        if assertion is None:
            return self._refuse(trigger, "the text says that there was none")
        unmade = _why_unmade(view, trigger, assertion, made, told=bool(sources))
        if unmade:
            return self._refuse(trigger, unmade)
        trigger = _attempted(view, trigger, assertion)
        places, why = places_for(view, trigger, scene.refs_by_sentence.get(view.index, ()), sayings)
        carried = False
        known = [*self.drafts[-REMEMBERED:], *made]
        near = [
            p for p in places if view.clauses.cost(p.start, trigger.start) < CLAUSE or is_fronted(view, p)
        ]
        if trigger.activity in COUNTRY_WIDE:
            places = near
        told = told_before(scene, trigger, near, known)
        trigger = replace(trigger, activity=of_the_kind(scene, trigger, known) or trigger.activity)
        of_old = "" if near else _only_refers(view, trigger, told, known, sayings)
        if of_old:
            return self._refuse(trigger, of_old)
        if told is not None and told.place is not None:
            trigger = replace(trigger, activity=told.trigger.activity)
            if not near:
                places, why, carried = [told.place], f"{told.trigger.term!r} told of it before", True
            doers, targets = doers or told.actors, targets or told.targets
            actors = [doer.actor for doer in doers]
        if trigger.activity in COUNTRY_WIDE and all(place.wide for place in places):
            places, why = places or country(scene), why or "an act without a place sits on the country"
        elif not places:
            places, why = inherited(scene, trigger, assertion.status, actors, known)
            carried = True
        if carried and _is_nowhere(scene, trigger, places, actors):
            return self._refuse(trigger, "where they went is not said")
        if not places and not country(scene):
            return self._refuse(trigger, "no place, and nothing in the report is about Libya")
        planned = assertion.status == "planned"
        trigger = self._as_offensive(view, trigger, places, actors, planned=planned)
        trigger = self._from_above(view, trigger, actors)
        trigger = trigger if carried else _into_country(trigger, places)
        reasons = [f"{trigger.term!r} tells of {trigger.activity}", why, assertion.rule]
        date = own_date(scene, view, trigger, sayings, assertion.status)
        if date is None and holds_on(trigger, assertion.status):
            date = date_before(scene, trigger, self.drafts[-REMEMBERED:])
            reasons += ["dated as what was told right before"] if date else []
        if date is not None and date.date and date.date[:4].isdigit() and date.date[:4] < FIRST_YEAR:
            return self._refuse(trigger, f"history: dated {date.date[:4]}")
        dates = _dates_of(scene, view, places, date)
        return [
            Draft(trigger, place, list(doers), list(targets), assertion, on, list(reasons), inherited=carried)
            for place, on in zip((*places, *([] if places else [None])), dates, strict=True)
        ]

    def _joined_act(self, trigger: Trigger) -> Trigger:
        """Take part-taking for the kind of act that the sentence before tells of ("they took part in operations")."""
        if trigger.frame != "join":
            return trigger
        told = (d.trigger for d in reversed(self.drafts) if trigger.sentence - d.trigger.sentence <= 1)
        last = next((other for other in told if other.activity in _CONTINUED), None)
        return replace(trigger, activity=last.activity) if last else trigger

    def _struck_before(self, view: SentenceView, trigger: Trigger, made: Sequence[Draft]) -> Trigger:
        """Take a hit that somebody denies, or one more, for the strike told before ("denied it", "was also hit")."""
        lower = view.reading.lower
        again = _ALSO.search(lower, trigger.start, trigger.end)
        if trigger.activity != "attack" or not (again or _DENIED.search(lower, view.start, trigger.start)):
            return trigger
        told = (
            d.trigger
            for d in reversed([*self.drafts, *made])
            if trigger.sentence - d.trigger.sentence <= DENIED
        )
        last = next((other for other in told if other.activity in STRIKES), None)
        return replace(trigger, activity=last.activity) if last else trigger

    def _refuse(self, trigger: Trigger, why: str) -> list[Draft]:
        self.notes.append((trigger.start, trigger.end, why))
        return []

    def _parties(
        self,
        view: SentenceView,
        trigger: Trigger,
        sayings: Sequence[Saying],
        tolls: Sequence[CasualtyMention],
        made: Sequence[Draft],
    ) -> tuple[list[ActorMention], list[ActorMention]]:
        """Give doers and targets; a joined verb has the subject of the verb before, and victims do not do."""
        last = next((d for d in reversed(made) if d.trigger != trigger), None)
        active = trigger.verb and not trigger.passive
        joined = (
            active
            and last is not None
            and (shares_subject(view, trigger, last.trigger) or is_gerund(view, trigger, last.trigger))
        )
        verb: Trigger | None = None
        subject = _subject_of(last) if last is not None and joined else []
        if active and is_controlled(view, trigger):
            told = next((d for d in reversed(made) if d.trigger.verb and not d.trigger.passive), None)
            subject = _subject_of(told) if told else subject
        fronted = [] if subject else fronted_subject(view, trigger)
        if fronted and not trigger.passive:
            subject = fronted
        passive = last is not None and last.trigger.passive  # "X was driven back by Y, abandoning Z"
        if active and not subject and (passive or trigger.frame == "driveout"):
            subject = participle_subject(view, trigger)
        if active and not subject:
            verb = self._verb_before(view, trigger)
            subject = [
                a
                for a in (doers_for(view, verb, sayings)[0] if verb else coordinated_subject(view, trigger))
                if verb is None or a.end <= verb.start
            ]
        doers, targets = doers_for(view, trigger, sayings, subject)
        if trigger.passive and trigger.frame in MOVES | {"drive"}:  # "Driven out of X, the brigade ..."
            doers = doers or fronted
        elif trigger.passive:
            targets = targets or [a for a in fronted if a not in doers]
        doers = doers or participle_subject(view, trigger)
        if verb is not None and not subject:  # whom the other verb hits does not do this
            doers = [a for a in doers if a.start < verb.end or view.clauses.cost(verb.end, a.start) >= CLAUSE]
        elif joined and last is not None and not subject:  # the object of the verb before
            between = (last.trigger.end, trigger.start)
            doers = [
                a for a in doers if not (between[0] <= a.start < between[1] or a.actor in last.target_ids)
            ]
        targets = targets or [a for a in driven_out(view, trigger) if a not in doers]
        if not doers and trigger.activity in SUCCESSIONS:
            doers = [a for a in self._advancing(trigger) if a.actor not in {b.actor for b in targets}]
        if not trigger.verb and _IN_AN.search(view.reading.lower, view.start, trigger.start):
            subjects, objects = self._around_verb(view, trigger, sayings)
            doers = [a for a in doers if a not in objects] or subjects
            targets = targets or objects
        if not trigger.verb and last is not None and _is_manner(view, trigger, last):
            doers, targets = list(last.actors), list(last.targets)
        if (not trigger.verb or trigger.activity == "bombing") and trigger.frame != "mutual":
            victims = [
                a
                for a in doers
                if not 0 < a.start - trigger.end <= 1  # "un raid américain avait tué cinquante hommes"
                and (is_struck(view, trigger, a) or any(counts(view, t, a) for t in tolls))
            ]
            doers, targets = [a for a in doers if a not in victims], [*targets, *victims]
        if trigger.activity in _FLOWN:
            doers = [a for a in doers if a.actor not in WITHOUT_PLANES]
        return doers, targets

    def _around_verb(
        self, view: SentenceView, trigger: Trigger, sayings: Sequence[Saying]
    ) -> tuple[list[ActorMention], list[ActorMention]]:
        """Give subject and objects of a verb of harm before a noun ("X killed Y, an al-Qaeda man, in a raid on Z")."""
        hit = next(
            (
                hit
                for hit in reversed(self.scene.terms.get(view.index, ()))
                if hit.end <= trigger.start
                and any(row.pos != "n" and row.activity in KINETIC for row in hit.rows)
                and is_verb(view, hit)
                and not is_passive(view, hit)
            ),
            None,
        )
        if (
            hit is None
            or view.clauses.cost(hit.end, trigger.start) >= 2 * CLAUSE
            or _DIED.search(view.reading.lower, hit.end, trigger.start)
        ):
            return [], []
        verb = replace(trigger, start=hit.start, end=hit.end, frame="do", verb=True, passive=False)
        subjects = [a for a in doers_for(view, verb, sayings)[0] if a.end <= hit.start]
        return subjects, [a for a in view.actors if hit.end <= a.start and a.end <= trigger.start]

    def _verb_before(self, view: SentenceView, trigger: Trigger) -> Trigger | None:
        """Give the verb that a verb is joined to, whose subject it has ("killed two and arrested five")."""
        for hit in reversed(self.scene.terms.get(view.index, ())):
            if hit.end > trigger.start or not any(row.pos != "n" for row in hit.rows):
                continue
            row = next(row for row in hit.rows if row.pos != "n")
            passive = is_passive(view, hit)
            verb = replace(
                trigger, start=hit.start, end=hit.end, frame=row.frame, passive=passive, term=row.term
            )
            reach = 2 * CLAUSE if is_controlled(view, trigger) else CLAUSE
            near = view.clauses.cost(hit.end, trigger.start) < reach
            joined = (
                near
                and is_verb(view, hit)
                and (shares_subject(view, trigger, verb) or _follows(view, trigger, verb))
            )
            return (self._verb_before(view, verb) or verb) if joined else None
        return None

    def _advancing(self, trigger: Trigger) -> list[ActorMention]:
        """Give who was told to advance right before ("Sabri was cleared; nearby Souq al-Hout was taken")."""
        for draft in reversed(self.drafts):
            if trigger.sentence - draft.trigger.sentence > ADVANCE_BACK:
                break
            if (
                draft.actors
                and draft.trigger.activity in ADVANCES
                and draft.assertion.status not in ("denied", "planned")
            ):
                return list(draft.actors)
        return []

    def _from_above(self, view: SentenceView, trigger: Trigger, actors: Sequence[str]) -> Trigger:
        """Take what a state from abroad bombards without guns, or raids, for what it is, a strike from the air."""
        known = self.scene.resources.vocabulary.actors
        abroad = bool(actors) and all(
            actor in known
            and known[actor].kind in ("state", "alliance")
            and known[actor].codes.get("inter") == EXTERNAL
            for actor in actors
        )
        guns = any(not {"artillery", "ship"}.isdisjoint(other.rows) for other in view.context)
        raided = trigger.activity == "attack" and not trigger.verb and trigger.term == "raid"
        bombed = trigger.activity == "shelling" and _BOMBED.match(view.reading.lower, trigger.start)
        return (
            replace(trigger, activity="air_strike") if abroad and (bombed or raided) and not guns else trigger
        )

    def _as_offensive(
        self,
        view: SentenceView,
        trigger: Trigger,
        places: Sequence[PlaceRef],
        actors: Sequence[str],
        *,
        planned: bool,
    ) -> Trigger:
        """Take an army's attack on a city or air base for what it is, an offensive; foreigners enter."""
        known = self.scene.resources.vocabulary.actors
        abroad = [a for a in actors if a in known and known[a].codes.get("inter") == EXTERNAL]
        if (
            trigger.term == "enter"
            and trigger.activity == "capture"
            and abroad
            and len(abroad) == len(actors)
        ):
            return replace(trigger, activity="deployment")
        noun = not trigger.verb and planned and trigger.term in ("attack", "attaque")
        if trigger.activity != "attack" or not (trigger.verb or noun) or trigger.passive or not places:
            return trigger
        army = any(known[actor].kind in _ARMIES for actor in actors if actor in known)
        first = places[0]
        direct = trigger.end <= first.start and view.words_between(trigger.end, first.start) <= 1
        storms = trigger.term in _STORMING and first.place.feature_code.startswith("PP")
        is_offensive = direct and (storms or (army and first.place.feature_code in _LARGE))
        return replace(trigger, activity="offensive") if is_offensive else trigger


def _is_here(view: SentenceView, draft: Draft) -> bool:
    """Say whether a sentence without an act of its own may go on with one told before: it names no other site."""
    sites = [ref.place.id for ref in view.refs if ref.site and not ref.wide]
    return not sites or draft.place is None or draft.place.place.id in sites


_BOMBED = re.compile(r"bomb(?:ard|ed\b|ing\b|s\b)")


def _by_same_craft(view: SentenceView, trigger: Trigger, made: Sequence[Draft]) -> Trigger:
    """Take a strike for one by drones where its verb shares the subject of such a one ("went after A and hit B")."""
    last = made[-1].trigger if made else None
    drones = last is not None and last.activity == "drone_strike" and trigger.activity == "air_strike"
    if last is None or not drones or not shares_subject(view, trigger, last):
        return trigger
    return replace(trigger, activity=last.activity)


def _dates_of(
    scene: Scene, view: SentenceView, places: Sequence[PlaceRef], date: DateMention | None
) -> list[DateMention | None]:
    """Give the date of each place of a list: its own where one stands behind each ("A on Monday and B on Tuesday")."""
    here = [d for d in scene.dates_by_sentence.get(view.index, ()) if d.date and not d.length]
    own = [
        next((d for d in here if place.end <= d.start and view.words_between(place.end, d.start) <= 1), None)
        for place in places
    ]
    return own if len(own) > 1 and all(own) else [date] * max(1, len(places))


def _lacks(trigger: Trigger, doers: Sequence[ActorMention], targets: Sequence[ActorMention]) -> str:
    """Say why those who are named make no such act; empty where they do."""
    if trigger.activity == "deployment" and doers and all(d.actor in CIVIL for d in doers):
        return "civilians on the move are no deployment"
    if trigger.activity == "military_support" and not (doers and targets):
        return "who backs whom is not said"
    return ""


def _into_country(trigger: Trigger, places: Sequence[PlaceRef]) -> Trigger:
    """Take the capture of a country for what it is: who enters one has not taken it."""
    whole = [p for p in places if p.place.feature_code == "PCLI" and p.op != "part"]
    entered = trigger.activity == "capture" and bool(places) and len(whole) == len(places)
    return replace(trigger, activity="deployment") if entered else trigger


def _is_told(trigger: Trigger, made: Sequence[Draft]) -> bool:
    """Say whether the sentence tells of such an act already ("a car bomb failed to detonate")."""
    return any(draft.trigger.activity == trigger.activity for draft in made)


def _only_refers(
    view: SentenceView,
    trigger: Trigger,
    told: Draft | None,
    known: Sequence[Draft],
    sayings: Sequence[Saying],
) -> str:
    """Say why a noun only refers to an act told before, that it is over or what one thinks of it; else nothing."""
    if told is not None and any(judges(view, trigger, saying) for saying in sayings):
        return "only judges what was told before"
    over = (
        trigger.activity == "armed_clash"
        and not trigger.verb
        and _ENDS.match(view.reading.lower, trigger.end)
    )
    recent = any(
        draft.trigger.activity == trigger.activity and trigger.sentence - draft.trigger.sentence <= DENIED
        for draft in known
    )
    return "only says that what was told before ended" if over and recent else ""


def _why_unmade(
    view: SentenceView, trigger: Trigger, assertion: Assertion, made: Sequence[Draft], *, told: bool
) -> str:
    """Say why no act is told of where words only say that it failed, or that it is aimed at; else nothing."""
    if assertion.status == "denied" and not told and _is_told(trigger, made):
        return "only says that what was tried failed"
    return "an aim, not told as done" if _is_taking(view, trigger) and not is_attempt(view, trigger) else ""


def _is_taking(view: SentenceView, trigger: Trigger) -> bool:
    """Say whether an infinitive of taking a place, or driving somebody out, only names an aim."""
    takes = trigger.activity == "capture" or trigger.frame in ("drive", "driveout")
    return takes and is_aim(view, trigger)


def _attempted(view: SentenceView, trigger: Trigger, assertion: Assertion) -> Trigger:
    """Take an attempt to seize a place, or one that is to begin, for the offensive that it is."""
    ahead = trigger.activity == "capture" and not trigger.verb and assertion.status == "planned"
    return replace(trigger, activity="offensive") if ahead or _is_taking(view, trigger) else trigger


def _is_nowhere(scene: Scene, trigger: Trigger, places: Sequence[PlaceRef], actors: Sequence[str]) -> bool:
    """Say whether Libyans are told to move, and no word says where ("arrived in twenty vehicles")."""
    known = scene.resources.vocabulary.actors
    return (
        trigger.activity == "deployment"
        and trigger.verb
        and all(place.wide for place in places)
        and bool(actors)
        and all(actor in known and known[actor].codes.get("inter") != EXTERNAL for actor in actors)
    )


def _is_manner(view: SentenceView, trigger: Trigger, last: Draft) -> bool:
    """Say whether a noun only says how what a verb tells of was done ("killed two men in an attack on X")."""
    return (
        last.trigger.verb
        and not last.trigger.passive
        and bool(last.actors)
        and view.clauses.cost(last.trigger.end, trigger.start) < CLAUSE
        and _IN_AN.search(view.reading.lower, last.trigger.end, trigger.start) is not None
    )


def _subject_of(draft: Draft) -> list[ActorMention]:
    """Give those who do what a verb tells of and stand before it: of two who fight, the subject."""
    if draft.trigger.frame != "mutual":
        return list(draft.actors)
    return [actor for actor in draft.actors if actor.end <= draft.trigger.start]


def _follows(view: SentenceView, trigger: Trigger, verb: Trigger) -> bool:
    """Say whether a participle tells what else the subject of a verb did ("stormed it, detaining two")."""
    text = view.reading.lower[trigger.start : trigger.end]
    before = view.reading.words_before(trigger.start, 1)
    goes_on = before in ([","], ["and"]) or is_controlled(view, trigger)
    return text.endswith("ing") and goes_on and not verb.passive


def _lend_doers(view: SentenceView, drafts: Sequence[Draft]) -> None:
    """Let a passive act take the one doer of the sentence's other acts ("nine were abducted when X attacked")."""
    lenders = [
        draft
        for draft in drafts
        if draft.actors
        and draft.trigger.verb
        and antecedent(view, draft.trigger.start, draft.trigger.end)
        is None  # told of the place, not of the act
    ]
    if len({draft.actor_ids for draft in lenders}) != 1:
        return
    lender = lenders[0]
    for draft in drafts:
        start = draft.trigger.start
        hit = any(
            0 <= start - t.end <= HIT_BEFORE and t.actor in lender.actor_ids and t.kind != "back"
            for t in draft.targets
        )
        end = view.clauses.end_behind(draft.trigger.end, view.reading.sentences[view.index].end)
        named = _BY.search(view.reading.lower, draft.trigger.end, end)  # by somebody whom no table has
        near = view.clauses.cost(lender.trigger.start, start) < LENT
        lacks = near and not (draft.actors or hit or named) and draft.trigger.activity in KINETIC
        helped = view.words.kinds["passive"] & set(view.reading.words_before(start, 2))
        adjective = (
            draft.trigger.activity == "siege" and not helped
        )  # "near the besieged town, rebels took X"
        if lacks and draft.trigger.passive and draft.trigger.frame != "undergo" and not adjective:
            draft.actors = list(lender.actors)
            draft.targets = [target for target in draft.targets if target.actor not in lender.actor_ids]
            draft.reasons.append(f"done by who does {lender.trigger.term!r} in the same sentence")
