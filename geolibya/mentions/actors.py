"""Who is named in a report: groups, states, leaders, and words that point back to one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geolibya.lexicon import ActorName
    from geolibya.matching import Hit
    from geolibya.mentions.toponyms import PlaceName
    from geolibya.reading import Reading

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
    """Find the actors of a report, those that point back resolved, in order."""
    named = sorted([*_named(reading, hits), *_states(reading, places)], key=lambda m: (m.start, -m.end))
    named = [mention for mention in named if not _is_apposed(reading, mention, named)]
    pointing = _pointing_back(reading, named)
    found: list[ActorMention] = []
    for mention in sorted([*named, *pointing], key=lambda m: (m.start, -m.end)):
        if found and mention.start < found[-1].end:
            continue
        if mention.kind == "back":
            antecedent = _antecedent(reading, mention, found)
            if antecedent is None:
                continue
            mention = replace(mention, actor=antecedent.actor, text=antecedent.text or antecedent.actor)
        found.append(mention)
    return found


def _named(reading: Reading, hits: Sequence[Hit[ActorName]]) -> Iterator[ActorMention]:
    for hit in hits:
        text = reading.text[hit.start : hit.end]
        for name in hit.rows:
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


def _kind(reading: Reading, hit: Hit[ActorName], name: ActorName, text: str) -> str:
    """Give the kind of mention that a name found is, empty where it is none."""
    if name.kind == "caps":
        return "group" if text == name.name else ""
    if name.kind == "common":
        return "common"
    if name.kind == "person":
        return "person" if text[0].isupper() or text.startswith(("al-", "el-", "al ", "el ")) else ""
    if name.kind == "demonym":
        return _demonym_kind(reading, hit, text)
    if name.name[0].isupper() and not any(c.isupper() or c.isdigit() for c in text) and text.isascii():
        return ""
    return "group"


def _demonym_kind(reading: Reading, hit: Hit[ActorName], text: str) -> str:
    """Say what an adjective of nationality stands for: forces, officials, or a people."""
    words = reading.language_words
    if words is None:
        return ""
    kinds = words.kinds
    arms = (
        kinds["arm"]
        | kinds["force"]
        | kinds["aircraft"]
        | kinds["drone"]
        | kinds["ship"]
        | kinds["artillery"]
    )
    if (
        text in ("US", "U.S.")
        and reading.words_before(hit.start, 1) == ["the"]
        and set(reading.words_after(hit.end, 1)) & kinds["auxiliary"]
    ):
        return "state"
    if reading.report.language.startswith("fr"):
        near = reading.words_before(hit.start, _NEAR_NOUN)[::-1]
        if text[0].isupper() and text.endswith("s"):
            return "group"
    else:
        near = reading.words_after(hit.end, _NEAR_NOUN + 2)
        if text.endswith("s") and text[0].isupper():
            return "group"
    for word in near:
        if word in arms:
            return "group"
        if word in (".", ";", ":", "(", ")") or word in kinds["auxiliary"]:
            break
    return "state" if any(word in kinds["politic"] for word in near) else ""


def _states(reading: Reading, places: Sequence[PlaceName]) -> Iterator[ActorMention]:
    """Countries and capitals that stand for who rules them, at the time of publication."""
    day = reading.report.published or ""
    for name in places:
        if name.role != "metonym" and not _has_forces(reading, name):
            continue
        for seat in reading.lexicon.seats.get(name.place.id, ()):
            if (not seat.since or day >= seat.since) and (not seat.until or day < seat.until):
                yield ActorMention(
                    name.start, name.end, seat.actor, "state", reading.text[name.start : name.end]
                )
                break


_APPOSED = re.compile(r"(?:'s?)?,?\s*(?:an?|the|une?|le|la|les)?\s*(?:[\w']+\s+){0,2}")
_ADOPTED = re.compile(
    r"\s*(?:who\s+are\s+|that\s+are\s+)?(?:\w+ly\s+)?(?:loyal|allied|aligned|affiliated|linked|belonging|fideles?|loyales?|allie\w*|proches?|membres|de|du|des|d'|of)\b.{0,40}"
)


def _has_forces(reading: Reading, name: PlaceName) -> bool:
    """Say whether a country named as a place is one whose forces are meant (Egypt's army, officers of the Emirates)."""
    words = reading.language_words
    if words is None or name.place.feature_code != "PCLI" or name.place.country == "LY":
        return False
    after = reading.words_after(name.end, 3)
    if after[:1] == ["'s"] and set(after[1:]) & words.kinds["armed_noun"]:
        return True
    before = [
        word
        for word in reading.words_before(name.start, 5)
        if word not in words.kinds["article"] or word in ("de", "des", "du")
    ]
    return (
        len(before) > 1
        and before[-1] in ("of", "from", "de", "d'", "des", "du")
        and before[-2] in words.kinds["force"] | words.kinds["drone"]
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


def _pointing_back(reading: Reading, named: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """Find determiners with a word for forces (the militia, his forces), and pronouns."""
    words = reading.language_words
    if words is None:
        return
    kinds = words.kinds
    arms = kinds["aircraft"] | kinds["drone"] | kinds["ship"] | kinds["artillery"]
    taken = {(m.start, m.end) for m in named}
    heads = (
        kinds["possessive"]
        | kinds["first_person"]
        | {"the", "these", "those", "this", "le", "la", "les", "ces", "cette", "ce", "l'"}
    )
    for index in range(len(reading.sentences)):
        sequence = reading.words_of(index)
        for i, word in enumerate(sequence):
            if word.text in kinds["pronoun"] and word.text not in (
                "who",
                "it",
                "il",
                "on",
                "we",
                "nous",
                "them",
            ):
                yield ActorMention(word.start, word.end, "", "back")
            elif word.text in heads and i + 1 < len(sequence):
                own = kinds["own_side"] if word.text in kinds["possessive"] else frozenset()
                for j in (i + 1, i + 2):
                    if j == i + 1 and j < len(sequence) and sequence[j].text in kinds["collective"]:
                        yield ActorMention(word.start, sequence[j].end, "", "back")
                        break
                    if j < len(sequence) and sequence[j].text in (
                        kinds["force"] | arms | own if word.text in kinds["possessive"] else kinds["force"]
                    ):
                        if not any(a < sequence[j].end + 25 and b > word.start for a, b in taken):
                            yield ActorMention(word.start, sequence[j].end, "", "back")
                        break


def _antecedent(
    reading: Reading, mention: ActorMention, found: Sequence[ActorMention]
) -> ActorMention | None:
    """Find whom a pronoun or determined noun points back to: the first actor of the sentence before."""
    here = reading.sentence_at(mention.start)
    words = reading.language_words
    if (
        words
        and reading.words_after(mention.start, 1)[0:1]
        and reading.words_after(mention.start, 1)[0] in words.kinds["first_person"]
    ):
        return next((m for m in found if m.kind in ("group", "person")), None)
    single = reading.text[mention.start : mention.end].lower() in ("he", "she", "his", "il", "elle")
    earlier = [m for m in found if m.actor and (not single or m.kind in ("person", "state"))]
    same = [m for m in earlier if reading.sentence_at(m.start) == here]
    if same:
        return same[-1] if mention.end - mention.start > len("they") else same[0]
    for back in (1, 2):
        before = [m for m in earlier if reading.sentence_at(m.start) == here - back]
        if before:
            return before[0]
    return None
