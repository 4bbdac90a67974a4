"""The names within locative phrases: "the Libyan capital", "the city of X", "X airport", "X in Y" to one place each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from geolibya.candidates import Context, Resolution
from geolibya.ellipsoid import distance_km
from geolibya.names import fold
from geolibya.phrase_grammar import grammar
from geolibya.phrase_words import folded_text

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from geolibya.records import Place
    from geolibya.resolver import Resolver

CONTAINED_KM = 60.0  # "Ain Zara, south of Tripoli": farther off, another place of that name is meant
Groups = Mapping[str, str]
"""Groups of a pattern, in the phrase's own spelling."""


class UnresolvedError(Exception):
    """A name within a phrase means no place."""

    def __init__(self, resolution: Resolution) -> None:
        super().__init__(resolution.reason)
        self.resolution = resolution


def matched(patterns: Sequence[re.Pattern[str]], phrase: str) -> Groups | None:
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


class PhraseNames:
    """Resolves the names within phrases.

    Parameters
    ----------
    resolver : Resolver
    context : Context
        "The capital" and "the country" are those of its country, by default of Libya.
    places_of : callable
        Gives the places that a phrase rests on, the container first: what contains a name may be a phrase.
    """

    def __init__(
        self, resolver: Resolver, context: Context, places_of: Callable[[str], tuple[Place, ...]]
    ) -> None:
        self.resolver = resolver
        self.gazetteer = resolver.gazetteer
        self.context = context
        self.places_of = places_of
        self.grammar = grammar()
        self._resolved: dict[tuple[str, Context], Place | Resolution] = {}

    def listed(self, text: str) -> Place | None:
        """Give the place that the gazetteer lists by these words, with or without those before a name."""
        for name in dict.fromkeys((text, self.stripped(text))):
            candidate = self.resolver.resolve(name, self.context).candidate
            if candidate and candidate.match in ("exact", "folded"):
                return candidate.place
        return None

    def stripped(self, text: str) -> str:
        """Drop prepositions and determiners before a name."""
        folded = fold(text)
        found = self.grammar.lead.match(folded.decode())
        end = found.end() if found else 0
        return text[folded.span(0, end)[1] :] if 0 < end < len(folded.data) else text

    def place(self, text: str, context: Context | None = None) -> Place:
        """Give the one place that some words name.

        Raises
        ------
        UnresolvedError
            Where they name none.
        """
        key = text, context or self.context
        if key not in self._resolved:
            try:
                self._resolved[key] = self._resolve(*key)
            except UnresolvedError as error:
                self._resolved[key] = error.resolution
        found = self._resolved[key]
        if isinstance(found, Resolution):
            raise UnresolvedError(found)
        return found

    def country(self) -> Place:
        """Give the country that the context speaks of."""
        code = self.context.country or "LY"
        return self._of_country(code, "PCLI", code)

    def contained(self, name: str, container: Place) -> Place:
        """Give the place of a name within or beside another; the container where none is named so."""
        kinds = self.grammar.words["facility"].get(folded_text(self.stripped(name)))
        if kinds:
            return (
                container if self.grammar.some.fullmatch(folded_text(name)) else self._only(kinds, container)
            )
        context = Context(container.country, container.adm2_pcode, (container.id,), self.context.kinds)
        try:
            place = self.place(name, context)
        except UnresolvedError:
            return container
        if container.feature_code == "PCLI":
            fits = place.country == container.country
        else:
            apart = distance_km(place.lat, place.lon, container.lat, container.lon)
            fits = apart <= max(container.radius_km, place.radius_km) + CONTAINED_KM
        if fits:
            return place
        raise UnresolvedError(
            Resolution(name, None, f"no {name} is known in {container.name}, only {place.name} elsewhere")
        )

    def _resolve(self, text: str, context: Context) -> Place:
        """Try what words may be: a capital, a country, an alias, a name, a facility, a name in another."""
        described = self._described(text, context)
        if described:
            return described
        names = dict.fromkeys((text, self.stripped(text)))
        resolutions = [self.resolver.resolve(name, context) for name in names]
        candidates = [r.candidate for r in resolutions if r.candidate]
        if candidates:  # a name spelled so comes before one that is only like it with its preposition
            return max(candidates, key=lambda candidate: candidate.score).place
        kind = matched(self.grammar.kind, self.stripped(text))  # "the city of X", "X town"
        if kind:
            resolution = self.resolver.resolve(kind.get("x") or kind["x2"], context)
            if resolution.candidate:
                return resolution.candidate.place
        facility = self._facility(text, context)
        if facility:
            return facility
        parts = matched(self.grammar.chain, text)
        if parts:
            return self.contained(parts["x"], self.places_of(parts["y"])[0])
        raise UnresolvedError(resolutions[-1])

    def _described(self, text: str, context: Context) -> Place | None:
        """Give what words stand for that are no name: "the capital", "the country", "the Tunisian border"."""
        words, folded, bare = self.grammar.words, folded_text(text), folded_text(self.stripped(text))
        country = context.country or "LY"
        if folded in words["capital"]:
            if words["capital"][folded]:
                country = self.gazetteer[words["capital"][folded]].country
            return self._of_country(country, "PPLC", text)
        if folded in words["country"] or bare in words["country"]:
            return self._of_country(country, "PCLI", text)
        return self.gazetteer.places.get(words["alias"].get(bare, ""))

    def _of_country(self, country: str, code: str, text: str) -> Place:
        for place in self.gazetteer:
            if place.country == country and place.feature_code == code:
                return place
        raise UnresolvedError(Resolution(text, None, f"the gazetteer has no {code} of {country}"))

    def _facility(self, text: str, context: Context) -> Place | None:
        """Give the airport of "X airport" where the gazetteer does not list it by that name."""
        found = matched(self.grammar.facility, self.stripped(text))
        if not found:
            return None
        codes = self.grammar.words["facility"][folded_text(found.get("after") or found["before"])]
        wanted = replace(context, kinds=frozenset(codes.split("|")))
        candidate = self.resolver.resolve(self.stripped(found.get("x") or found["x2"]), wanted).candidate
        return candidate.place if candidate and candidate.place.feature_code in wanted.kinds else None

    def _only(self, kinds: str, container: Place) -> Place:
        """Give "the airport" of a town where it has one alone, else the town."""
        context = Context(container.country, kinds=frozenset(kinds.split("|")))
        found = [
            c.place
            for c in self.resolver.candidates(container.name, context)
            if c.place.feature_code in context.kinds
        ]
        return found[0] if len(found) == 1 else container
