"""Events made by hand, with hostile words and all that a table may lose."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from shapely.geometry import Point

from geolibya.records import Casualties, Event

if TYPE_CHECKING:
    from collections.abc import Iterable

HOSTILE = '=HYPERLINK("x") <script>alert(1)</script> {{ 7*7 }} \u202e ` ${x} </td>\n"; DROP'

FULL = Event(
    id="full",
    activity="air_strike",
    status="claimed",
    group="air",
    place="sirte",
    place_name="Sirte",
    country="LY",
    admin1="West",
    adm2_pcode="LY0208",
    relation="near",
    lat=31.2089,
    lon=16.5887,
    radius_km=25.0,
    geo_precision=2,
    where_prec=2,
    footprint=Point(16.5887, 31.2089).buffer(0.2),
    actors=("lna", "france"),
    targets=("isis",),
    actors_text=("a group; nobody's", "=SUM(A1)"),
    actors_detail=("x_brigade",),
    activity_detail="precision_strike",
    attribution=("the pilot; in prison", "a\\b", "@outlet"),
    caveats=("party", "prisoner"),
    when="Monday",
    date="2019-04-05",
    casualties=(
        Casualties("five | killed; it is said", 5, None, "civilians"),
        Casualties("2 hurt", None, 2),
        Casualties("some died"),
    ),
    incident="i-full",
    quote=HOSTILE,
    start=3,
    end=3 + len(HOSTILE),
    marks=((0, 4, "place"), (5, 9, "actor")),
    reasons=("nearest place; Sirte", "[a rule]"),
    report="x.txt",
    title="'=a title",
    outlet='An "Outlet", daily',
    url="https://example.org/a?b=c&d",
    archived_url="https://archive.example.org/1",
    published="2019-04-06",
    language="en",
    kind="dispatch",
    after="Outlet, 2019",
    sha256="ab" * 32,
    reviewed="M. A., 2024-01-01, accepted",
)
NO_PLACE = Event(id="bare", activity="talks", status="denied", group="political", report="y.txt")
ZERO = Event(
    id="zero", activity="shelling", status="reported", group="fires", lat=0.0, lon=0.0, radius_km=1.0
)
EVENTS = (FULL, NO_PLACE, ZERO)
STRIKE = Event(
    "e1",
    "air_strike",
    "reported",
    group="air",
    place="sirte",
    place_name="Sirte",
    country="LY",
    lat=31.206,
    lon=16.584,
    radius_km=7.0,
    actors=("lna",),
    date="2019-04-05",
    quote="LNA jets bombed Sirte.",
    report="a.txt",
)


def differences(first: Iterable[Event], second: Iterable[Event]) -> list[tuple[str, str, object, object]]:
    """Give the fields in which events differ; a footprint may by a rounding of its points."""
    found = []
    for a, b in zip(first, second, strict=True):
        for field in fields(Event):
            x, y = getattr(a, field.name), getattr(b, field.name)
            if field.name == "footprint" and x is not None and y is not None and x.equals_exact(y, 1e-5):
                continue
            if x != y:
                found.append((a.id, field.name, x, y))
    return found


PLAIN_STRIKE = Event(
    id="a",
    activity="air_strike",
    status="reported",
    place="sirte",
    lat=31.2,
    lon=16.59,
    radius_km=10,
    actors=("lna",),
    date="2019-04-05",
    report="a.txt",
    quote="Jets struck Sirte.",
)
