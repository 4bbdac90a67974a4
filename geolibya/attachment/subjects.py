"""The subject of a verb that stands elsewhere: before the verb that it is joined to, or before a relative pronoun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geolibya.attachment import MOVES
from geolibya.attachment.frames import ADJACENT
from geolibya.attachment.relations import OF, is_modifier, is_oblique, relation_before, role_before
from geolibya.clauses import CLAUSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.mentions.activities import Trigger
    from geolibya.mentions.actors import ActorMention
    from geolibya.mentions.view import SentenceView

_ACTIVE = frozenset(("do", "take", "give", "teach", "hold"))
"""Frames of which who does it stands before the verb."""
_RELATIVE = re.compile(
    r",?\s*\b(?:(?:which|who|that|qui)\s+|(?:whose|dont\s+(?:l[ae]s?|l'))\s*(?:[\w'-]+\s+){0,4})(?:(?:in\s+\w+|on\s+\w+|en\s+\w+|has|have|had|is|was|were|are|been|being|ete|also|now|then|later|already|still|since|not|would"
    r"|will|could|may|might|must|should|wants?\s+to|plans?\s+to|hopes?\s+to|used\s+to|a|ont|avait|avaient|est|sont|doit|doivent|devrait|peut|pourrait|veut"
    r"|voudrait|entend|espere|compte|\w+ly|\w+ment)\s+){0,4}$"
)
"""A relative pronoun with nothing but auxiliaries and adverbs between it and the verb."""
_CONTROLLED = re.compile(
    r"\b(?:avant|sans|afin|apres|pour|before|after|while|without|by)\s(?:(?:de|d'|en|y|avoir|etre|s'|se|then|\w+ly|having)\s?){0,3}$"
)
"""What makes a verb without a subject of its own part of what its sentence tells ("before withdrawing")."""
_COORDINATED = re.compile(
    r"\b(?P<by>and|but|then|et|mais|puis)\s+(?:(?:has|have|had|is|was|were|are|been|being|ete|also|now|then|later|already|still|soon"
    r"|even|since|not|never|would|will|could|may|might|must|pourrait|pourraient|devrait|peut|veut|doit|a|ont|avait|avaient|s'est|se|est|sont|y|en|ensuite|aussi|\w+ly|\w+ment|to|(?:\w+ed|began"
    r"|sought|plans?|wants?|hopes?|intends?|vows?|threatens?|seeks?|aims?) to)\s*){0,5}$"
)
"""A conjunction with nothing but auxiliaries, adverbs and verbs of meaning to between it and the verb."""


_TENSED = re.compile(
    r"(?:ed|(?<!m)ent|(?<!t)aient|took|fell|hit|shot|struck|sent|drove|fought|beat|left|won|lost)\b"
)
"""What ends a verb that may go on telling what its subject did."""
_LISTED_OBJECT = re.compile(r"\s(?:l[ae]s?|l'|un|une|des|deux|trois|plusieurs|\d)")
"""What follows one in French, where participles share an auxiliary and bare ones describe."""
_BUT = frozenset(("but", "then", "mais"))
"""What joins verbs and no names."""
WORDS_OF_NAME = 2
"""Words between the name in a description and its end ("a Chadian rebel column that")."""
_REACH = 200
"""Characters before a verb or noun in which what rules it is looked for."""


def _back(view: SentenceView, trigger: Trigger) -> int:
    return max(view.start, trigger.start - _REACH)


def shares_subject(view: SentenceView, trigger: Trigger, earlier: Trigger) -> bool:
    """Say whether a verb is joined to an earlier one and so has its subject ("X went after A and knocked out B")."""
    if not earlier.verb or earlier.passive or earlier.end > trigger.start:
        return False
    if view.reading.text[max(0, trigger.start - 5) : trigger.start].rstrip().endswith("où"):
        return False  # "where", and not "or"
    before = view.reading.words_before(trigger.start, 3)
    if before[-1:] == [","] and trigger.verb and not trigger.passive:
        text = view.reading.lower  # "hit A, shelled B"
        if view.reading.report.language.startswith("fr"):
            return _LISTED_OBJECT.match(text, trigger.end) is not None
        return _TENSED.search(text, trigger.start, trigger.end) is not None
    joined = [n for n, word in enumerate(before) if word in view.words.kinds["conjunction"] | _BUT]
    if not joined or len(before) - joined[-1] > ADJACENT:
        return False
    behind = before[joined[-1] :]
    own = any(
        a.end <= trigger.start and view.words_between(a.start, trigger.start) < len(behind)
        for a in view.actors
    )
    return all(word.isalpha() for word in behind) and not own  # "and Egypt backs him" has its own subject


def is_controlled(view: SentenceView, trigger: Trigger) -> bool:
    """Say whether a verb has no subject of its own but that of its sentence ("avant d'en retirer ses hommes")."""
    text = view.reading.lower[trigger.start : trigger.end].split(" ")[0]
    match = _CONTROLLED.search(view.reading.lower, _back(view, trigger), trigger.start)
    french = view.reading.report.language.startswith("fr")
    return match is not None and (french or text.endswith("ing"))


def _is_no_subject(view: SentenceView, actor: ActorMention) -> bool:
    """Say whether words around an actor keep it from being the subject of its clause."""
    return is_oblique(view, actor) or relation_before(view, actor) or is_modifier(view, actor)


def coordinated_subject(view: SentenceView, trigger: Trigger) -> list[ActorMention]:
    """Give the subject of the clause that a verb is joined to, whatever its verb ("X snubs Y and attacked")."""
    match = _COORDINATED.search(view.reading.lower, _back(view, trigger), trigger.start)
    if match is None or not trigger.verb or trigger.passive:
        return []
    return [
        a
        for a in view.actors
        if a.end <= match.start()
        and view.clauses.cost(a.end, match.start()) < CLAUSE
        and not (_is_no_subject(view, a) or role_before(view, a, OF))
    ][:1]


_FRONTED = re.compile(
    r"[\"\s]*(?:(?:after|before|since|while|by|upon|on|apres|avant|en|tout)\s+)?(?:de\s+|d')?(?:(?:having|avoir|ayant|being)\s+)?(?:\w+ly\s+)?"
)
"""What opens a sentence whose first verb has the subject of the main clause ("After seizing the port, X ...")."""
_WITH = re.compile(
    r"[\"\s]*(?:with|by|after|following|upon|on|avec|apres|par|des)\s+(?:the|its|their|his|this|a|l[ae]|l'|leur|sa|cette)?\s?(?:\w+\s+){0,2}"
)
"""What opens a sentence with the noun for an act whose doer is its subject ("With the capture of X, Y ...")."""
_BEHIND_WORDS = 8
"""Words behind a French verb in which its inverted subject begins."""
_OPENING_WORDS = 5
"""Words of a clause among which its subject begins."""
_DETERMINERS = 3
"""Words between that comma and the subject ("a convoy of the LNA")."""


def fronted_subject(view: SentenceView, trigger: Trigger) -> list[ActorMention]:
    """Give who stands right behind the comma that ends a participle phrase at the head of a sentence."""
    text = view.reading.lower
    opening = text[view.start : min(trigger.start, view.start + _REACH)]
    if trigger.frame in ("done", "take") and not trigger.verb and _WITH.fullmatch(opening):
        return _behind_comma(view, trigger)
    participle = text[trigger.start : trigger.end].split(" ")[0].endswith(
        ("ing", "ant", "avoir", "etre")
    ) or re.search(r"\b(?:having|ayant|avoir|avant d[e'])\s*(?:\w+ly\s+)?$", opening)
    if not trigger.verb or not (participle or trigger.passive) or not _FRONTED.fullmatch(opening):
        return []
    return _behind_comma(view, trigger)


def participle_subject(view: SentenceView, trigger: Trigger) -> list[ActorMention]:
    """Give who opens the clause that an English participle goes on with ("X turned on Y on Monday, pushing into Z")."""
    text = view.reading.lower[trigger.start : trigger.end].split(" ")[0]
    if not (trigger.verb and text.endswith("ing") and view.reading.words_before(trigger.start, 1) == [","]):
        return []
    opening = max(view.start, view.reading.lower.rfind(";", view.start, trigger.start) + 1)
    return [
        a
        for a in view.actors
        if opening <= a.start < trigger.start
        and view.words_between(opening, a.start) <= _OPENING_WORDS
        and not _is_no_subject(view, a)
    ][:1]


def _behind_comma(view: SentenceView, trigger: Trigger) -> list[ActorMention]:
    """Give who stands right behind the first comma that follows a word."""
    comma = view.reading.lower.find(",", trigger.end, view.reading.sentences[view.index].end)
    if comma < 0:
        return []
    return [
        a for a in view.actors if a.start > comma and view.words_between(comma + 1, a.start) <= _DETERMINERS
    ][:1]


def is_gerund(view: SentenceView, trigger: Trigger, earlier: Trigger) -> bool:
    """Say whether a French participle behind a comma or "en" goes on with what its sentence told before."""
    text = view.reading.lower[trigger.start : trigger.end]
    return (
        view.reading.report.language.startswith("fr")
        and text.endswith("ant")
        and earlier.end <= trigger.start
        and not earlier.passive
        and view.reading.words_before(trigger.start, 1) in (["en"], [","])
    )


_OF_RELATIVE = re.compile(
    r",?\s*\b(?:which|who|qui)\s(?:(?!\b(?:which|who|that|qui|que|and|et)\b)[^,;:()])*$"
)
"""A relative clause up to where a word stands in it."""


def clause_subject(
    view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention]
) -> list[ActorMention]:
    """Give whom the relative clause that a word stands in is about ("Ankara, which keeps drones in Libya")."""
    match = _OF_RELATIVE.search(view.reading.lower, _back(view, trigger), trigger.start)
    if match is None:
        return []
    between = any(match.start() < a.start < trigger.start for a in actors)
    found = [a for a in actors if a.end <= match.start() and view.words_between(a.end, match.start()) <= 1]
    return [] if between else found[-1:]


def relative_subject(
    view: SentenceView, trigger: Trigger, actors: Sequence[ActorMention]
) -> list[ActorMention]:
    """Give whom a relative pronoun right before a verb stands for ("Türkiye, which trains the army")."""
    if not trigger.verb or trigger.passive or trigger.frame not in MOVES | _ACTIVE:
        return []
    before = view.reading.lower[view.start : trigger.start]
    match = _RELATIVE.search(before)
    if match is None:
        return []
    at = view.start + match.start()
    found = [a for a in actors if a.end <= at and view.words_between(a.end, at) <= WORDS_OF_NAME]
    return found[-1:]


_ACCUSED = re.compile(
    r",?\s(?:(?:is|are|was|were|been|also|est|sont|etait|etaient|ete)\s)*"
    r"(?:accused|blamed|suspected|accusee?s?|soupconnee?s?)\s(?:(?:by|par)\s[^,;:]{2,60}?\s)?"
    r"(?:of|for|de|pour|d')\s?(?:(?:being|having|etre|avoir|been|ete|behind|derriere)\s)*[^,;:]{0,40}$"
)
"""What stands between somebody and what he is accused of."""


def accused_subject(view: SentenceView, trigger: Trigger) -> list[ActorMention]:
    """Give who is accused of an act ("X, accused by Y of shelling Z")."""
    match = _ACCUSED.search(view.reading.lower, _back(view, trigger), trigger.start)
    if match is None:
        return []
    return [a for a in view.actors if 0 <= match.start() - a.end <= WORDS_OF_NAME][-1:]


_THAT = re.compile(r"\s(?:that|which|qu(?:e\s|'))\s?(?:the\s|l[ae]s?\s|l')?")
_JUDGES = re.compile(
    r"\s(?:ha[sd]\s|have\s|a\s|ont\s|also\s|later\s|then\s)*(?:condem|condam|denounc|denonc|den[iy]|dement|blame|reject|said|says|call|describ|accus"
    r"|fear|report|dit|qualifi|craign|attribu)"
)
"""What follows who only speaks of an act ("the raid that X condemned")."""


def relative_doer(view: SentenceView, trigger: Trigger) -> list[ActorMention]:
    """Give the subject of the relative clause whose object a noun is ("a battery that Turkey installed there")."""
    if trigger.verb:
        return []
    return [
        a
        for a in view.actors
        if _THAT.fullmatch(view.reading.lower, trigger.end, a.start)
        and not _JUDGES.match(view.reading.lower, a.end)
    ][:1]


_LEAVING = re.compile(r"(?:flee|retreat|withdraw|advanc)ing\s(?:[\w'-]+\s){0,1}$")
"""A participle before those who leave or come ("drove fleeing government forces out")."""


def described_subject(view: SentenceView, trigger: Trigger) -> list[ActorMention]:
    """Give whom an English participle describes that stands right before them."""
    return [
        a
        for a in view.actors
        if a.start >= trigger.end and _LEAVING.fullmatch(view.reading.lower, trigger.start, a.start)
    ][:1]


_INVERTED = re.compile(
    r"(?:(?<!\bdes )(?<!apres )(?<!alors )(?<!tandis )(?<!depuis )(?<!bien )(?<!pour )(?<!parce )(?<!ainsi )"
    r"\b(?:que\s|qu')|\sou\s)$"
)
"""What stands before a French verb whose subject follows it ("la base, que contrôle Haftar")."""


def inverted_subject(view: SentenceView, trigger: Trigger) -> list[ActorMention]:
    """Give the subject that follows a French verb of a relative clause."""
    french = view.reading.report.language.startswith("fr")
    if not french or not trigger.verb or trigger.passive or trigger.frame not in MOVES | _ACTIVE:
        return []
    if not _INVERTED.search(view.reading.lower, _back(view, trigger), trigger.start):
        return []
    return [
        a
        for a in view.actors
        if a.start >= trigger.end and view.words_between(trigger.end, a.start) <= _BEHIND_WORDS
    ][:1]
