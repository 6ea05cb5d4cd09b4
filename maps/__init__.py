"""Layers as one interactive page."""

from .page import Cut, Fitted, fit_shapes, render_page

__all__ = ["Cut", "Fitted", "fit_shapes", "render_page"]
