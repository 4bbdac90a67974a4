"""GeoPackage: a feature an event in the layer `events`, lists joined by `; `; beside it places, areas, incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geolibya.columns import COUNTS, NUMBERS, row_of
from geolibya.errors import OutputError, ReportError
from geolibya.eventset import rows_of
from geolibya.formats import gpkg_layers, qgis
from geolibya.formats.cells import flat, unflat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pandas as pd

    from geolibya.columns import Row
    from geolibya.eventset import EventSet

LAYER = "events"
GEOMETRY = "geom"


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
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": qgis.STAMP})
    try:
        _write_layer(path, LAYER, frame, "Point")
        _write_layer(path, "places", gpkg_layers.places(events), "Point")
        _write_layer(path, "areas", gpkg_layers.areas(events), "MultiPolygon")
        _write_layer(path, "incidents", gpkg_layers.incidents(events), "Point")
        _write_layer(path, qgis.TABLE, qgis.style_table(GEOMETRY), None)
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _write_layer(path: Path, layer: str, frame: pd.DataFrame, geometry_type: str | None) -> None:
    """Add a layer, or a table without geometry, and see that all of it is there."""
    import pyogrio

    options = {"geometry_name": GEOMETRY, "spatial_index": len(frame) > 0} if geometry_type else {"fid": "id"}
    try:
        pyogrio.write_dataframe(
            frame,
            path,
            layer=layer,
            driver="GPKG",
            geometry_type=geometry_type,
            promote_to_multi=geometry_type == "MultiPolygon",
            append=layer != LAYER,
            layer_options=options,
        )
        written = pyogrio.read_info(path, layer=layer, force_feature_count=True)["features"]
    except (
        pyogrio.errors.DataSourceError,
        pyogrio.errors.DataLayerError,
        pyogrio.errors.FeatureError,
    ) as error:
        raise OutputError(f"{path.name}: could not be written; is the disk full? {error}") from None
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
