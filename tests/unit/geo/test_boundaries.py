"""Countries, waters and regions."""

import csv
import gzip
import io
import tomllib
from importlib.resources import files

import geopandas as gpd
import pytest
import shapely

from posturemap.errors import PlaceError
from posturemap.geo.ground import boundaries
from posturemap.geo.ground.measure import area_km2
from posturemap.geo.names.curated import read_places

# Total area with inland water, km², after each state's own statistics office.
AREAS_KM2 = {"EE": 45_339, "LV": 64_594, "LT": 65_286, "PL": 312_696, "BY": 207_595, "FI": 338_145}


def test_countries_meet_without_gap_or_overlap():
    table = boundaries.countries()
    assert shapely.coverage_is_valid(table.geometry.to_numpy())
    assert table.geometry.is_valid.all()
    assert table.crs.to_epsg() == 4326


def test_detached_parts_are_rows_of_their_own():
    table = boundaries.countries().set_index("part")
    assert table.loc["RU-KGD", "iso"] == "RU"
    assert table.loc["FI-01", "iso"] == "FI"
    assert table.loc["UA-43", "iso"] == "UA"
    assert not table.loc["RU", "geometry"].contains(shapely.Point(20.5, 54.71))


@pytest.mark.parametrize("iso", AREAS_KM2)
def test_areas_are_the_states_own(iso):
    table = boundaries.countries()
    found = sum(area_km2(shape) for shape in table.geometry[table["iso"] == iso])
    assert found == pytest.approx(AREAS_KM2[iso], rel=0.02)


def test_no_settlement_lies_in_the_wrong_country():
    packed = files("posturemap.geo").joinpath("data/places/places.tsv.gz").read_bytes()
    text = io.StringIO(gzip.decompress(packed).decode())
    rows = [row for row in csv.reader(text, delimiter="\t") if row[2] == "t"]
    points = gpd.points_from_xy([float(r[5]) for r in rows], [float(r[4]) for r in rows])
    territories = boundaries.territories()
    own = {"EE", "LV", "LT", "PL", "BY", "FI", "RU"}
    place, part = territories.sindex.query(points, predicate="intersects")
    iso = territories["iso"].to_numpy()[part]
    said = [rows[i][3] for i in place]
    pairs = list(zip(place, said, iso, strict=True))
    assert len({i for i, country, _ in pairs if country in own}) > 5_000
    wrong = [(rows[i][1], c, found) for i, c, found in pairs if c in own and c != found]
    assert wrong == []


@pytest.mark.parametrize(
    ("lon", "lat", "part"),
    [
        (28.19, 59.37, "EE"),
        (28.21, 59.37, "RU"),
        (24.36, 57.86, "LV"),
        (21.07, 55.3, "LT"),
        (20.83, 55.19, "RU-KGD"),
        (19.94, 60.1, "FI-01"),
        (34.1, 44.95, "UA-43"),
        (18.5, 55.6, None),
    ],
)
def test_a_point_is_found_in_its_part(lon, lat, part):
    assert boundaries.country_at(lon, lat) == part


def test_lakes_are_inland_water_and_the_gulf_of_riga_is_not():
    water = boundaries.inland_water()
    assert water.contains(shapely.Point(27.5, 58.7))
    assert water.contains(shapely.Point(31.5, 60.8))
    assert not water.intersects(shapely.Point(23.6, 57.7))
    assert boundaries.land().contains(shapely.Point(27.5, 58.7))


@pytest.mark.parametrize(
    ("place_id", "km2"),
    [
        ("curated:saaremaa", 2_672),
        ("curated:hiiumaa", 989),
        ("curated:gotland", 2_994),
        ("curated:bornholm", 588),
        ("curated:lake-ladoga", 17_700),
        ("curated:curonian-lagoon", 1_584),
        ("curated:gulf-of-riga", 16_330),
        ("curated:gulf-of-finland", 29_700),
        ("curated:baltic-sea", 392_978),
        ("curated:kaliningrad-oblast", 15_100),
        ("curated:baltic-states", 175_000),
        ("country:LV", 64_594),
    ],
)
def test_regions_are_as_large_as_they_are_known_to_be(place_id, km2):
    assert area_km2(boundaries.region(place_id)) == pytest.approx(km2, rel=0.08)


def test_the_suwalki_gap_joins_lithuania_and_poland_between_kaliningrad_and_belarus():
    gap = boundaries.region("curated:suwalki-gap")
    parts = boundaries.countries().set_index("part").geometry
    assert gap.intersects(parts["LT"])
    assert gap.intersects(parts["PL"])
    assert gap.contains(shapely.Point(23.2, 54.2))
    for outside in ("RU-KGD", "BY"):
        assert gap.intersection(parts[outside]).area < 1e-6


def test_every_described_shape_is_a_place_of_the_gazetteer():
    known = {place.id for place, _ in read_places()}
    assert set(boundaries.regions()["place_id"]) <= known


def test_every_described_shape_is_drawn():
    table = boundaries.regions()
    path = files("posturemap.geo").joinpath("data/curated/shapes.toml")
    described = tomllib.loads(path.read_text(encoding="utf-8"))
    assert list(table["name"]) == list(described)
    assert not table.geometry.is_empty.any()
    assert table.geometry.is_valid.all()


def test_seas_hold_no_land():
    land = boundaries.land()
    shapely.prepare(land)
    for name, sea in boundaries.seas()[["name", "geometry"]].itertuples(index=False):
        assert land.intersection(sea).area < 1e-4, name


def test_a_place_without_a_shape_is_an_error_that_names_it():
    with pytest.raises(PlaceError, match="curated:atlantis"):
        boundaries.region("curated:atlantis")
