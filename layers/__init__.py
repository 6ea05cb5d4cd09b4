"""Claims and geography as layers of features."""

from .build import assemble
from .geojson import evidence_of, layer_geojson
from .geopackage import write_geopackage
from .omit import leave_out
from .posture import Conflict, Posture, Reading
from .register import Register, extend_register, load_register
from .schema import TABLES, Table
from .spreadsheet import layer_csv

__all__ = [
    "TABLES",
    "Conflict",
    "Posture",
    "Reading",
    "Register",
    "Table",
    "assemble",
    "evidence_of",
    "extend_register",
    "layer_csv",
    "layer_geojson",
    "leave_out",
    "load_register",
    "write_geopackage",
]
