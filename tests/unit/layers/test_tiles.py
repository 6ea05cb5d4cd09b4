"""Layers as vector tiles in a PMTiles archive."""

import gzip
import json

import mapbox_vector_tile
import pytest
from pmtiles.reader import MemorySource, Reader
from shapely.geometry import LineString, MultiPoint, Point, box, mapping

from posturemap.errors import SchemaError
from posturemap.layers.tiles import archive, own_sheet, sheet_of, tiles_of


def text(*shapes, **properties):
    return json.dumps(
        {
            "features": [
                {
                    "id": f"f{i}",
                    "geometry": mapping(shape),
                    "properties": {"name": f"n{i}", **properties},
                }
                for i, shape in enumerate(shapes)
            ]
        }
    )


def tile_of(content, z, x, y):
    found = Reader(MemorySource(content)).get(z, x, y)
    return mapbox_vector_tile.decode(gzip.decompress(found), {"y_coord_down": True})


def test_shapes_lie_where_they_are():
    sheet = own_sheet(
        "own_a", text(Point(0, 0), box(-10, -10, 10, 10), LineString([(0, 0), (90, 0)]))
    )
    content = archive([sheet], {"name": "x"})
    world = tile_of(content, 0, 0, 0)["own_a"]
    assert world["extent"] == 8192
    point, area, line = world["features"]
    assert point["geometry"]["coordinates"] == [4096, 4096]
    assert area["geometry"]["type"] == "Polygon"
    assert line["geometry"]["coordinates"] == [[4096, 4096], [6144, 4096]]
    assert point["properties"] == {"id": "f0", "name": "n0"}
    # At zoom 1 the point is a corner of all four tiles.
    assert len(tile_of(content, 1, 0, 0)["own_a"]["features"]) == 3


def test_the_archive_says_what_is_in_it_and_is_the_same_every_time():
    sheets = [
        sheet_of(
            "forces", text(Point(25, 57), evidence=[{"quote": "q" * 900, "url": "https://e.org"}])
        )
    ]
    content = archive(sheets, {"name": "x", "all_until": 6})
    assert content == archive(sheets, {"name": "x", "all_until": 6})
    reader = Reader(MemorySource(content))
    header, about = reader.header(), reader.metadata()
    assert (header["min_zoom"], header["max_zoom"]) == (0, 6)
    assert header["min_lon_e7"] == 250000000
    assert about["all_until"] == 6
    assert about["vector_layers"][0]["id"] == "forces"
    (feature,) = tile_of(content, 6, *mercator(25, 57, 6))["forces"]["features"]
    assert feature["properties"]["quote_1"] == "q" * 400
    assert feature["properties"]["source_1"] == "https://e.org"


def mercator(lon, lat, z):
    import math  # noqa: PLC0415

    y = 0.5 - math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) / (2 * math.pi)
    return int((lon / 360 + 0.5) * 2**z), int(y * 2**z)


def test_a_crowd_is_thinned_above_and_whole_below():
    crowd = [Point(25 + i % 100 / 1_000, 57 + i // 100 / 1_000) for i in range(10_000)]
    sheet = own_sheet("own_a", text(*crowd))
    tiles = list(tiles_of([sheet]))
    top = next(tile for tile in tiles if tile.z == 0).parts[0]
    assert len(top.rows) < 100
    assert int(top.points.sum()) == 10_000
    assert max(tile.z for tile in tiles) > 6
    leaves = [t for t in tiles if t.z >= 6 and not any(
        other.z == t.z + 1 and (other.x // 2, other.y // 2) == (t.x, t.y) for other in tiles
    )]  # fmt: skip
    assert {row for leaf in leaves for row in leaf.parts[0].rows.tolist()} == set(range(10_000))
    assert all(leaf.parts[0].points.max() == 1 for leaf in leaves)


def test_a_layer_without_a_feature_and_one_of_several_points():
    content = archive(
        [own_sheet("own_none", text()), own_sheet("own_a", text(MultiPoint([(1, 1), (2, 2)])))], {}
    )
    assert list(tile_of(content, 0, 0, 0)) == ["own_a"]


@pytest.mark.parametrize("wrong", ["", "[]", '{"features": [1]}'])
def test_a_text_that_is_no_layer_is_refused(wrong):
    with pytest.raises(SchemaError, match="forces: not a layer"):
        sheet_of("forces", wrong)
