"""The coordinate system of a table, and its way to longitude and latitude."""

import re

import numpy as np
import pyproj
import shapely
from pyproj.exceptions import CRSError, ProjError

from .fault import VectorFault
from .raw import Raw
from .vectors import Asked, Shapes

WGS84 = "EPSG:4326"
_CODE = re.compile(
    r"(?:urn:ogc:def:crs:)?(EPSG|OGC|ESRI):(?:[\d.]*:)?([A-Za-z0-9]+)", re.IGNORECASE
)
_WKT = re.compile(r"\s*(?:GEOGCS|PROJCS|GEOGCRS|GEODCRS|PROJCRS|BOUNDCRS|COMPD_?C[RS]S|GEOCCS)\b")
_SAY = 'say it with --layers-crs EPSG:n, or crs = "EPSG:n" in its [[layer]]'


def crs_of(raw: Raw, asked: Asked) -> pyproj.CRS:
    """Find what a table's coordinates are in: what a person says, else what the file says.

    Raises
    ------
    VectorFault
        Neither says, or says something unknown.
    """
    written = asked.crs or raw.crs
    if written is None:
        raise VectorFault(f"names no coordinate system; {_SAY}")
    try:
        return _parsed(written)
    except (CRSError, ProjError, ValueError):
        shown = " ".join(written.split())[:80]
        raise VectorFault(f"coordinate system {shown!r} is not known; {_SAY}") from None


def _parsed(written: str) -> pyproj.CRS:
    """Read a code, WKT or PROJJSON, and nothing that PROJ would look for elsewhere."""
    if code := _CODE.fullmatch(written.strip()):
        authority, number = code[1].upper(), code[2].upper()
        return pyproj.CRS.from_authority(authority, number)
    if _WKT.match(written):
        return pyproj.CRS.from_wkt(written)
    if written.lstrip().startswith("{"):
        return pyproj.CRS.from_json(written)
    raise CRSError("neither code nor WKT")


def to_degrees(shapes: Shapes, crs: pyproj.CRS, asked: Asked) -> Shapes:
    """Turn shapes into longitude and latitude.

    Parameters
    ----------
    shapes
        In the coordinate system, x before y.
    crs
        The system.
    asked
        Whether the axes are swapped.

    Raises
    ------
    VectorFault
        The numbers cannot be of that system.
    """
    if asked.axes == "yx":
        shapes = shapely.transform(shapes, lambda points: points[:, ::-1])
    if crs.to_epsg() == 4326 or str(crs.to_string()) == "OGC:CRS84":
        return shapes
    points = shapely.get_coordinates(shapes)
    if crs.is_projected and len(points) and _look_like_degrees(points):
        what = f"its coordinates are declared as {crs.name} in {_unit(crs)}, but look like degrees"
        raise VectorFault(f"{what}; say what they are with --layers-crs EPSG:4326")
    try:
        turn = pyproj.Transformer.from_crs(crs, WGS84, always_xy=True, only_best=False)
    except ProjError:
        what = f"coordinate system {crs.name[:80]!r} has no longitude and latitude"
        raise VectorFault(f"{what}; {_SAY}") from None

    def turned(points: np.ndarray) -> np.ndarray:
        x, y = turn.transform(points[:, 0], points[:, 1])
        return np.column_stack([x, y])

    return shapely.transform(shapes, turned)


def _look_like_degrees(points: np.ndarray) -> bool:
    return bool((np.abs(points[:, 0]) <= 180).all() and (np.abs(points[:, 1]) <= 90).all())


def _unit(crs: pyproj.CRS) -> str:
    return crs.axis_info[0].unit_name if crs.axis_info else "metre"
