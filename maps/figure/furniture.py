"""What stands on and below a map besides the map: scale, inset, sources."""

import textwrap
from collections.abc import Iterator, Sequence

import shapely

from posturemap.geo import ground

from .frame import Frame, overview
from .ink import GROUND, INK, WATER, xml
from .sizes import Size

_ROUND_KM = (500, 200, 100, 50, 20, 10)
_BAR = 0.3  # of the map's width, at most
_INSET = 0.26  # of the map's shorter side
_LETTER = 0.52  # mean width of a letter, of its height


def scale_bar(frame: Frame, size: Size) -> Iterator[str]:
    """Draw a bar of a round number of kilometres; it is right to 1 % all over the Baltics."""
    km = next((km for km in _ROUND_KM if km * 1000 / frame.scale <= _BAR * frame.width), 5)
    length = km * 1000 / frame.scale
    left, bottom = size.pad, frame.height - size.pad
    tick = size.text / 2
    path = f"M{left} {bottom - tick:g}v{tick:g}h{length:.1f}v-{tick:g}"
    paint = 'fill="none" stroke-linejoin="miter"'
    yield f'<g id="scale"><path d="{path}" {paint} stroke="#ffffff" stroke-width="4"/>'
    yield f'<path d="{path}" {paint} stroke="{INK}" stroke-width="1.5"/>'
    at = f'x="{left + length / 2:.1f}" y="{bottom - tick - 2:g}" text-anchor="middle"'
    halo = 'stroke="#ffffff" stroke-width="3" paint-order="stroke"'
    yield f'<text {at} font-size="{size.text * 0.85:g}" {halo}>{km} km</text></g>'


def inset(frame: Frame, size: Size) -> Iterator[str]:
    """Draw where in Europe the map is, in its upper left corner."""
    side = round(_INSET * min(frame.width, frame.height))
    small = overview(side)
    west, south, east, north = frame.bounds
    outline = small.path(shapely.segmentize(shapely.box(west, south, east, north), 1))
    move = f'transform="translate({size.pad} {size.pad})"'
    yield f'<g id="inset" {move}><clipPath id="corner"><rect width="{side}" height="{side}"/>'
    yield f'</clipPath><rect width="{side}" height="{side}" fill="{WATER}"/>'
    yield f'<g clip-path="url(#corner)"><path d="{small.path(ground.land())}" fill="{GROUND}"'
    yield f' stroke="#8f9aa3" stroke-width="0.4"/><path d="{outline}" fill="none" stroke="#b0342c"'
    yield f' stroke-width="1.5"/></g><rect width="{side}" height="{side}" fill="none"'
    yield f' stroke="{INK}" stroke-width="0.8"/></g>'


def foot(note: str, sources: Sequence[str], top: float, size: Size) -> Iterator[str]:
    """Write the note and the sources in the lines that there are; what finds no room is counted."""
    height = size.text * 0.8
    letters = int((size.width - 2 * size.pad) / (height * _LETTER))
    lines = textwrap.wrap(note, letters)
    lines += _fitted(sources, size.foot - len(lines), letters)
    yield f'<g id="foot" font-size="{height:g}">'
    for row, line in enumerate(lines, 1):
        yield f'<text x="{size.pad}" y="{top + row * height * 1.35:.1f}">{xml(line)}</text>'
    yield "</g>"


def _fitted(sources: Sequence[str], room: int, letters: int) -> list[str]:
    """Wrap as many sources as there is room for, and say how many more there are."""
    for shown in range(len(sources), -1, -1):
        rest = f"{len(sources) - shown} more" if shown < len(sources) else ""
        told = "; ".join(filter(None, [*sources[:shown], rest]))
        lines = textwrap.wrap(f"Sources: {told}." if told else "", letters)
        if len(lines) <= room:
            return lines
    return []
