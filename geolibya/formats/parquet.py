"""GeoParquet 1.1: one row an event, lists as lists."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geolibya.columns import COLUMNS, COUNTS, FURTHER, LISTS, NUMBERS, row_of
from geolibya.errors import ReportError
from geolibya.eventset import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import pyarrow as pa

    from geolibya.columns import Row
    from geolibya.eventset import EventSet

VERSION = "1.1.0"


def _type(column: str) -> pa.DataType:
    """Give the type of a column, the same whether it holds anything or not."""
    import pyarrow as pa

    if column in LISTS:
        return pa.list_(pa.string())
    if column == "casualties":
        numbers = [("killed", pa.int64()), ("injured", pa.int64())]
        return pa.list_(pa.struct([("words", pa.string()), *numbers, ("who", pa.string())]))
    if column == "marks":
        return pa.list_(pa.struct([("start", pa.int64()), ("end", pa.int64()), ("kind", pa.string())]))
    return pa.int64() if column in COUNTS else pa.float64() if column in NUMBERS else pa.string()


def _geo(events: EventSet) -> dict[str, Any]:
    """Give the metadata that GeoParquet wants."""
    import pyproj

    lons = [event.lon for event in events if event.lon is not None]
    lats = [event.lat for event in events if event.lat is not None]
    column = {"encoding": "WKB", "geometry_types": ["Point"], "crs": pyproj.CRS("EPSG:4326").to_json_dict()}
    if lons:
        column["bbox"] = [min(lons), min(lats), max(lons), max(lats)]
    return {"version": VERSION, "primary_column": "geometry", "columns": {"geometry": column}}


def write(events: EventSet, path: Path) -> None:
    """Write the events."""
    import pyarrow as pa
    import pyarrow.parquet
    from shapely import Point

    rows = [row_of(event) for event in events]
    for row in rows:
        row["marks"] = [dict(zip(("start", "end", "kind"), mark, strict=True)) for mark in row["marks"]]
        row["geometry"] = None if row["lat"] is None else Point(row["lon"], row["lat"]).wkb
    fields = [(name, _type(name)) for name in (*COLUMNS, *FURTHER)] + [("geometry", pa.binary())]
    schema = pa.schema(fields, metadata={"geo": json.dumps(_geo(events))})
    pyarrow.parquet.write_table(pa.Table.from_pylist(rows, schema), path, compression="zstd")


def read(path: Path) -> Iterator[tuple[int, Row]]:
    """Give the rows with their numbers; a Parquet file without geometry needs `lat` and `lon`.

    Raises
    ------
    ReportError
        Where it is no Parquet file.
    """
    import geopandas
    import pandas as pd
    import pyarrow as pa

    try:
        try:
            frame = geopandas.read_parquet(path)
        except ValueError:  # geopandas' word for a file without geometry
            rows: Iterable[Row] = pd.read_parquet(path).to_dict("records")  # type: ignore[assignment]
        else:
            rows = rows_of(frame)
    except (pa.ArrowInvalid, ValueError) as error:
        raise ReportError(f"cannot be read as Parquet: {error}") from None
    for number, row in enumerate(rows, start=1):
        marks = row.get("marks")
        if marks is not None:
            row["marks"] = [list(mark.values()) if isinstance(mark, dict) else mark for mark in marks]
        yield number, row
