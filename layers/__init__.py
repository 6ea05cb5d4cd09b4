"""Claims and geography as layers of features."""

from .build import assemble
from .formats import (
    claim_places,
    claims_csv,
    evidence_of,
    layer_csv,
    layer_geojson,
    qgis_project,
    write_geopackage,
)
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
    "claim_places",
    "claims_csv",
    "evidence_of",
    "extend_register",
    "layer_csv",
    "layer_geojson",
    "leave_out",
    "load_register",
    "qgis_project",
    "write_geopackage",
]
