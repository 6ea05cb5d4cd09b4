"""Layers as one interactive page."""

from .budget import Cut, Fitted, fit_shapes
from .page import render_page

__all__ = ["Cut", "Fitted", "fit_shapes", "render_page"]
