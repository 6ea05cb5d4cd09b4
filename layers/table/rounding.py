"""Coordinates as every file has them, so that no two files of a run differ in one."""

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

DECIMALS = 7
"""Of a degree, in every file: 1 cm."""


def settled(shape: BaseGeometry) -> BaseGeometry:
    """Round a shape's coordinates and wind its rings as RFC 7946 wants them.

    Parameters
    ----------
    shape
        Degrees, EPSG:4326.

    Returns
    -------
    The same shape with seven decimals, outer rings counter-clockwise; settling it again changes
    nothing.

    >>> settled(shapely.Point(25, 59.123456789)).wkt
    'POINT (25 59.1234568)'
    """
    return shapely.transform(shapely.orient_polygons(shape), _rounded)


def settled_or_kept(shape: BaseGeometry) -> BaseGeometry:
    """Settle a shape, unless a sliver of it would then cross itself."""
    found = settled(shape)
    return found if found.is_valid else shape


def _rounded(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Round, and turn minus zero into zero."""
    rounded: NDArray[np.float64] = np.round(points, DECIMALS) + 0.0
    return rounded
