"""From a draft to the event that users see: footprint, quote with its marks, and an id that lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geolibya.event_ids import event_id
from geolibya.locatives import named_part
from geolibya.records import LONGEST_QUOTE, Event

if TYPE_CHECKING:
    from geolibya.drafts import Draft
    from geolibya.place_refs import PlaceRef
    from geolibya.records import Place
    from geolibya.scene import Scene

ADMIN1 = {"LY01": "East", "LY02": "West", "LY03": "South"}
"""The three regions, by the first letters of a district's `adm2_pcode`."""
_MUTUAL = ("mutual", "meet")
"""Frames in which both sides do what is done."""
_NAMELESS = ("unidentified", "foreign_forces_other")


def make_event(scene: Scene, draft: Draft, *, by_actors: bool = False) -> Event:
    """Make the event of a draft; with `by_actors` its id says who did it, as another one of the same words does not."""
    report, trigger = scene.report, draft.trigger
    start, end = scene.reading.span(*_quote_span(scene, draft))
    quote = report.text[start:end]
    footprint = draft.place.footprint(scene.resources.gazetteer) if draft.place else None
    place = _place_of(scene, draft.place)
    date = draft.date.date if draft.date else None
    status = draft.assertion.status
    place_id = place.id if place else ""
    return Event(
        id=event_id(
            report.sha256,
            trigger.activity,
            place_id,
            quote,
            status,
            date or "",
            *(draft.actor_ids if by_actors else ()),
        ),
        activity=trigger.activity,
        status=status,
        group=scene.resources.vocabulary.activities[trigger.activity].parent,
        place=place.id if place else None,
        place_name=place.name if place else "",
        country=place.country if place else "",
        admin1=ADMIN1.get(place.adm2_pcode[:4], "") if place else "",
        adm2_pcode=place.adm2_pcode if place else "",
        relation=footprint.relation if footprint else "at",
        lat=round(footprint.lat, 4) if footprint else None,
        lon=round(footprint.lon, 4) if footprint else None,
        radius_km=round(footprint.radius_km, 1) if footprint else None,
        geo_precision=footprint.geo_precision if footprint else None,
        where_prec=footprint.where_prec if footprint else None,
        footprint=footprint.geometry if footprint else None,
        actors=draft.actor_ids,
        targets=_targets(draft),
        actors_text=tuple(
            dict.fromkeys(a.text for a in draft.actors if a.text and a.actor.startswith(_NAMELESS))
        ),
        attribution=draft.assertion.attribution,
        caveats=draft.assertion.caveats,
        when=(scene.reading.text[draft.date.start : draft.date.end] or None) if draft.date else None,
        date=date,
        casualties=tuple(draft.casualties),
        quote=quote,
        start=start,
        end=end,
        marks=_marks(scene, draft, start, end),
        reasons=tuple(reason for reason in draft.reasons if reason),
        report=report.name,
        title=report.title,
        outlet=report.outlet,
        url=report.url,
        archived_url=report.archived_url,
        published=report.published,
        language=report.language,
        kind=report.kind,
        after=report.after,
        sha256=report.sha256,
    )


def _targets(draft: Draft) -> tuple[str, ...]:
    """Give to whom it is done: nobody does an act of war to himself, but where both sides do it."""
    each_other = len(draft.actor_ids) > 1 and set(draft.actor_ids) == set(draft.target_ids)
    if draft.trigger.frame in _MUTUAL or each_other:
        return draft.target_ids
    return tuple(
        target for target in draft.target_ids if target not in draft.actor_ids or target.startswith(_NAMELESS)
    )


def _place_of(scene: Scene, ref: PlaceRef | None) -> Place | None:
    """Give the place of a reference; of a part of a country that has a name ("eastern Libya") that region."""
    if ref is None or ref.op != "part" or ref.bearing is None:
        return ref.place if ref else None
    return named_part(ref.place, ref.bearing, scene.resources.gazetteer) or ref.place


def _quote_span(scene: Scene, draft: Draft) -> tuple[int, int]:
    """Give the sentence of a trigger, cut around it and its place to what may be quoted."""
    sentence = scene.reading.sentences[draft.trigger.sentence]
    start, end = sentence.start, sentence.end
    if _length(scene, start, end) <= LONGEST_QUOTE:
        return start, end
    low, high = draft.trigger.start, draft.trigger.end
    if draft.place is not None and start <= draft.place.start < end:
        wider = min(low, draft.place.start), max(high, draft.place.end)
        low, high = wider if _length(scene, *wider) <= LONGEST_QUOTE else (low, high)
    first = max(start, low - (LONGEST_QUOTE - (high - low)) // 2)
    last = min(end, first + LONGEST_QUOTE)
    first = max(start, last - LONGEST_QUOTE)
    text = scene.reading.text
    while start < first < low and not text[first - 1].isspace():
        first += 1
    while high < last < end and not text[last].isspace():
        last -= 1
    while last > high and _length(scene, first, last) > LONGEST_QUOTE:
        last -= 1
    while first < low and _length(scene, first, last) > LONGEST_QUOTE:
        first += 1
    return first, last


def _length(scene: Scene, start: int, end: int) -> int:
    """Count the characters of a stretch as the report has them, those that folding leaves out among them."""
    first, last = scene.reading.span(start, end)
    return last - first


def _marks(scene: Scene, draft: Draft, start: int, end: int) -> tuple[tuple[int, int, str], ...]:
    """Give the spans of place, actors and activity inside the quote; none overlaps another."""
    spans = [(draft.trigger.start, draft.trigger.end, "activity")]
    if draft.place is not None and draft.place.end > draft.place.start + 1:
        spans.append((draft.place.start, draft.place.end, "place"))
    spans += [(actor.start, actor.end, "actor") for actor in draft.actors]
    found: list[tuple[int, int, str]] = []
    for a, b, kind in sorted(spans):
        low, high = (offset - start for offset in scene.reading.span(a, b))
        if (
            low >= 0
            and high <= end - start
            and not any(low < other[1] and other[0] < high for other in found)
        ):
            found.append((low, high, kind))
    return tuple(found)
