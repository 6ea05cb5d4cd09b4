import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely import LineString, Point, Polygon

from posturemap.layers.table.posture import Posture
from posturemap.maps import fit_shapes, megabytes_over

METRES_PER_DEGREE = 111_195.0
LAT = 57.0


def a_coast(vertices, *, closed=False):
    turn = np.linspace(0, 2 * np.pi, vertices, endpoint=not closed)
    radius = 0.5 + 0.02 * np.sin(40 * turn) + 0.002 * np.sin(371 * turn)
    xy = np.column_stack((24 + radius * np.cos(turn) * 1.8, LAT + radius * np.sin(turn)))
    return Polygon(xy) if closed else LineString(xy)


def a_posture(**layers):
    tables = {
        name: gpd.GeoDataFrame({"id": [name]}, geometry=[shape], crs=4326)
        for name, shape in layers.items()
    }
    return Posture(layers=tables, claims=(), conflicts=(), as_of="2026")


def flat(shape):
    return shapely.transform(shape, lambda xy: xy * [np.cos(np.radians(LAT)), 1.0])


def test_a_page_is_large_beyond_twenty_megabytes():
    assert megabytes_over(20_000_000) is None
    assert megabytes_over(20_000_001) == 21


def test_what_fits_comes_back_as_it_is():
    posture = a_posture(borders=a_coast(900), forces=Point(24, 57))
    fitted = fit_shapes(posture, vertices=1000)
    assert fitted.cuts == ()
    assert fitted.posture is posture


def test_the_heavy_layer_is_cut_and_the_light_ones_keep_every_vertex():
    posture = a_posture(countries=a_coast(9000, closed=True), defence_line=a_coast(300))
    fitted = fit_shapes(posture, vertices=1500)
    (cut,) = fitted.cuts
    light = posture.layers["defence_line"]
    assert fitted.posture.layers["defence_line"].geometry.equals(light.geometry)
    assert (cut.layer, cut.before) == ("countries", 9001)
    after = fitted.posture.layers["countries"].geometry.iloc[0]
    assert shapely.get_num_coordinates(after) == cut.after < 1200
    assert after.is_valid


def test_no_line_moves_farther_than_the_cut_says():
    before = a_coast(9000, closed=True)
    fitted = fit_shapes(a_posture(countries=before), vertices=1500)
    after = fitted.posture.layers["countries"].geometry.iloc[0]
    vertices = shapely.points(shapely.get_coordinates(flat(before)))
    away = shapely.distance(vertices, flat(after.exterior)).max()
    assert away * METRES_PER_DEGREE <= fitted.cuts[0].tolerance_m + 1  # and a metre of rounding


@pytest.mark.parametrize("vertices", [0, 10])
def test_an_area_that_would_vanish_stays(vertices):
    islet = Point(24, 57).buffer(0.0001)
    fitted = fit_shapes(a_posture(countries=islet), vertices=vertices)
    after = fitted.posture.layers["countries"].geometry.iloc[0]
    assert after.is_valid
    assert not after.is_empty


def test_points_are_never_touched():
    points = a_posture(forces=Point(24.123456789, 57.987654321), countries=a_coast(9000))
    fitted = fit_shapes(points, vertices=100)
    assert fitted.posture.layers["forces"].geometry.equals(points.layers["forces"].geometry)


def test_features_that_share_a_shape_share_the_cut_one():
    shape = a_coast(9000, closed=True)
    gdf = gpd.GeoDataFrame({"id": ["a", "b"]}, geometry=[shape, shape], crs=4326)
    posture = Posture(layers={"threats": gdf}, claims=(), conflicts=(), as_of="2026")
    fitted = fit_shapes(posture, vertices=3000)
    one, other = fitted.posture.layers["threats"].geometry
    assert one is other
    assert fitted.cuts[0].before == 2 * 9001
