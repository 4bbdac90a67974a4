"""The package is a house: a module imports those of its own floor and of floors below, never one above."""

from __future__ import annotations

import ast
import graphlib
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "geolibya"

FLOORS = """
errors names tables sentences ellipsoid edtf keys matching files embeds copies static_page event_ids unarmed
records columns candidates
gazetteer row_check gazetteer_check gazetteer_export geonames vocabulary lexicon reports reading clauses
resolver locatives corridors locative_words phrase_words phrase_grammar phrase_names phrases lookup geocoder place_refs
mentions
place_descriptions placement section_heads unlisted
aims assertions attachment coverage dating drafts interviews scene standing speakers
sides retellings tolls
responses inheritance
drafting event_making news_dates
extractor
likeness contradictions
incidents
grouping
eventset scoring counterparts
formats review differences publication explanation
maps
build cli
""".strip().splitlines()
"""Modules and folders by floor, the lowest first."""

FLOOR_OF = {name: number for number, names in enumerate(FLOORS) for name in names.split()}
ONLY_IN = {"click": "cli", "folium": "maps", "branca": "maps", "matplotlib": "maps"}
"""Libraries that one folder alone may import, so that the rest does without them."""
ENTRANCES = ("__init__", "__main__")
"""The doors of the house lead to all floors."""

MODULES = sorted(
    path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem not in ENTRANCES
)


def _part(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def _imported(path: Path) -> set[str]:
    """Give the dotted names of all modules that a file imports, at its top or later."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_no_floor_above(path: Path) -> None:
    """A module has a floor and imports none from above it."""
    assert _part(path) in FLOOR_OF, "a new module wants a floor: add its name to FLOORS"
    parts = {name.split(".")[1] for name in _imported(path) if name.startswith("geolibya.")}
    assert {part for part in parts if FLOOR_OF.get(part, 0) > FLOOR_OF[_part(path)]} == set()


def _needs() -> dict[str, set[str]]:
    """Give for each module the modules of the package that it imports while it runs."""
    name_of = {
        path: f"geolibya.{path.relative_to(PACKAGE).with_suffix('').as_posix().replace('/', '.')}"
        for path in MODULES
    }
    known = set(name_of.values())
    found: dict[str, set[str]] = {}
    for path, name in name_of.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for_types = [
            node
            for block in ast.walk(tree)
            if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
            for node in ast.walk(block)
        ]
        wanted = [
            f"{node.module}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module and node not in for_types
        ]
        found[name] = known & set(wanted)
    return found


def test_no_module_needs_itself() -> None:
    """What a module imports, and what that imports in turn, never leads back to it."""
    needs = _needs()
    assert needs["geolibya.maps.page"] >= {"geolibya.maps.elements"}
    sorter = graphlib.TopologicalSorter(needs)
    sorter.prepare()  # raises CycleError, which names the circle


@pytest.mark.parametrize("library", ONLY_IN)
def test_library_stays_in_its_folder(library: str) -> None:
    """A library of the page or of the command line is imported in one folder only."""
    users = {_part(path) for path in MODULES if library in {name.split(".")[0] for name in _imported(path)}}
    assert users <= {ONLY_IN[library]}
