"""The names on a figure: towns, places of events with the numbers of their sources, countries, seas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from geolibya.maps.figure_labels import Disc, Placement, Rect, around
from geolibya.maps.figure_map import LINE, PIXEL
from geolibya.maps.figure_paper import Style, printable
from geolibya.maps.figure_tables import colour

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geolibya.maps.figure_map import Spot
    from geolibya.maps.figure_paper import Paper
    from geolibya.maps.figure_tables import Words
    from geolibya.maps.figure_view import View
    from geolibya.records import Place

BADGE_GAP = 17.0
SYMBOL_GAP = 4.0
"""Pixels that a symbol keeps free of names."""
MOST_NUMBERS = 4
"""Numbers of sources behind a name; of more, the first ones."""
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
CLOSER = 0.5
"""Zooms by which more towns are named than on a screen: print is sharper."""
THIN_SPACE = "\u2009"
FURTHER = (0.0, 9.0, 18.0)
"""Pixels that the name of an event's place may stand off, a line leading to it."""


def _styles(words: Words) -> dict[str, Style]:
    """Give the styles of names, as frontend/src/label_layer.js sets them; Arabic type has no italic."""
    halo = colour("home")
    slant = "normal" if words.is_rtl else "italic"
    return {
        "home": Style(17 * PIXEL, colour("homeLabel"), halo=halo, halo_width=3),
        "country": Style(11.5 * PIXEL, colour("countryLabel"), halo=colour("land"), halo_width=1.5),
        "sea": Style(12.5 * PIXEL, colour("seaLabel"), style=slant, kind="serif"),
        "major": Style(13 * PIXEL, colour("majorLabel"), "bold", halo=halo),
        "town": Style(12 * PIXEL, colour("townLabel"), halo=halo),
        "site": Style(12 * PIXEL, colour("siteLabel"), halo=halo),
    }


def superscript(numbers: Iterable[int]) -> str:
    """Write numbers of sources small and high, runs of them in short.

    Examples
    --------
    >>> superscript([1, 2, 3])
    '¹⁻³'
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [f"{run[0]}⁻{run[-1]}" if len(run) > 2 else THIN_SPACE.join(map(str, run)) for run in runs]
    return THIN_SPACE.join(parts).translate(SUPERSCRIPT)


class Names:
    """Writes the names of one map, the more important first, none over anything that is there.

    Attributes
    ----------
    unnamed : list of str
        Names of events' places for which there was no room.
    """

    def __init__(
        self, paper: Paper, view: View, words: Words, spots: Sequence[Spot], blocked: Iterable[Rect]
    ) -> None:
        self.paper = paper
        self.view = view
        self.words = words
        self.spots = sorted(spots, key=lambda spot: -spot.site.count)
        self.styles = _styles(words)
        self.zoom = view.zoom(PIXEL) + CLOSER
        self.named: set[str] = set()
        self.unnamed: list[str] = []
        self.discs = [
            Disc(x, y, BADGE_GAP * PIXEL if site.area is not None else r + SYMBOL_GAP * PIXEL)
            for site, (x, y, r), _ in spots
        ]
        self.placement = Placement(view.frame.grown(-2), self.discs, blocked)

    def write(
        self, towns: Sequence[Mapping[str, Any]], geography: Sequence[Mapping[str, Any]], *, numbered: bool
    ) -> None:
        """Write them all: places of events before other towns, as their names carry the sources."""
        self.rows = geography
        self.numbered = numbered
        major = [town for town in towns if town["major"]]
        for town in major:
            if self._at(town["place"]):
                self.town(town, "major")
        for spot in self.spots:
            self.site(spot)
        self.geography(("home",))
        for town in major:
            self.town(town, "major")
        self.geography(("country", "sea"))
        for town in towns:
            if not town["major"]:
                self.town(town, "town")

    def window(self, box: Rect, town: Place, letter: str) -> None:
        """Write the name of the town that an inset shows, with the letter of the inset."""
        self.named.add(town.id)
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        text = f"{town.label(self.words.language)} ({letter})"
        w, h = self._size(text, "major")
        near = [
            middle
            for further in FURTHER
            for middle in around(
                x, y, w, h, box.width / 2 + further * PIXEL, box.height / 2 + further * PIXEL
            )
        ]
        self._put(text, "major", near)

    def sources(self, place: str, spot: Spot | None = None) -> str:
        """Give the numbers of the sources that tell of a place."""
        if not self.numbered:
            return ""
        mine = [spot] if spot else []
        found = {n for one in [*mine, *self._at(place)] for n in one.site.sources}
        return superscript(sorted(found)[:MOST_NUMBERS]) + ("…" if len(found) > MOST_NUMBERS else "")

    def _at(self, place: str) -> list[Spot]:
        """Give the symbols of a place."""
        return [spot for spot in self.spots if place and spot.site.place == place and spot.site.area is None]

    def town(self, town: Mapping[str, Any], kind: str) -> None:
        """Write the name of a town: beside its symbol where it has one, else beside a dot."""
        x, y = self.view.at(town["lat"], town["lon"])
        if self.zoom < town["zoom"] or not self.view.frame.holds(x, y) or town["place"] in self.named:
            return
        own = next((spot for spot in self._at(town["place"])), None)
        if own:
            self.named.add(town["place"])
            self.beside(own.disc, town["name"] + self.sources(town["place"]), kind)
            return
        covered = any(disc.hits(Rect(x, y, x, y)) for disc in self.discs)
        dot = Rect(x, y, x, y).grown(2.2 * PIXEL)
        if any(map(dot.meets, self.placement.taken)):
            return
        self.named.add(town["place"])
        w, h = self._size(town["name"], kind)
        gaps = FURTHER if kind == "major" else FURTHER[:1]
        near = [middle for further in gaps for middle in around(x, y, w, h, (4 + further) * PIXEL)]
        where = self._put(town["name"], kind, near)
        if where and not covered:
            self.placement.taken.append(dot)
            self.paper.circle(x, y, 2.2 * PIXEL, fill=colour("dot"), edge=colour("home"), width=LINE)

    def site(self, spot: Spot) -> None:
        """Write the name of a place of events."""
        place = spot.site.place
        if not spot.site.name or place in self.named:
            return
        if place:
            self.named.add(place)
        text = spot.site.name + self.sources(place, spot)
        if spot.site.area is None:
            self.beside(spot.disc, text, "site")
        else:
            self.beside(Disc(spot.disc.x, spot.disc.y, (BADGE_GAP - SYMBOL_GAP) * PIXEL), text, "site")

    def beside(self, disc: Disc, text: str, kind: str) -> None:
        """Write a name beside a symbol; where there is no room, a little off with a line to it."""
        x, y, r = disc
        gap = r + (SYMBOL_GAP - 1) * PIXEL
        w, h = self._size(text, kind)
        for further in FURTHER:
            middles = around(x, y, w, h, gap + further * PIXEL)
            if self._put(text, kind, middles, disc if further else None):
                if further:
                    self.paper.lines([np.asarray(self.placement.leads[-1].coords)], colour("dot"), 0.7 * LINE)
                return
        self.unnamed.append(text)

    def _spelled(self, text: str, kind: str) -> str:
        """Letter countries as the page does; letters that join are neither spaced nor put in capitals."""
        text = printable(text)
        if kind not in ("home", "country") or self.words.is_rtl:
            return text
        return (THIN_SPACE * (2 if kind == "home" else 1)).join(text.upper())

    def _size(self, text: str, kind: str) -> tuple[float, float]:
        w, _ = self.paper.measure(self._spelled(text, kind), self.styles[kind])
        return w + 2, self.styles[kind].size * 1.25

    def _put(
        self, text: str, kind: str, middles: Sequence[tuple[float, float]], symbol: Disc | None = None
    ) -> tuple[float, float] | None:
        """Write a name at the first middle where it is free, and give that."""
        where = self.placement.place(middles, *self._size(text, kind), symbol)
        if where:
            spelled = self._spelled(text, kind)
            self.paper.text(*where, spelled, self.styles[kind], across="center", down="center_baseline")
        return where

    def geography(self, kinds: tuple[str, ...]) -> None:
        """Write the names of countries and seas."""
        for row in self.rows:
            if row["kind"] in kinds and self.zoom >= row["zoom"]:
                points = [self.view.at(lat, lon) for lat, lon in row["points"]]
                self._put(row["name"], row["kind"], points)
