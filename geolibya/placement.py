"""Stretches of a report that say where: toponyms with the words around them, and what points back to one.

A reference is a site, where something can have happened, or an anchor, which only says where another place lies
("Benina, east of Benghazi"; "80 km south of Tripoli" said of a town).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from geolibya import section_heads
from geolibya.ellipsoid import distance_km
from geolibya.locative_words import LocativeWords, locative_words
from geolibya.names import fold_name
from geolibya.place_descriptions import descriptions
from geolibya.place_refs import WIDE_KM, PlaceRef

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from geolibya.gazetteer import Gazetteer
    from geolibya.mentions.toponyms import PlaceName
    from geolibya.reading import Reading
    from geolibya.records import Place

_OLD_AIRPORT, _SOLE_AIRPORT, _REPLACED = "tripoli_international_airport", "mitiga_airport", "2021"
"""The airport of Tripoli that burned in 2014 and was a front until 2020, and the one that its name has meant since."""
FACILITY_KM = 45.0
"""A base or port named after a town lies within this distance of it."""
_CAPITAL = re.compile(r"'s?\s+capital\b")
_SEAT = re.compile(
    r"\b(?:parliaments?|governments?|authorities|house of representatives|administrations?|congress"
    r"|parlements?|gouvernements?|autorites|chambre des representants)"
    r"\s+(?:(?:based|seated|base|siegeant|installe)\s+)?(?:in|at|a|de)\s+(?:the\s+)?$"
)
"""A government or parliament "in X": a seat, not a site."""
_ADJECTIVE = re.compile(
    r"\blibyan\s+(?:coasts?|shores?|waters|territorial\s+waters|soil|territory|airspace|skies|desert)\b"
    r"|\b(?:cotes?|eaux|sol|territoire|espace\s+aerien|ciel|littoral|rivages?|desert)\s+libyen(?:ne)?s?\b"
)
_SPEAKER = re.compile(
    r"\b(?:sources?|officials?|diplomats?|analysts?|correspondents?|reporters?|journalists?|envoys?|embassy|embassies|experts?"
    r"|spokes(?:man|woman|person|men)|porte-parole|responsables?|diplomates?|analystes?|correspondants?|journalistes?|emissaires?|ambassades?)\s+"
    r"(?:in|at|based\s+in|a|en|au|bases?\s+a)\s+(?:the\s+)?$"
)
"""A source or diplomat "in X": where somebody speaks, not where something happened."""
_SPOKESMAN = re.compile(
    r"(?:'s)?\s+(?:[\w-]+\s+){0,2}?(?:spokes(?:man|woman|person)|officials?|directors?|mayor|medics|doctors?)\b"
)
"""Who speaks for a place or hospital: where nothing happened."""
_WOUNDED = re.compile(
    r"\b(?:taken|rushed|brought|moved|transferred|transported|evacuated|admitted|treated|arriv\w+|received|bodies|wounded|injured"
    r"|transportes?|evacues?|admis|transferes?|soignes?|recu|corps|blesses)\b[^.;]{0,40}$"
)
"""What stands before a hospital that takes in victims."""
DATELINE_REACH = 200
"""Characters after the first sentence (a headline, often) in which a dateline may stand."""
SAYING = 60
"""Characters behind a source and his place in which a word of saying stands."""
INVERTED = 30
"""Characters before a source in which one stands ("said on Monday an official in X")."""
BESIDE_KM = 8.0
"""A facility without the town's name is the town's own only so near."""
_NAME_BEFORE = re.compile(r"\b[A-Z][\w'-]+\s+(?:[Ii]nternational\s+|[Mm]ilitary\s+)?$")
APPOSITION = 60
"""Characters between a place and the words that say where it lies."""


_SAID_ONE_OF = re.compile(
    r"\b(?:said|says|added|told \w+|according to|selon|d'apr[eè]s)\s(?:[A-Z]\w+\.?\s)?"
    r"[A-Z][\w'’-]+(?:\s(?:al-|el-|bin |ben )?[A-Z][\w'’-]+){1,3},?\s(?:of|from|at|du|de|de la|des)\s[^.;,]{0,40}$"
)
"""What stands before a place that somebody who speaks is at or from ("said Akram G. of the hospital in X")."""
_MANY = frozenset(("CMP", "MILB", "INSM", "PRN", "HSP"))
"""Facilities of which a town has several, though a gazetteer lists one."""
_ANY_ONE = re.compile(r"\b(?:an?|another|its|their|his|une?|son|sa|leur)\s+(?:[\w-]+\s+){0,2}$")
"""What stands before a facility that is not known to be the listed one."""


class Placement:
    """Finds place references; made once, used for many reports."""

    def __init__(self, gazetteer: Gazetteer, folder: Path | None = None) -> None:
        self.gazetteer = gazetteer
        self.words = {language: locative_words(language, folder) for language in ("en", "fr")}

    @cached_property
    def _facilities(self) -> list[Place]:
        codes = frozenset(
            code for words in self.words.values() for found in words.codes.values() for code in found
        )
        return [place for place in self.gazetteer if place.feature_code in codes]

    def find(self, reading: Reading, names: Sequence[PlaceName]) -> list[PlaceRef]:
        """Find the references of a report, in order."""
        words = self.words.get(reading.report.language[:2])
        if words is None:
            return []
        heads = section_heads.find(reading, names)
        named = [
            PlaceRef(name.start, name.end, name.place, rule=f"heads a section: {name.place.name}")
            if name.start in heads
            else self._named(reading, words, name)
            for name in names
            if name.role == "literal"
        ]
        regions = self._regions(reading, words, named)
        found = _anchored(reading, sorted([*named, *regions], key=lambda ref: ref.start))
        described = descriptions(reading, words, found, names, self.gazetteer)
        return sorted([*found, *described], key=lambda ref: (ref.start, -ref.end))

    def _named(self, reading: Reading, words: LocativeWords, name: PlaceName) -> PlaceRef:
        """Read the words around a toponym."""
        sentence = reading.sentences[reading.sentence_at(name.start)]
        before = reading.lower[max(sentence.start, name.start - 80) : name.start]
        after = reading.lower[name.end : min(sentence.end, name.end + 60)]
        own = name.place
        if own.id == "libya" and _CAPITAL.match(after):
            own = self.gazetteer.places.get("tripoli", own)
        place, rule = self._facility(
            words, own, before, after, reading.text[name.start - len(before) : name.start]
        )
        if place.id == _OLD_AIRPORT and rule and (reading.report.published or "") >= _REPLACED:
            place = self.gazetteer.places.get(_SOLE_AIRPORT, place)
        ref = PlaceRef(name.start, name.end, place, rule=rule or name.rule)
        if _is_where_somebody_speaks(reading, before, name):
            return replace(ref, site=False, rule=f"somebody speaks at {place.name}")
        text = reading.text[name.start - len(before) : name.start]
        if _SPOKESMAN.match(after) or _SAID_ONE_OF.search(text):
            return replace(ref, site=False, rule=f"somebody speaks at {place.name}")
        if place.feature_code == "HSP" and _WOUNDED.search(before):
            return replace(ref, site=False, rule=f"the wounded were taken to {place.name}")
        if _SEAT.search(before) and (place.id in reading.lexicon.seats or place.country != "LY"):
            return replace(ref, site=False, rule=f"{place.name} is a seat of power here")
        if name.rule.endswith("a dateline") and name.start < reading.sentences[0].end + DATELINE_REACH:
            return replace(ref, site=False)
        found = words.found_before(_TITLE.sub("", before))
        if found is not None:
            op, around = found
            return replace(
                ref,
                start=name.start - len(before) + around.start(),
                op="part" if op == "direction" and place.radius_km >= WIDE_KM else op,
                bearing=words.bearing(around),
                distance_km=words.distance(around),
                rule=f"{around.group().strip()} {place.name}",
            )
        match = words.after.match(after)
        if match:
            op = "outskirts" if match["o"] else "part"
            return replace(
                ref,
                end=name.end + match.end(),
                op=op,
                bearing=words.bearing(match),
                rule=f"{place.name}{match.group()}",
            )
        return ref

    def _facility(
        self, words: LocativeWords, place: Place, before: str, after: str, written: str
    ) -> tuple[Place, str]:
        """Give the base or port that a town's name and a word for a facility mean together.

        `written` is the text before the name as it is written, with its capitals.
        """
        match = words.facility_after.match(after)
        if match is None:
            match = words.facility_before.search(before)
            if match is not None and _NAME_BEFORE.search(written[: match.start()]):
                return place, ""  # "Mitiga airport in Tripoli": the facility has a name of its own
        if match is None:
            return place, ""
        codes = words.codes[match["f"]]
        if place.feature_code in codes:
            return place, ""
        opening = before[: match.start()] if match.string is before else before
        if codes[0] in _MANY and _ANY_ONE.search(opening):
            return place, ""  # "a prison in Tripoli" need not be the one that is listed
        stem = fold_name(place.name).removeprefix(b"al ").removeprefix(b"az ").removeprefix(b"as ")
        near = [
            (not named, codes.index(other.feature_code), round(distance), other.id)
            for other in self._facilities
            if other.feature_code in codes
            and (distance := distance_km(place.lat, place.lon, other.lat, other.lon))
            <= max(FACILITY_KM, min(place.radius_km, 100))
            and ((named := stem in fold_name(other.name)) or distance <= BESIDE_KM or _has_name(other, stem))
        ]
        if not near:
            return place, ""
        best = self.gazetteer[min(near)[-1]]
        return best, f"the {match['f']} of {place.name}"

    def _regions(
        self, reading: Reading, words: LocativeWords, named: Sequence[PlaceRef]
    ) -> Iterator[PlaceRef]:
        """Find regions that no toponym names (the country's east, la région sud)."""
        libya = self.gazetteer.places.get("libya")
        if libya is None:
            return
        for match in _ADJECTIVE.finditer(reading.lower):
            yield PlaceRef(*match.span(), libya, rule=f"{match.group()}, Libya by its adjective")
        for match in words.region.finditer(reading.lower):
            if any(ref.start < match.end() and match.start() < ref.end for ref in named):
                continue
            bearing = next((words.bearings[b] for b in match.groupdict().values() if b), None)
            if bearing is not None:
                yield PlaceRef(
                    match.start(),
                    match.end(),
                    libya,
                    "part",
                    bearing,
                    rule=f"{match.group()}, a part of Libya",
                )


def _has_name(place: Place, stem: bytes) -> bool:
    """Say whether an English name of a place holds a folded stem."""
    return any(stem in fold_name(name) for name in place.names.get("en", ()))


def _is_where_somebody_speaks(reading: Reading, before: str, name: PlaceName) -> bool:
    """Say whether a place is where a source is ("a diplomat in X said"), and not where something befell somebody."""
    source = _SPEAKER.search(before)
    words = reading.language_words
    if source is None or words is None:
        return False
    sentence = reading.sentences[reading.sentence_at(name.start)]
    start = name.start - len(before) + source.start()
    behind = reading.data[name.end : min(sentence.end, name.end + SAYING)]
    return bool(
        words.saying.find(reading.data[max(sentence.start, start - INVERTED) : start] + b". " + behind)
    )


def _anchored(reading: Reading, refs: Sequence[PlaceRef]) -> list[PlaceRef]:
    """Mark the references that only say where the place before them lies."""
    found: list[PlaceRef] = []
    for ref in refs:
        previous = found[-1] if found else None
        if _LYING.search(reading.lower[max(0, ref.start - 40) : ref.start]):
            ref = replace(ref, site=False, rule="says where a town lies")
        elif previous is not None and _is_beyond(reading, previous, ref):
            ref = replace(ref, site=False, rule=f"only tells what {previous.place.name} lies beside")
        elif previous is not None and _is_far_anchor(reading, found, ref):
            ref = replace(ref, site=False, rule="so far off that it only says where another place lies")
        elif previous is not None and _says_where(reading, previous, ref):
            ref = replace(ref, site=False, rule=f"says where {previous.place.name} lies")
        elif (
            previous is not None
            and not previous.site
            and re.fullmatch(
                r"\s*(?:,|and|et|or|ou)\s*(?:and\s+|et\s+)?(?:the\s+|du\s+|de\s+l'|de\s+la\s+|des\s+|de\s+|d')?",
                reading.lower[previous.end : ref.start],
            )
        ):
            ref = replace(ref, site=False, rule="joined to a place that only says where another lies")
        found.append(ref)
    return found


_BESIDE = re.compile(
    r"\b(?:borders?|frontieres?)\s(?:with|shared with|avec)\s(?:the\s|l[ae]s?\s|l')?(?:\w+ern\s)?$"
    r"|\b(?:straddl\w+|a cheval sur)\s(?:the\s|l[ae]s?\s|l')?(?:\w+ern\s)?$"
    r"|,\s(?:the|an?|le|la|un|une)\s\w+\s(?:surrounding|around|near|next to|adjacent to|overlooking|bordering"
    r"|voisine? de|qui entoure|autour de|proche de)\s(?:the\s|l[ae]s?\s|l')?$"
)
"""What stands before a neighbour of the place named before it."""


def _is_beyond(reading: Reading, previous: PlaceRef, ref: PlaceRef) -> bool:
    """Say whether a reference only tells what the place before it, in the same sentence, borders on."""
    start = reading.sentences[reading.sentence_at(ref.start)].start
    before = reading.lower[max(start, ref.start - APPOSITION) : ref.start]
    return previous.start >= start and _BESIDE.search(before) is not None


_TITLE = re.compile(r"(?:la capitale(?: libyenne)?|the (?:libyan )?capital|la ville(?: cotiere)?)\s+$")
"""What may stand between a direction and the name of a city ("au sud de la capitale Tripoli")."""
FAR_ANCHOR_KM = 100
"""From this distance on a town only says where the place named before it lies ("at X, 770 km from Y")."""


def _is_far_anchor(reading: Reading, found: Sequence[PlaceRef], ref: PlaceRef) -> bool:
    """Say whether a reference to a far town follows a place of its sentence."""
    if ref.distance_km is None or ref.distance_km < FAR_ANCHOR_KM:
        return False
    start = reading.sentences[reading.sentence_at(ref.start)].start
    return any(
        other.site and not other.wide and start <= other.start and ref.start - other.end <= APPOSITION
        for other in found
    )


_LYING = re.compile(
    r"\b\d+\s?(?:km|kilomet\w+|miles?)\s(?:(?:down|along|up|further|on)\s){0,2}(?:the\s)?(?:road|way|highway)\s(?:to|from)\s$|"
    r"\b(?:city|town|village|villes?|localites?|cite|capitale|bourgade|oasis)\s+(?:\w+\s+)?"
    r"(?:(?:situee?s?|located|situated)(?:\s+a)?|a)(?:\s+mi[ -]chemin)?(?:\s+entre|\s+midway\s+between|\s+between)?\s*$"
)
_GAP = re.compile(
    r"(?:\s+[\w'-]+(?:\s[\w'-]+)?\s*(?=[,(]))?\s*[,(]?\s*(?:which\s+(?:is|lies)|qui\s+est|situee?s?|located|lying|distante?\s+de|a|an|the|une?|la|le)?"
    r"\s*(?:[\w' ]{0,60}?)\s*$"
)
_NOUN = re.compile(
    r"\b(?:city|towns?|village|suburb|area|base|camp|port|neighbou?rhood|district|quarter|region|oasis|stronghold|bastion|hub|outpost"
    r"|villes?|localite|bourgade|quartier|zone|fief|place forte)\b"
)


_APPOSED = re.compile(
    r"\s*,\s*(?:(?:a(?!\s\w+\s(?:d'|l'|(?:la|le|les|une?|des)\b))|an|the|une?|la|le|dans|in|on|at|of|near|pres|situee?s?"
    r"|located|lying|which|qui|petite?|grande?)\b|l'|" + _NOUN.pattern + r")"
)
"""What begins the words that say what a place is ("A, a village in B"), and no verb ("A, took the base of B")."""
_IN_REGION = re.compile(r"\s*[,(]?\s*(?:in|dans|en|au|of|de)?\s*(?:the\s+|la\s+|le\s+|l')?")
"""What stands between a place and the region or country that it lies in."""
_ABOUT = frozenset(
    (
        "a",
        "situee a",
        "situe a",
        "a quelque",
        "a environ",
        "a pres de",
        "about",
        "some",
        "roughly",
        "around",
        "nearly",
    )
)
"""What may stand before a distance that says where a place lies."""


def _says_where(reading: Reading, place: PlaceRef, ref: PlaceRef) -> bool:
    """Say whether a reference follows a place as the words that tell where it lies."""
    gap = reading.lower[place.end : ref.start]
    if len(gap) > APPOSITION or re.search(r"[.;:!?]", gap) or not _GAP.fullmatch(gap):
        return False
    if ref.wide and not place.wide and _IN_REGION.fullmatch(gap):
        return True
    if ref.op in ("direction", "from", "near", "outskirts") and not re.search(r"\b(and|et|or|ou)\b", gap):
        tail = gap.rpartition(",")[2].strip(" (")
        if ("," in gap and not tail) or (ref.distance_km is not None and tail in _ABOUT):
            return True
        return not gap.strip(" ,(") or bool(_NOUN.search(gap)) or gap.strip() == ","
    return (
        _APPOSED.match(gap) is not None
        and bool(_NOUN.search(gap))
        and bool(re.search(r"\b(in|of|dans|de|du|d')\s*(the|la|le|l')?\s*$", gap))
    )
