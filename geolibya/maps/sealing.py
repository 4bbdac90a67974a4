"""What a page that needs nothing but itself may hold: elements that fetch nothing, one script, a policy by hash."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink

from geolibya.errors import GeolibyaError

if TYPE_CHECKING:
    from collections.abc import Callable

_OWN_ID = re.compile(r"(?<=_)[0-9a-f]{32}(?![0-9a-f])")
_STYLE = re.compile(r"\s*<style>([^<]*)</style>\s*")


class PageError(GeolibyaError, ValueError):
    """Something on the map cannot stand in a page that needs no network."""


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


def refuse(page_map: folium.Map) -> None:
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


def styles_of(root: Figure) -> list[str]:
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


def renumbering(root: Figure) -> Callable[[str], str]:
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


def one_script(text: str) -> str:
    """Give the script of the tree as the browser will read it; what would end it early is refused."""
    for mark in ("</script", "<!--"):
        if mark in text.lower():
            raise PageError(f"an element's text holds {mark}, which would end or hide the script of the page")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def policy(scripts: list[str], styles: list[str], images: str) -> str:
    """Write the Content-Security-Policy that lets these scripts and styles work, and nothing else."""

    def sources(texts: list[str]) -> str:
        digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
        return " ".join(f"'sha256-{digest}'" for digest in digests)

    return (
        f"default-src 'none'; script-src {sources(scripts)}; style-src {sources(styles)}; img-src {images}; "
        "base-uri 'none'; form-action 'none'"
    )


def printable(text: str) -> str:
    """Replace what cannot be written as UTF-8."""
    return text.encode("utf-8", "replace").decode()
