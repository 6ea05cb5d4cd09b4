"""Coordinate systems that are none of a place."""

import numpy as np
import pyproj
import pytest
import shapely

from posturemap.geo.vectors import Asked
from posturemap.geo.vectors.crs import crs_of, to_degrees
from posturemap.geo.vectors.fault import VectorFault
from posturemap.geo.vectors.raw import Raw


def test_a_system_whose_method_nobody_knows_is_refused():
    known = pyproj.CRS("EPSG:3301").to_wkt("WKT1_ESRI")
    unknown = known.replace("Lambert_Conformal_Conic", "Lambert_Comic")
    assert unknown != known
    system = crs_of(Raw(name="a", crs=unknown), Asked())
    with pytest.raises(VectorFault) as caught:
        to_degrees(np.array([shapely.Point(5e5, 6.4e6)], dtype=object), system, Asked())
    assert str(caught.value) == (
        f"coordinate system {system.name!r} has no longitude and latitude; say it with "
        '--layers-crs EPSG:n, or crs = "EPSG:n" in its [[layer]]'
    )
