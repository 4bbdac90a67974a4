"""The speaker who tells of itself ("claimed to have taken", "announced that its forces")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geolibya.mentions.actors import ActorMention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.mentions.activities import Trigger
    from geolibya.mentions.sources import Saying
    from geolibya.mentions.view import SentenceView

_DAY = (
    r"\s*(?:(?:on|late|early|le|ce)\s+)*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|hier"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?:\s+(?:evening|morning|night|soir|matin))?"
)
_OF_ITSELF = re.compile(
    rf"(?:{_DAY})?\s*(?:to|(?:that\s+)?(?:it|its|they|their|he|his|she)|of\s+its|responsibility"
    r"|qu'(?:il|elle)s?|que\s+(?:ses|leurs|son|sa)|(?:l'|les\s+|y\s+|en\s+|n'|n'y\s+)?avoir"
    r"|s'(?:en\s+)?etre|etre|sa|son|ses|leurs?)\b"
)
"""What follows a word of saying where somebody tells of itself."""
_THE_ACT = re.compile(rf"(?:{_DAY})?\s*(?:of|for|an?|the|la|le|les|l'|un|une)\b")
_OWN_ACT = re.compile(
    r"\b(?:announc|claim|admi|acknowledg|hail|boast|declar|annonc|revendiqu|reconn|vant|proclam|conced)"
)
_ADMITS = re.compile(r"\b(?:admi|acknowledg|reconn|conced|avou|owned up)")
_BY = frozenset(("by", "par"))
_OWN_TROOPS = re.compile(
    r"\b(?:units|troops|soldiers|(?:the|its|our) (?:army|forces|military|air force|navy)|our (?:men|fighters|forces)"
    r"|(?:nos|les|ses|leurs) (?:forces|unites|troupes|soldats|combattants|hommes|appareils|avions"
    r"|chasseurs|pilotes|drones)|l'armee|l'aviation)\b[^,;]{0,40}$"
    r"|\b(?:we|nous)\s+(?:(?:have|had|has|also|will|are|were|avons|avions|sommes|allons|now|just|\w+ly)\s+){0,3}$"
)


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
        inside = [a for a in view.actors if saying.source[0] <= a.start and a.end <= saying.source[1]]
        between = view.reading.lower[saying.end : trigger.start]
        if not inside and saying.actor:
            inside = [speaker]
        if (
            inside
            and saying.end <= trigger.start
            and (_OF_ITSELF.match(between) or (_OWN_ACT.search(verb) and _THE_ACT.match(between)))
        ):
            return inside[:1]
    return []
