"""Who is named in a report: groups, states, leaders, and words that point back to one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geolibya.lexicon import ActorName
    from geolibya.matching import Hit
    from geolibya.mentions.toponyms import PlaceName
    from geolibya.reading import Reading

OWN_FORCES = frozenset(("misrata", "zintan"))
"""Towns that have forces of their own name."""
BESIDE = 4
"""Mentions on either side among which a common word may find the name that it describes."""
CAPITAL = "tripoli"
"""Whose forces "government forces" are, with the day."""
IN_EXILE = {"libya_dawn": "lna"}
"""Whose they are while somebody holds the capital whom no other state takes for the government."""
_ANTI = "anti "
"""What stands before a name in a word for its foes ("anti-Haftar forces")."""
_NEAR_NOUN = 3
"""Words that may stand between an adjective of nationality and the troops that it speaks of."""


@dataclass(frozen=True)
class ActorMention:
    """A mention of an actor, with offsets of the reading.

    Attributes
    ----------
    actor : str
        Id of the vocabulary.
    kind : str
        `group` (a name of forces or a state's forces), `person`, `state` (a country or capital as an actor),
        `common` (gunmen, police, civilians), `back` (the militia, his forces, they: points back).
    """

    start: int
    end: int
    actor: str
    kind: str
    text: str = ""


def find(reading: Reading, hits: Sequence[Hit[ActorName]], places: Sequence[PlaceName]) -> list[ActorMention]:
    """Find the actors that a report names, in order."""
    named = sorted([*_named(reading, hits), *_states(reading, places)], key=lambda m: (m.start, -m.end))
    return [
        mention
        for n, mention in enumerate(named)
        if not _is_apposed(reading, mention, named[max(0, n - BESIDE) : n + BESIDE + 1])
    ]


def _named(reading: Reading, hits: Sequence[Hit[ActorName]]) -> Iterator[ActorMention]:
    day = reading.report.published or ""
    for hit in hits:
        if reading.lower.endswith(_ANTI, 0, hit.start):
            continue  # whoever fights it
        text = reading.text[hit.start : hit.end]
        for name in hit.rows:
            if (name.since and day < name.since) or (name.until and day[: len(name.until)] > name.until):
                continue
            if name.kind == "government":
                actor = IN_EXILE.get(seated(reading, CAPITAL), seated(reading, CAPITAL))
                if actor:
                    yield ActorMention(hit.start, hit.end, actor, "group", text)
                break
            kind = _kind(reading, hit, name, text)
            if kind and name.actor == "gaddafi_forces" and kind == "person" and _is_gone(reading, hit.start):
                break
            if kind:
                yield ActorMention(hit.start, hit.end, name.actor, kind, text)
                break


def _is_gone(reading: Reading, start: int) -> bool:
    """Say whether a leader is named for his fall, his time or his tribe, and does nothing ("since the death of X")."""
    words = reading.language_words
    return bool(words and set(reading.words_before(start, 4)) & words.kinds["gone"])


_ORIGIN = re.compile(
    r"[- ](?:flagged|registered|made|built|born|designed|manufactured|speaking|language|origin|style)\b"
)
"""What follows an adjective of nationality that says whence somebody or something comes ("a Greek-flagged tanker")."""
_BARE_BEHIND = frozenset(("some", "-", "–", ".", ":", "des"))
"""What stands before a word for fighters of whom nothing says whose they are."""
_OFFICES = frozenset(
    "ministry ministries ministere ministeres etat-major command commandement embassy ambassade presidency"
    " presidence".split()
)
"""Offices that speak for the state whose adjective they have."""
_OF_A_PERSON = re.compile(
    r"\s(?:strong ?m[ae]n|leaders?|rulers?|dictators?|commanders?|chiefs?|officers?|officials?|sources?|generals?"
    r"|prosecutors?|spokes\w+)\b"
)
"""What makes the name of an army an adjective ("Libyan military strongman Khalifa Haftar")."""
_GIVEN_NAME = re.compile(r"\b(?!(?:The|In|At|By|And|But|For|Of|To|From|With|That)\b)[A-Z][\w'’-]+ [Aa]l[- ]$")
"""What stands before a tribe's name in a person's ("Hassan al-Tabu")."""


def _kind(reading: Reading, hit: Hit[ActorName], name: ActorName, text: str) -> str:
    """Give the kind of mention that a name found is, empty where it is none."""
    if name.kind == "caps":
        return "group" if text == name.name else ""
    if name.kind == "common":
        return "common"
    if name.kind == "english":
        return "" if reading.report.language.startswith("fr") else "common"
    if name.kind == "bare":
        before = reading.words_before(hit.start, 1)
        return "common" if not before or before[0] in _BARE_BEHIND else ""
    if _GIVEN_NAME.search(reading.text[max(0, hit.start - 40) : hit.start]):
        return ""
    if name.kind == "person":
        return "person" if text[0].isupper() or text.startswith(("al-", "el-", "al ", "el ")) else ""
    if name.kind == "demonym":
        return _demonym_kind(reading, hit, text)
    common = name.name[0].isupper() and not any(c.isupper() or c.isdigit() for c in text) and text.isascii()
    adjective = text.endswith(("military", "army")) and _OF_A_PERSON.match(reading.lower, hit.end)
    return "" if common or adjective else "group"


_MARKS = frozenset((",", ".", ";", ":", ")"))
_ACTS = re.compile(
    r"\s(?:(?!armed|backed|led|based|sponsored|trained|funded|designated|sanctioned|supplied|owned|registered)\w{3,}ed"
    r"|struck|hit|sent|took|flew|began|said|says|told|shot|gave|fought|withdrew|launches|carries|conducts|denies"
    r"|confirms|backs|supports|claims|wants|vows|plans|accuses|considers|condemns|sends|deploys|withdraws|joins|rejects)\b"
)
"""Verbs right behind a word that may be an adjective ("the US bombed", and not "the US armed forces")."""


def _demonym_kind(reading: Reading, hit: Hit[ActorName], text: str) -> str:
    """Say what an adjective of nationality stands for: forces, officials, or a people."""
    words = reading.language_words
    if words is None:
        return ""
    if _ORIGIN.match(reading.lower, hit.end):
        return ""
    kinds = words.kinds
    arms = words.of_kinds("arm", "force", "aircraft", "drone", "ship", "artillery", "raid")
    behind = kinds["auxiliary"] | kinds["locative"] | kinds["conjunction"] | _MARKS
    if text in ("US", "U.S.", "French", "British") and (
        _ACTS.match(reading.lower, hit.end)
        or (reading.words_before(hit.start, 1) == ["the"] and set(reading.words_after(hit.end, 1)) & behind)
    ):
        return "state"  # "the US has", "the US bombed Sirte", "the French at Benina"
    french = reading.report.language.startswith("fr")
    if french:
        near = reading.words_before(hit.start, _NEAR_NOUN)[::-1]
        if text[0].isupper() and text.endswith("s"):
            return "group"
    else:
        near = reading.words_after(hit.end, _NEAR_NOUN + 2)
        if text.endswith("s") and text[0].isupper():
            return "group"
    if _PREDICATE.search(reading.lower[max(0, hit.start - 40) : hit.start]) and not words.of_kinds(
        "force", "aircraft", "drone", "ship"
    ).isdisjoint(reading.words_before(hit.start, 8)):
        return "group"
    for word, further in zip_longest(near, near[1:], fillvalue=""):
        pair = f"{further} {word}" if french else f"{word} {further}"
        if word in arms or pair in arms:  # "C-130 turcs"
            return "group"
        if word in (".", ";", ":", "(", ")") or word in kinds["auxiliary"]:
            break
    return "state" if any(word in kinds["politic"] or word in _OFFICES for word in near) else ""


_PREDICATE = re.compile(
    r"\b(?:thought|believed|said|suspected|presumed|probably|apparently|likely)\s+(?:to\s+be\s+|be\s+)?$"
)
"""What stands before an adjective of nationality that says whose aircraft or men they are."""


def _states(reading: Reading, places: Sequence[PlaceName]) -> Iterator[ActorMention]:
    """Countries and capitals that stand for who rules them, at the time of publication."""
    for name in places:
        if name.role != "metonym" and not _has_forces(reading, name):
            continue
        actor = seated(reading, name.place.id)
        if actor:
            yield ActorMention(name.start, name.end, actor, "state", reading.text[name.start : name.end])


def seated(reading: Reading, place: str) -> str:
    """Give the actor for whom a place's name stood on the day of publication; empty where there is none."""
    day = reading.report.published or ""
    return next(
        (
            seat.actor
            for seat in reading.lexicon.seats.get(place, ())
            if (not seat.since or day >= seat.since) and (not seat.until or day < seat.until)
        ),
        "",
    )


_APPOSED = re.compile(r"(?:'s?)?,?\s*(?:an?|the|une?|le|la|les)?\s*(?:[\w']+\s+){0,2}")
_ADOPTED = re.compile(
    r"\s*(?:(?:who|that|which|qui)\s+)?(?:support|supporting|back|backing|fighting\s+for|soutiennent|soutenant)\b.{0,40}"
    r"|\s*(?:who\s+are\s+|that\s+are\s+)?(?:\w+ly\s+)?(?:loyal|allied|aligned|affiliated|linked|belonging|fideles?|loyales?|allie\w*|proches?|membres|de|du|des|d'|of|from)\b.{0,40}"
)


def _has_forces(reading: Reading, name: PlaceName) -> bool:
    """Say whether a country named as a place is one whose forces are meant (Egypt's army, officers of the Emirates)."""
    words = reading.language_words
    if words is None or (name.place.country == "LY" and name.place.id not in OWN_FORCES):
        return False
    if name.place.country != "LY" and name.place.feature_code != "PCLI":
        return False
    after = reading.words_after(name.end, 3)
    arms = words.kinds["armed_noun"] | words.of_kinds("aircraft", "drone", "ship")
    if after[:1] == ["'s"] and set(after[1:]) & arms:
        return True
    before = [
        word
        for word in reading.words_before(name.start, 5)
        if word not in words.kinds["article"] or word in ("de", "des", "du")
    ]
    return (
        len(before) > 1
        and before[-1] in ("of", "from", "de", "d'", "des", "du")
        and before[-2] in words.of_kinds("force", "drone", "aircraft")
    )


def _is_apposed(reading: Reading, mention: ActorMention, named: Sequence[ActorMention]) -> bool:
    """Say whether a common word only describes an actor named beside it (Haftar militias; X, a militia)."""
    if mention.kind != "common" or mention.actor != "unidentified_armed_group":
        return False
    for other in named:
        if other.kind == "common":
            continue
        if 0 <= mention.start - other.end <= len("'s, a local Islamist "):
            gap = reading.lower[other.end : mention.start]
            if _APPOSED.fullmatch(gap) and "and" not in gap.split() and "et" not in gap.split():
                return True
        if 0 <= other.start - mention.end <= len(
            " loosely allied with the forces of the "
        ) and _ADOPTED.fullmatch(reading.lower[mention.end : other.start]):
            return True
    return False
