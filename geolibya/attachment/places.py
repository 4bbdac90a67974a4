"""Where an act takes place, as its own sentence says it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geolibya.attachment import FAR_WORDS, MOVES, WORD
from geolibya.attachment.borne import KINETIC
from geolibya.attachment.lists import contains, is_home, listed_with
from geolibya.clauses import CLAUSE
from geolibya.mentions.antecedents import antecedent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.mentions.activities import Trigger
    from geolibya.mentions.sources import Saying
    from geolibya.mentions.view import SentenceView
    from geolibya.place_refs import PlaceRef

HEADING_PLACE = 2.5
"""Cost of a place that a colon makes what the sentence is about ("Bani Walid: rebels raise their flag")."""
FAR = 6.0
"""Cost from which a place of the sentence is no longer taken for a trigger's own."""
BEFORE = 0.9
"""Cost of a place that stands before its trigger."""
WIDE = 1.5
"""Cost of a region or country where something finer may stand."""
ADJACENT = 2
"""Words between a trigger and the place that its preposition gives it."""
OBJECT_PLACE = 1.2
"""What it counts for a place to be the object of a verb."""
OWN_PLACE = 2.5
"""What it counts for a place to have an act as its own ("Watiya's recapture by X in Tripoli")."""
SPEAKERS_PLACE = 25
"""Characters behind a word of saying in which a place is where it was said."""
SPEAKERS_COST = 4.0
"""Cost of a place that says where somebody spoke."""
ORIGIN_COST = 6.0
"""Cost of a place that says where a force comes from ("brigades from Misrata")."""
TOWN_WORDS = 7
"""Words before a town in which may stand whose home it is."""
_NEARBY = frozenset("nearby neighbouring neighboring voisine voisin voisines voisins".split())
_TOWN = frozenset("of nearby neighbouring neighboring coastal mountain libyan rival".split())
OTHER_END = 4.0
"""Cost of the place that a move comes from where its goal counts, or goes to where it leaves."""
ARRIVALS = frozenset(
    ("deployment", "arms_transfer", "air_strike", "drone_strike", "shelling", "attack", "offensive")
)
DEPARTURES = frozenset(("withdrawal", "displacement"))
STARTS = DEPARTURES | {"sortie", "drone_operation", "logistics", "base_use"}
"""What takes place where something set out from ("des avions partis de X")."""
_POSTED = frozenset(("base_use", "deployment", "command_and_control", "training", "logistics"))
"""What is somewhere for use against a place elsewhere ("a rear base against Tripoli")."""
ON_LAND = frozenset(("capture", "siege", "offensive", "armed_clash", "base_use", "killing"))
WATERS = frozenset(("GULF", "BAY", "SEA", "STRT", "CHN"))
"""Where none of these takes place."""
_FROM = frozenset(("from", "depuis"))
_FROM_BOTH = re.compile(r"\b(?:from|depuis)\s(?:[\w'-]+\s){1,3}(?:and|et)\s(?:the\s|de\s|d')?$")
"""What stands before the second of two places that somebody comes from."""
_FROM_SITE = re.compile(
    r"\b(?:from|depuis)\s(?:the\s|l'|la\s|le\s)?(?:[\w-]+\s){0,2}"
    r"(?:airports?|bases?|airbases?|airfields?|ports?|aeroports?|aerodromes?)\s(?:of|de|d')\s*$"
)
"""What stands before the place whose base or port something set out from."""
_PARTED = re.compile(
    r"\b(?:(?:partie?s?|venue?s?|arrivee?s?)\s(?:de|du|des|d')\s?(?:la\s|l'|le\s)?(?:[\w'-]+\s){1,3}(?:de|d'|du)"
    r"|(?:coming|came|come|arriv\w+|set(?:ting)? out|travell?\w+|flown)\sfrom\s(?:the\s|an?\s)?"
    r"(?:[\w'-]+\s){1,3}(?:of|at|in))\s?$"
)
"""What stands before the place of a base or town that men set out from ("partis de la base voisine de X")."""
_GOES_ON = re.compile(r"\s(?:and|et|a|in|at|de|of)\s(?:(?:from|de|depuis)\s)?(?:the\s|l'|la\s|le\s)?|,\s")
"""What stands between the place that something set out from and the town that it lies in, or a second one."""
_PARTING = frozenset(
    "parti partis partie parties venu venus venue venues arrive arrives decollant decolle"
    " tire tires tiree tirees lance lances lancee lancees".split()
)
"""French participles whose "de" says where from."""
_CONTRAST = frozenset(("unlike", "contrairement"))
"""What stands before a place where the act did not take place."""
_BOUND = frozenset(("for", "to", "towards", "toward", "pour", "vers"))
"""What stands before the place that those who leave another are to reach."""
_TO = frozenset(("to", "into", "towards", "toward", "vers"))
_ORIGIN = frozenset(("from", "of", "de", "d'", "des", "du"))
_COMES_FROM = re.compile(
    r"\b(?:originaires?|venue?s?|issue?s?|natifs?|(?<!puis )(?<!et )(?:celles?|ceux)"
    r"|homme\s+fort|maire|elue?|deputee?)\s+"
    r"(?:(?:pour\s+la\s+plupart|en\s+majorite|en\s+partie|notamment|tous?|toutes)\s+)?(?:d'|de|du|des)\s*"
    r"(?:(?:la|le|l'|les)\s*)?(?:(?:ville|region|localite|province|tribu)\s+(?:d'|de|du)\s*)?$"
)
"""What stands before a place that somebody comes from or stands for, and is not at ("des hommes originaires de X")."""
_SEATED = re.compile(
    r"\b(?:government|parliament|authorities|administration|cabinet|house of representatives|congress"
    r"|gouvernement|parlement|autorites|executif)\b"
    r"[^.;:]{0,40}\b(?:exiled?|exile\w*|headquartered|seated|sits?|sitting|siege\w*|basee?s?|based|installee?s?|refugiee?s?|relocated)\s"
    r"(?:in|at|a|to)\s(?:(?:[\w-]+\s){1,3}(?:and|et)\s)?(?:[ae]l[- ])?$"
)
"""What stands before the town that a government sits in ("the government, now exiled in Tobruk")."""
_CROSSING = re.compile(r"\b(?:crossings?|checkpoints?|posts?)\s(?:into|to|with|vers|avec)\s(?:l[ea]\s|l')?$")
"""What stands before the country that a border post faces."""
_BASED = re.compile(
    r"\b(?:(?:based|stationed|parked|operating|operated|flying|flown|launched|taking off|took off)"
    r"\s+(?:at|in|out of|from)\s+(?:the\s+|\w+'s\s+)?"
    r"|(?:planes?|jets?|warplanes?|bombers?|helicopters?|avions?|chasseurs?)\s+(?:from|de)\s+(?:the\s+|la\s+|l')?(?:[\w.]+(?:'s)?\s+){0,1}"
    r"|(?:base(?:es|e|s)?\s+(?:a|sur|dans)|(?:stationne\w*|parti\w*|decoll\w+)\s+(?:a|depuis|de|sur))"
    r"\s+(?:la\s+|l')?)(?:[\w'-]+\s+(?:or|and|ou|et)\s+)?(?:base (?:de |d'))?$"
)
"""What stands before the place where craft are at home, and strike elsewhere ("dropped by a Mirage based at X")."""
_LISTED = re.compile(r"\s*,?\s*(?:(?:and|or|et|ou)\s+)?(?:(?:from|of|de|d')\s*)?")
"""What stands between two places of a list."""
_WHEN = (
    r"(?:[^,;:\"]{0,25}\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|week|month|year|night|later"
    r"|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|semaine|mois|an|nuit|tard)\b[^,;:\"]{0,12},\s)?"
)
"""A time before the place that opens a sentence ("Fin janvier, à X, ...")."""
_FRONTED = {
    "en": re.compile(rf"[\"\s]*{_WHEN}(?:in|at|near|around|outside|inside|across)\s(?:[\w'’-]+\s){{0,7}}"),
    "fr": re.compile(rf"[\"\s]*{_WHEN}(?:a|dans|pres|au|aux|en|autour|sur)\s(?:[\w'’-]+\s){{0,7}}(?:l'|d')?"),
}
"""What stands before a place that opens a sentence and holds for all of it ("In a villa in X, engineers say, ...")."""
_MILITARY = frozenset(("militaire", "militaires"))
"""Adjectives of a site more often than soldiers ("l'académie militaire de X")."""
_ARTICLES = frozenset(("the", "la", "le", "l'", "les"))
_OF_PLACES = frozenset(("take", "leave"))
"""Frames of verbs whose object is a place."""
_INSIDE = frozenset(
    (
        "in",
        "inside",
        "into",
        "across",
        "within",
        "to",
        "from",
        "over",
        "en",
        "au",
        "aux",
        "dans",
        "vers",
        "depuis",
    )
)
_BOUND_FOR = re.compile(
    r"\b(?:(?:on|the|their|its|his) way to|en route (?:to|vers|pour)|bound for|heading for|headed for|destined for"
    r"|a destination de|(?:faisait|faisant|faisaient|fait) route vers"
    r"|(?:divert|rerout|redirect|transfer|derout|detourn)\w*\s(?:[\w']+\s){0,4}?(?:to|vers|a)"
    r"|(?:flights?|airliners?|vols)\s(?:\w+\s){0,3}?(?:to|vers)"
    r"|carrying \w+ to|carrying \w+ \w+ to|transporting \w+ to"
    r"|(?:retreat|withdr[ae]w|flee|fled|escap|redeploy|regroup|return|pull(?:ed|ing)?\s(?:\w+\s){0,3}back|f[ae]ll\sback)\w*"
    r"\s+(?:to|towards?|into)"
    r"|(?:pri[st]|prendre|prenn?en?t|prenai\w+)\s(?:la\s)?(?:route|direction)\sd[e']|took the road (?:to|for)"
    r"|(?:repli|retir|enfui|refugi)\w+\s+(?:vers|a|sur|en|dans))"
    r"\s+(?:the\s+|la\s+|le\s+|l')?(?:[\w-]+\s+)?$"
)
"""What stands before a place that somebody or something is still to reach."""
_CONDEMNS = re.compile(
    r"(?:a |ont |has |have |had )?(?:condem|condam|denonc|denounc|deplor|hail|welcom|salu)"
)
"""Words of saying that judge what was told before."""
_IS = re.compile(
    r"\s*,?\s*(?:(?:which|that|qui)\s+)?(?:(?:is|was|remains|has\s+been|est|etait|reste)\s+)?"
    r"(?:an?|the|his|its|their|une?|le|la|l'|son|sa|leur)\b[^,;.:]{0,60}"
    r"|\s*,\s*(?:(?:ancien(?:ne)?|principale?|derniere?|ultime|premiere?|plus\s+grande?|former|main|last)\s+)?"
)
"""What stands between a place and the noun that says what it is to somebody ("Tarhuna, the last stronghold")."""
_WHERE = re.compile(
    r"\s*,?\s*(?:(?:from|in|at|on|over|through|near|around|to|of)\s+which|(?:from\s+)?where|whence|d'ou|ou"
    r"|(?:dans|sur|vers|par|depuis|pres)\s+(?:de\s+)?l(?:e|a)quel(?:le)?|duquel|auquel|de laquelle|a laquelle)\b[^,;:]*"
)
"""What stands between a place and an act of the relative clause that tells of it ("the town from which X ran it")."""
_WHICH_HIT = re.compile(
    r"(?:\s[\w'-]+){0,2}(?:,[^,;:.]{2,40})?,?\s(?:which|that|qui)\s(?:[\w']+\s){0,5}?"
    r"(?:hit|struck|target|bomb|destroy|vis[ea]|vise|touch|frapp|cibl|atteint|detrui)\w*\s(?:[\w']+\s){0,3}"
)
"""What stands between a noun for a blow and the place that its relative clause says it hit ("a raid, which hit X")."""
_HEADING = re.compile(r"\s?:\s")
_OWN = re.compile(r"'s?\s+(?:\w+\s+)?")


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
    sites = [
        ref
        for ref in refs
        if ref.site
        and not any(start <= ref.start < end for start, end in speaking)
        and _CONTRAST.isdisjoint(view.reading.words_before(ref.start, 2))
    ]
    if trigger.verb and not trigger.passive and trigger.frame in _OF_PLACES:
        at = antecedent(view, trigger.start, trigger.end)
        told = [ref for ref in sites if at is not None and ref.start <= at < ref.end]
        if told:
            return listed_with(view, told[0], sites, refs), "the place that its clause tells of"
    pronoun = view.reading.words_after(trigger.end, 1)
    if trigger.verb and trigger.frame in _OF_PLACES and pronoun in (["it"], ["them"]):
        before = [ref for ref in sites if ref.end <= trigger.start and not ref.wide]
        found = before[-1:] if pronoun == ["it"] or not before else listed_with(view, before[-1], sites, refs)
        return found, f"the place that {pronoun[0]!r} points to" if before else ""
    costs = sorted(
        (cost, n) for n, ref in enumerate(sites) if (cost := _place_cost(view, trigger, ref, sayings)) < FAR
    )
    if not costs:
        return [], ""
    best = sites[costs[0][1]]
    for _, n in costs[1:]:
        direct = trigger.end <= best.start and view.words_between(trigger.end, best.start) <= 1
        across = best.end <= trigger.start <= sites[n].start  # "news in X of the arrest at Y"
        reach = 1.0 if direct else CLAUSE * 1.5 if across else CLAUSE
        if contains(best, sites[n]) and view.clauses.cost(best.start, sites[n].start) < reach:
            best = sites[n]
    where = _WHERE.fullmatch(view.reading.lower, best.end, trigger.start) or (
        trigger.passive
        and view.reading.lower[best.end : trigger.start].strip() == ","  # "X and Y, bombed on 4 July"
    )  # of this one only, in a list
    found = [best] if where else listed_with(view, best, sites, refs)
    return found, f"nearest place: {', '.join(ref.place.name for ref in found)}"


def _is_speakers(trigger: Trigger, ref: PlaceRef, sayings: Sequence[Saying]) -> bool:
    """Say whether a place is where somebody spoke, and not where the act took place."""
    for saying in sayings:
        if trigger.end <= saying.start < saying.end < ref.start:
            return True  # "was shot down, X said on a visit to Y"
        if saying.back or not (saying.end <= trigger.start and saying.source[0] < saying.start):
            continue
        if (
            ref.end <= trigger.start and saying.start < ref.start < saying.end + SPEAKERS_PLACE
        ) or ref.end <= saying.start:
            return True
    return False


def _place_cost(view: SentenceView, trigger: Trigger, ref: PlaceRef, sayings: Sequence[Saying]) -> float:
    """Say how ill a place fits an act: by distance, by order and preposition, by what the words make of it."""
    if ref.start < trigger.end and trigger.start < ref.end:
        return 0.1
    if _HEADING.match(view.reading.lower, ref.end) and view.words_between(view.start, ref.start) <= 1:
        return HEADING_PLACE
    before = ref.end <= trigger.start
    low, high = (ref.end, trigger.start) if before else (trigger.end, ref.start)
    gap = view.words_between(low, high)
    previous = view.reading.words_before(ref.start, 1)
    prepositional = ref.op != "at" or (bool(previous) and previous[0] in view.words.kinds["locative"])
    direct = trigger.verb and not before and gap == 0
    left = _left(view, ref)
    if _is_elsewhere(view, trigger, ref, left, direct=direct):
        return FAR
    if trigger.activity in ON_LAND and ref.place.feature_code in WATERS:
        return FAR
    fronted = before and is_fronted(view, ref)
    apart = view.clauses.cost(low, high)
    if not trigger.verb and _WHICH_HIT.fullmatch(view.reading.lower, trigger.end, ref.start):
        apart, gap = 0.0, ADJACENT
    cost = min(apart, CLAUSE) if fronted else apart + WORD * min(gap, FAR_WORDS)
    if before:
        cost += _cost_before(view, trigger, ref, prepositional=prepositional)
    else:
        cost -= 0.3 * (prepositional or trigger.frame in _OF_PLACES)
        cost -= gap <= ADJACENT and prepositional
        cost -= OBJECT_PLACE * (direct and not prepositional)
    return (
        cost + _cost_of_words(view, trigger, ref, left, sayings) + (WIDE if ref.wide else 0) + 0.5 * ref.back
    )


def judges(view: SentenceView, trigger: Trigger, saying: Saying) -> bool:
    """Say whether somebody only judges an act that was told before ("In X the government condemned the assault")."""
    return (
        not trigger.verb
        and saying.end <= trigger.start
        and view.words_between(saying.end, trigger.start) <= ADJACENT
        and _CONDEMNS.match(view.reading.lower, saying.start) is not None
    )


def is_fronted(view: SentenceView, ref: PlaceRef) -> bool:
    """Say whether a place opens its sentence, all of which it holds for."""
    fronted = _FRONTED[view.reading.report.language[:2]]
    return fronted.fullmatch(view.reading.lower, view.start, ref.start) is not None


def _is_where(view: SentenceView, trigger: Trigger, ref: PlaceRef) -> bool:
    """Say whether "where" leads from a place to an act, past what says where it lies ("at A, south of B, where")."""
    end = ref.end
    for other in view.refs:
        if ref.end <= other.start and other.end <= trigger.start:
            if other.site:
                return False
            end = other.end
    return _WHERE.fullmatch(view.reading.lower, end, trigger.start) is not None


def _is_elsewhere(
    view: SentenceView, trigger: Trigger, ref: PlaceRef, left: Sequence[str], *, direct: bool
) -> bool:
    """Say whether words make a place no site of the act: an origin, the other end of a move, a country that acts."""
    if trigger.activity in _POSTED and left[-1:] in (["against"], ["contre"]):
        return True
    if _is_where(view, trigger, ref):
        return False  # whence somebody comes, and where this was done
    if (
        _SEATED.search(view.reading.lower, view.start, ref.start)
        or _CROSSING.search(view.reading.lower, view.start, ref.start)
        or _COMES_FROM.search(view.reading.lower[max(view.start, ref.start - 45) : ref.start])
        or _is_other_end(view, trigger, ref, left)
        or _is_whose(view, trigger, ref, left, direct=direct)
    ):
        return True
    # a country named in another clause says nothing of this one
    return ref.wide and view.clauses.cost(ref.start, trigger.start) >= CLAUSE


def _left(view: SentenceView, ref: PlaceRef) -> list[str]:
    """Give the two words before a place, articles left out."""
    return [w for w in view.reading.words_before(ref.start, 3) if w not in _ARTICLES][-2:]


def _is_other_end(view: SentenceView, trigger: Trigger, ref: PlaceRef, left: Sequence[str]) -> bool:
    """Say whether prepositions make a place the end of a move that is not where it counts."""
    ends = _other_end(trigger)
    if trigger.activity == "sortie" and view.reading.lower.startswith("land", trigger.start):
        ends = _FROM  # "landings from X"
    if trigger.activity not in STARTS and _PARTED.search(view.reading.lower, view.start, ref.start):
        return True
    if _FROM & ends and any(
        before.search(view.reading.lower, view.start, ref.start) for before in (_FROM_BOTH, _FROM_SITE)
    ):
        return True
    if _FROM & ends and any(
        _GOES_ON.fullmatch(view.reading.lower, other.end, ref.start)
        and _is_other_end(view, trigger, other, _left(view, other))
        for other in view.refs
        if other.end <= ref.start
    ):
        return True
    origin = left[:1] and left[0] in _PARTING and left[-1] in _ORIGIN
    return bool(left) and (left[-1] in ends or bool(origin and trigger.activity not in STARTS))


def _is_whose(
    view: SentenceView, trigger: Trigger, ref: PlaceRef, left: Sequence[str], *, direct: bool
) -> bool:
    """Say whether a country abroad is named as whose ships, soldiers or deeds are told of."""
    if ref.place.feature_code != "PCLI" or ref.place.country == "LY":
        return False
    if view.reading.lower.startswith("'s ", ref.end) and trigger.activity == "deployment":
        return True  # whose parliament sends them
    if trigger.activity == "naval_operation" and left[-1:] == ["from"]:
        return True
    return not direct and ref.op == "at" and bool(left) and left[-1] not in _INSIDE


def _cost_before(view: SentenceView, trigger: Trigger, ref: PlaceRef, *, prepositional: bool) -> float:
    """Say what it costs a place to stand before its act."""
    cost = BEFORE
    if _is_where(view, trigger, ref):
        return -OWN_PLACE
    if trigger.frame == "have" and _IS.fullmatch(view.reading.lower, ref.end, trigger.start):
        cost -= OWN_PLACE
    if not trigger.verb and _OWN.fullmatch(view.reading.lower, ref.end, trigger.start):
        cost -= OWN_PLACE
    if trigger.frame in ("fall", "undergo", "leave") or trigger.passive:
        cost -= BEFORE
    elif prepositional and view.clauses.cost(ref.end, trigger.start) <= 1.0:
        cost -= BEFORE / 2  # "in Sirte, fighters clashed"
    return cost


def _cost_of_words(
    view: SentenceView, trigger: Trigger, ref: PlaceRef, left: Sequence[str], sayings: Sequence[Saying]
) -> float:
    """Say what it costs a place that words tell where somebody speaks, comes from, goes to or is at home."""
    speakers = _is_speakers(trigger, ref, sayings)
    judged = is_fronted(view, ref) or any(judges(view, trigger, saying) for saying in sayings)
    cost = (FAR if judged or ref.place.country != "LY" else SPEAKERS_COST) * speakers
    if trigger.passive and view.reading.lower[ref.end : trigger.start].strip() == ",":
        return cost - OWN_PLACE  # "from the barracks of X, taken in July"
    if trigger.frame == "depart" and not (left and left[-1] in _BOUND):
        cost += OTHER_END
    gap = view.reading.lower[ref.end : trigger.start]
    beside = gap.startswith(",") and len(gap) <= len(", then ")  # "on its way to X, then held by Y"
    where = _is_where(view, trigger, ref)
    if not (beside or where) and _BOUND_FOR.search(view.reading.lower, view.start, ref.start):
        apart = view.clauses.cost(ref.start, trigger.start) >= CLAUSE
        cost += ORIGIN_COST if apart else OTHER_END * (trigger.frame not in MOVES)
    behind = trigger.end if trigger.end < ref.start else view.start
    if trigger.activity in KINETIC and _BASED.search(view.reading.lower, behind, ref.start):
        cost += ORIGIN_COST
    leaves = trigger.frame == "driveout" or (trigger.activity in DEPARTURES and trigger.end <= ref.start)
    if not leaves and _is_origin(view, ref.start):
        cost += ORIGIN_COST
    if _of_town(view, ref):
        cost += ORIGIN_COST
    if is_home(view, ref):
        cost += ORIGIN_COST
    elif ref.end > trigger.start and view.reading.words_after(ref.end, 1) == ["'s"]:
        cost += 0.6
    return cost


FROM_TOWN = 70
"""Characters in which a force is named before the town that it is from."""
_FROM_TOWN = re.compile(
    r"\b(\w+)\s(?:from|of|de)\s(?:the\s|la\s)?(?:[\w-]+ern\s|nearby\s|coastal\s|rival\s)?(?:city|town|village|ville|port)\s(?:of|de)\s$"
)
_FACTIONS = frozenset("faction factions group groups rivals rebels alliance coalition".split())


def _is_origin(view: SentenceView, start: int) -> bool:
    """Say whether a place is where fighters are from, alone or in a list ("militias from Zliten and Khoms")."""
    kinds = view.words.kinds
    town = _FROM_TOWN.search(view.reading.lower, max(view.start, start - FROM_TOWN), start)
    if town and town[1] in kinds["force"] | kinds["person"] | _FACTIONS:
        return True
    left = [w for w in view.reading.words_before(start, 4) if w not in _ARTICLES | _NEARBY][-2:]
    if left and left[-1] in _ORIGIN and left[0] not in _MILITARY:
        return left[0] in kinds["force"] or left[0] in kinds["person"]
    return any(
        _LISTED.fullmatch(view.reading.lower, place.end, start) and _is_origin(view, place.start)
        for place in view.places
        if place.end < start
    )


def _of_town(view: SentenceView, ref: PlaceRef) -> bool:
    """Say whether words tell of which town fighters are ("militiamen from the nearby city of Zliten")."""
    before = view.reading.words_before(ref.start, TOWN_WORDS)
    if "from" not in before:
        return False
    at = len(before) - 1 - before[::-1].index("from")
    kinds = view.words.kinds
    between = set(before[at + 1 :])
    described = (
        between & kinds["city_word"]
        and between <= kinds["city_word"] | kinds["article"] | kinds["direction"] | _TOWN
    )
    return at > 0 and before[at - 1] in kinds["force"] and bool(described)


def _other_end(trigger: Trigger) -> frozenset[str]:
    """Give the prepositions of the end of a move that is not where it counts."""
    if trigger.frame == "stay":
        return frozenset()  # "operating from X"
    if trigger.activity in ARRIVALS:
        return _FROM
    return _TO if trigger.activity in DEPARTURES else frozenset()
