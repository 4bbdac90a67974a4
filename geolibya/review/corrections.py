"""What a person wrote in cells, put into an event: ids are looked up, a new place brings its coordinates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from geolibya.edtf import days_of
from geolibya.errors import RecordError
from geolibya.formats.cells import split
from geolibya.gazetteer import WIDE_CODES
from geolibya.names import fold_name
from geolibya.records import RELATIONS, STATUSES, Casualties

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geolibya.gazetteer import Gazetteer
    from geolibya.records import Event, Place, Term
    from geolibya.vocabulary import Vocabulary

HAND_PLACED_KM = 5.0
"""Radius of a point that a person gave without one: a town and its surroundings."""
HAND_COUNTED = "as reviewed"
"""Stands for a report's words where a person gave the first count of victims."""
_PLACING = ("place", "place_name", "lat", "lon")
_NOWHERE: dict[str, Any] = {
    "place": None, "place_name": "", "country": "", "admin1": "", "adm2_pcode": "", "relation": "at",
    "lat": None, "lon": None, "radius_km": None, "geo_precision": None, "where_prec": None, "footprint": None,
}  # fmt: skip
_PARTS = {"LY01": "East", "LY02": "West", "LY03": "South"}
"""Part of the country by the first letters of a district's code."""


@dataclass(frozen=True)
class Corrector:
    """Puts cells into events.

    Attributes
    ----------
    gazetteer : Gazetteer
    vocabulary : Vocabulary
    """

    gazetteer: Gazetteer
    vocabulary: Vocabulary

    def correct(self, event: Event, changes: Mapping[str, str]) -> Event:
        """Give an event with some of its cells changed.

        Raises
        ------
        RecordError
            Naming all cells that cannot be used.
        """
        faults: list[str] = []
        values: dict[str, Any] = {}
        if any(name in changes for name in _PLACING):
            try:
                values |= self._placing(event, changes)
            except ValueError as error:
                faults.append(str(error))
        for name, cell in changes.items():
            if name in _PLACING:
                continue
            try:
                values |= self._values(event, name, cell)
            except ValueError as error:
                faults.append(f"{name}: {error}")
        if faults:
            raise RecordError("; ".join(faults))
        for name in ("killed", "injured"):
            if name in values:
                toll = event.casualties[0] if event.casualties else Casualties(HAND_COUNTED)
                counts = {
                    "killed": event.killed,
                    "injured": event.injured,
                    **_only(values, "killed", "injured"),
                }
                values["casualties"] = (replace(toll, **counts),)
        return replace(
            event, **{name: value for name, value in values.items() if name not in ("killed", "injured")}
        )

    def _values(self, event: Event, name: str, cell: str) -> dict[str, Any]:  # noqa: ARG002
        vocabulary = self.vocabulary
        if name == "activity":
            activity = _term(cell, vocabulary.activities)
            return {
                "activity": activity,
                "group": vocabulary.activities[activity].parent,
                "activity_detail": "",
            }
        if name in ("actors", "targets"):
            ids = tuple(_term(item, vocabulary.actors) for item in split(cell))
            return {name: ids, "actors_detail": ()} if name == "actors" else {name: ids}
        if name == "caveats":
            return {name: tuple(_term(item, vocabulary.caveats) for item in split(cell))}
        if name == "attribution":
            return {name: tuple(split(cell))}
        if name in ("status", "relation"):
            return {name: _one_of(cell, STATUSES if name == "status" else RELATIONS)}
        if name == "date" and cell:
            days_of(cell)
        if name in ("killed", "injured"):
            return {name: _count(cell)}
        return {name: _number(cell) if name == "radius_km" else cell or None}

    def _placing(self, event: Event, changes: Mapping[str, str]) -> dict[str, Any]:
        """Give the values of a new place, a new point, or none."""
        has_point = bool(changes.get("lat") or changes.get("lon"))
        name = changes.get("place") or changes.get("place_name") or ""
        place = self._place(name) if name else None
        if name and place is None and not has_point:
            raise RecordError(f"place is {name!r}, no id or name of the gazetteer; give lat and lon with it")
        if not name and not has_point:
            return _NOWHERE if "place" in changes or "lat" in changes else {"place_name": ""}
        values = _NOWHERE | self._at(place) if place else {"footprint": None}
        if name and not place:
            values = _NOWHERE | {"place_name": name}
        return values | (self._point(event, changes) if has_point else {})

    def _point(self, event: Event, changes: Mapping[str, str]) -> dict[str, Any]:
        lat, lon = (
            getattr(event, axis) if changes.get(axis) is None else _number(changes[axis])
            for axis in ("lat", "lon")
        )
        if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise RecordError(f"lat, lon are {lat}, {lon}, want degrees, both")
        district = self.gazetteer.district_at(lat, lon)
        return {
            "lat": lat,
            "lon": lon,
            "radius_km": event.radius_km or HAND_PLACED_KM,
            "country": "LY" if district else event.country,
            "admin1": _PARTS.get(district[:4], ""),
            "adm2_pcode": district,
            "footprint": None,
        }

    def _place(self, name: str) -> Place | None:
        """Give the place of an id or of a name; of homonyms there is none."""
        places = self.gazetteer.places
        if name in places:
            return places[name]
        ids = self.gazetteer.by_name.get(fold_name(name), ())
        if len(ids) > 1:
            raise RecordError(f"place {name!r} may be {', '.join(ids)}; write one of these ids")
        return places[ids[0]] if ids else None

    @staticmethod
    def _at(place: Place) -> dict[str, Any]:
        wide = WIDE_CODES.get(place.feature_code)
        geo_precision, where_prec = wide or (1, 1)
        return {
            "place": place.id,
            "place_name": place.name,
            "country": place.country,
            "admin1": _PARTS.get(place.adm2_pcode[:4], ""),
            "adm2_pcode": place.adm2_pcode,
            "relation": "within" if wide else "at",
            "lat": place.lat,
            "lon": place.lon,
            "radius_km": place.radius_km,
            "geo_precision": geo_precision,
            "where_prec": where_prec,
        }


def _only(values: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}


def _one_of(cell: str, known: tuple[str, ...]) -> str:
    if cell.lower() not in known:
        raise ValueError(f"{cell!r} is none of {', '.join(known)}")
    return cell.lower()


def _term(cell: str, terms: Mapping[str, Term]) -> str:
    """Give the id that a cell names, by itself or by one of its labels."""
    if cell in terms:
        return cell
    folded = fold_name(cell)
    found = [
        name
        for name, term in terms.items()
        if any(
            folded in (fold_name(label), fold_name(label.split(" (")[0])) for label in term.labels.values()
        )
    ]
    if len(found) != 1:
        raise ValueError(f"{cell!r} is no id or label of the vocabulary")
    return found[0]


def _number(cell: str) -> float | None:
    try:
        return float(cell) if cell else None
    except ValueError:
        raise ValueError(f"{cell!r} is no number") from None


def _count(cell: str) -> int | None:
    number = _number(cell)
    if number is not None and (number < 0 or number != int(number)):
        raise ValueError(f"{cell!r} is no count")
    return None if number is None else int(number)
