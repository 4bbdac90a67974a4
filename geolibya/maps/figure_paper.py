"""A sheet of paper to draw on with matplotlib: points (1/72 inch), y down, the same bytes each time."""

from __future__ import annotations

import re
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

import matplotlib as mpl
import numpy as np
from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path as Outline
from matplotlib.patheffects import withStroke
from matplotlib.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matplotlib.artist import Artist

    from geolibya.maps.figure_labels import Rect
    from geolibya.maps.figure_tables import Stroke

    Across = Literal["left", "center", "right"]
    Down = Literal["baseline", "center_baseline", "top"]

POINTS_PER_INCH = 72
MEASURING_DPI = 288
"""Text is measured at one resolution, so that no label moves with the resolution of the file."""
DATES: dict[str, dict[str, str | None]] = {
    "png": {"Software": None},
    "svg": {"Date": None},
    "pdf": {"CreationDate": None, "Producer": None},
}
"""What a file would say of when and by what it was made, left out."""
FAMILIES = {
    "sans": ("Noto Sans", "Noto Sans Arabic", "DejaVu Sans"),
    "serif": ("Noto Serif", "Noto Naskh Arabic", "DejaVu Serif", "DejaVu Sans"),
}
"""Fonts by preference. DejaVu comes with matplotlib and knows Arabic too: no letter of ours is ever missing."""
SHIPPED = ("DejaVu Sans", "DejaVu Serif")
CUTS = ("Regular", "Bold", "Italic")
SETTINGS: dict[Any, Any] = {
    "svg.hashsalt": "geolibya",
    "svg.fonttype": "path",
    "pdf.fonttype": 42,
    "text.hinting": "no_hinting",
    "path.simplify": False,
}
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")

_SPACES = re.compile(" {2,}")


def printable(text: str) -> str:
    """Give a text in one line without what steers a printer or has no glyph."""
    return _SPACES.sub(" ", _UNPRINTABLE.sub(" ", text)).strip(" ")


@cache
def system_fonts() -> dict[str, Path]:
    """Find the files of the preferred fonts on this system; matplotlib's own list may be out of date."""
    families = [family for row in FAMILIES.values() for family in row if family not in SHIPPED]
    wanted = {f"{family.replace(' ', '')}-{cut}.ttf" for family in families for cut in CUTS}
    found = {
        path.name: path for path in map(Path, sorted(font_manager.findSystemFonts())) if path.name in wanted
    }
    for path in found.values():
        font_manager.fontManager.addfont(path)
    return found


@cache
def families(kind: str) -> list[str]:
    """Give the fonts of a kind that this system has."""
    known = {name.partition("-")[0] for name in system_fonts()}
    return [family for family in FAMILIES[kind] if family in SHIPPED or family.replace(" ", "") in known]


@contextmanager
def settings() -> Iterator[None]:
    """Draw with settings of our own, whatever a user's matplotlibrc says; a letter that no font has is a box."""
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph \d+ .* missing from font")
        mpl.rcdefaults()
        mpl.rcParams.update(SETTINGS)
        yield


@dataclass(frozen=True)
class Style:
    """How a text is set."""

    size: float
    colour: str = "#23211e"
    weight: str = "normal"
    style: str = "normal"
    kind: str = "sans"
    halo: str = ""
    halo_width: float = 2.0

    def options(self) -> dict[str, Any]:
        """Give it in matplotlib's words."""
        return {
            "fontsize": self.size,
            "color": self.colour,
            "fontweight": self.weight,
            "fontstyle": self.style,
            "fontfamily": families(self.kind),
            "parse_math": False,
        }


class Paper:
    """A sheet whose height may still change while it is drawn on."""

    def __init__(self, width: float, height: float, title: str = "") -> None:
        self.title = title
        self.figure = Figure(dpi=MEASURING_DPI, facecolor="white")
        self.canvas = FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.width = width
        self.resize(height)
        self._clips: dict[Rect, Rectangle] = {}
        self._measured: dict[tuple[str, Style], tuple[float, float]] = {}
        self._order = 0

    def resize(self, height: float) -> None:
        """Cut the sheet to a height."""
        self.height = height
        self.figure.set_size_inches(self.width / POINTS_PER_INCH, height / POINTS_PER_INCH)
        self.axes.set_xlim(0, self.width)
        self.axes.set_ylim(height, 0)

    def save(self, path: Path | BinaryIO, kind: str, dpi: int) -> None:
        """Write it as `png`, `svg` or `pdf`."""
        with settings():
            self.figure.savefig(path, format=kind, dpi=dpi, metadata={**DATES[kind], "Title": self.title})

    def _add(self, artist: Artist, clip: Rect | None) -> None:
        """Put something on top of all that was drawn."""
        self._order += 1
        artist.set_zorder(self._order)
        self.axes.add_artist(artist)
        if clip is None:
            artist.set_clip_on(False)
            return
        if clip not in self._clips:
            self._clips[clip] = Rectangle(
                (clip.left, clip.top), clip.width, clip.height, transform=self.axes.transData
            )
        artist.set_clip_path(self._clips[clip])

    def polygon(
        self,
        rings: Sequence[np.ndarray],
        *,
        fill: str = "none",
        edge: str = "none",
        width: float = 0.0,
        clip: Rect | None = None,
    ) -> None:
        """Draw rings as one area; a ring in a ring is a hole."""
        parts = [Outline(np.vstack([ring, ring[:1]]), closed=True) for ring in rings if len(ring)]
        if parts:
            path = Outline.make_compound_path(*parts)
            self._add(
                PathPatch(path, facecolor=fill, edgecolor=edge, linewidth=width, joinstyle="round"), clip
            )

    def outline(self, ring: np.ndarray, stroke: Stroke, scale: float) -> None:
        """Draw the line round a symbol."""
        options: dict[str, Any] = {
            "facecolor": "none",
            "edgecolor": stroke.colour,
            "linewidth": stroke.width * scale,
            "capstyle": stroke.cap,
            "joinstyle": "round",
        }
        if stroke.dash:
            options["linestyle"] = (0, tuple(length / stroke.width for length in stroke.dash))
        closed = Outline(np.vstack([ring, ring[:1]]), closed=True)
        self._add(PathPatch(closed, **options), None)

    def circle(
        self, x: float, y: float, r: float, *, fill: str, edge: str = "none", width: float = 0.0
    ) -> None:
        """Draw a circle."""
        self._add(Circle((x, y), r, facecolor=fill, edgecolor=edge, linewidth=width), None)

    def rectangle(self, box: Rect, *, fill: str = "none", edge: str = "none", width: float = 0.0) -> None:
        """Draw a rectangle."""
        corner = (box.left, box.top)
        self._add(
            Rectangle(corner, box.width, box.height, facecolor=fill, edgecolor=edge, linewidth=width), None
        )

    def lines(
        self,
        lines: Sequence[np.ndarray],
        colour: str,
        width: float,
        *,
        clip: Rect | None = None,
        dash: tuple[float, ...] = (),
        alpha: float = 1.0,
    ) -> None:
        """Draw lines of one kind; dashes are given in widths of the line."""
        style: Any = (0, dash) if dash else "solid"
        self._add(
            LineCollection(list(lines), colors=colour, linewidths=width, linestyles=[style], alpha=alpha),
            clip,
        )

    def text(
        self, x: float, y: float, text: str, style: Style, *, across: Across = "left", down: Down = "baseline"
    ) -> None:
        """Write one line; `across` and `down` say which point of it stands at x, y."""
        options = style.options()
        line = Text(x, y, text, horizontalalignment=across, verticalalignment=down, **options)
        if style.halo:
            line.set_path_effects([withStroke(linewidth=style.halo_width, foreground=style.halo)])
        self._add(line, None)

    def measure(self, text: str, style: Style) -> tuple[float, float]:
        """Give width and height of one line of text."""
        if (text, style) not in self._measured:
            probe = Text(0, 0, text, figure=self.figure, **style.options())
            box = probe.get_window_extent(
                self.canvas.get_renderer(),  # type: ignore[no-untyped-call]
                dpi=MEASURING_DPI,
            )
            scale = POINTS_PER_INCH / MEASURING_DPI
            self._measured[text, style] = (box.width * scale, box.height * scale)
        return self._measured[text, style]

    def wrap(self, text: str, style: Style, width: float) -> list[str]:
        """Break a text into lines that fit; a word that is too long is cut."""
        lines: list[str] = []
        line = ""
        for word in text.split(" "):
            longer = f"{line} {word}".strip()
            if line and self.measure(longer, style)[0] > width:
                lines.append(line)
                longer = word
            while len(longer) > 1 and self.measure(longer, style)[0] > width:
                fits = next(
                    n
                    for n in range(len(longer) - 1, 0, -1)
                    if n == 1 or self.measure(longer[:n], style)[0] <= width
                )
                lines.append(longer[:fits])
                longer = longer[fits:]
            line = longer
        return [*lines, line] if line else lines
