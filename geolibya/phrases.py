"""Locative phrases, English and French, to footprints: "12 km south of X", "la banlieue sud de X".

The words stand in `gazetteer/locatives.csv`, their order in `phrase_grammar`; what they mean stands here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geolibya import corridors, locatives
from geolibya.candidates import Context, Resolution
from geolibya.ellipsoid import distance_km
from geolibya.gazetteer import is_wide, wind
from geolibya.phrase_names import CONTAINED_KM, Groups, PhraseNames, UnresolvedError, matched
from geolibya.phrase_words import folded_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from geolibya.locatives import Footprint
    from geolibya.phrase_grammar import Patterns
    from geolibya.records import Place
    from geolibya.resolver import Resolver

LONGEST_PHRASE = 120  # characters; longer ones are sentences
LEAST_CORNERS = 3
_PARTING = re.compile(r",? (?:and|et) |, ?")
_HYPHENS = re.compile("[–-]")
_DASHES = re.compile(r"[\s–-]+")


@dataclass(frozen=True, slots=True)
class Located:
    """What a phrase means: where, by which places, and by what rule."""

    footprint: Footprint
    places: tuple[Place, ...]
    reasons: tuple[str, ...]


class PhraseReader:
    """Reads locative phrases.

    Parameters
    ----------
    resolver : Resolver
    context : Context, optional
        "The capital" and "the country" are those of its country, by default of Libya.
    """

    def __init__(self, resolver: Resolver, context: Context | None = None) -> None:
        self.gazetteer = resolver.gazetteer
        self.names = PhraseNames(resolver, context or Context(), self._places)
        self.grammar = self.names.grammar
        # a phrase within a phrase is met by several rules: each is read once
        self._located: dict[str, Located | Resolution] = {}

    def locate(self, phrase: str) -> Located | Resolution:
        """Give what a phrase means, or the name in it that means no place, and why."""
        phrase = " ".join(phrase.split()).strip(" .;:")
        if len(phrase) > LONGEST_PHRASE:
            return Resolution(phrase, None, f"{len(phrase)} characters are no phrase for a place")
        if phrase not in self._located:
            self._located[phrase] = self._read(phrase)
        return self._located[phrase]

    def _read(self, phrase: str) -> Located | Resolution:
        """Try the rules one after the other, then the whole phrase as a name."""
        listed = self.names.listed(phrase)
        if listed:
            return self._at(listed, f"the gazetteer lists the name {phrase!r}")
        failure = Resolution(phrase, None, "no name in it")
        for patterns, read in self._rules():
            found = matched(patterns, phrase)
            try:
                located = read(found) if found else None
            except UnresolvedError as error:
                failure = error.resolution
                continue
            if located:
                return located
        try:
            return self._at(self.names.place(phrase), f"the name {phrase!r}")
        except UnresolvedError as error:
            return failure if failure.nearest else error.resolution

    def _rules(self) -> tuple[tuple[Patterns, Callable[[Groups], Located | None]], ...]:
        """Give the patterns and what reads their groups, in the order in which they are tried."""
        grammar = self.grammar
        return (
            (grammar.tail, self._without_tail),
            (grammar.midway, self._midway),
            (grammar.among, self._among),
            (grammar.apposition, self._apposition),
            (grammar.described, self._described),
            (grammar.quarter, self._quarter),
            (grammar.roads, self._road),
            (grammar.road_of_pair, self._road_of_pair),
            (grammar.between, self._between),
            (grammar.distance, self._distance),
            (grammar.outskirts, self._outskirts),
            (grammar.landscape, self._landscape),
            (grammar.part, self._part),
            (grammar.direction, self._direction),
            (grammar.offshore, self._offshore),
            (grammar.near, self._near),
            (grammar.along, self._along),
            (grammar.centre, self._centre),
            (grammar.chain, self._chain),
        )

    def _places(self, text: str) -> tuple[Place, ...]:
        """Give the places that a phrase rests on, the container first."""
        located = self.locate(text)
        if isinstance(located, Resolution):
            raise UnresolvedError(located)
        return located.places

    def _at(self, place: Place, *reasons: str) -> Located:
        return Located(locatives.at(place, self.gazetteer), (place,), reasons)

    def _within(self, part: Place, whole: Place, reason: str) -> Located:
        return Located(locatives.at(part, self.gazetteer), (part, whole), (reason,))

    def _bearing(self, found: Groups) -> float | None:
        return self.grammar.words.bearing(found["bearing"]) if "bearing" in found else None

    def _apposition(self, found: Groups) -> Located | None:
        """Read "Ain Zara, south of Tripoli": the first is the place, the rest says which."""
        container = self._places(found["y"])[-1]
        place = self.names.contained(found["x"], container)
        return (
            None
            if place is container
            else self._within(place, container, f"{place.name}, by {container.name}")
        )

    def _without_tail(self, found: Groups) -> Located | None:
        """Read "40 km east of X along the coast": the last words add nothing that can be drawn."""
        located = self.locate(found["x"])
        return located if isinstance(located, Located) else None

    def _described(self, found: Groups) -> Located:
        """Read "the eastern city of X": the whole city, the adjective tells where it lies in the country."""
        place = self.names.place(found["x"])
        return self._at(place, f"the name {place.name!r} with its kind")

    def _quarter(self, found: Groups) -> Located | None:
        """Read "the A suburb of B", "A's B district" where both are listed: the smaller is meant."""
        pair = [self.names.listed(found["x"]), self.names.listed(found["y"])]
        places = sorted((place for place in pair if place), key=lambda place: place.radius_km)
        if len(places) < len(pair):
            return None
        part, whole = places
        if distance_km(part.lat, part.lon, whole.lat, whole.lon) > whole.radius_km + CONTAINED_KM:
            return None
        return self._within(part, whole, f"{part.name} in {whole.name}")

    def _road(self, found: Groups) -> Located:
        a, b = self.names.place(found["a"]), self.names.place(found["b"])
        return Located(corridors.road(a, b, self.gazetteer), (a, b), (f"the road from {a.name} to {b.name}",))

    def _road_of_pair(self, found: Groups) -> Located | None:
        """Read "the Tripoli-Gharyan road": cut where both halves are names."""
        words = _DASHES.split(found.get("pair") or found["pair2"])
        for cut in range(1, len(words)):
            try:
                return self._road({"a": " ".join(words[:cut]), "b": " ".join(words[cut:])})
            except UnresolvedError:
                continue
        return None

    def _between(self, found: Groups) -> Located:
        a, b = self.names.place(found["a"]), self.names.place(found["b"])
        return Located(corridors.between(a, b, self.gazetteer), (a, b), (f"between {a.name} and {b.name}",))

    def _midway(self, found: Groups) -> Located:
        a, b = self.names.place(found["a"]), self.names.place(found["b"])
        shape = corridors.midway(a, b, self.gazetteer)
        return Located(shape, (a, b), (f"half way between {a.name} and {b.name}",))

    def _among(self, found: Groups) -> Located | None:
        """Read "between A, B and C", "the A-B-C triangle"."""
        corners = found.get("corners") or found.get("corners2")
        listed = [found["a"], *_PARTING.split(found["more"]), found["b"]] if "more" in found else []
        texts = _HYPHENS.split(corners) if corners else listed
        if len(texts) < LEAST_CORNERS:
            return None
        places = tuple(self.names.place(text) for text in texts)
        names = ", ".join(place.name for place in places)
        return Located(corridors.among(places), places, (f"between {names}",))

    def _distance(self, found: Groups) -> Located:
        words = self.grammar.words
        km = words.number(found.get("digits") or found["number"])
        km *= float(words["unit"][folded_text(found["unit"])])
        place, bearing = self.names.place(found["x"]), self._bearing(found)
        if bearing is not None:
            shape = locatives.direction(place, bearing, self.gazetteer, km)
            return Located(shape, (place,), (f"{km:.3g} km {wind(bearing)} of {place.name}",))
        within = "most" in found
        shape = locatives.distance_from(place, km, self.gazetteer, within=within)
        reason = f"within {km:.3g} km of {place.name}" if within else f"{km:.3g} km from {place.name}"
        if "sea" in found or "land" in found:
            shape = locatives.on_side(shape, "sea" if "sea" in found else "land", self.gazetteer)
            reason += ", at sea" if "sea" in found else ", inland"
        return Located(shape, (place,), (reason,))

    def _outskirts(self, found: Groups) -> Located:
        place = self.names.place(found["x"])
        half_angle = self.grammar.words.value("outskirts", found["outskirts"]) or 90.0
        shape = locatives.outskirts(place, self.gazetteer, self._bearing(found), half_angle)
        return Located(shape, (place,), (f"the {found['outskirts']} of {place.name}",))

    def _landscape(self, found: Groups) -> Located | None:
        """Read "the desert south of X", "the hinterland of X": farther than the surroundings; none with a name."""
        place, bearing = self.names.place(found["x"]), self._bearing(found)
        if is_wide(place) or self.names.listed(found["named"]):
            return None
        reach = self.grammar.words.value("landscape", found["land"]) or 0.0
        shape = locatives.landscape(place, reach, bearing, self.gazetteer)
        side = f"{wind(bearing)} of" if bearing is not None else "around"
        return Located(shape, (place,), (f"the {found['land']} {side} {place.name}",))

    def _part(self, found: Groups) -> Located:
        if "people" in found:
            place = self.gazetteer[self.grammar.words["people"][folded_text(found["people"])]]
        else:
            place = self.names.place(found["x"]) if "x" in found else self.names.country()
        bearing, far = self.grammar.words.bearing(found["bearing"]), "far" in found
        shape = locatives.part_of(place, bearing, self.gazetteer, far=far)
        return Located(shape, (place,), (f"the {'far ' if far else ''}{wind(bearing)} of {place.name}",))

    def _direction(self, found: Groups) -> Located:
        place, bearing = self.names.place(found["x"]), self.grammar.words.bearing(found["bearing"])
        named = self._head(found, place)
        if named:
            return self._within(named, place, f"{named.name}, {wind(bearing)} of {place.name}")
        shape = locatives.direction(place, bearing, self.gazetteer)
        return Located(shape, (place,), (f"{wind(bearing)} of {place.name}",))

    def _near(self, found: Groups) -> Located:
        place = self.names.place(found["x"])
        named = self._head(found, place)
        if named:
            return self._within(named, place, f"{named.name}, near {place.name}")
        beyond_km = self.grammar.words.value("near", found["near"])
        shape = locatives.near(place, self.gazetteer, beyond_km)
        return Located(shape, (place,), (f"near {place.name}",))

    def _head(self, found: Groups, beside: Place) -> Place | None:
        """Give the place that is named before what it lies beside: "Ain Zara south of Tripoli"."""
        named = self.names.contained(found["head"], beside) if "head" in found else beside
        return None if named is beside else named

    def _offshore(self, found: Groups) -> Located:
        place = self.names.place(found["x"])
        return Located(locatives.offshore(place, self.gazetteer), (place,), (f"off {place.name}",))

    def _along(self, found: Groups) -> Located:
        place = self.names.place(found["x"])
        return Located(locatives.along(place, self.gazetteer), (place,), (f"along {place.name}",))

    def _centre(self, found: Groups) -> Located:
        place = self.names.place(found["x"])
        return self._at(place, f"the centre of {place.name}")

    def _chain(self, found: Groups) -> Located:
        """Read "X in Y", "the X district of Y": the finest that is known."""
        right = self.locate(found["y"])
        if isinstance(right, Resolution):
            raise UnresolvedError(right)
        container = right.places[0]
        place = self.names.contained(found["x"], container)
        if place is not container:
            return self._within(place, container, f"{place.name} in {container.name}")
        left = self.locate(found["x"])
        if isinstance(left, Located) and left.footprint.radius_km < right.footprint.radius_km:
            return left
        missing = f"{found['x']!r} is not in the gazetteer, what contains it is"
        return replace(right, reasons=(*right.reasons, missing))
