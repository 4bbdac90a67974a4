"""Maps: one static page with all that it needs, and the events as a layer for anyone's folium map."""

from __future__ import annotations

from geolibya.maps.elements import EventLayer
from geolibya.maps.page import EventMap, draw_map
from geolibya.maps.sealing import PageError

__all__ = ["EventLayer", "EventMap", "PageError", "draw_map"]
