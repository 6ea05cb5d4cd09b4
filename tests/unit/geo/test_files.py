"""Vector files go out and come back."""

import geopandas as gpd
import pytest
from shapely.geometry import LineString, Point

from posturemap.errors import InputError
from posturemap.geo.ground.files import read_vector, write_vector

TABLE = gpd.GeoDataFrame(
    {"name": ["Ādaži", "Tapa"], "km": [1.5, 2.5]},
    geometry=[Point(24.33, 57.08), Point(25.96, 59.26)],
    crs="EPSG:4326",
)


@pytest.mark.parametrize("ending", ["geojson", "gpkg", "fgb"])
def test_a_table_comes_back_as_it_went(tmp_path, ending):
    path = tmp_path / f"places.{ending}"
    write_vector(TABLE, path)
    found = read_vector(path).sort_values("name", ascending=False, ignore_index=True)
    wanted = TABLE.sort_values("name", ascending=False, ignore_index=True)
    assert list(found["name"]) == list(wanted["name"])
    assert list(found["km"]) == list(wanted["km"])
    assert found.crs.to_epsg() == 4326
    assert found.geometry.geom_equals_exact(wanted.geometry, 1e-7).all()


def test_another_coordinate_system_is_brought_to_degrees(tmp_path):
    path = tmp_path / "places.gpkg"
    TABLE.to_crs("EPSG:3035").to_file(path, driver="GPKG", engine="fiona")
    assert read_vector(path).geometry.geom_equals_exact(TABLE.geometry, 1e-6).all()


def test_a_file_of_several_layers_wants_a_name(tmp_path):
    path = tmp_path / "two.gpkg"
    write_vector(TABLE, path, "towns")
    lines = gpd.GeoDataFrame(geometry=[LineString([(24, 57), (25, 58)])], crs="EPSG:4326")
    write_vector(lines, path, "roads")
    with pytest.raises(InputError, match="roads"):
        read_vector(path)
    assert len(read_vector(path, "towns")) == 2
    with pytest.raises(InputError, match="rivers"):
        read_vector(path, "rivers")


def test_what_is_no_vector_file_is_an_error_that_names_it(tmp_path):
    broken = tmp_path / "broken.geojson"
    broken.write_text("{")
    empty = tmp_path / "empty.geojson"
    empty.write_text('{"type": "FeatureCollection", "features": []}')
    for path in (broken, empty, tmp_path / "none.geojson", tmp_path / "map.docx"):
        with pytest.raises(InputError, match=path.name):
            read_vector(path)
    with pytest.raises(InputError, match=r"map\.docx"):
        write_vector(TABLE, tmp_path / "map.docx")
