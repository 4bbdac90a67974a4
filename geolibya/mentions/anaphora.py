"""Words that point back to an actor named before: the militia, his forces, they."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geolibya.mentions import libyan_forces, opposite, short_names
from geolibya.mentions.actors import ActorMention
from geolibya.unarmed import CIVIL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geolibya.reading import Reading

_ARTICLES = frozenset(("the", "these", "those", "this", "le", "la", "les", "ces", "cette", "ce", "l'"))
_EXPLETIVE = frozenset(("who", "it", "il", "on", "we", "nous", "them"))
"""Pronouns that mostly point to nobody, or to no subject."""
_SUBJECT_IT = re.compile(
    r"(?:^|\b(?:before|after|when|while|that|since|as|once|until|because|where|and|but|if)\s+)$"
)
"""What stands before an "it" that is the subject of a clause."""
_EMPTY_IT = re.compile(
    r"\s+(?:is|was|would\s+be|has\s+been|had\s+been|seems|appears|remains|took|takes|emerged|turned|rains?|rained|came\s+as|follows"
    r"|will\s+be|may\s+be|might\s+be|could\s+be)\b"
)
"""What follows an "it" that points to nobody."""
_ACTING = re.compile(
    r"\s+(?:(?:has|had|have|also|later|then|already)\s+){0,2}(?:beheaded|killed|captured|seized|abducted|kidnapped|executed"
    r"|attacked|shelled|bombed|launched|controls|controlled|carried\s+out|shot\s+down)\b"
)
"""What follows an "it" that is a force wherever it stands ("the men it beheaded", "in X it has abducted")."""
_SINGLE = frozenset(("he", "she", "his", "il", "elle"))
_OF_ONE = frozenset(("its", "his", "her", "son", "sa", "ses", "il", "elle"))
"""Words that point to one, and not to several."""
_IMPERSONAL = re.compile(
    r"\s(?:y\s+(?:a|avait|aura)|s'agi|fau|fallait|semble|parait|reste|suffi|convien|est\s+(?!entre|parti|arrive))"
)
"""What follows an "il" that points to nobody."""
_NAME_BEHIND = 25
"""Characters behind a determined noun in which a name says who is meant ("the forces of X")."""
_OWNER_BEHIND = 45
_OWNER = re.compile(r"\s+(?:\w+\s+){0,2}(?:du|des|d'|de|of)\s*(?:[\w']+\s+){0,4}")
"""What stands between "the forces" and the name that says whose they are."""
_THINGS = re.compile(
    r"\b(?:attaques|frappes|operations|explosions|roquettes|discussions|negociations|armes|villes|autorites)\b[^.;]{0,80}$"
)
"""French feminine nouns for which "elles" stands, and not for people."""
_FEMININE = re.compile(
    r"(?:les\s)?(?:forces|troupes|brigades|milices|unites|armees|factions|tribus|katibas?|colonnes|bandes)\b|elles\b|nato|bdb"
)
"""What "elles" may stand for."""
_ITS_NOUN = re.compile(
    r"(?:force|brigade|milice|armee|unite|coalition|organisation|faction|tribu|katiba|anl)\b"
)
"""What "elle" may stand for."""
_SENTENCES_BACK = 2
_HIS = frozenset(("his", "her"))
"""Words that point to a person."""
_OWN = frozenset(("his", "her", "their", "son", "sa", "ses", "leurs", "leur"))
"""Words before the men of somebody who may be named behind them."""
_SAID_WITHIN = 12
"""Characters behind a speaker in which the verb of saying stands."""
_PERSON_BACK = 4
"""Sentences over which they do."""
OPENING = 20
"""Characters within which a sentence's subject begins, whom "his" means sooner than who is named behind it."""
_EPITHET_BACK = 6
"""Sentences over which "the militants" may stand for a group."""
_ARMIES = frozenset(
    ("lna", "gna", "gnu", "us", "turkey", "russia", "egypt", "france", "uk", "italy", "uae", "chad", "sudan")
)
"""Whom such words mean only where nobody else is named."""
_NO_GANGS = frozenset(
    ("un", "eu", "nato", "police", "civilians", "libya_unspecified", "unidentified_aircraft")
)

_JIHADISTS = frozenset(("isis", "aqim"))
"""Whom reports do not call a militia, army, brigade or troops."""
_ANY = "any"
"""In `epithets.csv`, of a word for whoever attacked, jihadists too."""
_UNIT = re.compile(
    r"\b(?P<unit>brigade|battalion|army|militia|council|coalition|tribe|force|bataillon|armee|milice|conseil|tribu)$"
)
"""What takes up the group whose own name holds the word ("the Saiqa Brigade ... the brigade")."""
_REGULARS = re.compile(
    r"\b(?:militias?|militiamen|milices?|miliciens|troops|troupes|brigades?|soldiers|soldats|army|armee)$"
)


def with_pointing(
    reading: Reading, named: Sequence[ActorMention], opposed: Callable[[str, str], bool]
) -> list[ActorMention]:
    """Give the actors of a report together with the words that point to one, in order."""
    found: list[ActorMention] = []
    named = libyan_forces.with_sides(named)
    named = sorted([*named, *short_names.find(reading, named)], key=lambda m: (m.start, -m.end))
    pointing = [*_pointing(reading, named), *opposite.find(reading)]
    for mention in sorted([*named, *pointing], key=lambda m: (m.start, -m.end)):
        if found and mention.start < found[-1].end:
            continue
        if mention.kind == "opposite":
            found += opposite.meant(reading, mention, found, named, opposed)
            continue
        if mention.kind != "back":
            found.append(_named_before(reading, mention, found))
            continue
        antecedent = (
            _speaker_behind(reading, mention, found, named)
            or subject_behind(reading, mention.end, named)
            or _antecedent(reading, mention, found)
            or _named_next(reading, mention, named)
        )
        if antecedent is not None:
            army = _FORCES.match(reading.lower[mention.start : mention.end]) and antecedent.actor == "hor"
            antecedent = replace(antecedent, actor="lna", text="") if army else antecedent
            found.append(replace(mention, actor=antecedent.actor, text=antecedent.text or antecedent.actor))
    return found


_OPENS_WITH_OWN = re.compile(
    r"(?:as\s+part\s+of|in|during|with|for|despite|dans\s+le\s+cadre\s+de|au\s+cours\s+de|lors\s+de|dans|avec|malgre|pour)\s"
    r"(?:its|their|his|her|son|sa|ses|leurs?)\b[^,;:.]*"
)
"""A phrase that opens a sentence, up to something of its subject's own."""
_UP_TO_SUBJECT = re.compile(r"[^,;:]*,\s*(?:(?:the|l[ae]s?|l')\s*)?")
"""What stands between such a phrase and the subject."""
_FORCES = re.compile(r"(?:the|l'|les|la)\s*(?:army|armed forces|troops|forces|armee|forces armees|troupes)$")
"""Regular forces, who may be named only in the sentences behind."""


def _named_next(
    reading: Reading, mention: ActorMention, named: Sequence[ActorMention]
) -> ActorMention | None:
    """Give the army that a report names only behind "the army" ("The army took X. LNA spokesman Y said ...")."""
    here = reading.sentence_at(mention.start)
    if not _FORCES.match(reading.lower[mention.start : mention.end]):
        return None
    behind = (m for m in named if m.start >= mention.end and reading.sentence_at(m.start) <= here + 2)
    return next((m for m in behind if m.actor in _ARMIES and m.kind in ("group", "person")), None)


def _speaker_behind(
    reading: Reading, mention: ActorMention, found: Sequence[ActorMention], named: Sequence[ActorMention]
) -> ActorMention | None:
    """Give the leader who is named behind what he says of his own men ("His forces hold X, Haftar said")."""
    words = reading.language_words
    sentence = reading.sentences[reading.sentence_at(mention.start)]
    owner = reading.lower[mention.start : mention.end].split()[0]
    if words is None or owner not in _OWN or (found and found[-1].start >= sentence.start):
        return None
    for other in named:
        if other.kind != "person" or not mention.end <= other.start < sentence.end:
            continue
        comma = reading.lower.rfind(",", mention.end, other.start)
        if comma >= 0 and any(
            reading.lower[a:b].strip() and words.saying.is_in(reading.data[a:b])
            for a, b in ((comma, other.start), (other.end, min(other.end + _SAID_WITHIN, sentence.end)))
        ):
            return other
    return None


def subject_behind(reading: Reading, end: int, actors: Sequence[ActorMention]) -> ActorMention | None:
    """Give the subject behind a phrase that opens the sentence and tells of what is its own ("In its raid, X ...")."""
    sentence = reading.sentences[reading.sentence_at(end - 1)]
    if not _OPENS_WITH_OWN.fullmatch(reading.lower, sentence.start, end):
        return None
    behind = next((m for m in actors if end <= m.start < sentence.end), None)
    if behind is None or behind.kind not in ("group", "person", "state"):
        return None
    return behind if _UP_TO_SUBJECT.fullmatch(reading.lower, end, behind.start) else None


def _named_before(reading: Reading, mention: ActorMention, found: Sequence[ActorMention]) -> ActorMention:
    """Give a word for armed people the group named before that it stands for ("the militants", "the attackers")."""
    words = reading.language_words
    if words is None or mention.actor != "unidentified_armed_group":
        return mention
    meant = words.epithets.get(reading.lower[mention.start : mention.end])
    before = [w for w in reading.words_before(mention.start, 2) if w not in ("meme", "same")][-1:]
    if meant is None or not before or before[0] not in _ARTICLES:
        return mention
    here = reading.sentence_at(mention.start)
    others = _NO_GANGS if _ANY in meant else _NO_GANGS | _JIHADISTS
    near = [
        other
        for other in reversed(found)
        if other.kind in ("group", "back")
        and here - reading.sentence_at(other.start) <= _EPITHET_BACK
        and (other.actor in meant if meant and _ANY not in meant else other.actor not in others)
    ]
    meant_one = next((other for other in near if other.actor not in _ARMIES), near[0] if near else None)
    return replace(mention, actor=meant_one.actor, kind="back", text=meant_one.text) if meant_one else mention


def _pointing(reading: Reading, named: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """Find pronouns, and determiners with a word for forces."""
    words = reading.language_words
    if words is None:
        return
    kinds = words.kinds
    own_arms = words.of_kinds("force", "aircraft", "drone", "ship", "artillery", "own_side")
    heads = kinds["possessive"] | kinds["first_person"] | _ARTICLES
    pronouns = kinds["pronoun"] - _EXPLETIVE
    pointers = pronouns | heads | {"it", "il"}
    here = reading.grouped(named)
    for index in range(len(reading.sentences)):
        starts, ends, texts = reading.columns_of(index)
        spans = [(m.start, m.end) for m in here.get(index, ())]
        for i in [i for i, text in enumerate(texts) if text in pointers]:
            start, text = starts[i], texts[i]
            if text == "elles" and _THINGS.search(reading.lower[reading.sentences[index].start : start]):
                continue
            opens = text == "il" and i == 0 and not _IMPERSONAL.match(reading.lower, ends[i])
            if opens or text in pronouns or (text == "it" and _is_subject(reading, index, start, ends[i])):
                yield ActorMention(start, ends[i], "", "back")
            if text not in heads:
                continue
            nouns = own_arms if text in kinds["possessive"] else kinds["force"]
            reach = 4 if text in kinds["first_person"] else 3  # "our heroic air force"
            near = range(i + 1, min(i + reach, len(texts)))
            if near and texts[near[0]] in kinds["collective"]:
                yield ActorMention(start, ends[near[0]], "", "back")
                continue
            noun = next((n for n in near if texts[n] in nouns), None)
            behind = 0 if text in kinds["possessive"] else _NAME_BEHIND  # "his forces" of nobody else
            if noun is not None and not any(a < ends[noun] + behind and b > start for a, b in spans):
                sentence = reading.sentences[index]
                rest = reading.lower[ends[noun] : min(ends[noun] + _OWNER_BEHIND, sentence.end)]
                owner = next((a for a, _ in spans if ends[noun] <= a < ends[noun] + len(rest)), None)
                if owner is None or not behind or not _OWNER.fullmatch(rest[: owner - ends[noun]]):
                    yield ActorMention(start, ends[noun], "", "back")


def _is_subject(reading: Reading, index: int, start: int, end: int) -> bool:
    """Say whether an "it" is the subject of a clause, and may be a force ("before it pulled out")."""
    before = reading.lower[reading.sentences[index].start : start]
    if _ACTING.match(reading.lower, end):
        return True
    return bool(_SUBJECT_IT.search(before)) and not _EMPTY_IT.match(reading.lower, end)


def _called(reading: Reading, said: str, here: int, found: Sequence[ActorMention]) -> ActorMention | None:
    """Find the group that is called by its kind ("the brigade", "the group"), where one was named shortly before."""
    words = reading.language_words
    noun = _UNIT.search(said)
    if noun:
        called = [o for o in found if noun["unit"] in reading.lower[o.start : o.end] and o.kind == "group"]
    elif words and said.rsplit(maxsplit=1)[-1] in words.kinds["collective"]:
        called = [o for o in found if o.kind in ("group", "back") and o.actor not in _ARMIES | _NO_GANGS]
    else:
        return None
    return next((o for o in called[-1:] if here - reading.sentence_at(o.start) <= _EPITHET_BACK), None)


def _antecedent(
    reading: Reading, mention: ActorMention, found: Sequence[ActorMention]
) -> ActorMention | None:
    """Find whom a mention points back to: the actor named last in its sentence, else the first of the one before."""
    words = reading.language_words
    said = reading.lower[mention.start : mention.end]
    first = said.split()[0]
    if words and first in words.kinds["first_person"]:
        return next((m for m in found if m.kind in ("group", "person")), None)
    here = reading.sentence_at(mention.start)
    opens = first in ("il", "elle") and mention.start == reading.sentences[here].start
    single = said in _SINGLE and not opens
    regular = _REGULARS.search(said) is not None
    called = _called(reading, said, here, found)
    if called is not None:
        return called
    start_here = reading.sentences[here].start
    by_sentence: dict[int, ActorMention] = {}  # of the sentences before the first, of this one the last
    for other in reversed(found):
        index = reading.sentence_at(other.start)
        if index < here - (_PERSON_BACK if first in _HIS else _SENTENCES_BACK):
            break
        if first in _HIS and other.kind != "person":
            continue
        if first == "it" and (other.kind == "person" or _plural(reading, other)):
            continue
        feminine = said == "elle" and _ITS_NOUN.match(reading.lower[other.start : other.end])
        if single and other.kind not in ("person", "state") and not feminine:
            continue
        if feminine and index == here:
            return other
        if other.actor in ("un", "eu") or (_plural(reading, other) and first in _OF_ONE):
            continue
        if regular and other.actor in _JIHADISTS | CIVIL:
            continue
        if said == "elles" and not _FEMININE.match(reading.lower[other.start : other.end]):
            continue  # brigades, forces, militias: no state and nobody's name
        if index < here and _is_source(reading, other, index):
            continue
        subject = (
            index == here and first in ("his", "son", "sa", "ses") and other.start - start_here <= OPENING
        )
        if subject or index < here or index not in by_sentence or mention.end - mention.start <= len("they"):
            by_sentence[index] = other
    return next((by_sentence[index] for index in sorted(by_sentence, reverse=True)), None)


_ACCORDING = re.compile(r"(?:according to|selon|d'apres|pour|a en croire)\s")
_GOES_ON = re.compile(r",\s*(?:who|which|whose|qui|dont|the|an?|l[ae]s?|l'|une?)\s?\b")
"""A comma behind which a source is only described ("According to X, who commands A, ...")."""


def _is_source(reading: Reading, mention: ActorMention, index: int) -> bool:
    """Say whether a mention stands in the "according to X" that opens a sentence."""
    sentence = reading.sentences[index]
    if not _ACCORDING.match(reading.lower, sentence.start):
        return False
    comma = reading.lower.find(",", sentence.start, sentence.end)
    while comma >= 0 and _GOES_ON.match(reading.lower, comma):
        comma = reading.lower.find(",", comma + 1, sentence.end)
    return mention.start < comma


def _plural(reading: Reading, mention: ActorMention) -> bool:
    """Say whether a mention is of several, whose forces are theirs and not its ("les Toubous ... ses avions")."""
    if mention.kind not in ("group", "common"):
        return False
    before = reading.words_before(mention.start, 1)
    last = reading.lower[mention.start : mention.end].split()[-1]
    french = reading.report.language.startswith("fr")
    return before in (["les"], ["des"]) or (
        not french and mention.text[-1:] == "s" and last not in ("isis", "emirates", "states")
    )
