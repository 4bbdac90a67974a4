"""Locative phrases, English and French, to footprints: "12 km south of X", "la banlieue sud de X".

The words stand in `gazetteer/locatives.csv`; the order in which they may follow each other stands here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geolibya import locatives
from geolibya.candidates import Context, Resolution
from geolibya.ellipsoid import distance_km
from geolibya.gazetteer import wind
from geolibya.names import fold
from geolibya.phrase_grammar import folded_text, followed, grammar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geolibya.locatives import Footprint
    from geolibya.records import Place
    from geolibya.resolver import Resolver

Found = Mapping[str, str]
"""Groups of a pattern, in the phrase's own spelling."""
LONGEST_PHRASE = 120  # characters; longer ones are sentences
CONTAINED_KM = 60.0  # "Ain Zara, south of Tripoli": farther off, another place of that name is meant


@dataclass(frozen=True, slots=True)
class Located:
    """What a phrase means: where, by which places, and by what rule."""

    footprint: Footprint
    places: tuple[Place, ...]
    reasons: tuple[str, ...]


class _UnresolvedError(Exception):
    """A name within a phrase means no place."""

    def __init__(self, resolution: Resolution) -> None:
        super().__init__(resolution.reason)
        self.resolution = resolution


class PhraseReader:
    """Reads locative phrases.

    Parameters
    ----------
    resolver : Resolver
    context : Context, optional
        "The capital" and "the country" are those of its country, by default of Libya.
    """

    def __init__(self, resolver: Resolver, context: Context | None = None) -> None:
        self.resolver = resolver
        self.gazetteer = resolver.gazetteer
        self.context = context or Context()
        self.grammar = grammar()
        # a phrase within a phrase is met by several rules: each is read once
        self._located: dict[str, Located | Resolution] = {}
        self._resolved: dict[tuple[str, Context], Place | Resolution] = {}

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
        listed = self._listed(phrase)
        if listed:
            return self._at(listed, f"the gazetteer lists the name {phrase!r}")
        failure = Resolution(phrase, None, "no name in it")
        for patterns, read in self._rules():
            found = self._match(patterns, phrase)
            try:
                located = read(found) if found else None
            except _UnresolvedError as error:
                failure = error.resolution
                continue
            if located:
                return located
        try:
            return self._at(self._place(phrase), f"the name {phrase!r}")
        except _UnresolvedError as error:
            return failure if failure.nearest else error.resolution

    def _listed(self, text: str) -> Place | None:
        """Give the place that the gazetteer lists by these words, with or without those before a name."""
        for name in dict.fromkeys((text, self._stripped(text))):
            candidate = self.resolver.resolve(name, self.context).candidate
            if candidate and candidate.match in ("exact", "folded"):
                return candidate.place
        return None

    def _rules(self) -> tuple[tuple[Sequence[re.Pattern[str]], Callable[[Found], Located | None]], ...]:
        """Give the patterns and what reads their groups, in the order in which they are tried."""
        grammar = self.grammar
        return (
            (grammar.tail, self._without_tail),
            (grammar.apposition, self._apposition),
            (grammar.described, self._described),
            (grammar.quarter, self._quarter),
            (grammar.roads, self._road),
            (grammar.road_of_pair, self._road_of_pair),
            (grammar.between, self._between),
            (grammar.distance, self._distance),
            (grammar.outskirts, self._outskirts),
            (grammar.part, self._part),
            (grammar.direction, self._direction),
            (grammar.near, self._near),
            (grammar.along, self._along),
            (grammar.centre, self._centre),
            (grammar.chain, self._chain),
        )

    def _match(self, patterns: Sequence[re.Pattern[str]], phrase: str) -> Found | None:
        """Match a whole phrase; groups keep its own spelling."""
        folded = fold(phrase)
        for pattern in patterns:
            found = pattern.fullmatch(folded.decode())
            if found:
                spans = {name: found.span(name) for name, value in found.groupdict().items() if value}
                texts = {}
                for name, (start, end) in spans.items():
                    start, end = folded.span(start, end)
                    texts[name] = phrase[start:end]
                return texts
        return None

    def _stripped(self, text: str) -> str:
        """Drop prepositions and determiners before a name."""
        folded = fold(text)
        found = self.grammar.lead.match(folded.decode())
        end = found.end() if found else 0
        return text[folded.span(0, end)[1] :] if 0 < end < len(folded.data) else text

    def _place(self, text: str, context: Context | None = None) -> Place:
        """Give the one place that an operand names."""
        key = text, context or self.context
        if key not in self._resolved:
            try:
                self._resolved[key] = self._operand(*key)
            except _UnresolvedError as error:
                self._resolved[key] = error.resolution
        found = self._resolved[key]
        if isinstance(found, Resolution):
            raise _UnresolvedError(found)
        return found

    def _operand(self, text: str, context: Context) -> Place:
        words, folded = self.grammar.words, folded_text(text)
        country = context.country or "LY"
        if folded in words["capital"]:
            if words["capital"][folded]:
                country = self.gazetteer[words["capital"][folded]].country
            return self._of_country(country, "PPLC", text)
        if folded in words["country"] or folded_text(self._stripped(text)) in words["country"]:
            return self._of_country(country, "PCLI", text)
        alias = words["alias"].get(folded_text(self._stripped(text)))
        if alias:
            return self.gazetteer[alias]
        names = dict.fromkeys((text, self._stripped(text)))
        resolutions = [self.resolver.resolve(name, context) for name in names]
        candidates = [r.candidate for r in resolutions if r.candidate]
        if candidates:  # a name spelled so comes before one that is only like it with its preposition
            return max(candidates, key=lambda candidate: candidate.score).place
        kind = self._match(self.grammar.kind, self._stripped(text))  # "the city of X", "X town"
        if kind:
            resolution = self.resolver.resolve(kind.get("x") or kind["x2"], context)
            if resolution.candidate:
                return resolution.candidate.place
        facility = self._facility(text, context)
        if facility:
            return facility
        parts = self._match(self.grammar.chain, text)
        if parts:
            return self._contained(parts["x"], self._places(parts["y"])[0])
        raise _UnresolvedError(resolutions[-1])

    def _places(self, text: str) -> tuple[Place, ...]:
        """Give the places that a phrase rests on, the container first."""
        located = self.locate(text)
        if isinstance(located, Resolution):
            raise _UnresolvedError(located)
        return located.places

    def _of_country(self, country: str, code: str, text: str) -> Place:
        for place in self.gazetteer:
            if place.country == country and place.feature_code == code:
                return place
        raise _UnresolvedError(Resolution(text, None, f"the gazetteer has no {code} of {country}"))

    def _facility(self, text: str, context: Context) -> Place | None:
        """Give the airport of "X airport" where the gazetteer does not list it by that name."""
        found = self._match(self.grammar.facility, self._stripped(text))
        if not found:
            return None
        codes = self.grammar.words["facility"][folded_text(found.get("after") or found["before"])]
        wanted = replace(context, kinds=frozenset(codes.split("|")))
        candidate = self.resolver.resolve(self._stripped(found.get("x") or found["x2"]), wanted).candidate
        return candidate.place if candidate and candidate.place.feature_code in wanted.kinds else None

    def _contained(self, name: str, container: Place) -> Place:
        """Give the place of a name within or beside another; the container where none is named so."""
        kinds = self.grammar.words["facility"].get(folded_text(self._stripped(name)))
        if kinds:
            return (
                container if self.grammar.some.fullmatch(folded_text(name)) else self._only(kinds, container)
            )
        context = Context(container.country, container.adm2_pcode, (container.id,), self.context.kinds)
        try:
            place = self._place(name, context)
        except _UnresolvedError:
            return container
        if container.feature_code == "PCLI":
            fits = place.country == container.country
        else:
            apart = distance_km(place.lat, place.lon, container.lat, container.lon)
            fits = apart <= container.radius_km + CONTAINED_KM
        if fits:
            return place
        raise _UnresolvedError(
            Resolution(name, None, f"no {name} is known in {container.name}, only {place.name} elsewhere")
        )

    def _only(self, kinds: str, container: Place) -> Place:
        """Give "the airport" of a town where it has one alone, else the town."""
        context = Context(container.country, kinds=frozenset(kinds.split("|")))
        found = [
            c.place
            for c in self.resolver.candidates(container.name, context)
            if c.place.feature_code in context.kinds
        ]
        return found[0] if len(found) == 1 else container

    def _at(self, place: Place, *reasons: str) -> Located:
        return Located(locatives.at(place, self.gazetteer), (place,), reasons)

    def _bearing(self, found: Found) -> float:
        return self.grammar.bearing_of(folded_text(found["bearing"]))

    def _apposition(self, found: Found) -> Located | None:
        """Read "Ain Zara, south of Tripoli": the first is the place, the rest says which."""
        container = self._places(found["y"])[-1]
        place = self._contained(found["x"], container)
        if place is container:
            return None
        shape = locatives.at(place, self.gazetteer)
        return Located(shape, (place, container), (f"{place.name}, by {container.name}",))

    def _without_tail(self, found: Found) -> Located | None:
        """Read "40 km east of X along the coast": the last words add nothing that can be drawn."""
        located = self.locate(found["x"])
        return located if isinstance(located, Located) else None

    def _described(self, found: Found) -> Located:
        """Read "the eastern city of X": the whole city, the adjective tells where it lies in the country."""
        place = self._place(found["x"])
        return self._at(place, f"the name {place.name!r} with its kind")

    def _quarter(self, found: Found) -> Located | None:
        """Read "the A suburb of B", "A's B district" where both are listed: the smaller is meant."""
        pair = [self._listed(found["x"]), self._listed(found["y"])]
        places = sorted((place for place in pair if place), key=lambda place: place.radius_km)
        if len(places) < len(pair):
            return None
        part, whole = places
        if distance_km(part.lat, part.lon, whole.lat, whole.lon) > whole.radius_km + CONTAINED_KM:
            return None
        shape = locatives.at(part, self.gazetteer)
        return Located(shape, (part, whole), (f"{part.name} in {whole.name}",))

    def _road(self, found: Found) -> Located:
        a, b = self._place(found["a"]), self._place(found["b"])
        return Located(locatives.road(a, b, self.gazetteer), (a, b), (f"the road from {a.name} to {b.name}",))

    def _road_of_pair(self, found: Found) -> Located | None:
        """Read "the Tripoli-Gharyan road": cut where both halves are names."""
        words = re.split(r"[\s–-]+", found.get("pair") or found["pair2"])
        for cut in range(1, len(words)):
            a = self.resolver.resolve(" ".join(words[:cut]), self.context).candidate
            b = self.resolver.resolve(" ".join(words[cut:]), self.context).candidate
            if a and b:
                return self._road({"a": a.name, "b": b.name})
        return None

    def _between(self, found: Found) -> Located:
        a, b = self._place(found["a"]), self._place(found["b"])
        return Located(locatives.between(a, b, self.gazetteer), (a, b), (f"between {a.name} and {b.name}",))

    def _distance(self, found: Found) -> Located:
        km = self._count(found) * float(self.grammar.words["unit"][folded_text(found["unit"])])
        place = self._place(found["x"])
        if "bearing" not in found:
            within = "most" in found
            shape = locatives.distance_from(place, km, self.gazetteer, within=within)
            reason = f"within {km:.3g} km of {place.name}" if within else f"{km:.3g} km from {place.name}"
            return Located(shape, (place,), (reason,))
        bearing = self._bearing(found)
        shape = locatives.direction(place, bearing, self.gazetteer, km)
        return Located(shape, (place,), (f"{km:.3g} km {wind(bearing)} of {place.name}",))

    def _count(self, found: Found) -> float:
        if "digits" in found:
            return float(found["digits"].replace(",", "."))
        number = folded_text(found["number"])
        return next(
            float(n)
            for word, n in self.grammar.words["number"].items()
            if re.fullmatch(followed(word), number)
        )

    def _outskirts(self, found: Found) -> Located:
        place = self._place(found["x"])
        shape = locatives.outskirts(
            place, self.gazetteer, self._bearing(found) if "bearing" in found else None
        )
        return Located(shape, (place,), (f"the outskirts of {place.name}",))

    def _part(self, found: Found) -> Located:
        if "people" in found:
            place = self.gazetteer[self.grammar.words["people"][folded_text(found["people"])]]
        else:
            place = self._place(found["x"])
        bearing = self._bearing(found)
        shape = locatives.part_of(place, bearing, self.gazetteer)
        return Located(shape, (place,), (f"the {wind(bearing)} of {place.name}",))

    def _direction(self, found: Found) -> Located:
        place, bearing = self._place(found["x"]), self._bearing(found)
        shape = locatives.direction(place, bearing, self.gazetteer)
        return Located(shape, (place,), (f"{wind(bearing)} of {place.name}",))

    def _near(self, found: Found) -> Located:
        place = self._place(found["x"])
        named = self._contained(found["head"], place) if "head" in found else place
        if named is not place:
            shape = locatives.at(named, self.gazetteer)
            return Located(shape, (named, place), (f"{named.name}, near {place.name}",))
        return Located(locatives.near(place, self.gazetteer), (place,), (f"near {place.name}",))

    def _along(self, found: Found) -> Located:
        place = self._place(found["x"])
        return Located(locatives.along(place, self.gazetteer), (place,), (f"along {place.name}",))

    def _centre(self, found: Found) -> Located:
        place = self._place(found["x"])
        return self._at(place, f"the centre of {place.name}")

    def _chain(self, found: Found) -> Located:
        """Read "X in Y", "the X district of Y": the finest that is known."""
        right = self.locate(found["y"])
        if isinstance(right, Resolution):
            raise _UnresolvedError(right)
        container = right.places[0]
        place = self._contained(found["x"], container)
        if place is not container:
            shape = locatives.at(place, self.gazetteer)
            return Located(shape, (place, container), (f"{place.name} in {container.name}",))
        left = self.locate(found["x"])
        if isinstance(left, Located) and left.footprint.radius_km < right.footprint.radius_km:
            return left
        missing = f"{found['x']!r} is not in the gazetteer, what contains it is"
        return replace(right, reasons=(*right.reasons, missing))
