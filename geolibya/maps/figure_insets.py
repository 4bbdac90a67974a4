"""Insets for towns round which the symbols of a map crowd."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geolibya.ellipsoid import distance_km
from geolibya.maps.figure_labels import Rect
from geolibya.maps.figure_sites import Box
from geolibya.maps.figure_view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.maps.figure_map import Spot
    from geolibya.records import Place

TOWNS = ("tripoli", "benghazi")
REACHES_KM = (40.0, 60.0, 90.0)
"""Round a town: how far what an inset shows may lie; the nearest that leaves map and inset least crowded."""
CROWD = 4
"""Symbols from which on an inset is worth its room, if as many overlap on the map."""
SHARES = (0.38, 0.33, 0.28)
"""Of the width of the map that an inset in a corner may take, the largest first."""
LEAST_GAIN = 1.8
"""Times larger than the map that an inset has to be."""
MARGIN = 0.22
NARROWEST_KM = 12.0
EDGE = 6.0
"""Points between an inset and the frame of the map."""
OVER_SCALE = 24.0
"""The same where the scale stands below the inset."""
STRIP = 0.46
"""Height of insets that stand in a row below the map, in widths of the map; two of them share the row."""


@dataclass(frozen=True)
class Inset:
    """A part of the map drawn once more and larger."""

    town: Place
    box: Box
    frame: Rect


def choose_insets(
    view: View, spots: Sequence[Spot], towns: Sequence[Place], taken: Sequence[Rect]
) -> list[Inset]:
    """Say which towns have an inset, and where: in a corner of the map that is free, else in a row below it.

    Parameters
    ----------
    view : View
        Of the whole map.
    spots : sequence of Spot
        Its symbols.
    taken : sequence of Rect
        What insets may not cover, such as the scale and large towns.
    """
    boxes = {town.id: box for town in towns if (box := _crowded(view, spots, town))}
    chosen = [town for town in towns if town.id in boxes]
    if not chosen:
        return []
    rest = [
        spot for spot in spots if not any(box.holds(spot.site.lat, spot.site.lon) for box in boxes.values())
    ]
    blocked = [*taken, *map(view.rect, boxes.values())]
    frames = _corners(view.frame, len(chosen), rest, blocked) or _row(view.frame, len(chosen))
    return [
        Inset(town, View(boxes[town.id], frame).box(), frame)
        for town, frame in zip(chosen, frames, strict=True)
    ]


def _crowded(view: View, spots: Sequence[Spot], town: Place) -> Box | None:
    """Give the box of the symbols round a town, where they overlap and an inset would part them."""
    symbols = [spot for spot in spots if spot.site.area is None]
    boxes: list[tuple[int, Box]] = []
    for reach in REACHES_KM:
        near = [distance_km(town.lat, town.lon, spot.site.lat, spot.site.lon) <= reach for spot in symbols]
        crowd = [spot for spot, is_near in zip(symbols, near, strict=True) if is_near]
        rest = [spot for spot, is_near in zip(symbols, near, strict=True) if not is_near]
        if _overlaps(crowd) < CROWD:
            continue
        box = _box_of(crowd)
        gain = view.frame.width * SHARES[0] / view.rect(box).width
        if gain >= LEAST_GAIN:
            boxes.append((_overlaps(rest) + _overlaps(crowd, gain), box))
    return min(boxes, key=lambda pair: pair[0])[1] if boxes else None


def _row(frame: Rect, number: int) -> list[Rect]:
    """Give the frames of insets below a map."""
    top = frame.bottom + EDGE
    width = (frame.width - EDGE * (number - 1)) / number
    lefts = [frame.left + n * (width + EDGE) for n in range(number)]
    return [Rect(left, top, left + width, top + frame.width * STRIP) for left in lefts]


def _overlaps(spots: Sequence[Spot], gain: float = 1.0) -> int:
    """Count the symbols that overlap another one where their places are, on a map drawn larger by `gain`."""
    return sum(
        any(math.dist(a.home, b.home) * gain < a.disc.r + b.disc.r for b in spots if b is not a)
        for a in spots
    )


def _box_of(spots: Sequence[Spot]) -> Box:
    """Give a square round places, as the map shows squares."""
    lats = [spot.site.lat for spot in spots]
    lons = [spot.site.lon for spot in spots]
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    slope = math.cos(math.radians(lat))
    half = max(max(lats) - min(lats), (max(lons) - min(lons)) * slope) / 2 * (1 + 2 * MARGIN)
    half = max(half, NARROWEST_KM / 111)
    return Box(lon - half / slope, lat - half, lon + half / slope, lat + half)


def _corners(frame: Rect, number: int, spots: Sequence[Spot], taken: Sequence[Rect]) -> list[Rect]:
    """Give corners of the map in which insets cover no symbol; none where there are too few."""
    for share in SHARES:
        side = frame.width * share
        free: list[Rect] = []
        for left in (frame.left + EDGE, frame.right - side - EDGE):
            for top in (frame.bottom - side - EDGE, frame.bottom - side - OVER_SCALE, frame.top + EDGE):
                corner = Rect(left, top, left + side, top + side)
                if not any(map(corner.meets, [*taken, *free])) and not any(
                    spot.disc.hits(corner) for spot in spots
                ):
                    free.append(corner)
        if len(free) >= number:
            return free[:number]
    return []
