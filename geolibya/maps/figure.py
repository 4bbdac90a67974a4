"""A figure for print: map, legend, scale and numbered sources on one sheet, as PNG, SVG or PDF."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from geolibya.errors import GeolibyaError
from geolibya.gazetteer import Gazetteer
from geolibya.maps.elements import TITLES
from geolibya.maps.figure_layout import FLATTEST, POINTS_PER_MM, Layout
from geolibya.maps.figure_paper import settings
from geolibya.maps.figure_sites import Box, Drawn, draw_up
from geolibya.maps.figure_tables import Words
from geolibya.maps.figure_view import box_round
from geolibya.maps.payload import make_payload
from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.maps.figure_paper import Paper
    from geolibya.maps.payload import EventsLike
    from geolibya.records import Event, Place

LIBYA = Box(7.3, 18.8, 27.6, 34.7)
"""The country with room for the names of sea and neighbours."""
KINDS = ("png", "svg", "pdf")
DPI = 300
SCREEN_DPI = 144
WIDTH_MM = 180.0
"""Of an A4 page between its margins."""
NARROWEST_MM = 80.0
AROUND_KM = 60.0
"""What is shown round a place that has no area."""
AREA_MARGIN = 0.06
UNVERIFIED = {
    "en": "Reported, not verified.",
    "fr": "Rapporté, non vérifié.",
    "ar": "ما أُبلغ عنه غير مؤكَّد بالضرورة.",
}
"""The caption where none is given."""


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
        self.paper.save(picture, "png", SCREEN_DPI)
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
        return box_round(place.lat, place.lon, max(AROUND_KM, place.radius_km * 1.2), FLATTEST)
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
    notes: Sequence[str] = (),
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
    notes : sequence of str
        What stands after the caption, such as what was held back or rounded.
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
    chosen = _Military(events, vocabulary) if chosen is None else chosen
    payload = make_payload(
        chosen, language=language, title="", embed=False, gazetteer=gazetteer, vocabulary=vocabulary
    )
    drawn = draw_up(chosen.events, payload, words, box)
    layout = Layout(drawn, payload, words, gazetteer, vocabulary)
    with settings():
        paper = layout.draw(
            width_mm * POINTS_PER_MM,
            box or LIBYA,
            title=TITLES[language] if title is None else title,
            captions=(UNVERIFIED[language] if caption is None else caption, *notes),
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
