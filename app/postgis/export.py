"""From the folder of a run into a database: all of it in one transaction, or nothing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from posturemap.errors import ParameterError
from posturemap.export import read_layers, read_ledger
from posturemap.layerfile import read_features
from posturemap.layers import TABLES, Kind, is_own

from .rows import (
    Row,
    article_rows,
    claim_rows,
    feature_rows,
    own_rows,
    place_rows,
    support_rows,
)
from .server import connected

SCHEMA = "posturemap"
"""The schema of the database that is written unless another is named."""
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_CASTS = {Kind.TEXT: "", Kind.NUMBER: "::double precision", Kind.FLAG: "::boolean"}
_DAYS = frozenset(("from_date", "to_date"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """How much was written.

    Parameters
    ----------
    articles, claims, features
        Rows of each table that are of this run.
    """

    articles: int
    claims: int
    features: int


def export_postgis(folder: Path | str, dsn: str, *, schema: str = SCHEMA) -> Exported:
    """Write a run into a PostGIS database.

    Claims are kept by their id: one that is there already is replaced, one of the same article
    that the run no longer has is removed, those of other articles stay. Features and layers are
    those of this run.

    Parameters
    ----------
    folder
        What `posturemap build` wrote, with GeoJSON layers.
    dsn
        The database, as libpq takes it.
    schema
        Schema of the database, made where it is not there.

    Raises
    ------
    ParameterError
        The schema's name is none, or psycopg is not installed.
    CheckError
        The folder is no run, has no GeoJSON layers, or they have changed since.
    InputError
        The database cannot be reached or refuses; nothing is written then.
    """
    if not _NAME.fullmatch(schema) or schema.startswith("pg_"):
        raise ParameterError("schema", f"{schema!r} is no name, wanted small letters, digits and _")
    folder = Path(folder)
    texts = read_layers(folder, own=True)
    layers = {
        name: read_features(text, folder / "layers" / f"{name}.geojson")
        for name, text in texts.items()
    }
    claims, records = read_ledger(folder)
    known = {claim.id for claim in claims}
    with connected(dsn) as cursor:
        _open(cursor, schema)
        articles = [record.id for record in records]
        _upsert(cursor, "articles", article_rows(records))
        _remove_claims(cursor, articles, known)
        _upsert(cursor, "claims", claim_rows(claims))
        cursor.execute("DELETE FROM claim_places WHERE claim = ANY(%s)", (sorted(known),))
        _insert(cursor, "claim_places", place_rows(claims))
        cursor.execute("DELETE FROM features")
        for name, features in layers.items():
            if is_own(name):
                _insert(cursor, "features", own_rows(name, texts[name], features))
            else:
                _insert(cursor, "features", feature_rows(name, features))
                _insert(cursor, "feature_claims", support_rows(features, known))
            if name in TABLES or is_own(name):
                _view(cursor, name)
    number = sum(map(len, layers.values()))
    return Exported(articles=len(records), claims=len(claims), features=number)


def _open(cursor: Any, schema: str) -> None:
    """Make what is not there, one export at a time."""
    cursor.execute("SELECT pg_advisory_xact_lock(hashtext('posturemap'))")
    cursor.execute("SET LOCAL client_min_messages = warning")
    for extension in ("postgis", "pg_trgm"):
        cursor.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
    cursor.execute(f'CREATE SCHEMA IF NOT EXISTS "{schema}"')
    cursor.execute(
        "SELECT DISTINCT extnamespace::regnamespace::text FROM pg_extension"
        " WHERE extname IN ('postgis', 'pg_trgm')"
    )
    path = ", ".join([f'"{schema}"', *(name for (name,) in cursor.fetchall())])
    cursor.execute(f"SET LOCAL search_path = {path}")
    cursor.execute((files("posturemap") / "data" / "postgis.sql").read_text("utf-8"))


def _columns(cursor: Any, table: str) -> list[str]:
    cursor.execute(f"SELECT * FROM {table} LIMIT 0")  # noqa: S608  names of our own
    return [column.name for column in cursor.description]


def _insert(cursor: Any, table: str, rows: Iterable[Row], more: str = "") -> None:
    held = list(rows)
    marks = ", ".join(["%s"] * len(held[0])) if held else ""
    if held:
        cursor.executemany(f"INSERT INTO {table} VALUES ({marks}){more}", held)  # noqa: S608  as above


def _upsert(cursor: Any, table: str, rows: Iterable[Row]) -> None:
    own = ", ".join(f'"{c}" = excluded."{c}"' for c in _columns(cursor, table) if c != "id")
    _insert(cursor, table, rows, f" ON CONFLICT (id) DO UPDATE SET {own}")


def _remove_claims(cursor: Any, articles: list[str], kept: set[str]) -> None:
    """Remove what an earlier run found in these articles and this one does not."""
    cursor.execute(
        "DELETE FROM claims WHERE article = ANY(%s) AND NOT id = ANY(%s)",
        (articles, sorted(kept)),
    )


def _view(cursor: Any, layer: str) -> None:
    """Show a layer as a table of its own, with typed columns; an own one with its properties."""
    columns = "properties" if is_own(layer) else ", ".join(_view_columns(layer))
    cursor.execute(
        f'CREATE OR REPLACE VIEW "{layer}" AS'  # noqa: S608  names of our own schema of layers
        f" SELECT id, {columns}, geom FROM features WHERE layer = '{layer}'"
    )


def _view_columns(layer: str) -> Iterator[str]:
    for name, column in TABLES[layer].columns.items():
        if name == "id":
            continue
        if name in _DAYS:
            yield f"(properties->>'{name}')::date AS {name}"
        elif column.kind in _CASTS:
            yield f"(properties->>'{name}'){_CASTS[column.kind]} AS {name}"
        else:
            yield f"properties->'{name}' AS {name}"
