"""Events whose every field is hostile text."""

from __future__ import annotations

from geolibya.records import Casualties, Event
from maps.hostile import HOSTILE
from maps.sample import Sample


def _event(i: int, text: str) -> Event:
    return Event(
        f"{i}:{text}",
        "air_strike" if i % 5 else (text or "x"),
        "reported",
        group="air" if i % 7 else text,
        place=text or None,
        place_name=text,
        lat=24 + (i % 80) / 10,
        lon=10 + (i // 80),
        radius_km=1.0,
        country=text,
        admin1=text,
        adm2_pcode=text,
        actors=(text,),
        targets=(text,),
        actors_text=(text,),
        attribution=(text, text),
        caveats=(text,),
        when=text,
        date=text,
        casualties=(Casualties(text, 1, None, text),),
        incident=text,
        quote=text,
        marks=((0, 1, text),) if text else (),
        start=0,
        end=len(text),
        report=text,
        title=text,
        outlet=text,
        url=text,
        archived_url=text,
        published=text,
        language=text,
        kind="dispatch" if i % 3 == 0 else "article",
        after=text,
        sha256=text,
        reviewed=text,
    )


HOSTILE_EVENTS = Sample(tuple(_event(i, text) for i, text in enumerate(HOSTILE)), ())
