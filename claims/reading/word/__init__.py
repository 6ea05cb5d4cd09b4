"""Word files: the text that they show."""

from .docx import read_docx

__all__ = ["read_docx"]
