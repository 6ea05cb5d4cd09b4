"""Layers as vector tiles in one PMTiles archive, for maps that are larger than a page."""

from .archive import archive
from .counted import Counted
from .sheet import Sheet, own_sheet, sheet_of
from .tiler import ALL_UNTIL, Tile, tiles_of

__all__ = ["ALL_UNTIL", "Counted", "Sheet", "Tile", "archive", "own_sheet", "sheet_of", "tiles_of"]
