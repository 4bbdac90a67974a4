"""Who says so: speakers and outlets, found by words of saying."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.matching import Hit
    from geolibya.mentions.actors import ActorMention
    from geolibya.mentions.toponyms import PlaceName
    from geolibya.mentions.view import SentenceView
    from geolibya.reading import Reading

LONGEST_SOURCE = 90
"""Characters of a source's name that are kept."""
_END_OF_SOURCE = re.compile(
    r"""[,;:!?()"]|(?<!\b\w)(?<!\b\w\w)(?<!\bgen)(?<!\bcol)(?<!\bmaj)(?<!\bsgt)(?<!\bbrig)(?<!\bcmdr)(?<!\bcapt)\.|\s(?=that\b|who\b|which\b|said\b|says\b|as\b|when\b|while\b|after\b|saying\b|have\b|has\b|had\b|was\b|were\b|is\b|are\b|"""
    r"""qui\b|que\b|qu'|dont\b|lors\b|lorsque\b|ont\b|a\b(?!\s+l)|on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day|in\s+an?\s|told\b|confirmed\b|dans\s+un|citing\b)"""
)
_LEAD = re.compile(
    r"^(?:and|but|et|mais|moreover|meanwhile|however|earlier|later|also|separately|in\s+addition|on\s+\w+day|par\s+ailleurs|de\s+son\s+cote|as|comme|that|l'|le|la|les|the)\s+"
)
_TO_WHOM_AND_WHEN = re.compile(
    r"(?:\s+(?:a\s+l'\w+|a\s+reuters|a\s+la\s+presse|hier|plus\s+tard|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
    r"(?:\s+(?:soir|matin))?))+\s+(?=\w)"
)
"""What may stand between a French verb of saying and its subject ("a déclaré dimanche à l'AFP un officier")."""
_TRAILING = 40
"""Characters after a word of saying in which a sentence may end for it to look back."""
_PRONOUNS = re.compile(
    r"^(?:he|she|it|they|il|elle|ils|elles|lui|eux|him|them|on|celui-ci|the\s+(?:same\s+)?(?:sources?|statement|spokesman|official|commander|group))$"
)


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
    """

    start: int
    end: int
    source: tuple[int, int]
    text: str
    actor: str
    kind: str
    back: bool
    pronoun: bool = False


def find(view: SentenceView, sayings: Sequence[Hit[str]], outlets: Sequence[Hit[str]]) -> list[Saying]:
    """Find who speaks in a sentence.

    Parameters
    ----------
    sayings, outlets : sequence of Hit
        Words of saying, and names of outlets, of the sentence.
    """
    reading, index, words = view.reading, view.index, view.words
    actors, places = view.actors, view.places
    french = reading.report.language.startswith("fr")
    found: list[Saying] = []
    for hit in sayings:
        if reading.text[hit.start].isupper() and hit.start > reading.sentences[index].start:
            continue  # United States
        said = reading.text[hit.start : hit.end]
        if french and " " not in said and said.endswith(("é", "ée", "és", "ées")):
            continue  # situé, cité, noté: participles of what the tables have in the present
        before = reading.words_before(hit.start, 2)
        if set(before) & _NEGATED:
            continue  # did not say
        if reading.words_after(hit.end, 1) == ["to"] and reading.lower[hit.start : hit.end] in _HEARSAY:
            continue  # is said to
        if set(before[-2:]) & words.kinds["passive"] and "after" not in hit.rows:
            continue  # were reported: what stands before is not who says it
        span, back = _source_span(reading, index, hit)
        if span is None or any(span[0] < other.source[1] and other.source[0] < span[1] for other in found):
            continue
        start, end = span
        text = reading.text[start:end].strip()
        if not text:
            continue
        kind, actor = _who(reading, start, end, actors, places, outlets)
        pronoun = bool(_PRONOUNS.match(reading.lower[start:end].strip()))
        if not kind and not pronoun and not any(c.isupper() for c in text):
            continue
        found.append(
            Saying(
                hit.start,
                hit.end,
                (start, end),
                text[:LONGEST_SOURCE],
                actor,
                kind or "neutral",
                back,
                pronoun,
            )
        )
    return found


_ADVERBS = re.compile(
    r"(?:\s+(?:has|have|had|a|ont|avait|avaient|also|then|later|meanwhile|already|later|subsequently|then|again|always|further|was|were|is|egalement|aussi|alors|ensuite|deja|s'))+$"
)
_RELATIVE = re.compile(r"\s+(?:that|which|who|qui)$")
_JOINED_VERB = re.compile(r"(?:^|\s)(?:and|but|et|mais)$")
LONGEST_SUBJECT = 9
"""Words of a source that stands before its verb."""
_VERBS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|ont|est|sont|etait|avait|qu'|que|c'|when|it\s+comes)\b\s*"
)
_HEARSAY = frozenset(("said", "reported", "believed", "thought", "alleged", "estimated", "noted"))
"""Words of which "to" makes a hearsay of nobody's."""
_NEGATED = frozenset(("not", "never", "n't", "didn't", "pas", "rien"))


def _source_span(reading: Reading, index: int, hit: Hit[str]) -> tuple[tuple[int, int] | None, bool]:
    """Give the span of the source of a word of saying, and whether the word looks back over the sentence."""
    sentence = reading.sentences[index]
    sides = set(hit.rows)
    before = reading.lower[sentence.start : hit.start]
    stripped = before.rstrip()
    bare = not stripped or stripped[-1] in ',"'
    if "before" in sides or "either" in sides:
        if not bare or not sides & {"either", "after"}:
            span = _before(reading, sentence.start, hit.start)
            return span, _is_trailing(reading, sentence.end, hit.end) or _is_aside(reading, index, span)
        span = _after(reading, sentence.end, hit.end)
        if span is None or not _is_somebody(reading, span):  # "X, the minister, admitted the presence of"
            return _before(reading, sentence.start, hit.start), _is_trailing(reading, sentence.end, hit.end)
        return span, True
    return _after(reading, sentence.end, hit.end), True


def _is_somebody(reading: Reading, span: tuple[int, int]) -> bool:
    """Say whether a stretch names somebody: a capital near its beginning, or a word for a source."""
    words = reading.language_words
    first = reading.text[span[0] : span[1]].split()[:3]
    if first and first[0].lower().startswith(("que", "qu'", "qu’", "that")):
        return False
    return any(word[0].isupper() for word in first) or bool(
        words and words.sources.find(reading.data[span[0] : span[1]])
    )


def _is_trailing(reading: Reading, sentence_end: int, end: int) -> bool:
    rest = reading.lower[end:sentence_end]
    return len(rest) <= _TRAILING and not re.search(r"\bthat\b|\bque\b|\bqu'", rest)


def _is_aside(reading: Reading, index: int, span: tuple[int, int] | None) -> bool:
    """Say whether a source and its verb stand between commas ("..., he said, ...") and so cover the whole sentence."""
    words = reading.language_words
    if span is None or words is None or reading.lower[: span[0]].rstrip()[-1:] not in (",", '"'):
        return False
    return reading.words_of(index)[0].text not in words.kinds["subordinate"]


def _after(reading: Reading, limit: int, end: int) -> tuple[int, int] | None:
    stretch = reading.lower[end : min(limit, end + LONGEST_SOURCE)]
    aside = _TO_WHOM_AND_WHEN.match(stretch)
    offset = aside.end() if aside else len(stretch) - len(stretch.lstrip())
    stop = _END_OF_SOURCE.search(stretch, offset)
    last = stop.start() if stop else len(stretch)
    dash = re.search(r"\s[-–—]+\s|—", reading.text[end : end + last])
    last = dash.start() if dash and dash.start() > offset else last
    return (end + offset, end + last) if last > offset else None


def _before(reading: Reading, first: int, start: int) -> tuple[int, int] | None:
    """Give the noun phrase that ends before a word of saying."""
    stretch = reading.lower[first:start]
    text = _RELATIVE.sub("", _ADVERBS.sub("", stretch.rstrip()).rstrip()).rstrip()
    if text.endswith('"'):  # Operation "X" said
        text = text.replace('"', " ").rstrip()
    whole = len(text)
    if text.endswith(","):  # "X, the army's spokesman, said"
        whole -= 1
        text = text[:whole]
        text = text[: max(text.rfind(","), 0)] or text
    cut = max(text.rfind(mark) for mark in ',;:("')
    for word in (
        " that ",
        " and ",
        " but ",
        " as ",
        " which ",
        " while ",
        " et que ",
        " mais ",
        " que ",
        " qui ",
        " after ",
        " when ",
    ):
        at = text.rfind(word)
        if at > cut and len(text) - at > len(word) + 2:
            cut = at + len(word) - 1
    low = cut + 1
    while True:
        lead = _LEAD.match(text[low:].lstrip())
        low += len(text[low:]) - len(text[low:].lstrip())
        if lead is None:
            break
        low += lead.end()
    for verb in _VERBS.finditer(text, low):  # what stands before another verb is not this one's subject
        low = verb.end()
    if _JOINED_VERB.search(text):  # "X did this but said": the subject stands before the other verb
        return None
    spare = len(text[low:].split()) - LONGEST_SUBJECT
    if spare > 0:
        low = len(text) - len(text[low:].split(maxsplit=spare)[-1])
    if len(text) <= low:
        return None
    end = whole if whole - low <= LONGEST_SOURCE else len(text)
    return first + low, first + end


def _who(
    reading: Reading,
    start: int,
    end: int,
    actors: Sequence[ActorMention],
    places: Sequence[PlaceName],
    outlets: Sequence[Hit[str]],
) -> tuple[str, str]:
    """Say what kind of source a stretch names, and for which actor it speaks."""
    words = reading.language_words
    kinds = {
        kind for hit in (words.sources.find(reading.data[start:end]) if words else ()) for kind in hit.rows
    }
    if any(hit.start < end and start < hit.end and "outlet" in hit.rows for hit in outlets):
        return "outlet", ""
    inside = [actor for actor in actors if actor.start < end and start < actor.end and actor.kind != "common"]
    actor = inside[0].actor if inside else ""
    if not actor and "party" in kinds:
        actor = _apposed_side(reading, end, actors)
    if not actor:
        seats = (
            reading.lexicon.seats.get(p.place.id)
            for p in places
            if start <= p.start and p.end <= end and p.place.country != "LY"
        )
        actor = next((seat[0].actor for seat in seats if seat), "")
    if "prisoner" in kinds:
        return "prisoner", actor
    if actor in ("un", "eu"):
        return "neutral", ""
    if actor:
        return "party", actor
    if "neutral" in kinds or "unnamed" in kinds:
        return ("unnamed" if "unnamed" in kinds else "neutral"), ""
    return ("party", "") if "party" in kinds else ("", "")


def _apposed_side(reading: Reading, end: int, actors: Sequence[ActorMention]) -> str:
    """Give the side of an officer that the words behind the name tell ("General X, who commands the Y brigade,")."""
    rest = reading.lower[end : end + 80]
    if not rest.startswith(","):
        return ""
    limit = end + (rest.find(",", 1) if "," in rest[1:] else len(rest))
    return next((a.actor for a in actors if end < a.start < limit and a.kind != "common"), "")
