"""The gazetteer as GeoJSON and as one table."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from geolibya.gazetteer import COLUMNS, LANGUAGES
from geolibya.tables import SEPARATOR

if TYPE_CHECKING:
    from geolibya.gazetteer import Gazetteer
    from geolibya.records import Place


def cells_of(place: Place) -> dict[str, str]:
    """Give a place as the cells of its row, as the tables have them."""
    cells = {column: str(getattr(place, column, "")) for column in COLUMNS}
    cells |= {f"names_{language}": SEPARATOR.join(place.names.get(language, ())) for language in LANGUAGES}
    cells |= {column: f"{getattr(place, column):.10g}" for column in ("lat", "lon", "radius_km")}
    cells["population"] = str(place.population or "")
    cells["checked"] = SEPARATOR.join(place.checked) or "none"
    return cells


def to_csv(gazetteer: Gazetteer) -> str:
    """Give all places as one table with the columns of the place tables."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(cells_of(place) for place in gazetteer)
    return text.getvalue()


def _feature(place: Place) -> dict[str, Any]:
    properties: dict[str, Any] = {
        k: v for k, v in cells_of(place).items() if v and not k.startswith("names_")
    }
    properties |= {"lat": place.lat, "lon": place.lon, "radius_km": place.radius_km}
    properties["names"] = {language: list(names) for language, names in place.names.items() if names}
    properties["checked"] = list(place.checked)
    if place.population:
        properties["population"] = place.population
    geometry = {"type": "Point", "coordinates": [place.lon, place.lat]}
    return {"type": "Feature", "id": place.id, "geometry": geometry, "properties": properties}


def to_geojson(gazetteer: Gazetteer) -> str:
    """Give all places as a GeoJSON FeatureCollection of points."""
    lines = [json.dumps(_feature(place), ensure_ascii=False) for place in gazetteer]
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n"
