"""Where labels and symbols stand in a figure, by the rules of the page: nothing covers what was there before."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROUNDS = 16
MAY_OVERLAP = 0.86
"""Of the two radii: symbols may touch and lap a little."""


class Rect(NamedTuple):
    """A rectangle on the sheet, in points, y down."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Its width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height."""
        return self.bottom - self.top

    def meets(self, other: Rect) -> bool:
        """Tell whether two of them overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def grown(self, by: float) -> Rect:
        """Give it with a margin."""
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def within(self, other: Rect) -> bool:
        """Tell whether it lies wholly in another."""
        return other.holds(self.left, self.top) and other.holds(self.right, self.bottom)


class Disc(NamedTuple):
    """A symbol on the sheet with the room that it keeps."""

    x: float
    y: float
    r: float

    def hits(self, box: Rect) -> bool:
        """Tell whether it reaches into a rectangle."""
        dx = self.x - max(box.left, min(self.x, box.right))
        dy = self.y - max(box.top, min(self.y, box.bottom))
        return math.hypot(dx, dy) < self.r


def around(
    x: float, y: float, w: float, h: float, gap: float, tall: float | None = None
) -> list[tuple[float, float]]:
    """Give the middles of a label round a point that keeps `gap`, and `tall` above and below where that is less.

    Right, left, above, below, then the corners.
    """
    tall = gap if tall is None else tall
    dx, dy = gap + w / 2 + 1.5, tall + h / 2 + 0.5
    cx, cy = gap * 0.7 + w / 2 + 1, tall * 0.7 + h / 2
    sides = [(x + dx, y), (x - dx, y), (x, y - dy), (x, y + dy)]
    return sides + [(x + sx * cx, y + sy * cy) for sx in (1, -1) for sy in (-1, 1)]


def lead(symbol: Disc, box: Rect) -> shapely.LineString:
    """Give the line from the edge of a symbol to its label."""
    middle = np.array(symbol[:2])
    nearest = np.array([
        min(max(symbol.x, box.left), box.right),
        min(max(symbol.y, box.top), box.bottom),
    ])  # fmt: skip
    way = nearest - middle
    start = middle + way * (symbol.r / max(symbol.r, float(np.hypot(*way))))
    return shapely.LineString([start, nearest])


class Placement:
    """Places labels one after the other, the more important first; no line to one runs over what is there.

    Attributes
    ----------
    taken : list of Rect
    leads : list of LineString
        From symbols to labels that stand off.
    """

    def __init__(self, view: Rect, discs: Sequence[Disc], taken: Iterable[Rect] = ()) -> None:
        self.view = view
        self.discs = discs
        self.taken = list(taken)
        self.leads: list[shapely.LineString] = []

    def place(
        self, candidates: Iterable[tuple[float, float]], w: float, h: float, symbol: Disc | None = None
    ) -> tuple[float, float] | None:
        """Give the first middle at which a label of this size is free, or None where it has to give way.

        Parameters
        ----------
        symbol : Disc, optional
            From which a line leads to the label.
        """
        for x, y in candidates:
            box = Rect(x - w / 2, y - h / 2, x + w / 2, y + h / 2)
            if not self._is_free(box):
                continue
            if symbol is not None:
                line = lead(symbol, box)
                if not self._is_clear(line, symbol):
                    continue
                self.leads.append(line)
            self.taken.append(box)
            return x, y
        return None

    def _is_free(self, box: Rect) -> bool:
        return (
            box.within(self.view)
            and not any(map(box.meets, self.taken))
            and not any(disc.hits(box) for disc in self.discs)
            and not any(line.intersects(shapely.box(*box)) for line in self.leads)
        )

    def _is_clear(self, line: shapely.LineString, symbol: Disc) -> bool:
        """Say whether a line crosses no label, no other line and no other symbol."""
        others = (disc for disc in self.discs if disc[:2] != symbol[:2])
        return not (
            any(line.intersects(shapely.box(*box)) for box in self.taken)
            or any(map(line.intersects, self.leads))
            or any(line.distance(shapely.Point(disc[:2])) < disc.r for disc in others)
        )


def spread(points: Sequence[Disc], limit: float) -> list[Disc]:
    """Move crowded symbols apart by at most `limit` each; a large one stays nearer to its place."""
    home = np.array([(p.x, p.y) for p in points], dtype=float).reshape(-1, 2)
    at = home.copy()
    pairs = _neighbours(home, np.array([p.r for p in points]), limit)
    for _ in range(ROUNDS):
        moved = False
        for i, j in pairs:
            moved |= _push(at, points, i, j)
        away = at - home
        far = np.hypot(away[:, 0], away[:, 1])
        too_far = far > limit
        at[too_far] = home[too_far] + away[too_far] * (limit / far[too_far])[:, None]
        if not moved:
            break
    return [Disc(float(x), float(y), p.r) for (x, y), p in zip(at, points, strict=True)]


def _neighbours(home: np.ndarray, radii: np.ndarray, limit: float) -> list[tuple[int, int]]:
    """Give the pairs that could ever touch."""
    distances = np.hypot(*(home[:, None] - home[None]).transpose(2, 0, 1))
    near = distances < (radii[:, None] + radii[None]) + 2 * limit
    return [(int(i), int(j)) for i, j in np.argwhere(np.triu(near, 1))]


def _push(at: np.ndarray, points: Sequence[Disc], i: int, j: int) -> bool:
    """Push two symbols apart where they overlap."""
    a, b = points[i], points[j]
    room = (a.r + b.r) * MAY_OVERLAP
    way = at[j] - at[i]
    distance = math.hypot(*way)
    if distance >= room:
        return False
    if distance < 0.01:  # noqa: PLR2004  # the same point: a direction that depends on their order alone
        way, distance = np.array([math.cos(2.4 * j), math.sin(2.4 * j)]), 1.0
    push = (room - distance) / 2 / distance * way
    share = 2 * b.r / (a.r + b.r)
    at[i] -= push * share
    at[j] += push * (2 - share)
    return True
