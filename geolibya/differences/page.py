"""Differences as a page: two maps, before and after, and a table; no script, nothing fetched."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

from geolibya.differences import COLUMNS_OF
from geolibya.differences.text import HEADINGS, describe, differing
from geolibya.gazetteer import Gazetteer
from geolibya.static_page import static_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geolibya.differences import Differences
    from geolibya.records import Event

WIDTH = 460
"""Of a map, in pixels."""
MARGIN_DEG = 0.5
SIMPLE_DEG = 0.02
"""Detail of the outline that no pixel shows."""
LIBYA = (9.3, 19.4, 25.3, 33.3)
"""West, south, east and north of the country, in degrees: always in view."""
FARTHEST_DEG = 4.0
"""From the country; an event that changed farther away is in the table alone."""
STYLE = """
:root { color-scheme: light dark; --ink: #1c2733; --paper: #fff; --line: #8a949e; --land: #f1efe9;
  --new: #0a7a3d; --gone: #b3261e; --changed: #1f5fbf; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf0; --paper: #14191f; --line: #6c7680; --land: #232a31;
  --new: #58c98a; --gone: #ff8a80; --changed: #8ab4f8; } }
body { font: 16px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 1.5rem auto;
  max-width: 68rem; padding: 0 1rem; }
.maps { display: flex; flex-wrap: wrap; gap: 1rem; }
figure { margin: 0; flex: 1 1 20rem; }
figcaption { font-weight: 600; }
svg { width: 100%; height: auto; background: var(--paper); border: 1px solid var(--line); }
.land { fill: var(--land); stroke: var(--line); stroke-width: .7; }
.same { fill: var(--line); fill-opacity: .5; }
.new { fill: var(--new); }
.gone { fill: none; stroke: var(--gone); stroke-width: 2; }
.changed { fill: var(--changed); }
.way { stroke: var(--changed); stroke-width: 1.5; stroke-dasharray: 4 3; }
table { border-collapse: collapse; width: 100%; margin-bottom: 1.5rem; }
th, td { border-bottom: 1px solid var(--line); padding: .35rem .5rem; text-align: start; vertical-align: top;
  overflow-wrap: anywhere; }
q { font-style: italic; }
.key span { margin-inline-end: 1.2rem; white-space: nowrap; }
.key svg { width: 14px; height: 14px; border: 0; vertical-align: -2px; }
"""


def page_of(differences: Differences, same: Iterable[Event] = (), title: str = "What changed") -> str:
    """Give the page; all text of reports is escaped.

    Parameters
    ----------
    differences : Differences
    same : iterable of Event
        What did not change, drawn faintly.
    title : str
    """
    body = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(_summary(differences))} Reported is not verified.</p>",
        *_maps(differences, tuple(same)),
        *_tables(differences),
    ]
    return static_page(title, STYLE, "\n".join(body))


def _summary(differences: Differences) -> str:
    counts = (f"{count} {HEADINGS.get(kind, kind).lower()}" for kind, count in differences.counts.items())
    return ", ".join(counts) + "."


# the maps


class _Frame:
    """From degrees to pixels: an equirectangular map, true to scale in the middle of the country."""

    def __init__(self, points: Iterable[tuple[float, float]]) -> None:
        west, south, east, north = LIBYA
        shown = [
            (lat, lon)
            for lat, lon in points
            if south - FARTHEST_DEG <= lat <= north + FARTHEST_DEG
            and west - FARTHEST_DEG <= lon <= east + FARTHEST_DEG
        ]
        self.west = min([west, *(lon for _, lon in shown)]) - MARGIN_DEG
        self.east = max([east, *(lon for _, lon in shown)]) + MARGIN_DEG
        self.south = min([south, *(lat for lat, _ in shown)]) - MARGIN_DEG
        self.north = max([north, *(lat for lat, _ in shown)]) + MARGIN_DEG
        self.scale = WIDTH / (self.east - self.west)
        self.stretch = 1 / math.cos(math.radians((self.south + self.north) / 2))
        self.height = round((self.north - self.south) * self.scale * self.stretch)

    def has(self, event: Event) -> bool:
        return (
            event.lat is not None
            and event.lon is not None
            and self.south <= event.lat <= self.north
            and self.west <= event.lon <= self.east
        )

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        x, y = (lon - self.west) * self.scale, (self.north - lat) * self.scale * self.stretch
        return round(x, 1), round(y, 1)


def _land(frame: _Frame) -> str:
    """Draw the districts of the country."""
    paths = []
    for _, area in sorted(Gazetteer.load().districts.items()):
        for polygon in getattr(area.simplify(SIMPLE_DEG), "geoms", [area.simplify(SIMPLE_DEG)]):
            points = (frame.point(lat, lon) for lon, lat in polygon.exterior.coords)
            paths.append("M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z")
    return f'<path class="land" d="{"".join(paths)}"/>'


def _dot(frame: _Frame, event: Event, kind: str, radius: float = 5) -> str:
    if not frame.has(event) or event.lat is None or event.lon is None:
        return ""
    x, y = frame.point(event.lat, event.lon)
    words = f"<title>{escape(describe(event))}</title>"
    return f'<circle class="{kind}" cx="{x:g}" cy="{y:g}" r="{radius:g}">{words}</circle>'


def _way(frame: _Frame, old: Event, new: Event) -> str:
    """Draw the line from where an event was to where it is."""
    if not (frame.has(old) and frame.has(new)) or (old.lat, old.lon) == (new.lat, new.lon):
        return ""
    (x1, y1), (x2, y2) = (frame.point(e.lat or 0.0, e.lon or 0.0) for e in (old, new))
    return f'<line class="way" x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"/>'


def _figure(caption: str, frame: _Frame, marks: Iterable[str]) -> str:
    return (
        f'<figure><figcaption>{caption}</figcaption><svg viewBox="0 0 {WIDTH} {frame.height}" role="img" '
        f'aria-label="Map: {caption.lower()}">{_land(frame)}{"".join(marks)}</svg></figure>'
    )


def _maps(differences: Differences, same: tuple[Event, ...]) -> Iterator[str]:
    changes = differences.changes
    events = [*differences.new, *differences.gone]
    events += [event for change in changes for event in (change.old, change.new)]
    frame = _Frame((e.lat, e.lon) for e in events if e.lat is not None and e.lon is not None)
    faint = [_dot(frame, event, "same", 3) for event in same]
    before = [_dot(frame, event, "gone") for event in differences.gone]
    before += [_dot(frame, change.old, "changed", 4) for change in changes]
    after = [_way(frame, change.old, change.new) for change in changes]
    after += [_dot(frame, change.new, "changed", 4) for change in changes]
    after += [_dot(frame, event, "new") for event in differences.new]
    yield '<div class="maps">'
    yield _figure("Before", frame, [*faint, *before])
    yield _figure("After", frame, [*faint, *after])
    yield "</div>"
    keys = (("gone", "gone"), ("new", "new"), ("changed", "changed"), ("same", "the same"))
    dot = '<svg viewBox="0 0 14 14" aria-hidden="true"><circle class="{}" cx="7" cy="7" r="5"/></svg>'
    signs = (f"<span>{dot.format(kind)} {word}</span>" for kind, word in keys)
    yield f'<p class="key">{"".join(signs)} A dashed line leads from where an event was.</p>'


# the tables


def _cell(text: str) -> str:
    return f'<td dir="auto">{escape(text)}</td>'


def _told(event: Event) -> str:
    """Give the cell with what an event rests on."""
    source = (
        " · ".join(part for part in (event.outlet, event.title, event.published or "") if part)
        or event.report
    )
    quote = f"<q>{escape(event.quote)}</q><br>" if event.quote else ""
    return f'<td dir="auto">{quote}{escape(source)}</td>'


def _table(heading: str, heads: tuple[str, ...], rows: list[str]) -> str:
    names = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return (
        f"<h2>{heading} ({len(rows)})</h2><table><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>"
    )


def _tables(differences: Differences) -> Iterator[str]:
    for kind, events in (("new", differences.new), ("gone", differences.gone)):
        if events:
            rows = [_cell(event.id) + _cell(describe(event)) + _told(event) for event in events]
            yield _table(HEADINGS[kind], ("Id", "Event", "Told by"), rows)
    for kind in COLUMNS_OF:
        rows = []
        for change in differences.of_kind(kind):
            pairs = differing(change, kind)
            sides = ("<br>".join(escape(f"{pair[0]}: {pair[side]}") for pair in pairs) for side in (1, 2))
            columns = "".join(f'<td dir="auto">{side}</td>' for side in sides)
            rows.append(_cell(change.new.id) + _cell(describe(change.new)) + columns + _told(change.new))
        if rows:
            yield _table(HEADINGS[kind], ("Id", "Event", "Before", "After", "Told by"), rows)
