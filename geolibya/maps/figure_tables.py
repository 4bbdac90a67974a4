"""What printed figures share with the page: symbols, colours, words, the base map.

`figure_tables.json` is written by `frontend/figure_tables.js` out of the page's own sources.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from geolibya.maps.bundles import bundle

if TYPE_CHECKING:
    import datetime as dt

FIRST_LETTER = 35
"""Of the base map's five bits a letter, as frontend/basemap.js writes them."""
NARROW_SPACE = "\u202f"
NO_BREAK = "\xa0"


@cache
def tables() -> dict[str, Any]:
    """Read the tables."""
    path = Path(__file__).with_name("figure_tables.json")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def colour(name: str) -> str:
    """Give a colour of the page's style sheet."""
    value: str = tables()["colours"][name]
    return value


class Stroke(NamedTuple):
    """A line round a symbol, in pixels of the page."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()
    cap: str = "butt"


@dataclass(frozen=True, slots=True)
class Look:
    """Shape and colour of a symbol, and the colour of a number on it."""

    shape: str
    colour: str
    ink: str


@dataclass(frozen=True, slots=True)
class Outline:
    """How a status is drawn: strokes from below to above, hollow where nothing is said to have happened."""

    strokes: tuple[Stroke, ...]
    hollow: bool
    struck: bool


def look_of(group: str) -> Look:
    """Give the look of a group; of several kinds equally often, or of an unknown one, that of "several"."""
    symbols = tables()["symbols"]
    row = symbols["groups"].get(group, symbols["several"])
    return Look(row["shape"], row["colour"], row["ink"])


@cache
def outline_of(status: str) -> Outline:
    """Give the outline of a status."""
    row = tables()["symbols"]["outlines"][status]
    strokes = tuple(
        Stroke(
            one["colour"],
            one["width"],
            tuple(map(float, one.get("dash", "").split())),
            one.get("cap", "butt"),
        )
        for one in row["strokes"]
    )
    return Outline(strokes, row["hollow"], row.get("struck", False))


@cache
def corners_of(shape: str) -> np.ndarray | None:
    """Give the corners of a shape of radius 1, y down; None for the circle."""
    row = tables()["symbols"]["shapes"].get(shape)
    return None if row is None else np.array(row["corners"])


def number_shift(shape: str) -> float:
    """Give how far below the middle of a shape of radius 1 its number stands."""
    row = tables()["symbols"]["shapes"].get(shape)
    return 0.0 if row is None else float(row["shift"])


def radius(incidents: int, most: int) -> float:
    """Give the radius in pixels: the area grows with the incidents, `most` being the largest number drawn."""
    symbols = tables()["symbols"]
    small, large = symbols["smallest"] ** 2, symbols["largest"] ** 2
    return math.sqrt(small + (large - small) * (incidents - 1) / max(symbols["span"], most - 1))


def _plural(language: str, number: int) -> str:
    """Give the form of a noun after a number, by the names of the Unicode plural rules."""
    if language == "ar":
        last = number % 100
        return {1: "one", 2: "two"}.get(number) or ("few" if 3 <= last <= 10 else "other")
    return "one" if number == 1 or (language == "fr" and number == 0) else "other"


@dataclass(frozen=True)
class Words:
    """The words of the page in one language.

    Examples
    --------
    >>> Words("en").say("incidents", n=1_200)
    '1,200 incidents'
    """

    language: str

    @property
    def is_rtl(self) -> bool:
        """Tell whether the language is written from right to left."""
        return self.language == "ar"

    def say(self, key: str, **values: str | int) -> str:
        """Give a phrase, in its form for the number `n` where it has several."""
        entry = tables()["words"][self.language][key]
        if isinstance(entry, dict):
            entry = entry.get(_plural(self.language, int(values["n"])), entry["other"])
        for name, value in values.items():
            entry = entry.replace(f"{{{name}}}", self.number(value) if isinstance(value, int) else value)
        return str(entry)

    def number(self, number: int) -> str:
        """Write a number with the separators of the language."""
        return f"{number:,}".replace(",", NARROW_SPACE) if self.language == "fr" else f"{number:,}"

    def month(self, day: dt.date) -> str:
        """Give month and year of a day."""
        return f"{tables()['months'][self.language][day.month - 1]} {day.year}"

    def date(self, text: str) -> str:
        """Write a date, or the year or month that is known of it, as the language does; what is none stays."""
        parts = text.split("-")
        if not all(part.isdecimal() for part in parts) or len(parts) > 3:
            return text
        months = tables()["months"][self.language]
        words = [parts[0]]
        if len(parts) > 1 and 1 <= int(parts[1]) <= len(months):
            words.insert(0, months[int(parts[1]) - 1])
        if len(parts) == 3:
            words.insert(0, str(int(parts[2])))
        return ("\u200f" if self.is_rtl else "") + NO_BREAK.join(words)


class Basemap(NamedTuple):
    """Lines and areas as arrays of longitude and latitude."""

    home: list[list[np.ndarray]]
    others: list[list[np.ndarray]]
    borders: list[np.ndarray]


def _decode(text: str) -> list[int]:
    numbers: list[int] = []
    value = shift = 0
    for letter in text:
        bits = ord(letter) - FIRST_LETTER
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:  # the last letter of a number has no sixth bit
            numbers.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    return numbers


@cache
def basemap() -> Basemap:
    """Read the base map that the page shows."""
    built = json.loads(bundle("basemap.json"))
    arcs = [np.cumsum(np.reshape(_decode(arc), (-1, 2)), axis=0) / built["scale"] for arc in built["arcs"]]

    def ring(indices: list[int]) -> np.ndarray:
        return np.vstack([arcs[~i][::-1] if i < 0 else arcs[i] for i in indices])

    home: list[list[np.ndarray]] = []
    others: list[list[np.ndarray]] = []
    for country in built["countries"]:
        polygons = home if country["home"] else others
        polygons += [[ring(one) for one in rings] for rings in country["polygons"]]
    return Basemap(home, others, [arcs[i] for i in built["borders"]])
