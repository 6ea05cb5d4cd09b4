"""KML 2.2 (OGC 07-147r2): what an article says as text, never as markup."""

import html
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as ET

import geopandas as gpd
import shapely
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry, BaseMultipartGeometry

from posturemap.layers.own import is_own
from posturemap.layers.table import Table

from .characters import NOT_XML, pictured, unheld_words
from .records import plain_cell

_NAMESPACE = "http://www.opengis.net/kml/2.2"

# Colour as aabbggrr and width of a line, by how a feature is put.
_STYLES = {
    "stands": ("ff9e4f0b", "3"),
    "planned": ("c09e4f0b", "1.5"),
    "possible": ("909e4f0b", "1"),
    "denied": ("ff1e26b3", "1"),
    "ended": ("ff988f8a", "2"),
    "disputed": ("ff005ad8", "2"),
    "unsure": ("60988f8a", "1"),
}
_HELD_BACK = frozenset({"possible", "denied", "ended", "unsure"})


def layer_kml(table: Table, gdf: gpd.GeoDataFrame) -> bytes:
    """Write a layer as KML.

    A placemark's description says how it is put and gives its quotes, each with its article. What
    is possible, denied, over or unsure is there and starts switched off. Viewers take descriptions
    for HTML, so that markup in them is escaped. All properties are in the extended data, lists
    and records as JSON; an unknown value is left out. Characters that XML cannot hold are written
    as pictures of them, and the document's description says which.

    Parameters
    ----------
    table
        The layer's schema.
    gdf
        Its rows, EPSG:4326.

    Returns
    -------
    The file's bytes, UTF-8.
    """
    root = ET.Element("kml", xmlns=_NAMESPACE)
    document = ET.SubElement(root, "Document")
    _text(document, "name", table.title)
    for name, (colour, width) in _STYLES.items():
        _style(document, name, colour, width)
    rows = zip(gdf.geometry, *(gdf[name] for name in table.columns), strict=True)
    for shape, *values in rows:
        held = dict(zip(table.columns, values, strict=True))
        # What a file of somebody else calls "sure" or "evidence" is a property like any other.
        about = {} if is_own(table.name) else held
        _placemark(document, shape, held, about)
    _say_unheld(root, document)
    ET.indent(root, space=" ")
    # A reader of XML would take a bare carriage return for a line feed.
    text: str = ET.tostring(root, encoding="unicode").replace("\r", "&#13;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _text(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text


def _say_unheld(root: ET.Element, document: ET.Element) -> None:
    """Write what XML cannot hold as pictures, and say in the document what was."""
    counted: Counter[str] = Counter()
    for element in root.iter():
        if element.text and (found := NOT_XML.findall(element.text)):
            counted.update(found)
            element.text = pictured(element.text, NOT_XML)
    if counted:
        note = ET.Element("description")
        note.text = f"XML cannot hold these, so pictures stand for them: {unheld_words(counted)}"
        document.insert(1, note)  # behind its name


def _placemark(
    document: ET.Element, shape: BaseGeometry, values: Mapping[str, Any], about: Mapping[str, Any]
) -> None:
    """Add a feature; ``about`` has what is known of how it is put, and its quotes."""
    placemark = ET.SubElement(document, "Placemark")
    _text(placemark, "name", _called(values))
    said = _said(about)
    if said in _HELD_BACK:
        _text(placemark, "visibility", "0")
    words = [] if said == "stands" else [said]
    if lines := [*words, *_description(about.get("evidence") or ())]:
        _text(placemark, "description", html.escape("\n\n".join(lines), quote=False))
    _text(placemark, "styleUrl", f"#{said}")
    data = ET.SubElement(placemark, "ExtendedData")
    for name, value in values.items():
        if value is not None:
            item = ET.SubElement(data, "Data", name=name)
            _text(item, "value", str(plain_cell(value)))
    _geometry(placemark, shape)


def _called(values: Mapping[str, Any]) -> str:
    """Name a placemark; an own layer's property may be called "Name", and be no text."""
    names = (value for key in ("name", "id") for k, value in values.items() if k.casefold() == key)
    return str(plain_cell(next((name for name in names if name is not None), "")))


def _said(values: Mapping[str, Any]) -> str:
    """Say how a feature is put, or that nobody is sure of it."""
    return str(values.get("saying") or "stands") if values.get("sure", True) else "unsure"


def _style(document: ET.Element, name: str, colour: str, width: str) -> None:
    """Style what is put one way; KML knows no broken lines, so it tells by colour and width."""
    style = ET.SubElement(document, "Style", id=name)
    for part in ("IconStyle", "LineStyle", "PolyStyle"):
        one = ET.SubElement(style, part)
        _text(one, "color", colour)
        if part == "LineStyle":
            _text(one, "width", width)
        if part == "PolyStyle":
            _text(one, "fill", "1" if name == "stands" else "0")


def _description(evidence: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for one in evidence:
        origin = (one["title"] or one["article"], one["published"], one["url"])
        yield f"“{one['quote']}”\n{', '.join(filter(None, origin))}"


def _geometry(parent: ET.Element, shape: BaseGeometry) -> None:
    if isinstance(shape, BaseMultipartGeometry):
        several = ET.SubElement(parent, "MultiGeometry")
        for part in shape.geoms:
            _geometry(several, part)
    elif isinstance(shape, Polygon):
        polygon = ET.SubElement(parent, "Polygon")
        rings = (shape.exterior, *shape.interiors)
        for number, ring in enumerate(rings):
            boundary = ET.SubElement(polygon, "innerBoundaryIs" if number else "outerBoundaryIs")
            _points(ET.SubElement(boundary, "LinearRing"), ring)
    elif isinstance(shape, LineString):
        _points(ET.SubElement(parent, "LineString"), shape)
    elif isinstance(shape, Point):
        _points(ET.SubElement(parent, "Point"), shape)


def _points(parent: ET.Element, shape: BaseGeometry) -> None:
    points = shapely.get_coordinates(shape).tolist()
    _text(parent, "coordinates", " ".join(f"{lon!r},{lat!r}" for lon, lat in points))
