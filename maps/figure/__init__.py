"""Layers as one still picture."""

from .figure import figure_svg
from .raster import picture_pdf, picture_png
from .sizes import SIZES, Size

__all__ = ["SIZES", "Size", "figure_svg", "picture_pdf", "picture_png"]
