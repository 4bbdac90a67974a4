"""The event layer as a citizen of anyone's folium map, and a user's elements in a page of ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import folium
import folium.plugins
import pytest

from geolibya.maps import EventLayer, PageError, draw_map
from maps.sample import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from branca.element import Element


def test_the_page_is_a_folium_map() -> None:
    """What draw_map gives can take a folium user's elements."""
    assert isinstance(draw_map(SAMPLE), folium.Map)


def test_a_layer_control_knows_the_layer() -> None:
    """folium.LayerControl lists the layer by its name."""
    plain = folium.Map([28, 17])
    EventLayer(SAMPLE, name="Strikes & more").add_to(plain)
    control = folium.LayerControl()
    plain.add_child(control)
    plain.get_root().render()
    assert list(control.overlays) == ["Strikes & more"]


def test_the_layer_brings_its_script_and_data() -> None:
    """A plain map gets the bundle once and a block of data for each layer."""
    plain = folium.Map([28, 17])
    EventLayer(SAMPLE).add_to(plain)
    EventLayer(SAMPLE, language="ar").add_to(plain)
    text = plain.get_root().render()
    assert len(re.findall(r'<script type="application/[^"]+" id="event_layer_', text)) == 2
    assert text.count("window.geolibya=") == 1


def test_a_users_layers_are_handed_to_the_page() -> None:
    """A feature group that a user adds stands in the page's layer control."""
    page = draw_map(SAMPLE)
    group = folium.FeatureGroup(name="</script> pipelines").add_to(page)
    folium.CircleMarker([30, 18]).add_to(group)
    text = page.to_html()
    assert '"\\u003c/script> pipelines": feature_group_' in text


@pytest.mark.parametrize(
    ("element", "words"),
    [
        (lambda: folium.TileLayer("OpenStreetMap"), "network"),
        (lambda: folium.Marker([30, 18], icon=folium.Icon()), "folium.Icon"),
        (folium.plugins.MarkerCluster, "would fetch"),
        (lambda: EventLayer(SAMPLE), "2 event layers"),
        (lambda: folium.CircleMarker([30, 18], tooltip="</script><script>1</script>"), "</script"),
    ],
)
def test_what_cannot_stand_offline_is_refused_with_a_reason(
    element: Callable[[], Element], words: str
) -> None:
    """The page says what it cannot hold, and why."""
    page = draw_map(SAMPLE)
    element().add_to(page)
    with pytest.raises(PageError, match=words):
        page.to_html()


def test_a_wrong_language_is_named() -> None:
    """The error says what was asked for and what there is."""
    with pytest.raises(ValueError, match=r"'de'.*en, fr, ar"):
        draw_map(SAMPLE, language="de")


def test_a_notebook_shows_the_page_in_a_frame() -> None:
    """The frame holds the page itself and asks for nothing."""
    shown = draw_map(SAMPLE)._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    assert "http-equiv=&quot;Content-Security-Policy&quot;" in shown
