"""A line a fixed distance inside a border, told apart into land and water."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry

from posturemap.geo.ground import offset_inside
from posturemap.layers.scene import border_table, territory_area

# Metres. A choice of this map: wide enough to be told from the border at the scale of a country,
# and no statement about where works are (docs/adr/0031).
SET_BACK_M = 5_000.0

# Degrees. Bends of the border below this do not show at the set-back's scale.
_COARSE = 0.004
# Degrees between the points at which land and water are told apart.
_STEP = 0.01
# Runs of fewer points than this take the kind of the run before: a line is read, not surveyed.
_SHORTEST = 6


@cache
def set_back(state: str, pair: str) -> dict[str, MultiLineString]:
    """Draw a line a fixed distance inside a state, along one of its borders.

    Parameters
    ----------
    state
        ISO 3166-1 alpha-2 of the side to draw on.
    pair
        The border, as in the border table.

    Returns
    -------
    Shapes by kind, land and water, as the nearest border is; a kind that the border does not
    have is left out. EPSG:4326.
    """
    table = border_table()
    rows = table[(table["pair"] == pair) & (table["kind"] != "sea")]
    home = territory_area(state)
    if rows.empty or home is None:
        return {}
    lines = shapely.simplify(rows.geometry.to_numpy(), _COARSE)
    border = MultiLineString(list(shapely.get_parts(lines)))
    inside = offset_inside(border, home, SET_BACK_M)
    return _by_kind(inside, dict(zip(rows["kind"], lines, strict=True)))


def _by_kind(inside: MultiLineString, lines: dict[str, BaseGeometry]) -> dict[str, MultiLineString]:
    """Cut a line into what is nearest to land and what is nearest to water."""
    squeeze = float(np.cos(np.radians(inside.centroid.y))) if not inside.is_empty else 1.0
    flat_lines = [_squeezed(line, squeeze) for line in lines.values()]
    found: dict[str, list[LineString]] = {kind: [] for kind in lines}
    kinds = list(lines)
    for coordinates in _pieces(inside):
        points = shapely.points(coordinates * (squeeze, 1.0))
        nearest = np.argmin([shapely.distance(points, line) for line in flat_lines], axis=0)
        for kind, start, stop in _runs(nearest):
            stretch = coordinates[start : stop + 1]
            if len(stretch) > 1:
                found[kinds[kind]].append(LineString(stretch))
    return {kind: MultiLineString(parts) for kind, parts in found.items() if parts}


def _squeezed(shape: BaseGeometry, squeeze: float) -> BaseGeometry:
    """Shrink longitudes so that distances compare alike in every direction."""
    return shapely.transform(shape, lambda points: points * (squeeze, 1.0))


def _pieces(shape: BaseGeometry) -> Iterator[NDArray[np.float64]]:
    """Give each line of a shape as evenly spaced points."""
    for part in shapely.get_parts(shapely.segmentize(shape, _STEP)):
        if part.geom_type == "LineString":
            yield shapely.get_coordinates(part)


def _runs(kinds: NDArray[np.intp]) -> Iterator[tuple[int, int, int]]:
    """Give runs of equal values as value, start and stop; short ones join the run before."""
    starts = [0, *(np.flatnonzero(np.diff(kinds)) + 1), len(kinds)]
    runs: list[list[int]] = []
    for start, stop in pairwise(starts):
        kind = int(kinds[start])
        if runs and (runs[-1][0] == kind or stop - start < _SHORTEST):
            runs[-1][2] = int(stop)
        else:
            runs.append([kind, int(start), int(stop)])
    return ((kind, start, stop) for kind, start, stop in runs)
