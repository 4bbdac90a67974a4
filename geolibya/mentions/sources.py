"""Who says so: speakers and outlets, found by words of saying."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geolibya.mentions import source_behind, source_forms, source_phrases
from geolibya.mentions.saying_words import (
    LISTENER,
    LONGEST_LISTENER,
    SAID_BEHIND,
    clause_start,
    is_said,
    source_span,
)
from geolibya.mentions.source_kinds import is_thing, who

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.matching import Hit
    from geolibya.mentions.view import SentenceView
    from geolibya.reading import Reading

_PRONOUNS = re.compile(
    r"^(?:he|she|it|they|il|elle|ils|elles|lui|eux|him|them|celui-ci|celle-ci|ceux-ci|ce dernier|ces derniers"
    r"|cette derniere|the\s+(?:same\s+)?(?:sources?|statement|official|group)|ces memes sources"
    r"|(?:ses|leurs) (?:propres )?dires"
    r"|the\s+\d+.year.old|(?:a|ont|avait|avaient) t (?:il|elle|ils|elles))$"
)
_ARTICLE = re.compile(r"^(?!(?-i:UN)\b)(?:the|an?|le|la|les|une?|des|cette|ces?|cet)\b", re.IGNORECASE)
_OF_THE_SUBJECT = frozenset(
    ("saying", "adding", "claiming", "announcing", "admitting", "ajoutant", "affirmant")
)
"""Participles, whose subject is the sentence's."""
_OURS = re.compile(r"^(?:(?:our|nos|notre)\s|(?:we|nous|i|je|j'|on)$)")
_OWNS = re.compile(r"'s?\s")
_STATEMENT = re.compile(
    r"(?:an?|the|une?|le|la|l')\s?(?:\w+\s)?(?:statements?|communiques?|video|message|post|declaration|release)"
)
_PUT_OUT = re.compile(
    r"\b(?:by|from|of|par|de|du|des)\s+(?:the\s+|l[ae]s?\s+)?(?:\w+\s+){0,2}$|\bd'(?:\w+\s+)?$"
)
"""What stands before the author of a statement."""
_THROUGH = re.compile(
    r"\s(?:\w+\s){0,3}(?:through|via|par la voix de|par la bouche de)\s(?:its|his|their|an?|the|son|leur)\s(?:\w+\s)?"
    r"(?:spokes\w+|porte-parole|media \w+),?\s((?:[A-ZÀ-Þ][\w'’-]*)(?:\s(?:[A-ZÀ-Þ][\w'’-]*|[ae]l-\w+)){0,4})"
)
_TOLD_BY = re.compile(
    r"(?:announced|declared|proclaimed|brokered|annoncee?s?|decretee?s?|proclamee?s?)\s(?:by|par)\s.{0,4}"
)
"""A participle of announcing behind the noun for what is announced."""
_IS = re.compile(
    r"\b(?:was|were|is|are|been|being|est|sont|ete|etaient|etait|fut|furent)\s(?:\w+\s){0,2}$|,\s$"
)
"""What makes such a participle say something of all that stands before it."""
_QUOTED = re.compile(r"\s+[^.;:]{3,80}?,?\s+as\s+\w+ing\b")
"""What follows "quoted" where it says whom."""


@dataclass(frozen=True)
class Saying:
    """A word of saying with its source.

    Attributes
    ----------
    start, end : int
        Of the word of saying.
    source : tuple of (int, int)
        Span of who says it.
    text : str
        The source in words of the text.
    actor : str
        Id of the actor for whom the source speaks; empty where it is no party.
    kind : str
        `outlet`, `neutral`, `party`, `prisoner`, `unnamed`.
    back : bool
        Whether it covers what stands before it in the sentence as well.
    pronoun : bool
        Whether the source is named elsewhere.
    narrow : bool
        Whether it covers only what stands right before it ("a truce announced by X").
    """

    start: int
    end: int
    source: tuple[int, int]
    text: str
    actor: str
    kind: str
    back: bool
    pronoun: bool = False
    narrow: bool = False


def find(view: SentenceView, sayings: Sequence[Hit[str]], outlets: Sequence[Hit[str]]) -> list[Saying]:
    """Find who speaks in a sentence.

    Parameters
    ----------
    sayings, outlets : sequence of Hit
        Words of saying, and names of outlets, of the sentence.
    """
    reading = view.reading
    found: list[Saying] = []
    for hit in sayings:
        if _is_no_saying(reading, hit):
            continue
        if "noun" in hit.rows or not is_said(view, hit):
            continue
        saying = _saying(view, hit, outlets, found, _next(sayings, hit, reading.sentences[view.index].end))
        if saying is None:
            continue
        if saying.start > saying.source[1]:  # "a baker who had watched it said": who watched is who said
            found = [other for other in found if not _holds(saying.source, other)]
        if any(_overlap(saying.source, other.source) for other in found):
            continue
        found.append(saying)
        second = _told_outlet(reading, hit, saying, outlets) or _quoted(view, hit, outlets)
        if second is not None:
            found.append(second)
    for form in source_forms.find(view, sayings):
        if not any(_overlap(form.source, other.source) for other in found):
            kind, actor = who(view, *form.source, outlets)
            text = source_behind.label(reading, *form.source)
            pronoun = bool(_PRONOUNS.match(form.pronoun))
            if kind or pronoun or form.sure:
                found.append(
                    Saying(
                        form.start,
                        form.end,
                        form.source,
                        text,
                        actor,
                        kind or "neutral",
                        form.back,
                        pronoun,
                    )
                )
    return sorted(found, key=lambda saying: saying.start)


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _holds(source: tuple[int, int], other: Saying) -> bool:
    """Say whether a source's own words hold another source and its verb."""
    return source[0] <= other.source[0] <= other.source[1] <= other.start < other.end <= source[1]


_COMPOUND = re.compile(r"-(?!t-|(?:il|elle|on|je|nous|ils|elles)\b)\w")
"""What follows half of a word."""
_OF_A_DEED = re.compile(
    r"\b(?:attacks?|raids?|(?:air ?)?strikes?|bombings?|killings?|assassinations?|kidnappings?|abductions?"
    r"|ambush(?:es)?|explosions?|massacres?|assaults?|attaques?|attentats?|enlevements?|frappes?|assassinats?|embuscades?|meurtres?)\s"
    r"(?:\w+\s){0,2}$"
)
"""What stands before "attributed to" where it says who did it, and not who said it."""
_TOLL = re.compile(
    r"\s(?:the\sli(?:fe|ves)|at\sleast|more\sthan|up\sto|another|dozens|scores|hundreds|several|\d+|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|eleven|twelve)\b"
)
_LAUNCHED = frozenset(
    ("a lance", "ont lance", "lance", "a avance", "ont avance", "avait avance", "avaient avance")
)
"""What forces do as well as speakers: start an offensive, advance."""


def _is_no_saying(reading: Reading, hit: Hit[str]) -> bool:
    """Say whether a word of saying is none here ("d'après-midi", "a lancé une offensive")."""
    word = reading.lower[hit.start : hit.end]
    before = reading.lower[max(0, hit.start - 20) : hit.start]
    if _COMPOUND.match(reading.text, hit.end):
        return True  # lance-roquettes
    if reading.lower.startswith(
        ("-midi", " midi", " laquelle", " lequel", " lesquel"), hit.end
    ) or before.endswith("internationalement "):
        return True
    if word == "per" and "-" in reading.text[hit.start - 1 : hit.end + 1]:
        return True  # 70,000 barrels-per-day
    if word.startswith("attribu") and _OF_A_DEED.search(reading.lower, max(0, hit.start - 40), hit.start):
        return True  # "an attack attributed to ISIS"
    if word in ("claimed", "claims") and _TOLL.match(reading.lower, hit.end):
        return True  # "fighting has claimed four soldiers"
    behind = reading.lower[hit.end : hit.end + 60]
    quoted = (
        before.rstrip().endswith(('"', '",', ",")) or ":" in behind or behind.startswith((" que", " qu'"))
    )
    return word in _LAUNCHED and not quoted


def _next(sayings: Sequence[Hit[str]], hit: Hit[str], end: int) -> int:
    """Give where the next verb of saying stands, which ends the name of a source before it."""
    verbs = (
        other.start
        for other in sayings
        if other.start > hit.end and {"before", "either", "finding"} & set(other.rows)
    )
    return min((start for start in verbs if start - hit.end > len(" the ")), default=end)


def _saying(
    view: SentenceView, hit: Hit[str], outlets: Sequence[Hit[str]], found: Sequence[Saying], limit: int
) -> Saying | None:
    reading = view.reading
    if "pronoun" in hit.rows:  # "a l'entendre"
        itself, words = (hit.start, hit.end), reading.text[hit.start : hit.end]
        return Saying(*itself, itself, words, "", "neutral", back=True, pronoun=True)
    if reading.lower[hit.start : hit.end] in _OF_THE_SUBJECT:
        return _of_subject(view, hit, found, outlets)
    span, back, is_before = source_span(view, hit, limit)
    if span is None:
        return _of_subject(view, hit, found, outlets) if is_before else None
    source = reading.lower.find("source", hit.start, hit.end)
    if source > hit.start and not is_before:
        span = (source, span[1])  # "de source médicale"
    if is_before and _STATEMENT.fullmatch(reading.lower, *span):
        span = _author(view, span[1], hit.start) or span
    span = _spokesman(reading, hit) or span
    text = source_behind.label(reading, *span)
    kind, actor = who(view, *span, outlets)
    pronoun = bool(_PRONOUNS.match(reading.lower[span[0] : span[1]].strip()))
    if is_thing(view, span) or not _is_fit(hit, text, kind, pronoun=pronoun, back=back or not is_before):
        return None
    narrow = span[0] > hit.end and _TOLD_BY.fullmatch(reading.lower, hit.start, span[0]) is not None
    narrow = narrow and not _IS.search(reading.lower, view.start, hit.start)
    return Saying(hit.start, hit.end, span, text, actor, kind or "neutral", back, pronoun, narrow)


def _author(view: SentenceView, start: int, end: int) -> tuple[int, int] | None:
    """Give who has put out a statement, named between the word and its verb ("A statement put out by X says")."""
    named = [a for a in view.actors if start <= a.start and a.end <= end and a.kind != "common"]
    by = [a for a in named if _PUT_OUT.search(view.reading.lower[start : a.start])]
    return (by[0].start, by[0].end) if by else None


def _spokesman(reading: Reading, hit: Hit[str]) -> tuple[int, int] | None:
    """Give the spokesman through whom a side says something ("let it be known through its spokesman, X, that")."""
    found = _THROUGH.match(reading.text, hit.end)
    return found.span(1) if found else None


def _is_fit(hit: Hit[str], text: str, kind: str, *, pronoun: bool, back: bool) -> bool:
    """Say whether words may name the source of a word of saying."""
    name = any(c.isupper() for c in text)
    if not re.search(r"\w{2}", _ARTICLE.sub("", text)) or _OURS.match(text.casefold()):
        return False  # we say, our forces answered: the issuer speaks
    if "finding" in hit.rows:
        return kind in ("neutral", "outlet", "unnamed")  # and not: the shell found its mark
    if "person" in hit.rows:
        return pronoun or name  # and not: the fighting went on
    spoken = not {"either", "after"}.isdisjoint(hit.rows) and _ARTICLE.match(text)
    nobody = " " not in text and text.casefold().endswith(("ly", "ment"))  # strikes, generally credited to X
    return bool(kind or pronoun or (back and not nobody) or name or spoken)


def _of_subject(
    view: SentenceView, hit: Hit[str], found: Sequence[Saying], outlets: Sequence[Hit[str]]
) -> Saying | None:
    """Give the saying of a verb that shares its subject with one before ("X did this but said", "..., saying")."""
    reading = view.reading
    low = clause_start(view, hit)
    joined = source_phrases.is_joined(reading, low, hit.start)
    if not joined and reading.lower[hit.start : hit.end] not in _OF_THE_SUBJECT:
        return None
    if reading.words_before(hit.start, 1) == ["to"]:
        return None  # "forcing X to withdraw and to announce"
    if found and found[-1].start >= low:
        return replace(found[-1], start=hit.start, end=hit.end, source=(hit.start, hit.start), back=False)
    span = subject(view, low, hit.start)
    if span is None:
        return None
    if _STATEMENT.fullmatch(reading.lower, *span):
        span = _author(view, span[1], hit.start) or span
    kind, actor = who(view, *span, outlets)
    pronoun = bool(_PRONOUNS.match(reading.lower[span[0] : span[1]]))
    text = source_behind.label(reading, *span)
    return Saying(hit.start, hit.end, span, text, actor, kind or "neutral", back=False, pronoun=pronoun)


def subject(view: SentenceView, low: int, end: int) -> tuple[int, int] | None:
    """Give the pronoun, the source or the actor that a clause begins with."""
    reading = view.reading
    words = [word for word in reading.words_of(view.index) if low <= word.start < end][: LONGEST_LISTENER + 1]
    if not words:
        return None
    first, limit = words[0], words[-1].end
    if _PRONOUNS.match(first.text):
        return first.start, first.end
    named = [h.end + low for h in view.words.sources.find(reading.data[low:limit])]
    named += [a.end for a in view.actors if low <= a.start < limit and a.end <= end and a.kind != "common"]
    named = [n for n in named if not _OWNS.match(reading.lower, n)] or named  # "X's spokesman"
    start = low + len(reading.text[low:end]) - len(reading.text[low:end].lstrip())
    return (start, min(named)) if named else None


def _told_outlet(
    reading: Reading, hit: Hit[str], saying: Saying, outlets: Sequence[Hit[str]]
) -> Saying | None:
    """Give the outlet that somebody told it to, which says so in its turn."""
    if saying.kind == "outlet" or not LISTENER.match(reading.lower, hit.start):
        return None
    for outlet in outlets:
        if "outlet" in outlet.rows and outlet.start >= hit.end:
            between = reading.lower[hit.end : outlet.start]
            if len(between.split()) <= 3 and not SAID_BEHIND.search(between):
                text = reading.text[outlet.start : outlet.end]
                return Saying(hit.start, hit.end, (outlet.start, outlet.end), text, "", "outlet", saying.back)
    return None


def _quoted(view: SentenceView, hit: Hit[str], outlets: Sequence[Hit[str]]) -> Saying | None:
    """Give whom a source quotes ("X quoted Y as saying")."""
    reading = view.reading
    if _QUOTED.match(reading.lower, hit.end) is None:
        return None
    span = source_behind.behind(reading, reading.sentences[view.index].end, hit.end)
    if span is None:
        return None
    kind, actor = who(view, *span, outlets)
    text = source_behind.label(reading, *span)
    return Saying(hit.start, hit.end, span, text, actor, kind or "neutral", back=False)
