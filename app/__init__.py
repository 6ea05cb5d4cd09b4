"""Articles about NATO's posture in the Baltics, read, placed and drawn."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from posturemap.claims import Article as Article
    from posturemap.claims import Claim as Claim

__version__ = "0.1.0"
_HOME = {
    "Article": "claims",
    "Claim": "claims",
}
__all__ = ["Article", "Claim"]


def __getattr__(name: str) -> object:
    """Import a public name on first use, so that `import posturemap` stays light."""
    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(f"posturemap.{_HOME[name]}"), name)
