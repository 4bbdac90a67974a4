"""Names to places: exact, folded, by key, fuzzy; homonyms, contexts, refusals; points to places."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from hypothesis import given
from hypothesis import strategies as st

from geolibya.candidates import AIRFIELDS, Context
from geolibya.geocoder import GazetteerGeocoder
from geolibya.keys import consonant_key, glide_key, respell
from geolibya.names import fold, fold_name

if TYPE_CHECKING:
    from pathlib import Path

    from geolibya.candidates import Candidate

GEOCODER = GazetteerGeocoder()
LATIN = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz -'éèïâ"), max_size=20)


def place_of(name: str, context: Context | None = None) -> str | None:
    """Give the id of the place that a name means."""
    found = GEOCODER.locate(name, context)
    return found.place.id if found else None


def raw_of(found: object) -> dict[str, Any]:
    """Give the evidence of a location."""
    assert isinstance(found, Location)
    return dict(found.raw)


def all_raw(found: object) -> list[dict[str, Any]]:
    """Give the evidence of several locations."""
    assert isinstance(found, list)
    return [raw_of(location) for location in found]


def rows_of(path: Path) -> list[dict[str, str]]:
    """Read a table of gold."""
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@given(st.text(max_size=50))
def test_folding_keeps_offsets(text: str) -> None:
    """Each folded byte comes from one character of the text, in order."""
    folded = fold(text)
    spans = [folded.span(i, i + 1) for i in range(len(folded.data))]
    assert all(end == start + 1 for start, end in spans)
    assert spans == sorted(spans)
    assert not spans or spans[-1][1] <= len(text)


@given(st.text(max_size=50))
def test_folding_twice_changes_nothing(name: str) -> None:
    """A folded name folds to itself."""
    once = fold_name(name)
    assert fold_name(fold(once.decode("latin-1")).decode()) == once or b"?" in once or not once.isascii()


@given(LATIN)
def test_keys_ignore_case_and_grow_coarser(name: str) -> None:
    """Capitals change no key, and each key keeps only letters of the one before it."""
    assert consonant_key(name.upper()) == consonant_key(name)
    assert set(consonant_key(name)) <= set(glide_key(name)) <= set(respell(name))


@pytest.mark.parametrize(
    "spellings",
    [
        ("Tarhuna", "Tarhouna", "Tarhunah", "Tarhoona"),
        ("Al-Zawiya", "Zawiyah", "Az Zawiyah", "Zaouia"),
        ("Misrata", "Misratah", "Misratha"),
        ("Ghat", "al-Ghat", "GHAT"),
        ("Qaminis", "Gaminis", "Caminis"),
    ],
)
def test_spellings_of_one_name_sound_the_same(spellings: tuple[str, ...]) -> None:
    """English, French and Italian spellings of a name respell to one."""
    assert len({respell(name) for name in spellings}) == 1


def test_an_arabic_name_has_the_consonants_of_its_latin_spelling() -> None:
    """Keys meet across scripts."""
    for arabic, latin in (
        ("مصراتة", "Misrata"),
        ("ترهونة", "Tarhuna"),
        ("بنغازي", "Benghazi"),
        ("درنة", "Derna"),
    ):
        assert consonant_key(arabic) == consonant_key(latin)


@pytest.mark.parametrize(
    ("name", "place", "match"),
    [
        ("Benina", "benina", "exact"),
        ("benina", "benina", "folded"),
        ("AL–ZAWIYA", "zawiya", "folded"),
        ("Al-Fugahaa", "fuqaha", "key"),
        ("Tarhouuna", "tarhuna", "key"),
        ("Ghardabija", "ghardabiya_air_base", "fuzzy"),
    ],
)
def test_the_kind_of_match_is_told(name: str, place: str, match: str) -> None:
    """The surest kind of match wins and is named."""
    found = GEOCODER.locate(name)
    assert found is not None
    assert (found.place.id, found.match) == (place, match)
    assert found.reasons


def test_it_is_a_geopy_geocoder() -> None:
    """Whoever knows geopy can use it: `geocode` gives a Location with evidence in `raw`."""
    assert isinstance(GEOCODER, Geocoder)
    raw = raw_of(GEOCODER.geocode("Benina"))
    assert raw["match"] == "exact"
    assert raw["row"].startswith("places/towns.csv:")
    assert raw["radius_km"] > 0


def test_of_homonyms_the_libyan_then_the_larger() -> None:
    """Without context Tripoli is Libya's; `exactly_one=False` gives all of that name."""
    assert place_of("Tripoli") == "tripoli"
    found = all_raw(GEOCODER.geocode("Tripoli", exactly_one=False))
    assert [raw["place"] for raw in found][:2] == ["tripoli", "tripoli_lebanon"]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Salvador triangle", "salvador_pass"),
        ("passe de Salvador", "salvador_pass"),
        ("Al-Mabani", "al_mabani_detention"),
        ("Tebkali camp", "takbali_camp"),
        ("Red Valley", "wadi_al_ahmar"),
        ("Uqayla", "uqayla"),
        ("Majer", "majer"),
        ("Venezia district", "venice_benghazi"),
    ],
)
def test_names_that_reports_use(name: str, place: str) -> None:
    """Places are found under the names that reports give them."""
    assert place_of(name) == place


@pytest.mark.parametrize(
    ("context", "place"),
    [
        (Context(country="LB"), "tripoli_lebanon"),
        (Context(nearby=("akkar",)), "tripoli_lebanon"),
        (Context(nearby=("tarhuna",)), "tripoli"),
        (Context(country="GR"), "tripoli_greece"),
        (Context(country="LY"), "tripoli"),
    ],
)
def test_context_tells_homonyms_apart(context: Context, place: str) -> None:
    """Country and places nearby outweigh the prior for Libya."""
    assert place_of("Tripoli", context) == place


@pytest.mark.parametrize(
    ("name", "place"),
    [("Benina", "benina_airport"), ("Misrata", "misrata_airport"), ("Brak", "brak_al_shati_air_base")],
)
def test_what_takes_off_needs_an_airfield(name: str, place: str) -> None:
    """With "took off from" the name of a town means its airfield."""
    assert place_of(name, Context(kinds=AIRFIELDS)) == place


def test_it_abstains_with_a_reason_and_the_nearest() -> None:
    """A name like nothing known gives no place, but a reason and five candidates."""
    resolution = GEOCODER.resolve("Qwertabad")
    assert resolution.candidate is None
    assert "Qwertabad" in resolution.reason
    assert len(resolution.nearest) == 5
    assert GEOCODER.geocode("Qwertabad") is None


def test_it_abstains_where_two_places_fit_as_well() -> None:
    """A spelling between two towns is not guessed."""
    resolution = GEOCODER.resolve("Zeltène")
    assert resolution.candidate is None
    assert {"zliten", "zaltan"} <= {candidate.place.id for candidate in resolution.nearest}


@pytest.mark.parametrize(
    "word", ["drone", "Drone", "brake", "Burka", "Haftar", "Benini", "Guardian", "", "  ", "!?", "aeiou"]
)
def test_words_and_surnames_are_no_places(word: str) -> None:
    """A common word or surname is refused with a reason."""
    resolution = GEOCODER.resolve(word)
    assert resolution.candidate is None
    assert resolution.reason


def test_none_of_the_words_that_are_no_places_is_put_on_libya(root: Path) -> None:
    """Of 200 words, surnames, outlets and foreign towns none resolves to a Libyan point."""
    rows = rows_of(root / "tests/gold/not_places.csv")
    assert len(rows) == 200
    found = [GEOCODER.geocode(row["text"]) for row in rows]
    libyan = [location for location in found if location and raw_of(location)["country"] == "LY"]
    assert libyan == []


def test_variants_set_aside(root: Path) -> None:
    """Of the spelling variants that no rule was tuned on, 97 % are found."""
    rows = [row for row in rows_of(root / "tests/gold/variants.csv") if row["half"] == "held"]
    right = [row for row in rows if place_of(row["variant"]) == row["place"]]
    assert len(right) >= 0.97 * len(rows)


def test_candidates_are_ordered_by_kind_of_match() -> None:
    """What is so named comes before what is merely alike."""
    found: list[Candidate] = GEOCODER.candidates("Derna", limit=5)
    order = [("exact", "folded", "key", "fuzzy").index(candidate.match) for candidate in found]
    assert order == sorted(order)
    assert found[0].place.id == "derna"


@pytest.mark.parametrize(
    ("point", "place", "relation"),
    [
        ((32.0968, 20.2695), "benina_airport", "at"),
        ((31.757, 13.991), "bani_walid", "at"),
        ((31.0, 13.9), "tininai", "direction"),
    ],
)
def test_reverse_gives_the_finest_place_or_the_nearest_settlement(
    point: tuple[float, float], place: str, relation: str
) -> None:
    """A point in a base is the base; one in the desert lies so far from a town."""
    raw = raw_of(GEOCODER.reverse(point))
    assert (raw["place"], raw["relation"]) == (place, relation)
    assert raw in all_raw(GEOCODER.reverse(point, exactly_one=False))


def test_reverse_of_the_open_ocean_is_none() -> None:
    """Where nothing is near, nothing is given."""
    assert GEOCODER.reverse((0.0, 0.0)) is None


@pytest.mark.parametrize("query", ["nowhere", "95, 200", "", None])
def test_reverse_refuses_what_is_no_point(query: object) -> None:
    """A query that is no point raises geopy's own error."""
    with pytest.raises(GeocoderQueryError):
        GEOCODER.reverse(query)


@given(st.text(max_size=40))
def test_no_name_breaks_the_geocoder(name: str) -> None:
    """Any text gives a place or None."""
    location = GEOCODER.geocode(name)
    assert location is None or raw_of(location)["place"] in GEOCODER.gazetteer.places


def test_reverse_of_each_libyan_airfield_is_itself_or_its_base() -> None:
    """Geocoding the point of an airfield leads back to something there."""
    for place in GEOCODER.gazetteer:
        if place.country == "LY" and place.feature_code in AIRFIELDS:
            raw = raw_of(GEOCODER.reverse((place.lat, place.lon)))
            assert raw["distance_km"] <= raw["radius_km"]
