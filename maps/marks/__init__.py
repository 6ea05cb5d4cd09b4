"""What pages and pictures are made of: looks of layers, symbols, text that stays text."""

from .embed import csp_hash, html_text, json_text
from .ground import ground_block
from .style import LayerStyle, Shape, drawing_order, layer_styles, style_of
from .symbols import draw_symbol, symbol, symbols_of

__all__ = [
    "LayerStyle",
    "Shape",
    "csp_hash",
    "draw_symbol",
    "drawing_order",
    "ground_block",
    "html_text",
    "json_text",
    "layer_styles",
    "style_of",
    "symbol",
    "symbols_of",
]
