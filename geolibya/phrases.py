"""Locative phrases, English and French, to footprints: "12 km south of X", "la banlieue sud de X".

The words stand in `gazetteer/locatives.csv`; the order in which they may follow each other stands here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geolibya import locatives
from geolibya.ellipsoid import distance_km
from geolibya.gazetteer import wind
from geolibya.names import fold
from geolibya.phrase_grammar import folded_text, followed, grammar
from geolibya.resolver import Context, Resolution, Resolver

if TYPE_CHECKING:
    from collections.abc import Callable

    from geolibya.locatives import Footprint
    from geolibya.records import Place

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

    def locate(self, phrase: str) -> Located | Resolution:
        """Give what a phrase means, or the name in it that means no place, and why."""
        phrase = " ".join(phrase.split()).strip(" .;:")
        failure = Resolution(phrase, None, "no name in it")
        for rule in (
            self._name,
            self._apposition,
            self._road,
            self._between,
            self._distance,
            self._outskirts,
            self._part,
            self._direction,
            self._near,
            self._along,
            self._centre,
            self._chain,
        ):
            try:
                located = rule(phrase)
            except _UnresolvedError as error:
                failure = error.resolution
                continue
            if located:
                return located
        try:
            place = self._place(phrase)
        except _UnresolvedError as error:
            return error.resolution if not failure.nearest else failure
        return Located(locatives.at(place, self.gazetteer), (place,), (f"the name {phrase!r}",))

    def _match(self, patterns: list[re.Pattern[str]], phrase: str) -> dict[str, str] | None:
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
        context = context or self.context
        words, folded = self.grammar.words, folded_text(text)
        country = context.country or "LY"
        if folded in words["capital"]:
            if words["capital"][folded]:
                country = self.gazetteer[words["capital"][folded]].country
            return self._of_country(country, "PPLC", text)
        if folded in words["country"] or folded_text(self._stripped(text)) in words["country"]:
            return self._of_country(country, "PCLI", text)
        resolution = Resolution(text, None, f"{text!r} names no place")
        for name in dict.fromkeys((text, self._stripped(text))):
            resolution = self.resolver.resolve(name, context)
            if resolution.candidate:
                return resolution.candidate.place
        kind = self._match([self.grammar.kind], self._stripped(text))  # "the city of X", "X town"
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
        raise _UnresolvedError(resolution)

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
        found = self._match([self.grammar.facility], self._stripped(text))
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

    def _located(self, footprint: Footprint, rule: str, *places: Place) -> Located:
        return Located(footprint, places, (rule,))

    def _name(self, phrase: str) -> Located | None:
        """Take the whole phrase as a listed name, before any word of it is read."""
        candidate = self.resolver.resolve(phrase, self.context).candidate
        if not candidate or candidate.match not in ("exact", "folded"):
            return None
        return Located(locatives.at(candidate.place, self.gazetteer), (candidate.place,), candidate.reasons)

    def _apposition(self, phrase: str) -> Located | None:
        """Read "Ain Zara, south of Tripoli": the first is the place, the rest says which."""
        found = self._match([self.grammar.apposition], phrase)
        if not found:
            return None
        container = self._places(found["y"])[-1]
        place = self._contained(found["x"], container)
        if place is container:
            return None
        rule = f"{place.name}, by {container.name}"
        return self._located(locatives.at(place, self.gazetteer), rule, place, container)

    def _pair(self, a: str, b: str, draw: Callable[[Place, Place], Footprint], rule: str) -> Located:
        first, second = self._place(a), self._place(b)
        return self._located(draw(first, second), rule.format(first.name, second.name), first, second)

    def _road(self, phrase: str) -> Located | None:
        found = self._match(self.grammar.roads, phrase)
        if found:
            return self._pair(found["a"], found["b"], locatives.road, "the road from {} to {}")
        found = self._match([self.grammar.road_of_pair], phrase)
        words = re.split(r"[\s–-]+", found.get("pair") or found["pair2"]) if found else []
        for cut in range(1, len(words)):
            ends = [self.resolver.resolve(" ".join(part)).candidate for part in (words[:cut], words[cut:])]
            a, b = ends
            if a and b:
                return self._located(
                    locatives.road(a.place, b.place),
                    f"the road from {a.place.name} to {b.place.name}",
                    a.place,
                    b.place,
                )
        return None

    def _between(self, phrase: str) -> Located | None:
        found = self._match(self.grammar.between, phrase)
        return self._pair(found["a"], found["b"], locatives.between, "between {} and {}") if found else None

    def _distance(self, phrase: str) -> Located | None:
        found = self._match([self.grammar.distance], phrase)
        if not found:
            return None
        words = self.grammar.words
        digits, number = found.get("digits"), folded_text(found.get("number", ""))
        if digits:
            count = float(digits.replace(",", "."))
        else:
            count = float(
                next(value for word, value in words["number"].items() if re.fullmatch(followed(word), number))
            )
        km = count * float(words["unit"][folded_text(found["unit"])])
        place = self._place(found["x"])
        if "bearing" not in found:
            return self._located(
                locatives.distance_from(place, km, self.gazetteer), f"{km:.3g} km from {place.name}", place
            )
        bearing = self.grammar.bearing_of(folded_text(found["bearing"]))
        footprint = locatives.direction(place, bearing, self.gazetteer, km)
        return self._located(footprint, f"{km:.3g} km {wind(bearing)} of {place.name}", place)

    def _outskirts(self, phrase: str) -> Located | None:
        found = self._match(self.grammar.outskirts, phrase)
        if not found:
            return None
        place = self._place(found["x"])
        bearing = self.grammar.bearing_of(folded_text(found["bearing"])) if "bearing" in found else None
        return self._located(
            locatives.outskirts(place, self.gazetteer, bearing), f"the outskirts of {place.name}", place
        )

    def _part(self, phrase: str) -> Located | None:
        found = self._match(self.grammar.part, phrase)
        if not found:
            return None
        people = found.get("people")
        place = (
            self.gazetteer[self.grammar.words["people"][folded_text(people)]]
            if people
            else self._place(found["x"])
        )
        bearing = self.grammar.bearing_of(folded_text(found["bearing"]))
        return self._located(
            locatives.part_of(place, bearing, self.gazetteer),
            f"the {wind(bearing)} of {place.name}",
            place,
        )

    def _direction(self, phrase: str) -> Located | None:
        found = self._match([self.grammar.direction], phrase)
        if not found:
            return None
        place = self._place(found["x"])
        bearing = self.grammar.bearing_of(folded_text(found["bearing"]))
        return self._located(
            locatives.direction(place, bearing, self.gazetteer),
            f"{wind(bearing)} of {place.name}",
            place,
        )

    def _near(self, phrase: str) -> Located | None:
        found = self._match([self.grammar.near], phrase)
        if not found:
            return None
        place = self._place(found["x"])
        head = found.get("head", "")
        if head:
            named = self._contained(head, place)
            if named is not place:
                return self._located(
                    locatives.at(named, self.gazetteer), f"{named.name}, near {place.name}", named, place
                )
        return self._located(locatives.near(place, self.gazetteer), f"near {place.name}", place)

    def _along(self, phrase: str) -> Located | None:
        found = self._match([self.grammar.along], phrase)
        if not found:
            return None
        place = self._place(found["x"])
        return self._located(locatives.along(place, self.gazetteer), f"along {place.name}", place)

    def _chain(self, phrase: str) -> Located | None:
        found = self._match(self.grammar.chain, phrase)
        if not found:
            return None
        right = self.locate(found["y"])
        if isinstance(right, Resolution):
            raise _UnresolvedError(right)
        container = right.places[0]
        place = self._contained(found["x"], container)
        if place is not container:
            rule = f"{place.name} in {container.name}"
            return self._located(locatives.at(place, self.gazetteer), rule, place, container)
        left = self.locate(found["x"])
        if isinstance(left, Located) and left.footprint.radius_km < right.footprint.radius_km:
            return left
        return replace(
            right, reasons=(*right.reasons, f"{found['x']!r} is not in the gazetteer, what contains it is")
        )

    def _centre(self, phrase: str) -> Located | None:
        found = self._match([self.grammar.centre], phrase)
        if not found:
            return None
        place = self._place(found["x"])
        return self._located(locatives.at(place, self.gazetteer), f"the centre of {place.name}", place)
