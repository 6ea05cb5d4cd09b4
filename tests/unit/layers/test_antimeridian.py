"""Places at the edge of the world's usual map."""

import pytest
import shapely

from posturemap.geo.names import load_gazetteer
from posturemap.layers.scene.spots import Spot, Where, spot_at


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Alaska", [(-149.9, 61.2), (-171.7, 63.8)]),
        ("Chukotka", [(177.5, 64.7), (-172.8, 64.4)]),
    ],
)
def test_a_region_at_the_antimeridian_is_drawn_where_it_is(desk, name, inside):
    desk.say("deployment", f"The brigade in {name} stays.", name)
    posture = desk.assemble()
    (shape,) = posture.layers["forces"].geometry
    assert [point for point in inside if not shape.contains(shapely.Point(point))] == []
    assert not shape.intersects(shapely.box(-30, 30, 60, 75))


def test_a_place_whose_area_holds_a_pole_is_left_out_with_the_reason():
    far = Where(
        name="The High North", kind="region", countries=(), lonlat=(20.0, 85.0), precision_m=1e6
    )
    found = spot_at(far, frozenset())
    assert isinstance(found, str)
    assert found.startswith("“The High North” cannot be drawn: ")


@pytest.mark.parametrize("lonlat", [(200.0, 60.0), (24.0, 91.0), (float("nan"), 57.0)])
def test_a_point_that_is_none_on_the_globe_is_left_out_with_the_reason(lonlat):
    where = Where(name="Nowhere", kind="town", countries=("EE",), lonlat=lonlat)
    found = spot_at(where, frozenset())
    assert isinstance(found, str)
    assert found.startswith("“Nowhere” cannot be drawn: ")


def test_every_division_has_a_shape_or_a_reason():
    lands = load_gazetteer().candidates
    for name in ("Chukotka", "Alaska", "Northern", "Eastern", "Gilbert Islands", "Chatham Islands"):
        for candidate in lands(name):
            place = candidate.place
            where = Where(
                name=place.name,
                kind=place.kind.value,
                countries=place.countries,
                place_id=place.id,
                lonlat=place.point,
                precision_m=place.precision_m,
            )
            found = spot_at(where, frozenset())
            assert isinstance(found, str) or (isinstance(found, Spot) and found.shape.is_valid)
