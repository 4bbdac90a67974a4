"""The sheet of a figure: title and count, map with its insets, legend, caption, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geolibya
from geolibya.maps.figure_insets import TOWNS, Inset, choose_insets
from geolibya.maps.figure_labels import Rect
from geolibya.maps.figure_legend import Sheet, draw_legend, draw_scale, draw_sources
from geolibya.maps.figure_map import LINE, draw_areas, draw_base, draw_symbols, place_symbols
from geolibya.maps.figure_names import Names
from geolibya.maps.figure_paper import POINTS_PER_INCH, Paper, Style, printable
from geolibya.maps.figure_tables import colour, look_of
from geolibya.maps.figure_view import View

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from geolibya.gazetteer import Gazetteer
    from geolibya.maps.figure_sites import Box, Drawn, Site
    from geolibya.maps.figure_tables import Words
    from geolibya.vocabulary import Vocabulary

POINTS_PER_MM = POINTS_PER_INCH / 25.4
BESIDE = 130 * POINTS_PER_MM
"""Width of the sheet from which the legend stands beside the map, not below it."""
LEGEND = 128.0
GUTTER = 12.0
MARGIN = 4.0
"""Points."""
FLATTEST, STEEPEST = 0.6, 1.15
"""Height of the map in widths."""
CITY = 10.0
"""Points round a large town, with or without events, that no inset covers."""
UNNAMED = {
    "en": "No room for a name: {names}.",
    "fr": "Sans nom, faute de place : {names}.",
    "ar": "لم تُكتب أسماؤها لضيق المكان: {names}.",
}
COMMA = {"en": ", ", "fr": ", ", "ar": "، "}
MOST_UNNAMED = 15
MOST_SOURCES = 40
LETTERS = "AB"
TITLE = Style(13.5, weight="bold", kind="serif")
COUNT = Style(7.4, "#5c574f")
CAPTION = Style(7.6, kind="serif")
LETTERING = Style(7.2, "#ffffff", "bold")
FOOT = Style(5.8, "#5c574f")
NUMBERED = {
    "en": "Small figures after names are those of the sources.",
    "fr": "Les petits chiffres après les noms sont ceux des sources.",
    "ar": "الأرقام الصغيرة بعد الأسماء هي أرقام المصادر.",
}
"""Added to the caption where names carry the numbers of sources."""


class Layout:
    """Puts a figure together."""

    def __init__(
        self,
        drawn: Drawn,
        payload: Mapping[str, Any],
        words: Words,
        gazetteer: Gazetteer,
        vocabulary: Vocabulary,
    ) -> None:
        self.drawn = drawn
        self.payload = payload
        self.words = words
        self.gazetteer = gazetteer
        self.vocabulary = vocabulary
        self.numbered = 0 < len(drawn.reports) <= MOST_SOURCES
        self.unnamed: list[str] = []
        self.most = max((site.count for site in drawn.sites), default=1)

    def draw(self, width: float, box: Box, *, title: str, captions: Sequence[str], total: int) -> Paper:
        """Draw all of it on one sheet."""
        self.paper = paper = Paper(width, width, printable(title))
        head = Sheet(paper, self.words, MARGIN, width - MARGIN, MARGIN)
        head.paragraph(title, TITLE)
        head.y += 1
        head.paragraph(self.count(total), COUNT)
        beside = width >= BESIDE
        frame = self.frame(head, box, LEGEND + GUTTER if beside else 0)
        foot = Sheet(paper, self.words, MARGIN, width - MARGIN, self.map(frame, box) + 8)
        if beside:
            left = MARGIN if self.words.is_rtl else frame.right + GUTTER
            side = Sheet(paper, self.words, left, left + LEGEND, frame.top)
            draw_legend(side, self.drawn, self.most, self.vocabulary)
            foot.y = max(foot.y, side.y + 8)
        else:
            draw_legend(foot, self.drawn, self.most, self.vocabulary, columns=2)
            foot.y += 6
        numbered = NUMBERED[self.words.language] if self.numbered else ""
        caption = " ".join(filter(None, (*captions, numbered, self.lacking())))
        if caption:
            foot.paragraph(caption, CAPTION)
            foot.y += 3
        if self.drawn.reports:
            draw_sources(foot, self.drawn.reports, MOST_SOURCES)
        foot.y += 3
        foot.line(f"{self.words.say('attribution')} · geolibya {geolibya.__version__}", FOOT)
        paper.resize(foot.y + FOOT.size + MARGIN + 2)
        return paper

    def lacking(self) -> str:
        """Name the places of events whose names found no room on the map."""
        names = self.unnamed[:MOST_UNNAMED] + ["…"] * (len(self.unnamed) > MOST_UNNAMED)
        return (
            UNNAMED[self.words.language].format(names=COMMA[self.words.language].join(names)) if names else ""
        )

    def count(self, total: int) -> str:
        """Give the honest count, as the header of the page does."""
        drawn, say = self.drawn, self.words.say
        parts = [
            say("shownOf", n=drawn.shown, total=total),
            say("atPlaces", n=len(drawn.sites)),
            say("fromReports", n=len(drawn.reports)),
        ]
        if drawn.period:
            first, last = map(self.words.month, drawn.period)
            parts.append(first if first == last else f"{first} – {last}")
        for key, number in (
            ("notFound", drawn.unplaced),
            ("undatedCount", drawn.undated),
            ("outsideCount", drawn.outside),
        ):
            if number:
                parts.append(say(key, n=number))
        return " · ".join(parts)

    def frame(self, head: Sheet, box: Box, beside: float) -> Rect:
        """Give the frame of the map: as high as what it shows asks for, within reason."""
        width = head.width - beside
        view = View(box, Rect(0, 0, width, width))
        shown = view.rect(box)
        height = width * min(STEEPEST, max(FLATTEST, shown.height / shown.width))
        left = head.left + (beside if self.words.is_rtl else 0)
        top = head.y + 5
        return Rect(left, top, left + width, top + height)

    def map(self, frame: Rect, box: Box) -> float:
        """Draw the map with its insets and scale, and tell where it ends."""
        view = View(box, frame)
        spots = place_symbols(view, self.drawn.sites, self.most)
        towns = [self.gazetteer[name] for name in TOWNS if name in self.gazetteer.places]
        km, length = view.bar(frame.width * 0.22)
        scale = Rect(frame.right - length - 14, frame.bottom - 20, frame.right, frame.bottom)
        cities = [view.at(town["lat"], town["lon"]) for town in self.payload["towns"] if town["major"]]
        kept = [Rect(x, y, x, y).grown(CITY) for x, y in cities]
        insets = choose_insets(view, spots, towns, [scale, *kept])
        boxes = [inset.box for inset in insets]
        outer = [site for site in self.drawn.sites if site.area is not None or not _in_any(site, boxes)]
        self.part(view, outer, [scale, *(inset.frame for inset in insets), *map(view.rect, boxes)], insets)
        draw_scale(self.paper, self.words, km, length, (frame.right - length - 8, frame.bottom - 7))
        for inset, letter in zip(insets, LETTERS, strict=False):
            self.inset(inset, letter)
        self.paper.rectangle(frame, edge=colour("ink"), width=LINE)
        return max(frame.bottom, *(inset.frame.bottom for inset in insets)) if insets else frame.bottom

    def part(
        self, view: View, sites: Sequence[Site], blocked: Sequence[Rect], insets: Sequence[Inset] = ()
    ) -> None:
        """Draw one map: base, hatching, symbols, names."""
        districts = self.payload["districts"]["lines"]
        draw_base(self.paper, view, districts)
        draw_areas(self.paper, view, sites)
        spots = place_symbols(view, sites, self.most)
        for inset in insets:
            self.window(view, inset)
        draw_symbols(self.paper, spots, self.words)
        names = Names(self.paper, view, self.words, spots, blocked)
        for inset, letter in zip(insets, LETTERS, strict=False):
            names.window(view.rect(inset.box), inset.town, letter)
        names.write(self.payload["towns"], self.payload["geography"], numbered=self.numbered)
        self.unnamed += names.unnamed

    def window(self, view: View, inset: Inset) -> None:
        """Draw on the map what an inset shows: its outline, a dot for each symbol."""
        self.paper.rectangle(view.rect(inset.box), edge=colour("ink"), width=LINE * 1.4)
        for site in self.drawn.sites:
            if site.area is None and inset.box.holds(site.lat, site.lon):
                self.paper.circle(*view.at(site.lat, site.lon), 1.1, fill=look_of(site.group).colour)

    def inset(self, inset: Inset, letter: str) -> None:
        """Draw an inset with its letter, the name of its town, and scale."""
        frame = inset.frame
        view = View(inset.box, frame)
        km, length = view.bar(frame.width * 0.3)
        scale = Rect(frame.right - length - 12, frame.bottom - 17, frame.right, frame.bottom)
        name = f"{letter} · {inset.town.label(self.words.language)}"
        width = self.paper.measure(name, LETTERING)[0] + 8
        left = frame.right - width if self.words.is_rtl else frame.left
        head = Rect(left, frame.top, left + width, frame.top + 13)
        inside = [
            site for site in self.drawn.sites if site.area is None and inset.box.holds(site.lat, site.lon)
        ]
        self.part(view, inside, [scale, head])
        draw_scale(self.paper, self.words, km, length, (frame.right - length - 6, frame.bottom - 5))
        self.paper.rectangle(head, fill=colour("ink"))
        middle = (left + width / 2, frame.top + 6.5)
        self.paper.text(*middle, name, LETTERING, across="center", down="center_baseline")
        self.paper.rectangle(frame, edge=colour("ink"), width=LINE * 1.2)


def _in_any(site: Site, boxes: Sequence[Box]) -> bool:
    return any(box.holds(site.lat, site.lon) for box in boxes)
