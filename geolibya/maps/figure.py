"""A figure for print: map, legend, scale and numbered sources on one sheet, as PNG, SVG or PDF."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import geolibya
from geolibya.errors import GeolibyaError
from geolibya.gazetteer import Gazetteer
from geolibya.maps.elements import TITLES
from geolibya.maps.figure_insets import TOWNS, Inset, choose_insets
from geolibya.maps.figure_labels import Rect
from geolibya.maps.figure_legend import Sheet, draw_legend, draw_scale, draw_sources
from geolibya.maps.figure_map import LINE, draw_areas, draw_base, draw_symbols, place_symbols
from geolibya.maps.figure_names import Names
from geolibya.maps.figure_paper import Paper, Style, settings
from geolibya.maps.figure_sites import Box, Drawn, draw_up
from geolibya.maps.figure_tables import Words, colour, look_of
from geolibya.maps.figure_view import View, box_round
from geolibya.maps.payload import make_payload
from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from geolibya.maps.figure_sites import Site
    from geolibya.maps.payload import EventsLike
    from geolibya.records import Event, Place

LIBYA = Box(7.3, 18.8, 27.6, 34.7)
KINDS = ("png", "svg", "pdf")
WIDTH_MM = 180.0
"""Of an A4 page between its margins."""
NARROWEST_MM = 80.0
BESIDE_MM = 130.0
"""Width from which the legend stands beside the map, not below it."""
LEGEND = 128.0
GUTTER = 12.0
MARGIN = 4.0
"""Points."""
FLATTEST, STEEPEST = 0.6, 1.15
"""Height of the map in widths."""
AROUND_KM = 60.0
"""What is shown round a place that has no area."""
AREA_MARGIN = 0.06
DPI = 300
MOST_SOURCES = 40
LETTERS = "AB"
TITLE = Style(13.5, weight="bold", kind="serif")
COUNT = Style(7.4, "#5c574f")
CAPTION = Style(7.6, kind="serif")
FOOT = Style(5.8, "#5c574f")
UNVERIFIED = {
    "en": "Reported, not verified.",
    "fr": "Rapporté, non vérifié.",
    "ar": "ما أُبلغ عنه غير مؤكَّد بالضرورة.",
}
NUMBERED = {
    "en": "Small figures after names are those of the sources.",
    "fr": "Les petits chiffres après les noms sont ceux des sources.",
    "ar": "الأرقام الصغيرة بعد الأسماء هي أرقام المصادر.",
}
"""The caption where none is given, and what is added where names carry the numbers of sources."""


class FigureError(GeolibyaError, ValueError):
    """A figure was asked for that cannot be drawn."""


class EventFigure:
    """A figure that was drawn; the same one gives the same bytes.

    Attributes
    ----------
    drawn : Drawn
        What it shows and counts.
    """

    def __init__(self, paper: Paper, drawn: Drawn) -> None:
        self.paper = paper
        self.drawn = drawn

    def save(self, path: str | Path, *, dpi: int = DPI) -> None:
        """Write it; the suffix says whether as PNG, SVG or PDF.

        Raises
        ------
        FigureError
            For another suffix.
        """
        path = Path(path)
        self.paper.save(path, kind_of(path), dpi)

    def _repr_png_(self) -> bytes:
        """Show it in a notebook."""
        picture = io.BytesIO()
        self.paper.save(picture, "png", 144)
        return picture.getvalue()


def kind_of(path: Path) -> str:
    """Tell by the suffix of a file what is written to it."""
    kind = path.suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise FigureError(f"{path}: {path.suffix or 'no suffix'} is no figure; wants .png, .svg or .pdf")
    return kind


def box_of(place: Place, gazetteer: Gazetteer) -> Box:
    """Give what to show of a place: its area, or what lies round it."""
    area = gazetteer.areas.get(place.id)
    if area is None:
        return box_round(place.lat, place.lon, max(AROUND_KM, place.radius_km * 1.2))
    west, south, east, north = area.bounds
    x, y = (east - west) * AREA_MARGIN, (north - south) * AREA_MARGIN
    return Box(west - x, south - y, east + x, north + y)


def draw_figure(  # noqa: PLR0913  # all but the first are optional, by name
    events: EventsLike,
    *,
    chosen: EventsLike | None = None,
    language: str = "en",
    title: str | None = None,
    caption: str | None = None,
    box: Box | None = None,
    width_mm: float = WIDTH_MM,
    gazetteer: Gazetteer | None = None,
    vocabulary: Vocabulary | None = None,
) -> EventFigure:
    """Draw events as a figure for print.

    Parameters
    ----------
    events : EventSet
        Anything that has `.events` and `.reports`.
    chosen : EventSet, optional
        Those of them to draw; by default those that a page shows at first: all but political and humanitarian ones.
    language : str
        `en`, `fr` or `ar`.
    caption : str, optional
        A text under the map; empty for none.
    box : Box, optional
        What to show: events at other places are left out. By default all of Libya.
    width_mm : float
        Of the sheet; below 130 the legend stands under the map.

    Examples
    --------
    >>> draw_figure(strikes, title="Air strikes, 2019").save("strikes.pdf")  # doctest: +SKIP
    """
    if language not in TITLES:
        raise ValueError(f"language is {language!r}, wants one of {', '.join(TITLES)}")
    if width_mm < NARROWEST_MM:
        raise FigureError(f"width is {width_mm:g} mm, wants at least {NARROWEST_MM:g}")
    gazetteer = gazetteer or Gazetteer.load()
    vocabulary = vocabulary or Vocabulary.load()
    words = Words(language)
    chosen = chosen or _Military(events, vocabulary)
    payload = make_payload(
        chosen, language=language, title="", embed=False, gazetteer=gazetteer, vocabulary=vocabulary
    )
    drawn = draw_up(chosen.events, payload, words, box)
    layout = _Layout(drawn, payload, words, gazetteer, vocabulary)
    with settings():
        paper = layout.draw(
            width_mm / 25.4 * 72,
            box or LIBYA,
            title=TITLES[language] if title is None else title,
            caption=UNVERIFIED[language] if caption is None else caption,
            total=len(events.events),
        )
    return EventFigure(paper, drawn)


class _Military:
    """The events of the groups that a page shows at first."""

    def __init__(self, events: EventsLike, vocabulary: Vocabulary) -> None:
        self.reports = events.reports
        self.events: Sequence[Event] = tuple(
            event for event in events.events if _is_military(event, vocabulary)
        )


def _is_military(event: Event, vocabulary: Vocabulary) -> bool:
    activity = vocabulary.activities.get(event.activity)
    group = vocabulary.groups.get(event.group or (activity.parent if activity else ""))
    return group is None or group.military


class _Layout:
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
        self.most = max((site.count for site in drawn.sites), default=1)

    def draw(self, width: float, box: Box, *, title: str, caption: str, total: int) -> Paper:
        """Draw all of it on one sheet."""
        self.paper = paper = Paper(width, width)
        head = Sheet(paper, self.words, MARGIN, width - MARGIN, MARGIN)
        head.paragraph(title, TITLE)
        head.y += 1
        head.paragraph(self.count(total), COUNT)
        beside = width >= BESIDE_MM / 25.4 * 72
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
        if self.numbered:
            caption = f"{caption} {NUMBERED[self.words.language]}".strip()
        if caption:
            foot.paragraph(caption, CAPTION)
            foot.y += 3
        if self.drawn.reports:
            draw_sources(foot, self.drawn.reports, MOST_SOURCES)
        foot.y += 3
        foot.line(f"{self.words.say('attribution')} · geolibya {geolibya.__version__}", FOOT)
        paper.resize(foot.y + FOOT.size + MARGIN + 2)
        return paper

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
        insets = choose_insets(view, spots, towns, [scale])
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
        draw_symbols(self.paper, spots, self.words)
        names = Names(self.paper, view, self.words, spots, blocked)
        for inset, letter in zip(insets, LETTERS, strict=False):
            self.window(view, inset)
            names.window(view.rect(inset.box), inset.town, letter)
        names.write(self.payload["towns"], numbered=self.numbered)

    def window(self, view: View, inset: Inset) -> None:
        """Draw on the map what an inset shows: its outline, a dot for each symbol."""
        self.paper.rectangle(view.rect(inset.box), fill="#ffffff", edge=colour("ink"), width=LINE * 1.4)
        for site in self.drawn.sites:
            if site.area is None and inset.box.holds(site.lat, site.lon):
                self.paper.circle(*view.at(site.lat, site.lon), 1.1, fill=look_of(site.group).colour)

    def inset(self, inset: Inset, letter: str) -> None:
        """Draw an inset with its letter and scale."""
        frame = inset.frame
        view = View(inset.box, frame)
        km, length = view.bar(frame.width * 0.3)
        scale = Rect(frame.right - length - 12, frame.bottom - 17, frame.right, frame.bottom)
        head = Rect(frame.left, frame.top, frame.left + 14, frame.top + 13)
        inside = [
            site for site in self.drawn.sites if site.area is None and inset.box.holds(site.lat, site.lon)
        ]
        self.part(view, inside, [scale, head])
        draw_scale(self.paper, self.words, km, length, (frame.right - length - 6, frame.bottom - 5))
        self.paper.rectangle(head, fill=colour("ink"))
        style = Style(7.5, "#ffffff", "bold")
        self.paper.text(
            frame.left + 7, frame.top + 6.5, letter, style, across="center", down="center_baseline"
        )
        self.paper.rectangle(frame, edge=colour("ink"), width=LINE * 1.2)


def _in_any(site: Site, boxes: Sequence[Box]) -> bool:
    return any(box.holds(site.lat, site.lon) for box in boxes)
