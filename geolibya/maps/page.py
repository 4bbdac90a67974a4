"""The page: a folium map that needs nothing but itself, under a policy that lets only its own script run."""

from __future__ import annotations

import base64
import copy
import hashlib
import html
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink
from folium.map import Layer
from folium.template import Template

from geolibya.errors import GeolibyaError
from geolibya.maps.elements import EventLayer, bundle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
_OWN_ID = re.compile(r"(?<=_)[0-9a-f]{32}(?![0-9a-f])")
_STYLE = re.compile(r"\s*<style>([^<]*)</style>\s*")


class PageError(GeolibyaError, ValueError):
    """Something on the map cannot stand in a page that needs no network."""


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
        _refuse(page_map)
        layers = [child for child in page_map._children.values() if isinstance(child, EventLayer)]  # noqa: SLF001
        if len(layers) != 1:
            raise PageError(
                f"the page has {len(layers)} event layers, wants 1; put more into a plain folium.Map"
            )
        layers[0].page_extras = _own_layers(page_map)
        for child in root._children.values():  # noqa: SLF001
            child.render()
        number = _renumber(root)
        styles = [bundle("page.css"), *(number(style) for style in _styles(root))]
        script = _one_script(number(root.script.render()))
        scripts = [bundle("page.js"), script]
        images = f"data: {TILE_HOST}" if self.online else "data:"
        direction = "rtl" if self.language == "ar" else "ltr"
        return "".join(
            [
                f'<!DOCTYPE html>\n<html lang="{self.language}" dir="{direction}">\n<head>\n',
                '<meta charset="utf-8">\n',
                f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts, styles, images)}">\n',
                '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
                f'<meta name="referrer" content="{"origin" if self.online else "no-referrer"}">\n',
                f"<title>{html.escape(_printable(self.title))}</title>\n",
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
        title = html.escape(_printable(self.title))
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


def _walk(root: Element) -> list[Element]:
    """Give the elements of a tree, each once: children, and what elements keep beside them, as a figure its header."""
    found: dict[int, Element] = {}
    todo = [root]
    while todo:
        element = todo.pop()
        if id(element) in found:
            continue
        found[id(element)] = element
        beside = [value for value in vars(element).values() if isinstance(value, Element)]
        todo += [*element._children.values(), *(value for value in beside if value is not element._parent)]  # noqa: SLF001
    return list(found.values())


def _refuse(page_map: EventMap) -> None:
    """Refuse elements that need what an offline page does not have."""
    for element in _walk(page_map):
        if isinstance(element, folium.raster_layers.TileLayer):
            raise PageError(
                f"{element.tile_name}: tiles come from the network; the page has a base map of its own"
            )
        if type(element) is folium.Icon:
            raise PageError("folium.Icon needs fonts from the network; use folium.DivIcon or no icon")
        links = [*getattr(element, "default_js", []), *getattr(element, "default_css", [])]
        if links:
            raise PageError(
                f"{type(element).__name__} would fetch {links[0][1]}; a page without network cannot have it"
            )


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


def _styles(root: Figure) -> list[str]:
    """Give the styles that elements added to the head; anything else there is refused."""
    styles = []
    for name, element in root.header._children.items():  # noqa: SLF001
        if name == "meta_http":
            continue
        if isinstance(element, (JavascriptLink, CssLink)):
            raise PageError(f"{element.url} would be fetched; a page without network cannot have it")
        found = _STYLE.fullmatch(element.render())
        if not found:
            raise PageError(
                f"{name} puts more than a style into the head of the page, which its policy does not let in"
            )
        styles.append(found[1])
    return styles


def _renumber(root: Figure) -> Callable[[str], str]:
    """Give a function that replaces the random ids of the tree, and only those, by their order."""
    owned = {element._id for element in _walk(root)}  # noqa: SLF001
    numbers: dict[str, str] = {}

    def number(text: str) -> str:
        return _OWN_ID.sub(
            lambda found: (
                numbers.setdefault(found[0], f"{len(numbers) + 1}") if found[0] in owned else found[0]
            ),
            text,
        )

    return number


def _one_script(text: str) -> str:
    """Give the script of the tree as the browser will read it; what would end it early is refused."""
    for mark in ("</script", "<!--"):
        if mark in text.lower():
            raise PageError(f"an element's text holds {mark}, which would end or hide the script of the page")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _policy(scripts: list[str], styles: list[str], images: str) -> str:
    def sources(texts: list[str]) -> str:
        digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
        return " ".join(f"'sha256-{digest}'" for digest in digests)

    return (
        f"default-src 'none'; script-src {sources(scripts)}; style-src {sources(styles)}; img-src {images}; "
        "base-uri 'none'; form-action 'none'"
    )


def _printable(text: str) -> str:
    """Replace what cannot be written as UTF-8."""
    return text.encode("utf-8", "replace").decode()
