"""A stretch of a report that says where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geolibya import locatives

if TYPE_CHECKING:
    from geolibya.gazetteer import Gazetteer
    from geolibya.locatives import Footprint
    from geolibya.records import Place

WIDE_KM = 200.0
"""From this radius on a place is a region or country."""


@dataclass(frozen=True)
class PlaceRef:
    """A stretch that says where.

    Attributes
    ----------
    op : str
        `at`, `near`, `direction`, `part`, `outskirts`, `from` (a distance without direction).
    bearing, distance_km : float or None
        Degrees from north, and how far.
    site : bool
        Whether something can have happened there; else it only tells where another place lies.
    rule : str
        How the place was found, in words.
    """

    start: int
    end: int
    place: Place
    op: str = "at"
    bearing: float | None = None
    distance_km: float | None = None
    site: bool = True
    rule: str = ""
    back: bool = False

    @property
    def wide(self) -> bool:
        """Whether it is known to a region or country only."""
        return self.place.radius_km >= WIDE_KM

    def footprint(self, gazetteer: Gazetteer) -> Footprint:
        """Draw what the words allow."""
        if self.op == "near":
            return locatives.near(self.place, gazetteer)
        if self.op == "from":
            return locatives.distance_from(self.place, self.distance_km or 0.0, gazetteer)
        if self.op == "direction" and self.bearing is not None:
            return locatives.direction(self.place, self.bearing, gazetteer, self.distance_km)
        if self.op == "part" and self.bearing is not None:
            return locatives.part_of(self.place, self.bearing, gazetteer)
        if self.op == "outskirts":
            return locatives.outskirts(self.place, gazetteer, self.bearing)
        return locatives.at(self.place, gazetteer)
