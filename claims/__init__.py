"""What an article says, claim by claim."""

from importlib import import_module
from typing import TYPE_CHECKING

from .article import Article, Marker, SourceEntry, Span
from .citations import CitationFault, audit_citations
from .claim import (
    Alternative,
    Claim,
    ClaimType,
    Grade,
    PlaceMention,
    Polarity,
    Quantity,
    Review,
    ReviewState,
    claim_id,
)
from .read import read_article
from .store import claim_to_json, read_claims, write_claims

if TYPE_CHECKING:
    from .project import Project as Project
    from .projectfile import ProjectArticle as ProjectArticle
    from .projectfile import project_articles as project_articles
    from .projectfile import read_project as read_project

# Files that people write are checked by pydantic, whose import extraction need not pay.
_LATER = {
    "Project": "project",
    "ProjectArticle": "projectfile",
    "project_articles": "projectfile",
    "read_project": "projectfile",
}

__all__ = [
    "Alternative",
    "Article",
    "CitationFault",
    "Claim",
    "ClaimType",
    "Grade",
    "Marker",
    "PlaceMention",
    "Polarity",
    "Project",
    "ProjectArticle",
    "Quantity",
    "Review",
    "ReviewState",
    "SourceEntry",
    "Span",
    "audit_citations",
    "claim_id",
    "claim_to_json",
    "project_articles",
    "read_article",
    "read_claims",
    "read_project",
    "write_claims",
]


def __getattr__(name: str) -> object:
    """Import what reads people's files on first use."""
    if name not in _LATER:
        raise AttributeError(name)
    return getattr(import_module(f".{_LATER[name]}", __name__), name)
