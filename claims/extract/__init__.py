"""Find the claims of an article: which words, of which type, and how they stand to fact."""

from .engine import extract

__all__ = ["extract"]
