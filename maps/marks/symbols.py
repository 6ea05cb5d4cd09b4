"""Military symbols (APP-6) as drawings, one a code."""

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import geopandas as gpd
import milsymbol

_SIDC = re.compile(r"[0-9]{20}")
_FRAME = re.compile(r'<path d="([^"]*)"[^>]*>(?:</path>)?')
_PLANNED = "1"
_CONTROL = "25"  # the symbol set of control measures
_LINES = ("LineString", "MultiLineString")
_SIZE = 40  # pixels of the frame's octagon; a unit's frame is 1.5 times as wide


def symbols_of(layers: Iterable[gpd.GeoDataFrame]) -> dict[str, dict[str, Any]]:
    """Draw every symbol that some layer names, once; lines carry codes of lines, which we draw.

    Returns
    -------
    Code to drawing (`symbol`), sorted by code; codes that cannot be drawn as a point are left out.
    """
    codes = {
        code
        for gdf in layers
        if "sidc" in gdf
        for code in gdf.loc[_has_symbol(gdf), "sidc"].dropna().unique()
    }
    drawn = {code: symbol(code) for code in sorted(codes) if isinstance(code, str)}
    return {code: drawing for code, drawing in drawn.items() if drawing}


def _has_symbol(gdf: gpd.GeoDataFrame) -> Any:
    """Tell what is drawn as a point: no line, and no area that is a control measure itself."""
    measure = gdf["sidc"].astype("string").str[4:6].eq(_CONTROL).fillna(value=False)
    return ~gdf.geom_type.isin(_LINES) & (gdf.geom_type.eq("Point") | ~measure)


def symbol(code: str) -> dict[str, Any] | None:
    """Return one point symbol, from our table of known ones or else newly drawn.

    Parameters and result are as of `draw_symbol`.
    """
    return _known().get(code) or draw_symbol(code)


@cache
def _known() -> dict[str, dict[str, Any]]:
    """Read what _build/symbols.py has drawn; a test holds it against milsymbol."""
    drawings: dict[str, dict[str, Any]] = json.loads(
        files("posturemap.maps").joinpath("data/symbols.json").read_text("utf-8")
    )
    return drawings


def draw_symbol(code: str) -> dict[str, Any] | None:
    """Draw one point symbol.

    Parameters
    ----------
    code
        20 digits of APP-6(D), version 10.

    Returns
    -------
    `svg`, `width` and `height` in pixels and `anchor`, the pixel that stands on the place (the
    foot of the staff of a headquarters); None where the code is malformed or no point symbol.

    >>> draw_symbol("10032500002909000000") is None  # a fortified line is no point
    True
    """
    if not _SIDC.fullmatch(code):
        return None
    drawing = milsymbol.Symbol(code, size=_SIZE)
    if not drawing.is_valid():
        return None
    extent, anchor = drawing.get_size(), drawing.get_anchor()
    svg = drawing.as_svg()
    return {
        "svg": _dash_frame(svg) if code[6] == _PLANNED else svg,
        "width": extent["width"],
        "height": extent["height"],
        "anchor": [anchor["x"], anchor["y"]],
    }


def _dash_frame(svg: str) -> str:
    """Break the frame's outline, as APP-6 asks of what is planned; the package draws it solid."""
    frame = _FRAME.search(svg)
    if frame is None:
        return svg
    dashes = 'stroke="#fff" stroke-width="5" stroke-dasharray="8,12" fill="none"'
    gaps = f'<path d="{frame[1]}" {dashes}/>'
    return svg[: frame.end()] + gaps + svg[frame.end() :]
