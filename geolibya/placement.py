"""Stretches of a report that say where: toponyms with the words around them, and what points back to one.

A reference is a site, where something can have happened, or an anchor, which only says where another place lies
("Benina, east of Benghazi"; "80 km south of Tripoli" said of a town).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from geolibya import locatives
from geolibya.ellipsoid import distance_km
from geolibya.locative_words import LocativeWords, locative_words
from geolibya.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from geolibya.gazetteer import Gazetteer
    from geolibya.locatives import Footprint
    from geolibya.mentions.toponyms import PlaceName
    from geolibya.reading import Reading
    from geolibya.records import Place

WIDE_KM = 200.0
"""From this radius on a place is a region or country."""
FACILITY_KM = 45.0
"""A base or port named after a town lies within this distance of it."""
_CAPITAL = re.compile(r"'s?\s+capital\b")
DATELINE_REACH = 200
"""Characters after the first sentence (a headline, often) in which a dateline may stand."""
BESIDE_KM = 8.0
"""A facility without the town's name is the town's own only so near."""
_NAME_BEFORE = re.compile(r"\b[A-Z][\w'-]+\s+(?:[Ii]nternational\s+|[Mm]ilitary\s+)?$")
APPOSITION = 60
"""Characters between a place and the words that say where it lies."""


@dataclass(frozen=True)
class PlaceRef:
    """A stretch that says where.

    Attributes
    ----------
    op : str
        `at`, `near`, `direction`, `part`, `outskirts`, `from` (a distance without direction).
    bearing, distance_km : float or None
        Degrees from north, and how far.
    site : bool
        Whether something can have happened there; else it only tells where another place lies.
    rule : str
        How the place was found, in words.
    """

    start: int
    end: int
    place: Place
    op: str = "at"
    bearing: float | None = None
    distance_km: float | None = None
    site: bool = True
    rule: str = ""
    back: bool = False

    @property
    def wide(self) -> bool:
        """Whether it is known to a region or country only."""
        return self.place.radius_km >= WIDE_KM

    def footprint(self, gazetteer: Gazetteer) -> Footprint:
        """Draw what the words allow."""
        if self.op == "near":
            return locatives.near(self.place, gazetteer)
        if self.op == "from":
            return locatives.distance_from(self.place, self.distance_km or 0.0, gazetteer)
        if self.op == "direction" and self.bearing is not None:
            return locatives.direction(self.place, self.bearing, gazetteer, self.distance_km)
        if self.op == "part" and self.bearing is not None:
            return locatives.part_of(self.place, self.bearing, gazetteer)
        if self.op == "outskirts":
            return locatives.outskirts(self.place, gazetteer, self.bearing)
        return locatives.at(self.place, gazetteer)


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
        named = [self._named(reading, words, name) for name in names if name.role == "literal"]
        named = _anchored(reading, named)
        regions = list(self._regions(reading, words, named))
        found = sorted([*named, *regions], key=lambda ref: ref.start)
        pointing = self._pointing_back(reading, words, found, names)
        return sorted([*found, *pointing], key=lambda ref: (ref.start, -ref.end))

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
        ref = PlaceRef(name.start, name.end, place, rule=rule or name.rule)
        if name.rule.endswith("a dateline") and name.start < reading.sentences[0].end + DATELINE_REACH:
            return replace(ref, site=False)
        for op, pattern in words.before.items():
            match = pattern.search(before)
            if match is None:
                continue
            return replace(
                ref,
                start=name.start - len(before) + match.start(),
                op="part" if op == "direction" and place.radius_km >= WIDE_KM else op,
                bearing=words.bearing(match),
                distance_km=words.distance(match),
                rule=f"{match.group().strip()} {place.name}",
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
        stem = fold_name(place.name).removeprefix(b"al ").removeprefix(b"az ").removeprefix(b"as ")
        near = [
            (codes.index(other.feature_code), round(distance), other.id)
            for other in self._facilities
            if other.feature_code in codes
            and (distance := distance_km(place.lat, place.lon, other.lat, other.lon))
            <= max(FACILITY_KM, min(place.radius_km, 100))
            and (
                distance <= BESIDE_KM
                or any(stem in fold_name(name) for name in (other.name, *other.names.get("en", ())))
            )
        ]
        if not near:
            return place, ""
        best = self.gazetteer[min(near)[2]]
        return best, f"the {match['f']} of {place.name}"

    def _regions(
        self, reading: Reading, words: LocativeWords, named: Sequence[PlaceRef]
    ) -> Iterator[PlaceRef]:
        """Find regions that no toponym names (the country's east, la région sud)."""
        libya = self.gazetteer.places.get("libya")
        if libya is None:
            return
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

    def _pointing_back(
        self, reading: Reading, words: LocativeWords, found: Sequence[PlaceRef], names: Sequence[PlaceName]
    ) -> Iterator[PlaceRef]:
        """Find descriptions that stand for a place named before (the city, the base, there)."""
        libyan = Counter(ref.place.country for ref in found)["LY"]
        for match in words.back.finditer(reading.lower):
            kind = str(match.lastgroup)
            start, end = match.span()
            follows = [name for name in names if 0 <= name.start - end <= len(" city of the ")]
            named = bool(follows) and "." not in reading.text[end : follows[0].start]
            if named and kind != "there" and not (kind == "capital" and follows[0].place.id == "libya"):
                continue  # "the city of Sirte": the name itself stands there
            if any(ref.start < end and start < ref.end for ref in found):
                continue
            place, rule = self._antecedent(reading, kind, start, found, libyan)
            if place is None:
                continue
            before = reading.lower[max(0, start - 60) : start]
            ref = PlaceRef(
                start, end, place.place if isinstance(place, PlaceRef) else place, rule=rule, back=True
            )
            if kind == "area":
                ref = replace(ref, op="near" if ref.place.radius_km < WIDE_KM else "at")
            yield _with_words_around(reading, words, ref, before)

    def _antecedent(
        self, reading: Reading, kind: str, start: int, found: Sequence[PlaceRef], libyan: int
    ) -> tuple[PlaceRef | Place | None, str]:
        """Find the place that a description stands for."""
        before = [ref for ref in found if ref.end <= start and ref.site]
        if kind == "capital":
            if libyan and "tripoli" in self.gazetteer.places:
                return self.gazetteer["tripoli"], "the capital of Libya"
            return None, ""
        if kind == "country":
            return (
                (self.gazetteer["libya"], "the country")
                if libyan and "libya" in self.gazetteer.places
                else (None, "")
            )
        if kind == "here":
            return (
                (found[0], "the place of the dateline")
                if found and found[0].end < reading.sentences[0].end + 300
                else (None, "")
            )
        towns = [ref for ref in before if not ref.wide and ref.op in ("at", "near", "part", "outskirts")]
        if kind == "field":
            fields = [ref for ref in towns if ref.place.feature_code[:2] not in ("PP", "RG", "AD")]
            if fields:
                return fields[-1], "the facility named before"
            return None, ""
        if kind == "town":
            settled = [ref for ref in towns if ref.place.feature_code.startswith("PP")]
            return (settled[-1], "the town named before") if settled else (None, "")
        return (towns[-1], "the place named before") if towns else (None, "")


def _with_words_around(reading: Reading, words: LocativeWords, ref: PlaceRef, before: str) -> PlaceRef:
    """Read the words around a description that stands for a place ("south of the city", "the capital's suburbs")."""
    for op, pattern in words.before.items():
        around = pattern.search(before) if op != "from" else None
        if around:
            ref = replace(ref, op=op, bearing=words.bearing(around), distance_km=words.distance(around))
            break
    after = words.after.match(reading.lower[ref.end : ref.end + 60])
    if after:
        op = "outskirts" if after["o"] else "part"
        ref = replace(ref, op=op, bearing=words.bearing(after), end=ref.end + after.end())
    return ref


def _anchored(reading: Reading, refs: Sequence[PlaceRef]) -> list[PlaceRef]:
    """Mark the references that only say where the place before them lies."""
    found: list[PlaceRef] = []
    for ref in refs:
        previous = found[-1] if found else None
        if previous is not None and _says_where(reading, previous, ref):
            ref = replace(ref, site=False, rule=f"says where {previous.place.name} lies")
        elif (
            previous is not None
            and not previous.site
            and re.fullmatch(r"\s*(,|and|et|or|ou)\s*(the\s+)?", reading.lower[previous.end : ref.start])
        ):
            ref = replace(ref, site=False, rule="joined to a place that only says where another lies")
        found.append(ref)
    return found


_GAP = re.compile(
    r"\s*[,(]?\s*(?:which\s+(?:is|lies)|qui\s+est|situee?s?|located|lying|distante?\s+de|a|an|the|une?|la|le)?"
    r"\s*(?:[\w' ]{0,40}?)\s*$"
)
_NOUN = re.compile(
    r"\b(?:city|towns?|village|suburb|area|base|camp|port|neighbou?rhood|district|quarter|region|oasis"
    r"|villes?|localite|bourgade|quartier|zone)\b"
)


def _says_where(reading: Reading, place: PlaceRef, ref: PlaceRef) -> bool:
    """Say whether a reference follows a place as the words that tell where it lies."""
    gap = reading.lower[place.end : ref.start]
    if len(gap) > APPOSITION or re.search(r"[.;:!?]", gap) or not _GAP.fullmatch(gap):
        return False
    if ref.op in ("direction", "from", "near", "outskirts") and not re.search(r"\b(and|et|or|ou)\b", gap):
        if ref.distance_km is not None and gap.strip(" ,(") in (
            "a",
            "situee a",
            "situe a",
            "a quelque",
            "a environ",
            "about",
            "some",
        ):
            return True
        return not gap.strip(" ,(") or bool(_NOUN.search(gap)) or gap.strip() == ","
    return (
        gap.lstrip().startswith(",")
        and bool(_NOUN.search(gap))
        and bool(re.search(r"\b(in|of|dans|de|du|d')\s*(the|la|le|l')?\s*$", gap))
    )
