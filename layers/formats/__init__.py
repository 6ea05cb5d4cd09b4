"""Layers as files, a module a format."""

from .claims import claim_places, claims_csv
from .convert import FORMATS, WHOLE_FORMATS, convert_layer, convert_run, losses_of
from .foreign import quotes_in
from .geojson import evidence_of, layer_geojson, layer_lines
from .geopackage import write_geopackage
from .own import own_geojson
from .project import qgis_project
from .spreadsheet import layer_csv

__all__ = [
    "FORMATS",
    "WHOLE_FORMATS",
    "claim_places",
    "claims_csv",
    "convert_layer",
    "convert_run",
    "evidence_of",
    "layer_csv",
    "layer_geojson",
    "layer_lines",
    "losses_of",
    "own_geojson",
    "qgis_project",
    "quotes_in",
    "write_geopackage",
]
