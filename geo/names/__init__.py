"""What places are called: the gazetteer, its hand-kept tables, and how names are compared."""

from .curated import CURATED, Country, read_countries, read_places, read_table
from .directory import names_like, names_of, places_called
from .gazetteer import HOME, Gazetteer, load_gazetteer
from .memory import Memory
from .place import Candidate, Place, PlaceKind
from .relation import Relation, RelationKind, relation_of
from .spelling import fold
from .words import WORDS, Word, spelled

__all__ = [
    "CURATED",
    "HOME",
    "WORDS",
    "Candidate",
    "Country",
    "Gazetteer",
    "Memory",
    "Place",
    "PlaceKind",
    "Relation",
    "RelationKind",
    "Word",
    "fold",
    "load_gazetteer",
    "names_like",
    "names_of",
    "places_called",
    "read_countries",
    "read_places",
    "read_table",
    "relation_of",
    "spelled",
]
