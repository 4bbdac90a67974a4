"""Names of countries and seas on the base map, with the points where they may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geolibya.maps.figure_tables import tables
from geolibya.names import fold_name

if TYPE_CHECKING:
    from geolibya.gazetteer import Gazetteer


def geography(gazetteer: Gazetteer, language: str) -> list[dict[str, Any]]:
    """Give the names in a language, the best point of each first.

    A name that the gazetteer does not have is not on the map: so it is with one that was left out of it before
    publication.
    """
    return [
        {"kind": row["kind"], "zoom": row["zoom"], "name": row["names"][language], "points": row["points"]}
        for row in tables()["geography"]
        if fold_name(row["names"]["en"]) in gazetteer.by_name
    ]
