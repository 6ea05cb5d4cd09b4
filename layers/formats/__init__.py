"""Layers as files, a module a format."""

from .convert import FORMATS, convert_layer
from .geojson import evidence_of, layer_geojson
from .geopackage import write_geopackage
from .spreadsheet import layer_csv

__all__ = [
    "FORMATS",
    "convert_layer",
    "evidence_of",
    "layer_csv",
    "layer_geojson",
    "write_geopackage",
]
