"""Tying places, actors and targets to the word that tells of an activity, by the cheapest way through the sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geolibya.clauses import CLAUSE
from geolibya.mentions.activities import OBJECT
from geolibya.mentions.actors import ActorMention
from geolibya.ellipsoid import distance_km

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.mentions.activities import SentenceView, Trigger
    from geolibya.mentions.sources import Saying
    from geolibya.placement import PlaceRef

FAR = 6.0
"""Cost from which a place or actor of the sentence is no longer taken for a trigger's own."""
WORD = 0.12
"""Cost of a word in between."""
BEFORE = 0.9
"""Cost of a place that stands before its trigger."""
WIDE = 1.5
"""Cost of a region or country where something finer may stand."""
ADJACENT = 2
"""Words between a trigger and the place that its preposition gives it."""
FAR_WORDS = 16
"""Words from which on distance in the same clause says no more."""
SPEAKERS_PLACE = 25
"""Characters behind a word of saying in which a place is where it was said."""
SPEAKERS_COST = 4.0
"""Cost of a place that says where somebody spoke."""
_LIST = re.compile(
    r"\s*(?:(?:,|and|or|as well as|et|ou|ainsi que|puis|nor|&|but also)\s*)+(?:also\s+)?(?:(?:the|la|le|l'|les|de|du|d'|des|dans|in|at|near|a|en|both|around|sur|on|of|towns? of|cities of|city of|la ville de)\s*)*"
)
_FACILITY_TAIL = re.compile(r"\s*(?:air\s?bases?|airports?|terminals?|ports?|districts?|neighbou?rhoods?|areas?|oil|regions?|cities|towns?|fronts?|axes|camps?)?\s*")
KINETIC = frozenset(
    ("armed_clash", "offensive", "siege", "capture", "withdrawal", "attack", "killing", "detention", "air_strike", "drone_strike", "shoot_down", "shelling", "bombing")
)
"""Acts that the United Nations speak of and do not do."""
_NOT_DOERS = frozenset(("civilians", "migrants_refugees", "detainees", "medical_personnel", "journalists"))
_AGAINST = re.compile(r"\b(?:against|topple|overthrow|oust|renverser|on|at|targeting|contre|sur|visant|hitting|with|versus|avec|from)\s+(?:[\w'-]+\s+){0,4}$")
_OBJECT_BEFORE = re.compile(r"\b(?:against|contre|targeting|visant)\s+(?:(?:the|la|le|les|l'|[a-z]+(?:ed|an|ist|ian))\s+){0,3}$")
_BY = re.compile(r"\b(?:by|par)\s+(?:[\w'-]+\s+){0,5}$")
_OF = re.compile(r"\b(?:of|de|des|du|d'|from)\s+(?:[\w'-]+\s+){0,3}$")
_LOYAL = re.compile(
    r"\b(?:backing|fighting for|in favour of|loyal to|allied with|allied to|backed by|supported by|aligned with|in support of|support for|supporting|on behalf of|opposed to|hostile to|rival|linked to|"
    r"fideles? a|loyales? a|allie(?:e|s|es)? (?:a|de)|soutenue?s? par|appuyee?s? par|hostiles? a(?:u)?|oppose(?:e|s)? a|proches? de|en soutien a|au profit de)\s+(?:[\w'-]+\s+){0,3}$"
)
_OPPOSED = ("opposed", "hostile", "rival", "oppose")
_BACKED = ("backing", "fighting for", "in favour", "backed", "supported", "soutenu", "appuye", "in support", "support for", "supporting", "on behalf", "en soutien", "au profit")


def places_for(
    view: SentenceView, trigger: Trigger, refs: Sequence[PlaceRef], sayings: Sequence[Saying]
) -> tuple[list[PlaceRef], str]:
    """Give the places of a trigger in its own sentence: the cheapest, with those it is listed together with.

    Returns
    -------
    places : list of PlaceRef
        Empty where no place of the sentence is near enough.
    why : str
    """
    speaking = [saying.source for saying in sayings]
    sites = [ref for ref in refs if ref.site and not any(start <= ref.start < end for start, end in speaking)]
    costs = sorted((cost, n) for n, ref in enumerate(sites) if (cost := _place_cost(view, trigger, ref, sayings)) < FAR)
    if not costs:
        return [], ""
    best = sites[costs[0][1]]
    for _, n in costs[1:]:
        if _contains(best, sites[n]) and view.clauses.cost(best.start, sites[n].start) < CLAUSE * 1.5:
            best = sites[n]
    found = _listed_with(view, best, sites, refs)
    return found, f"nearest place: {', '.join(ref.place.name for ref in found)}"


def _place_cost(view: SentenceView, trigger: Trigger, ref: PlaceRef, sayings: Sequence[Saying]) -> float:
    before = ref.end <= trigger.start
    inside = ref.start < trigger.end and trigger.start < ref.end
    if inside:
        return 0.1
    gap = view.words_between(ref.end, trigger.start) if before else view.words_between(trigger.end, ref.start)
    cost = WORD * min(gap, FAR_WORDS) + view.clauses.cost(ref.end if before else trigger.end, trigger.start if before else ref.start)
    previous = view.reading.words_before(ref.start, 1)
    prepositional = ref.op != "at" or (bool(previous) and previous[0] in view.words.kinds["locative"])
    if before:
        cost += BEFORE
        if trigger.frame in ("fall", "undergo") or trigger.passive or (trigger.frame == "leave"):
            cost -= BEFORE
        elif prepositional and view.clauses.cost(ref.end, trigger.start) <= 1.0:
            cost -= BEFORE / 2  # "in Sirte, fighters clashed"
    elif prepositional or trigger.frame in ("take", "leave"):
        cost -= 0.3
    if not before and gap <= ADJACENT and prepositional:
        cost -= 1.0
    if any(ref.end <= trigger.start and saying.start < ref.start < saying.end + SPEAKERS_PLACE or ref.end <= saying.start < trigger.start for saying in sayings if not saying.back and saying.end <= trigger.start):
        cost += SPEAKERS_COST
    if ref.wide:
        cost += WIDE
    if ref.back:
        cost += 0.5
    after = view.reading.words_after(ref.end, 1)
    if after == ["'s"] and not before:
        cost += 0.6
    return cost


def _contains(wider: PlaceRef, finer: PlaceRef) -> bool:
    """Say whether one reference only says where the other lies."""
    if wider.place.id == finer.place.id or finer.place.radius_km * 1.4 >= wider.place.radius_km:
        return False
    if finer.place.within == wider.place.id:
        return True
    gap = distance_km(wider.place.lat, wider.place.lon, finer.place.lat, finer.place.lon)
    reach = wider.place.radius_km * (1.3 if wider.op == "at" else 1.0) + (20 if wider.op in ("near", "direction") else 0)
    return gap <= reach


def _listed_with(
    view: SentenceView, best: PlaceRef, sites: Sequence[PlaceRef], refs: Sequence[PlaceRef]
) -> list[PlaceRef]:
    """Give a place and those that stand in one list with it (A, B and C)."""
    ordered = sorted((ref for ref in sites if not ref.back or ref is best), key=lambda ref: ref.start)
    anchors = [(ref.start, ref.end) for ref in refs if not ref.site]
    at = ordered.index(best)
    found = [best]
    for step in (1, -1):
        n = at + step
        here = best
        while 0 <= n < len(ordered):
            other = ordered[n]
            first, second = (here, other) if step == 1 else (other, here)
            gap = _without(view.reading.lower, first.end, second.start, anchors)
            joined = _LIST.fullmatch(_FACILITY_TAIL.sub("", gap, count=1) if not _LIST.fullmatch(gap) else gap)
            if not joined:
                break
            if not (_contains(here, other) or _contains(other, here)):
                found.append(other)
            here = other
            n += step
    return sorted(found, key=lambda ref: ref.start)


_INTERJECTION = re.compile(r",\s*(?:without|sans|including|notamment)\s+[\w\s']{1,25}(?=,)")


def _without(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> str:
    """Give a stretch without the anchors in it and without short interjections."""
    kept = "".join(text[i] for i in range(start, end) if not any(a <= i < b for a, b in spans))
    return re.sub(r",(?:\s*,)+", ",", _INTERJECTION.sub("", kept))


def doers_for(
    view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention], sayings: Sequence[Saying]
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Give who does what a trigger tells of, and to whom, as the sentence says it."""
    speaking = [saying.source for saying in sayings]
    own = [a for a in actors if not any(start <= a.start and a.end <= end for start, end in speaking)]
    backers = [a for a in own if _relation_before(view, a)]
    plain = [a for a in own if a not in backers]
    doers: list[ActorMention] = []
    targets: list[ActorMention] = []
    if trigger.frame in ("mutual", "meet"):
        doers, targets = _parties(view, trigger, plain)
    elif trigger.frame == "have":
        doers = _owner(view, trigger, plain or own)
    elif trigger.frame == "undergo":
        targets = _cheapest(view, trigger, plain, before=True)
        doers = [a for a in plain if _role_before(view, a, _BY)]
    elif trigger.frame in ("fall", "lose", "drive", "driveout"):
        doers, targets = _changing_hands(view, trigger, plain)
    elif trigger.verb and trigger.passive:
        doers = [a for a in plain if a.start >= trigger.end and _role_before(view, a, _BY) and view.clauses.cost(trigger.end, a.start) < CLAUSE]
        doers = _joined(view, trigger, doers[:1], plain)
        targets = _cheapest(view, trigger, [a for a in plain if a not in doers], before=True)
    else:
        candidates = plain or ([] if trigger.frame == "give" else own)
        doers, targets = _active(view, trigger, candidates)
    doers = [a for a in doers if a.actor not in _NOT_DOERS and not (a.actor == "un" and trigger.activity in KINETIC)]
    if not doers:
        doers = _own_speaker(view, trigger, actors, sayings)
    chosen = {a.actor for a in doers}
    return doers, [a for a in targets if a.actor not in chosen or trigger.frame == "mutual"]


def shares_subject(view: SentenceView, trigger: Trigger, earlier: Trigger) -> bool:
    """Say whether a verb is joined to an earlier one and so has its subject ("X went after A and knocked out B")."""
    if not earlier.verb or earlier.passive or earlier.end > trigger.start:
        return False
    before = view.reading.words_before(trigger.start, 3)
    joined = [n for n, word in enumerate(before) if word in view.words.kinds["conjunction"]]
    return bool(joined) and all(word.isalpha() for word in before[joined[-1] :]) and len(before) - joined[-1] <= ADJACENT


def _relation_before(view: SentenceView, actor: ActorMention) -> bool:
    """Say whether words before an actor make it the backer or foe of somebody else ("militias backed by X")."""
    stretch = view.reading.lower[max(view.reading.sentences[view.index].start, actor.start - 45) : actor.start]
    match = _LOYAL.search(stretch)
    return match is not None and match.group().startswith(_BACKED + _OPPOSED)


def _role_before(view: SentenceView, actor: ActorMention, pattern: re.Pattern[str]) -> bool:
    stretch = view.reading.lower[max(view.reading.sentences[view.index].start, actor.start - 45) : actor.start]
    return pattern.search(stretch) is not None


def _cheapest(view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention], *, before: bool) -> list[ActorMention]:
    """Give the actor nearest to a trigger on one side, in its clause, with those it is joined to."""
    if before:
        side = [(view.clauses.cost(a.end, trigger.start) + WORD * min(FAR_WORDS, view.words_between(a.end, trigger.start)), -a.start, a) for a in actors if a.end <= trigger.start]
    else:
        side = [(view.clauses.cost(trigger.end, a.start) + WORD * view.words_between(trigger.end, a.start), a.start, a) for a in actors if a.start >= trigger.end]
    near = [entry for entry in side if entry[0] < (3.2 if before else 2.4)]
    return _joined(view, trigger, [min(near, key=lambda entry: entry[:2])[2]], actors) if near else []


def _joined(
    view: SentenceView, trigger: Trigger, chosen: Sequence[ActorMention], actors: Sequence[ActorMention]
) -> list[ActorMention]:
    """Give an actor with those that a conjunction joins to it."""
    if not chosen:
        return []
    found = [chosen[0]]
    ordered = sorted(actors, key=lambda a: a.start)
    at = ordered.index(chosen[0])
    pattern = re.compile(r"[\w\s'’]{0,25}(?:,|\band\b|\bet\b|\balongside\b|\baux cotes d|\balong with\b|\btogether with\b)[\w\s'’—-]{0,28}")
    for step in (1, -1):
        n = at + step
        here = chosen[0]
        while 0 <= n < len(ordered):
            first, second = (here, ordered[n]) if step == 1 else (ordered[n], here)
            gap = view.reading.lower[first.end : second.start]
            if not pattern.fullmatch(gap) or len(gap) > 40 or _AGAINST.search(gap) or _BY.search(gap):
                break
            if first.end <= trigger.start < second.start:
                break
            if any(word in gap for word in (" of ", " that ", " who ", " which ", " qui ", " said", " in ", " at ", " on ", " for ", " to ")):
                break
            found.append(ordered[n])
            here = ordered[n]
            n += step
    return sorted(found, key=lambda a: a.start)


def _active(view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention]) -> tuple[list[ActorMention], list[ActorMention]]:
    """Subject before and object after a verb; of a noun the possessor, "by X", "of X", or the subject of its verb."""
    targets = [a for a in actors if a.start >= trigger.end and _role_before(view, a, _AGAINST) and view.clauses.cost(trigger.end, a.start) < 2 * CLAUSE]
    objects = {id(a) for a in actors if a.end <= trigger.start and _role_before(view, a, _OBJECT_BEFORE)}
    subjects = [a for a in actors if id(a) not in objects]
    doers: list[ActorMention] = []
    if not trigger.verb:
        by = [
            a
            for a in actors
            if a.start >= trigger.end and _role_before(view, a, _BY) and view.clauses.cost(trigger.end, a.start) < 1.0 and view.words_between(trigger.end, a.start) <= 2 * OBJECT
        ]
        close = [a for a in subjects if 0 <= trigger.start - a.end <= len("'s military ") and view.clauses.cost(a.end, trigger.start) < 1.0]
        of = [a for a in actors if 0 <= a.start - trigger.end <= 30 and _role_before(view, a, _OF) and view.clauses.cost(trigger.end, a.start) < 1.0]
        if trigger.frame == "done":
            targets, of = targets or of, []
        doers = _joined(view, trigger, (by or close or of)[:1], actors)
    if not doers:
        doers = _cheapest(view, trigger, subjects, before=True)
    if trigger.verb and trigger.frame in ("go", "send"):
        agents = [a for a in actors if a.start >= trigger.end and _role_before(view, a, _BY) and view.clauses.cost(trigger.end, a.start) < 1.0]
        doers = agents[:1] or doers
    if trigger.verb and trigger.frame not in ("go", "send"):
        direct = [a for a in actors if a.start >= trigger.end and view.clauses.cost(trigger.end, a.start) < CLAUSE and view.words_between(trigger.end, a.start) <= 9]
        targets = direct or targets
    if trigger.frame == "go":
        targets = []
    return doers, _joined(view, trigger, targets[:1], actors)


def _parties(view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention]) -> tuple[list[ActorMention], list[ActorMention]]:
    """Give both sides of a clash or meeting; with "against X" X is the target."""
    near = [a for a in actors if view.clauses.cost(a.start, trigger.start) < 2 * CLAUSE and abs(view.words_between(a.start, trigger.start)) <= 22]
    if trigger.frame == "meet":
        return near, []
    against = [a for a in near if a.start >= trigger.end and re.search(r"\b(?:against|contre)\s+(?:[\w'-]+\s+){0,4}$", view.reading.lower[max(0, a.start - 45) : a.start])]
    doers = [a for a in near if a not in against]
    return doers, _joined(view, trigger, against[:1], near) if against else []


def _owner(view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """Give who has a base: its possessor, "of X", "held by X", else the nearest before."""
    after = [a for a in actors if 0 <= a.start - trigger.end <= 45 and view.clauses.cost(trigger.end, a.start) < CLAUSE]
    close = [a for a in actors if 0 <= trigger.start - a.end <= 30 and view.clauses.cost(a.end, trigger.start) < 1.0]
    return close[-1:] or after[:1] or _cheapest(view, trigger, actors, before=True)


def _changing_hands(view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention]) -> tuple[list[ActorMention], list[ActorMention]]:
    """Read frames in which the doer does not stand first: "fell to X", "X lost", "X was driven out by Y"."""
    before, after = _cheapest(view, trigger, actors, before=True), _cheapest(view, trigger, actors, before=False)
    if trigger.frame == "fall":
        return after, []
    if trigger.frame == "driveout":
        return before, after
    if trigger.frame == "lose":
        return after, before
    if trigger.passive:
        return before, []
    return after or before, []


_ADMITS = re.compile(r"\b(?:admi|acknowledg|reconn|conced|avou|owned up)")
_OWN_TROOPS = re.compile(r"\b(?:units|troops|soldiers|(?:the|its|our) (?:army|forces|military|air force|navy)|our (?:men|fighters|forces)|(?:nos|les) (?:forces|unites|troupes|soldats|combattants|appareils)|l'armee|l'aviation)\b[^,;]{0,40}$")


def _own_speaker(
    view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention], sayings: Sequence[Saying]
) -> list[ActorMention]:
    """Give the speaker where it tells of itself ("claimed to have taken", "announced the capture of")."""
    stretch = view.reading.lower[view.clauses.start_before(trigger.start, view.reading.sentences[view.index].start) : trigger.start]
    for saying in sayings:
        verb = view.reading.lower[saying.start : saying.end]
        speaker = ActorMention(saying.source[0], max(saying.source[1], saying.source[0] + 1), saying.actor, "person", saying.text)
        if saying.actor and (_ADMITS.search(verb) or (saying.kind == "party" and _OWN_TROOPS.search(stretch))):
            return [speaker]
        inside = [a for a in actors if saying.source[0] <= a.start and a.end <= saying.source[1]]
        between = view.reading.lower[saying.end : trigger.start]
        if not inside and saying.actor:
            inside = [speaker]
        if inside and saying.end <= trigger.start and re.match(r"\s*(?:of|for|to|the|(?:that\s+)?(?:it|its|they|their|he|his|she)|its|their|of\s+its|responsibility|qu'(?:il|elle)|que\s+ses|la|le|l')\b", between):
            return inside[:1]
    return []
