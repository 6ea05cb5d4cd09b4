"""OpenDocument texts: what they show."""

from .odt import read_odt

__all__ = ["read_odt"]
