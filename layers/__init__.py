"""Claims and geography as layers of features."""

from .build import assemble
from .formats import evidence_of, layer_csv, layer_geojson, write_geopackage
from .scene import Register, extend_register, load_register
from .table import TABLES, Layers, Posture, Table, leave_out
from .weigh import Conflict, Reading

__all__ = [
    "TABLES",
    "Conflict",
    "Layers",
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
