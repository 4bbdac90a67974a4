"""The gazetteer itself as one static page: how people find its errors."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geolibya.maps.bundles import bundle
from geolibya.row_check import feature_codes

if TYPE_CHECKING:
    from geolibya.gazetteer import Gazetteer
    from geolibya.records import Place

HERE = Path(__file__).parent
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>geolibya's gazetteer</title>
<style>{style}</style>
</head>
<body class="gazetteer">
<main id="map" aria-label="Map of the gazetteer"></main>
<aside>
<h1>geolibya's gazetteer</h1>
<p id="count" aria-live="polite"></p>
<input type="search" id="search" aria-label="Search names, ids and notes" placeholder="Name, id or note">
<section id="facts" aria-live="polite"></section>
<fieldset id="kinds"><legend>Kind</legend></fieldset>
<fieldset id="checked"><legend>Point</legend></fieldset>
<p>A dashed circle is the radius within which the true place lies nine times out of ten.
Points are checked against OpenStreetMap (© OpenStreetMap contributors), GeoNames and OurAirports.</p>
</aside>
<script type="application/json" id="gazetteer">{data}</script>
<script>{library}</script>
<script>{script}</script>
</body>
</html>
"""


def _facts(place: Place, gazetteer: Gazetteer) -> dict[str, str]:
    container = gazetteer.places.get(place.within)
    facts = {
        "id": place.id,
        "kind": place.feature_code,
        "point": f"{place.lat}, {place.lon}",
        "radius": f"{place.radius_km:g} km",
        "district": place.adm2_pcode,
        "within": container.name if container else "",
        **{language: ", ".join(names) for language, names in place.names.items()},
        "checked": ", ".join(place.checked) or "none",
        "source": place.source,
        "note": place.note,
        "row": place.row,
    }
    return {label: value for label, value in facts.items() if value}


def _data(gazetteer: Gazetteer) -> str:
    kinds = feature_codes()
    places = [
        {
            "id": place.id,
            "name": place.name,
            "lat": place.lat,
            "lon": place.lon,
            "radius_km": place.radius_km,
            "kind": kinds.get(place.feature_code, "site"),
            "checked": bool(place.checked),
            "facts": _facts(place, gazetteer),
        }
        for place in gazetteer
    ]
    areas: list[dict[str, Any]] = []
    filled = ("PCLI", "PCLS", "ADM2")
    for place_id, area in gazetteer.areas.items():
        place = gazetteer[place_id]
        properties = {"fill": place.feature_code in filled, "home": place.country == "LY"}
        areas.append({"type": "Feature", "properties": properties, "geometry": area.__geo_interface__})
    areas.sort(key=lambda area: not area["properties"]["fill"])  # outlines over fills
    text = json.dumps({"places": places, "areas": areas}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def draw_gazetteer(gazetteer: Gazetteer) -> str:
    """Give the gazetteer as a page that needs nothing but itself, coloured by kind and by `checked`.

    Raises
    ------
    BundleError
        Where the front end was never built.
    """
    library = bundle("page.js")
    script = (HERE / "gazetteer.js").read_text(encoding="utf-8")
    style = bundle("page.css") + (HERE / "gazetteer.css").read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; script-src {_digest(library)} {_digest(script)}; style-src {_digest(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return PAGE.format(policy=policy, style=style, data=_data(gazetteer), library=library, script=script)
