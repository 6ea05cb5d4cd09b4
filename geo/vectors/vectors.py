"""What is asked of a vector file, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from .limits import LIMITS, Limits

Shapes = npt.NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a file is to be read.

    Parameters
    ----------
    table
        The one table to read; None reads all.
    crs
        ``EPSG:n`` that the coordinates are in, in the place of what the file says.
    axes
        ``xy`` where they are longitude and latitude although they look swapped, ``yx`` where they
        are swapped; None refuses what looks swapped.
    encoding
        Of a shapefile's text, in the place of what its files say.
    repair
        Whether broken shapes are mended, and that said; else they are left out, and that said.
    limits
        How large it may be.
    """

    table: str | None = None
    crs: str | None = None
    axes: str | None = None
    encoding: str | None = None
    repair: bool = False
    limits: Limits = LIMITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """One table of a vector file, as it can be drawn.

    Parameters
    ----------
    table
        Its name within the file.
    columns
        Names of its properties, in the order of first use.
    rows
        A mapping a feature; a property that a feature lacks is not in it.
    shapes
        A shapely geometry a feature, valid, two dimensions, degrees, EPSG:4326, x = longitude.
    numbers
        Place of each feature in the file, from 1.
    ids
        The id that each has in the file, as it is there; None where it has none.
    notes
        What a person should know: what was left out, mended or turned, with the feature's number.
    """

    table: str
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Any], ...]
    shapes: Shapes
    numbers: tuple[int, ...]
    ids: tuple[Any, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A vector file, read.

    Parameters
    ----------
    path
        As the user named it.
    hashes
        Name to hex SHA-256: of the file, and of those beside it that were read too.
    tables
        What is in it.
    """

    path: Path
    hashes: Mapping[str, str] = field(default_factory=dict)
    tables: tuple[Vectors, ...] = ()
