"""Styles for QGIS, in the table that it looks for: a GeoPackage opens as the page looks."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

from posturemap.layers.table import AREAS, LINES, POINTS, TABLES

from .attributes import AttributeTable

# The columns that QGIS writes itself; catalog and schema stay empty in a GeoPackage.
_COLUMNS = {
    "id": "INTEGER PRIMARY KEY NOT NULL",
    "f_table_catalog": "TEXT(256)",
    "f_table_schema": "TEXT(256)",
    "f_table_name": "TEXT(256)",
    "f_geometry_column": "TEXT(256)",
    "styleName": "TEXT(30)",
    "styleQML": "TEXT",
    "styleSLD": "TEXT",
    "useAsDefault": "BOOLEAN",
    "description": "TEXT",
    "owner": "TEXT(30)",
    "ui": "TEXT(30)",
    "update_time": "DATETIME",
}
_FILL = "SimpleFill", "fill"
_LINE = "SimpleLine", "line"
_MARKER = "SimpleMarker", "marker"


def style_table(layers: Iterable[str], stamp: str) -> AttributeTable:
    """Give the ``layer_styles`` table for some layers.

    Parameters
    ----------
    layers
        Names of the layers that the file holds.
    stamp
        Time to write, ISO 8601.
    """
    rows = [
        (n, "", "", name, "geom", name, _qml(name), "", 1, TABLES[name].title, "", None, stamp)
        for n, name in enumerate(layers, start=1)
    ]
    return AttributeTable(
        name="layer_styles", description="Styles for QGIS", columns=_COLUMNS, rows=rows
    )


def _qml(layer: str) -> str:
    """Write one symbol in the layer's colour.

    A layer with shapes of several types gets the symbol of areas, which are most of them; QGIS
    gives its points and lines symbols of its own.
    """
    kind, symbol = _symbol(layer)
    red, green, blue = (int(_colours()[layer][n : n + 2], 16) for n in (1, 3, 5))
    ink = f"{red},{green},{blue}"
    options = {
        "fill": {"color": f"{ink},60", "outline_color": f"{ink},255", "outline_width": "0.4"},
        "line": {"line_color": f"{ink},255", "line_width": "0.8"},
        "marker": {"color": f"{ink},255", "outline_color": "255,255,255,255", "size": "3.2"},
    }[symbol]
    drawn = "".join(f'<Option type="QString" name="{k}" value="{v}"/>' for k, v in options.items())
    return (
        '<!DOCTYPE qgis PUBLIC "http://mrcc.com/qgis.dtd" "SYSTEM">'
        '<qgis version="3.28" styleCategories="Symbology">'
        '<renderer-v2 type="singleSymbol"><symbols>'
        f'<symbol name="0" type="{symbol}" alpha="1"><layer class="{kind}" enabled="1">'
        f'<Option type="Map">{drawn}</Option></layer></symbol>'
        "</symbols></renderer-v2></qgis>"
    )


def _symbol(layer: str) -> tuple[str, str]:
    return {POINTS: _MARKER, LINES: _LINE, AREAS: _FILL}.get(TABLES[layer].geometry, _FILL)


@cache
def _colours() -> dict[str, str]:
    file = resources.files("posturemap.layers") / "data" / "qgis.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
