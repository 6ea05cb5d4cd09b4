"""A ready QGIS project (.qgz) beside the GeoPackage: groups, styles, relations, time."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

import geopandas as gpd

from posturemap.layers.own import OwnLayer
from posturemap.layers.table import TABLES

from .qgis import Symbols, qml, shape_of, shapes_of

_FILE = "./posture.gpkg"
_GROUPS = {
    "Military": ("battlegroups", "forces", "operations", "exercises", "reinforcement"),
    "Works and means": ("defence_line", "infrastructure", "capability", "spending", "membership"),
    "Judgements": ("threats", "assessments"),
    "Ground": ("borders", "countries"),
}
_GEOMETRIES = {"point": "Point", "line": "LineString", "area": "Polygon"}
_TYPES = {"point": "Point", "line": "Line", "area": "Polygon"}
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the first time that ZIP knows, so that bytes stay the same
# The Baltic states and what borders them, in degrees.
_VIEW = {"xmin": "14", "ymin": "52", "xmax": "33", "ymax": "61.5"}


def qgis_project(
    layers: Mapping[str, gpd.GeoDataFrame],
    symbols: Symbols,
    *,
    title: str,
    own: Sequence[OwnLayer] = (),
) -> bytes:
    """Write a QGIS project that opens a run's ``posture.gpkg`` from its own folder.

    Parameters
    ----------
    layers
        Those of the GeoPackage.
    symbols
        Drawings of the codes that they name.
    title
        The map's.
    own
        Layers of the map's maker, in a group of their own and in QGIS' own style.

    Returns
    -------
    The file's bytes, the same for the same layers. A layer of mixed shapes comes once a kind of
    shape that it has, as QGIS opens it.
    """
    root = ET.Element("qgis", projectname=title, version="3.22.16-Białowieża")
    ET.SubElement(root, "title").text = title
    _reference(ET.SubElement(root, "projectCrs"))
    tree = ET.SubElement(root, "layer-tree-group")
    listed = ET.SubElement(root, "projectlayers")
    for group, names in _GROUPS.items():
        held = [name for name in names if name in layers]
        if held:
            branch = ET.SubElement(tree, "layer-tree-group", name=group, checked="Qt::Checked")
            for name in held:
                _put(branch, listed, name, layers[name], symbols)
    if own:
        _put_own(tree, listed, own)
    branch = ET.SubElement(
        tree, "layer-tree-group", name="Claims", checked="Qt::Unchecked", expanded="0"
    )
    _table(branch, listed, "claim_places", "Places that claims name", geometry="Point")
    for name, called in (("claims", "Claims"), ("feature_claims", "Claims of features")):
        _table(branch, listed, name, called)
    _relations(ET.SubElement(root, "relations"))
    canvas = ET.SubElement(root, "mapcanvas", name="theMapCanvas")
    ET.SubElement(canvas, "units").text = "degrees"
    extent = ET.SubElement(canvas, "extent")
    for side, value in _VIEW.items():
        ET.SubElement(extent, side).text = value
    _reference(ET.SubElement(canvas, "destinationsrs"))
    return _packed(ET.tostring(root, encoding="unicode"))


def _put(
    branch: ET.Element,
    listed: ET.Element,
    name: str,
    gdf: gpd.GeoDataFrame,
    symbols: Symbols,
) -> None:
    """Add a layer, once a kind of shape that it has."""
    title = TABLES[name].title
    there = {shape_of(kind) for kind in gdf.geom_type}
    kinds = [kind for kind in shapes_of(name) if kind in there]
    codes = sorted({code for code in gdf["sidc"] if code}) if "sidc" in gdf else []
    for kind in kinds:
        source = f"{_FILE}|layername={name}"
        if len(shapes_of(name)) > 1:
            source += f"|geometrytype={_GEOMETRIES[kind]}"
        called = title if len(kinds) == 1 else f"{title} ({kind})"
        layer = _layer(branch, listed, f"{name}_{kind}", called, source, _TYPES[kind])
        style = ET.fromstring(qml(name, codes, symbols).partition(">")[2])  # noqa: S314  our own
        layer.set("labelsEnabled", style.get("labelsEnabled", "0"))
        layer.extend(style)


def _put_own(tree: ET.Element, listed: ET.Element, own: Sequence[OwnLayer]) -> None:
    branch = ET.SubElement(tree, "layer-tree-group", name="Your layers", checked="Qt::Checked")
    for layer in own:
        there = {shape_of(kind) for kind in layer.gdf.geom_type}
        for kind in (kind for kind in _GEOMETRIES if kind in there):
            source = f"{_FILE}|layername={layer.name}|geometrytype={_GEOMETRIES[kind]}"
            called = layer.title if len(there) == 1 else f"{layer.title} ({kind})"
            _layer(branch, listed, f"{layer.name}_{kind}", called, source, _TYPES[kind])


def _table(
    branch: ET.Element, listed: ET.Element, name: str, called: str, *, geometry: str | None = None
) -> None:
    source = f"{_FILE}|layername={name}"
    key = f"{name}_table"  # QGIS gives layers with short ids new ones, which relations then miss
    _layer(branch, listed, key, called, source, geometry or "No geometry")


def _layer(
    branch: ET.Element, listed: ET.Element, key: str, called: str, source: str, geometry: str
) -> ET.Element:
    checked = "Qt::Checked" if branch.get("checked") == "Qt::Checked" else "Qt::Unchecked"
    ET.SubElement(
        branch,
        "layer-tree-layer",
        {"id": key, "name": called, "source": source, "providerKey": "ogr", "checked": checked},
    )
    layer = ET.SubElement(listed, "maplayer", type="vector", geometry=geometry)
    for tag, text in (("id", key), ("datasource", source), ("layername", called)):
        ET.SubElement(layer, tag).text = text
    ET.SubElement(layer, "provider", encoding="UTF-8").text = "ogr"
    _reference(ET.SubElement(layer, "srs"))
    return layer


def _reference(parent: ET.Element) -> None:
    system = ET.SubElement(parent, "spatialrefsys")
    for tag, text in (("proj4", "+proj=longlat +datum=WGS84 +no_defs"), ("authid", "EPSG:4326")):
        ET.SubElement(system, tag).text = text


def _relations(parent: ET.Element) -> None:
    """Tie places and features to the claims that they rest on."""
    for referencing in ("claim_places", "feature_claims"):
        relation = ET.SubElement(
            parent,
            "relation",
            id=f"{referencing}_claim",
            name=f"{referencing} to claims",
            referencedLayer="claims_table",
            referencingLayer=f"{referencing}_table",
            strength="Association",
        )
        ET.SubElement(relation, "fieldRef", referencedField="id", referencingField="claim")


def _packed(text: str) -> bytes:
    out = io.BytesIO()
    head = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        named = zipfile.ZipInfo("posture.qgs", _BEGINNING)
        named.compress_type = zipfile.ZIP_DEFLATED
        file.writestr(named, head + text)
    return out.getvalue()
