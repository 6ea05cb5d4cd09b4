"""The tables of the layers: what they must hold, and how things become their rows."""

from .collection import read_collection
from .omit import leave_out
from .posture import Layers, Posture
from .rounding import DECIMALS, settled
from .rows import table_of
from .schema import AREAS, LINES, POINTS, TABLES, Column, Kind, Table

__all__ = [
    "AREAS",
    "DECIMALS",
    "LINES",
    "POINTS",
    "TABLES",
    "Column",
    "Kind",
    "Layers",
    "Posture",
    "Table",
    "leave_out",
    "read_collection",
    "settled",
    "table_of",
]
