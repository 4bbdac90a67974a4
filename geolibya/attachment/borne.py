"""Acts that the subject of a sentence bears or speaks of, and does not do: "repelled an attack", "feared a raid"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geolibya.clauses import CLAUSE

if TYPE_CHECKING:
    from geolibya.mentions.activities import Trigger
    from geolibya.mentions.actors import ActorMention
    from geolibya.mentions.view import SentenceView

KINETIC = frozenset(
    (
        "armed_clash",
        "offensive",
        "siege",
        "capture",
        "withdrawal",
        "attack",
        "killing",
        "detention",
        "air_strike",
        "drone_strike",
        "shoot_down",
        "shelling",
        "bombing",
    )
)
"""Acts of war: somebody bears them, and the United Nations speak of them and do not do them."""
_REACH = 160
"""Characters between an act and who claimed it."""
GOVERNING = 5
"""Words between a noun for an act and the verb whose object it is ("repelled a third big attack")."""


def governing(view: SentenceView, trigger: Trigger) -> tuple[str, int]:
    """Give the kind of a verb that makes an act what its subject `borne` or `judged`, and where it stands."""
    if trigger.verb or trigger.activity not in KINETIC:
        return "", 0
    for hit in reversed(view.context):
        if (
            hit.end <= trigger.start
            and view.words_between(hit.end, trigger.start) <= GOVERNING
            and view.clauses.cost(hit.end, trigger.start) < 1.0
        ):
            kind = next((row for row in hit.rows if row in ("borne", "judged")), "")
            if kind:
                return kind, hit.start
    return "", 0


_OWNED = re.compile(
    r"(?:[^.;:]{0,120}?[\s,(])?(?:claimed|owned|admitted|blamed?s?\s+on|pinned\s+on|attributed\s+to|ascribed\s+to|imputed\s+to|credited\s+to"
    r"|(?:que|qu')\s*(?:mene|conduit|conduis|livre|lance)\w*(?:\s+depuis\s+\w+)?|revendiquee?s?|assumee?s?|signee?s?|imputee?s?\s+(?:a|aux?)|attribuee?s?\s+(?:a|aux?)|mise?s?\s+sur\s+le\s+compte\s+d[eu]s?)"
    r"(?:\s+(?:by|par))?\s+(?:the\s+|l[ae]s?\s+|l'|une?\s+|an?\s+)?(?:\w+\s+){0,5}"
)
"""What stands between a noun for an act and who is said to have done it ("a raid claimed by X")."""
_ANNOUNCED = re.compile(
    r"(?:\s[\w-]+){0,2}\s(?:announced|declared|decreed|annoncee?s?|decretee?s?)\s(?:by|par)\s(?:the\s|l[ae]s?\s|l')?(?:\w+\s){0,5}"
)
"""The same of what somebody announces, right behind its noun ("a truce announced by X")."""
_ATTRIBUTES = re.compile(
    r"\b(?:attribu|imput)\w*\s(?:(?:the|this|that|a|an|la|le|cette|ces|ce|les|l')\s?)?(?:[\w-]+\s){0,3}$"
)
_TO_WHOM = re.compile(
    r"[^.;:]{0,60}?\s(?:to|a|au|aux)\s(?:\w+\s){0,6}(?:\w+,\s)?(?:l[ae]s?\s|the\s)?(?:\w+\s)?"
)
"""What stands around a noun for an act that somebody imputes to another ("attributed the strike to X")."""
_WHICH = re.compile(r"[^.;:]{0,90}?,?\s(?:which|that|que|qu')\s*(?:the\s+|l[ae]s?\s+|l')?")
_CLAIMED = re.compile(
    r"\s+(?:(?:has|have|had|a|ont|avai\w+|since|later|deja)\s+){0,3}(?:claimed|owned\s+up|revendiqu\w+)\b"
)
"""What stands around who claims it in a relative clause ("the raid, which X has claimed")."""


def owned_by(view: SentenceView, trigger: Trigger) -> list[ActorMention]:
    """Give who claims a noun's act or is blamed for it in the same clause ("the attack, blamed on X")."""
    if trigger.verb:
        return []
    if _ATTRIBUTES.search(view.reading.lower, view.start, trigger.start):
        behind = [a for a in view.actors if trigger.end < a.start <= trigger.end + _REACH]
        return [a for a in behind if _TO_WHOM.fullmatch(view.reading.lower, trigger.end, a.start)][:1]
    return [
        a
        for a in view.actors
        if trigger.end < a.start <= trigger.end + _REACH
        and (
            _OWNED.fullmatch(view.reading.lower, trigger.end, a.start)
            or _ANNOUNCED.fullmatch(view.reading.lower, trigger.end, a.start)
            or (
                _WHICH.fullmatch(view.reading.lower, trigger.end, a.start)
                and _CLAIMED.match(view.reading.lower, a.end)
            )
        )
    ][:1]


_AIDED = (
    r"(?!(?:\w+\s){0,2}(?:backed|supported|aided|helped|assisted|covered|soutenue?s?|appuyee?s?|aidee?s?)\b)"
)
_STRUCK = re.compile(
    rf"\b(?:was|were|been|being)\s(?:\w+\s){{0,2}}?{_AIDED}(?:\w+ed|hurt|hit|slain|shot)\b[^,;:]*\b(?:in|by|during)\s(?:[\w'-]+\s){{0,4}}$"
    r"|\b(?:was|were|been)\s(?:\w+\s){0,2}?(?:killed|wounded|injured|hurt)\b[^;:]{0,40}\b(?:when|after)\s(?:[\w'-]+\s){0,3}$"
    r"|\b(?:tue|blesse)e?s?\b[^;:]{0,40}\b(?:quand|lorsqu(?:e|'))\s?(?:[\w'-]+\s){0,3}$"
    r"|\b(?:lost|lose|loses|died|die|dead|perished|fell)\b[^,;:]{0,40}\b(?:in|to|during)\s(?:[\w'-]+\s){0,4}$"
    rf"|\b(?:ete|fut|furent|etaient|sont|etait)\s(?:\w+\s){{0,2}}?{_AIDED}\w+(?:e|es|s|t|ts)\b[^,;:]*\b(?:dans|par"
    r"|lors d\w*|au cours d\w*)\s?(?:[\w'-]+\s){0,4}$"
    r"|\b(?:perdu|perd|morts?|peri|tombes?)\b[^,;:]{0,40}\b(?:dans|lors d\w*)\s?(?:[\w'-]+\s){0,4}$"
    r"|\b(?:targets?|victims?|focus|cibles?|victimes?|proie|objet)\s(?:of|d[eu]s?|d')\s?(?:[\w'-]+\s){0,4}$"
)
"""What stands between somebody and the noun for the act that struck him ("X men were killed in a raid")."""


def is_struck(view: SentenceView, trigger: Trigger, actor: ActorMention) -> bool:
    """Say whether somebody before a noun for an act is told to have been struck by it."""
    if actor.end > trigger.start or trigger.activity not in KINETIC or trigger.frame == "mutual":
        return False
    struck = _STRUCK.search(view.reading.lower, actor.end, trigger.start)
    return struck is not None and view.clauses.cost(actor.end, struck.start()) < 2 * CLAUSE


_DRIVING = re.compile(
    r"(?:driv|forc|chas|push|oust|expell|dislodg|rout|eject|defeat)ing\s(?:out\s|back\s|off\s)?"
    r"|(?:chass|delog|expuls|repouss)ant\s"
)
"""Participles of which those are the object from whom a place was taken."""
_WHOSE = re.compile(r"(?:(?!\b(?:from|of|in|to|de|dans)\b)[\w'-]+\s){0,4}(?:l'|d')?")


def driven_out(view: SentenceView, trigger: Trigger) -> list[ActorMention]:
    """Give whom a participle behind a capture says to be driven out ("overran X, driving out the Y units")."""
    if trigger.activity != "capture":
        return []
    end = view.reading.sentences[view.index].end
    for match in _DRIVING.finditer(view.reading.lower, trigger.end, end):
        behind = (a for a in view.actors if a.start >= match.end())
        driven = next((a for a in behind if _WHOSE.fullmatch(view.reading.lower, match.end(), a.start)), None)
        if driven is not None:
            return [driven]
    return []
