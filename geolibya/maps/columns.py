"""Helpers for columnar data: dictionaries of distinct values, delta-coded geometry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np
import shapely
from shapely.geometry import MultiLineString

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from shapely.geometry.base import BaseGeometry

    Key = TypeVar("Key", bound=Hashable)
else:
    Key = TypeVar("Key")

SCALE = 10_000
"""Steps a degree in which geometry is written; 0.0001 degrees are about 10 m."""

COARSEST = 0.01
"""Degrees by which a line may move when it is simplified; a pixel at the zoom that shows a whole region."""


class Index(dict[Key, int], Generic[Key]):
    """Numbers values in the order in which they are first asked for."""

    def __init__(self, values: Iterable[Key] = ()) -> None:
        super().__init__()
        for value in values:
            self[value]  # asking numbers it

    def __missing__(self, key: Key) -> int:
        number = self[key] = len(self)
        return number


def line_deltas(coordinates: np.ndarray) -> list[int]:
    """Write x, y pairs in degrees as differences in steps of 1 / `SCALE`, repeated points left out."""
    steps = np.rint(np.asarray(coordinates)[:, :2] * SCALE).astype(int)
    kept = np.ones(len(steps), bool)
    kept[1:] = (np.diff(steps, axis=0) != 0).any(axis=1)
    pairs: list[int] = np.diff(steps[kept], axis=0, prepend=[[0, 0]]).ravel().tolist()
    return pairs


def polygon_deltas(geometry: BaseGeometry) -> list[list[list[int]]]:
    """Write the polygons of a geometry, simplified in proportion to their size, as delta-coded rings."""
    west, south, east, north = geometry.bounds
    simple = geometry.simplify(min(COARSEST, max(east - west, north - south) / 250))
    parts = [part for part in shapely.get_parts(simple) if part.geom_type == "Polygon"]
    return [[line_deltas(ring.coords) for ring in (part.exterior, *part.interiors)] for part in parts]


def inner_lines(areas: list[BaseGeometry]) -> list[list[int]]:
    """Give the lines that two of the areas share, delta-coded; areas that share borders must share their corners."""
    if not areas:
        return []
    simple = shapely.coverage_simplify(areas, COARSEST)
    parts = shapely.get_parts(simple)
    rings = [np.asarray(ring.coords) for part in parts for ring in (part.exterior, *part.interiors)]
    segments = np.vstack([np.hstack([ring[:-1], ring[1:]]) for ring in rings])
    dx, dy = (segments[:, 2:] - segments[:, :2]).T
    backward = (dx < 0) | ((dx == 0) & (dy < 0))  # both sides of a border are written in one direction
    segments[backward] = segments[backward][:, [2, 3, 0, 1]]
    distinct, uses = np.unique(segments, axis=0, return_counts=True)
    shared = MultiLineString(list(distinct[uses > 1].reshape(-1, 2, 2)))
    return [line_deltas(line.coords) for line in shapely.get_parts(shapely.line_merge(shared))]
