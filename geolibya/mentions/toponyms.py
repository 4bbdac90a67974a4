"""Names of places in a report: which place each stands for, and whether the place itself is meant.

Masks first: names of outlets and organizations swallow the place inside them. A name that stands for a government,
an army or a team is a metonym; the rest is literal.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from geolibya.matching import Hit, Scanner
from geolibya.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geolibya.gazetteer import Gazetteer
    from geolibya.lexicon import ActorName
    from geolibya.reading import Reading
    from geolibya.records import Place

_CONJUNCTIONS = [fold_name(word).decode("latin-1") for word in ("و", "ف", "")]
_WIDE_KM = 200.0
"""From this radius on a place is a region or country, and its name more often means who rules it."""
_DATELINE_LEAD = 15
"""Characters: an agency's name in brackets may stand before a dateline."""
_NEVER_NOUNS = frozenset(("US", "U.S", "U.S."))
"""Adjectives of a country in form and use; the actor tables read them."""
_KEPT_WHOLE = frozenset(("GULF", "SEA", "RGN", "MTS", "MT", "DSRT", "WAD", "AREA"))
"""Kinds whose lower-case generic word belongs to the name (golfe de Syrte)."""
_FOREIGN_CAPITAL = frozenset(("PPLC", "PCLI"))


class _Name(NamedTuple):
    ids: tuple[str, ...]
    clitic: int
    """Characters before the name that are Arabic particles."""


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


def toponym_scanner(gazetteer: Gazetteer) -> Scanner[_Name]:
    """Make the scanner of all names of a gazetteer."""

    def entries() -> Iterator[tuple[bytes, _Name]]:
        for name, ids in gazetteer.by_name.items():
            if len(name) < 2:  # noqa: PLR2004  a single letter is no name in running text
                continue
            if name[0] < 128:  # noqa: PLR2004  ASCII: the Latin part of the code page
                yield name, _Name(ids, 0)
            else:
                for form, clitic in _arabic_forms(name):
                    yield form, _Name(ids, clitic)

    return Scanner(entries())


def _is_written_as_name(text: str) -> bool:
    """Say whether a stretch of Latin text has a capital or number that makes it a name (Arabic has none)."""
    return any(c.isupper() for c in text) or text[0].isdigit() or not text.isascii() and any("\u0600" <= c <= "\u06ff" for c in text)


def _trimmed(reading: Reading, start: int, end: int, place: Place) -> tuple[int, int]:
    """Leave out lower-case generic words at either side of a name (Watiya airbase, base aérienne de Mitiga)."""
    text = reading.text[start:end]
    if place.feature_code in _KEPT_WHOLE or not text[0].isascii():
        return start, end
    words = text.split(" ")
    while len(words) > 1 and words[-1].islower():
        end -= len(words.pop()) + 1
    while len(words) > 1 and words[0].islower() and not words[0].startswith(("al-", "el-", "as-", "az-", "ash-", "ar-", "at-")):
        start += len(words.pop(0)) + 1
    while reading.text[start:end][:2].lower() in ("d'", "l'", "d’", "l’"):
        start += 2
    return (start, end) if end > start else (end - len(text), end)


def _country_votes(hits: Sequence[Hit[_Name]], gazetteer: Gazetteer) -> Counter[str]:
    """Count what country the names that fit one country only speak for."""
    votes: Counter[str] = Counter()
    for hit in hits:
        countries = {gazetteer[place].country for name in hit.rows for place in name.ids}
        if len(countries) == 1:
            votes.update(countries)
    return votes


def _choose(ids: Sequence[str], votes: Counter[str], libya: bool, gazetteer: Gazetteer) -> tuple[Place, str]:
    """Choose among homonyms: the country that the report speaks of, else Libya, else the larger."""
    if len(ids) == 1:
        return gazetteer[ids[0]], "the only place of that name"
    best = ids[0]
    if not libya:
        best = max(ids, key=lambda i: votes[gazetteer[i].country] if gazetteer[i].country != "LY" else votes["LY"])
        if votes[gazetteer[best].country] > votes["LY"]:
            return gazetteer[best], f"the report speaks of {gazetteer[best].country}"
    return gazetteer[ids[0]], f"the likeliest of {len(ids)} places of that name"


def find(
    reading: Reading, gazetteer: Gazetteer, scanner: Scanner[_Name], actors: Sequence[Hit[ActorName]], masks: Sequence[Hit[str]]
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
        if _is_written_as_name(reading.text[hit.start : hit.end]) and reading.text[hit.start : hit.end] not in _NEVER_NOUNS
    ]
    hits = [hit for hit in hits if not any(mask.start <= hit.start and hit.end <= mask.end and mask[:2] != hit[:2] for mask in masks)]
    hits = [hit for hit in hits if not (any(mask[:2] == hit[:2] for mask in masks))]
    votes = _country_votes(hits, gazetteer)
    libya = votes["LY"] > 0 and any("libya" in name.ids for hit in hits for name in hit.rows)
    found: list[PlaceName] = []
    for hit in hits:
        inside = next((a for a in actors if a.start <= hit.start and hit.end <= a.end and (a.start, a.end) != (hit.start, hit.end)), None)
        place, why = _choose([i for name in hit.rows for i in name.ids], votes, libya, gazetteer)
        start, end = _trimmed(reading, hit.start + hit.rows[0].clitic, hit.end, place)
        if inside is not None:
            role = _role_inside_actor(reading, inside, start)
            if role:
                found.append(PlaceName(start, end, place, role, f"{why}; part of the name of an actor"))
            continue
        if place.feature_code == "GOVL" and not _is_located(reading, start):
            continue  # a palace or ministry that speaks is no place
        role, rule = _role(reading, start, end, place, found)
        found.append(PlaceName(start, end, place, role, f"{why}; {rule}"))
    return found


def _is_located(reading: Reading, start: int) -> bool:
    words = reading.language_words
    if words is None:
        return True
    left = [word for word in reading.words_before(start, 3) if word not in words.kinds["article"]]
    return bool(left) and left[-1] in ("in", "at", "near", "outside", "inside", "a", "dans", "devant", "pres")


def _role_inside_actor(reading: Reading, actor: Hit[ActorName], start: int) -> str:
    """Give the role of a place name inside an actor's name; empty where it is no toponym (Libyan National Army)."""
    text = reading.text[actor.start : actor.end]
    before = reading.words_before(start, 1)
    if before and before[0] in ("in", "a", "en") and actor.start < start:
        return "literal"
    if before and before[0] in ("from", "de", "d'") and text.split()[0][0].islower() and "from" in before:
        return "literal"
    starts_with_place = actor.start == start and text.split()[-1].islower()
    return "metonym" if starts_with_place or text[0].islower() else ""


def _role(reading: Reading, start: int, end: int, place: Place, before: Sequence[PlaceName]) -> tuple[str, str]:  # noqa: PLR0911
    """Say whether a name means the place itself, and by which rule."""
    words = reading.language_words
    if words is None:
        return "literal", "no rules of metonyms for this language"
    kinds = words.kinds
    left = reading.words_before(start, 4)
    right = reading.words_after(end, 4)
    while left and left[-1] in (kinds["article"] | kinds["direction"]) - kinds["locative"]:
        left.pop()
    previous = left[-1] if left else ""
    next_word = right[0] if right else ""
    seat = place.id in reading.lexicon.seats
    foreign = seat and place.country != "LY"
    possessive = next_word == "'s" or (next_word == "'" and reading.text[end - 1] == "s")
    if next_word in kinds["seat"] and (seat or place.country == "LY") and place.id != "libya":
        return "metonym", "a word for a government follows"
    if possessive:
        armed = len(right) > 1 and (right[1] in kinds["armed_noun"] or " ".join(right[1:3]) in kinds["armed_noun"])
        if armed and seat and place.feature_code not in _FOREIGN_CAPITAL - {"PPLC"} and place.id != "libya":
            return "metonym", "stands for the side that holds it"
        return "literal", "a possessive says where something is"
    if foreign and next_word == "in" and len(right) > 1 and _names_libyan_region(reading, end):
        return "metonym", "a capital placed in a region of Libya"
    if previous in kinds["addressee"] or (previous in kinds["locative"] and len(left) > 1 and left[-2] in kinds["addressee"] and foreign):
        return ("metonym", "who is asked or supported") if foreign else ("literal", "by default")
    if previous in kinds["locative"]:
        return "literal", f"stands after {previous!r}"
    if before and previous in kinds["conjunction"] | {","} and start - before[-1].end <= len(" and the the "):
        return before[-1].role, "as the name that it is joined to"
    if foreign and previous == "," and before and before[-1].place.country == place.country:
        return "literal", "names the country of the place before it"
    if _is_dateline(reading, start, end):
        return "literal", "a dateline"
    if foreign:
        return "metonym", "a country or capital that no preposition makes a place"
    if seat and place.id != "libya" and _says(reading, end):
        return "metonym", "it is said to speak"
    return "literal", "by default"


def _names_libyan_region(reading: Reading, end: int) -> bool:
    words = reading.words_after(end, 3)
    return any(word in ("tripolitania", "cyrenaica", "fezzan", "tripolitaine", "cyrenaique") for word in words[1:])


def _is_dateline(reading: Reading, start: int, end: int) -> bool:
    sentence = reading.sentences[reading.sentence_at(start)]
    rest = reading.text[end : end + 3]
    lead = reading.text[sentence.start : start]
    if reading.text[start:end].isupper() and len(lead) <= _DATELINE_LEAD and len(rest.strip()) > 0 and rest[0] == ",":
        return True
    return start - sentence.start <= len('"(') and (reading.text[start:end].isupper() or rest.lstrip()[:1] in ("(", "-", "–", "—", ":"))


def _says(reading: Reading, end: int) -> bool:
    """Say whether a word of saying stands right behind a name."""
    words = reading.language_words
    if words is None:
        return False
    stretch = reading.data[end : end + 40]
    return any(hit.start <= len(" ") for hit in words.saying.find(stretch))
