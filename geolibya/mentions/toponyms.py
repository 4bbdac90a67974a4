"""Names of places in a report: which place each stands for, and whether the place itself is meant.

Masks first: names of outlets and organizations swallow the place inside them. A name that stands for a government,
an army or a team is a metonym; the rest is literal.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from geolibya.ellipsoid import distance_km
from geolibya.gazetteer import names_of
from geolibya.matching import Hit, Scanner, covering
from geolibya.mentions.metonyms import role_inside_actor, role_of
from geolibya.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geolibya.gazetteer import Gazetteer
    from geolibya.lexicon import ActorName
    from geolibya.reading import Reading
    from geolibya.records import Place

_NEVER_NOUNS = frozenset(("US", "U.S", "U.S."))
"""Adjectives of a country in form and use; the actor tables read them."""
REGION_KM = 60.0
"""From this radius on a place says too little of what lies beside it."""
BESIDE_KM = 25.0
"""A quarter or village lies so near to the town that a report names with it."""
_KEPT_WHOLE = frozenset(("GULF", "SEA", "RGN", "MTS", "MT", "DSRT", "WAD", "AREA"))
"""Kinds whose lower-case generic word belongs to the name (golfe de Syrte)."""


_ADJECTIVE = re.compile(
    r"-(?:based|led|backed|born|bound|controlled|held|trained|area|registered|flagged|made)\b"
)
_ARTICLE = re.compile(r"[ae]l[- ]")
_CAPITALIZED = re.compile(r"(?<![\w'’-])([A-Z][a-zé]{2,})\.? $")
LONGEST_GIVEN_NAME = 14
"""Characters of a given name or rank."""
_PLACE_WORDS = frozenset(
    (
        "wadi oued bir ain souq suq souk qasr gasr ras bab bani beni sidi jabal djebel jebel umm oum abu abou zawiyat "
        "hay camp base port north south east west upper lower old new greater near from battle operation operations "
        "airport district quarter project road street square gate bridge hospital mosque hotel zone sharia"
    ).split()
)
"""Capitalized words that stand before a place's article, and are no given names."""


class Name(NamedTuple):
    """The places that bear a name, the likeliest first."""

    ids: tuple[str, ...]
    clitic: int
    """Characters before the name that are Arabic particles."""
    small: bool = False
    """Whether the gazetteer spells it in small letters, as texts may (croissant pétrolier)."""


_OPERATION = re.compile(r"\b(?:Operation|[Oo]pération)\s[\"“«]?\s?(?:[Aa][Ll][- ]?)?$")
"""What stands before the name of an operation, be it that of a place."""


@dataclass(frozen=True)
class PlaceName:
    """A toponym with offsets of the reading, and the place chosen for it."""

    start: int
    end: int
    place: Place
    role: str
    rule: str


def _arabic_forms(name: bytes) -> Iterator[tuple[bytes, int]]:
    """Give an Arabic name with the particles that are written onto it."""
    article = fold_name("ال")
    for conjunction in ("", "و", "ف"):
        for preposition in ("", "ب", "ل", "ك"):
            prefix = fold_name(conjunction + preposition) if conjunction + preposition else b""
            rest = name
            if preposition == "ل" and name.startswith(article):
                rest = fold_name("ل") + name[len(article) :]
            if prefix or rest == name:
                yield prefix + rest, len(prefix)


def toponym_scanner(gazetteer: Gazetteer) -> Scanner[Name]:
    """Make the scanner of all names of a gazetteer."""
    small = {fold_name(name) for place in gazetteer for name in names_of(place) if name.islower()}

    def entries() -> Iterator[tuple[bytes, Name]]:
        for name, ids in gazetteer.by_name.items():
            if len(name) < 2:
                continue
            if name[0] < 128:
                yield name, Name(ids, 0, name in small)
            else:
                for form, clitic in _arabic_forms(name):
                    yield form, Name(ids, clitic)

    return Scanner(entries())


def _is_written_as_name(text: str) -> bool:
    """Say whether a stretch of Latin text has a capital or number that makes it a name (Arabic has none)."""
    return (
        any(c.isupper() for c in text)
        or text[0].isdigit()
        or (not text.isascii() and any("\u0600" <= c <= "\u06ff" for c in text))
    )


def _trimmed(reading: Reading, start: int, end: int, place: Place) -> tuple[int, int]:
    """Leave out lower-case generic words at either side of a name (Watiya airbase, base aérienne de Mitiga)."""
    text = reading.text[start:end]
    if place.feature_code in _KEPT_WHOLE or not text[0].isascii():
        return start, end
    words = text.split(" ")
    while len(words) > 1 and words[-1].islower():
        end -= len(words.pop()) + 1
    while (
        len(words) > 1
        and words[0].islower()
        and not words[0].startswith(("al-", "el-", "as-", "az-", "ash-", "ar-", "at-"))
    ):
        start += len(words.pop(0)) + 1
    while reading.text[start:end][:2].lower() in ("d'", "l'", "d’", "l’"):
        start += 2
    return (start, end) if end > start else (end - len(text), end)


def _country_votes(hits: Sequence[Hit[Name]], gazetteer: Gazetteer) -> Counter[str]:
    """Count what country the names that fit one country only speak for."""
    votes: Counter[str] = Counter()
    for hit in hits:
        countries = {gazetteer[place].country for name in hit.rows for place in name.ids}
        if len(countries) == 1:
            votes.update(countries)
    return votes


def _certain(hits: Sequence[Hit[Name]], gazetteer: Gazetteer) -> list[Place]:
    """Give the places, no regions, that names of one meaning only stand for."""
    ids = {name.ids[0] for hit in hits for name in hit.rows if len(hit.rows) == 1 and len(name.ids) == 1}
    return [gazetteer[i] for i in sorted(ids) if gazetteer[i].radius_km < REGION_KM]


def _choose(
    ids: Sequence[str], votes: Counter[str], gazetteer: Gazetteer, certain: Sequence[Place], *, libya: bool
) -> tuple[Place, str]:
    """Choose among homonyms: beside what the report names, in the country that it speaks of, else the larger."""
    if len(ids) == 1:
        return gazetteer[ids[0]], "the only place of that name"
    beside = [i for i in ids if any(_is_beside(gazetteer[i], other) for other in certain)]
    if len(beside) == 1:
        return gazetteer[beside[0]], "the one of that name beside places that the report names"
    best = ids[0]
    if not libya:
        best = max(
            ids, key=lambda i: votes[gazetteer[i].country] if gazetteer[i].country != "LY" else votes["LY"]
        )
        if votes[gazetteer[best].country] > votes["LY"]:
            return gazetteer[best], f"the report speaks of {gazetteer[best].country}"
    return gazetteer[ids[0]], f"the likeliest of {len(ids)} places of that name"


def _is_beside(place: Place, other: Place) -> bool:
    return place.id != other.id and (
        place.within == other.id or distance_km(place.lat, place.lon, other.lat, other.lon) <= BESIDE_KM
    )


def find(
    reading: Reading,
    gazetteer: Gazetteer,
    scanner: Scanner[Name],
    actors: Sequence[Hit[ActorName]],
    masks: Sequence[Hit[str]],
) -> list[PlaceName]:
    """Find the toponyms of a report.

    Parameters
    ----------
    actors, masks : sequence of Hit
        Names of actors, outlets and organizations found in it.
    """
    hits = [
        hit
        for hit in scanner.find(reading.data)
        if (hit.rows[0].small or _is_written_as_name(reading.text[hit.start : hit.end]))
        and reading.text[hit.start : hit.end] not in _NEVER_NOUNS
    ]
    hits = [hit for hit in hits if covering(masks, hit.start, hit.end) is None]
    votes = _country_votes(hits, gazetteer)
    libya = votes["LY"] > 0 and any("libya" in name.ids for hit in hits for name in hit.rows)
    certain = _certain(hits, gazetteer)
    found: list[PlaceName] = []
    for hit in hits:
        inside = covering(actors, hit.start, hit.end)
        if inside is not None and inside[:2] == hit[:2]:
            inside = None
        if (
            _is_part_of_word(reading, hit.end)
            or _is_surname(reading, hit.start)
            or _OPERATION.search(reading.text, max(0, hit.start - LONGEST_GIVEN_NAME), hit.start)
        ):
            continue
        place, why = _choose(
            [i for name in hit.rows for i in name.ids], votes, gazetteer, certain, libya=libya
        )
        start, end = _trimmed(reading, hit.start + hit.rows[0].clitic, hit.end, place)
        if inside is not None:
            role = role_inside_actor(reading, inside, start)
            if role:
                found.append(PlaceName(start, end, place, role, f"{why}; part of the name of an actor"))
            continue
        if place.feature_code == "GOVL" and not _is_located(reading, start):
            continue  # a palace or ministry that speaks is no place
        role, rule = role_of(
            reading, start, end, place, [(name.end, name.role, name.place) for name in found[-1:]]
        )
        found.append(PlaceName(start, end, place, role, f"{why}; {rule}"))
    return found


def _is_part_of_word(reading: Reading, end: int) -> bool:
    """Say whether a hyphen makes a name part of an adjective (Misrata-led, Tripoli-based)."""
    return _ADJECTIVE.match(reading.lower, end) is not None


def _is_surname(reading: Reading, start: int) -> bool:
    """Say whether a name with an article follows a given name or rank (Khaled al-Mahjoub, Gen. al-Jufri)."""
    words = reading.language_words
    if words is None or _ARTICLE.match(reading.lower, start) is None:
        return False
    before = _CAPITALIZED.search(reading.text, max(0, start - LONGEST_GIVEN_NAME), start)
    if before is None or before.start(1) == reading.sentences[reading.sentence_at(start)].start:
        return False
    given = reading.lower[before.start(1) : before.end(1)]
    return given not in _PLACE_WORDS and given not in words.of_kinds("locative", "direction")


def _is_located(reading: Reading, start: int) -> bool:
    words = reading.language_words
    if words is None:
        return True
    left = [word for word in reading.words_before(start, 3) if word not in words.kinds["article"]]
    return bool(left) and left[-1] in ("in", "at", "near", "outside", "inside", "a", "dans", "devant", "pres")
