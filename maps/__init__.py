"""Layers as one interactive page."""

from .page import Beside, Cut, Fitted, fit_shapes, page_faults, render_page

__all__ = ["Beside", "Cut", "Fitted", "fit_shapes", "page_faults", "render_page"]
