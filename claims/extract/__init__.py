"""Find the claims of an article: which words, of which type, and how they stand to fact."""

from .engine import extract
from .many import extract_many

__all__ = ["extract", "extract_many"]
