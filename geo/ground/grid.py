"""A grid of so many metres that places are rounded to, so that no output is finer than it."""

import math
from dataclasses import dataclass

# Of a degree of latitude on WGS 84, the shortest: a step of so many metres is then never too short.
_METRES_A_DEGREE = 110_574.0
# The ellipsoid's degrees are up to 1.1 % longer than that.
_SLACK = 1.012
_NEAREST_POLE = 89.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of one size: rows of latitude, each with its own columns.

    Parameters
    ----------
    size_m
        Metres between two rows, and between two columns of a row; > 0.
    """

    size_m: float

    @property
    def reach_m(self) -> float:
        """Metres within which a place lies of the point that it is rounded to.

        The same for every place of the grid: how far one was moved would tell where it was.

        >>> Grid(5000).reach_m
        3600.0
        """
        return math.ceil(self.size_m * _SLACK / math.sqrt(2) / 100) * 100.0

    def rounded(self, lon: float, lat: float) -> tuple[float, float]:
        """Move a point to the nearest one of the grid.

        Parameters
        ----------
        lon, lat
            Degrees, EPSG:4326.

        Returns
        -------
        Longitude and latitude with seven decimals; rounding them again changes nothing.

        >>> Grid(5000).rounded(25.9586, 59.2606)
        (25.9368434, 59.2815671)
        """
        step = self.size_m / _METRES_A_DEGREE
        last = math.floor(_NEAREST_POLE / step)
        row = max(-last, min(last, round(lat / step)))
        wide = step / math.cos(math.radians(row * step))
        east = max(-180.0, min(180.0, round(lon / wide) * wide))
        return round(east, 7), round(row * step, 7)

    def precision(self, known_m: float | None) -> float:
        """Give the radius that holds the true place round the point that it is rounded to.

        Parameters
        ----------
        known_m
            Radius round the point before, where there was one.
        """
        return (known_m or 0.0) + self.reach_m
