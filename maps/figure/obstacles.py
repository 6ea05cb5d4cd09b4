"""Obstacles on a still picture: the page's marks, see maps/web/src/draw/symbols/obstacles.ts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from .frame import Frame

Stroke = npt.NDArray[np.float64]
# Entities of control measures (APP-6(D)) to kinds of mark; the longer one comes first.
_KINDS: Final = (
    ("2701", "teeth"),
    ("2901", "teeth"),
    ("2902", "ditch"),
    ("290301", "wire"),
    ("2903", "fence"),
    ("2708", "mines"),
    ("2819", "dragon"),
)
_DONE: Final = "290202"
# Units between marks, half a mark's width and its height, of the height of letters.
_SIZES: Final = {
    "teeth": (1.3, 0.36, 0.55),
    "ditch": (0.72, 0.36, 0.55),
    "dragon": (0.9, 0.28, 0.55),
    "mines": (1.0, 0.24, 0.24),
    "fence": (1.0, 0.24, 0.24),
    "wire": (0.72, 0.26, 0.26),
}
_APART: Final = 1.8  # of the height of letters, between marks all over an area
_SEEN: Final = 0.4  # units: smaller bends would turn the marks about
_BASED: Final = frozenset({"teeth", "ditch", "mines", "fence"})
_CROSSED: Final = frozenset({"fence", "wire"})


def obstacle_kind(code: str | None) -> str | None:
    """Give the kind of mark of a symbol's code; None where it is no obstacle.

    >>> obstacle_kind("10032500002902010000"), obstacle_kind("10031000161301000000")
    ('ditch', None)
    """
    if code is None or code[4:6] != "25":
        return None
    return next((kind for entity, kind in _KINDS if code[10:].startswith(entity)), None)


def is_dug(code: str) -> bool:
    """Tell the code of a ditch that is there."""
    return code[10:].startswith(_DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObstacleInk:
    """How an obstacle is drawn.

    Parameters
    ----------
    color
        Of its layer.
    text
        Height of letters, units.
    broken
        Whether it is not there yet.
    vague
        Whether the edge of its area says nothing: marks are all over it then.
    """

    color: str
    text: float
    broken: bool = False
    vague: bool = False


def obstacle(code: str, shape: BaseGeometry, frame: Frame, ink: ObstacleInk) -> str:
    """Draw an obstacle along a line, round an area or all over one.

    Parameters
    ----------
    code
        Of an obstacle, see `obstacle_kind`.
    shape
        Degrees; marks stand left of a line, and outside of an area.
    frame
        Where its places stand.
    ink
        How.
    """
    drawn = shapely.transform(shapely.force_2d(shape), frame.pixels)
    is_area = "Polygon" in shape.geom_type
    if is_area and ink.vague:
        return _marks(code, _scattered(drawn, ink.text), ink)
    lines = (shapely.simplify(line, _SEEN) for line in _lines(drawn))
    return obstacle_marks(code, [np.asarray(line.coords) for line in lines], ink, area=is_area)


def obstacle_marks(
    code: str, strokes: Sequence[Stroke], ink: ObstacleInk, *, area: bool = False
) -> str:
    """As `obstacle`, along strokes in units of the picture."""
    kind = obstacle_kind(code) or "teeth"
    step, side = _SIZES[kind][0] * ink.text, -1 if area else 1
    places = [place for stroke in strokes for place in _along(_strides(stroke, step), step, side)]
    path = "".join(f"M{_points(stroke)}{'Z' if area else ''}" for stroke in strokes)
    dash = f' stroke-dasharray="{ink.text * 0.5:g} {ink.text * 0.3:g}"'
    base = f'<path d="{path}" fill="none" stroke="{ink.color}" stroke-width="1.2"'
    base += f"{dash if ink.broken or area else ''}/>"
    return (base if kind in _BASED or area else "") + _marks(code, places, ink)


def _marks(code: str, places: Iterable[tuple[Stroke, Stroke]], ink: ObstacleInk) -> str:
    kind = obstacle_kind(code) or "teeth"
    _, half, high = (size * ink.text for size in _SIZES[kind])
    path = "".join(_mark(kind, at, out, (half, high)) for at, out in places)
    solid = not ink.broken and (kind in {"mines", "dragon"} or is_dug(code))
    fill = "none" if kind in _CROSSED else ink.color if solid else "#ffffff"
    return f'<path d="{path}" fill="{fill}" stroke="{ink.color}" stroke-width="1"/>'


def _scattered(shape: BaseGeometry, text: float) -> Iterator[tuple[Stroke, Stroke]]:
    """Yield places on a grid over an area."""
    step = _APART * text
    west, south, east, north = shape.bounds
    for row, y in enumerate(np.arange(south + step / 2, north, step)):
        for x in np.arange(west + step / (2 if row % 2 else 1), east, step):
            if shape.contains(shapely.Point(x, y)):
                yield np.array([x, y]), np.array([0.0, -1.0])


def _lines(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    for part in shapely.get_parts(shape):
        yield from (part.exterior, *part.interiors) if part.geom_type == "Polygon" else (part,)


def _points(stroke: Stroke) -> str:
    return "L".join(f"{x:.1f} {y:.1f}" for x, y in stroke)


def _along(stroke: Stroke, step: float, side: int) -> Iterator[tuple[Stroke, Stroke]]:
    """Yield places along a stroke, and the way out of it at each; y points down."""
    ahead = step / 2
    for one, other in pairwise(stroke):
        length = float(np.hypot(*(other - one)))
        while ahead <= length:
            way = (other - one) / length
            yield one + way * ahead, side * np.array([way[1], -way[0]])
            ahead += step
        ahead -= length


def _strides(stroke: Stroke, step: float) -> Stroke:
    """Give a stroke in strides along it: marks follow where it goes, not each of its bends."""
    lengths = np.hypot(*np.diff(stroke, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(lengths)])
    at = np.append(np.arange(0.0, along[-1], step), along[-1])
    return np.column_stack([np.interp(at, along, stroke[:, axis]) for axis in (0, 1)])


def _mark(kind: str, at: Stroke, out: Stroke, size: tuple[float, float]) -> str:
    half, high = size
    along, top = np.array([-out[1], out[0]]) * half, out * high
    if kind == "mines":
        x, y = at
        arc = f"a{half:.1f} {half:.1f} 0 1 0"
        return f"M{x - half:.1f} {y:.1f}{arc} {2 * half:.1f} 0{arc} {-2 * half:.1f} 0"
    if kind in _CROSSED:
        ends = (at - along - top, at + along + top, at - along + top, at + along - top)
        return f"M{_points(np.array(ends[:2]))}M{_points(np.array(ends[2:]))}"
    return f"M{_points(np.array([at - along, at + top, at + along]))}Z"
