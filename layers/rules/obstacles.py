"""Obstacles that stand along a border or lie in an area, each drawn by a symbol of its own.

Symbols are those of APP-6(D); a line's marks stand on its left, so a border is turned until whoever
the obstacle is against lies there.
"""

from collections.abc import Sequence
from functools import cache

import shapely
from shapely.geometry import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from posturemap.claims import Claim, ClaimType
from posturemap.geo.ground import bearing_deg, country_at, destination
from posturemap.layers.scene import Obstacle, Scene, Spot, Thing, border_table

_AREAS = frozenset({"region", "relative"})
_LOOKED_AT = 9
_ASIDE_M = 3_000.0


def obstacles_of(
    claim: Claim, spots: Sequence[Spot], scene: Scene
) -> tuple[tuple[Thing, ...], tuple[Spot, ...]]:
    """Draw the obstacle that a claim speaks of along the borders and in the areas that it names.

    Parameters
    ----------
    claim
        A fortification, or infrastructure.
    spots
        Where it is.
    scene
        The cues, and what else there is.

    Returns
    -------
    A thing a border or area. All spots are left where others may tie a fortification to borders and
    lines too; `works_of` draws none of these again.
    """
    obstacle = scene.cues.obstacle_of(claim.quote)
    if obstacle is None:
        return (), tuple(spots)
    drawn = [spot for spot in spots if is_site(spot)]
    things = tuple(_thing(claim, obstacle, spot) for spot in drawn)
    if claim.type is ClaimType.FORTIFICATION:
        return things, tuple(spots)
    return things, tuple(spot for spot in spots if not is_site(spot))


def is_site(spot: Spot) -> bool:
    """Tell whether an obstacle at a spot has a line or an area: no town's point, no whole state."""
    return bool(spot.pairs) or (spot.basis in _AREAS and "Polygon" in spot.shape.geom_type)


def _thing(claim: Claim, obstacle: Obstacle, spot: Spot) -> Thing:
    shape = _facing(spot.pairs, claim.actors) if spot.pairs else spot.shape
    return Thing(
        layer="infrastructure",
        key=f"obstacle/{obstacle.name}/{spot.key}",
        name=f"{obstacle.name[0].upper()}{obstacle.name[1:]}, {spot.name}",
        kind=obstacle.name,
        what=obstacle.name,
        shape=shape,
        basis=spot.basis,
        placing=spot.placing,
        precision_m=spot.precision_m,
        own={
            "place": spot.name,
            "place_kind": spot.kind,
            "countries": spot.countries,
            "sidc": obstacle.line if spot.pairs else obstacle.area,
        },
    )


@cache
def _facing(pairs: tuple[str, ...], actors: tuple[str, ...]) -> BaseGeometry:
    """Give the land lines of border pairs, each with the other state on its left."""
    table = border_table()
    parts: list[LineString] = []
    for pair in pairs:
        states = pair.split("-")
        builder = next((iso for iso in states if iso in actors), states[0])
        rows = table["pair"] == pair
        land = rows & (table["kind"] == "land")
        lines = shapely.line_merge(
            shapely.union_all(list(table.geometry[land if land.any() else rows]))
        )
        parts += (_turned(line, builder) for line in shapely.get_parts(lines))
    return MultiLineString(parts)


def _turned(line: LineString, builder: str) -> LineString:
    """Turn a line until the builder's ground is on its right, as most of a few places say."""
    votes = 0
    for share in range(1, _LOOKED_AT + 1):
        at, ahead = (
            line.interpolate((share + step) / (_LOOKED_AT + 2), normalized=True)
            for step in (0, 0.1)
        )
        way = bearing_deg(at.x, at.y, ahead.x, ahead.y)
        left, right = (destination(at.x, at.y, way + turn, _ASIDE_M) for turn in (-90, 90))
        votes += (country_at(*right) == builder) - (country_at(*left) == builder)
    return line if votes >= 0 else LineString(line.reverse())
