"""Whether the name of a place means the place itself (literal) or a government, army or team (metonym)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geolibya.lexicon import ActorName
    from geolibya.matching import Hit
    from geolibya.reading import Reading
    from geolibya.records import Place

_DATELINE_LEAD = 15
"""Characters: an agency's name in brackets may stand before a dateline."""
_JOINED = re.compile(r"\s+(?:and|et)\s+(?:(?:de|from|of)\s+|d')?")
"""What joins the towns of two forces ("les brigades de Misrata et de Zentane")."""
_SHARED_DATELINE = re.compile(r"[A-ZÀ-Ý' -]+/[A-ZÀ-Ý]")
"""A dateline with more towns than one ("BENGHAZI/TRIPOLI (Reuters) -")."""
_TRAVEL = frozenset(
    "flight flights shuttled shuttle shuttling flew fly flying flown route routes road roads link bridge airbridge way"
    " line lines ferried sail sailed sails runs plied plying trips voyages vol vols navette navettes liaison liaisons"
    " pont trajet trajets".split()
)
"""Words for going, behind which "between" names two places."""
_OF_POWERS = frozenset(
    "agressivite politique soutien appui aide decision refus position ambitions ambition interets ingerence ingerences"
    " intervention implication role diplomatie menaces pressions accusations declarations strategie influence jeu"
    " aggression policy support backing aid refusal ambitions interests meddling interference involvement threats"
    " pressure accusations influence allies allie allies help hand blessing request behest insistence invitation orders"
    " urging".split()
)
"""Nouns of which a capital behind "of" is the power that does or wants it ("the ambitions of Ankara")."""
_ALLIED = frozenset(
    "allied loyal aligned affiliated fidele fideles loyal loyales loyaux allie allies alliee alliees".split()
)
"""Words behind which a town is its forces ("fighters allied to Misrata")."""
_GOING = frozenset(
    "left leave leaves leaving enter enters entered entering fled flee flees fleeing quit quits visit visits visited"
    " visiting reach reached reaching invade invaded crossed crossing quitte quitter quittent quittant quittait fui"
    " fuir fuient fuyant visite visiter envahi envahir traverse traverser".split()
)
"""Verbs of going whose object is a place."""
_SIDED = re.compile(r"-(?:aligned|allied|affiliated|backed|supported|led|linked|controlled|appointed)\b")
"""What makes a place a side in a compound ("Tobruk-aligned forces")."""
_COUNTRY_BEHIND = len(", in the north-west of ")
"""Characters between a place and the country that it is in."""
_REGIONS = frozenset(("tripolitania", "cyrenaica", "fezzan", "tripolitaine", "cyrenaique"))


def role_inside_actor(reading: Reading, actor: Hit[ActorName], start: int) -> str:
    """Give the role of a place name inside an actor's name; empty where it is no toponym (Libyan National Army)."""
    text = reading.text[actor.start : actor.end]
    before = reading.words_before(start, 1)
    if before and before[0] in ("in", "a", "en") and actor.start < start:
        return "literal"
    if before and before[0] in ("from", "de", "d'") and text.split()[0][0].islower() and "from" in before:
        return "literal"
    starts_with_place = actor.start == start and text.split()[-1].islower()
    return "metonym" if starts_with_place or text[0].islower() else ""


class _Surroundings(NamedTuple):
    """The words around a name: those before it without articles and directions, and those behind it."""

    left: list[str]
    right: list[str]

    @property
    def previous(self) -> str:
        """The word before."""
        return self.left[-1] if self.left else ""

    @property
    def next(self) -> str:
        """The word behind."""
        return self.right[0] if self.right else ""


def role_of(
    reading: Reading, start: int, end: int, place: Place, before: Sequence[tuple[int, str, Place]]
) -> tuple[str, str]:
    """Say whether a name means the place itself, and by which rule: the first that speaks decides.

    Parameters
    ----------
    before : sequence of (int, str, Place)
        The toponym before it, where there is one: its end, role and place.
    """
    return next(_rules(reading, start, end, place, before))


def _rules(
    reading: Reading, start: int, end: int, place: Place, before: Sequence[tuple[int, str, Place]]
) -> Iterator[tuple[str, str]]:
    """Give what each rule says, the strongest first."""
    words = reading.language_words
    if words is None:
        yield "literal", "no rules of metonyms for this language"
        return
    kinds = words.kinds
    around = _Surroundings(reading.words_before(start, 4), reading.words_after(end, 4))
    passed_over = words.of_kinds("article", "direction")
    while around.left and around.left[-1] in passed_over and around.left[-1] not in kinds["locative"]:
        around.left.pop()
    seat = place.id in reading.lexicon.seats and place.id != "libya"
    foreign = place.country != "LY" and (place.id in reading.lexicon.seats or place.feature_code == "PCLI")
    if around.next in kinds["seat"] and (seat or place.country == "LY") and place.id != "libya":
        yield "metonym", "a word for a government follows"
    if around.next in ("'s", "'"):
        armed = {*around.right[1:2], " ".join(around.right[1:3])} & kinds["armed_noun"]
        powers = _OF_POWERS & set(around.right[1:2])
        is_side = (armed or powers) and seat and place.feature_code != "PCLI"
        yield (
            ("metonym", "the side that holds it" if armed else "the power that wants it")
            if is_side
            else ("literal", "a possessive says where something is")
        )
    placed = foreign and around.next == "in" and _REGIONS & set(reading.words_after(end, 3)[1:])
    if placed or _SIDED.match(reading.text, end):
        yield "metonym", "a capital placed in a region of Libya" if placed else "whose side somebody takes"
    asked = around.previous in kinds["addressee"] or (
        around.previous in kinds["locative"] and bool(set(around.left[-2:-1]) & kinds["addressee"])
    )
    arms = (
        words.of_kinds("force", "aircraft", "drone", "ship") if place.feature_code != "PCLI" else frozenset()
    )
    owned = _OF_POWERS | arms
    whose = around.previous in ("of", "d'", "de") and not owned.isdisjoint(around.left[-3:-1])
    allied = around.previous in ("to", "with", "a") and bool(_ALLIED & set(around.left[-2:-1]))
    if (foreign and (asked or whose)) or (allied and place.feature_code != "PCLI"):
        yield "metonym", "who is asked, supported or joined, or whose will it is"
    if _names_forces(reading, start, around, before, seat=seat):
        yield "metonym", "towns that name their forces"
    if around.previous in ("between", "entre") and _TRAVEL & set(around.left[-3:-1]):
        yield "literal", "an end of a route"
    if around.previous in kinds["locative"]:
        yield "literal", f"stands after {around.previous!r}"
    yield from _joined(start, place, around, before, kinds["conjunction"], foreign=foreign)
    if _is_dateline(reading, start, end, country=place.feature_code == "PCLI"):
        yield "literal", "a dateline"
    if around.previous in kinds["dealing"] and kinds["border"] & set(around.left[-3:-1]):
        yield "literal", "what a border is shared with"
    if around.previous in kinds["dealing"] and seat:
        yield "metonym", "who is dealt with"
    if foreign:
        going = around.previous in _GOING
        yield (
            ("literal", "where somebody goes or comes from")
            if going
            else ("metonym", "a country or capital that no preposition makes a place")
        )
    if seat and _says(reading, end):
        yield "metonym", "it is said to speak"
    yield "literal", "by default"


def _names_forces(
    reading: Reading,
    start: int,
    around: _Surroundings,
    before: Sequence[tuple[int, str, Place]],
    *,
    seat: bool,
) -> bool:
    """Say whether a town stands for its forces, as another beside it does ("Misrata and Zintan brigades")."""
    words = reading.language_words
    forces = words.kinds["force"] if words else frozenset()
    if seat and around.next in ("and", "et") and around.right[2:3] and around.right[2] in forces:
        return True
    return any(
        role == "metonym" and place.country == "LY" and _JOINED.fullmatch(reading.lower, end, start)
        for end, role, place in before
    )


def _joined(
    start: int,
    place: Place,
    around: _Surroundings,
    before: Sequence[tuple[int, str, Place]],
    conjunctions: frozenset[str],
    *,
    foreign: bool,
) -> Iterator[tuple[str, str]]:
    """Give the role that the name before lends, and that of a country behind a place in it."""
    for end, role, last in before:
        joined = around.previous == "," or around.previous in conjunctions
        if joined and start - end <= len(" and the the "):
            yield role, "as the name that it is joined to"
        if (
            foreign
            and around.previous == ","
            and last.country == place.country
            and start - end <= _COUNTRY_BEHIND
        ):
            yield "literal", "names the country of the place before it"


def _is_dateline(reading: Reading, start: int, end: int, *, country: bool) -> bool:
    sentence = reading.sentences[reading.sentence_at(start)]
    rest = reading.text[end : end + 3]
    lead = reading.text[sentence.start : start]
    if (
        reading.text[start:end].isupper()
        and len(lead) <= _DATELINE_LEAD
        and len(rest.strip()) > 0
        and rest[0] == ","
    ):
        return True
    marks = ("(", "-", "–", "—", *([":"] if country else []))  # "Murzuq: ..." opens an item of a digest
    return (
        start - sentence.start <= len('"(')
        and (reading.text[start:end].isupper() or rest.lstrip()[:1] in marks)
    ) or _SHARED_DATELINE.match(reading.text, sentence.start, start + 1) is not None


def _says(reading: Reading, end: int) -> bool:
    """Say whether a word of saying stands right behind a name."""
    words = reading.language_words
    if words is None:
        return False
    stretch = reading.data[end : end + 40]
    return any(hit.start <= len(" ") for hit in words.saying.find(stretch))
