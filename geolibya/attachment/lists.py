"""Places that are named in one list, and places of which one only says where the other lies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geolibya.ellipsoid import distance_km

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.mentions.view import SentenceView
    from geolibya.place_refs import PlaceRef
    from geolibya.reading import Reading

_DAYS = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche|hier)"
)
_WHEN = rf"(?:\s*(?:(?:on|last|early|late|le|ce)\s+)*{_DAYS}(?:\s+(?:night|morning|evening|afternoon|soir|matin))?)"
"""A day between two places of a list, which is that of the first ("Gharyan on Monday and Tarhuna on Tuesday")."""
_THEN = (
    r"(?:(?:even|later|then|next|also|once|(?:further|farther)\s\w+|(?:an?|some|several|two|three|few)\s\w+\s(?:later|earlier)"
    r"|(?:the\s)?(?:next|following|same)\s(?:day|morning|night)|on\sto|as\sfar\sas|all\sthe\sway\sto|meme|jusqu'?e?|plus\star[dt]|ensuite"
    r"|(?:(?:une?|deux|trois|quatre|two|three|four)\s)?(?:autres?|others?|another|more)|plus\s(?:au\s|a\sl'|loin\s)\s?\w*|le\slendemain|(?:une|deux|quelques)\s\w+\splus\star[dt])\s*,?\s*)"
)
"""How a list goes on to a place further off or later."""
_SITE = (
    r"(?:(?:aero)?ports?|airports?|airfields?|airbases?|bases?|camps?|secteurs?|quartiers?|villes?|localites?|villages?|palmeraies?|champs?|terminal"
    r"|terminaux|terminals?|prisons?|districts?|towns?|depots?|hangars?|positions?|postes?|barrages?|entrepots?|oilfields?|fields?|checkpoints?|barracks|casernes?|aerodromes?|raffinerie|refinery|zone|area|region)"
    r"\s(?:(?:aerienne|militaire|petroliere?|oil|air|naval)\s)?(?:de\sla|de\sl'|de|d'|du|of|at|in)"
)
"""What may stand before a name in a list ("the camp at A and the airfield of B")."""
_LIST = re.compile(
    rf"{_WHEN}?\s*(?:(?:,|and|or|as well as|et|ou|ainsi que|then|puis|nor|&"
    rf"|but also|mais aussi|mais egalement)\s*)+(?:also\s+)?(?:{_THEN}|{_WHEN}\s*,?\s*)?"
    r"(?:(?:the|la|le|l'|les|de|du|d'|des|dans|in|at|near|a|en|both|around|sur|on|of|une?|an|towns? of|cities of"
    rf"|city of|la ville de|{_SITE})\s*)*"
)
_MEN = frozenset("men fighters gunmen brigades brigade militias militia militiamen forces troops".split())
_SITES = frozenset(
    "INSM AIRF AIRP AIRB NVB MILB PRN HSP PS GOVL UNIV HTL PSTB BDG MFG MSQE BLDG STDM OILF".split()
)
"""Codes of what holds no town, however badly its own place is known."""
_AND = re.compile(r"\b(?:and|et)\b")
_FACILITY_TAIL = re.compile(
    r"\s*(?:(?:air\s?)?bases?|airports?|terminals?|ports?|districts?|neighbou?rhoods?|areas?|oil|regions?|cities|towns?"
    r"|fronts?|axes|camps?)?\s*"
)


def is_home(view: SentenceView, ref: PlaceRef) -> bool:
    """Say whether a place tells of which town a unit is ("Zintan's 9th Battalion", "the Gharyan brigade")."""
    if any(a.start <= ref.start and ref.end < a.end and a.kind == "group" for a in view.actors):
        return True
    after = view.reading.words_after(ref.end, 2)
    if after[:1] != ["'s"]:
        return False
    if len(after) > 1 and after[1] in view.words.kinds["infantry"] | _MEN:
        return True
    return any(0 < a.start - ref.end <= len("'s ") and a.kind == "group" for a in view.actors)


def contains(wider: PlaceRef, finer: PlaceRef) -> bool:
    """Say whether one reference only says where the other lies."""
    if (
        wider.place.feature_code in _SITES
        or wider.place.id == finer.place.id
        or finer.place.radius_km * 1.4 >= wider.place.radius_km
    ):
        return False
    if finer.place.within == wider.place.id:
        return True
    gap = distance_km(wider.place.lat, wider.place.lon, finer.place.lat, finer.place.lon)
    reach = wider.place.radius_km * (1.3 if wider.op == "at" else 1.0) + (
        20 if wider.op in ("near", "direction", "outskirts") else 0
    )
    return gap <= reach


def _encloses(wider: PlaceRef, finer: PlaceRef) -> bool:
    """Say whether of two places that are named one behind the other the first is the town or region of the second."""
    if finer.place.within == wider.place.id:
        return True
    return wider.place.feature_code[:2] in ("AD", "RG", "PC") and contains(wider, finer)


def listed_with(
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
            gap = _without(view.reading, first.end, second.start, anchors)
            joined = _LIST.fullmatch(
                _FACILITY_TAIL.sub("", gap, count=1) if not _LIST.fullmatch(gap) else gap
            )
            apposed = first.back and second.distance_km is not None  # "the base, 125 km southwest of X"
            if not joined or apposed or is_home(view, other):
                break
            around = second.op in ("direction", "outskirts", "part") and contains(second, first)
            both = _AND.search(gap) is not None  # "in Fezzan and at Jufra"
            if both or not (around or _encloses(here, other) or _encloses(other, here)):
                found.append(other)
            here = other
            n += step
    found += [ref for ref in sites if ref is not best and ref.start == best.start and ref.back]  # both towns
    return sorted(found, key=lambda ref: ref.start)


_UNKNOWN_NAME = re.compile(
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+){0,2}"
)
_INTERJECTION = re.compile(r",\s*(?:without|sans|including|notamment)\s+[\w\s']{1,25}(?=,)")


def _without(reading: Reading, start: int, end: int, spans: Sequence[tuple[int, int]]) -> str:
    """Give a stretch without anchors, names that no table has, and short interjections."""
    unknown = [match.span() for match in _UNKNOWN_NAME.finditer(reading.text, start, end)]
    kept, at = "", start
    for a, b in sorted([*(span for span in spans if start < span[1] and span[0] < end), *unknown]):
        kept += reading.lower[at : max(at, a)]
        at = max(at, b)
    kept += reading.lower[at : max(at, end)]
    return re.sub(r",(?:\s*,)+", ",", _INTERJECTION.sub("", kept))
