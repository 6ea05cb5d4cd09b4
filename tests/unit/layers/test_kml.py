"""KML as it is written, tag by tag."""

from xml.etree import ElementTree as ET

import geopandas as gpd
import pytest
from shapely.geometry import LineString, MultiPoint, Point, Polygon

from posturemap.layers.formats.kml import layer_kml
from posturemap.layers.table import Column, Kind, Table

K = "{http://www.opengis.net/kml/2.2}"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<kml xmlns="http://www.opengis.net/kml/2.2">\n <Document>\n'
)


def written(shape, /, layer="forces", title="Forces", **row):
    columns = {key: Column(kind=Kind.TEXT, meaning="x", optional=True) for key in row}
    table = Table(name=layer, title=title, columns=columns, geometry=frozenset())
    values = {key: [value] for key, value in row.items()}
    return layer_kml(table, gpd.GeoDataFrame(values, geometry=[shape], crs=4326, dtype=object))


def placemark(*args, **row):
    root = ET.fromstring(written(*args, **row))  # noqa: S314  our own
    (found,) = root.iter(f"{K}Placemark")
    return found


def text_of(element, path):
    found = element.find("/".join(f"{K}{tag}" for tag in path.split("/")))
    return None if found is None else found.text


def test_a_placemark_is_written_in_the_order_of_the_schema():
    evidence = [
        {"quote": "it <b>holds</b> & 'so' \"on\"", "title": "T", "article": "a",
         "published": "2026", "url": "https://a.example"},
        {"quote": "Ādaži", "title": None, "article": "b", "published": None, "url": None},
    ]  # fmt: skip
    text = written(
        Point(25, 59.5), id="f", name="The brigade", saying="planned", evidence=evidence, none=None
    ).decode()
    assert text.startswith(HEAD + '  <name>Forces</name>\n  <Style id="stands">')
    assert text.endswith("  </Placemark>\n </Document>\n</kml>\n")
    (found,) = ET.fromstring(text).iter(f"{K}Placemark")  # noqa: S314  our own
    assert [part.tag.removeprefix(K) for part in found] == [
        "name", "description", "styleUrl", "ExtendedData", "Point",
    ]  # fmt: skip
    assert text_of(found, "name") == "The brigade"
    assert text_of(found, "description") == (
        "planned\n\n“it &lt;b&gt;holds&lt;/b&gt; &amp; 'so' \"on\"”\nT, 2026, https://a.example\n\n“Ādaži”\nb"
    )
    assert text_of(found, "styleUrl") == "#planned"
    assert text_of(found, "Point/coordinates") == "25.0,59.5"
    data = {one.get("name"): text_of(one, "value") for one in found.iter(f"{K}Data")}
    assert data.keys() == {"id", "name", "saying", "evidence"}
    assert data["evidence"].startswith('[{"article": "a", "published": "2026"')


@pytest.mark.parametrize(
    ("row", "style", "shown", "description"),
    [
        ({}, "stands", True, None),
        ({"saying": "stands", "sure": True}, "stands", True, None),
        ({"saying": None}, "stands", True, None),
        ({"saying": "disputed"}, "disputed", True, "disputed"),
        ({"saying": "denied"}, "denied", False, "denied"),
        ({"saying": "possible"}, "possible", False, "possible"),
        ({"saying": "ended"}, "ended", False, "ended"),
        ({"saying": "stands", "sure": False}, "unsure", False, "unsure"),
    ],
)
def test_how_a_feature_is_put_is_its_style_and_whether_it_is_shown(row, style, shown, description):
    found = placemark(Point(25, 59), id="f", **row)
    assert text_of(found, "styleUrl") == f"#{style}"
    assert text_of(found, "visibility") == (None if shown else "0")
    assert text_of(found, "description") == description
    assert text_of(found, "name") == "f"


def test_each_way_has_a_style_of_its_own():
    root = ET.fromstring(written(Point(25, 59), id="f"))  # noqa: S314  our own
    styles = list(root.iter(f"{K}Style"))
    assert [style.get("id") for style in styles] == [
        "stands", "planned", "possible", "denied", "ended", "disputed", "unsure",
    ]  # fmt: skip
    for style in styles:
        assert [part.tag.removeprefix(K) for part in style] == [
            "IconStyle",
            "LineStyle",
            "PolyStyle",
        ]
        fill = "1" if style.get("id") == "stands" else "0"
        assert (text_of(style, "PolyStyle/fill"), text_of(style, "LineStyle/fill")) == (fill, None)
    assert text_of(styles[1], "LineStyle/width") == "1.5"
    assert text_of(styles[1], "IconStyle/width") is None
    for part in ("IconStyle", "LineStyle", "PolyStyle"):
        assert text_of(styles[1], f"{part}/color") == "c09e4f0b"


def test_an_own_layers_properties_mean_nothing_of_ours():
    row = {"NAME": 7, "sure": False, "saying": "denied", "evidence": [{"quote": "x"}]}
    found = placemark(Point(25, 59), layer="own_depots", **row)
    assert text_of(found, "name") == "7"
    assert text_of(found, "styleUrl") == "#stands"
    assert text_of(found, "description") is None
    named = placemark(Point(25, 59), layer="own_depots", ID="i", Name=None, note="x")
    assert text_of(named, "name") == "i"
    assert text_of(placemark(Point(25, 59), layer="own_depots", note="x"), "name") in (None, "")


def test_shapes_are_nested_as_kml_nests_them():
    hole = [(20.25, 50.25), (20.5, 50.25), (20.5, 50.5), (20.25, 50.25)]
    area = placemark(Polygon([(20, 50), (21, 50), (21, 51), (20, 50)], [hole, hole]), id="f")
    polygon = area.find(f"{K}Polygon")
    assert [part.tag.removeprefix(K) for part in polygon] == [
        "outerBoundaryIs", "innerBoundaryIs", "innerBoundaryIs",
    ]  # fmt: skip
    assert text_of(polygon, "outerBoundaryIs/LinearRing/coordinates") == (
        "20.0,50.0 21.0,50.0 21.0,51.0 20.0,50.0"
    )
    assert text_of(polygon, "innerBoundaryIs/LinearRing/coordinates").startswith("20.25,50.25 ")
    line = placemark(LineString([(20, 50), (20.1, 50.2)]), id="f")
    assert text_of(line, "LineString/coordinates") == "20.0,50.0 20.1,50.2"
    several = placemark(MultiPoint([(1, 2), (3, 4)]), id="f").find(f"{K}MultiGeometry")
    assert [text_of(point, "coordinates") for point in several] == ["1.0,2.0", "3.0,4.0"]
    assert [point.tag for point in several] == [f"{K}Point"] * 2


def test_what_xml_cannot_hold_is_a_picture_and_said_behind_the_name():
    content = written(Point(25, 59), title="a\0b", id="f\0\x0b", note="tab\t\r\n")
    root = ET.fromstring(content)  # noqa: S314  our own
    document = root.find(f"{K}Document")
    assert [part.tag.removeprefix(K) for part in document][:3] == ["name", "description", "Style"]
    assert document[0].text == "a␀b"
    assert document[1].text == (
        "XML cannot hold these, so pictures stand for them: U+0000 ×3, U+000B ×2"
    )
    assert b"\r" not in content
    data = {one.get("name"): text_of(one, "value") for one in root.iter(f"{K}Data")}
    assert data == {"id": "f␀␋", "note": "tab\t\r\n"}
    plain = ET.fromstring(written(Point(25, 59), id="f"))  # noqa: S314  our own
    assert plain.find(f"{K}Document/{K}description") is None
