"""Vector files of others: read in a box, held to what a map can draw, said where they cannot be."""

from .box import read_vectors
from .kinds import ENDINGS
from .limits import LIMITS, Limits, limits_of
from .vectors import Asked, Source, Vectors

__all__ = [
    "ENDINGS",
    "LIMITS",
    "Asked",
    "Limits",
    "Source",
    "Vectors",
    "limits_of",
    "read_vectors",
]
