"""What is said of whole countries, seas and wide regions: counted in a picture, not outlined.

An outline in a layer's colour would run along coasts and borders that have nothing to do with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from shapely.geometry import shape

from posturemap.maps.marks import style_of

from .features import Feature, glyph, saying_of
from .ink import INK

_GROUND: Final = frozenset({"countries", "borders"})
_BROAD: Final = 4.0  # degrees of latitude or longitude
_MOST = 4  # layers that a pill tells apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Wholes:
    """What has no place of its own.

    Parameters
    ----------
    drawn
        The other features, by layer.
    of
        How each of them is put, by country and layer.
    wide
        Number of those that are said of seas and wide regions.
    """

    drawn: Mapping[str, Sequence[Feature]]
    of: Mapping[str, Mapping[str, Sequence[str]]]
    wide: int


def part_wholes(layers: Mapping[str, Sequence[Feature]]) -> Wholes:
    """Part what a picture can show at a place from what is said of more than that."""
    drawn: dict[str, list[Feature]] = {}
    of: dict[str, dict[str, list[str]]] = {}
    wide = 0
    for name, features in layers.items():
        drawn[name] = []
        for feature in features:
            iso = None if name in _GROUND else _country(feature["properties"])
            if iso is not None:
                of.setdefault(iso, {}).setdefault(name, []).append(saying_of(feature))
            elif name not in _GROUND and _is_wide(feature):
                wide += 1
            else:
                drawn[name].append(feature)
    return Wholes(drawn=drawn, of=of, wide=wide)


def _country(properties: Mapping[str, Any]) -> str | None:
    """Give the one country that a feature is said of, where it is the whole of it."""
    countries = list(properties.get("countries") or [])
    is_whole = properties.get("geometry_basis") == "country" and len(countries) == 1
    return str(countries[0]) if is_whole else None


def _is_wide(feature: Feature) -> bool:
    basis = feature["properties"].get("geometry_basis")
    if basis not in {"country", "region"} or not feature["geometry"]["type"].endswith("Polygon"):
        return False
    west, south, east, north = shape(feature["geometry"]).bounds
    return basis == "country" or max(east - west, north - south) > _BROAD


def pill(x: float, y: float, layers: Mapping[str, Sequence[str]], text: float) -> str:
    """Write how much of each layer is said of a country, with its middle at a point."""
    cell = text * 1.9
    shown = list(layers.items())[::-1][:_MOST]
    rest = sum(map(len, layers.values())) - sum(len(said) for _, said in shown)
    width = cell * (len(shown) + bool(rest)) + text * 0.4
    left, high = x - width / 2, text * 1.3
    box = f'x="{left:.1f}" y="{y - high / 2:.1f}" width="{width:.1f}" height="{high:.1f}"'
    parts = [f'<rect {box} rx="{high / 2:.1f}" fill="#ffffff" stroke="{INK}" stroke-width="0.6"/>']
    letters = f'font-size="{text * 0.75:g}" font-weight="bold" text-anchor="middle"'
    at, base = left + text * 0.85, f'y="{y + text * 0.27:.1f}"'
    for name, said in shown:
        saying = said[0] if len(set(said)) == 1 else "stands"
        parts.append(glyph(style_of(name), at, y, text * 0.85, saying))
        parts.append(f'<text x="{at + text * 0.8:.1f}" {base} {letters}>{len(said)}</text>')
        at += cell
    if rest:
        parts.append(f'<text x="{at + text * 0.3:.1f}" {base} {letters}>+{rest}</text>')
    return "".join(parts)
