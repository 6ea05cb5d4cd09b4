"""The tables of the layers: what they must hold, and how things become their rows."""

from .omit import leave_out
from .posture import Layers, Posture
from .rows import table_of
from .schema import AREAS, LINES, POINTS, TABLES, Column, Kind, Table
from .settled import DECIMALS, settled

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
    "settled",
    "table_of",
]
