"""Places that a pronoun stands for as the object of a verb: "Sirte, which X had seized"; "Sirte ... X took it"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geolibya.mentions.view import SentenceView

_RELATIVE = re.compile(
    r"\s*(?:,\s*(?:\w+\s+){0,6})?,?\s*\b(?:which|that|que|qu')\s*(?P<clause>(?:(?!\b(?:which|that|who|que|qui|and|et)\b)[^;:()]){2,90})$"
)
"""A relative pronoun behind a place, and the clause up to its verb; an apposition may stand between them."""
_INVERTED = re.compile(r",?\s(?:que\s|qu')(?:[^,;:()]{2,80}\set\s(?:que\s|qu'))?")
"""What stands between a place and a French verb whose subject follows it ("la base, que contrôle Haftar")."""
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|may|might|est|sont|etait|etaient|a|ont|avait|avaient)\s+(?:\w+ly\s+)?(?:\w+\s+)?$"
)
"""The auxiliaries right before a verb; what is left of its clause is its subject."""
_COMPLETE = re.compile(
    r"\s*(?:[,.;:)\"]|$|(?:in|on|at|after|before|from|last|this|without|with|by|since|for|during|again|back|early|late|earlier"
    r"|when|while|as|only|two|three|a|an|en|dans|depuis|apres|avant|sans|avec|il|pendant|lors|le|au|aux|a|hier|lundi|mardi|mercredi"
    r"|jeudi|vendredi|samedi|dimanche|cette|ce|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday)\b)"
)
"""What follows a verb that has its object already."""
_IT = re.compile(
    r"\s+it\b(?=\s*(?:[,.;:)\"]|$|(?:back|on|in|from|after|again|without|within|with|before|last|this|for|at|the|two|three|and|but|by|as|when|once|under|easily|quickly|late|early|yesterday)\b))"
)
"""An English object that is a pronoun, and no way on ("took it to court")."""
_THEM = re.compile(
    r"\s+them\b(?=\s*(?:[,.;:)]|$|(?:until|since|for|in|on|after|again|back|without|last|this)\b))"
)
"""The same for several ("the ports ... until X took them")."""
_IT_WAS = re.compile(r"\bit\s+(?:was|is|has\s+been|had\s+been)\s+(?:\w+ly\s+|re)?$")
"""What stands before a passive whose subject is a pronoun ("Gharyan, until it was seized")."""
_FRENCH_IT = re.compile(
    r"(?:\bl'(?:a|ont|avait|avaient|avoir|ayant|aurai\w+|eurent|eut)\s+(?:\w+ment\s+|deja\s+|ensuite\s+)?|\b(?:la|le|l')\s*)$"
)


def has_pronoun(view: SentenceView, start: int, end: int) -> bool:
    """Say whether the object of the verb at a span is a pronoun that a place of this sentence or the last may be."""
    reading = view.reading
    if reading.report.language.startswith("fr"):
        found = _FRENCH_IT.search(reading.lower, max(view.start, start - 40), start)
        infinitive = reading.lower[start:end].endswith(("er", "re", "ir"))
        return found is not None and (infinitive or not found[0].startswith(("la", "le")))
    if _THEM.match(reading.lower, end) is not None:
        return sum(place.role == "literal" and place.end <= start for place in view.places) > 1
    return _IT.match(reading.lower, end) is not None


def is_subject(view: SentenceView, start: int) -> bool:
    """Say whether the passive at a position has a pronoun for its subject that a place before it may be."""
    found = _IT_WAS.search(view.reading.lower, view.start, start)
    return found is not None and any(
        place.role == "literal" and place.end <= found.start() for place in view.places
    )


def antecedent(view: SentenceView, start: int, end: int) -> int | None:
    """Give where the place stands that a relative pronoun makes the object of the verb at a span; None without one."""
    french = view.reading.report.language.startswith("fr")
    complete = _COMPLETE.match(view.reading.lower, end) is not None
    if not (french or complete):
        return None
    for place in sorted(view.places, key=lambda one: -one.end):
        if place.end > start or place.role != "literal":
            continue
        if french and _INVERTED.fullmatch(view.reading.lower, place.end, start):
            return place.start
        found = _RELATIVE.fullmatch(view.reading.lower, place.end, start) if complete else None
        if found is None:
            continue
        subject = _FINITE.sub("", found["clause"])
        return place.start if subject.strip() else None
    return None
