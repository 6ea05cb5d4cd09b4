"""A layer as tiles take it: shapes in the square of Web Mercator, and plain values."""

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from posturemap.errors import SchemaError
from posturemap.layers.own import source_text
from posturemap.layers.table import read_collection

QUOTES, LETTERS = 3, 400
"""Quotes of a feature that go into a tile, and letters of each."""

# Shown on a card of tiles, of the properties that ours have.
_KEPT = (
    *("name", "kind", "status", "saying", "sure", "valid_from", "valid_to", "from_date", "to_date"),
    *("geometry_basis", "precision_m", "grade", "sidc", "alliance", "pair", "length_km"),
)
_END = 85.051129
_NO_LAYER = (
    *(ValueError, KeyError, TypeError, AttributeError, RecursionError),
    shapely.errors.ShapelyError,
)

Shapes = npt.NDArray[np.object_]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One layer.

    Parameters
    ----------
    name
        Its name, as in file names.
    shapes
        Geometries with x from 0 in the west to 1, y from 0 in the north to 1.
    rows
        Text, numbers and flags of each; what is missing is left out.
    """

    name: str
    shapes: Shapes
    rows: Sequence[Row]


def sheet_of(name: str, text: str) -> Sheet:
    """Read a layer's GeoJSON, as `layer_geojson` writes it, with the first quotes of each feature.

    Raises
    ------
    SchemaError
        It is no such text.
    """
    return _sheet(name, text, lambda feature, _: _row(feature))


def own_sheet(name: str, text: str) -> Sheet:
    """Read the GeoJSON of an own layer, with its source; lists and objects become JSON text.

    Raises
    ------
    SchemaError
        It is no such text.
    """
    return _sheet(name, text, lambda f, source: _plain(source | f["properties"] | {"id": f["id"]}))


def _sheet(name: str, text: str, row: Callable[[Row, dict[str, Any]], Row]) -> Sheet:
    try:
        held = read_collection(text)
        source = {"source": source_text(held.get("source", {}))}
        shapes = world(shape(one["geometry"]) for one in held["features"])
        return Sheet(name=name, shapes=shapes, rows=[row(one, source) for one in held["features"]])
    except _NO_LAYER as error:
        raise SchemaError(
            f"{name}: not a layer as posturemap writes it ({error!s:.200})"
        ) from error


def world(degrees: Iterable[BaseGeometry]) -> Shapes:
    """Turn shapes in degrees into the square of Web Mercator, as `Sheet` has them."""

    def turned(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        lat = np.clip(points[:, 1], -_END, _END)
        sine = np.sin(np.radians(lat))
        y = 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * math.pi)
        return np.column_stack([points[:, 0] / 360 + 0.5, y])

    turned_shapes: Shapes = shapely.transform(np.array([*degrees], dtype=object), turned)
    return turned_shapes


def _row(feature: Mapping[str, Any]) -> Row:
    properties = feature["properties"]
    kept = {"id": feature["id"], **{key: properties.get(key) for key in _KEPT}}
    for number, one in enumerate(properties.get("evidence", ())[:QUOTES], start=1):
        kept[f"quote_{number}"] = one["quote"][:LETTERS]
        kept[f"source_{number}"] = one.get("url") or one.get("title") or one.get("article")
    return _plain(kept)


def _plain(values: Row) -> Row:
    """Keep what a tile can hold: text, numbers, flags."""
    return {
        key: value if isinstance(value, str | bool | int | float) else json.dumps(value)
        for key, value in values.items()
        if value is not None and key != "evidence"
    }
