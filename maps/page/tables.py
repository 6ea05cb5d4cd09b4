"""The tables of a page, held against the claims, layers and records that lie beside it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from posturemap.claims import Claim
from posturemap.claims.record import Record
from posturemap.layers import MARK, is_own
from posturemap.maps.marks import style_of

from .block import plain_claim
from .unpack import read_column

Features = Mapping[str, Sequence[Mapping[str, Any]]]
"""Layer to GeoJSON features."""
_Row = Mapping[str, Any]
_Columns = Mapping[str, Sequence[Any]]


def claim_faults(
    block: _Row, articles: Sequence[_Row], buffer: bytes, claims: Sequence[Claim]
) -> Iterator[str]:
    """Say which claims a page lacks, has besides, or shows otherwise.

    Parameters
    ----------
    block, buffer
        From `read_block`.
    articles
        The block's, read.
    claims
        Of the run.

    Yields
    ------
    A sentence a fault.
    """
    table = block["claims"]
    columns = {name: read_column(one, buffer) for name, one in table["columns"].items()}
    texts = read_column(table["passages"], buffer)
    shown = {id_: row for row, id_ in enumerate(columns["id"])}
    yield from (f"has claim {_brief(id_)} twice" for id_ in _twice(columns["id"]))
    for id_ in sorted(shown.keys() ^ {claim.id for claim in claims}, key=str):
        yield f"claim {_brief(id_)} is on it or in claims.jsonl, not in both"
    ids = [row["id"] for row in articles]
    numbers = {id_: row for row, id_ in enumerate(_feature_ids(block["layers"], buffer))}
    for claim in (one for one in claims if one.id in shown):
        row, called = shown[claim.id], f"claim {_brief(claim.id)}"
        told = {name: values[row] for name, values in columns.items()}
        quote, wanted = _quoted(texts[told["passage"]], told), _replaced(_utf16(claim.quote))
        if quote != wanted:
            yield f"quotes {called} as “{quote:.200}”, claims.jsonl as “{wanted:.200}”"
        for name, value in plain_claim(claim).items():
            if told[name] != value:
                yield f"gives {called} another {name} than claims.jsonl"
        if told["article"] not in range(len(ids)) or ids[told["article"]] != claim.article:
            yield f"gives {called} another article than claims.jsonl"
        if told["features"] != [numbers[one] for one in claim.features if one in numbers]:
            yield f"gives {called} other features than claims.jsonl"


def _quoted(passage: str, told: _Row) -> str:
    at, length = (2 * told[name] for name in ("at", "length"))
    return _replaced(_utf16(passage)[at : at + length])


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _replaced(units: bytes) -> str:
    return units.decode("utf-16-le", "replace")


def _feature_ids(tables: Sequence[_Row], buffer: bytes) -> list[Any]:
    """Give the ids of the features that claims may be about, in the order of their numbers."""
    ours = (dict(table["columns"])["id"] for table in tables if not is_own(table["name"]))
    return [id_ for ids in ours for id_ in read_column(ids, buffer)]


def _twice(ids: Sequence[Any]) -> list[Any]:
    return sorted((id_ for id_, count in Counter(ids).items() if count > 1), key=str)


def _brief(given: Any) -> str:
    """Cut what a page calls something, which may be anything."""
    return f"{given!s:.60}"


def layer_faults(
    tables: Sequence[_Row], buffer: bytes, features: Features, claims: Sequence[Claim]
) -> Iterator[str]:
    """Say which layers and features a page lacks, has besides, or shows otherwise.

    Parameters
    ----------
    tables
        The block's layers.
    buffer
        From `read_block`.
    features, claims
        Of the run; without features nothing is said.

    Yields
    ------
    A sentence a fault.
    """
    if not features:
        return
    names = [table["name"] for table in tables]
    yield from (f"has layer {_brief(name)} twice" for name in _twice(names))
    yield from (f"lacks layer {name}" for name in sorted(features.keys() - {*names}))
    ids = [claim.id for claim in claims]
    for table in tables:
        if not _looks_right(table):
            yield f"calls or draws layer {_brief(table['name'])} otherwise than this posturemap"
        columns = {name: read_column(one, buffer) for name, one in table["columns"]}
        rows = {one["id"]: one["properties"] for one in features.get(table["name"], ())}
        yield from _row_faults(table["name"], columns, rows, ids)


def _looks_right(table: _Row) -> bool:
    """Tell whether a layer has the title and look of its name; an own one has what it likes."""
    if is_own(table["name"]):
        return "own" in table
    look = asdict(style_of(table["name"]))
    return "own" not in table and all(table[key] == value for key, value in look.items())


def _row_faults(
    layer: str, columns: _Columns, rows: Mapping[Any, _Row], claims: Sequence[str]
) -> Iterator[str]:
    file = f"layers/{_brief(layer)}.geojson"
    for id_ in sorted(rows.keys() ^ set(columns["id"]), key=str):
        yield f"feature {_brief(id_)} is on it or in {file}, not in both"
    for row, id_ in enumerate(columns["id"]):
        said = _said_of(columns, row, claims, own=is_own(layer))
        wanted = rows.get(id_, said)  # one that is not there has been named
        for name in sorted(said):
            if _typed(said[name]) != _typed(wanted.get(name)):
                yield f"gives feature {_brief(id_)} another {_brief(name)} than {file}"


def _said_of(columns: _Columns, row: int, claims: Sequence[str], *, own: bool) -> dict[str, Any]:
    """Give what a row says, under the names that its file has for it."""
    if own:
        return {
            name.removeprefix(MARK): values[row]
            for name, values in columns.items()
            if name.startswith(MARK)
        }
    said = {name: values[row] for name, values in columns.items() if name != "id"}
    if "claims" in said:
        said["claims"] = [claims[number] for number in said["claims"]]
    return said


def _typed(value: Any) -> Any:
    """Keep a flag apart from a number that Python takes for the same; 25.0 and 25 are alike."""
    if isinstance(value, list):
        return [_typed(one) for one in value]
    if isinstance(value, dict):
        return {key: _typed(one) for key, one in value.items()}
    return (value,) if isinstance(value, bool) else value


def article_faults(shown: Sequence[_Row], records: Sequence[Record]) -> Iterator[str]:
    """Say which articles a page lacks, has besides, or shows otherwise.

    Parameters
    ----------
    shown
        The block's, read.
    records
        Of the run.

    Yields
    ------
    A sentence a fault.
    """
    rows = {row["id"]: row for row in shown}
    yield from (f"has article {_brief(id_)} twice" for id_ in _twice([row["id"] for row in shown]))
    for id_ in sorted(rows.keys() - {record.id for record in records}, key=str):
        yield f"has article {_brief(id_)}, which articles.jsonl lacks"
    for record in records:
        row = rows.get(record.id)
        if row is None:
            yield f"lacks article {_brief(record.id)}"
            continue
        for name in ("title", "author", "publisher", "url", "date"):
            wanted = getattr(record, name)
            if row.get(name) != wanted and not (name == "title" and wanted is None):
                yield f"gives article {_brief(record.id)} another {name} than articles.jsonl"
