"""What an article says, claim by claim."""

from importlib import import_module
from typing import TYPE_CHECKING

from .address import address_parts, web_address
from .article import Article, LeftOut, Marker, SourceEntry, Span
from .citations import CitationFault, audit_citations
from .claim import (
    Change,
    Claim,
    ClaimType,
    Doubt,
    Grade,
    Polarity,
    Proof,
    Review,
    ReviewState,
    by_article,
    claim_id,
)
from .inputs import InputFile, Inputs, find_inputs, read_articles
from .named import Alternative, PlaceMention, Quantity
from .read import article_from_text, read_article
from .store import claim_to_json, read_claims, write_claims

if TYPE_CHECKING:
    from .grades import article_origins as article_origins
    from .grades import grade_claims as grade_claims
    from .grades import voice_bodies as voice_bodies
    from .project import Project as Project
    from .project import ProjectArticle as ProjectArticle
    from .project import project_articles as project_articles
    from .project import read_project as read_project
    from .review import Reviewed as Reviewed
    from .review import apply_review as apply_review
    from .review import init_review as init_review
    from .review import read_review as read_review
    from .review import write_review as write_review

# Files that people write are checked by pydantic, whose import extraction need not pay.
_LATER = {
    "Project": "project",
    "ProjectArticle": "project",
    "Reviewed": "review",
    "apply_review": "review",
    "article_origins": "grades",
    "grade_claims": "grades",
    "init_review": "review",
    "project_articles": "project",
    "read_project": "project",
    "read_review": "review",
    "voice_bodies": "grades",
    "write_review": "review",
}

__all__ = [
    "Alternative",
    "Article",
    "Change",
    "CitationFault",
    "Claim",
    "ClaimType",
    "Doubt",
    "Grade",
    "InputFile",
    "Inputs",
    "LeftOut",
    "Marker",
    "PlaceMention",
    "Polarity",
    "Project",
    "ProjectArticle",
    "Proof",
    "Quantity",
    "Review",
    "ReviewState",
    "Reviewed",
    "SourceEntry",
    "Span",
    "address_parts",
    "apply_review",
    "article_from_text",
    "article_origins",
    "audit_citations",
    "by_article",
    "claim_id",
    "claim_to_json",
    "find_inputs",
    "grade_claims",
    "init_review",
    "project_articles",
    "read_article",
    "read_articles",
    "read_claims",
    "read_project",
    "read_review",
    "voice_bodies",
    "web_address",
    "write_claims",
    "write_review",
]


def __getattr__(name: str) -> object:
    """Import what reads people's files on first use."""
    if name not in _LATER:
        raise AttributeError(name)
    return getattr(import_module(f".{_LATER[name]}", __name__), name)
