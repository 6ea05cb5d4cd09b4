"""Features as marks of a still picture: areas and lines below, points above."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import shapely
from shapely.geometry import MultiPoint, shape
from shapely.geometry.base import BaseGeometry

from posturemap.maps.marks import LayerStyle, Shape, style_of, symbol

from .frame import Frame
from .ink import ALLIANCE, GROUND, INK, halo, xml
from .obstacles import ObstacleInk, obstacle, obstacle_kind

Feature = Mapping[str, Any]

_SYMBOL: Final = 0.045  # of a symbol's own size, a unit of text
_RADIUS: Final = 0.38  # of the height of letters
_BROKEN = "5 3"
_EDGE = 0.3  # half the mean width of a letter, of its height
_GRID, _ROUGH, _FAR = 12, 0.05, 60.0  # places tried each way; degrees; units that are far enough
# Outlines about the middle, in radii; the page's glyphs, see maps/web/src/draw/symbols/glyphs.ts.
_GLYPHS: Final[Mapping[Shape, str]] = {
    "square": "-1,-1 1,-1 1,1 -1,1",
    "diamond": "0,-1.2 1.2,0 0,1.2 -1.2,0",
    "triangle": "0,-1.2 1.1,0.8 -1.1,0.8",
    "hexagon": "1.1,0 0.55,0.95 -0.55,0.95 -1.1,0 -0.55,-0.95 0.55,-0.95",
    "cross": "-0.4,-1.2 0.4,-1.2 0.4,-0.4 1.2,-0.4 1.2,0.4 0.4,0.4 0.4,1.2 -0.4,1.2 -0.4,0.4 "
    "-1.2,0.4 -1.2,-0.4 -0.4,-0.4",
    "star": "0,-1.3 0.35,-0.49 1.24,-0.4 0.57,0.19 0.76,1.05 0,0.6 -0.76,1.05 -0.57,0.19 "
    "-1.24,-0.4 -0.35,-0.49",
    "pill": "-1.4,-0.7 1.4,-0.7 1.4,0.7 -1.4,0.7",
}


def layer(name: str, features: Sequence[Feature], frame: Frame, text: float) -> Iterator[str]:
    """Draw a layer: areas and lines below, points above.

    Parameters
    ----------
    name, features
        The layer, GeoJSON, EPSG:4326.
    frame
        Where its places stand.
    text
        Height of letters, units; marks are in keeping with it.
    """
    style = style_of(name)
    # Territories reach out to sea; what is seen of them is land.
    clip = ' clip-path="url(#land)"' if name == "countries" else ""
    yield f'<g id="{xml(name)}"{clip}>'
    drawn: set[str] = set()
    points = []
    for feature in features:
        if feature["geometry"]["type"] == "Point":
            points.append(feature)
            continue
        code = feature["properties"].get("sidc")
        if code and obstacle_kind(code):
            yield _obstacle(style, feature, frame, text)
            continue
        # Claims about one country share its outline: draw it once.
        path = frame.path(shape(feature["geometry"]))
        paint = _paint(style, feature)
        if path and (key := paint + path) not in drawn:
            drawn.add(key)
            yield f'<path {paint} d="{path}">{_label(feature)}</path>'
    for feature in points:
        yield from _point(style, feature, frame, text)
    yield "</g>"


def _obstacle(style: LayerStyle, feature: Feature, frame: Frame, text: float) -> str:
    about = feature["properties"]
    ink = ObstacleInk(
        color=style.color,
        text=text,
        broken=saying_of(feature) == "planned",
        vague=about.get("geometry_basis") == "region",
    )
    drawn = obstacle(about["sidc"], shape(feature["geometry"]), frame, ink)
    return f"<g>{_label(feature)}{drawn}</g>"


def saying_of(feature: Feature) -> str:
    """Say how a feature's claims put it."""
    return str(feature["properties"].get("saying", "stands"))


def country_places(
    layers: Mapping[str, Sequence[Feature]], frame: Frame, text: float
) -> Iterator[tuple[str, str, float, float]]:
    """Give code, name and place of the countries that are seen: within each, off the symbols."""
    points = (f["geometry"]["coordinates"][:2] for f in _points(layers))
    marks = MultiPoint([frame.pixel(*point) for point in points])
    for feature in layers.get("countries", ()):
        inside = shapely.intersection(shape(feature["geometry"]), frame.box)
        if inside.area > 1:  # square degrees: a corner of a country needs no name
            name = str(feature["properties"]["name"])
            x, y = _free(inside, marks, frame)
            if _EDGE * text * len(name) < x < frame.width - _EDGE * text * len(name):
                yield str(feature["properties"]["iso"]), name, x, y


def _points(layers: Mapping[str, Sequence[Feature]]) -> Iterator[Feature]:
    return (f for features in layers.values() for f in features if f["geometry"]["type"] == "Point")


def _free(inside: BaseGeometry, marks: BaseGeometry, frame: Frame) -> tuple[float, float]:
    """Find where in a country letters are farthest from its edge and from the marks on it."""
    west, south, east, north = inside.bounds
    grid = [
        (west + (east - west) * column / _GRID, south + (north - south) * row / _GRID)
        for column in range(1, _GRID)
        for row in range(1, _GRID)
    ]
    rough = shapely.simplify(inside, _ROUGH)
    middle = inside.representative_point()
    found = [(lon, lat) for lon, lat in grid if rough.contains(shapely.Point(lon, lat))]
    places = [frame.pixel(lon, lat) for lon, lat in found or [(middle.x, middle.y)]]
    edge = shapely.transform(rough, frame.pixels).boundary
    return max(places, key=lambda at: _room(shapely.Point(at), marks, edge))


def _room(point: BaseGeometry, marks: BaseGeometry, edge: BaseGeometry) -> float:
    off = shapely.distance(point, marks) if not marks.is_empty else _FAR
    return float(min(off, _FAR) + min(shapely.distance(point, edge), _FAR))


def glyph(style: LayerStyle, x: float, y: float, text: float, saying: str = "stands") -> str:
    """Draw a layer's shape: full where it stands, broken where it is planned, split if disputed."""
    radius = text * _RADIUS
    move = f'transform="translate({x:.1f} {y:.1f}) scale({radius:g})"'
    if style.shape == "circle":
        paint = _ink(style, saying, 1)
        drawn = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" {paint}/>'
    else:
        paint = _ink(style, saying, 1 / radius)
        drawn = f'<polygon points="{_GLYPHS[style.shape]}" {move} {paint}/>'
    if saying == "disputed":
        drawn += f'<path d="M0-1.4V1.4" {move} stroke="{INK}" stroke-width="0.4"/>'
        drawn += f'<rect y="-1.3" width="1.4" height="2.6" {move} fill="#ffffff" opacity="0.65"/>'
    return drawn


def _label(feature: Feature) -> str:
    return f"<title>{xml(str(feature['properties'].get('name', '')))}</title>"


def _paint(style: LayerStyle, feature: Feature) -> str:
    """Give the attributes that a line or an area is painted with."""
    properties = feature["properties"]
    if style.name == "countries":
        fill = ALLIANCE if properties["alliance"] == "NATO" else GROUND
        return f'fill="{fill}" stroke="#ffffff" stroke-width="0.5"'
    if style.name == "borders":
        width = 3 if properties["alliance_edge"] else 0.8
        return f'fill="none" stroke="{style.color}" stroke-width="{width}"'
    if style.name == "defence_line":
        return f'fill="none" stroke="{style.color}" stroke-width="2.5" stroke-dasharray="7 4"'
    fill = style.color if feature["geometry"]["type"].endswith("Polygon") else "none"
    broken = "" if saying_of(feature) == "stands" else f' stroke-dasharray="{_BROKEN}"'
    return f'fill="{fill}" fill-opacity="0.02" stroke="{style.color}" stroke-width="1.2"{broken}'


def _point(style: LayerStyle, feature: Feature, frame: Frame, text: float) -> Iterator[str]:
    """Draw a military symbol where the feature has one, else its layer's shape."""
    x, y = frame.pixel(*feature["geometry"]["coordinates"][:2])
    code = feature["properties"].get("sidc")
    drawing = symbol(code) if code else None
    if drawing is None:
        yield f"<g>{_label(feature)}{glyph(style, x, y, text, saying_of(feature))}</g>"
        return
    scale = text * _SYMBOL
    left, top = (float(a) * scale for a in drawing["anchor"])
    move = f"translate({x - left:.1f} {y - top:.1f}) scale({scale:.3g})"
    yield f'<g transform="{move}">{_label(feature)}{drawing["svg"]}</g>'
    if place := feature["properties"].get("place"):
        yield halo(x, y + text * 1.8, str(place), size=text * 0.85)


def _ink(style: LayerStyle, saying: str, unit: float) -> str:
    if saying != "planned":
        return f'fill="{style.color}" stroke="#ffffff" stroke-width="{unit:g}"'
    dash = f"{3 * unit:g} {2 * unit:g}"
    width = f'stroke-width="{1.5 * unit:g}" stroke-dasharray="{dash}"'
    return f'fill="#ffffff" stroke="{style.color}" {width}'
