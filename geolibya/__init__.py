"""geolibya: a geospatial map of reported military activity in Libya."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geolibya.eventset import EventSet
    from geolibya.extractor import Extractor
    from geolibya.gazetteer import Gazetteer
    from geolibya.geocoder import GazetteerGeocoder
    from geolibya.maps import EventLayer, draw_map
    from geolibya.reports import read_reports

__version__ = "0.1.0"
__all__ = [
    "EventLayer",
    "EventSet",
    "Extractor",
    "Gazetteer",
    "GazetteerGeocoder",
    "__version__",
    "draw_map",
    "read_reports",
]

_HOMES = {
    "EventLayer": "maps",
    "EventSet": "eventset",
    "Extractor": "extractor",
    "Gazetteer": "gazetteer",
    "GazetteerGeocoder": "geocoder",
    "draw_map": "maps",
    "read_reports": "reports",
}
"""Module of each public name; imported when it is asked for, so that one part does not wait for another."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
