"""Articles about NATO's posture in the Baltics, read, placed and drawn."""

import logging
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from posturemap.build import build_map as build_map
    from posturemap.check import check_folder as check_folder
    from posturemap.claims import Article as Article
    from posturemap.claims import Claim as Claim
    from posturemap.claims import article_from_text as article_from_text
    from posturemap.claims import read_article as read_article
    from posturemap.claims import read_articles as read_articles
    from posturemap.claims import read_claims as read_claims
    from posturemap.claims import read_project as read_project
    from posturemap.claims import read_review as read_review
    from posturemap.claims import write_claims as write_claims
    from posturemap.claims.extract import extract as extract
    from posturemap.claims.warn import ReadingWarning as ReadingWarning
    from posturemap.diff import compare_runs as compare_runs
    from posturemap.errors import ArticleError as ArticleError
    from posturemap.errors import CheckError as CheckError
    from posturemap.errors import InputError as InputError
    from posturemap.errors import ParameterError as ParameterError
    from posturemap.errors import PosturemapError as PosturemapError
    from posturemap.errors import ProjectError as ProjectError
    from posturemap.errors import ReviewError as ReviewError
    from posturemap.export import export_layers as export_layers
    from posturemap.figure import write_figure as write_figure
    from posturemap.layers import Layers as Layers
    from posturemap.layers import Posture as Posture
    from posturemap.maps.notebook import PostureLayers as PostureLayers
    from posturemap.maps.notebook import PostureMap as PostureMap
    from posturemap.plan import Plan as Plan
    from posturemap.run import Run as Run
    from posturemap.sheet import write_sheet as write_sheet
    from posturemap.stats import run_stats as run_stats

__version__ = "0.1.0"
# Who wants to hear what a build does gives this logger a handler.
logging.getLogger("posturemap").addHandler(logging.NullHandler())

_HOME = {
    "Article": "claims",
    "ArticleError": "errors",
    "CheckError": "errors",
    "Claim": "claims",
    "InputError": "errors",
    "Layers": "layers",
    "ParameterError": "errors",
    "Plan": "plan",
    "Posture": "layers",
    "PostureLayers": "maps.notebook",
    "PostureMap": "maps.notebook",
    "PosturemapError": "errors",
    "ProjectError": "errors",
    "ReadingWarning": "claims.warn",
    "ReviewError": "errors",
    "Run": "run",
    "article_from_text": "claims",
    "build_map": "build",
    "check_folder": "check",
    "compare_runs": "diff",
    "export_layers": "export",
    "extract": "claims.extract",
    "read_article": "claims",
    "read_articles": "claims",
    "read_claims": "claims",
    "read_project": "claims",
    "read_review": "claims",
    "run_stats": "stats",
    "write_claims": "claims",
    "write_figure": "figure",
    "write_sheet": "sheet",
}
__all__ = [
    "Article",
    "ArticleError",
    "CheckError",
    "Claim",
    "InputError",
    "Layers",
    "ParameterError",
    "Plan",
    "Posture",
    "PostureLayers",
    "PostureMap",
    "PosturemapError",
    "ProjectError",
    "ReadingWarning",
    "ReviewError",
    "Run",
    "article_from_text",
    "build_map",
    "check_folder",
    "compare_runs",
    "export_layers",
    "extract",
    "read_article",
    "read_articles",
    "read_claims",
    "read_project",
    "read_review",
    "run_stats",
    "write_claims",
    "write_figure",
    "write_sheet",
]


def __getattr__(name: str) -> object:
    """Import a public name on first use, so that `import posturemap` stays light."""
    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(f"posturemap.{_HOME[name]}"), name)
