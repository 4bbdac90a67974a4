"""A stretch of the earth on a part of the sheet, in the Mercator projection of the page."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geolibya.maps.figure_labels import Rect
from geolibya.maps.figure_sites import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

EARTH_KM = 6371.0
TILE = 256
"""Pixels of the page that the equator takes at zoom 0."""
SCALE_STEPS = (1, 2, 5)
BEYOND = 30.0
"""Points by which areas reach beyond the frame, so that no edge of theirs shows in it."""


def _rise(lat: float) -> float:
    return math.asinh(math.tan(math.radians(lat)))


def _fall(rise: float) -> float:
    return math.degrees(math.atan(math.sinh(rise)))


class View:
    """Turns longitude and latitude into points on the sheet.

    Parameters
    ----------
    box : Box
        What has to be seen; more of it is, where its form is not that of the frame.
    frame : Rect
        Where on the sheet.
    """

    def __init__(self, box: Box, frame: Rect) -> None:
        self.frame = frame
        wide = math.radians(box.east - box.west)
        tall = _rise(box.north) - _rise(box.south)
        self.scale = min(frame.width / wide, frame.height / tall)
        self._lon = math.radians((box.west + box.east) / 2)
        self._rise = (_rise(box.north) + _rise(box.south)) / 2
        self._x = (frame.left + frame.right) / 2
        self._y = (frame.top + frame.bottom) / 2

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Give the point on the sheet."""
        return (
            self._x + (math.radians(lon) - self._lon) * self.scale,
            self._y - (_rise(lat) - self._rise) * self.scale,
        )

    def line(self, line: np.ndarray) -> np.ndarray:
        """Give points on the sheet for rows of longitude and latitude."""
        x = self._x + (np.radians(line[:, 0]) - self._lon) * self.scale
        y = self._y - (np.arcsinh(np.tan(np.radians(line[:, 1]))) - self._rise) * self.scale
        return np.column_stack([x, y])

    def zoom(self, point: float) -> float:
        """Give the zoom of the page at which it looks alike, a pixel of the page being so many points."""
        return math.log2(self.scale / point * math.tau / TILE)

    def box(self) -> Box:
        """Give what is seen."""
        half_x = self.frame.width / 2 / self.scale
        half_y = self.frame.height / 2 / self.scale
        return Box(
            math.degrees(self._lon - half_x),
            _fall(self._rise - half_y),
            math.degrees(self._lon + half_x),
            _fall(self._rise + half_y),
        )

    def rect(self, box: Box) -> Rect:
        """Give the rectangle of a box on the sheet."""
        left, top = self.at(box.north, box.west)
        right, bottom = self.at(box.south, box.east)
        return Rect(left, top, right, bottom)

    def rings(self, polygons: Sequence[Sequence[np.ndarray]]) -> list[np.ndarray]:
        """Give the rings of areas on the sheet, cut to the frame."""
        edge = self.frame.grown(BEYOND)
        rings = []
        for polygon in polygons:
            outer, *inner = map(self.line, polygon)
            low, high = outer.min(axis=0), outer.max(axis=0)
            if not Rect(*low, *high).meets(edge):
                continue
            shape = shapely.clip_by_rect(shapely.make_valid(shapely.Polygon(outer, inner)), *edge)
            for part in shapely.get_parts(shape):
                if part.geom_type == "Polygon":
                    rings += [np.asarray(ring.coords) for ring in (part.exterior, *part.interiors)]
        return rings

    def lines(self, lines: Sequence[np.ndarray]) -> list[np.ndarray]:
        """Give the lines that come near the frame."""
        edge = self.frame.grown(BEYOND)
        drawn = map(self.line, lines)
        return [line for line in drawn if Rect(*line.min(axis=0), *line.max(axis=0)).meets(edge)]

    def shape(self, geometry: BaseGeometry) -> BaseGeometry:
        """Give an area on the sheet, cut to the frame."""
        placed = shapely.transform(geometry, self.line)
        return shapely.clip_by_rect(shapely.make_valid(placed), *self.frame.grown(BEYOND))

    def bar(self, longest: float) -> tuple[int, float]:
        """Give a round number of km and its length in points in the middle of the view, at most `longest`."""
        km = EARTH_KM * math.cos(math.radians(_fall(self._rise))) / self.scale
        steps = [step * 10**power for power in range(4) for step in SCALE_STEPS]
        best = max((step for step in steps if step / km <= longest), default=1)
        return best, best / km


def box_round(lat: float, lon: float, km: float, flat: float = 1.0) -> Box:
    """Give the box that reaches so far east and west, and `flat` times as far north and south."""
    degrees = math.degrees(km / EARTH_KM)
    east, north = degrees / math.cos(math.radians(lat)), degrees * flat
    return Box(lon - east, lat - north, lon + east, lat + north)


def hatching(shape: BaseGeometry, gap: float) -> list[np.ndarray]:
    """Give slanting lines over an area; those of areas that overlap fall together."""
    if shape.is_empty:
        return []
    left, top, right, bottom = shape.bounds
    first, last = math.floor((left + top) / gap), math.ceil((right + bottom) / gap)
    slants = [[(n * gap - top, top), (n * gap - bottom, bottom)] for n in range(first, last + 1)]
    cut = shapely.intersection(shapely.MultiLineString(slants), shape)
    return [np.asarray(part.coords) for part in shapely.get_parts(cut) if part.geom_type == "LineString"]
