"""What places are called: the gazetteer, its hand-kept tables, and how names are compared."""

from .curated import CURATED, Country, read_countries, read_places, read_table
from .gazetteer import Gazetteer, load_gazetteer
from .memory import Memory
from .place import Candidate, Place, PlaceKind
from .spelling import fold
from .words import WORDS, Word, spelled

__all__ = [
    "CURATED",
    "WORDS",
    "Candidate",
    "Country",
    "Gazetteer",
    "Memory",
    "Place",
    "PlaceKind",
    "Word",
    "fold",
    "load_gazetteer",
    "read_countries",
    "read_places",
    "read_table",
    "spelled",
]
