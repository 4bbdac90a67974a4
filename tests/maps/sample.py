"""Events made by hand for tests of maps: each status, relation and group, undated, not placed, contradicted."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from shapely.geometry import Point

from geolibya.records import Casualties, Event, Report

REPORTS = (
    Report(
        "west.txt",
        "...",
        title="Forces press on the capital",
        outlet="Coast Daily",
        url="https://example.org/west",
        published="2019-04-09",
        language="en",
    ),
    Report(
        "east.txt",
        "...",
        title="Foreign drones in the east",
        outlet="Example Wire",
        url="https://example.org/east",
        published="2016-10",
        language="en",
    ),
    Report(
        "fr.txt",
        "...",
        title="Des frappes près de Syrte",
        outlet="Journal d’exemple",
        published="2016-08-02",
        language="fr",
    ),
    Report(
        "own.txt",
        "...",
        published="2017-02-20",
        language="en",
        kind="dispatch",
        after="Example Wire, “Oil ports change hands”, 2017-02-20",
    ),
    Report("silent.txt", "...", title="Football results", outlet="Coast Daily", published="2019-05-01"),
)
_MARK = re.compile(r"\[(\w+)\|([^\]]+)\]")


@dataclass(frozen=True)
class Sample:
    """What a map needs of an event set."""

    events: tuple[Event, ...]
    reports: tuple[Report, ...]


def marked(text: str) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """Take the marks out of a quote: `[place|Sirte]` is Sirte, marked as the place."""
    marks = []
    quote = ""
    end = 0
    for found in _MARK.finditer(text):
        quote += text[end : found.start()]
        marks.append((len(quote), len(quote) + len(found[2]), found[1]))
        quote += found[2]
        end = found.end()
    return quote + text[end:], tuple(marks)


def _items(cell: str) -> tuple[str, ...]:
    return tuple(item for item in cell.split("|") if item)


def _casualties(cell: str) -> tuple[Casualties, ...]:
    rows = (item.split(";") for item in _items(cell))
    return tuple(
        Casualties(words, int(killed) if killed else None, int(injured) if injured else None, who or None)
        for words, killed, injured, who in rows
    )


def _event(row: dict[str, str]) -> Event:
    source = next(report for report in REPORTS if report.name == row["report"])
    lat, lon, radius = (float(row[key]) if row[key] else None for key in ("lat", "lon", "radius_km"))
    quote, marks = marked(row["quote"])
    is_sector = row["relation"] == "direction" and lon is not None and lat is not None
    return Event(
        row["id"],
        row["activity"],
        row["status"],
        group=row["group"],
        place=row["place"] or None,
        place_name=row["place_name"],
        country=row["country"],
        relation=row["relation"],
        lat=lat,
        lon=lon,
        radius_km=radius,
        footprint=Point(lon or 0, lat or 0).buffer(0.1) if is_sector else None,
        actors=_items(row["actors"]),
        targets=_items(row["targets"]),
        attribution=_items(row["attribution"]),
        caveats=_items(row["caveats"]),
        when=row["when"] or None,
        date=row["date"] or None,
        casualties=_casualties(row["casualties"]),
        incident=row["incident"],
        quote=quote,
        marks=marks,
        start=100,
        end=100 + len(quote),
        report=source.name,
        title=source.title,
        outlet=source.outlet,
        url=source.url,
        published=source.published,
        language=source.language,
        kind=source.kind,
        after=source.after,
    )


with (Path(__file__).parent / "events.csv").open(encoding="utf-8", newline="") as table:
    EVENTS = tuple(_event(row) for row in csv.DictReader(table))
SAMPLE = Sample(EVENTS, REPORTS)
