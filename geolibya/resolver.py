"""From a name to places: exact, folded, by key and fuzzy, in that order; how and why is told."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from math import asin, cos, exp, radians, sin, sqrt
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from geolibya.candidates import MATCHES, Candidate, Context, Resolution
from geolibya.gazetteer import Gazetteer, names_of
from geolibya.keys import ARTICLES, consonant_key, is_arabic, likeness, respell
from geolibya.names import fold_name
from geolibya.tables import data_folder, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geolibya.records import Place

LEAST_KEY_LIKENESS = 0.85  # four consonants are the same, yet another vowel: Ghurdabiya, Ghardabiya
LEAST_SHORT_KEY_LIKENESS = 0.95  # three say less: "source" has those of Zurayqi
LEAST_LIKENESS_ABROAD = 0.95  # reports on Libya misspell Libyan names
LEAST_FUZZY_LIKENESS = 0.86  # one letter of seven wrong
MOST_LETTERS_MORE = 2  # a longer difference is a word of its own
LEAST_CONSONANTS = 3
MANY_CONSONANTS = 4
CLEAR_LEAD = 0.04  # by how much the best of several places must beat the next
SAME_SPELLING = 0.95  # score of a name that differs in nothing that can be heard
FUZZY_SCORE = 0.9  # score of a name that is spelled alike, for each part of its likeness
EQUAL = 1e-6
NEARBY_KM = 60.0  # places that a report names together mostly lie within a morning's drive
NEAREST = 5
_FRONT_VOWELS = str.maketrans("ei", "aa")
_PRIOR = 0.1  # reports that geolibya reads are about Libya
_EARTH_KM = 6371.0


def _rough_km(a: Place, b: Place) -> float:
    """Great-circle distance, good enough to weigh by."""
    dlat, dlon = radians(b.lat - a.lat), radians(b.lon - a.lon)
    h = sin(dlat / 2) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(dlon / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(h))


def _without_article(folded: bytes) -> bytes:
    first, _, rest = folded.partition(b" ")
    return rest if rest and first.decode("latin-1") in ARTICLES else folded


class Resolver:
    """Look names up in a gazetteer.

    Parameters
    ----------
    gazetteer : Gazetteer, optional
        By default the shipped one.

    Examples
    --------
    >>> Resolver().resolve("Tarhoona").candidate.place.id
    'tarhuna'
    """

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self.gazetteer = gazetteer or Gazetteer.load()

    @cached_property
    def not_names(self) -> frozenset[bytes]:
        """Common words, surnames and outlets that only a name spelled exactly so may overrule."""
        return frozenset(
            fold_name(row["word"])
            for row in read_rows(data_folder("gazetteer") / "not_names.csv", ("word", "language"))
        )

    @cached_property
    def _by_spelling(self) -> Mapping[str, dict[str, str]]:
        """Per respelled name the ids of its places, each with the name that is spelled so."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for place in self.gazetteer:
            for name in names_of(place):
                spelling = respell(name)
                if spelling and not (name.isascii() and name.isupper()):  # codes sound like nothing
                    found[spelling].setdefault(place.id, name)
        return found

    @cached_property
    def _by_key(self) -> Mapping[str, list[str]]:
        """Respelled names by consonant key."""
        found: dict[str, list[str]] = defaultdict(list)
        for spelling, names in self._by_spelling.items():
            found[consonant_key(next(iter(names.values())))].append(spelling)
        return found

    @cached_property
    def _spellings(self) -> list[str]:
        return list(self._by_spelling)

    @cached_property
    def _by_length(self) -> Mapping[int, list[str]]:
        """Respelled names by length, with one letter for a, e and i: so they are as alike as they can be heard."""
        found: dict[int, list[str]] = defaultdict(list)
        for spelling in sorted({spelling.translate(_FRONT_VOWELS) for spelling in self._by_spelling}):
            found[len(spelling)].append(spelling)
        return found

    def resolve(self, name: str, context: Context | None = None) -> Resolution:
        """Give the place that a name means, or why none is given and what came nearest."""
        context = context or Context()
        listed = self._listed(name, context)
        if listed:
            return Resolution(name, listed[0], "; ".join(listed[0].reasons), tuple(listed[1:NEAREST]))
        refusal = self._refusal(name)
        if refusal:
            return Resolution(name, None, refusal)
        found = self._alike(name, context)
        fitting = self._fitting(name, found)
        if not fitting:
            return Resolution(
                name, None, f"no name of the gazetteer is like {name!r} enough", tuple(found[:NEAREST])
            )
        if len(fitting) > 1:
            names = ", ".join(dict.fromkeys(c.place.name for c in fitting))
            return Resolution(
                name, None, f"{name!r} is as like one of {names} as another", tuple(found[:NEAREST])
            )
        best = fitting[0]
        return Resolution(
            name, best, "; ".join(best.reasons), tuple(c for c in found if c is not best)[:NEAREST]
        )

    def sure(self, name: str, least: float, context: Context) -> Candidate | None:
        """Give the candidate that `resolve` gives where its score is `least` or better, sooner than it would.

        In running text most names are like none of the gazetteer; what comes nearest to them nobody asks.
        """
        listed = self._listed(name, context)
        if not listed and self._refusal(name):
            return None
        fitting = listed[:1] or self._fitting(name, self._alike(name, context, ("key",)))
        if not fitting and self._may_be_spelled_alike(name, least):
            fitting = self._fitting(name, self._alike(name, context))
        return fitting[0] if len(fitting) == 1 and fitting[0].score >= least else None

    def _fitting(self, name: str, found: Sequence[Candidate]) -> list[Candidate]:
        """Give of candidates in order the first that is alike enough, with those that fit nearly as well."""
        passing = [candidate for candidate in found if self._is_alike_enough(name, candidate)]
        return passing[:1] + [other for other in passing[1:] if self._rivals(passing[0], other)]

    def _may_be_spelled_alike(self, name: str, least: float) -> bool:
        """Say whether a name is spelled so like one of the gazetteer that it may score `least`."""
        spelling = respell(name).translate(_FRONT_VOWELS)
        lengths = range(len(spelling) - MOST_LETTERS_MORE, len(spelling) + MOST_LETTERS_MORE + 1)
        cutoff = 100 * least / FUZZY_SCORE - EQUAL
        return is_arabic(name) or any(
            process.extractOne(spelling, self._by_length[n], scorer=fuzz.ratio, score_cutoff=cutoff)
            for n in lengths
            if n in self._by_length
        )

    def candidates(self, name: str, context: Context | None = None, limit: int = NEAREST) -> list[Candidate]:
        """Give all places that a name may mean, likeliest first; those merely alike come last."""
        context = context or Context()
        listed = self._listed(name, context)
        seen = {candidate.place.id for candidate in listed}
        return (listed + [c for c in self._alike(name, context) if c.place.id not in seen])[:limit]

    def _listed(self, name: str, context: Context) -> list[Candidate]:
        """Give places with just this name, and of the wanted kinds those that carry it in theirs."""
        folded = fold_name(name)
        ids = self.gazetteer.by_name.get(folded, ())
        found = [self._candidate(self.gazetteer[i], name, folded, context) for i in ids]
        found = [c for c in found if c.match == "exact" or not self._needs_exact(name, folded)]
        if context.kinds and not any(c.place.feature_code in context.kinds for c in found):
            found += self._facilities(folded, context)
        rank = self.gazetteer.rank
        return sorted(found, key=lambda c: (-c.context_score, MATCHES.index(c.match), rank(c.place.id)))

    def _candidate(self, place: Place, name: str, folded: bytes, context: Context) -> Candidate:
        listed = next(n for n in names_of(place) if fold_name(n) == folded)
        if name in names_of(place):
            return self._weighed(
                Candidate(place, name, "exact", 1.0, ("the gazetteer lists the name",)), context
            )
        reason = f"the gazetteer lists {listed!r}, the same but for case, accents or signs"
        return self._weighed(Candidate(place, listed, "folded", 0.98, (reason,)), context)

    def _needs_exact(self, name: str, folded: bytes) -> bool:
        """Tell whether a word is too common, or too short without its capital, to be taken for a name."""
        return folded in self.not_names or (
            len(name) <= LEAST_CONSONANTS and name.isascii() and name.islower()
        )

    def _facilities(self, folded: bytes, context: Context) -> list[Candidate]:
        """Give places of the wanted kinds whose name begins or ends with the given one: "Benina Airport"."""
        bare = _without_article(folded)
        found = []
        for place in self.gazetteer:
            if place.feature_code in context.kinds:
                for name in names_of(place):
                    own = _without_article(fold_name(name))
                    if own.startswith(bare + b" ") or own.endswith(b" " + bare):
                        reason = (
                            f"its own name, {name!r}, holds it; {place.feature_code} is of the wanted kind"
                        )
                        found.append(self._weighed(Candidate(place, name, "folded", 0.9, (reason,)), context))
                        break
        return found

    def _refusal(self, name: str) -> str:
        folded = fold_name(name)
        if not folded:
            return "the name is empty"
        bare = _without_article(folded.removesuffix(b"'s"))
        if folded in self.not_names or bare in self.not_names:
            return f"{name!r} is a common word or surname"
        if not consonant_key(name):
            return f"{name!r} has no consonants to go by"
        return ""

    def _alike(
        self, name: str, context: Context, matches: Sequence[str] = ("key", "fuzzy")
    ) -> list[Candidate]:
        """Places with the same consonants or a similar spelling, best first, each once."""
        found: dict[str, Candidate] = {}
        for match in matches:
            for candidate in self._of_spellings(match, name, self._spellings_like(name, match), context):
                known = found.get(candidate.place.id)
                if known is None or candidate.order < known.order:
                    found[candidate.place.id] = candidate
        rank = self.gazetteer.rank
        return sorted(found.values(), key=lambda c: (c.order, rank(c.place.id)))

    def _spellings_like(self, name: str, match: str) -> list[str]:
        """Give the respelled names of the gazetteer with the same consonants, or those spelled most alike."""
        if match == "key":
            return self._by_key.get(consonant_key(name), [])
        nearest = process.extract(respell(name), self._spellings, scorer=fuzz.ratio, limit=2 * NEAREST)
        return [spelling for spelling, _, _ in nearest]

    def _of_spellings(
        self, match: str, query: str, spellings: Iterable[str], context: Context
    ) -> Iterable[Candidate]:
        for spelling in spellings:
            for place_id, name in self._by_spelling[spelling].items():
                alike = likeness(query, name)
                words = "has the same consonants" if match == "key" else "is spelled alike"
                reason = f"{name!r} {words} (likeness {alike:.2f})"
                score = SAME_SPELLING - 0.35 * (1 - alike) if match == "key" else FUZZY_SCORE * alike
                candidate = Candidate(self.gazetteer[place_id], name, match, score, (reason,))
                yield self._weighed(candidate, context)

    def _is_alike_enough(self, name: str, candidate: Candidate) -> bool:
        alike = likeness(name, candidate.name)
        consonants = len(consonant_key(name))
        if is_arabic(name) != is_arabic(candidate.name):
            return False  # a Latin spelling meets Latin ones; across scripts vowels would be guessed
        if name.islower():
            return alike == 1 and consonants >= MANY_CONSONANTS
        if candidate.place.country != "LY" and alike < LEAST_LIKENESS_ABROAD:
            return False
        if candidate.match == "key":
            many = consonants >= MANY_CONSONANTS
            return alike >= (LEAST_KEY_LIKENESS if many else LEAST_SHORT_KEY_LIKENESS)
        longer = abs(len(respell(name)) - len(respell(candidate.name)))
        return (
            consonants >= LEAST_CONSONANTS and alike >= LEAST_FUZZY_LIKENESS and longer <= MOST_LETTERS_MORE
        )

    def _rivals(self, best: Candidate, other: Candidate) -> bool:
        """Tell whether a place of another name fits nearly as well, and the context does not decide."""
        if (
            other.match != best.match
            or other.context_score < best.context_score
            or respell(other.name) == respell(best.name)
        ):
            return False
        return best.score - other.score < (CLEAR_LEAD if best.score < SAME_SPELLING else EQUAL)

    def _weighed(self, candidate: Candidate, context: Context) -> Candidate:
        """Add what the context says for and against a candidate."""
        place = candidate.place
        weights = [(_PRIOR, "")] if place.country == "LY" else []
        if context.country:
            same = place.country == context.country
            weights.append(
                (0.4, f"in {context.country}, as the text says")
                if same
                else (-0.2, f"not in {context.country}")
            )
        if context.district and place.adm2_pcode == context.district:
            weights.append((0.2, "in the district of the text"))
        if context.kinds and place.feature_code in context.kinds:
            weights.append((0.5, f"is a {place.feature_code}, which the activity needs"))
        others = [self.gazetteer[i] for i in context.nearby if i != place.id]
        if others:
            nearest = min(others, key=lambda other: _rough_km(place, other))
            km = _rough_km(place, nearest)
            if km < 4 * NEARBY_KM:
                weights.append(
                    (0.4 * exp(-km / NEARBY_KM), f"{km:.0f} km from {nearest.name}, which the text names too")
                )
        reasons = candidate.reasons + tuple(words for _, words in weights if words)
        return Candidate(
            place,
            candidate.name,
            candidate.match,
            candidate.score,
            reasons,
            sum(weight for weight, _ in weights),
        )
