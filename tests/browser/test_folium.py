"""folium's own elements on our page, and our layer on a folium map, in a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import folium
import pytest
from maps.sample import SAMPLE

from geolibya.maps import EventLayer, draw_map

if TYPE_CHECKING:
    from pathlib import Path

    from browser.conftest import Opened

pytestmark = pytest.mark.browser


def test_a_users_elements_work_on_the_page(opened: Opened, tmp_path: Path) -> None:
    """A marker with a popup, a circle and a GeoJSON line are drawn, and their layer can be switched off."""
    page_map = draw_map(SAMPLE)
    group = folium.FeatureGroup(name="Pipelines")
    page_map.add_child(group)
    folium.Marker([29, 16], popup="A <b>depot</b>", tooltip="Depot").add_to(group)
    folium.CircleMarker([28, 20], radius=9).add_to(group)
    line = {"type": "LineString", "coordinates": [[12, 30], [18, 29]]}
    folium.GeoJson(line, name="Line").add_to(group)
    page_map.save(tmp_path / "map.html")
    page = opened.goto(tmp_path / "map.html")
    marker = page.locator("img.leaflet-marker-icon")
    assert marker.evaluate("icon => icon.complete && icon.naturalWidth > 0")
    marker.click()
    assert page.locator(".leaflet-popup-content b").text_content() == "depot"
    page.locator(".leaflet-control-layers").hover()
    page.get_by_label("Pipelines").uncheck()
    assert marker.count() == 0
    assert opened.errors == []


def test_layers_of_ours_can_be_switched_off(opened: Opened, tmp_path: Path) -> None:
    """Events, regions, names and uncertainty are whole layers of the control."""
    draw_map(SAMPLE).save(tmp_path / "map.html")
    page = opened.goto(tmp_path / "map.html")
    page.locator(".leaflet-control-layers").hover()
    for name, selector in {
        "Events": ".gl-symbol",
        "Known only to a region": ".gl-area",
        "Place names": ".gl-label",
    }.items():
        assert page.locator(selector).count() > 0
        page.get_by_label(name, exact=True).uncheck()
        assert page.locator(selector).count() == 0
    page.get_by_label("How far off a place may be").check()
    assert page.locator(".gl-margin").count() > 10
    page.get_by_label("No base map").check()
    assert page.locator(".gl-land-home").count() == 0


def test_the_layer_works_in_a_plain_folium_map(opened: Opened, root: Path, tmp_path: Path) -> None:
    """With the Leaflet that folium loads, symbols are drawn and a click shows the evidence."""
    leaflet = root / "frontend" / "node_modules" / "leaflet" / "dist"
    if not leaflet.is_dir():
        pytest.skip("Leaflet is not there: run npm ci in frontend/")
    plain = folium.Map([28, 17], zoom_start=6, tiles=None)
    EventLayer(SAMPLE).add_to(plain)
    plain.add_child(folium.LayerControl(collapsed=False))
    text = re.sub(
        r'<script src="[^"]*"></script>|<link rel="stylesheet" href="[^"]*"/>', "", plain.get_root().render()
    )
    script, style = ((leaflet / name).read_text(encoding="utf-8") for name in ("leaflet.js", "leaflet.css"))
    text = text.replace("<head>", f"<head><script>{script}</script><style>{style}</style>", 1)
    (tmp_path / "plain.html").write_text(text, encoding="utf-8")
    page = opened.page
    page.goto((tmp_path / "plain.html").as_uri())
    page.locator('.gl-symbol[aria-label^="Sirte"]').click()
    page.locator(".leaflet-popup [data-event]").first.wait_for()
    assert page.locator(".leaflet-popup [data-event]").count() == 3
    page.get_by_label("Events").uncheck()
    assert page.locator(".gl-symbol").count() == 0
    assert opened.errors == []
