import geopandas as gpd
import pytest
from shapely.geometry import Point, Polygon, box

from posturemap.errors import SchemaError
from posturemap.layers.table.schema import POINTS, TABLES, Column, Kind, Table

NAMES = [
    *("countries", "borders", "defence_line", "battlegroups", "forces", "operations", "exercises"),
    *("reinforcement", "infrastructure", "membership", "spending", "capability", "threats"),
    "assessments",
]


def column(kind, *, optional=False):
    return Column(kind=kind, optional=optional, meaning="")


TABLE = Table(
    name="things",
    title="Things",
    columns={
        "id": column(Kind.TEXT),
        "n": column(Kind.NUMBER, optional=True),
        "flag": column(Kind.FLAG),
        "claims": column(Kind.TEXTS),
        "figures": column(Kind.RECORDS),
    },
    geometry=POINTS,
)


def rows(**changes):
    values = {
        "id": ["a"],
        "n": [None],
        "flag": [True],
        "claims": [("c",)],
        "figures": [({"x": 1},)],
    }
    return gpd.GeoDataFrame(
        values | changes, geometry=changes.pop("geometry", [Point(1, 2)]), crs=4326, dtype=object
    )


def test_every_layer_has_a_schema_with_what_all_features_carry():
    assert list(TABLES) == NAMES
    common = (
        "id name kind valid_from valid_to status geometry_basis precision_m claims grade conflicts"
    )
    for table in TABLES.values():
        assert set(common.split()) <= set(table.columns)


def test_a_right_table_passes():
    assert len(TABLE.check(rows())) == 1


def test_all_faults_are_told_at_once():
    wrong = rows(
        n=[float("nan")], flag=["yes"], claims=["c"], figures=[("x",)], geometry=[box(0, 0, 1, 1)]
    )
    with pytest.raises(SchemaError) as caught:
        TABLE.check(wrong)
    for words in ("n is nan", "flag is 'yes'", "claims is 'c'", "figures is ('x',)", "['Polygon']"):
        assert words in str(caught.value)


@pytest.mark.parametrize(
    ("gdf", "words"),
    [
        (rows().drop(columns="flag"), "columns"),
        (rows().set_crs(3857, allow_override=True), "CRS 3857"),
        (rows(geometry=[Point()]), "no geometry"),
        (rows(geometry=[Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])]), "an invalid one"),
        (rows(id=[None]), "id is None"),
    ],
)
def test_a_wrong_table_is_refused(gdf, words):
    with pytest.raises(SchemaError, match=words):
        TABLE.check(gdf)


def test_ids_are_unique():
    twice = gpd.GeoDataFrame(
        {
            "id": ["a", "a"],
            "n": [1, 2],
            "flag": [True, True],
            "claims": [(), ()],
            "figures": [(), ()],
        },
        geometry=[Point(1, 2)] * 2,
        crs=4326,
        dtype=object,
    )
    with pytest.raises(SchemaError, match="ids occur twice: a"):
        TABLE.check(twice)
