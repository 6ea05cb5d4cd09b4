"""A claim beside a place is drawn as the area beside it."""

from shapely.geometry import Point

from posturemap.geo.names import load_gazetteer
from posturemap.geo.parse import locate
from posturemap.layers.scene.spots import Spot, spot_at, where_known


def test_an_area_beside_a_place_is_drawn_as_that() -> None:
    (item,) = locate("A park is built 20 km south of Narva.", load_gazetteer())
    assert item.resolution.place is not None
    spot = spot_at(where_known(item.resolution.place, "named"), frozenset({"EE"}))
    assert isinstance(spot, Spot)
    assert spot.basis == "relative"
    assert spot.is_own
    assert spot.shape.geom_type == "Polygon"
    assert not spot.shape.intersects(Point(28.19, 59.377))
    assert spot.precision_m is not None
    assert spot.precision_m > 10_000
