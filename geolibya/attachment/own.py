"""The speaker who tells of itself ("claimed to have taken", "announced that its forces")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geolibya.attachment.relations import is_modifier
from geolibya.clauses import CLAUSE
from geolibya.mentions.actors import ActorMention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.mentions.activities import Trigger
    from geolibya.mentions.sources import Saying
    from geolibya.mentions.view import SentenceView

_DAY = (
    r"\s*(?:(?:on|late|early|le|ce)\s+)*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|hier"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?:\s+(?:evening|morning|night|soir|matin))?"
    r"(?:\s+\d{1,2}(?:er)?\s+[a-z]+)?\s*,?"
)
NEAR = 6
"""Words between a word of saying and an act whose subject is the pronoun behind that word."""
_IT_SELF = re.compile(
    rf"(?:{_DAY})?\s*(?:(?:that\s+|qu')(?:it|they|elle|il|elles|ils)\b|(?:l'|les\s|y\s|en\s|s'|s'en\s)?(?:avoir|etre)\s)"
)
_ITS_OWN = re.compile(r"\s*(?:of\s|de\s|d')?(?:its|their|his|her|sa|son|leurs?|ses)\s(?:\w+\s){0,2}")
"""What stands between a word of saying and the noun for an act of the speaker's ("announced its withdrawal")."""
_IN_ITS = re.compile(
    rf"(?:{_DAY})?\s*(?:that\s+)?(?:it|they|he|she)\s+(?:had|has|have)\s+(?:\w+ly\s+)?\w+(?:ed|ruck|it)\b"
    r"[^,;:.]{0,60}\s(?:in|with)\s(?:an?|the|its|two|three|several|\d+)\s(?:\w+\s){0,3}"
)
"""What stands between a word of saying and a noun for how the speaker did it ("said it had killed ten in a")."""
_OF_ITSELF = re.compile(
    rf",?(?:{_DAY})?\s*(?:to|(?:that\s+)?(?:it|its|they|their|he|his|she)|of\s+its|responsibility"
    r"|qu'(?:il|elle)s?|que\s+(?:ses|leurs|son|sa)|(?:l'|les\s+|y\s+|en\s+|n'|n'y\s+)?avoir"
    r"|s'(?:en\s+)?etre|etre|sa|son|ses|leurs?)\b"
)
"""What follows a word of saying where somebody tells of itself."""
_INFINITIVE = re.compile(r"\s(?:de\s|d')?\w{3,}(?:er|ir|re|oir)\b")
"""A French infinitive, whose subject is that of the word of saying before it ("menace de frapper")."""
_ADJUNCT = r"(?:\s*(?:in|at|on|during|via|dans|lors|sur)\s[^,;]{3,40}?)?"
_THE_ACT = re.compile(rf"{_ADJUNCT}(?:{_DAY})?\s*(?:of|for|an?|the|la|le|les|l'|un|une)\b")
_OWN_ACT = re.compile(
    r"\b(?:announc|claim|admi|acknowledg|hail|boast|declar|annonc|revendiqu|reconn|vant|proclam|conced)"
)
_ADMITS = re.compile(r"\b(?:admi|acknowledg|reconn|conced|avou|owned up)")
_BY = frozenset(("by", "par"))
_OWN_TROOPS = re.compile(
    r"\b(?:units|troops|soldiers|(?:the|its|our) (?:army|forces|military|air force|navy)|our (?:men|fighters|forces"
    r"|jets|planes|aircraft|drones|artillery)"
    r"|(?:nos|les|ses|leurs) (?:forces|unites|troupes|soldats|combattants|hommes|appareils|avions"
    r"|chasseurs|pilotes|drones)|l'armee|l'aviation)\b[^,;]{0,40}$"
    r"|(?<!\bon )(?<!\bqui )(?<!\bils )\b(?:we|nous)\s+(?:(?:have|had|has|also|will|are|were"
    r"|avons|avions|ayons|ayions|aurons|aurions|sommes|allons|now|just|\w+ly)\s+){0,3}"
    r"(?:\w+\s+(?:une?|an?|the|la|le|l'|our|notre)\s?[^,;]{0,20})?$"
)
OTHER_CLAUSE = 3.0
"""Cost from which on an actor stands too far from an act to be who did it."""
STRIKERS = frozenset(("us", "nato", "france"))
"""Whose commands speak of strikes that are their own."""
_STRIKES = frozenset(("air_strike", "drone_strike"))
CLAIMANTS = frozenset(("isis", "aqim", "ansar_al_sharia"))
"""Whose newsletters and agencies tell of blows that are their own."""
_BLOWS = frozenset(("attack", "bombing", "killing"))
OWN_DEEDS = frozenset(("capture", "detention", "shoot_down", "offensive", "sortie", "armed_clash"))
"""What a side that tells of it without saying who did it has done itself."""
_NO_SIDES = frozenset(
    ("", "un", "eu", "civilians", "police", "journalists", "medical_personnel", "detainees")
)


def told_of_itself(view: SentenceView, trigger: Trigger, sayings: Sequence[Saying]) -> list[ActorMention]:
    """Give the speaker that a pronoun right behind its word of saying takes up ("X said that they were moving")."""
    for saying in sayings:
        between = view.reading.lower[saying.end : trigger.start]
        if (
            saying.actor
            and saying.end <= trigger.start
            and (
                (_IT_SELF.match(between) and len(between.split()) <= NEAR)
                if trigger.verb
                else _ITS_OWN.fullmatch(between) or _IN_ITS.fullmatch(between)
            )
        ):
            start = saying.source[0]
            return [
                ActorMention(start, max(saying.source[1], start + 1), saying.actor, "person", saying.text)
            ]
    return []


def own_speaker(view: SentenceView, trigger: Trigger, sayings: Sequence[Saying]) -> list[ActorMention]:
    """Give the speaker where it tells of itself ("claimed to have taken", "announced the capture of")."""
    if not trigger.verb and _BY & set(view.reading.words_before(trigger.start, 3)):
        return []  # "its camp was hit by shelling"
    stretch = view.reading.lower[
        view.clauses.start_before(trigger.start, view.reading.sentences[view.index].start) : trigger.start
    ]
    for saying in sayings:
        verb = view.reading.lower[saying.start : saying.end]
        speaker = ActorMention(
            saying.source[0], max(saying.source[1], saying.source[0] + 1), saying.actor, "person", saying.text
        )
        if saying.actor and (
            _ADMITS.search(verb) or (saying.kind == "party" and _OWN_TROOPS.search(stretch))
        ):
            return [speaker]
        inside = [
            a
            for a in view.actors
            if saying.source[0] <= a.start and a.end <= saying.source[1] and not is_modifier(view, a)
        ]
        between = view.reading.lower[saying.end : trigger.start]
        if not inside and saying.actor:
            inside = [speaker]
        if (
            inside
            and saying.end <= trigger.start
            and (
                verb.endswith(" to")
                or (
                    verb.endswith((" avoir", " etre"))
                    and view.clauses.cost(saying.end, trigger.start) < CLAUSE
                )
                or _OF_ITSELF.match(between)
                or _is_gerund(view, trigger, between)
                or (
                    view.reading.report.language.startswith("fr")
                    and _INFINITIVE.match(between + view.reading.lower[trigger.start : trigger.end])
                )
                or (_OWN_ACT.search(verb) and _THE_ACT.match(between))
            )
        ):
            return inside[:1]
    return []


def _is_gerund(view: SentenceView, trigger: Trigger, between: str) -> bool:
    """Say whether a verb is the object of the word of saying before it ("X denied attacking Y")."""
    first = view.reading.lower[trigger.start : trigger.end].split(" ")[0]
    return trigger.verb and first.endswith("ing") and between.strip() in ("", "having")


_ENEMY = re.compile(r"\b(?:enem(?:y|ies)|ennemi\w*|attackers|assaillants|adversar\w+|foe)\b[^,;:.]*$")
"""Who is told of by a side and is none of it."""


_CONDEMNS = re.compile(r"denonc|denounc|condem|condam|deplor|accus|decri|fustig|slam|blam")
"""Words of saying of which the speaker has not done what it tells of."""


def untold_doer(view: SentenceView, trigger: Trigger, sayings: Sequence[Saying]) -> list[ActorMention]:
    """Give the side that speaks, where it tells of a success and nobody else is named who might have had it."""
    speaker = next((saying for saying in sayings if saying.kind != "outlet"), None)
    side = speaker.actor if speaker is not None else ""
    deeds = OWN_DEEDS | (_STRIKES if side in STRIKERS else _BLOWS if side in CLAIMANTS else frozenset())
    if (
        trigger.activity not in deeds
        or speaker is None
        or speaker.kind != "party"
        or speaker.actor in _NO_SIDES
        or _CONDEMNS.search(view.reading.lower, speaker.start, speaker.end)
        or _ENEMY.search(view.reading.lower, view.start, trigger.start)
    ):
        return []
    others = [
        a
        for a in view.actors
        if a.end <= trigger.start
        and a.kind in ("group", "person")
        and (a.actor != speaker.actor or trigger.passive)  # of its own men it tells who bore it
        and not (speaker.source[0] <= a.start < speaker.source[1])
        and view.clauses.cost(a.end, trigger.start) < OTHER_CLAUSE
    ]
    if others:
        return []
    start = speaker.source[0]
    return [ActorMention(start, max(speaker.source[1], start + 1), speaker.actor, "person", speaker.text)]
