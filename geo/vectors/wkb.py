"""Shapes in the binary form that GeoPackage and GeoParquet hold."""

import struct
from collections.abc import Sequence
from typing import Any

import shapely

from .fault import VectorFault, feature_fault, joined
from .raw import Raw

_DRAWN = range(1, 7)
_COLLECTION = 7
_HEADER = {0: 8, 1: 40, 2: 56, 3: 56, 4: 72}
_EMPTY = 0b0001_0000


def put_shapes(raw: Raw, blobs: Sequence[bytes | None]) -> None:
    """Read a shape a feature into a table.

    Raises
    ------
    VectorFault
        One is no shape, or none that is drawn.
    """
    faults = []
    for place, blob in enumerate(blobs):
        try:
            shape, why = _shape(blob)
        except VectorFault as fault:
            faults.append(feature_fault(place + 1, str(fault)))
            continue
        raw.shapes.append(shape)
        if why:
            raw.broken[place] = why
    if faults:
        raise VectorFault(joined(faults))


def _shape(blob: bytes | None) -> tuple[Any, str | None]:
    if blob is None:
        return None, "has no geometry"
    if len(blob) < 9 or blob[0] not in (0, 1):
        raise VectorFault("its geometry is cut short or damaged; mend or remove it")
    kind = struct.unpack_from("<I" if blob[0] else ">I", blob, 1)[0] & 0x0FFF_FFFF
    if kind % 1000 == _COLLECTION:
        raise VectorFault("is a GeometryCollection; make it one feature for each kind of shape")
    if kind % 1000 not in _DRAWN or kind >= 4000:
        what = f"its geometry is of kind {kind}, wanted points, lines or polygons"
        raise VectorFault(f"{what}; turn curves into lines, or remove it")
    try:
        return shapely.force_2d(shapely.from_wkb(blob)), None
    except shapely.errors.ShapelyError:
        return _mended(blob)


def _mended(blob: bytes) -> tuple[Any, str]:
    """Read what has rings that are not closed, or too short, if that is all that is wrong."""
    try:
        shape = shapely.from_wkb(blob, on_invalid="fix")
    except shapely.errors.ShapelyError:
        shape = None
    if shape is None:
        raise VectorFault("its geometry cannot be read, its counts do not fit; mend or remove it")
    return shapely.force_2d(shape), "has a ring that is not closed, or too short"


def from_geopackage(blob: Any) -> bytes | None:
    """Take the header of GeoPackage's binary form off; None where there is no shape.

    Raises
    ------
    VectorFault
        It is no such form.
    """
    if blob is None:
        return None
    if not isinstance(blob, bytes) or len(blob) < 8 or blob[:2] != b"GP":
        raise VectorFault("its geometry is not in GeoPackage's form; mend or remove it")
    header = _HEADER.get(blob[3] >> 1 & 0b111)
    if header is None or len(blob) < header:
        raise VectorFault("its geometry has a damaged header; mend or remove it")
    return None if blob[3] & _EMPTY else blob[header:]
