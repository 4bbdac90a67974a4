"""GeoNames country dumps into a folder of place tables that stacks on the shipped gazetteer."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geolibya.ellipsoid import distance_km
from geolibya.errors import TableError
from geolibya.files import replacing
from geolibya.gazetteer import COLUMNS, LANGUAGES, names_of
from geolibya.names import fold, fold_name
from geolibya.row_check import Fault, checked_row, feature_codes
from geolibya.tables import SEPARATOR, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from geolibya.gazetteer import Gazetteer
    from geolibya.records import Place

DUMP_COLUMNS = (
    "geonameid name asciiname alternatenames latitude longitude feature_class feature_code country_code cc2"
    " admin1_code admin2_code admin3_code admin4_code population elevation dem timezone modification_date"
).split()
ALTERNATE_COLUMNS = (
    "alternateNameId geonameid isolanguage alternate_name"
    " isPreferredName isShortName isColloquial isHistoric from to"
).split()
FEWEST_ALTERNATE_COLUMNS = 4  # the flags and years at the end may be cut off
KNOWN_KM = 10.0  # a place of the same name nearer than this to one of the gazetteer is that one
RADIUS_KM = {"settlement": 5.0, "area": 100.0, "country": 400.0, "nature": 50.0, "water": 100.0}
_ARABIC = re.compile("[\u0621-\u064a]")
OTHER_RADIUS_KM = 3.0  # GeoNames points of sites are often some kilometres off


@dataclass
class Imported:
    """What an import did.

    Attributes
    ----------
    path : Path
        The table that was written.
    written, known, other : int
        Rows written; left out because the gazetteer has them; left out for their kind of feature.
    faults : list of Fault
        Lines that could not be used.
    """

    path: Path
    written: int = 0
    known: int = 0
    other: int = 0
    faults: list[Fault] = field(default_factory=list)


def import_dump(dump: Path, folder: Path, base: Gazetteer, alternates: Path | None = None) -> Imported:
    """Write `places/geonames_<name of the dump>.csv` of a user's folder from a GeoNames country dump.

    Parameters
    ----------
    dump : Path
        Such as `LY.txt`, or `cities15000.txt` for the world: 19 columns parted by tabs, no header.
    folder : Path
        The user's own; the table in it is replaced when all of the dump was read, and not before.
    base : Gazetteer
        Places that it has, by GeoNames id or by name and position, are left out.
    alternates : Path, optional
        `alternateNamesV2.txt`, which says the language of each name.

    Raises
    ------
    TableError
        Where no line of the dump is sound; nothing is written then.
    OutputError
        Where the table cannot be written.
    """
    done = Imported(folder / "places" / f"geonames_{dump.stem.lower()}.csv")
    languages = _languages(alternates, done.faults) if alternates else {}
    ids = {place.geonames for place in base if place.geonames}
    rows: dict[str, dict[str, str]] = {}
    for cells, where in _lines(dump, len(DUMP_COLUMNS), len(DUMP_COLUMNS), done.faults):
        feature = dict(zip(DUMP_COLUMNS, cells, strict=True))
        if feature["feature_code"] not in feature_codes():
            done.other += 1
            continue
        row = _row(feature, languages.get(feature["geonameid"], {}), base)
        place = checked_row(Row(row, where), done.faults)
        if place is None:
            continue
        if place.geonames in ids or _is_known(place, base):
            done.known += 1
        else:
            rows[place.id] = row
    if not rows and not done.known and not done.other:
        raise TableError(f"{dump}: no line of it is sound; wants a GeoNames country dump such as LY.txt")
    with replacing(done.path) as beside, beside.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows.values())
    done.written = len(rows)
    return done


def _lines(path: Path, fewest: int, most: int, faults: list[Fault]) -> Iterator[tuple[list[str], str]]:
    """Read the lines of a dump, each with where it stands."""
    try:
        file = path.open(encoding="utf-8-sig", errors="replace", newline="")
    except OSError as error:
        raise TableError(f"{path}: {error.strerror}") from error
    with file:
        for number, line in enumerate(file, 1):
            cells = line.rstrip("\r\n").split("\t")
            if not line.strip():
                continue
            if not fewest <= len(cells) <= most:
                wanted = f"{most}, parted by tabs; the dump may have been cut off"
                faults.append(Fault(path.name, number, f"{len(cells)} columns", wanted))
                continue
            yield cells, f"{path.name}:{number}"


def _languages(path: Path, faults: list[Fault]) -> Mapping[str, Mapping[str, list[str]]]:
    """Read names by GeoNames id and language, the preferred one first."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for cells, _ in _lines(path, FEWEST_ALTERNATE_COLUMNS, len(ALTERNATE_COLUMNS), faults):
        alternate = dict(zip(ALTERNATE_COLUMNS, cells, strict=False))
        if alternate["isolanguage"] in LANGUAGES:
            names = found[alternate["geonameid"]][alternate["isolanguage"]]
            names.insert(0 if alternate.get("isPreferredName") else len(names), alternate["alternate_name"])
    return found


def _row(feature: Mapping[str, str], names: Mapping[str, list[str]], base: Gazetteer) -> dict[str, str]:
    kind = feature_codes()[feature["feature_code"]]
    slug = re.sub(r"[^a-z0-9]+", "_", fold(feature["asciiname"] or feature["name"]).decode()).strip("_")
    spoken = {name for spellings in names.values() for name in spellings} | {feature["name"]}
    others = [n for n in (feature["asciiname"], *feature["alternatenames"].split(",")) if n not in spoken]
    arabic = [name for name in others if _ARABIC.search(name)]
    row = dict.fromkeys(COLUMNS, "") | {
        "id": f"{slug or 'place'}_{feature['geonameid']}",
        "name": feature["name"],
        "names_ar": _cell(arabic),
        "names_other": _cell(name for name in others if name not in arabic),
        "feature_code": feature["feature_code"],
        "lat": feature["latitude"],
        "lon": feature["longitude"],
        "radius_km": f"{RADIUS_KM.get(kind, OTHER_RADIUS_KM):g}",
        "country": feature["country_code"],
        "population": feature["population"] if feature["population"] not in ("", "0") else "",
        "geonames": feature["geonameid"],
        "checked": f"geonames:{feature['geonameid']}",
        "source": "geonames",
    }
    for language in names:
        row[f"names_{language}"] = _cell([*names[language], *(arabic if language == "ar" else ())])
    if feature["country_code"] == "LY":
        row["adm2_pcode"] = _district(feature, base)
    return row


def _district(feature: Mapping[str, str], base: Gazetteer) -> str:
    try:
        return base.district_at(float(feature["latitude"]), float(feature["longitude"]))
    except ValueError:  # the check of the row names it
        return ""


def _cell(names: Iterable[str]) -> str:
    """Join names that fold; others, in Cyrillic or Tifinagh say, no report in view could hold."""
    sound = (name.replace(SEPARATOR, " ").strip() for name in names)
    return SEPARATOR.join(dict.fromkeys(name for name in sound if name and b"?" not in fold(name).data))


def _is_known(place: Place, base: Gazetteer) -> bool:
    """Tell whether the gazetteer has the place under one of its names."""
    kinds = feature_codes()
    for name in names_of(place):
        for other in (base[i] for i in base.by_name.get(fold_name(name), ())):
            near = distance_km(place.lat, place.lon, other.lat, other.lon) < KNOWN_KM
            if near and kinds[other.feature_code] == kinds[place.feature_code]:
                return True
    return False
