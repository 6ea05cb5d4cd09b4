"""A run as one still picture: what feeds, messengers and print show of a map."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from posturemap.claims.guard import Guarded
from posturemap.claims.record import Record
from posturemap.maps.figure import SIZES, figure_svg, picture_png

FEED = SIZES["feed"]
"""Size of the pictures that a build writes."""


def still_pictures(
    formats: Sequence[str],
    layers: Mapping[str, str],
    records: Sequence[Record],
    told: tuple[str, str, Guarded | None],
) -> Mapping[str, bytes]:
    """Draw what a build's formats ask for.

    Parameters
    ----------
    formats
        Of a plan: ``svg`` and ``png`` are pictures.
    layers
        GeoJSON texts by layer.
    records
        The articles, for the note below the map.
    told
        The map's title and day, and what its publisher holds back.

    Returns
    -------
    ``map.svg`` and ``map.png``, as asked for.

    Raises
    ------
    PageError
        PNG needs the extra `figure`, which is not installed.
    """
    wanted = [name for name in ("svg", "png") if name in formats]
    if not wanted:
        return {}
    features: dict[str, list[Any]] = {
        name: [one for one in json.loads(text)["features"] if one["geometry"]]
        for name, text in layers.items()
    }
    sources = [name_of(record) for record in records]
    title, as_of, guarded = told
    notes = () if guarded is None else (guarded.line,)
    svg = figure_svg(features, title=title, as_of=as_of, sources=sources, notes=notes, size=FEED)
    drawn = {"svg": svg.encode, "png": lambda: picture_png(svg, FEED)}
    return {f"map.{name}": drawn[name]() for name in wanted}


def name_of(record: Record) -> str:
    """Name an article as a source list does."""
    title = record.title or record.id
    about = [part for part in (record.publisher, record.date) if part]
    return f"{title} ({', '.join(about)})" if about else title
