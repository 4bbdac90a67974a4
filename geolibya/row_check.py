"""Reading a place table as far as it can be read, and the checks of its rows, each on its own."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geolibya.errors import GeolibyaError
from geolibya.gazetteer import COLUMNS, LANGUAGES, place_of
from geolibya.names import fold
from geolibya.tables import Row, data_folder, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from geolibya.records import Place

DELIMITERS = ",;\t"
LAT_LIMIT, LON_LIMIT = 90.0, 180.0
LARGEST_RADIUS_KM = 5000.0
_PATTERNS = {  # column: what a filled cell looks like, in a pattern and in words
    "id": (r"[a-z0-9]+(?:_[a-z0-9]+)*", "small letters, digits and single underscores, as az_zawiya"),
    "country": (r"[A-Z]{2}", "two capitals, as LY"),
    "population": (r"0*[1-9]\d*", "a whole number, or nothing where nobody knows it"),
    "wikidata": (r"Q\d+", "an id such as Q3579"),
    "geonames": (r"\d+", "a number"),
    "checked": (
        r"none|(?:(?:(?:osm|geonames):\d+|airport:[^/|]+/[\w.-]+)(?:\|(?!$)|$))+",
        "osm:ID, geonames:ID, airport:SOURCE/IDENT, several parted by |, or none",
    ),
}


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something wrong in a table.

    Attributes
    ----------
    file, line : str, int
        Where it stands; line 0 is the file as a whole.
    found, wanted : str
        What stands there, and what was hoped for.
    grave : bool
        False for what may be right, but is worth a look.
    """

    file: str
    line: int
    found: str
    wanted: str
    grave: bool = True

    def __str__(self) -> str:
        """Put it in one line, as compilers do."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.found}; wants {self.wanted}"


def rows_of(path: Path, faults: list[Fault]) -> Iterator[Row]:
    """Read a table as far as it can be read, noting what is wrong with the file, its header and its rows."""
    name = f"{path.parent.name}/{path.name}"
    data = path.read_bytes()
    if data.startswith(b"\xef\xbb\xbf"):
        faults.append(Fault(name, 1, "a byte-order mark", "UTF-8 without one", grave=False))
    if b"\r" in data:
        faults.append(Fault(name, 1, "line ends of Windows (CRLF)", "line feeds alone", grave=False))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        faults.append(
            Fault(name, line, f"a byte that is not UTF-8 ({data[error.start]:#x})", "the file saved as UTF-8")
        )
        text = data.decode("utf-8-sig", "replace")
    first = text.split("\n", 1)[0].strip()
    delimiter = max(DELIMITERS, key=first.count)
    if delimiter != ",":
        faults.append(Fault(name, 1, f"columns parted by {delimiter!r}", "commas", grave=False))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [column.strip() for column in next(reader, [])]
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        faults.append(Fault(name, 1, f"no column {', '.join(missing)}", f"all of {', '.join(COLUMNS)}"))
    if len(set(header)) < len(header):
        faults.append(Fault(name, 1, "a column named twice", "each column once"))
    if {"id", "name"} - set(header):
        return
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            faults.append(
                Fault(name, reader.line_num, f"{len(cells)} cells", f"{len(header)}, as the header has")
            )
            continue
        row = dict.fromkeys(COLUMNS, "") | {c: cell.strip() for c, cell in zip(header, cells, strict=True)}
        yield Row(row, f"{name}:{reader.line_num}")


def _number(row: Row, column: str, wanted: str, faults: list[Fault]) -> float | None:
    try:
        return row.number(column)
    except GeolibyaError:
        file, _, line = row.where.rpartition(":")
        found = f"{column} is {row[column]!r}" if row[column] else f"{column} is empty"
        faults.append(Fault(file, int(line), f"{row['id']}: {found}", wanted))
        return None


def checked_row(row: Row, faults: list[Fault]) -> Place | None:
    """Make a place of a row, or note all that keeps it from being one."""
    file, _, line = row.where.rpartition(":")
    own: list[Fault] = []

    def fault(found: str, wanted: str) -> None:
        own.append(Fault(file, int(line), f"{row['id']}: {found}", wanted))

    lat = _number(row, "lat", "degrees north, as 32.097", own)
    lon = _number(row, "lon", "degrees east, as 20.269", own)
    radius = _number(row, "radius_km", "kilometres, as 5", own)
    if lat is not None and lon is not None and not (abs(lat) <= LAT_LIMIT and abs(lon) <= LON_LIMIT):
        swapped = abs(lon) <= LAT_LIMIT and abs(lat) <= LON_LIMIT
        fault(
            f"lat, lon are {lat:g}, {lon:g}",
            "the two swapped" if swapped else "lat within 90, lon within 180",
        )
    if radius is not None and not 0 < radius <= LARGEST_RADIUS_KM:
        fault(f"radius_km is {radius:g}", f"more than 0, {LARGEST_RADIUS_KM:g} at most")
    for column, (pattern, wanted) in _PATTERNS.items():
        if (row[column] or column == "id") and not re.fullmatch(pattern, row[column]):
            fault(f"{column} is {row[column]!r}", wanted)
    if row["feature_code"] not in feature_codes():
        fault(
            f"feature_code is {row['feature_code']!r}", "one of gazetteer/feature_codes.csv, as PPL or AIRB"
        )
    if not row["name"]:
        fault("name is empty", "the name to show")
    for column in ("name", *(f"names_{language}" for language in LANGUAGES)):
        for name in row.items_of(column):
            if not re.search(r"\w", name):
                fault(f"{column} holds {name!r}", "a name with letters in it")
            elif b"?" in fold(name).data:
                fault(f"{column} holds {name!r}, with signs that do not fold", "Latin or Arabic letters")
    faults += own
    return None if own else place_of(row)


@lru_cache(maxsize=1)
def feature_codes() -> Mapping[str, str]:
    """Give the kind of each feature code that the tables may use."""
    rows = read_rows(data_folder("gazetteer") / "feature_codes.csv", ("code", "kind"))
    return {row["code"]: row["kind"] for row in rows}
