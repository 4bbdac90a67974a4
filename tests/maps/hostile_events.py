"""Events whose every field is hostile text, and tables of a user that are no better."""

from __future__ import annotations

from geolibya.gazetteer import Gazetteer
from geolibya.records import STATUSES, Casualties, Event, Place, Report, Term
from geolibya.vocabulary import Vocabulary
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
        actors_detail=(text,),
        activity_detail=text,
        attribution=(text, text),
        caveats=(text,),
        when=text,
        date=text,
        casualties=(Casualties(text, 1, None, text),),
        incident=text,
        quote=text,
        marks=((0, 1, text),) if text else (),
        reasons=(text,),
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


def _report(text: str) -> Report:
    return Report(
        text,
        text,
        title=text,
        outlet=text,
        url=text,
        archived_url=text,
        published=text,
        language=text,
        after=text,
        sha256=text,
    )


def _place(i: int, text: str) -> Place:
    names = dict.fromkeys(("en", "fr", "ar", "it", "other"), (text,))
    return Place(
        text, text, "PPL", 24 + (i % 80) / 10, 10 + i // 80, 2.0, country="LY", population=i, names=names
    )


def _terms(parent: str = "") -> dict[str, Term]:
    labels = (dict.fromkeys(("en", "fr", "ar"), text) for text in NAMES)
    return {one["en"]: Term(one["en"], one, parent or one["en"], definition=one["en"]) for one in labels}


NAMES = tuple(text for text in HOSTILE if text.strip())
"""Those that may be an id or a name: neither may be empty."""

HOSTILE_EVENTS = Sample(
    tuple(_event(i, text) for i, text in enumerate(HOSTILE)), tuple(_report(text) for text in NAMES)
)
HOSTILE_GAZETTEER = Gazetteer({text: _place(i, text) for i, text in enumerate(NAMES)})
HOSTILE_VOCABULARY = Vocabulary(
    groups=_terms(),
    activities=_terms(),
    statuses={
        status: Term(status, {"en": text}, definition=text)
        for status, text in zip(STATUSES, NAMES, strict=False)
    },
    actors=_terms(),
    caveats=_terms(),
)
