"""The box: a process of its own in which files of others are read, and nothing else is done."""

from .ask import BoxError, ask
from .bounds import Bounds

__all__ = ["Bounds", "BoxError", "ask"]
