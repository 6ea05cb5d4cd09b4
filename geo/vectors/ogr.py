"""Shapefile, FlatGeobuf and KML by GDAL, whose every other driver is off before it loads."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio

from .fault import VectorFault, feature_fault
from .limits import over
from .raw import Raw
from .vectors import Asked
from .wkb import put_shapes

_DAMAGED = "is damaged: GDAL cannot read it"
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ERRORS = (
    pyogrio.errors.DataSourceError,
    pyogrio.errors.DataLayerError,
    pyogrio.errors.CRSError,
    pyogrio.errors.FeatureError,
    pyogrio.errors.FieldError,
    pyogrio.errors.GeometryError,
    IndexError,
    OverflowError,
    RuntimeError,
    TypeError,
    UnboundLocalError,
    ValueError,
)
# What LIBKML adds to every placemark, and the values that mean nothing was said.
_OF_KML: Mapping[str, tuple[Any, ...]] = {
    "id": (None, ""), "timestamp": (None,), "begin": (None,), "end": (None,),
    "altitudeMode": (None, ""), "tessellate": (-1, None), "extrude": (-1, 0, None),
    "visibility": (-1, None), "drawOrder": (None,), "icon": (None, ""), "snippet": (None, ""),
    "Description": (None, ""), "description": (None, ""),
}  # fmt: skip


def read_ogr(kind: str, path: Path, asked: Asked, encoding: str | None = None) -> list[Raw]:
    """Read the layers of a file.

    Parameters
    ----------
    kind
        FlatGeobuf, KML or Shapefile.
    path, asked
        The file, and how to read it.
    encoding
        Of a shapefile's text.

    Raises
    ------
    VectorFault
        It is damaged, has an entity, or a feature cannot be used.
    """
    if kind == "KML" and _ENTITIES.search(path.read_bytes()):
        raise VectorFault("declares a document type or entity, which KML needs not; remove it")
    try:
        names = [str(name) for name, _ in pyogrio.list_layers(path)]
    except _ERRORS as error:
        raise VectorFault(f"{_DAMAGED} ({_plain(error)}); save it again") from None
    if asked.table is not None and kind == "KML":
        if asked.table not in names:
            listed = ", ".join(f"{name!r:.80}" for name in names[:10])
            raise VectorFault(f"has no layer {asked.table!r:.80}, wanted one of {listed}")
        names = [asked.table]
    if len(names) > asked.limits.tables:
        raise VectorFault(over("tables", len(names), asked.limits, "it"))
    if not names:
        raise VectorFault(f"{_DAMAGED}: it finds no layer in it; save it again")
    return [_layer(kind, path, name, asked, encoding) for name in names]


def _layer(kind: str, path: Path, name: str, asked: Asked, encoding: str | None) -> Raw:
    try:
        about = pyogrio.read_info(path, layer=name, encoding=encoding, force_feature_count=True)
        if (count := about["features"]) > asked.limits.features:
            raise VectorFault(over("features", count, asked.limits, "it"))
        meta, _, blobs, columns = pyogrio.raw.read(
            path, layer=name, encoding=encoding, datetime_as_string=True
        )
    except _ERRORS as error:
        raise VectorFault(f"{_DAMAGED} ({_plain(error)}); save it again") from None
    if blobs is None or len(blobs) < count:
        read = 0 if blobs is None else len(blobs)
        what = f"{_DAMAGED}, though its head says that there are {count:,} features; save it again"
        raise VectorFault(feature_fault(read + 1, what))
    raw = Raw(name=name, crs="OGC:CRS84" if kind == "KML" else meta["crs"])
    put_shapes(raw, blobs)
    _put_rows(raw, meta, columns, kind)
    raw.ids = [None] * len(raw.shapes)
    return raw


def _put_rows(raw: Raw, meta: Mapping[str, Any], columns: Sequence[Any], kind: str) -> None:
    names, kept = [str(name) for name in meta["fields"]], {}
    for name, values, sort in zip(names, columns, meta["ogr_types"], strict=True):
        listed = _values(values, whole="Integer" in sort)
        if any(isinstance(value, bytes) for value in listed):
            raw.notes.append(f"column {name[:80]!r} holds binary data, left out")
        elif kind != "KML" or not _says_nothing(name, listed):
            kept[name] = listed
    raw.rows = [dict(zip(kept, row, strict=True)) for row in zip(*kept.values(), strict=True)]
    raw.rows = raw.rows or [{} for _ in raw.shapes]


def _says_nothing(name: str, values: Sequence[Any]) -> bool:
    return name in _OF_KML and all(value in _OF_KML[name] for value in values)


def _values(values: Any, *, whole: bool) -> list[Any]:
    """Give a column as Python's values; GDAL's reader has NaN where a number is missing."""
    if values.dtype.kind == "f":
        return [None if np.isnan(v) else int(v) if whole else float(v) for v in values]
    if values.dtype.kind == "M":
        return [None if np.isnat(v) else str(v) for v in values]
    return [value.item() if isinstance(value, np.generic) else _list(value) for value in values]


def _list(value: Any) -> Any:
    return value.tolist() if isinstance(value, np.ndarray) else value


def _plain(error: Exception) -> str:
    """Say GDAL's reason without the path of the copy that it read."""
    if isinstance(error, UnboundLocalError):  # its reader's word for this
        return "the words of its coordinate system are not UTF-8"
    said = re.sub(r"\S*/\S*|'?input\.\w+'?", "the file", str(error)).replace("\n", " ")
    return said[:160] or "no reason given"
