"""The words around an actor that say what part it plays."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geolibya.mentions.actors import ActorMention
    from geolibya.mentions.view import SentenceView

AGAINST = re.compile(
    r"\b(?:against|topple|overthrow|oust|on|at|targeting|hitting|with|versus|from|renverser|contre|sur|visant|avec)"
    r"\s+(?:[\w'.]+\s+|[ld]'){0,4}$"
    r"|\b(?:against|contre|targeting|visant)\s+(?:[\w'.]+\s+|[ld]'){0,6}$"
)
OBJECT_BEFORE = re.compile(
    r"\b(?:against|contre|targeting|visant)\s+(?:(?:the|la|le|les|l'|[a-z]+(?:ed|an|ist|ian))\s+){0,3}$"
)
SIDES = re.compile(
    r"\b(?:between|with|against|by|of|pitting|involving|entre|avec|contre|par|de|des|du|and|et"
    r"|oppos(?:e|ent|ait|aient|ant|er)|oppos(?:e|ent|ait|aient|ant|er)\b[^.;:]{0,60}\b(?:a|au|aux))\s+[\"(]?(?:[\w'.]+\s+|[ld]'){0,6}[\"(]?$"
)
ENGAGED = re.compile(
    r"\b(?:in|into|dans|en|lors|a|aux|engaged|joined|launched|resumed|fought|livre\w*|engage\w*|lance\w*)\b"
)
BY = re.compile(
    r"\b(?:by|at the hands of|par|aux mains d[eu]s?|du fait d[eu]s?)\s+(?:[\w'.]+\s+|[ld]'){0,7}$"
)
FROM = re.compile(r"\b(?:from|depuis|en provenance d(?:e|es|u|')) ?(?:the |l[ae]s? |l')?$")
ENDS_IN_BY = re.compile(r"\b(?:by|par)$")
OF = re.compile(r"\b(?:of|de|des|du|d'|from)\s+(?:more\s+than\s+|plus\s+de\s+)?(?:[\w'.]+\s+|[ld]'){0,3}$")

_TITLE = (
    r"(?:the|an?|l[ae]s?|l'|une?|des|its|his|their|leurs?|ses|gen(?:eral)?|maj|field|marshal|marechal|col(?:onel)?|commander"
    r"|warlord|strongman|renegade|rival|eastern|western|islamist|so-called|internationally|new|interim|\w+-\w+ed|recogni[sz]ed)"
)
_BELONGING = (
    r"(?:loyal|allied|aligned|affiliated|linked|belonging|answering|close|faithful|attached|fideles?"
    r"|loyales?|loyaux|allie\w*|rallie\w*|affilie\w*|lie\w*)"
)
OBLIQUE = re.compile(
    rf"(?<!\w)(?:(?P<of>{_BELONGING})\s+)?(?:with|for|in|under|over|to|into|near|behind|without|than|between|among|inside"
    rf"|around|avec|pour|sous|vers|chez|dans|sans|malgre|entre|a)\s+(?:{_TITLE}\s+|l')*$"
)
"""A preposition whose object an actor is: it is no subject, unless the words say whose men the subject is."""


def is_oblique(view: SentenceView, actor: ActorMention) -> bool:
    """Say whether a preposition keeps an actor from being the subject of what follows ("fought for X")."""
    if view.reading.lower.startswith("'", actor.end):
        return False  # "with X's announcement": the object is what X has
    stretch = view.reading.lower[max(view.start, actor.start - 45) : actor.start]
    match = OBLIQUE.search(stretch)
    return match is not None and not match["of"]


def relation_before(view: SentenceView, actor: ActorMention) -> bool:
    """Say whether words before an actor make it the backer or foe of somebody else ("militias backed by X")."""
    pattern = _relations(view.words.of_kinds("backed", "opposed"))
    return role_before(view, actor, pattern)


def is_modifier(view: SentenceView, actor: ActorMention) -> bool:
    """Say whether a hyphen makes an actor part of an adjective (US-backed)."""
    text = view.reading.text
    behind = view.reading.lower[actor.end : actor.end + len(" backed")]
    return text[actor.end : actor.end + 1] == "-" and behind in (" backed", " suppor", " funded", " financ")


@cache
def _relations(words: frozenset[str]) -> re.Pattern[str]:
    found = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?:{found})\s+(?:[\w'.]+\s+|[ld]'){{0,3}}$")


def role_before(view: SentenceView, actor: ActorMention, pattern: re.Pattern[str]) -> bool:
    """Say whether a pattern of this module fits the words right before an actor."""
    stretch = view.reading.lower[
        max(view.reading.sentences[view.index].start, actor.start - 45) : actor.start
    ]
    return pattern.search(stretch) is not None
