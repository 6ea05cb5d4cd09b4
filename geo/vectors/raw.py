"""A table as a file has it, before anything of it is believed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from shapely.geometry.base import BaseGeometry


@dataclass(slots=True, kw_only=True)
class Raw:
    """A table, feature by feature.

    Parameters
    ----------
    name
        Its name.
    crs
        What the file says of its coordinates: ``EPSG:n``, WKT, or None where it says nothing.
    assumed
        Whether `crs` is the format's own rule, not a word of the file.
    ids, rows, shapes
        A value a feature.
    broken
        Place of a feature to why its shape is broken; the shape is the mended one then.
    notes
        What is to be known of the table.
    """

    name: str
    crs: str | None = None
    assumed: bool = False
    ids: list[Any] = field(default_factory=list)
    rows: list[Mapping[str, Any]] = field(default_factory=list)
    shapes: list[BaseGeometry | None] = field(default_factory=list)
    broken: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
