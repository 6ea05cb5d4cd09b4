"""Vector files to layers: names, looks and what a feature is called."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import pandas as pd

from posturemap.geo.vectors import Source, Vectors

from .layer import MARK, OWN, Look, OwnLayer

# Colours that no layer of ours has, on light and on dark ground, 3:1 against land and water.
_COLOURS = (
    ("#7a3e9d", "#c9a0e4"),
    ("#0b6e4f", "#6fd3ae"),
    ("#b3541e", "#f0a97d"),
    ("#a61e4d", "#f48fb1"),
    ("#1f5f8b", "#8cc5ee"),
    ("#5c5c00", "#d6d66a"),
)
_CALLED = ("name", "title", "label", "nimi", "nosaukums", "pavadinimas")
_OURS = re.compile(rf"{OWN}[a-z0-9_]+:\d+")
_NAME_MAX = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person says of a file's layers.

    Parameters
    ----------
    title
        For readers; the table's name where not given.
    label
        The property that names a feature; the first of the usual ones where not given.
    color, shape
        As `Look`; chosen by place where not given.
    attribution
        Whom the data's licence wants named.
    fields
        Properties for the card; all where none is given.
    """

    title: str | None = None
    label: str | None = None
    color: str | None = None
    shape: str | None = None
    attribution: str = ""
    fields: tuple[str, ...] = ()


def own_layers(sources: Sequence[tuple[Source, Wish]]) -> tuple[OwnLayer, ...]:
    """Make a layer of every table of every file.

    Parameters
    ----------
    sources
        Files as they were read, and what is wished of each, in the order of the page.
    """
    made: list[OwnLayer] = []
    taken: set[str] = set()
    for source, wish in sources:
        for vectors in source.tables:
            name = _free(vectors.table, taken)
            taken.add(name)
            many = len(source.tables) > 1
            made.append(_layer(source, vectors, wish, name, len(made), many=many))
    return tuple(made)


def _free(table: str, taken: Collection[str]) -> str:
    """Make a name that fits file names and hooks, and that no other layer has."""
    plain = unicodedata.normalize("NFKD", table).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40] or "layer"
    name, number = f"{OWN}{slug}", 2
    while name in taken:
        name, number = f"{OWN}{slug}_{number}", number + 1
    return name


def _layer(
    source: Source, vectors: Vectors, wish: Wish, name: str, place: int, *, many: bool
) -> OwnLayer:
    title = wish.title or vectors.table
    color, color_dark = _COLOURS[place % len(_COLOURS)]
    if wish.color:
        color, color_dark = wish.color.lower(), _lighter(wish.color)
    return OwnLayer(
        name=name,
        title=f"{title}: {vectors.table}" if many and wish.title else title,
        look=Look(color=color, color_dark=color_dark, shape=wish.shape or "circle"),
        attribution=wish.attribution,
        fields=wish.fields,
        file=source.path.name,
        sha256=source.hashes[source.path.name],
        gdf=_frame(name, title, vectors, wish.label),
        notes=vectors.notes,
    )


def _lighter(color: str) -> str:
    """Mix a colour with as much white, for dark ground.

    >>> _lighter("#000000")
    '#808080'
    """
    return "#" + "".join(f"{(int(color[at : at + 2], 16) + 256) // 2:02x}" for at in (1, 3, 5))


def _frame(name: str, title: str, vectors: Vectors, label: str | None) -> gpd.GeoDataFrame:
    """Put properties into columns; a value is never turned into another."""
    label = label if label is not None else label_of(vectors.columns)
    numbered = list(zip(vectors.numbers, vectors.rows, strict=True))
    columns: dict[str, list[Any]] = {
        "id": [f"{name}:{number}" for number in vectors.numbers],
        "name": [called(row.get(label or ""), title, number) for number, row in numbered],
        **{
            f"{MARK}{column}": [row.get(column) for row in vectors.rows]
            for column in vectors.columns
        },
    }
    ids = [None if isinstance(i, str) and _OURS.fullmatch(i) else i for i in vectors.ids]
    if any(one is not None for one in ids):
        columns[f"{MARK}{next(_for_ids(vectors.columns))}"] = ids
    frame = pd.DataFrame({key: pd.Series(held, dtype=object) for key, held in columns.items()})
    return gpd.GeoDataFrame(frame, geometry=list(vectors.shapes), crs=4326)


def _for_ids(columns: Collection[str]) -> Iterator[str]:
    """Give names for the ids that a file's features have, the first that is free."""
    if "id" not in columns:
        yield "id"
    number = 1
    while True:
        name = "feature id" if number == 1 else f"feature id {number}"
        if name not in columns:
            yield name
        number += 1


def label_of(columns: Collection[str]) -> str | None:
    """Choose the property that names a feature: the first of the usual ones."""
    usual = {column.casefold(): column for column in reversed(tuple(columns))}
    return next((usual[name] for name in _CALLED if name in usual), None)


def called(value: Any, title: str, number: int) -> str:
    """Name a feature by a value; by its layer and number where there is none."""
    text = " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
    return text[:_NAME_MAX] or f"{title} {number}"
