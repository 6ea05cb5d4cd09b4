"""How far a claim can be trusted: whose word it is, and who bears it out."""

from .grade import grade_claims, voice_bodies
from .origins import Origin, article_origins, origin_of
from .stance import Stance, stance

__all__ = [
    "Origin",
    "Stance",
    "article_origins",
    "grade_claims",
    "origin_of",
    "stance",
    "voice_bodies",
]
