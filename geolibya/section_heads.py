"""Places that head the sections of a digest: "SIRTE. Fighters took ...", "• Benghazi – Shells fell", a line alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geolibya.mentions.toponyms import PlaceName
    from geolibya.place_refs import PlaceRef
    from geolibya.reading import Reading

FEWEST = 2
"""Sections that make a digest: a single head may be a dateline."""
_LEAD = re.compile(r"[\s\d.)(*•●■▪#–—-]*")
"""What may stand before a head: a bullet, a number, marks of a heading."""
_TAIL = re.compile(r"\*{0,2}\s*(?:[.:]|[–—-](?=\s)|$)|\*{0,2}\s*(?=\n)")
"""What ends a head."""
_ALONE = re.compile(r"[ .:*]*(?:\n|$)")


def find(reading: Reading, names: Sequence[PlaceName]) -> frozenset[int]:
    """Give where the names begin that head a section each; none where fewer than two do."""
    text = reading.text
    found = frozenset(
        name.start
        for name in names
        if name.role == "literal"
        and name.place.country == "LY"
        and _LEAD.fullmatch(text, _paragraph_start(reading, name.start), name.start)
        and _TAIL.match(text, name.end)
    )
    return found if len(found) >= FEWEST else frozenset()


def by_paragraph(reading: Reading, refs: Sequence[PlaceRef], heads: frozenset[int]) -> Mapping[int, PlaceRef]:
    """Give the place of each paragraph of a section; a head on a line of its own holds until the next one."""
    headed = {_paragraph(reading, ref.start): ref for ref in refs if ref.start in heads and not ref.back}
    alone = {paragraph for paragraph, ref in headed.items() if _ALONE.match(reading.text, ref.end)}
    found: dict[int, PlaceRef] = {}
    running: PlaceRef | None = None
    for paragraph in sorted({sentence.paragraph for sentence in reading.sentences}):
        if paragraph in headed:
            found[paragraph] = headed[paragraph]
            running = headed[paragraph] if paragraph in alone else None
        elif running is not None:
            found[paragraph] = running
    return found


def _paragraph(reading: Reading, start: int) -> int:
    return reading.sentences[reading.sentence_at(start)].paragraph


def _paragraph_start(reading: Reading, start: int) -> int:
    return reading.paragraph_starts[_paragraph(reading, start)]
