"""XLSX: one workbook, a sheet a layer and one of claims, with the extra ``xlsx``."""

import io
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import geopandas as gpd

from posturemap.claims import Claim
from posturemap.errors import InputError

from .claims import claim_row
from .records import plain_cell

_MOST = 32_767  # characters of a cell, and no more, are what Excel keeps
_SHEET = 31  # characters of a sheet's name
_MADE = datetime(2000, 1, 1, tzinfo=UTC)  # the same in every file, so that bytes are


def workbook(layers: Mapping[str, gpd.GeoDataFrame], claims: Iterable[Claim]) -> bytes:
    """Write layers and claims as one workbook.

    Parameters
    ----------
    layers
        By name; lists and records are written as JSON, the coordinates of points as lon and lat.
    claims
        A row each, on the first sheet.

    Returns
    -------
    The file's bytes, the same for the same rows. Every text is a text: none is a formula or a
    link. One that is longer than a cell can be is cut and ends with "…".

    Raises
    ------
    InputError
        The extra is not installed.
    """
    try:
        from xlsxwriter import Workbook  # noqa: PLC0415  an extra
    except ImportError:
        what = "needs XlsxWriter; install it with pip install 'posturemap[xlsx]'"
        raise InputError("xlsx", what) from None
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        book.set_properties({"created": _MADE})
        _fill(book.add_worksheet("claims"), [claim_row(claim) for claim in claims])
        for name, (_, gdf) in zip(_sheets(layers), layers.items(), strict=True):
            _fill(book.add_worksheet(name), _rows(gdf))
    return out.getvalue()


def _sheets(names: Iterable[str]) -> list[str]:
    """Give each layer a name that a sheet can have: 31 characters, each once."""
    found: list[str] = []
    for name in names:
        sheet, number = name[:_SHEET], 2
        while sheet in found:
            end = f"_{number}"
            sheet, number = name[: _SHEET - len(end)] + end, number + 1
        found.append(sheet)
    return found


def _rows(gdf: gpd.GeoDataFrame) -> list[dict[str, Any]]:
    columns = [column for column in gdf.columns if column != gdf.geometry.name]
    rows = zip(gdf.geometry, *(gdf[column] for column in columns), strict=True)
    return [
        dict(zip(columns, values, strict=True))
        | ({"lon": shape.x, "lat": shape.y} if shape.geom_type == "Point" else {})
        for shape, *values in rows
    ]


def _fill(sheet: Any, rows: list[dict[str, Any]]) -> None:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    for at, name in enumerate(columns):
        sheet.write_string(0, at, name)
    for number, row in enumerate(rows, start=1):
        for at, name in enumerate(columns):
            value = plain_cell(row.get(name))
            if isinstance(value, str):
                sheet.write_string(number, at, _cut(value))
            elif value is not None:
                sheet.write(number, at, value)
    sheet.freeze_panes(1, 0)


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"
