"""What an article says, claim by claim."""

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
    "Quantity",
    "Review",
    "ReviewState",
    "SourceEntry",
    "Span",
    "audit_citations",
    "claim_id",
    "claim_to_json",
    "read_article",
    "read_claims",
    "write_claims",
]
