"""geolibya: a geospatial map of reported military activity in Libya."""

from __future__ import annotations

__version__ = "0.1.0"
