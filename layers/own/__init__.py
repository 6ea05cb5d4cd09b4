"""Layers that whoever makes a map brings: no article says what is in them, and the page says so."""

from .layer import MARK, Look, OwnLayer, is_own
from .making import Wish, own_layers

__all__ = ["MARK", "Look", "OwnLayer", "Wish", "is_own", "own_layers"]
