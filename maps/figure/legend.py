"""The legend of a still picture: the layers that have features, and what marks mean."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from posturemap.maps.marks import style_of, symbol

from .features import Feature, glyph, saying_of
from .ink import ALLIANCE, xml
from .obstacles import ObstacleInk, is_dug, obstacle_kind, obstacle_marks
from .sizes import Size

# How a mark shows what does not simply stand, in words; the page has the same marks.
_SECOND = 0.58  # where a second column begins, of the picture's width
_LINES = {
    "borders": 'stroke-width="3"',
    "defence_line": 'stroke-width="2.5" stroke-dasharray="5 3"',
}
_SIGNS = {"planned": "planned: broken", "disputed": "disputed: split"}


def legend(
    layers: Mapping[str, Sequence[Feature]],
    *,
    outside: int,
    wide: int,
    at: tuple[float, float],
    size: Size,
) -> Iterator[str]:
    """List layers with their numbers of features, signs, and how many points are off the map.

    Parameters
    ----------
    layers
        In the order in which they are listed.
    outside
        What lies outside the map.
    wide
        What is said of seas and wide regions, which is not drawn.
    at
        The legend's upper left corner, units.
    size
        Gives the letters, and the columns: one beside the map, two below it.
    """
    rows = [_layer_row(name, features, size) for name, features in layers.items() if features]
    rows += [_obstacle_row(*pair, size) for pair in sorted(_obstacles(layers).items())]
    told = {saying_of(feature) for features in layers.values() for feature in features}
    rows += [_sign_row(saying, size) for saying in sorted(told & _SIGNS.keys())]
    rows += [f'<text x="0" y="0">{outside} outside the frame</text>'] if outside else []
    rows += [f'<text x="0" y="0">{wide} of seas and wide regions, not drawn</text>'] if wide else []
    columns = 1 if size.beside else 2
    deep = -(-len(rows) // columns)
    letters = f'font-size="{size.text * 0.9:g}"'
    yield f'<g id="legend" transform="translate({at[0]:g} {at[1]:g})" {letters}>'
    for number, row in enumerate(rows):
        x = number // deep * _SECOND * size.width
        yield f'<g transform="translate({x:g} {(number % deep + 1) * size.line})">{row}</g>'
    yield "</g>"


def legend_lines(layers: Mapping[str, Sequence[Feature]]) -> int:
    """Return how many rows a legend may need."""
    return sum(map(bool, layers.values())) + len(_obstacles(layers)) + len(_SIGNS) + 2


def _obstacles(layers: Mapping[str, Sequence[Feature]]) -> dict[str, str]:
    """Give the obstacles that are drawn as lines or areas, by what they are called, with a code."""
    return {
        f"{feature['properties']['kind']}{', dug' if is_dug(code) else ''}": str(code)
        for features in layers.values()
        for feature in features
        if (code := feature["properties"].get("sidc")) and obstacle_kind(code)
        if feature["geometry"]["type"] != "Point"
    }


def _obstacle_row(kind: str, code: str, size: Size) -> str:
    stroke = np.array([(0, -size.text * 0.2), (size.text * 1.4, -size.text * 0.2)])
    ink = ObstacleInk(color=style_of("infrastructure").color, text=size.text)
    mark = obstacle_marks(code, [stroke], ink)
    return f'{mark}<text x="{size.text * 2.2:g}">{xml(kind)}</text>'


def _layer_row(name: str, features: Sequence[Feature], size: Size) -> str:
    style = style_of(name)
    mark = _mark(name, features, size.text)
    return f'{mark}<text x="{size.text * 1.5:g}">{xml(style.title)} ({len(features)})</text>'


def _mark(name: str, features: Sequence[Feature], text: float) -> str:
    """Draw a layer's sign as the map has it."""
    style = style_of(name)
    if name == "countries":
        return f'<rect y="{-text * 0.8:g}" width="{text:g}" height="{text:g}" fill="{ALLIANCE}"/>'
    if name in _LINES:
        path = f"M0 {-text * 0.3:g}h{text:g}"
        return f'<path d="{path}" stroke="{style.color}" {_LINES[name]} fill="none"/>'
    codes = (feature["properties"].get("sidc") for feature in features)
    drawing = next((found for code in codes if code and (found := symbol(code))), None)
    if name != "battlegroups" or drawing is None:
        return glyph(style, text * 0.5, -text * 0.35, text)
    scale = text * 0.017
    move = f"translate({-text * 0.05:g} {-text * 0.9:g}) scale({scale:.3g})"
    return f'<g transform="{move}">{drawing["svg"]}</g>'


def _sign_row(saying: str, size: Size) -> str:
    mark = glyph(style_of("forces"), size.text * 0.5, -size.text * 0.35, size.text, saying)
    return f'{mark}<text x="{size.text * 1.5:g}">{_SIGNS[saying]}</text>'
