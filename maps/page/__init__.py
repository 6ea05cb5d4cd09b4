"""Layers as one interactive page."""

from .block import packed_script
from .budget import Cut, Fitted, fit_shapes, megabytes_over
from .columns import Packed
from .compare import Beside, names_withheld, page_faults
from .page import USUAL_TITLE, render_page
from .shapes import shape_columns
from .vector_tiles import VectorTiles, tile_looks

__all__ = [
    "USUAL_TITLE",
    "Beside",
    "Cut",
    "Fitted",
    "Packed",
    "VectorTiles",
    "fit_shapes",
    "megabytes_over",
    "names_withheld",
    "packed_script",
    "page_faults",
    "render_page",
    "shape_columns",
    "tile_looks",
]
