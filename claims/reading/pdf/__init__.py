"""PDF files: the lines that their pages show, joined to paragraphs."""

from .pages import read_pdf

__all__ = ["read_pdf"]
