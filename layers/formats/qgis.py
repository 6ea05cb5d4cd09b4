"""Styles for QGIS, in the table that it looks for: a GeoPackage opens as the page looks."""

import base64
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from xml.sax.saxutils import quoteattr

import geopandas as gpd

from posturemap.layers.table import AREAS, LINES, POINTS, TABLES

from .attributes import AttributeTable

Symbols = Mapping[str, str]
"""Code of APP-6(D) to its drawing as SVG."""

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
_SHAPES = {"point": POINTS, "line": LINES, "area": AREAS}
_SYMBOLS = {"point": "marker", "line": "line", "area": "fill"}
_KINDS = {"point": "SimpleMarker", "line": "SimpleLine", "area": "SimpleFill"}
_HELD_BACK = frozenset({"possible", "denied", "ended", "unsure"})
_UNFINISHED = (
    "'announced','approved','funded','contracted','delayed','under construction','cancelled'"
)
# How a feature is put, and the rows that are put so. What stands and has a life cycle is told
# apart by whether it is finished.
_WAYS = {
    "stands": f"\"saying\" = 'stands' AND coalesce(\"status\", '') NOT IN ({_UNFINISHED})",
    "stands, not finished": f'"saying" = \'stands\' AND "status" IN ({_UNFINISHED})',
    **{way: f"\"saying\" = '{way}'" for way in ("planned", "disputed", "possible", "denied")},
    "ended": "\"saying\" = 'ended'",
    "unsure": "",
}
_BREATH = 24  # of 255
_GREY = "138,143,152"
_OUTSIDE = "150,150,150"
_LABELLED = frozenset(("countries", "battlegroups", "defence_line", "operations", "exercises"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """One line of a layer's legend: which rows, and how they are drawn."""

    filter: str
    label: str
    symbol: str
    shown: bool


def shape_of(geometry: str) -> str:
    """Give the kind of a geometry type: point, line or area.

    >>> shape_of("MultiPolygon"), shape_of("Point")
    ('area', 'point')
    """
    return next(kind for kind, types in _SHAPES.items() if geometry in types)


def shapes_of(layer: str) -> tuple[str, ...]:
    """Give the kinds of shape that a layer may have."""
    return tuple(kind for kind, types in _SHAPES.items() if types & TABLES[layer].geometry)


def style_table(
    layers: Mapping[str, gpd.GeoDataFrame], symbols: Symbols, stamp: str
) -> AttributeTable:
    """Give the ``layer_styles`` table for some layers.

    Parameters
    ----------
    layers
        The layers that the file holds.
    symbols
        Drawings of the codes that they name.
    stamp
        Time to write, ISO 8601.
    """
    rows = []
    for number, (name, gdf) in enumerate(layers.items(), start=1):
        style = qml(name, _codes(gdf), symbols)
        written = (name, "geom", name, style, "", 1, TABLES[name].title, "", None, stamp)
        rows.append((number, "", "", *written))
    return AttributeTable(
        name="layer_styles", description="Styles for QGIS", columns=_COLUMNS, rows=rows
    )


def _codes(gdf: gpd.GeoDataFrame) -> tuple[str, ...]:
    if "sidc" not in gdf:
        return ()
    points = gdf[gdf.geom_type.isin(POINTS)]
    return tuple(sorted({code for code in points["sidc"] if code}))


def qml(layer: str, codes: Iterable[str] = (), symbols: Symbols | None = None) -> str:
    """Write a layer's style: rules by shape, by how a feature is put, and by its code.

    Every kind of shape that the layer may have gets symbols of its own, so that nothing that is
    there stays undrawn. What the page leaves out until it is asked for starts unticked.

    Parameters
    ----------
    layer
        Its name.
    codes
        Codes of APP-6(D) that its points have.
    symbols
        Their drawings; a code without one is drawn as other points are.
    """
    known = {code: (symbols or {})[code] for code in codes if code in (symbols or {})}
    rules = [rule for shape in shapes_of(layer) for rule in _rules(layer, shape, known)]
    drawn = "".join(
        f'<rule key="{{{n}}}" filter={quoteattr(rule.filter)} symbol="{n}" '
        f'label={quoteattr(rule.label)} checkstate="{int(rule.shown)}"/>'
        for n, rule in enumerate(rules)
    )
    shapes = "".join(rule.symbol.format(n) for n, rule in enumerate(rules))
    return (
        '<!DOCTYPE qgis PUBLIC "http://mrcc.com/qgis.dtd" "SYSTEM">'
        f'<qgis version="3.28" styleCategories="Symbology|Labeling|Temporal" '
        f'labelsEnabled="{int(layer in _LABELLED)}">'
        f"{_TEMPORAL}"
        f'<renderer-v2 type="RuleRenderer" symbollevels="0" forceraster="0" enableorderby="0">'
        f'<rules key="{{root}}">{drawn}</rules><symbols>{shapes}</symbols></renderer-v2>'
        f"{_LABELS}</qgis>"
    )


_TEMPORAL = (
    '<temporal enabled="1" mode="2" startField="from_date" endField="to_date" limitMode="1" '
    'accumulate="0" fixedDuration="0" durationUnit="days" durationField="" startExpression="" '
    'endExpression=""><fixedRange><start></start><end></end></fixedRange></temporal>'
)
_LABELS = (
    '<labeling type="simple"><settings calloutType="simple">'
    '<text-style fieldName="name" fontSize="8" fontSizeUnit="Point" textColor="40,40,40,255" '
    'isExpression="0" fontFamily="Open Sans" namedStyle="Regular" textOpacity="1">'
    '<text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferOpacity="0.8" '
    'bufferColor="255,255,255,255"/></text-style>'
    '<placement placement="0" dist="2" distUnits="MM"/>'
    '<rendering drawLabels="1" scaleVisibility="0" obstacle="1" limitNumLabels="0"/>'
    "</settings></labeling>"
)


def _rules(layer: str, shape: str, known: Symbols) -> Iterator[_Rule]:
    for way, rows in _WAYS.items():
        sure = '"sure"' if way != "unsure" else 'NOT coalesce("sure", 1)'
        wanted = " AND ".join(part for part in (f"\"shape\" = '{shape}'", sure, rows) if part)
        shown = way not in _HELD_BACK
        if layer == "countries":
            yield from _by_alliance(wanted, way, shown=shown)
            continue
        if shape == "point":
            for code, svg in known.items():
                yield _Rule(
                    filter=f"{wanted} AND \"sidc\" = '{code}'",
                    label=f"{way}, {code}",
                    symbol=_drawn(svg, way),
                    shown=shown,
                )
            if known:
                listed = ", ".join(f"'{code}'" for code in known)
                wanted += f" AND coalesce(\"sidc\", '') NOT IN ({listed})"
        yield _Rule(
            filter=wanted, label=f"{way} ({shape})", symbol=_simple(shape, way, layer), shown=shown
        )


def _by_alliance(wanted: str, way: str, *, shown: bool) -> Iterator[_Rule]:
    struck = _stroke("area") if way == "denied" else ""
    for alliance, ink in (("NATO", _ink("countries")), ("outside", _OUTSIDE)):
        yield _Rule(
            filter=f"{wanted} AND \"alliance\" = '{alliance}'",
            label=f"{alliance}, {way}",
            symbol=_symbol("area", way, _layer("SimpleFill", _paint("area", way, ink)) + struck),
            shown=shown,
        )


def _simple(shape: str, way: str, layer: str) -> str:
    struck = _stroke(shape) if way == "denied" else ""
    paint = _paint(shape, way, _ink(layer))
    return _symbol(shape, way, _layer(_KINDS[shape], paint) + struck)


def _drawn(svg: str, way: str) -> str:
    """Embed a drawing, so that the style needs no other file."""
    packed = base64.b64encode(svg.encode()).decode()
    name = {"name": f"base64:{packed}", "size": "9", "size_unit": "MM"}
    struck = _stroke("point") if way == "denied" else ""
    return _symbol("point", way, _layer("SvgMarker", name) + struck)


def _symbol(shape: str, way: str, layers: str) -> str:
    alpha = {"unsure": "0.45", "ended": "0.6", "possible": "0.7"}.get(way, "1")
    opening = f'<symbol name="{{0}}" type="{_SYMBOLS[shape]}" alpha="{alpha}">'
    return f"{opening}{layers}</symbol>"


def _layer(kind: str, options: Mapping[str, str]) -> str:
    drawn = "".join(f'<Option type="QString" name="{k}" value="{v}"/>' for k, v in options.items())
    return f'<layer class="{kind}" enabled="1"><Option type="Map">{drawn}</Option></layer>'


def _paint(shape: str, way: str, ink: str) -> dict[str, str]:
    """Paint what stands solid, what is to come broken and hollow, what is over grey."""
    ink = _GREY if way == "ended" else ink
    line = {
        "planned": "dash",
        "possible": "dot",
        "disputed": "dash dot",
        "stands, not finished": "dash dot dot",
    }.get(way, "solid")
    hollow = way in ("planned", "possible", "disputed")
    if shape == "line":
        return {"line_color": f"{ink},255", "line_width": "0.8", "line_style": line}
    if shape == "area":
        # Many claims may lie on one country: each is a breath of colour, so that none is a wall.
        fill = f"{ink},{0 if hollow else _BREATH}"
        edge = {"outline_color": f"{ink},255", "outline_width": "0.4", "outline_style": line}
        return {"color": fill, **edge}
    edge_ink = f"{ink},255" if hollow or line != "solid" else "255,255,255,255"
    return {"color": f"{ink},{0 if hollow else 255}", "outline_color": edge_ink, "size": "3.2"} | {
        "outline_style": line,
        "name": "half_square" if way == "disputed" else "circle",
    }


def _stroke(shape: str) -> str:
    """Strike out what is denied: a bar over a point, hatching over an area, dots on a line."""
    struck = {
        "point": ("SimpleMarker", {"name": "line", "angle": "60", "size": "5"}),
        "area": ("LinePatternFill", {"angle": "60", "distance": "4", "color": "179,38,30,255"}),
        "line": ("SimpleLine", {"line_color": "179,38,30,255", "line_style": "dot"}),
    }
    return _layer(*struck[shape])


def _ink(layer: str) -> str:
    return ",".join(str(int(_colours()[layer][n : n + 2], 16)) for n in (1, 3, 5))


@cache
def _colours() -> dict[str, str]:
    file = resources.files("posturemap.layers") / "data" / "qgis.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
