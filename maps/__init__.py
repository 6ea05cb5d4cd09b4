"""Layers as one interactive page."""

from .page import render_page

__all__ = ["render_page"]
