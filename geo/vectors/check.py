"""A raw table held against everything that is asked of one, in turn."""

from typing import Any

import numpy as np
import shapely

from .broken import whole_shapes
from .crs import crs_of, to_degrees
from .fault import VectorFault
from .limits import over
from .places import check_places
from .raw import Raw
from .values import check_values
from .vectors import Asked


def checked(raw: Raw, asked: Asked) -> dict[str, Any]:
    """Check a table.

    Returns
    -------
    JSON values under the names of `Vectors`, with `blobs`, a WKB a feature, and the number of
    `vertices`.

    Raises
    ------
    VectorFault
        It cannot be used.
    """
    shapes = np.array(raw.shapes, dtype=object)
    vertices = int(shapely.get_num_coordinates(shapes).sum())
    if vertices > asked.limits.vertices:
        raise VectorFault(over("vertices", vertices, asked.limits, "it"))
    columns = check_values(raw, asked.limits)
    crs = crs_of(raw, asked)
    degrees = to_degrees(shapes, crs, asked)
    check_places(raw, degrees, asked)
    if degrees is not shapes:
        turned = ", axes turned" if asked.axes == "yx" else ""
        raw.notes.append(f"coordinates turned to degrees from {crs.name}{turned}")
    whole = whole_shapes(raw, degrees, asked)
    kept = sorted(whole)
    blobs = list(shapely.to_wkb(np.array([whole[place] for place in kept], dtype=object)))
    return {
        "table": raw.name,
        "columns": list(columns),
        "rows": [raw.rows[place] for place in kept],
        "ids": [raw.ids[place] for place in kept],
        "numbers": [place + 1 for place in kept],
        "sizes": [len(blob) for blob in blobs],
        "notes": raw.notes,
        "blobs": blobs,
        "vertices": vertices,
    }
