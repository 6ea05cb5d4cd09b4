"""From things with their claims to the rows of a layer's table."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

from posturemap.claims import Change, Claim, Grade, Polarity
from posturemap.layers.scene import Scene, Thing, days, period_of, started_by
from posturemap.layers.weigh import (
    Saying,
    figure_of,
    heard,
    is_end,
    is_past,
    is_sure,
    saying_of,
    with_status,
)

from .naming import name_of
from .rounding import settled_or_kept
from .schema import TABLES, Kind

_STAGES = (
    "announced",
    "approved",
    "funded",
    "contracted",
    "delayed",
    "under construction",
    "installed",
    "operational",
    "cancelled",
)
_BEGUN = "under construction"
_DONE = frozenset({_BEGUN, "installed", "operational"})
_BUILT = frozenset({"installed", "operational"})
# Layers whose features have a life cycle; a threat or a judgement has none.
_LIVING = frozenset(
    {"defence_line", "battlegroups", "forces", "operations", "infrastructure", "reinforcement"}
    | {"capability"}
)
# "In place" says of troops that they are there, not that somebody put them up.
_OF_PEOPLE = frozenset({"battlegroups", "forces", "operations", "reinforcement"})
_POLARITIES = (Polarity.ASSERTED, Polarity.PLANNED, Polarity.HYPOTHETICAL, Polarity.NEGATED)
_REAL = frozenset({Polarity.ASSERTED, Polarity.PLANNED})


def table_of(
    layer: str,
    rows: Sequence[tuple[Thing, tuple[Claim, ...]]],
    scene: Scene,
    conflicts: Mapping[str, tuple[str, ...]],
) -> gpd.GeoDataFrame:
    """Make a layer's table.

    Parameters
    ----------
    layer
        Its name.
    rows
        Things and the claims that support them, in order.
    scene
        The map's day, the articles and the cues.
    conflicts
        Feature id to the ids of its conflicts.

    Returns
    -------
    The table, checked against its schema.

    Raises
    ------
    SchemaError
        A row is not what the schema says.
    """
    table = TABLES[layer]
    records = [
        {**_record(thing, claims, scene), "conflicts": conflicts.get(thing.id, ())}
        for thing, claims in rows
    ]
    empty = {Kind.TEXTS: (), Kind.RECORDS: ()}
    columns = {
        name: _objects([record.get(name, empty.get(column.kind)) for record in records])
        for name, column in table.columns.items()
    }
    shapes = gpd.GeoSeries(_settled([thing.shape for thing, _ in rows]), crs=4326)
    return table.check(gpd.GeoDataFrame(pd.DataFrame(columns), geometry=shapes, crs=4326))


def _settled(shapes: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Settle each shape once: what claims say about one country shares one."""
    distinct = {id(shape): shape for shape in shapes}
    found = {key: settled_or_kept(shape) for key, shape in distinct.items()}
    return [found[id(shape)] for shape in shapes]


def _objects(values: Sequence[Any]) -> "pd.Series[Any]":
    """Keep values as they are: None stays None, a tuple stays one value."""
    array = np.empty(len(values), dtype=object)
    for at, value in enumerate(values):
        array[at] = value
    return pd.Series(array, dtype=object)


def _record(thing: Thing, claims: Sequence[Claim], scene: Scene) -> Mapping[str, Any]:
    saying = saying_of(thing, claims, scene)
    since, until = _validity(thing, heard(claims), saying, scene)
    history = _history(thing, heard(claims), scene) if thing.layer in _LIVING else ()
    record: dict[str, Any] = {
        "id": thing.id,
        "name": name_of(thing, heard(claims), saying),
        "kind": thing.kind,
        "valid_from": since,
        "valid_to": until,
        "from_date": _day(days(since)[0]),
        "to_date": _day(days(until)[1]),
        "status": None if saying is Saying.ENDED else _status(history, scene.as_of),
        "history": history,
        "polarity": _polarity(claims),
        "saying": saying.value,
        "sure": is_sure(thing, claims, scene),
        "support": "claims" if claims and thing.support != "geography" else thing.support,
        "geometry_basis": thing.basis,
        "placing": thing.placing,
        "precision_m": thing.precision_m,
        "claims": tuple(claim.id for claim in claims),
        "grade": _best_grade(claims),
        "sources": thing.sources,
        "actors": tuple(sorted({actor for claim in claims for actor in claim.actors})),
        "quantities": tuple(sorted({figure for c in claims if (figure := figure_of(c))})),
        "sidc": _symbol(thing.layer, claims, scene),
        **thing.own,
    }
    if record["status"] in _BUILT:
        record["sidc"] = scene.cues.built(record["sidc"])
    return record | {"sidc": with_status(record["sidc"], saying)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _validity(
    thing: Thing, claims: Sequence[Claim], saying: Saying, scene: Scene
) -> tuple[str | None, str | None]:
    """Give first and last day as EDTF: the register's, else the claims'."""
    if thing.dated:
        return thing.since, thing.until
    since, until = _begun(thing, [claim for claim in claims if claim.change is not Change.ENDS])
    return since, _end(claims, saying, scene) or until


def _end(claims: Sequence[Claim], saying: Saying, scene: Scene) -> str | None:
    """Give the last end that has come, or is told as a fact to come; a planned one ends nothing."""
    ended = saying is Saying.ENDED
    ends = {
        claim.date
        for claim in claims
        if claim.date and is_end(claim) and (ended or not is_past(claim, scene))
    }
    last = max(ends, key=lambda end: days(end)[1] or date.min, default="")
    return _closed(last.rpartition("/")[2])


def _begun(thing: Thing, claims: Sequence[Claim]) -> tuple[str | None, str | None]:
    dates = {date for claim in claims if claim.polarity in _REAL and (date := period_of(claim))}
    dates = dates or {date for claim in claims if (date := period_of(claim))}
    ends = ((end, date) for date in dates if date.startswith("..") and (end := days(date)[1]))
    told = max(ends, default=(None, thing.until))[1]
    known = sorted((start, date) for date in dates if (start := days(date)[0]))
    since = known[0][1] if known else thing.since
    first, _, last = (since or "").partition("/")
    until = last or (told or "").rpartition("/")[2]
    return _closed(first), _closed(until)


def _closed(end: str) -> str | None:
    """Give an end of an interval, or None where it is open."""
    return None if end in ("", "..") else end


def _history(thing: Thing, claims: Sequence[Claim], scene: Scene) -> tuple[dict[str, Any], ...]:
    """Give the stages that claims report in order of time.

    One without a date says when it was told: no later day, and no dated one, makes it less.
    """
    stages = [
        {
            "status": stage,
            "date": claim.date,
            "claim": claim.id,
            **({} if claim.date else {"told": scene.time_of(claim)}),
        }
        for claim in claims
        if claim.polarity in _REAL and (stage := _stage(thing, claim, scene))
    ]
    return tuple(sorted(stages, key=lambda s: (s["date"] or s["told"] or "9999", s["claim"])))


def _stage(thing: Thing, claim: Claim, scene: Scene) -> str | None:
    """Read a claim's stage: a plan is no more than announced, a first bunker no finished line.

    What is to end is at no stage of coming.
    """
    if claim.change is Change.ENDS and claim.polarity is Polarity.PLANNED:
        return None
    stage = scene.cues.status_of(claim.quote)
    if stage not in _DONE:
        return stage
    if stage == "installed" and thing.layer in _OF_PEOPLE:
        stage = "operational"
    if claim.polarity is Polarity.PLANNED:
        return "announced"
    is_line = thing.layer == "defence_line"
    return _BEGUN if is_line and not _is_of_whole(claim, scene) else stage


def _is_of_whole(claim: Claim, scene: Scene) -> bool:
    """Tell whether a claim says of a whole line that it is done, and not of a number or a part."""
    cues, quote = scene.cues, claim.quote
    return claim.quantity is None and bool(cues.whole.search(quote)) and not cues.part.search(quote)


def _status(history: Sequence[Mapping[str, Any]], as_of: str) -> str | None:
    """Give the stage on a day: the latest dated one, or a further one that is not dated.

    An undated sentence speaks of the time of writing, so it competes with the latest dated one.
    """
    until = days(as_of)[1]
    dated = [
        (start, _STAGES.index(entry["status"]))
        for entry in history
        if (start := days(entry["date"])[0]) and until and start <= until
    ]
    undated = [
        _STAGES.index(e["status"])
        for e in history
        if days(e["date"])[0] is None and started_by(e.get("told"), as_of)
    ]
    ranks = undated + ([max(dated)[1]] if dated else [])
    return _STAGES[max(ranks)] if ranks else None


def _polarity(claims: Sequence[Claim]) -> str | None:
    found = {claim.polarity for claim in claims}
    return next((polarity.value for polarity in _POLARITIES if polarity in found), None)


def _best_grade(claims: Sequence[Claim]) -> str | None:
    grades = [claim.grade for claim in claims]
    best: Grade | None = min(grades, key=lambda g: (g.reliability, g.credibility), default=None)
    return str(best) if best else None


def _symbol(layer: str, claims: Sequence[Claim], scene: Scene) -> str | None:
    codes = (scene.cues.sidc_of(layer, claim.quote) for claim in claims)
    return next((code for code in codes if code), None)
