"""Styles for QGIS, in the shapes and colours of the page; a GeoPackage keeps them in the table `layer_styles`."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from importlib import resources
from typing import TYPE_CHECKING, Any

from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

TABLE = "layer_styles"
"""QGIS looks for it by this name when it opens a layer."""
STAMP = "2000-01-01T00:00:00.000Z"
"""A GeoPackage wants a time of writing; a fixed one keeps the bytes the same."""
NAME = "geolibya"
DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
VERSION = "3.22.0"
EXPRESSION = "3"
"""How QGIS marks a property that an expression gives."""
_SHAPES = {"hull": "trapezoid", "cross": "cross_fill"}
"""Markers of QGIS whose name is another than the page's."""
_OUTLINE = "CASE \"status\" WHEN 'claimed' THEN 'dash' WHEN 'planned' THEN 'dot' ELSE 'solid' END"
_WIDTH = "CASE \"status\" WHEN 'acknowledged' THEN 0.8 ELSE 0.3 END"
_FILL = "CASE WHEN \"status\" IN ('planned', 'denied') THEN '#ffffff' ELSE '{colour}' END"
_EDGE = "CASE WHEN \"status\" IN ('planned', 'denied') THEN '{colour}' ELSE '{ink}' END"
_STRUCK = "\"status\" = 'denied'"
_GROWS = '2.5 + 1.2 * sqrt("incidents")'


def _symbols() -> dict[str, Any]:
    """Read the page's symbols, which lie with the figures as data."""
    path = resources.files("geolibya") / "maps" / "figure_tables.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    symbols: dict[str, Any] = found["symbols"]
    return symbols | {"area": found["colours"]["area"]}


def _options(parent: ET.Element, values: Mapping[str, str]) -> None:
    options = ET.SubElement(parent, "Option", type="Map")
    for name, value in values.items():
        ET.SubElement(options, "Option", name=name, type="QString", value=value)


def _by_expression(layer: ET.Element, expressions: Mapping[str, str]) -> None:
    """Let expressions give some properties of a symbol's layer."""
    defined = ET.SubElement(ET.SubElement(layer, "data_defined_properties"), "Option", type="Map")
    ET.SubElement(defined, "Option", name="name", type="QString", value="")
    properties = ET.SubElement(defined, "Option", name="properties", type="Map")
    for name, expression in expressions.items():
        entry = ET.SubElement(properties, "Option", name=name, type="Map")
        ET.SubElement(entry, "Option", name="active", type="bool", value="true")
        ET.SubElement(entry, "Option", name="expression", type="QString", value=expression)
        ET.SubElement(entry, "Option", name="type", type="int", value=EXPRESSION)
    ET.SubElement(defined, "Option", name="type", type="QString", value="collection")


def _layer(
    symbol: ET.Element, kind: str, values: Mapping[str, str], expressions: Mapping[str, str]
) -> ET.Element:
    layer = ET.SubElement(symbol, "layer", {"class": kind, "enabled": "1", "locked": "0", "pass": "0"})
    _options(layer, values)
    if expressions:
        _by_expression(layer, expressions)
    return layer


def _marker(shape: str, colour: str, ink: str, size: str = "3.6") -> dict[str, str]:
    return {
        "name": shape, "color": colour, "outline_color": ink, "outline_width": "0.3", "outline_width_unit": "MM",
        "outline_style": "solid", "size": size, "size_unit": "MM", "angle": "180" if shape == "trapezoid" else "0",
    }  # fmt: skip


def _root(renderer: str, **attributes: str) -> tuple[ET.Element, ET.Element]:
    root = ET.Element("qgis", version=VERSION, styleCategories="Symbology")
    return root, ET.SubElement(root, "renderer-v2", {"type": renderer, **attributes})


def _text(root: ET.Element) -> str:
    ET.indent(root)
    return DOCTYPE + ET.tostring(root, encoding="unicode") + "\n"


def _by_group(*, status: bool) -> str:
    """Give the style of points by their group, with the outline of their status where a layer has one."""
    symbols, groups = _symbols(), Vocabulary.load().groups
    root, renderer = _root("categorizedSymbol", attr="group")
    categories, drawn = ET.SubElement(renderer, "categories"), ET.SubElement(renderer, "symbols")
    looks = {name: symbols["groups"][name] for name in groups} | {"": symbols["several"]}
    for number, (name, look) in enumerate(looks.items()):
        label = groups[name].label() if name else "Other"
        ET.SubElement(categories, "category", symbol=str(number), value=name, label=label, render="true")
        symbol = ET.SubElement(drawn, "symbol", type="marker", name=str(number), alpha="1")
        shape, colour, ink = _SHAPES.get(look["shape"], look["shape"]), look["colour"], symbols["ink"]
        by_status = {
            "fillColor": _FILL.format(colour=colour),
            "outlineColor": _EDGE.format(colour=colour, ink=ink),
            "outlineStyle": _OUTLINE,
            "outlineWidth": _WIDTH,
        }
        _layer(symbol, "SimpleMarker", _marker(shape, colour, ink), by_status if status else {})
        if status:
            bar = _marker("line", ink, ink, "5.5") | {"angle": "45", "outline_width": "0.6"}
            _layer(symbol, "SimpleMarker", bar, {"enabled": _STRUCK})
    return _text(root)


def _by_count() -> str:
    """Give the style of places: the more incidents, the larger."""
    look = _symbols()["several"]
    root, renderer = _root("singleSymbol")
    symbol = ET.SubElement(ET.SubElement(renderer, "symbols"), "symbol", type="marker", name="0", alpha="0.8")
    _layer(symbol, "SimpleMarker", _marker("circle", look["colour"], _symbols()["ink"]), {"size": _GROWS})
    return _text(root)


def _hatched() -> str:
    """Give the style of areas: hatched, so that nobody takes them for a point."""
    colour = _symbols()["area"]
    root, renderer = _root("singleSymbol")
    symbol = ET.SubElement(ET.SubElement(renderer, "symbols"), "symbol", type="fill", name="0", alpha="1")
    values = {
        "color": colour, "style": "b_diagonal", "outline_color": colour, "outline_style": "solid",
        "outline_width": "0.26", "outline_width_unit": "MM",
    }  # fmt: skip
    _layer(symbol, "SimpleFill", values, {})
    return _text(root)


def style_table(geometry: str) -> pd.DataFrame:
    """Give the rows of `layer_styles`, one a layer.

    Parameters
    ----------
    geometry : str
        Name of the column with the geometry.
    """
    import pandas as pd

    styles = {
        "events": _by_group(status=True),
        "places": _by_count(),
        "areas": _hatched(),
        "incidents": _by_group(status=False),
    }
    return pd.DataFrame([
        {
            "f_table_catalog": "", "f_table_schema": "", "f_table_name": layer, "f_geometry_column": geometry,
            "styleName": NAME, "styleQML": text, "styleSLD": "", "useAsDefault": True,
            "description": "As on the page", "owner": "", "ui": "", "update_time": STAMP,
        }
        for layer, text in styles.items()
    ])  # fmt: skip
