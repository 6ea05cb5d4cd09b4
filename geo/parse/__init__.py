"""Which places a text names, and which of the world's places they are."""

from .areas import Located
from .context import Context, Resolution
from .locating import locate
from .mention import Form, Mention
from .mentions import find_mentions
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
