"""Which places a text names, and which of the world's places they are."""

from .context import Context, Resolution
from .locating import Located, locate
from .mentions import Form, Mention, find_mentions
from .resolving import places, resolve

__all__ = [
    "Context",
    "Form",
    "Located",
    "Mention",
    "Resolution",
    "find_mentions",
    "locate",
    "places",
    "resolve",
]
