"""What a format cannot say of a layer, to be told before it is written."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import geopandas as gpd

from .characters import NOT_C, NOT_XML, unheld_words

_ALWAYS: Final[Mapping[str, str]] = {
    "csv": "an unknown value and an empty text are both an empty cell",
    "fgb": "features stand in the order of the spatial index, days are text",
    "kml": "unknown values are left out, numbers and lists are text",
    "parquet": "lists and records are JSON text",
    "xlsx": "shapes are left out but for the coordinates of points",
    "jsonld": "claims and articles only, no layers",
}
_UNHELD: Final[Mapping[str, re.Pattern[str]]] = {"fgb": NOT_C, "kml": NOT_XML}


def losses(to: str, layers: Mapping[str, gpd.GeoDataFrame]) -> tuple[str, ...]:
    """Say what is lost where layers are written in a format.

    Parameters
    ----------
    to
        One of `FORMATS`.
    layers
        Name to rows.

    Returns
    -------
    Sentences without a full stop: what the format never has, then what of these layers it has not.
    """
    return (_ALWAYS[to], *_shapeless(to, layers), *_replaced(to, layers))


def _shapeless(to: str, layers: Mapping[str, gpd.GeoDataFrame]) -> Iterator[str]:
    if to != "csv":
        return
    for name, gdf in layers.items():
        if count := int((gdf.geometry.geom_type != "Point").sum()):
            yield f"{name}: {count} of {len(gdf)} shapes are no points and have no coordinates"


def _replaced(to: str, layers: Mapping[str, gpd.GeoDataFrame]) -> Iterator[str]:
    unheld = _UNHELD.get(to)
    if unheld is None:
        return
    for name, gdf in layers.items():
        columns = [column for column in gdf.columns if column != gdf.geometry.name]
        texts = (text for column in columns for text in _texts(gdf[column]))
        if counted := Counter(one for text in texts for one in unheld.findall(text)):
            yield f"{name}: written as pictures of them: {unheld_words(counted)}"


def _texts(values: Iterable[Any]) -> Iterator[str]:
    """Give every text in values, lists and records."""
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            yield from _texts(value.values())
        elif isinstance(value, list | tuple):
            yield from _texts(value)
