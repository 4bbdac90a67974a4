"""Interviews: questions that stand on their own, and who answers them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geolibya.mentions import source_kinds
from geolibya.mentions.sources import Saying

if TYPE_CHECKING:
    from geolibya.scene import Scene

FEWEST = 2
"""Questions that make an interview; a report may well ask one."""
_MARKED = re.compile(r"[\"\s]*(?:q|question)\s?[.:]\s", re.IGNORECASE)
_NAME = r"[A-ZÀ-Þ][\w'’-]+(?:\s(?:[A-ZÀ-Þ][\w'’-]*|[ae]l-\w+|ben|bin)){1,3}"
_CALLED = re.compile(
    rf"(?:\bcall (?:him|her)|\bcalls (?:him|her)self|\bnamed|\bknown as|\b(?:se fait|fait) appeler|\bnomm(?:é"
    rf"|ée)) ({_NAME})"
)
"""How somebody is introduced who gives a name of his own choice."""
_INTRODUCED = re.compile(rf"(?:^|[.\n]\s*)({_NAME}),\s[^.\n]{{3,200}}")
"""A name at the head of a sentence, and behind a comma who that is."""
_NAMED = re.compile(
    rf"(?<!\bby )(?<!\bBy )(?<!\bpar )(?<!\bde )\b(?!(?:The|Le|La|Les|In|At|On)\b)({_NAME})\b"
)
_TALKED = re.compile(
    r"\b(?:(?:spoke|spoken|talked|interview(?:ed)?|conversation|parlé|entretenus?|entretien)\b[^.\n]{0,40}?\s(?:with|to|avec|à)"
    rf"|interviewed|interrogé|joint|rencontré)\s({_NAME}|[A-ZÀ-Þ][\w'’-]+)"
)
"""What leads in whom somebody talked with."""
_BORNE = re.compile(
    r"(?:,[^.\n]{3,120}?,)?\s(?:was|were|had been|has been|died|a été|avait été|est mort|fut)\b"
)
"""What follows the name of somebody of whom an introduction tells what befell him; he answers nothing."""
_COMMANDS = re.compile(
    r"\b(?:commands?|commanded|commander|leads?|heads?|fights?|fighter|commande|dirige|combat|combattant|milicien|chef)\b"
)
"""What tells that somebody who is introduced speaks for a force."""
_CREDIT = re.compile(
    r"\b(?:interview|propos|entretien|interviewed|recueillis)\b[^.\n]*\b(?:by|par|with)\b", re.IGNORECASE
)
"""A line that names who asked."""
_SLANTED = re.compile(r"([*_]{1,2})[^*_\n]+\1\s*")
"""A paragraph between the marks of italics or bold, as questions stand in interviews."""


def questions(scene: Scene) -> list[int]:
    """Give the paragraphs of a report that ask something and say nothing else; none where too few do."""
    reading = scene.reading
    first: dict[int, int] = {}
    size: dict[int, int] = {}
    for n, sentence in enumerate(reading.sentences):
        first.setdefault(sentence.paragraph, n)
        size[sentence.paragraph] = size.get(sentence.paragraph, 0) + 1
    found = [
        paragraph
        for paragraph, n in first.items()
        if _MARKED.match(reading.text, reading.sentences[n].start)
        or (
            size[paragraph] == 1
            and reading.text[reading.sentences[n].start : reading.sentences[n].end]
            .rstrip(" *_")
            .endswith("?")
            and n > 0
        )
    ]
    if len(found) < FEWEST:
        return []
    slanted = [
        paragraph
        for paragraph, n in first.items()
        if _SLANTED.fullmatch(reading.text, reading.sentences[n].start, _end(scene, n, size[paragraph]))
    ]
    return sorted({*found, *slanted}) if len(slanted) >= FEWEST else found


def _end(scene: Scene, first: int, size: int) -> int:
    return scene.reading.sentences[first + size - 1].end


def interviewee(scene: Scene, asked: list[int]) -> Saying | None:
    """Give who answers the questions of an interview, as its opening names him; None where it does not."""
    reading = scene.reading
    end = reading.paragraph_starts[asked[0]]
    headline = reading.sentences[0].end if scene.has_headline else 0
    called = _CALLED.search(reading.text, headline, end)
    named = (
        called
        or _first_person(scene, _TALKED, headline, end)
        or _INTRODUCED.search(reading.text, headline, end)
        or _first_person(scene, _NAMED, headline, end)
    )
    if named is None:
        return None
    span = named.span(1)
    view = scene.view(reading.sentence_at(span[0]))
    reach = (view.start, span[1]) if called else named.span()
    kind, actor = source_kinds.who(view, *reach, ())
    opens = named.start() if named.re is _TALKED else view.start
    if not actor and _COMMANDS.search(reading.lower, opens, reading.sentences[view.index].end):
        actor = next((a.actor for a in view.actors if a.kind == "group"), "")
        kind = "party" if actor else kind
    return Saying(*span, span, reading.text[slice(*span)], actor, kind or "neutral", back=True)


def _first_person(scene: Scene, pattern: re.Pattern[str], start: int, end: int) -> re.Match[str] | None:
    """Give the first match whose name may be somebody's who answers."""
    text = scene.reading.text
    return next(
        (
            m
            for m in pattern.finditer(text, start, end)
            if _is_person(scene, *m.span(1)) and not _BORNE.match(text, m.end(1))
        ),
        None,
    )


def _is_person(scene: Scene, start: int, end: int) -> bool:
    """Say whether capitalised words are no place, actor, outlet or asker, and so perhaps somebody's name."""
    sentence = scene.reading.sentences[scene.reading.sentence_at(start)]
    if _CREDIT.search(scene.reading.text, sentence.start, sentence.end):
        return False
    spans = [
        *((name.start, name.end) for name in scene.names),
        *((mask.start, mask.end) for mask in scene.masks),
        *((actor.start, actor.end) for actor in scene.actors if actor.kind not in ("person", "back")),
    ]
    return not any(low < end and start < high for low, high in spans)
