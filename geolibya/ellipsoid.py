"""Distances and shapes on the WGS 84 ellipsoid; points are (lat, lon), shapes have x as longitude."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from pyproj import Geod
from shapely.geometry import Polygon

if TYPE_CHECKING:
    from collections.abc import Sequence

_GEOD = Geod(ellps="WGS84")
CIRCLE_POINTS = 48
SHAPES_KEPT = 1024
"""Shapes, of a kilobyte each, that are kept: reports name the same places over and over."""


def destination(lat: float, lon: float, bearing_deg: float, distance_km: float) -> tuple[float, float]:
    """Give latitude and longitude of the point at a bearing and distance."""
    lon2, lat2, _ = _GEOD.fwd(lon, lat, bearing_deg, distance_km * 1000)
    return float(lat2), float(lon2)


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Give the length of the geodesic between two points in km."""
    return float(_GEOD.inv(lon1, lat1, lon2, lat2)[2]) / 1000


def bearings_and_distances(
    origins: Sequence[tuple[float, float]], goal: tuple[float, float]
) -> list[tuple[float, float]]:
    """Give, from each of several points to one, the bearing in degrees from north and the distance in km."""
    n = len(origins)
    lats, lons = zip(*origins, strict=True) if origins else ((), ())
    bearings, _, metres = _GEOD.inv(lons, lats, [goal[1]] * n, [goal[0]] * n)
    return [(bearing % 360, m / 1000) for bearing, m in zip(bearings, metres, strict=True)]


def midpoint(lat1: float, lon1: float, lat2: float, lon2: float) -> tuple[float, float]:
    """Give latitude and longitude half way between two points."""
    azimuth, _, length = _GEOD.inv(lon1, lat1, lon2, lat2)
    return destination(lat1, lon1, azimuth, length / 2000)


def _arc(lat: float, lon: float, azimuths: Sequence[float], radius_km: float) -> list[tuple[float, float]]:
    """Points at `radius_km` from a centre, by azimuth."""
    n = len(azimuths)
    lons, lats, _ = _GEOD.fwd([lon] * n, [lat] * n, azimuths, [radius_km * 1000] * n)
    return list(zip(lons, lats, strict=True))


@lru_cache(maxsize=SHAPES_KEPT)
def sector(
    lat: float,
    lon: float,
    radius_km: float,
    bearing_deg: float = 0.0,
    half_angle_deg: float = 180.0,
    inner_km: float = 0.0,
) -> Polygon:
    """Draw a circle, a ring, or a sector of either.

    Parameters
    ----------
    lat, lon : float
        Its centre.
    radius_km, inner_km : float
        Outer and inner radius.
    bearing_deg, half_angle_deg : float
        Its middle direction and how far it reaches to either side; 180 is all round.
    """
    if half_angle_deg >= 180:
        round_ = np.linspace(0, 360, CIRCLE_POINTS, endpoint=False).tolist()
        return Polygon(
            _arc(lat, lon, round_, radius_km), [_arc(lat, lon, round_, inner_km)] if inner_km else None
        )
    steps = max(8, round(CIRCLE_POINTS * half_angle_deg / 180))
    sweep = np.linspace(bearing_deg - half_angle_deg, bearing_deg + half_angle_deg, steps).tolist()
    inside = _arc(lat, lon, sweep[::-1], inner_km) if inner_km else [(lon, lat)]
    return Polygon(_arc(lat, lon, sweep, radius_km) + inside)


def corridor(a: tuple[float, float], b: tuple[float, float], width_km: float, middle_km: float) -> Polygon:
    """Draw what lies along the geodesic between two points, each (lat, lon).

    Parameters
    ----------
    a, b : tuple of float
        Where it ends, round.
    width_km, middle_km : float
        How far it reaches to either side at its ends, and half way.
    """
    bearing, back, length = _GEOD.inv(a[1], a[0], b[1], b[0])
    share = np.linspace(0, 1, 17)
    lons, lats, azimuths = _GEOD.fwd([a[1]] * 17, [a[0]] * 17, [bearing] * 17, (share * length).tolist())
    ahead = np.asarray(azimuths) + 180  # fwd gives the way back
    widths = (width_km + (middle_km - width_km) * np.sin(np.pi * share)) * 1000
    left, right = (
        list(zip(*_GEOD.fwd(lons, lats, (ahead + side).tolist(), widths.tolist())[:2], strict=True))
        for side in (-90, 90)
    )
    end = _arc(*b, np.linspace(back + 90, back + 270, 12)[1:-1].tolist(), width_km)
    start = _arc(*a, np.linspace(bearing + 90, bearing + 270, 12)[1:-1].tolist(), width_km)
    return Polygon(left + end + right[::-1] + start)
