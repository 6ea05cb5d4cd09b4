"""Layers that whoever makes a map brings: no article says what is in them, and the page says so."""

from .guard import guard_own
from .layer import MARK, Look, OwnLayer, is_own, source_text
from .making import Wish, called, label_of, own_layers

__all__ = [
    "MARK",
    "Look",
    "OwnLayer",
    "Wish",
    "called",
    "guard_own",
    "is_own",
    "label_of",
    "own_layers",
    "source_text",
]
