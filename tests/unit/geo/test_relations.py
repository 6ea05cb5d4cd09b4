"""What lies beside a place is an area that holds it, never the place's own point."""

import pytest
from shapely.geometry import Point

from posturemap.errors import GeometryError
from posturemap.geo.ground import destination, distance_m, relative_area, sector
from posturemap.geo.names import Place, RelationKind, load_gazetteer, relation_of
from posturemap.geo.parse import locate

NARVA = (28.19028, 59.37722)


def place(text: str) -> Place:
    found = [i.resolution.place for i in locate(text, load_gazetteer()) if i.mention.relation]
    assert found[0] is not None
    return found[0]


def area(of: Place):
    assert of.relation is not None
    assert of.point is not None
    return relative_area(of.relation, *of.point, of.precision_m or 0.0)


@pytest.mark.parametrize(
    ("text", "name", "bearing", "metres"),
    [
        ("A park is built 20 km south of Narva.", "20 km south of Narva", 180, 20_000),
        (
            "It lies some 40 kilometres to the north-east of Kaunas.",
            "40 km northeast of Kaunas",
            45,
            40_000,
        ),
        ("A depot 10 miles from Liepāja burned.", "16 km from Liepāja", None, 16_093),
        ("They dug in west of Narva.", "West of Narva", 270, None),
    ],
)
def test_offsets(text: str, name: str, bearing: float | None, metres: float | None) -> None:
    found = place(text)
    assert found.name == name
    assert found.relation is not None
    assert found.relation.kind is RelationKind.OFFSET
    assert found.relation.bearing_deg == bearing
    assert found.relation.distance_m == (pytest.approx(metres, abs=1) if metres else None)


def test_a_sector_holds_the_true_place_and_not_the_landmark() -> None:
    shape = area(place("A park is built 20 km south of Narva."))
    assert shape.contains(Point(destination(*NARVA, 180, 20_000)))
    assert shape.contains(Point(destination(*NARVA, 150, 18_000)))
    assert not shape.intersects(Point(NARVA))


def test_a_ring_holds_every_direction() -> None:
    shape = area(place("A depot 10 km from Narva burned."))
    for turn in range(0, 360, 30):
        assert shape.contains(Point(destination(*NARVA, turn, 10_000)))
    assert not shape.intersects(Point(NARVA))


def test_between_is_a_strip_from_one_to_the_other() -> None:
    found = place("The road was mined between Rēzekne and Ludza.")
    assert found.name == "Between Rēzekne and Ludza"
    shape = area(found)
    assert shape.contains(Point(27.5, 56.53))
    assert shape.area < Point(27.5, 56.53).buffer(0.5).area


def test_a_link_between_two_places_is_no_place_between_them() -> None:
    found = locate("The ferry between Turku and Stockholm stopped.", load_gazetteer())
    assert [i.mention.relation for i in found] == [None, None]
    assert all("link" in i.mention.role_cues for i in found)


@pytest.mark.parametrize(
    "text",
    [
        "Tents stand near Visby.",
        "Men sleep outside Visby.",
        "A depot 30 km from Visby burned.",
        "A post stands 12 km east of Visby.",
        "It happened between Visby and Slite.",
    ],
)
def test_the_radius_holds_the_whole_area(text: str) -> None:
    found = place(text)
    assert found.point is not None
    assert found.precision_m is not None
    for lon, lat in area(found).exterior.coords:
        assert distance_m(*found.point, lon, lat) <= found.precision_m * 1.01


def test_the_id_says_the_relation() -> None:
    found = place("A park is built 20 km south of Narva.")
    assert relation_of(found.id) == found.relation
    assert relation_of("border:EE-RU") is None


def test_what_is_very_far_off_keeps_to_the_place() -> None:
    (item,) = locate("The range is 480 km from Narva.", load_gazetteer())
    assert item.resolution.place is not None
    assert item.resolution.place.id == "geonames:590031"
    assert "distance" in item.mention.role_cues


def test_the_north_of_a_country_is_in_it() -> None:
    assert all(
        i.mention.relation is None for i in locate("in the north of Norway", load_gazetteer())
    )


def test_a_ring_needs_two_radii() -> None:
    with pytest.raises(GeometryError, match="must be more"):
        sector(24.0, 57.0, (0.0, 90.0), (5.0, 5.0))
