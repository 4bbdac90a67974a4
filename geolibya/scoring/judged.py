"""Gold and predictions as they are read: toponyms and events of one report."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geolibya.errors import ReportError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

EARTH_DIAMETER_KM = 12742

_SMALL_WORDS = frozenset(("the", "a", "le", "la", "les", "of", "de", "du", "des"))

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


def great_circle_km(a: Point, b: Point) -> float:
    """Give the distance on the sphere between two points of latitude and longitude."""
    (lat1, lon1), (lat2, lon2) = (map(math.radians, point) for point in (a, b))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return EARTH_DIAMETER_KM * math.asin(math.sqrt(min(1.0, half)))


@dataclass(frozen=True, eq=False)
class JudgedToponym:
    """A toponym of either side."""

    start: int
    end: int
    text: str
    role: str
    point: Point | None
    radius_km: float

    @classmethod
    def of(cls, item: Mapping[str, Any]) -> JudgedToponym:
        """Read one of a JSONL line."""
        where = _point(item)
        radius = item.get("radius_km") or 0.0
        return cls(item["start"], item["end"], item.get("text") or "", item.get("role") or "", where, radius)

    def has_span_of(self, other: JudgedToponym) -> bool:
        """Say whether both stand for the same stretch of text."""
        return (self.start, self.end) == (other.start, other.end)

    def overlaps(self, other: JudgedToponym) -> bool:
        """Say whether both have a character in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, eq=False)
class JudgedEvent:
    """An event of either side; the `_also` are in gold only."""

    activity: str
    place: str
    point: Point | None
    stated_radius_km: float | None
    relation: str
    status: tuple[str | None, ...]
    actors: tuple[tuple[str, ...], ...]
    targets: tuple[tuple[str, ...], ...]
    attribution: frozenset[str]
    is_attributed: bool
    month: str
    quote: str | None
    optional: bool

    @classmethod
    def of(cls, item: Mapping[str, Any]) -> JudgedEvent:
        """Read one of a JSONL line; the first of several answers is the one that was given first."""
        sources = item.get("attribution") or []

        def answers(name: str) -> tuple[tuple[str, ...], ...]:
            return tuple(tuple(ids) for ids in (item.get(name) or [], *item.get(f"{name}_also", [])))

        return cls(
            activity=item["activity"],
            place=item.get("place") or "",
            point=_point(item),
            stated_radius_km=item.get("radius_km"),
            relation=item.get("relation") or "",
            status=(item.get("status"), *item.get("status_also", [])),
            actors=answers("actors"),
            targets=answers("targets"),
            attribution=frozenset(" ".join(sources).casefold().split()) - _SMALL_WORDS,
            is_attributed=bool(sources),
            month=(item.get("date") or "")[:7],
            quote=item.get("quote"),
            optional=item.get("optional", False),
        )

    @property
    def radius_km(self) -> float:
        """The radius, 0 where none is stated."""
        return self.stated_radius_km or 0.0


def _point(item: Mapping[str, Any]) -> Point | None:
    lat, lon = item.get("lat"), item.get("lon")
    return None if lat is None or lon is None else (lat, lon)


@dataclass(frozen=True)
class JudgedReport:
    """What either side says of one report."""

    toponyms: tuple[JudgedToponym, ...] = ()
    events: tuple[JudgedEvent, ...] = ()


def read_judged(path: Path) -> dict[str, JudgedReport]:
    """Read a JSONL file of gold or predictions, by report.

    Raises
    ------
    ReportError
        Naming the line that is not as it should be.
    """
    found = {}
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReportError(f"{path}: {getattr(error, 'strerror', None) or 'not UTF-8'}") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                item = json.loads(line)
                found[item["report"]] = JudgedReport(
                    tuple(map(JudgedToponym.of, item.get("toponyms", []))),
                    tuple(map(JudgedEvent.of, item.get("events", []))),
                )
            except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
                reason = f"no {error}" if isinstance(error, KeyError) else str(error)
                raise ReportError(f"{path}:{number}: not a line of `geolibya extract`: {reason}") from None
    return found
