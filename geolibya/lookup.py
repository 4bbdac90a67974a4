"""From what somebody types to a place with its evidence: a name, or a phrase made of names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geolibya.candidates import Context, Resolution
from geolibya.gazetteer import WIDE_CODES
from geolibya.resolver import Resolver

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geolibya.candidates import Candidate
    from geolibya.gazetteer import Gazetteer
    from geolibya.records import Place


@dataclass(frozen=True, slots=True)
class Found:
    """A place, how it was found, and where what was asked for lies.

    Attributes
    ----------
    place : Place
        The one that the query names, or that it is relative to.
    lat, lon, radius_km : float
        Of what was asked for, WGS 84 degrees; it lies within the radius nine times out of ten.
    relation : str
        `at`, `near`, `direction` or `within`.
    match : str
        `exact`, `folded`, `key`, `fuzzy`, or `phrase`.
    geometry : shapely geometry or None
        What a phrase allows; None stands for the circle of the radius.
    """

    query: str
    place: Place
    lat: float
    lon: float
    radius_km: float
    relation: str
    geo_precision: int
    where_prec: int
    match: str
    score: float
    reasons: tuple[str, ...]
    geometry: BaseGeometry | None = None

    def evidence(self) -> dict[str, Any]:
        """Give everything as plain data, for `Location.raw` and JSON."""
        place = self.place
        evidence = {
            "query": self.query, "place": place.id, "name": place.name, "lat": self.lat, "lon": self.lon,
            "radius_km": self.radius_km, "relation": self.relation, "geo_precision": self.geo_precision,
            "where_prec": self.where_prec, "match": self.match, "score": round(self.score, 3),
            "reasons": list(self.reasons), "feature_code": place.feature_code, "country": place.country,
            "adm2_pcode": place.adm2_pcode, "within": place.within, "checked": list(place.checked),
            "row": place.row,
        }  # fmt: skip
        if self.geometry is not None:
            evidence["geometry"] = self.geometry.__geo_interface__
        return evidence


class Lookup:
    """Finds places by name or phrase.

    Parameters
    ----------
    gazetteer : Gazetteer, optional
        By default the shipped one.

    Examples
    --------
    >>> Lookup().find("12 km south of Al-Zawiya").relation
    'direction'
    """

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self.resolver = Resolver(gazetteer)
        self.gazetteer = self.resolver.gazetteer

    def find(self, query: str, context: Context | None = None) -> Found | Resolution:
        """Give what a query means, or why nothing is given and what came nearest."""
        query = " ".join(query.split())
        resolution = self.resolver.resolve(query, context)
        candidate = resolution.candidate
        if candidate and (candidate.match in ("exact", "folded") or " " not in query):
            return self.found(query, candidate)
        if " " not in query:
            return resolution
        from geolibya.phrases import PhraseReader  # late: draws shapes, which a name alone does not need

        located = PhraseReader(self.resolver, context).locate(query)
        if isinstance(located, Resolution):
            return located
        shape = located.footprint
        return Found(
            query,
            located.places[0],
            shape.lat,
            shape.lon,
            shape.radius_km,
            shape.relation,
            shape.geo_precision,
            shape.where_prec,
            "phrase",
            1.0,
            located.reasons,
            shape.geometry,
        )

    def found(self, query: str, candidate: Candidate) -> Found:
        """Make an answer of a candidate."""
        place = candidate.place
        wide = WIDE_CODES.get(place.feature_code)
        relation, (geo_precision, where_prec) = ("within", wide) if wide else ("at", (1, 1))
        return Found(
            query,
            place,
            place.lat,
            place.lon,
            place.radius_km,
            relation,
            geo_precision,
            where_prec,
            candidate.match,
            candidate.score,
            candidate.reasons,
        )

    def address(self, found: Found) -> str:
        """Put a place in words: its name, what contains it, its country."""
        place = found.place
        parts = [found.reasons[0] if found.match == "phrase" and found.relation != "at" else place.name]
        container = self.gazetteer.places.get(place.within)
        if container and found.match != "phrase":
            parts.append(container.name)
        country = self.gazetteer.country(place.country)
        if country:
            parts.append(country.name)
        return ", ".join(dict.fromkeys(parts))
