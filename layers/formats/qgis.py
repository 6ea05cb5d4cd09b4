"""Styles for QGIS, in the table that it looks for: a GeoPackage opens as the page looks."""

import html
import tomllib
from collections.abc import Iterable, Mapping
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
_SAYINGS = ("stands", "planned", "disputed", "possible", "denied", "ended", "unsure")
_HELD_BACK = frozenset({"possible", "denied", "ended", "unsure"})
_EXPRESSION = 'CASE WHEN "sure" THEN "saying" ELSE \'unsure\' END'
_GREY = "138,143,152"


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
    """Write a symbol for each way in which a feature can be put, in the layer's colour.

    A layer with shapes of several types gets the symbols of areas, which are most of them; QGIS
    gives its points and lines symbols of its own. What the page leaves out until it is asked for
    starts unticked.
    """
    kind, symbol = _symbol(layer)
    ink = ",".join(str(int(_colours()[layer][n : n + 2], 16)) for n in (1, 3, 5))
    categories = "".join(
        f'<category value="{saying}" label="{saying}" symbol="{n}" '
        f'render="{"false" if saying in _HELD_BACK else "true"}"/>'
        for n, saying in enumerate(_SAYINGS)
    )
    symbols = "".join(
        f'<symbol name="{n}" type="{symbol}" alpha="{"0.45" if saying == "unsure" else "1"}">'
        f'<layer class="{kind}" enabled="1">{_options(_paint(symbol, saying, ink))}</layer>'
        f"{_stroke(symbol) if saying == 'denied' else ''}</symbol>"
        for n, saying in enumerate(_SAYINGS)
    )
    return (
        '<!DOCTYPE qgis PUBLIC "http://mrcc.com/qgis.dtd" "SYSTEM">'
        '<qgis version="3.28" styleCategories="Symbology">'
        f'<renderer-v2 type="categorizedSymbol" attr="{html.escape(_EXPRESSION)}">'
        f"<categories>{categories}</categories><symbols>{symbols}</symbols></renderer-v2></qgis>"
    )


def _options(options: Mapping[str, str]) -> str:
    drawn = "".join(f'<Option type="QString" name="{k}" value="{v}"/>' for k, v in options.items())
    return f'<Option type="Map">{drawn}</Option>'


def _paint(symbol: str, saying: str, ink: str) -> dict[str, str]:
    """Paint what stands solid, what is to come broken and hollow, what is over grey."""
    ink = _GREY if saying == "ended" else ink
    line = {"planned": "dash", "possible": "dot", "disputed": "dash dot"}.get(saying, "solid")
    hollow = saying in ("planned", "possible", "disputed")
    if symbol == "line":
        return {"line_color": f"{ink},255", "line_width": "0.8", "line_style": line}
    if symbol == "fill":
        fill = f"{ink},{0 if hollow else 60}"
        edge = {"outline_color": f"{ink},255", "outline_width": "0.4", "outline_style": line}
        return {"color": fill, **edge}
    edge_ink = f"{ink},255" if hollow else "255,255,255,255"
    return {"color": f"{ink},{0 if hollow else 255}", "outline_color": edge_ink, "size": "3.2"} | {
        "outline_style": line,
        "name": "half_square" if saying == "disputed" else "circle",
    }


def _stroke(symbol: str) -> str:
    """Strike out what is denied: a cross over a point, hatching over an area, dots on a line."""
    struck = {
        "marker": ("SimpleMarker", {"name": "line", "angle": "60", "size": "5"}),
        "fill": ("LinePatternFill", {"angle": "60", "distance": "4", "color": "179,38,30,255"}),
        "line": ("SimpleLine", {"line_color": "179,38,30,255", "line_style": "dot"}),
    }
    kind, options = struck[symbol]
    return f'<layer class="{kind}" enabled="1">{_options(options)}</layer>'


def _symbol(layer: str) -> tuple[str, str]:
    return {POINTS: _MARKER, LINES: _LINE, AREAS: _FILL}.get(TABLES[layer].geometry, _FILL)


@cache
def _colours() -> dict[str, str]:
    file = resources.files("posturemap.layers") / "data" / "qgis.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
