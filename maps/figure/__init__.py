"""Layers as one still picture."""

from .figure import figure_svg

__all__ = [
    "figure_svg",
]
