"""Find the claims of an article: which words, of which type, and how they stand to fact."""

from .describe import Described, Describer, read_words, weigh
from .engine import extract
from .many import extract_many
from .propose import Proposals

__all__ = ["Described", "Describer", "Proposals", "extract", "extract_many", "read_words", "weigh"]
