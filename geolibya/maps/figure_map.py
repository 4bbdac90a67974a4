"""The map of a figure: land, hatched regions, symbols and names, as the page draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely

from geolibya.maps.columns import SCALE
from geolibya.maps.figure_labels import Disc, Rect, spread
from geolibya.maps.figure_paper import Style
from geolibya.maps.figure_tables import (
    basemap,
    colour,
    corners_of,
    look_of,
    number_shift,
    outline_of,
    radius,
    tables,
)
from geolibya.maps.figure_view import hatching

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from geolibya.maps.figure_paper import Paper
    from geolibya.maps.figure_sites import Site
    from geolibya.maps.figure_tables import Words
    from geolibya.maps.figure_view import View

PIXEL = 0.56
"""Points of the sheet for a pixel of the page."""
LINE = 0.6
"""Points for a pixel of a line's width: ink spreads."""
BADGE = 15.0
"""Pixels that the count of a region keeps free."""
STEP_ASIDE = 15.0
STEP_A_ZOOM = 9.0
STEP_FROM = 5.5
"""Pixels that a symbol may step aside, and how they grow with the zoom."""
NOTICED = 5.0
"""Pixels from its place from which a line leads there."""
GRATICULE = 5
HATCH_GAP = 5.6
HATCH_ALPHA = 0.3
FILLS = 0.85
LEADER = "#56524b"
HOLLOW = "#fdfcf9"
PLATE = "#fbf8f1"
"""Colours that the page sets in its scripts rather than its style sheet."""


class Spot(NamedTuple):
    """A symbol on the sheet, and the place that it stands for."""

    site: Site
    disc: Disc
    home: tuple[float, float]


def draw_base(paper: Paper, view: View, districts: Sequence[Sequence[int]]) -> None:
    """Draw sea, land, borders, lines of districts and a graticule."""
    frame = view.frame
    land = basemap()
    paper.rectangle(frame, fill=colour("sea"))
    box = view.box()
    grid = [
        np.array([(lon, box.south), (lon, box.north)])
        for lon in range(-180, 180, GRATICULE)
        if box.west < lon < box.east
    ]
    grid += [
        np.array([(box.west, lat), (box.east, lat)])
        for lat in range(-80, 80, GRATICULE)
        if box.south < lat < box.north
    ]
    paper.lines(view.lines(grid), colour("graticule"), 0.5 * LINE, clip=frame, alpha=0.35)
    for polygons, fill, edge in (
        (land.others, colour("land"), colour("otherCoast")),
        (land.home, colour("home"), colour("homeCoast")),
    ):
        rings = view.rings(polygons)
        if rings:
            paper.polygon(rings, fill=fill, edge=edge, width=0.7 * LINE, clip=frame)
    lines = [np.cumsum(np.reshape(line, (-1, 2)), axis=0) / SCALE for line in districts]
    paper.lines(view.lines(lines), colour("district"), 0.7 * LINE, clip=frame, dash=(3, 3), alpha=0.8)
    paper.lines(view.lines(land.borders), colour("border"), 1.2 * LINE, clip=frame)


def draw_areas(paper: Paper, view: View, sites: Sequence[Site]) -> None:
    """Hatch what is known only to a region."""
    for site in sites:
        if site.area is None or not view.frame.holds(*view.at(site.lat, site.lon)):
            continue
        shape = view.shape(site.area)
        if shape.area > FILLS * view.frame.width * view.frame.height:
            continue  # it would hatch the whole map and tell nothing; its count stays
        edges = [ring for part in _polygons(shape) for ring in part]
        paper.lines(
            hatching(shape, HATCH_GAP), colour("area"), LINE * 0.7, clip=view.frame, alpha=HATCH_ALPHA
        )
        paper.lines(edges, colour("area"), LINE * 0.8, clip=view.frame, alpha=0.4)


def _polygons(shape: BaseGeometry) -> list[list[np.ndarray]]:
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return [[np.asarray(ring.coords) for ring in (part.exterior, *part.interiors)] for part in parts]


def place_symbols(view: View, sites: Sequence[Site], most: int) -> list[Spot]:
    """Say where symbols stand: at their places, or a little aside where they crowd; large ones come first."""
    inside = [site for site in sites if view.frame.holds(*view.at(site.lat, site.lon))]
    sized = [(site, BADGE if site.area is not None else radius(site.count, most)) for site in inside]
    sized.sort(key=lambda pair: -pair[1])
    homes = [view.at(site.lat, site.lon) for site, _ in sized]
    rings = [
        Disc(x, y, (r if site.area is not None else r + 2) * PIXEL)
        for (x, y), (site, r) in zip(homes, sized, strict=True)
    ]
    step = min(48.0, max(13.0, STEP_ASIDE + (view.zoom(PIXEL) - STEP_FROM) * STEP_A_ZOOM))
    moved = spread(rings, step * PIXEL)
    return [
        Spot(site, Disc(_inside(disc.x, view.frame.left, view.frame.right, r * PIXEL),
                        _inside(disc.y, view.frame.top, view.frame.bottom, r * PIXEL), r * PIXEL), home)
        for (site, r), disc, home in zip(sized, moved, homes, strict=True)
    ]  # fmt: skip


def _inside(value: float, low: float, high: float, margin: float) -> float:
    return min(max(value, low + margin + 1), high - margin - 1)


def draw_symbols(paper: Paper, spots: Sequence[Spot], words: Words) -> None:
    """Draw symbols over the lines that lead to their places."""
    led = [spot for spot in spots if spot.site.area is None and _distance(spot) > NOTICED * PIXEL]
    paper.lines([np.array([spot.home, spot.disc[:2]]) for spot in led], LEADER, 0.9 * LINE)
    for spot in led:
        paper.circle(*spot.home, 1.8 * PIXEL, fill=LEADER)
    for site, disc, _ in spots:
        number = words.number(site.count)
        if site.area is not None:
            draw_badge(paper, disc.x, disc.y, number)
        else:
            draw_symbol(paper, disc, site.group, site.status, number if site.count > 1 else "")


def _distance(spot: Spot) -> float:
    return float(np.hypot(spot.disc.x - spot.home[0], spot.disc.y - spot.home[1]))


def draw_symbol(
    paper: Paper, disc: Disc, group: str, status: str, number: str = "", *, fill: str = ""
) -> None:
    """Draw a symbol: shape and colour of the group, outline of the status."""
    x, y, r = disc
    look, outline = look_of(group), outline_of(status)
    tint = fill or look.colour
    corners = corners_of(look.shape)

    def ring(size: float) -> np.ndarray:
        if corners is None:
            turn = np.linspace(0, 2 * np.pi, 72, endpoint=False)
            return np.column_stack([x + size * np.cos(turn), y + size * np.sin(turn)])
        return np.array([x, y]) + corners * size

    paper.polygon([ring(r)], fill=HOLLOW if outline.hollow else tint)
    if outline.hollow:
        inner = max(2 * PIXEL, r - 1.8 * PIXEL)
        paper.polygon([ring(inner)], edge=tint, width=2.4 * LINE)
    for stroke in outline.strokes:
        paper.outline(ring(r), stroke, LINE)
    if outline.struck:
        arm = r * 1.25
        bar = np.array([(x - arm, y + arm), (x + arm, y - arm)])
        paper.lines([bar], "#ffffff", 4 * LINE)
        paper.lines([bar], tables()["symbols"]["ink"], 1.8 * LINE)
    if number:
        size = max(9.5, min(14.0, r / PIXEL * 1.5 / max(1.0, len(number) * 0.62))) * PIXEL
        ink = tables()["symbols"]["ink"] if outline.hollow else look.ink
        style = Style(size, ink, "bold", halo="#ffffff" if outline.struck else "", halo_width=3 * LINE)
        paper.text(
            x, y + number_shift(look.shape) * r, number, style, across="center", down="center_baseline"
        )


def draw_badge(paper: Paper, x: float, y: float, number: str) -> None:
    """Draw the count of a region."""
    style = Style(11.5 * PIXEL, tables()["symbols"]["ink"], "bold")
    width = 22 * PIXEL + paper.measure(number, style)[0]
    half = 10 * PIXEL
    plate = Rect(x - width / 2, y - half, x + width / 2, y + half)
    paper.rectangle(plate, fill=PLATE, edge=colour("area"), width=1.2 * LINE)
    sample = Rect(plate.left + 2.5 * PIXEL, y - 7.5 * PIXEL, plate.left + 14 * PIXEL, y + 7.5 * PIXEL)
    draw_hatched(paper, sample)
    paper.text((sample.right + plate.right) / 2, y, number, style, across="center", down="center_baseline")


def draw_hatched(paper: Paper, box: Rect) -> None:
    """Draw a sample of hatching."""
    paper.lines(hatching(shapely.box(*box), 3.2), colour("area"), LINE)
