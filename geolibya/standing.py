"""Sources that a whole report stands on: a study that it is about, or the side whose own release it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geolibya.mentions.sources import Saying
from geolibya.names import fold_name

if TYPE_CHECKING:
    from geolibya.scene import Scene

LONGEST_SIGNATURE = 10
"""Words of the line with which a statement is signed."""
SHORT_NAME = 3
"""Words of a source that may be a name told again ("Townsend", "the ministry")."""
_SHORTEST_NAME = 4
"""Letters; shorter words are particles (Al, Ben)."""


def key_words(text: str) -> list[str]:
    """Give the words by which a name is told again.

    Examples
    --------
    >>> key_words("Gen. Townsend")
    ['townsend']
    """
    return [word for word in re.findall(r"\w+", text.casefold()) if len(word) >= _SHORTEST_NAME]


_DEFINITE = re.compile(
    r"(?:[Tt]he|[Ll]e|[Ll]a|[Ll]['’]|[Ss]on|[Ss]a|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s?(?:[a-zà-ÿ-]+\s)?([a-zà-ÿ-]+)"
)
_NAME = r"[A-ZÀ-Þ][\w'’-]+(?:\s(?:[A-ZÀ-Þ][\w'’-]*|[ae]l-\w+|ben|bin))+"


def name_of(scene: Scene, saying: Saying) -> str:
    """Give title and name of whom a report now calls by the title ("the mayor"); empty where it never named him."""
    told = _DEFINITE.fullmatch(saying.text)
    if told is None or not scene.words.sources.is_in(scene.reading.data[slice(*saying.source)]):
        return ""
    title = rf"(?:\b(?:[Tt]he|[Ll]e|[Ll]a|[Ll]['’])\s?)?\b{re.escape(told.group(1))}\b"
    named = re.compile(rf"{title}(?:\s|\s[^.,;:]{{2,40}},\s|,\s){_NAME}")
    found = list(named.finditer(scene.reading.text, 0, saying.source[0]))
    return found[-1].group() if found else ""


def headline_study(scene: Scene) -> Saying | None:
    """Give the report or inquiry that the headline names."""
    reading = scene.reading
    headline = reading.sentences[0]
    hits = scene.words.sources.find(reading.data[headline.start : headline.end])
    hit = next((hit for hit in hits if "study" in hit.rows), None)
    if hit is None or reading.text[headline.start + hit.end] in ".:":  # the word that a column bears
        return None
    text = reading.text[headline.start + hit.start : headline.start + hit.end]
    saying = Saying(hit.start, hit.end, (hit.start, hit.end), text, "", "neutral", back=True)
    return saying if is_study(scene, saying) else None


def is_study(scene: Scene, saying: Saying) -> bool:
    """Say whether a source is a report or inquiry that somebody else writes about."""
    hits = scene.words.sources.find(scene.reading.data[slice(*saying.source)])
    ours = set(key_words(scene.report.outlet or "")) & set(key_words(saying.text))
    return saying.kind == "neutral" and not ours and any("study" in hit.rows for hit in hits)


def issuer(scene: Scene) -> Saying | None:
    """Give the party whose own outlet the report is: what it does itself is by its own account."""
    data = fold_name(scene.report.outlet or "")
    lexicon = scene.resources.lexicon
    if any("outlet" in hit.rows for hit in lexicon.masks.find(data)):
        return None
    named = [] if _WATCHES.search(data) else lexicon.actors.find(data)
    actor = next((hit.rows[0].actor for hit in named if hit.rows), "") or _releasing(scene)
    if actor == "un":  # speaks of others, in whose war it takes no side
        name = next((a.text for a in scene.actors if a.actor == actor and a.text), "")
        return Saying(0, 0, (0, 0), name, "", "neutral", back=True) if name else None
    return Saying(0, 0, (0, 0), _signature(scene), actor, "party", back=True) if actor else None


_WATCHES = re.compile(
    rb"\b(?:on|about|against|anti|watch|monitor|tracker|observatory|observatoire|project|sur|contre)\b"
)
"""Words of an outlet that writes about a side and is none of its own ("Eye on ISIS")."""
_RELEASE = re.compile(
    r"\b(?:statement|communique|press release|declaration|bulletin|brief|briefing|point de situation)\b"
)
_OWN_FORCES = re.compile(
    r"\b(?:our|nos|notre) (?:\w+ )?(?:forces|units|troops|fighters|heroes|air force|army|men|drones|aircraft|unites"
    r"|troupes|armee|aviation|combattants)\b"
)


def _releasing(scene: Scene) -> str:
    """Give the side whose release a report is: its first line says so, and it speaks of "our forces"."""
    reading = scene.reading
    first = reading.sentences[0]
    if not (_RELEASE.search(reading.lower, first.start, first.end) and _OWN_FORCES.search(reading.lower)):
        return ""
    sides = scene.actors_by_sentence.get(0, ())
    return next((a.actor for a in sides if a.kind in ("group", "state")), "")


_SPOKESMAN = re.compile(
    rf"({_NAME}),\s(?:the\s|le\s|la\s)?(?:[\w-]+\s){{0,3}}(?:spokes(?:man|woman|person)|porte-parole|commander|chief|commandant|chef)\b"
    rf"|(?:spokes(?:man|woman|person)|porte-parole)\s(?:[\w-]+\s){{0,5}}?({_NAME})"
)
"""Who hands a statement out."""
LEAD = 3
"""Sentences in which he is named."""


def _signature(scene: Scene) -> str:
    """Give who signs a report, or hands it out: named in its lead, or beginning its short last line."""
    reading = scene.reading
    lead = reading.sentences[min(LEAD, len(reading.sentences)) - 1].end
    if (handed := _SPOKESMAN.search(reading.text, 0, lead)) is not None:
        return handed[1] or handed[2]
    last = reading.sentences[-1]
    hits = scene.words.sources.find(reading.data[last.start : last.end])
    if not hits or len(reading.columns_of(len(reading.sentences) - 1).texts) > LONGEST_SIGNATURE:
        return ""
    text = reading.text[last.start : last.start + hits[0].end]
    return text if len(text.split()) <= SHORT_NAME else ""
