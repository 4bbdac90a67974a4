"""The folder that the main job writes: the map, one map a report, tables, problems, a manifest."""

from __future__ import annotations

import hashlib
import json
import platform
import re
from functools import partial
from importlib import metadata
from typing import TYPE_CHECKING, Any

from geolibya import __version__
from geolibya.files import replacing_folder
from geolibya.formats import writer_of
from geolibya.formats.csv_table import write_problems
from geolibya.names import fold_name
from geolibya.publication import Published, Safety, publish
from geolibya.tables import data_folder
from geolibya.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

    from geolibya.eventset import EventSet
    from geolibya.maps.page import EventMap

MANIFEST = "manifest.json"
"""Written last: where it is, the rest is whole."""
TABLES = ("geojson", "csv", "gpkg", "parquet")
FIGURES = ("figure.png", "figure.svg")
MADE_WITH = (
    "folium", "branca", "jinja2", "geopandas", "pandas", "pyarrow", "pyogrio", "pyproj", "shapely", "matplotlib",
    "pillow",
)  # fmt: skip
"""Packages whose versions the bytes of the output depend on."""
LONGEST_SLUG = 60
INDEX = "index"
"""Name of the page that lists small maps; no report takes it."""


def slugs(names: Iterable[str]) -> dict[str, str]:
    """Give each report a file name of its own, safe on any system.

    Examples
    --------
    >>> slugs(["a/Café 1.txt", "a-cafe-1.md"])
    {'a/Café 1.txt': 'a-cafe-1', 'a-cafe-1.md': 'a-cafe-1-2'}
    """
    found: dict[str, str] = {}
    taken = {INDEX}
    for name in names:
        stem = re.sub(r"(\.(txt|md|html?|jsonl|csv|gz))+$", "", name, flags=re.IGNORECASE)
        folded = fold_name(stem).decode("ascii", "ignore")
        base = re.sub("[^a-z0-9]+", "-", folded)[:LONGEST_SLUG].strip("-") or "report"
        slug, number = base, 1
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        taken.add(slug)
        found[name] = slug
    return found


def build(
    events: EventSet,
    folder: Path,
    *,
    language: str = "en",
    title: str | None = None,
    safety: Safety | None = None,
    by: Iterable[str] = (),
    counted: Callable[[Iterable[Any]], Iterable[Any]] = iter,
) -> Published:
    """Write everything that is made of a set of events.

    All is written beside and renamed: where anything fails, what was in `folder` stays as it was. Files of an
    earlier build that this one does not make, such as pages of other reports, are removed; nobody else's are.

    Parameters
    ----------
    events : EventSet
    folder : Path
        Made where it is missing.
    language : str
        Of the pages: `en`, `fr` or `ar`.
    title : str, optional
        Of the pages.
    safety : Safety, optional
        What is held back, rounded or left out, in all files alike.
    by : iterable of str, optional
        `actor`, `activity`, `report`, `month`: for each a folder with a map of each of them, and an index.
    counted : callable, optional
        Through which the small maps pass while they are drawn, for those who count them.

    Returns
    -------
    Published
        What was written, and what was done to it before.

    Raises
    ------
    OutputError
        Where a file cannot be written.
    """
    from geolibya.maps import draw_map
    from geolibya.maps.figure import draw_figure

    published = publish(events, safety or Safety())
    published.check_title(title)
    events = published.events
    draw = partial(
        draw_map,
        language=language,
        title=title,
        gazetteer=published.gazetteer,
        vocabulary=published.vocabulary,
        notes=published.lines(language),
    )
    with replacing_folder(folder, last=MANIFEST, former=_written_before(folder)) as beside:
        draw(events).save(beside / "index.html")
        draw(events, embed=True).save(beside / "embed.html")
        _draw_parts(events, beside, draw, dict.fromkeys(["report", *by]), set(by), counted)
        figure = draw_figure(events, **draw.keywords)
        for name in FIGURES:
            figure.save(beside / name)
        for name in TABLES:
            writer_of(name)(events, beside / f"events.{name}")
        write_problems(events.problems, beside / "problems.csv")
        manifest = _manifest(events, beside, language=language, title=title)
        if published.notes:
            manifest["publication"] = published.record
        words = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
        (beside / MANIFEST).write_text(words, encoding="utf-8")
    return published


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _draw_parts(
    events: EventSet,
    beside: Path,
    draw: partial[EventMap],
    kinds: Iterable[str],
    indexed: Collection[str],
    counted: Callable[[Iterable[Any]], Iterable[Any]],
) -> None:
    """Draw small maps, by report and whatever else is asked for, with an index where one is asked for."""
    from geolibya.maps.elements import TITLES
    from geolibya.maps.series import FOLDERS, index_page, parts

    given = draw.keywords
    language = given["language"]
    title = given["title"] or TITLES[language]
    for kind in kinds:
        found = parts(events, kind, given["vocabulary"] or Vocabulary.load(), language)
        files = {key: f"{slug}.html" for key, slug in slugs(part.key for part in found).items()}
        folder = beside / FOLDERS[kind]
        folder.mkdir()
        for part in counted(found):
            heading = given["title"] if kind == "report" else f"{title} · {part.label}"
            draw(part.events, title=heading).save(folder / files[part.key])
        if kind in indexed:
            rows = [(files[part.key], part) for part in found]
            text = index_page(rows, title=title, language=language, notes=given["notes"])
            (folder / f"{INDEX}.html").write_text(text, encoding="utf-8", newline="\n")


def _written_before(folder: Path) -> set[str]:
    """Give the files of a folder that an earlier build wrote there, by its manifest, and nobody changed since."""
    try:
        outputs = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["outputs"]
        return {name for name, hash_ in outputs.items() if _is_unchanged(folder, name, hash_)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return set()  # no manifest of ours: nothing there is ours to remove


def _is_unchanged(folder: Path, name: str, hash_: str) -> bool:
    path = folder / name
    return path.resolve().is_relative_to(folder.resolve()) and path.is_file() and _hash(path) == hash_


def _hashes(folder: Path) -> dict[str, str]:
    """Give the hash of each file of a folder by its path."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): _hash(path) for path in sorted(files)}


def _manifest(events: EventSet, made: Path, **options: str | None) -> dict[str, Any]:
    """Say what the output was made of and by; nothing of when or where."""
    from geolibya.maps.figure_paper import system_fonts

    versions = {name: metadata.version(name) for name in MADE_WITH}
    return {
        "geolibya": __version__,
        "options": options,
        "made_with": {"python": platform.python_version(), **versions},
        "inputs": [{"report": report.name, "sha256": report.sha256} for report in events.reports],
        "fonts": {name: _hash(path) for name, path in system_fonts().items()},
        "tables": _hashes(data_folder("gazetteer")),
        "outputs": _hashes(made),
    }
