"""The page: a folium map that needs nothing but itself, under a policy that lets only its own script run."""

from __future__ import annotations

import copy
import html
import json
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import folium
from branca.element import Figure
from folium.map import Layer
from folium.template import Template

from geolibya.maps.bundles import bundle
from geolibya.maps.elements import EventLayer
from geolibya.maps.sealing import PageError, one_script, policy, printable, refuse, renumbering, styles_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.gazetteer import Gazetteer
    from geolibya.maps.payload import EventsLike
    from geolibya.vocabulary import Vocabulary

CENTRE = (27.5, 17.5)
OPENING_ZOOM = 6
NEAREST_ZOOM = 15
FURTHEST_ZOOM = 4
EDGE = ((-10.0, -28.0), (58.0, 72.0))
"""South-west and north-east corners beyond which nothing is drawn."""

TILE_HOST = "https://tile.openstreetmap.org"
TILES = TILE_HOST + "/{z}/{x}/{y}.png"
TILE_CREDIT = "© OpenStreetMap contributors"

NO_SCRIPT = {
    "en": "This page needs JavaScript.",
    "fr": "Cette page a besoin de JavaScript.",
    "ar": "تحتاج هذه الصفحة إلى JavaScript.",
}


class EventMap(folium.Map):
    """A folium map that is saved as one page without any request: script, style, base map and data are in it.

    Children of any map may be added. What would fetch something from the network is refused when the page is made.
    """

    default_js: list[tuple[str, str]] = []  # noqa: RUF012  # folium's own way
    default_css: list[tuple[str, str]] = []  # noqa: RUF012
    _template = Template(
        """
        {% macro html(this, kwargs) %}
            <div class="folium-map" id={{ this.get_name()|tojson }}></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {{ this.leaflet_options() }});
        {% endmacro %}
        """
    )

    def __init__(self, *, language: str = "en", title: str = "", online: bool = False) -> None:
        super().__init__(location=CENTRE, zoom_start=OPENING_ZOOM, tiles=None)
        self.language = language
        self.title = title
        self.online = online

    def leaflet_options(self) -> str:
        """Write the options of the Leaflet map."""
        options = {
            "center": self.location,
            "zoom": self.options["zoom"],
            "minZoom": FURTHEST_ZOOM,
            "maxZoom": NEAREST_ZOOM,
            "maxBounds": EDGE,
            "maxBoundsViscosity": 0.8,
            "zoomSnap": 0.25,
            "zoomControl": False,
            "wheelPxPerZoomLevel": 90,
        }
        return json.dumps(options)

    def to_html(self) -> str:
        """Give the page; the same map gives the same text.

        Raises
        ------
        PageError
            Where an element of the map would fetch from the network or break out of the page's one script.
        """
        root = copy.deepcopy(self.get_root())
        assert isinstance(root, Figure)  # noqa: S101  # folium.Map makes one
        page_map = next(child for child in root._children.values() if isinstance(child, EventMap))  # noqa: SLF001
        refuse(page_map)
        layers = [child for child in page_map._children.values() if isinstance(child, EventLayer)]  # noqa: SLF001
        if len(layers) != 1:
            raise PageError(
                f"the page has {len(layers)} event layers, wants 1; put more into a plain folium.Map"
            )
        layers[0].page_extras = _own_layers(page_map)
        for child in root._children.values():  # noqa: SLF001
            child.render()
        number = renumbering(root)
        styles = [bundle("page.css"), *(number(style) for style in styles_of(root))]
        script = one_script(number(root.script.render()))
        scripts = [bundle("page.js"), script]
        images = f"data: {TILE_HOST}" if self.online else "data:"
        direction = "rtl" if self.language == "ar" else "ltr"
        return "".join(
            [
                f'<!DOCTYPE html>\n<html lang="{self.language}" dir="{direction}">\n<head>\n',
                '<meta charset="utf-8">\n',
                f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts, styles, images)}">\n',
                '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
                f'<meta name="referrer" content="{"origin" if self.online else "no-referrer"}">\n',
                f"<title>{html.escape(printable(self.title))}</title>\n",
                *(f"<style>{style}</style>\n" for style in styles),
                "</head>\n<body>\n",
                number(root.html.render()),
                f"\n<noscript>{NO_SCRIPT[self.language]}</noscript>\n",
                layers[0].block.html(number(layers[0].block_id)),
                *(f"\n<script>{text}</script>" for text in scripts),
                "\n</body>\n</html>\n",
            ]
        )

    def save(
        self,
        outfile: str | bytes | Path | BinaryIO,
        close_file: bool = True,  # noqa: FBT001, FBT002  # as folium has it
        **_: object,
    ) -> None:
        """Write the page to a file.

        Parameters
        ----------
        outfile : path or binary file
            Where to write.
        """
        data = self.to_html().encode("utf-8")
        if isinstance(outfile, (str, bytes, Path)):
            Path(outfile.decode() if isinstance(outfile, bytes) else outfile).write_bytes(data)
            return
        outfile.write(data)
        if close_file:
            outfile.close()

    def _repr_html_(self, **_: object) -> str:
        """Show the page in a notebook, in a frame of its own."""
        page = html.escape(self.to_html())
        title = html.escape(printable(self.title))
        return f'<iframe srcdoc="{page}" title="{title}" width="100%" height="640" style="border:0"></iframe>'


def draw_map(
    events: EventsLike,
    *,
    language: str = "en",
    title: str | None = None,
    embed: bool = False,
    online: bool = False,
    gazetteer: Gazetteer | None = None,
    vocabulary: Vocabulary | None = None,
    notes: Sequence[str] = (),
) -> EventMap:
    """Draw events as a page.

    Parameters
    ----------
    events : EventSet
        Events and the reports that were read for them.
    language : str
        `en`, `fr` or `ar`, of the page's words and place names.
    title : str, optional
        What stands over the map.
    embed : bool
        Open as the bare map with its caption, for a frame in another page.
    online : bool
        Offer OpenStreetMap's tiles as a further base map. They are fetched only while a reader has chosen
        them; without this the page can fetch nothing at all.
    notes : sequence of str
        Sentences that stand on the page before all else, as `Published.lines` gives them.

    Returns
    -------
    EventMap
        A `folium.Map`; its `save(path)` and `to_html()` give the page.

    Examples
    --------
    >>> draw_map(events).save("map.html")  # doctest: +SKIP
    """
    layer = EventLayer(
        events,
        language=language,
        title=title,
        embed=embed,
        gazetteer=gazetteer,
        vocabulary=vocabulary,
        notes=notes,
    )
    page_map = EventMap(language=language, title=layer.title, online=online)
    layer.add_to(page_map)
    return page_map


def _own_layers(page_map: EventMap) -> str:
    """Write the function that gives the page's layer control the layers that a user added."""
    layers = [
        child
        for child in page_map._children.values()  # noqa: SLF001
        if isinstance(child, Layer) and child.control and not isinstance(child, EventLayer)
    ]

    def table(*, overlay: bool) -> str:
        rows = (
            f"{json.dumps(layer.layer_name)}: {layer.get_name()}"
            for layer in layers
            if layer.overlay == overlay
        )
        return "{" + ", ".join(rows).replace("<", "\\u003c") + "}"

    tiles = f'"OpenStreetMap": L.tileLayer("{TILES}", {{maxZoom: 19, attribution: "{TILE_CREDIT}"}})'
    online = f", ...{{{tiles}}}" if page_map.online else ""
    return f"() => ({{bases: {{...{table(overlay=False)}{online}}}, overlays: {table(overlay=True)}}})"
