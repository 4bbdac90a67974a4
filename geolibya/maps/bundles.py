"""The script and style of the page and its base map, as they were built from frontend/."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from geolibya.errors import GeolibyaError

STATIC = Path(__file__).parent / "static"


class BundleError(GeolibyaError, FileNotFoundError):
    """The script and style of the map page were not built."""


@cache
def bundle(name: str) -> str:
    """Read a built file of the front end.

    Raises
    ------
    BundleError
        Where it was never built.
    """
    path = STATIC / name
    if not path.exists():
        raise BundleError(
            f"{path} is missing: run npm ci and npm run build in frontend/, or reinstall geolibya"
        )
    return path.read_text(encoding="utf-8")
