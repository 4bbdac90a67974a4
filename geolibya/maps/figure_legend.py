"""The legend of a figure, and the notes under it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from geolibya.maps.figure_labels import Disc, Rect
from geolibya.maps.figure_map import PIXEL, draw_badge, draw_symbol
from geolibya.maps.figure_paper import Style, printable
from geolibya.maps.figure_tables import colour, radius

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from geolibya.maps.figure_paper import Paper
    from geolibya.maps.figure_sites import Drawn
    from geolibya.maps.figure_tables import Words
    from geolibya.records import Term
    from geolibya.vocabulary import Vocabulary

    Across = Literal["left", "right"]
    Sign = Callable[[float, float], None]

SIGN_WIDTH = 20.0
LEADING = 1.32
"""Distance of lines in sizes of the type."""
GAP = 3.2
HEAD = Style(7.2, weight="bold")
ITEM = Style(6.8)
COUNT = Style(6.8, "#5c574f")
NEUTRAL = "#8f8b84"
_HASH = re.compile(r",? *sha256:[0-9a-f]{64}")
"""Of the document behind a dispatch: for machines, and in the tables."""
RTL_MARK = "\u200f"
"""Makes a line run from right to left whatever it begins with; a line of foreign words alone keeps its own way."""
_ARABIC = re.compile("[\u0600-\u06ff]")
_LETTER = re.compile(r"[^\W\d_]")
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)


class Sheet:
    """A part of the paper on which lines follow one another; in Arabic all is mirrored."""

    def __init__(self, paper: Paper, words: Words, left: float, right: float, top: float) -> None:
        self.paper = paper
        self.words = words
        self.left = left
        self.right = right
        self.y = top

    @property
    def width(self) -> float:
        """Its width."""
        return self.right - self.left

    @property
    def sides(self) -> tuple[Across, Across]:
        """Where lines begin and where they end."""
        return ("right", "left") if self.words.is_rtl else ("left", "right")

    def across(self, offset: float) -> float:
        """Give the x that lies so far from where lines begin."""
        return self.right - offset if self.words.is_rtl else self.left + offset

    def line(self, text: str, style: Style, *, offset: float = 0.0, at_end: bool = False) -> None:
        """Write a line at the present height, from where lines begin or up to where they end."""
        begins, ends = self.sides
        x = self.across(self.width - offset if at_end else offset)
        if self.words.is_rtl and (_ARABIC.search(text) or not _LETTER.search(text)):
            text = RTL_MARK + text
        self.paper.text(
            x, self.y + style.size, text, style, across=ends if at_end else begins, down="baseline"
        )

    def paragraph(self, text: str, style: Style, *, offset: float = 0.0, short: float = 0.0) -> None:
        """Write a text in lines."""
        for line in self.paper.wrap(printable(text), style, self.width - offset - short):
            self.line(line, style, offset=offset)
            self.y += style.size * LEADING


def draw_legend(sheet: Sheet, drawn: Drawn, most: int, vocabulary: Vocabulary, *, columns: int = 1) -> None:
    """Draw the legend in a number of columns; the sheet is as far down as its longest column after it."""
    width = (sheet.width - 12 * (columns - 1)) / columns
    top = sheet.y
    blocks = list(_blocks(drawn, most, vocabulary, sheet.words))
    bottoms = [top] * columns
    for block in blocks:
        column = bottoms.index(min(bottoms))
        offset = column * (width + 12)
        edge = sheet.across(offset)
        part = Sheet(
            sheet.paper,
            sheet.words,
            edge - width if sheet.words.is_rtl else edge,
            edge if sheet.words.is_rtl else edge + width,
            bottoms[column],
        )
        block(part)
        bottoms[column] = part.y + 6
    sheet.y = max(bottoms) - 6


def _blocks(
    drawn: Drawn, most: int, vocabulary: Vocabulary, words: Words
) -> Iterator[Callable[[Sheet], None]]:
    language = words.language

    def label(terms: Mapping[str, Term], name: str) -> str:
        return terms[name].label(language) if name in terms else name.replace("_", " ")

    def kinds(sheet: Sheet) -> None:
        _heading(sheet, words.say("group"))
        for group, count in drawn.groups.items():
            _row(sheet, label(vocabulary.groups, group), words.number(count), _kind(sheet, group))
        if any(not site.group for site in drawn.sites if site.area is None):
            _row(sheet, words.say("several"), "", _kind(sheet, ""))

    def statuses(sheet: Sheet) -> None:
        _heading(sheet, words.say("status"))
        for status, count in drawn.statuses.items():
            _row(
                sheet,
                label(vocabulary.statuses, status),
                words.number(count),
                _status(sheet, status),
            )

    def sizes(sheet: Sheet) -> None:
        _sizes(sheet, most)
        if any(site.area is not None for site in drawn.sites):
            _row(
                sheet,
                words.say("areaLegend"),
                "",
                lambda x, y: draw_badge(sheet.paper, x, y, "2"),
                SIGN_WIDTH + 3,
            )
        if any(site.status in ("planned", "denied") and site.area is None for site in drawn.sites):
            _row(sheet, words.say("hollowLegend"), "", _status(sheet, "planned"))

    if drawn.groups:
        yield kinds
        yield statuses
    if drawn.sites:
        yield sizes


def _heading(sheet: Sheet, text: str) -> None:
    sheet.line(text, HEAD)
    sheet.y += HEAD.size * LEADING + 1.5


def _kind(sheet: Sheet, group: str) -> Sign:
    return lambda x, y: draw_symbol(sheet.paper, Disc(x, y, 7 * PIXEL), group, "reported")


def _status(sheet: Sheet, status: str) -> Sign:
    return lambda x, y: draw_symbol(sheet.paper, Disc(x, y, 7.5 * PIXEL), "", status, fill=NEUTRAL)


def _row(sheet: Sheet, text: str, count: str, sign: Sign, indent: float = SIGN_WIDTH) -> None:
    """Write an entry: sign, words, and how many events."""
    lines = sheet.paper.wrap(text, ITEM, sheet.width - indent - 22)
    sign(sheet.across(indent / 2 - 1.5), sheet.y + ITEM.size * 0.62)
    if count:
        sheet.line(count, COUNT, at_end=True)
    for line in lines:
        sheet.line(line, ITEM, offset=indent)
        sheet.y += ITEM.size * LEADING
    sheet.y += GAP


def _sizes(sheet: Sheet, most: int) -> None:
    """Draw circles for one incident, the most, and one between."""
    _heading(sheet, sheet.words.say("sizeLegend"))
    numbers = sorted({1, max(step for step in STEPS if step**2 <= most), most})
    radii = [radius(number, most) * PIXEL for number in numbers]
    middle = sheet.y + max(radii)
    offset = 2.0
    for number, r in zip(numbers, radii, strict=True):
        x = sheet.across(offset + r)
        text = sheet.words.number(number) if number > 1 else ""
        draw_symbol(sheet.paper, Disc(x, middle, r), "", "reported", text, fill=NEUTRAL)
        if number == 1:
            sheet.paper.text(
                sheet.across(offset + 2 * r + 2),
                middle,
                sheet.words.number(1),
                ITEM,
                across=sheet.sides[0],
                down="center_baseline",
            )
            offset += 8
        offset += 2 * r + 8
    sheet.y += 2 * max(radii) + GAP + 3


def source_words(report: dict[str, Any], words: Words) -> str:
    """Name a report as a note does: outlet, title, date; foreign words keep their own direction among Arabic ones."""

    def own(text: str) -> str:
        text = printable(text)
        return f"\u2068{text}\u2069" if words.is_rtl and text else text

    if report["dispatch"] and report["after"]:
        return words.say("dispatch", after=own(_HASH.sub("", report["after"])))
    if report["dispatch"]:
        return words.say("dispatchBare")
    date = words.date(printable(report["published"]))
    parts = (own(report["outlet"]), own(report["title"] or report["name"]), date)
    return words.say("comma").join(part for part in parts if part)


def draw_sources(sheet: Sheet, reports: Sequence[dict[str, Any]], limit: int) -> None:
    """Write the numbered sources in two columns, the first `limit` of them."""
    note, number = Style(6.0, "#3b3833"), Style(6.0, weight="bold")
    _heading(sheet, sheet.words.say("sources"))
    columns = 2 if len(reports) > 1 and sheet.width > 300 else 1  # points
    width = (sheet.width - 14 * (columns - 1)) / columns
    listed = reports[:limit]
    indent = 4.0 + sheet.paper.measure(str(len(listed)), number)[0] + 3
    rows = [sheet.paper.wrap(source_words(report, sheet.words), note, width - indent) for report in listed]
    total = sum(map(len, rows))
    top = bottom = sheet.y
    column, used = 0, 0
    for n, lines in enumerate(rows, start=1):
        if column + 1 < columns and used * columns >= total:
            column, used, sheet.y = column + 1, 0, top
        offset = column * (width + 14)
        sheet.line(sheet.words.number(n), number, offset=offset)
        for line in lines:
            sheet.line(line, note, offset=offset + indent)
            sheet.y += note.size * LEADING
            used += 1
        sheet.y += 1
        bottom = max(bottom, sheet.y)
    sheet.y = bottom
    if len(reports) > limit:
        sheet.paragraph(sheet.words.say("moreSources", n=len(reports) - limit), note)


def draw_scale(paper: Paper, words: Words, km: int, length: float, corner: tuple[float, float]) -> Rect:
    """Draw the bar of a scale with its left end at a corner, and give the room that it takes."""
    x, y = corner
    ink = colour("majorLabel")
    style = Style(6.2, ink, halo=colour("home"), halo_width=1.6)
    bar = np.array([(x, y - 3), (x, y), (x + length, y), (x + length, y - 3)])
    paper.lines([bar], "#ffffff", 2.4, alpha=0.7)
    paper.lines([bar], ink, 0.8)
    unit = {"ar": "كم"}.get(words.language, "km")
    paper.text(x + length / 2, y - 3, f"{words.number(km)} {unit}", style, across="center", down="baseline")
    return Rect(x - 3, y - 12, x + length + 3, y + 4)
