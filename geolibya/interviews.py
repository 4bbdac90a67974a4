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
            and reading.text[reading.sentences[n].start : reading.sentences[n].end].rstrip().endswith("?")
            and n > 0
        )
    ]
    return found if len(found) >= FEWEST else []


def interviewee(scene: Scene, asked: list[int]) -> Saying | None:
    """Give who answers the questions of an interview, as its opening names him; None where it does not."""
    reading = scene.reading
    end = reading.paragraph_starts[asked[0]]
    headline = reading.sentences[0].end if scene.has_headline else 0
    called = _CALLED.search(reading.text, headline, end)
    named = called or _INTRODUCED.search(reading.text, headline, end)
    if named is None:
        return None
    span = named.span(1)
    view = scene.view(reading.sentence_at(span[0]))
    reach = (view.start, span[1]) if called else named.span()
    kind, actor = source_kinds.who(view, *reach, ())
    return Saying(*span, span, reading.text[slice(*span)], actor, kind or "neutral", back=True)
