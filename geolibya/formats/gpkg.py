"""GeoPackage: one feature an event in the layer `events`, lists joined by `; `."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geolibya.columns import COUNTS, NUMBERS, row_of
from geolibya.errors import OutputError, ReportError
from geolibya.eventset import rows_of
from geolibya.formats.cells import flat, unflat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geolibya.columns import Row
    from geolibya.eventset import EventSet

LAYER = "events"
STAMP = "2000-01-01T00:00:00.000Z"
"""GeoPackage wants a time of writing; a fixed one keeps the bytes the same."""


def write(events: EventSet, path: Path) -> None:
    """Write the events.

    Raises
    ------
    OutputError
        Where the disk is full: GDAL itself would go on without a word.
    """
    import pandas as pd
    import pyogrio

    frame = events.to_geodataframe()
    rows = [flat(row_of(event)) for event in events]
    for name in frame.columns:
        if name not in ("geometry", *NUMBERS, *COUNTS):
            frame[name] = pd.Series([row[name] for row in rows], dtype="string")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": STAMP})
    try:
        pyogrio.write_dataframe(
            frame, path, layer=LAYER, driver="GPKG", geometry_type="Point", spatial_index=len(frame) > 0
        )
        written = pyogrio.read_info(path, layer=LAYER, force_feature_count=True)["features"]
    except (
        pyogrio.errors.DataSourceError,
        pyogrio.errors.DataLayerError,
        pyogrio.errors.FeatureError,
    ) as error:
        raise OutputError(f"{path.name}: could not be written; is the disk full? {error}") from None
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
    if written != len(frame):
        raise OutputError(f"{path.name}: {written} of {len(frame)} rows were written; is the disk full?")


def read(path: Path) -> Iterator[tuple[int, Row]]:
    """Give the rows of the layer `events`, or of the first one, with their numbers.

    Raises
    ------
    ReportError
        Where it is no GeoPackage, or one without a layer.
    """
    import pyogrio

    try:
        layers = [str(name) for name, _ in pyogrio.list_layers(path)]
        if not layers:
            raise ReportError("a GeoPackage without a layer")
        frame = pyogrio.read_dataframe(path, layer=LAYER if LAYER in layers else layers[0])
    except pyogrio.errors.DataSourceError as error:
        raise ReportError(f"cannot be read as GeoPackage: {error}") from None
    for number, row in enumerate(rows_of(frame), start=1):
        yield number, unflat(row)
