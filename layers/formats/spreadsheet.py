"""CSV that a spreadsheet opens as text, never as formulas, and that can be read back exactly."""

import csv
import io
import json
import re
from typing import Any

import geopandas as gpd

# What a spreadsheet takes as the start of a formula, with the full-width forms of the signs, behind
# what it may strip. A cell may begin wherever any spreadsheet parts cells: many read ";" or tabs,
# and then know nothing of our quotes.
_FORMULA = "[ '\"\u00a0]*[=+\\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]"
_BEGIN = r"(?:\A|(?<=[;|\t\r\n]))"
_LIVE = re.compile(f"{_BEGIN}(?={_FORMULA})")
_SHIELDED = re.compile(f"{_BEGIN}'(?={_FORMULA})")


def layer_csv(gdf: gpd.GeoDataFrame) -> str:
    """Write a layer's properties as CSV (RFC 4180), with the coordinates of points.

    Parameters
    ----------
    gdf
        A layer's table. Lists and records are written as JSON; an unknown value is an empty cell,
        and so are the coordinates of what is no point.

    Returns
    -------
    The text; cells that look like formulas are shielded, see `shield`.
    """
    columns = [column for column in gdf.columns if column != gdf.geometry.name]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*map(shield, columns), "lon", "lat"])
    for shape, *values in zip(gdf.geometry, *(gdf[column] for column in columns), strict=True):
        point = (shape.x, shape.y) if shape.geom_type == "Point" else (None, None)
        writer.writerow([*(_cell(value) for value in values), *point])
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, tuple | list | dict):
        value = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return shield(value) if isinstance(value, str) else value


def shield(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run.

    That is a formula at the start of a text, or behind a semicolon, bar, tab or line end, where a
    spreadsheet of another country begins a cell. What looks shielded already gets one more, so that
    `unshield` gives every text back.

    >>> shield("=1+1"), shield("'=1+1"), shield("'tis"), shield("plain"), shield("a;=1+1")
    ("'=1+1", "''=1+1", "'tis", 'plain', "a;'=1+1")
    """
    return _LIVE.sub("'", text)


def unshield(text: str) -> str:
    """Give a text back as it was before `shield`."""
    return _SHIELDED.sub("", text)
