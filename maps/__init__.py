"""Layers as one interactive page."""

from .marks import drawing_order
from .page import (
    USUAL_TITLE,
    Beside,
    Cut,
    Fitted,
    VectorTiles,
    fit_shapes,
    megabytes_over,
    names_withheld,
    page_faults,
    render_page,
    tile_looks,
)

__all__ = [
    "USUAL_TITLE",
    "Beside",
    "Cut",
    "Fitted",
    "VectorTiles",
    "drawing_order",
    "fit_shapes",
    "megabytes_over",
    "names_withheld",
    "page_faults",
    "render_page",
    "tile_looks",
]
