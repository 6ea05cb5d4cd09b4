"""What the project file says of layers that the map's maker brings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .claims import Words

_STRICT = {"extra": "forbid", "strict": True}
Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
Code = Annotated[str, Field(pattern=r"^(EPSG:[0-9]{4,6}|OGC:CRS84)$")]
Cap = Annotated[int, Field(ge=1)]
Bound = Literal["bytes", "features", "vertices", "tables", "properties", "key", "text", "depth"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerLook:
    """How a layer of your own looks.

    Parameters
    ----------
    color
        ``#rrggbb``; one that no other layer has where it is not given.
    shape
        Of its points: circle, square, diamond, triangle, hexagon, cross, star or pill.
    """

    __pydantic_config__: ClassVar = _STRICT

    color: Colour | None = None
    shape: Literal[
        "circle", "square", "diamond", "triangle", "hexagon", "cross", "star", "pill"
    ] = "circle"


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerRow:
    """A layer of your own, from a file.

    Parameters
    ----------
    file
        GeoJSON, GeoPackage, FlatGeobuf, Shapefile, KML or GeoParquet, relative to the project file.
    title
        What the reader sees; the name of the table in the file where it is not given.
    style
        How it looks.
    attribution
        Whom the data's licence wants named.
    fields
        The properties that a card shows, in order; all where none is given.
    label
        The property that names a feature.
    table
        The one layer of a file that has several; all are drawn where it is not given.
    crs
        ``EPSG:n`` of the coordinates, in the place of what the file says.
    axes
        ``xy`` where coordinates that look swapped are right, ``yx`` to turn them.
    encoding
        Of a shapefile's text, such as cp1252.
    repair
        Whether broken shapes are mended, and the report says how; else they are left out, and the
        report says so.
    limits
        Bounds of the file that are to be others than usual.
    """

    __pydantic_config__: ClassVar = _STRICT

    file: Words
    title: Words | None = None
    style: LayerLook = LayerLook()
    attribution: str = ""
    fields: tuple[str, ...] = ()
    label: str | None = None
    table: str | None = None
    crs: Code | None = None
    axes: Literal["xy", "yx"] | None = None
    encoding: str | None = None
    repair: bool = False
    limits: Mapping[Bound, Cap] = field(default_factory=dict)
