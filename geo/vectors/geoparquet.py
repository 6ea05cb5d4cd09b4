"""GeoParquet by pyarrow: one table, its geometry as WKB."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .fault import VectorFault
from .limits import over
from .raw import Raw
from .vectors import Asked
from .wkb import put_shapes


def read_geoparquet(path: Path, name: str, asked: Asked) -> list[Raw]:
    """Read the table.

    Raises
    ------
    VectorFault
        It is damaged, has no geometry column in WKB, or more rows than it may.
    """
    import pyarrow as pa  # noqa: PLC0415  an extra
    import pyarrow.parquet as pq  # noqa: PLC0415

    pa.set_memory_pool(pa.system_memory_pool())
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    try:
        with pq.ParquetFile(path) as file:
            about = _about(file.schema_arrow.metadata or {})
            if (count := file.metadata.num_rows) > asked.limits.features:
                raise VectorFault(over("features", count, asked.limits, "it"))
            columns = _columns(file.read(use_threads=False))
    except (pa.ArrowException, OSError, OverflowError, UnicodeError) as error:
        what = str(error).replace("\n", " ")[:160]
        raise VectorFault(f"is damaged: it cannot be read ({what}); save it again") from None
    geometry, column = about
    if geometry not in columns:
        raise VectorFault(f"lacks its geometry column {geometry[:80]!r}; save it again")
    raw = Raw(name=name, crs=_crs(column), assumed="crs" not in column)
    blobs = columns.pop(geometry)
    put_shapes(raw, [blob if isinstance(blob, bytes) else None for blob in blobs])
    _put_rows(raw, columns)
    raw.ids = [None] * len(raw.shapes)
    return [raw]


def _columns(table: Any) -> dict[str, list[Any]]:
    """Give the values of each column, which has a name of its own."""
    twice = next((name for name, n in Counter(table.column_names).items() if n > 1), None)
    if twice is not None:
        raise VectorFault(f"has several columns named {twice[:80]!r}; name each otherwise")
    named = zip(table.column_names, table.columns, strict=True)
    return {name: column.to_pylist() for name, column in named}


def _about(metadata: Mapping[bytes, bytes]) -> tuple[str, Mapping[str, Any]]:
    """Give the name of the geometry column, and what is said of it."""
    try:
        geo = json.loads(metadata[b"geo"])
        name = str(geo["primary_column"])
        column = dict(geo["columns"][name])
    except (KeyError, ValueError, TypeError, RecursionError):
        what = "is a Parquet file without the words of GeoParquet, wanted its `geo` metadata"
        raise VectorFault(f"{what}; save it with geopandas' to_parquet") from None
    if column.get("encoding") != "WKB":
        what = f"its geometry is encoded as {str(column.get('encoding'))[:40]!r}, wanted WKB"
        raise VectorFault(f"{what}; save it with geometry_encoding='WKB'")
    if column.get("edges", "planar") != "planar":
        raise VectorFault("its edges are spherical, wanted planar; save it with planar edges")
    return name, column


def _crs(column: Mapping[str, Any]) -> str | None:
    """Return PROJJSON as text; None where the file says that it is unknown."""
    if "crs" not in column:
        return "OGC:CRS84"
    return None if column["crs"] is None else json.dumps(column["crs"])


def _put_rows(raw: Raw, held: Mapping[str, list[Any]]) -> None:
    """Take the values over; those of kinds that no card shows are left out and said."""
    columns: dict[str, list[Any]] = {}
    for name, values in held.items():
        if name == "bbox" or name.startswith("__index_level_"):
            continue
        if any(isinstance(value, bytes) for value in values):
            raw.notes.append(f"column {name[:80]!r} holds binary data, left out")
            continue
        columns[name] = [_value(value) for value in values]
    raw.rows = [
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ] or [{} for _ in raw.shapes]


def _value(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int | float | list | dict):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
