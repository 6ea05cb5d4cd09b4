"""Plain text, Markdown and tables of articles."""

from .archive import read_archive, row_body
from .markdown import read_markdown
from .plain import read_text

__all__ = ["read_archive", "read_markdown", "read_text", "row_body"]
