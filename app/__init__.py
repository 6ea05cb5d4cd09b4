"""Articles about NATO's posture in the Baltics, read, placed and drawn."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from posturemap.build import Plan as Plan
    from posturemap.build import Run as Run
    from posturemap.build import build_map as build_map
    from posturemap.check import check_folder as check_folder
    from posturemap.claims import Article as Article
    from posturemap.claims import Claim as Claim
    from posturemap.claims import read_article as read_article
    from posturemap.claims import read_articles as read_articles
    from posturemap.claims import read_project as read_project

__version__ = "0.1.0"
_HOME = {
    "Article": "claims",
    "Claim": "claims",
    "Plan": "build",
    "Run": "build",
    "build_map": "build",
    "check_folder": "check",
    "read_article": "claims",
    "read_articles": "claims",
    "read_project": "claims",
}
__all__ = [
    "Article",
    "Claim",
    "Plan",
    "Run",
    "build_map",
    "check_folder",
    "read_article",
    "read_articles",
    "read_project",
]


def __getattr__(name: str) -> object:
    """Import a public name on first use, so that `import posturemap` stays light."""
    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(f"posturemap.{_HOME[name]}"), name)
