"""One layer of somebody's own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd

MARK = "own."
"""Stands before the name of a property in a table, so that none means what ours of that name mean.

A property ``sure`` or ``sidc`` of a foreign file is text for its card, and nothing else.
"""

OWN = "own_"
"""Stands before the name of a layer that is not ours; small letters, digits and ``_`` follow."""
_NAME = re.compile(rf"{OWN}[a-z0-9_]+")


def is_own(name: str) -> bool:
    """Tell the name of a layer of the map's maker.

    >>> is_own("own_ports"), is_own("borders"), is_own("own_")
    (True, False, False)
    """
    return _NAME.fullmatch(name) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a layer looks.

    Parameters
    ----------
    color, color_dark
        ``#rrggbb`` on light and on dark ground.
    shape
        Of its points and its swatch.
    """

    color: str
    color_dark: str
    shape: str = "circle"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLayer:
    """A layer from a file of the map's maker.

    Parameters
    ----------
    name
        As `is_own` tells; no other layer has it.
    title, look, attribution
        What the reader sees of it; no attribution is "".
    fields
        Properties that a card shows, in order; empty shows all.
    file
        The file's name, without its folder.
    sha256
        Of the file, hex.
    gdf
        ``id``, ``name``, each property under `MARK` and its name, EPSG:4326; a property that a
        feature lacks is None.
    notes
        What was left out, mended or turned.
    """

    name: str
    title: str
    look: Look
    attribution: str
    fields: tuple[str, ...]
    file: str
    sha256: str
    gdf: gpd.GeoDataFrame
    notes: tuple[str, ...] = ()

    @property
    def source(self) -> Mapping[str, str]:
        """What the layer was made from, as its GeoJSON says it."""
        return {name: getattr(self, name) for name in ("attribution", "file", "sha256", "title")}

    @property
    def properties(self) -> Mapping[str, str]:
        """Name of each property to its column in the table."""
        return {
            column[len(MARK) :]: column for column in self.gdf.columns if column.startswith(MARK)
        }


def source_text(source: Mapping[str, str]) -> str | None:
    """Write what an own layer's GeoJSON says of its source as one text; None where it is silent.

    >>> source_text({"attribution": "© A Survey", "file": "a.kml", "sha256": "9f", "title": "A"})
    '© A Survey, a.kml, SHA-256 9f'
    """
    if not source.get("file"):
        return None
    held = (source.get("attribution"), source["file"], f"SHA-256 {source.get('sha256')}")
    return ", ".join(filter(None, held))
