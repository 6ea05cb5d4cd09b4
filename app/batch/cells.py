"""How much is said of where and when: claims counted by H3 cell and month."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from shapely import Polygon, box, union_all
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from .partitions import geoparquet
from .rows import Row
from .stores import needs

# Average radius of a cell in metres, by H3's tables of average edge lengths (h3geo.org). A place
# counts in cells that are no smaller than what is known of where it lies.
_RESOLUTIONS = {3: 69_000.0, 5: 9_900.0}
COLUMNS = {
    "cell": "text",
    "resolution": "whole",
    "month": "text",
    "type": "text",
    "polarity": "text",
    "claims": "whole",
    "sure": "whole",
    "articles": "whole",
    "origins": "whole",
    "example": "text",
}
"""Columns of the table of cells; the last is the id of its first claim."""


class _Key(NamedTuple):
    resolution: int
    cell: str
    month: str
    type: str
    polarity: str


@dataclass(slots=True)
class _Count:
    example: str
    claims: int = 0
    sure: int = 0
    articles: int = 0
    origins: set[str] = field(default_factory=set)
    last_claim: str = ""
    last_article: str = ""


class Cells:
    """Counts that grow while the rows of the table of places come, article by article."""

    def __init__(self) -> None:
        self._h3 = needs("h3", "batch")
        self._counts: dict[_Key, _Count] = {}
        self.left_out = 0
        """Rows that are no point, or not known well enough for the largest cells."""

    def add(self, row: Row) -> None:
        """Count a place that a claim names."""
        precision = row.cells["precision_m"]
        fitting = [
            resolution
            for resolution, radius in _RESOLUTIONS.items()
            if row.points and precision is not None and precision <= radius
        ]
        self.left_out += not fitting
        for resolution in fitting:
            ((lon, lat),) = row.points
            cell = self._h3.latlng_to_cell(lat, lon, resolution)
            said = (row.cells[name] or "" for name in ("month", "type", "polarity"))
            self._count(_Key(resolution, cell, *said), row)

    def _count(self, key: _Key, row: Row) -> None:
        claim, article, origin = (row.cells[name] for name in ("claim", "article", "origin"))
        count = self._counts.setdefault(key, _Count(example=claim))
        if count.last_claim == claim:
            return  # two places of one claim in one cell
        count.last_claim = claim
        count.claims += 1
        count.sure += row.cells["sure"]
        count.articles += count.last_article != article
        count.last_article = article
        if origin is not None:
            count.origins.add(origin)

    def examples(self, most: int) -> set[str]:
        """Give the ids of some claims, one of each count, those of the largest counts first."""
        ordered = sorted(self._counts, key=lambda key: (-self._counts[key].claims, key))
        found = dict.fromkeys(self._counts[key].example for key in ordered)
        return set(list(found)[:most])

    def content(self) -> bytes:
        """Write the table as GeoParquet, in the order of its keys."""
        keys = sorted(self._counts)
        shapes = {key.cell: self._shape(key.cell) for key in keys}
        rows = [dict(zip(COLUMNS, self._row(key), strict=True)) for key in keys]
        return geoparquet(COLUMNS, rows, [shapes[key.cell] for key in keys])

    def _row(self, key: _Key) -> Iterator[Any]:
        count = self._counts[key]
        yield from (key.cell, key.resolution, key.month or None, key.type, key.polarity)
        yield from (count.claims, count.sure, count.articles, len(count.origins), count.example)

    def _shape(self, cell: str) -> BaseGeometry:
        """Give a cell's polygon; one across the 180th meridian is cut there."""
        ring = [(lon, lat) for lat, lon in self._h3.cell_to_boundary(cell)]
        if max(lon for lon, _ in ring) - min(lon for lon, _ in ring) < 180:
            return Polygon(ring)
        whole = Polygon([(lon % 360, lat) for lon, lat in ring])
        east, west = whole & box(0, -90, 180, 90), whole & box(180, -90, 360, 90)
        return union_all([east, translate(west, -360)])
