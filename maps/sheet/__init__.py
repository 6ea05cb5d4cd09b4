"""Claims as one page on which a person decides about them."""

from .sheet import Reader, render_sheet

__all__ = ["Reader", "render_sheet"]
