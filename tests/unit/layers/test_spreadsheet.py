import csv
import io

import geopandas as gpd
import pytest
from shapely.geometry import Point, box

from posturemap.layers.formats.spreadsheet import layer_csv, shield, unshield


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff20"])
def test_a_formula_is_shielded_and_comes_back(start):
    for text in (f"{start}cmd", f"'{start}cmd", f"''{start}cmd"):
        assert shield(text).startswith("'")
        assert unshield(shield(text)) == text


def test_ordinary_text_stays_as_it_is():
    for text in ("plain", "'tis", "a=b", "", "Ādaži"):
        assert shield(text) == text == unshield(text)


def test_what_a_cell_holds_of_lists_and_objects_is_json_in_one_order():
    held = {"b": ["Ādaži"], "a": 1}
    gdf = gpd.GeoDataFrame({"held": [held]}, geometry=[Point(25, 59)], crs=4326, dtype=object)
    (row,) = csv.DictReader(io.StringIO(layer_csv(gdf)))
    assert row["held"] == '{"a": 1, "b": ["Ādaži"]}'


def test_rows_keep_numbers_and_points():
    gdf = gpd.GeoDataFrame(
        {
            "id": ["a", "b"],
            "name": ["=1+1", "x, y"],
            "precision_m": [-5.5, None],
            "claims": [("q",), ()],
        },
        geometry=[Point(25, 59), box(20, 50, 21, 51)],
        crs=4326,
        dtype=object,
    )
    rows = list(csv.DictReader(io.StringIO(layer_csv(gdf))))
    assert rows[0] == {
        "id": "a", "name": "'=1+1", "precision_m": "-5.5", "claims": '["q"]',
        "lon": "25.0", "lat": "59.0",
    }  # fmt: skip
    assert rows[1]["precision_m"] == rows[1]["lon"] == ""
