"""A run's layers as one still picture: SVG 1.1, without scripts, links or outside parts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import shapely
from shapely.geometry import shape

from posturemap.geo import ground
from posturemap.maps.marks import LayerStyle, Shape, html_text, layer_styles, style_of, symbol

from .frame import Frame, frame_of

Feature = Mapping[str, Any]

_HEAD, _FOOT, _LEGEND, _PAD, _LINE = 44, 30, 250, 12, 20
_WATER, _GROUND, _ALLIANCE, _INK = "#dce8ef", "#efede6", "#c9d8e8", "#1d2733"
_SYMBOL_SCALE: Final = 0.6
# How a mark shows what does not simply stand, in words; the page has the same marks.
_SIGNS = {"planned": "planned: broken", "disputed": "disputed: split"}
_BROKEN = "5 3"
_RADIUS = 5
_HELD_BACK = frozenset({"possible", "denied", "ended"})
# Outlines about the middle, in radii; the page's glyphs, see maps/web/src/glyphs.ts.
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


def figure_svg(layers: Mapping[str, Sequence[Feature]], *, title: str, as_of: str | None) -> str:
    """Draw layers about the Baltics in Lambert's azimuthal equal-area projection.

    Parameters
    ----------
    layers
        Layer name to GeoJSON features, EPSG:4326.
    title
        Stands above the map.
    as_of
        The map's day, for the note below it.

    Returns
    -------
    The text of an SVG file, the same for the same layers. What lies outside the frame is counted
    in the legend.
    """
    layers = {name: [f for f in layers[name] if _is_told(f)] for name in layers}
    frame = frame_of(_points(layers))
    order = [s.name for s in layer_styles()]
    names = sorted(layers, key=lambda n: (order.index(n) if n in order else len(order), n))
    width, height = frame.width + _LEGEND, _HEAD + frame.height + _FOOT
    day = f"As of {as_of}. " if as_of else ""
    note = f"{day}The defence line is schematic. {ground.ATTRIBUTION}. Made by posturemap."
    size = f'width="{width}" height="{height}"'
    view = f'viewBox="0 0 {width} {height}" font-family="sans-serif" fill="{_INK}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view}>',
        f"<title>{_xml(title)}</title>",
        f'<clipPath id="frame"><rect width="{frame.width}" height="{frame.height}"/></clipPath>',
        f'<clipPath id="land"><path d="{frame.path(ground.land())}"/></clipPath>',
        f'<rect {size} fill="#ffffff"/>',
        f'<text x="{_PAD}" y="28" font-size="18" font-weight="bold">{_xml(title)}</text>',
        f'<g transform="translate(0 {_HEAD})" clip-path="url(#frame)">',
        f'<rect width="{frame.width}" height="{frame.height}" fill="{_WATER}"/>',
        *(line for name in names for line in _layer(name, layers[name], frame)),
        *_country_names(layers.get("countries", ()), frame),
        "</g>",
        *_legend(names, layers, frame),
        f'<text x="{_PAD}" y="{height - 10}" font-size="12">{_xml(note)}</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _is_told(feature: Feature) -> bool:
    """Tell whether a feature is sure, and said to be there or to come."""
    properties = feature["properties"]
    saying = properties.get("saying", "stands")
    return properties.get("sure", True) and saying not in _HELD_BACK


def _xml(text: str) -> str:
    """Write text for XML, which lacks two characters more than HTML."""
    return html_text(text.translate({0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}))


def _points(layers: Mapping[str, Sequence[Feature]]) -> list[tuple[float, float]]:
    """Give longitude and latitude of every point feature."""
    geometries = (f["geometry"] for features in layers.values() for f in features)
    return [(g["coordinates"][0], g["coordinates"][1]) for g in geometries if g["type"] == "Point"]


def _layer(name: str, features: Sequence[Feature], frame: Frame) -> Iterator[str]:
    """Draw a layer: areas and lines below, points above."""
    style = style_of(name)
    # Territories reach out to sea; what is seen of them is land.
    clip = ' clip-path="url(#land)"' if name == "countries" else ""
    yield f'<g id="{_xml(name)}"{clip}>'
    drawn: set[str] = set()
    points = []
    for feature in features:
        if feature["geometry"]["type"] == "Point":
            points.append(feature)
            continue
        # Claims about one country share its outline: draw it once.
        path = frame.path(shape(feature["geometry"]))
        paint = _paint(style, feature)
        if path and (key := paint + path) not in drawn:
            drawn.add(key)
            yield f'<path {paint} d="{path}">{_label(feature)}</path>'
    for feature in points:
        yield from _point(style, feature, frame)
    yield "</g>"


def _label(feature: Feature) -> str:
    return f"<title>{_xml(str(feature['properties']['name']))}</title>"


def _paint(style: LayerStyle, feature: Feature) -> str:
    """Give the attributes that a line or an area is painted with."""
    properties = feature["properties"]
    if style.name == "countries":
        fill = _ALLIANCE if properties["alliance"] == "NATO" else _GROUND
        return f'fill="{fill}" stroke="#ffffff" stroke-width="0.5"'
    if style.name == "borders":
        width = 3 if properties["alliance_edge"] else 0.8
        return f'fill="none" stroke="{style.color}" stroke-width="{width}"'
    if style.name == "defence_line":
        return f'fill="none" stroke="{style.color}" stroke-width="2.5" stroke-dasharray="7 4"'
    fill = style.color if feature["geometry"]["type"].endswith("Polygon") else "none"
    broken = "" if _saying(feature) == "stands" else f' stroke-dasharray="{_BROKEN}"'
    return f'fill="{fill}" fill-opacity="0.02" stroke="{style.color}" stroke-width="1.2"{broken}'


def _saying(feature: Feature) -> str:
    return str(feature["properties"].get("saying", "stands"))


def _point(style: LayerStyle, feature: Feature, frame: Frame) -> Iterator[str]:
    """Draw a military symbol where the feature has one, else its layer's shape."""
    x, y = frame.pixel(*feature["geometry"]["coordinates"][:2])
    code = feature["properties"].get("sidc")
    drawing = symbol(code) if code else None
    if drawing is None:
        yield f"<g>{_label(feature)}{_glyph(style, x, y, _saying(feature))}</g>"
        return
    left, top = (float(a) * _SYMBOL_SCALE for a in drawing["anchor"])
    move = f"translate({x - left:.1f} {y - top:.1f}) scale({_SYMBOL_SCALE})"
    yield f'<g transform="{move}">{_label(feature)}{drawing["svg"]}</g>'
    if place := feature["properties"].get("place"):
        yield _halo(x, y + 24, str(place), size=11)


def _glyph(style: LayerStyle, x: float, y: float, saying: str = "stands") -> str:
    """Draw a layer's shape: full where it stands, broken where it is planned, split if disputed."""
    move = f'transform="translate({x:.1f} {y:.1f}) scale({_RADIUS})"'
    if style.shape == "circle":
        paint = _ink(style, saying, 1)
        drawn = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_RADIUS}" {paint}/>'
    else:
        paint = _ink(style, saying, 1 / _RADIUS)
        drawn = f'<polygon points="{_GLYPHS[style.shape]}" {move} {paint}/>'
    if saying == "disputed":
        drawn += f'<path d="M0-1.4V1.4" {move} stroke="{_INK}" stroke-width="0.4"/>'
        drawn += f'<rect y="-1.3" width="1.4" height="2.6" {move} fill="#ffffff" opacity="0.65"/>'
    return drawn


def _ink(style: LayerStyle, saying: str, pixel: float) -> str:
    if saying != "planned":
        return f'fill="{style.color}" stroke="#ffffff" stroke-width="{pixel:g}"'
    dash = f"{3 * pixel:g} {2 * pixel:g}"
    width = f'stroke-width="{1.5 * pixel:g}" stroke-dasharray="{dash}"'
    return f'fill="#ffffff" stroke="{style.color}" {width}'


def _halo(x: float, y: float, text: str, *, size: int) -> str:
    at = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="middle"'
    halo = 'stroke="#ffffff" stroke-width="3" stroke-opacity="0.8" paint-order="stroke"'
    return f"<text {at} {halo}>{_xml(text)}</text>"


def _country_names(countries: Iterable[Feature], frame: Frame) -> Iterator[str]:
    for feature in countries:
        inside = shapely.intersection(shape(feature["geometry"]), frame.box)
        if inside.area > 1:  # square degrees: a corner of a country needs no name
            middle = inside.representative_point()
            x, y = frame.pixel(middle.x, middle.y)
            yield _halo(x, y, str(feature["properties"]["name"]), size=13)


def _legend(
    names: Sequence[str], layers: Mapping[str, Sequence[Feature]], frame: Frame
) -> Iterator[str]:
    """List the layers that have features, and how many points lie outside the frame."""
    yield f'<g transform="translate({frame.width + _PAD} {_HEAD + _LINE})" font-size="13">'
    shown = [name for name in names if layers[name]]
    for row, name in enumerate(shown):
        style, y = style_of(name), row * _LINE
        yield _glyph(style, 6, y - 4)
        yield f'<text x="20" y="{y}">{_xml(style.title)} ({len(layers[name])})</text>'
    rows = len(shown)
    told = {_saying(feature) for name in shown for feature in layers[name]}
    for saying in sorted(told & _SIGNS.keys()):
        y = rows * _LINE + _LINE // 2
        yield _glyph(style_of("forces"), 6, y - 4, saying)
        yield f'<text x="20" y="{y}">{_SIGNS[saying]}</text>'
        rows += 1
    outside = sum(1 for point in _points(layers) if not frame.holds(*point))
    if outside:
        yield f'<text y="{rows * _LINE + _LINE // 2}">{outside} outside the frame</text>'
    yield "</g>"
