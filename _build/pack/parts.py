"""The parts of parts.toml, with their outlines as the source has them, vertex for vertex."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import MultiPolygon
from timezonefinder import TimezoneFinder

from .shared import MICRO
from .sources import Sources

_MEMBER = "timezonefinder_data/data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A country or a piece of one.

    Parameters
    ----------
    id
        ISO 3166-1 alpha-2, or 3166-2 for a piece.
    name
        In English.
    level
        core, flank or context.
    is_pieced
        It is made of several zones, whose common edges are no edges of it.
    rings
        Closed rings of whole millionths of a degree, polygon by polygon, outline first.
    """

    id: str
    name: str
    level: str
    is_pieced: bool
    rings: tuple[tuple[np.ndarray, ...], ...]

    @property
    def iso(self) -> str:
        """Return the country's ISO 3166-1 alpha-2 code."""
        return self.id[:2]

    def outline(self) -> MultiPolygon:
        """Return the outline in degrees, territorial sea included."""
        rings = ((r[0] / MICRO, [h / MICRO for h in r[1:]]) for r in self.rings)
        polygons = [shapely.Polygon(*p) for p in rings]
        return shapely.union_all(polygons) if self.is_pieced else shapely.MultiPolygon(polygons)


def read_parts(sources: Sources) -> list[Part]:
    """Read every part of parts.toml, in its order."""
    with Path(__file__).with_name("parts.toml").open("rb") as f:
        table = tomllib.load(f)
    folder = sources.unpacked("timezonefinder-data") / _MEMBER
    finder = TimezoneFinder(bin_file_location=folder, in_memory=True)
    return [
        Part(
            id=part,
            name=row["name"],
            level=row["level"],
            is_pieced=len(row["zones"]) > 1,
            rings=tuple(p for zone in row["zones"] for p in _polygons(finder, zone)),
        )
        for part, row in table.items()
    ]


def _polygons(finder: TimezoneFinder, zone: str) -> list[tuple[np.ndarray, ...]]:
    return [tuple(_closed(ring) for ring in rings) for rings in finder.get_geometry(zone)]


def _closed(ring: np.ndarray) -> np.ndarray:
    micro = np.rint(np.asarray(ring).T * MICRO).astype(np.int64)
    return micro if (micro[0] == micro[-1]).all() else np.vstack([micro, micro[:1]])
