"""Descriptions that stand for a place named before or known: the capital, the city, the base, there."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from geolibya.ellipsoid import distance_km
from geolibya.place_refs import WIDE_KM, PlaceRef

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geolibya.gazetteer import Gazetteer
    from geolibya.locative_words import LocativeWords
    from geolibya.mentions.toponyms import PlaceName
    from geolibya.reading import Reading
    from geolibya.records import Place

AROUND = 60
"""Characters on either side in which words for a direction count."""
OPENING = 2
"""Sentences of a report that name the city that it is about."""
DATELINE_END = 300
"""Characters after the first sentence in which "here" may have its dateline."""
_ASIDE = re.compile(
    r"\b(?:after|since|following|before|apres|depuis|avant)\s+(?:the|their|its|his|la|le|l'|sa|son|leur)\s*"
    r"[\w' -]{3,30}\b(?:of|de|du|d')\s*(?:the\s+|la\s+)?(?:(?:city|town|ville)\s+(?:of|de|d')\s*)?$"
)
"""What stands before a place that only dates what is told ("after the fall of X"): no description means it."""
_MEANWHILE = re.compile(
    r"\b(?:while|whereas|whilst|as|tandis qu\w*|alors qu\w*|returning from|coming from|en provenance d\w*"
    r"|de retour d\w*)\b"
)
"""What stands between two places of which the second is told of in passing ("raided A while men were on
their way from B")."""
_LIBYAN = re.compile(r"\bliby")
_FLED = re.compile(
    r"\b(?:fui|fuir|enfui\w*|replie\w*|retire\w*|fled|flee|fleeing|retreat\w*|withdr[ae]w\w*|escap\w+)\s(?:\w+\s){0,4}"
    r"(?:vers|to|towards?|into)\s$"
)
"""What stands before the place that somebody flees to, which "the town" behind it does not mean."""
_SETTLED = ("at", "near", "part", "outskirts")
_AND = re.compile(
    r"(?:\W|\b(?:and|et|of|de|du|d|the|la|le|les|at|in|a|oil|port|ports|field|base|terminal)\b)*"
)
_SITES = re.compile(r"ports|terminals|bases|airports|airfields|fields|terminaux|aeroports|champs")
_AIRPORT_ROADS = {"tripoli": "airport_road_tripoli", "benghazi": "benghazi_airport_road"}
VILLAGE_KM = 15.0
"""A village so near to a city belongs to it."""
_KNOWN = {
    "capital": ("tripoli", "the capital of Libya"),
    "country": ("libya", "the country"),
    "sole": ("mitiga_airport", "the only airport that the capital has had since 2014"),
}


def descriptions(
    reading: Reading,
    words: LocativeWords,
    found: Sequence[PlaceRef],
    names: Sequence[PlaceName],
    gazetteer: Gazetteer,
) -> Iterator[PlaceRef]:
    """Find the descriptions of a report and what each stands for.

    Parameters
    ----------
    found : sequence of PlaceRef
        References by name, in order.
    names : sequence of PlaceName
        All toponyms, metonyms too: a description beside its own name adds nothing.
    """
    speaks_of_libya = _LIBYAN.search(reading.lower) or any(ref.place.country == "LY" for ref in found)
    starts = [name.start for name in names]
    last: dict[str, PlaceRef] = {}
    told: list[PlaceRef] = []
    main = _main_city(reading, found)
    passed = 0
    for match in words.back.finditer(reading.lower):
        kind, (start, end) = str(match.lastgroup), match.span()
        while passed < len(found) and found[passed].end <= start:
            _remember(reading, found[passed], last)
            if last.get("there") is found[passed] and found[passed].place.id not in [
                r.place.id for r in told[-1:]
            ]:
                told.append(found[passed])
            passed += 1
        if passed < len(found) and found[passed].start < end:
            continue
        n = bisect_left(starts, end)
        if _is_no_place(reading, kind, start, end):
            continue
        if n < len(names) and _is_named(reading, kind, end, names[n]):
            continue
        if kind in ("pair", "ports"):
            yield from _both(reading, match, told[-2:])
            continue
        if kind == "suburbs":
            # whose suburbs reports on Libya mean, if they have named it
            capital = next((ref for ref in found[:passed] if ref.place.id == _KNOWN["capital"][0]), None)
            suburbs = _suburbs_of(reading, words, match, capital or last.get("city"))
            if suburbs is not None:
                yield suburbs
            continue
        if kind == "city" and main is not None and _is_apart(reading, start, last.get("city")):
            last["city"] = main
        place, rule = _meant(reading, kind, last, found, gazetteer if speaks_of_libya else None)
        if kind == "there" and passed and _is_wide_here(reading, found[passed - 1], start):
            place, rule = found[passed - 1].place, "the region or country named before"
        home = _home_of_those_before(reading, kind, start, names[n - 1] if n else None)
        if home is not None:
            place, rule = home.place, f"the {kind} of those named before"
        if place is not None:
            op = "near" if kind == "area" and place.radius_km < WIDE_KM else "at"
            ref = PlaceRef(start, end, place, op, rule=rule, back=True)
            if kind in _TOWNS and not ref.wide:
                last["there"] = ref
            yield _with_words_around(reading, words, ref, reading.lower[max(0, start - AROUND) : start])


def _both(reading: Reading, match: re.Match[str], pair: Sequence[PlaceRef]) -> Iterator[PlaceRef]:
    """Give the two places that "both towns" or "the two ports" stand for; none where they were not named together."""
    if len(pair) < 2:
        return
    between = reading.lower[pair[0].end : pair[-1].start]
    if _AND.fullmatch(between) or (match.lastgroup == "pair" and not _SITES.search(match.group())):
        for one in pair:
            rule = f"one of {match.group()}: {one.place.name}"
            yield PlaceRef(*match.span(), one.place, rule=rule, back=True)


def _suburbs_of(
    reading: Reading, words: LocativeWords, match: re.Match[str], city: PlaceRef | None
) -> PlaceRef | None:
    """Give the suburbs to one side of the city named before ("the southern suburbs")."""
    of = " de " if reading.report.language.startswith("fr") else " of "
    found = words.found_before(match.group() + of, but="from") if city is not None else None
    if city is None or found is None:
        return None
    op, around = found
    bearing, far = words.bearing(around), words.distance(around)
    rule = f"the suburbs of {city.place.name}"
    return PlaceRef(*match.span(), city.place, op, bearing, far, rule=rule, back=True)


def _remember(reading: Reading, ref: PlaceRef, last: dict[str, PlaceRef]) -> None:
    """Keep the last place of each kind that a description can stand for."""
    if (
        not ref.site
        or ref.wide
        or ref.op not in _SETTLED
        or _FLED.search(reading.lower, max(0, ref.start - AROUND), ref.start)
    ):
        return
    sentence = reading.sentences[reading.sentence_at(ref.start)]
    if (
        "there" in last
        and last["there"].start >= sentence.start
        and (
            _ASIDE.search(reading.lower[sentence.start : ref.start])
            or _MEANWHILE.search(reading.lower[last["there"].end : ref.start])
        )
    ):
        return
    last["there"] = last["area"] = ref
    if ref.place.country != "LY" and any(other.place.country == "LY" for other in last.values()):
        return  # a town or base abroad is named in passing
    code = ref.place.feature_code
    if code.startswith("PP"):
        fitting = {"PPLX": ("quarter",), "PPLC": ("city", "town"), "PPLA": ("city", "town")}
        kinds = ("village",) if _is_village_of(ref, last.get("city")) else ("city", "town", "village")
        last.update(dict.fromkeys(fitting.get(code, kinds), ref))
    elif ref.place.feature_code[:2] not in ("RG", "AD"):
        last["field"] = ref


def _is_village_of(ref: PlaceRef, city: PlaceRef | None) -> bool:
    """Say whether a small place lies beside the city named before, which "the town" goes on to mean."""
    place = ref.place
    return (
        city is not None
        and place.feature_code == "PPL"
        and place.population is None
        and city.place.population is not None
        and distance_km(place.lat, place.lon, city.place.lat, city.place.lon) <= VILLAGE_KM
    )


_TOWNS = frozenset(("city", "town", "village", "quarter", "capital"))
CITY = 50_000
"""People of a town that a report goes on to call "the city"."""


def _main_city(reading: Reading, found: Sequence[PlaceRef]) -> PlaceRef | None:
    """Give the one city that the headline and the first lines of a report name."""
    named = [
        ref
        for ref in found
        if reading.sentence_at(ref.start) <= OPENING
        and ref.place.country == "LY"
        and (ref.place.population or 0) >= CITY
    ]
    return named[0] if len({ref.place.id for ref in named}) == 1 else None


def _is_apart(reading: Reading, start: int, ref: PlaceRef | None) -> bool:
    """Say whether a place was named in another paragraph than a description stands in."""
    sentences = reading.sentences
    return ref is None or (
        sentences[reading.sentence_at(ref.start)].paragraph != sentences[reading.sentence_at(start)].paragraph
    )


def _is_named(reading: Reading, kind: str, end: int, name: PlaceName) -> bool:
    """Say whether the name itself stands beside a description ("the city of Sirte")."""
    beside = name.start - end <= len(" city of the ") and "." not in reading.text[end : name.start]
    return beside and kind != "there" and not (kind == "capital" and name.place.id == "libya")


def _is_wide_here(reading: Reading, ref: PlaceRef, start: int) -> bool:
    """Say whether a region or country is named in the sentence of a "there", which means it."""
    return ref.wide and ref.site and reading.sentence_at(ref.start) == reading.sentence_at(start)


def _home_of_those_before(
    reading: Reading, kind: str, start: int, last: PlaceName | None
) -> PlaceName | None:
    """Give the town of those named right before "that town" ("two men of a militia of X were killed in that town")."""
    if last is None or last.role != "metonym" or kind not in ("city", "town", "village"):
        return None
    here = last.start >= reading.sentences[reading.sentence_at(start)].start
    is_town = last.place.country == "LY" and last.place.feature_code.startswith("PP")
    return last if here and is_town and _DEMONSTRATIVE.match(reading.lower, start) else None


def _is_no_place(reading: Reading, kind: str, start: int, end: int) -> bool:
    """Say whether a description stands for no place here: an expletive, or the country by which something ranks."""
    if kind == "there":
        return _is_expletive(reading, start, end)
    return kind == "country" and _is_measure(reading, start, end)


_RANKED = (
    r"(?:second|third|fourth|largest|biggest|main|most|only|oldest|top|best|worst"
    r"|principale?|plus|deuxieme|troisieme|seule?)"
)
_RANKED_BEHIND = re.compile(rf"'s\s{_RANKED}\b")
_RANKED_BEFORE = re.compile(rf"\b{_RANKED}\s(?:[\w-]+\s){{1,4}}(?:of\s|in\s|de\s)?$")


def _is_measure(reading: Reading, start: int, end: int) -> bool:
    """Say whether the country only says among what something ranks ("the country's second largest refinery")."""
    lower = reading.lower
    return (
        _RANKED_BEHIND.match(lower, end) is not None
        or _RANKED_BEFORE.search(lower[max(0, start - AROUND) : start]) is not None
    )


_DEMONSTRATIVE = re.compile(r"(?:that|this|cette|ce|cet)\s")
_BEING = frozenset(
    ("is", "are", "was", "were", "has", "have", "had", "will", "would", "may", "might", "could")
)
_BEFORE_EXPLETIVE = frozenset(
    ("that", "and", "but", "said", "says", "where", "if", "because", "as", "while", ",", '"')
)


def _is_expletive(reading: Reading, start: int, end: int) -> bool:
    """Say whether a "there" is no place ("There was fighting at X", "he said there were")."""
    before = reading.words_before(start, 1)
    behind = reading.words_after(end, 1)
    return (not before or before[0] in _BEFORE_EXPLETIVE) and bool(_BEING & set(behind))


def _meant(
    reading: Reading,
    kind: str,
    last: dict[str, PlaceRef],
    found: Sequence[PlaceRef],
    gazetteer: Gazetteer | None,
) -> tuple[Place | None, str]:
    """Give the place that a description stands for, and why; `gazetteer` is None in a report not about Libya."""
    if kind == "sole" and "city" in last and last["city"].place.id != _KNOWN["capital"][0]:
        return None, ""
    if kind in _KNOWN:
        place_id, why = _KNOWN[kind]
        return (gazetteer.places.get(place_id) if gazetteer else None), why
    if kind == "road":
        city = last.get("city") or next(iter(found), None)
        road = _AIRPORT_ROADS.get(city.place.id) if city else None
        return (gazetteer.places.get(road) if gazetteer and road else None), "the airport road of its city"
    if kind == "here":
        dated = bool(found) and found[0].end < reading.sentences[0].end + DATELINE_END
        return (found[0].place if dated else None), "the place of the dateline"
    ref = last.get(kind)
    return (ref.place if ref else None), f"the {kind if kind != 'there' else 'place'} named before"


def _with_words_around(reading: Reading, words: LocativeWords, ref: PlaceRef, before: str) -> PlaceRef:
    """Read the words around a description that stands for a place ("south of the city", "the capital's suburbs")."""
    found = words.found_before(before, but="from")
    if found is not None:
        op, around = found
        ref = replace(ref, op=op, bearing=words.bearing(around), distance_km=words.distance(around))
    after = words.after.match(reading.lower[ref.end : ref.end + 60])
    if after:
        op = "outskirts" if after["o"] else "part"
        ref = replace(ref, op=op, bearing=words.bearing(after), end=ref.end + after.end())
    return ref
