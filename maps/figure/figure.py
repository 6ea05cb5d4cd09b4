"""A run's layers as one still picture: SVG 1.1, without scripts, links or outside parts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from posturemap.geo import ground
from posturemap.maps.marks import layer_styles, style_of

from .features import Feature, country_places, layer, saying_of
from .frame import Frame, frame_of
from .furniture import foot, inset, scale_bar
from .ink import FONTS, INK, WATER, halo, xml
from .legend import legend, legend_lines
from .sizes import SIZES, Size
from .wholes import Wholes, part_wholes, pill

_HELD_BACK: Final = frozenset({"possible", "denied", "ended"})
# Judgements and budgets have no place on a picture that nobody can switch; the page opens so too.
_ASIDE: Final = frozenset({"assessment", "alliance"})
_GROUND: Final = frozenset({"countries", "borders"})

_Place = tuple[str, str, float, float]


def figure_svg(
    layers: Mapping[str, Sequence[Feature]],
    *,
    title: str,
    as_of: str | None,
    sources: Sequence[str] = (),
    notes: Sequence[str] = (),
    size: Size = SIZES["slide"],
) -> str:
    """Draw layers about the Baltics in Lambert's azimuthal equal-area projection.

    Parameters
    ----------
    layers
        Layer name to GeoJSON features, EPSG:4326.
    title
        Stands above the map.
    as_of
        The map's day, for the note below it.
    sources
        What the articles are called, for the note; those that find no room are counted.
    notes
        What else the note says, such as that the publisher rounded places.
    size
        One of `SIZES`.

    Returns
    -------
    The text of an SVG file, the same for the same layers. What lies outside the frame, and what
    is said of seas and wide regions, is counted in the legend; what is said of a country under its
    name.
    """
    layers = _told(layers)
    wholes = part_wholes(layers)
    below = 0 if size.beside else -(-legend_lines(layers) // 2) * size.line + size.pad
    tall = round(size.height - size.head - below - (size.foot * 1.1 + 0.6) * size.text)
    frame = frame_of(_points(layers), size.width - size.beside, tall)
    at = (size.pad, size.head + tall) if below else (frame.width + size.pad, size.head)
    places = list(country_places(wholes.drawn, frame, size.text))
    seen = {iso for iso, *_ in places}
    outside = sum(1 for point in _points(layers) if not frame.holds(*point))
    outside += sum(sum(map(len, n.values())) for iso, n in wholes.of.items() if iso not in seen)
    tall_mm = size.width_mm * size.height / size.width
    measures = f'width="{size.width_mm:g}mm" height="{tall_mm:g}mm"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {measures}',
        f' viewBox="0 0 {size.width} {size.height}" font-family="{FONTS}" fill="{INK}">',
        f"<title>{xml(title)}</title>",
        f'<clipPath id="frame"><rect width="{frame.width}" height="{frame.height}"/></clipPath>',
        f'<clipPath id="land"><path d="{frame.path(ground.land())}"/></clipPath>',
        f'<rect width="{size.width}" height="{size.height}" fill="#ffffff"/>',
        _title(title, size),
        *_map(wholes, places, frame, size),
        *legend(layers, outside=outside, wide=wholes.wide, at=at, size=size),
        *foot(_note(as_of, notes), sources, size.head + tall + below, size),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _title(title: str, size: Size) -> str:
    """Write the title on its strip, smaller where it is long."""
    room = (size.width - 2 * size.pad) / (0.56 * max(1, len(title)))
    height = max(size.text * 0.7, min(size.text * 1.5, room))
    base = size.head - size.text * 1.1
    letters = f'font-size="{height:.3g}" font-weight="bold"'
    return f'<text x="{size.pad}" y="{base:g}" {letters}>{xml(title)}</text>'


def _map(wholes: Wholes, places: Sequence[_Place], frame: Frame, size: Size) -> Iterator[str]:
    yield f'<g transform="translate(0 {size.head})" clip-path="url(#frame)">'
    yield f'<rect width="{frame.width}" height="{frame.height}" fill="{WATER}"/>'
    for name, features in wholes.drawn.items():
        yield from layer(name, features, frame, size.text)
    for iso, name, x, y in places:
        yield halo(x, y, name, size=size.text)
        if told := wholes.of.get(iso):
            yield pill(x, y + size.text * 1.2, told, size.text)
    yield from inset(frame, size)
    yield from scale_bar(frame, size)
    yield "</g>"


def _note(as_of: str | None, notes: Sequence[str]) -> str:
    day = f"As of {as_of}. " if as_of else ""
    day += "".join(f"{note[0].upper()}{note[1:]}. " for note in notes)
    return f"{day}The defence line is schematic. {ground.ATTRIBUTION}. Made by posturemap."


def _told(layers: Mapping[str, Sequence[Feature]]) -> dict[str, list[Feature]]:
    """Give what is drawn, in the order in which it is."""
    order = [style.name for style in layer_styles()]
    names = sorted(layers, key=lambda n: (order.index(n) if n in order else len(order), n))
    told = {name: [f for f in layers[name] if _is_told(f)] for name in names}
    shown = {name: fs for name, fs in told.items() if _is_shown(name)}
    return shown if any(fs for name, fs in shown.items() if name not in _GROUND) else told


def _is_shown(name: str) -> bool:
    return name in _GROUND or style_of(name).group not in _ASIDE


def _is_told(feature: Feature) -> bool:
    """Tell whether a feature is sure, and said to be there or to come."""
    return feature["properties"].get("sure", True) and saying_of(feature) not in _HELD_BACK


def _points(layers: Mapping[str, Sequence[Feature]]) -> list[tuple[float, float]]:
    """Give longitude and latitude of every point feature."""
    geometries = (f["geometry"] for features in layers.values() for f in features)
    return [(g["coordinates"][0], g["coordinates"][1]) for g in geometries if g["type"] == "Point"]
