"""Saved web pages: the text that a browser shows, and what the page says about itself."""

from .html import read_html
from .webpage import read_webpage

__all__ = ["read_html", "read_webpage"]
