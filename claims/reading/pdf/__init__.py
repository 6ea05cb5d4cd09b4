"""PDF files: the lines that their pages show, joined to paragraphs."""

from .carried import pdf_remarks
from .pages import read_pdf

__all__ = ["pdf_remarks", "read_pdf"]
