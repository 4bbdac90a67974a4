"""The gazetteer as a geopy geocoder: names and phrases to places, points to the place that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geolibya.gazetteer import SETTLEMENT_CODES, is_wide, wind
from geolibya.lookup import Found, Lookup

if TYPE_CHECKING:
    from geolibya.candidates import Candidate, Context, Resolution
    from geolibya.gazetteer import Gazetteer
    from geolibya.records import Place

FARTHEST_KM = 150.0
"""A point farther than this from any settlement has no neighbour worth naming."""


class GazetteerGeocoder(Geocoder):  # type: ignore[misc] # geopy has no types
    """Geocode with the gazetteer; no service is asked.

    Parameters
    ----------
    gazetteer : Gazetteer, optional
        By default the shipped one.

    Examples
    --------
    >>> location = GazetteerGeocoder().geocode("sud d'Al-Zawiya")
    >>> location.raw["place"], location.raw["relation"]
    ('zawiya', 'direction')
    """

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        super().__init__()
        self.lookup = Lookup(gazetteer)
        self.gazetteer = self.lookup.gazetteer

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002, ANN401 - geopy's signature; nothing here waits
        context: Context | None = None,
    ) -> Location | list[Location] | None:
        """Give the place that a name or phrase means.

        Parameters
        ----------
        query : str
            "Benina", "12 km south of Al-Zawiya", "entre Syrte et Misrata".
        exactly_one : bool
            False: a list of all places with such a name, likeliest first.
        context : Context, optional
            What the text around it says of country, district, places nearby and kind of place.

        Returns
        -------
        geopy.Location or list or None
            `raw` holds the evidence: row, kind of match, score, reasons, radius in km, relation. None where
            the geocoder would have to guess: `resolve` gives the reason and the nearest candidates.
        """
        found = self.lookup.find(query, context)
        if exactly_one:
            return self._location(found) if isinstance(found, Found) else None
        if isinstance(found, Found) and found.match == "phrase":
            return [self._location(found)]
        candidates = self.lookup.resolver.candidates(query, context)
        listed = [c for c in candidates if c.match in ("exact", "folded")] or candidates
        return [self._location(self.lookup.found(query, candidate)) for candidate in listed] or None

    def reverse(
        self,
        query: Any,  # noqa: ANN401 - whatever geopy takes for a point
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002, ANN401 - geopy's signature; nothing here waits
    ) -> Location | list[Location] | None:
        """Give the finest place that holds a point, else the nearest settlement with distance and direction.

        Raises
        ------
        geopy.exc.GeocoderQueryError
            Where the query is no point.
        """
        from geolibya.ellipsoid import bearings_and_distances

        if not query:  # geopy would take it for 0, 0
            raise GeocoderQueryError(f"{query!r} is no point")
        try:
            point = Point(query)
        except (TypeError, ValueError) as error:
            raise GeocoderQueryError(f"{query!r} is no point: {error}") from None
        places = list(self.gazetteer)
        measured = bearings_and_distances([(p.lat, p.lon) for p in places], (point.latitude, point.longitude))
        near = sorted(
            (
                (
                    km > place.radius_km,
                    max(place.radius_km, km),
                    place.id,
                    km,
                    bearing,
                )
                for place, (bearing, km) in zip(places, measured, strict=True)
                if not is_wide(place)
                and (km <= place.radius_km or (km <= FARTHEST_KM and place.feature_code in SETTLEMENT_CODES))
            ),
        )
        located = [self._beside(self.gazetteer[i], km, bearing) for _, _, i, km, bearing in near[:5]]
        if exactly_one:
            return located[0] if located else None
        return located or None

    def candidates(self, name: str, context: Context | None = None, limit: int = 5) -> list[Candidate]:
        """Give all places that a name may mean, with scores and reasons, likeliest first."""
        return self.lookup.resolver.candidates(name, context, limit)

    def resolve(self, name: str, context: Context | None = None) -> Resolution:
        """Give the place that a name means, or the reason why none is given and the nearest candidates."""
        return self.lookup.resolver.resolve(name, context)

    def locate(self, name: str, context: Context | None = None) -> Candidate | None:
        """Give the place that a name means, with the reasons."""
        return self.resolve(name, context).candidate

    def _location(self, found: Found) -> Location:
        return Location(self.lookup.address(found), (found.lat, found.lon), found.evidence())

    def _beside(self, place: Place, km: float, bearing: float) -> Location:
        inside = km <= place.radius_km
        words = place.name if inside else f"{km:.0f} km {wind(bearing)} of {place.name}"
        country = self.gazetteer.country(place.country)
        address = f"{words}, {country.name}" if country else words
        raw = {
            "place": place.id,
            "name": place.name,
            "relation": "at" if inside else "direction",
            "distance_km": round(km, 3),
            "bearing": round(bearing, 1),
            "radius_km": place.radius_km,
            "feature_code": place.feature_code,
            "country": place.country,
            "adm2_pcode": place.adm2_pcode,
            "row": place.row,
        }
        return Location(address, (place.lat, place.lon), raw)
