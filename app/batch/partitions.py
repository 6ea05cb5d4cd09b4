"""Rows as GeoParquet 1.1, a folder a year and country, in constant memory."""

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely import MultiPoint, Point

from .rows import Partition, Row
from .stores import needs

Write = Callable[[str, bytes], None]
UNKNOWN = "unknown"
"""What stands in a folder's name for what nobody knows; Hive's own word for NULL is none that
pyarrow can read in a column of years beside others."""
# Rows of one file, and rows held in memory for all partitions together.
_IN_FILE = 100_000
_HELD = 400_000


class Partitions:
    """A table that is written while its rows come.

    Parameters
    ----------
    name
        The table's, which its folder has.
    columns
        Name to type: text, texts, number, whole, flag or day.
    shape
        Makes the geometry of a row of its points; None where it has none.
    write
        Called with the name of a file and its content.
    """

    def __init__(
        self,
        name: str,
        columns: Mapping[str, str],
        shape: Callable[[tuple[tuple[float, float], ...]], Any],
        write: Write,
    ) -> None:
        self._name, self._columns, self._shape, self._write = name, columns, shape, write
        self._rows: dict[Partition, list[Row]] = {}
        self._files: dict[Partition, int] = {}
        self._held = 0

    def add(self, row: Row) -> None:
        """Take a row; in the order in which rows come they are written."""
        rows = self._rows.setdefault(row.partition, [])
        rows.append(row)
        self._held += 1
        if len(rows) >= _IN_FILE:
            self._flush(row.partition)
        elif self._held >= _HELD:
            self._flush(max(self._rows, key=lambda partition: len(self._rows[partition])))

    def close(self) -> None:
        """Write what is left."""
        for partition in list(self._rows):
            self._flush(partition)

    def _flush(self, partition: Partition) -> None:
        rows = self._rows.pop(partition)
        self._held -= len(rows)
        number = self._files[partition] = self._files.get(partition, -1) + 1
        folders = "/".join(
            f"{key}={UNKNOWN if value is None else value}"
            for key, value in zip(("year", "country"), partition, strict=True)
        )
        shapes = [self._shape(row.points) for row in rows]
        content = geoparquet(self._columns, [row.cells for row in rows], shapes)
        self._write(f"{self._name}/{folders}/part-{number:05}.parquet", content)


def point(points: tuple[tuple[float, float], ...]) -> Point | None:
    """Make a place's shape."""
    return Point(points[0]) if points else None


def many_points(points: tuple[tuple[float, float], ...]) -> MultiPoint | None:
    """Make the shape of all places of a claim."""
    return MultiPoint(points) if points else None


def geoparquet(
    columns: Mapping[str, str], rows: Sequence[Mapping[str, Any]], shapes: Sequence[Any]
) -> bytes:
    """Write rows as one GeoParquet file, EPSG:4326, with a bounding box a row.

    Parameters
    ----------
    columns
        Name to type, as `Partitions` takes them.
    rows, shapes
        Values by name, and a shape or None each.

    Returns
    -------
    The file's bytes, the same for the same rows.
    """
    arrow = needs("pyarrow", "batch")
    types: Mapping[str, Any] = {
        "text": arrow.string(),
        "texts": arrow.list_(arrow.string()),
        "number": arrow.float64(),
        "whole": arrow.int64(),
        "flag": arrow.bool_(),
        "day": arrow.date32(),
    }
    held = {
        name: pd.Series([row[name] for row in rows], dtype=pd.ArrowDtype(types[kind]))
        for name, kind in columns.items()
    }
    table = gpd.GeoDataFrame(pd.DataFrame(held), geometry=list(shapes), crs=4326)
    out = io.BytesIO()
    table.to_parquet(out, schema_version="1.1.0", write_covering_bbox=True, index=False)
    return _without_pandas(out)


def _without_pandas(file: io.BytesIO) -> bytes:
    """Leave out what only pandas reads: it has no word for lists, and no use for other engines."""
    parquet = needs("pyarrow.parquet", "batch")
    table = parquet.read_table(file)
    kept = {key: value for key, value in table.schema.metadata.items() if key != b"pandas"}
    out = io.BytesIO()
    parquet.write_table(table.replace_schema_metadata(kept), out, compression="zstd")
    return out.getvalue()
