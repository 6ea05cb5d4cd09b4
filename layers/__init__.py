"""Claims and geography as layers of features."""

from .build import assemble
from .formats import (
    claim_places,
    claims_csv,
    evidence_of,
    layer_csv,
    layer_geojson,
    layer_lines,
    own_geojson,
    qgis_project,
    quotes_in,
    write_geopackage,
)
from .own import MARK, OwnLayer, Wish, guard_own, is_own, own_layers, source_text
from .scene import Register, days, extend_register, load_register, quiet_register
from .table import TABLES, Kind, Layers, Posture, Table, leave_out
from .weigh import Conflict, Reading, figure_of

__all__ = [
    "MARK",
    "TABLES",
    "Conflict",
    "Kind",
    "Layers",
    "OwnLayer",
    "Posture",
    "Reading",
    "Register",
    "Table",
    "Wish",
    "assemble",
    "claim_places",
    "claims_csv",
    "days",
    "evidence_of",
    "extend_register",
    "figure_of",
    "guard_own",
    "is_own",
    "layer_csv",
    "layer_geojson",
    "layer_lines",
    "leave_out",
    "load_register",
    "own_geojson",
    "own_layers",
    "qgis_project",
    "quiet_register",
    "quotes_in",
    "source_text",
    "write_geopackage",
]
