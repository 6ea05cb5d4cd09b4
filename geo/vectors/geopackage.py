"""GeoPackage by SQLite alone, read-only, with all switched off that runs code of the file."""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from .fault import VectorFault, feature_fault, joined
from .limits import over
from .raw import Raw
from .vectors import Asked
from .wkb import from_geopackage, put_shapes

SECONDS = 8
"""How long SQLite may think before it is stopped."""

_STEPS = 100_000
_OWN_TABLES = ("gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys")
_DAMAGED = "is damaged; open it in QGIS and save it as a new GeoPackage"


def read_geopackage(path: Path, asked: Asked) -> list[Raw]:
    """Read the tables of features.

    Views, virtual tables and triggers are not used: they are programs, not data.

    Raises
    ------
    VectorFault
        It is damaged, no GeoPackage, has none or too many tables, or takes too long.
    """
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as file:
            _confine(file, asked)
            return [_table(file, name, asked) for name in _named(_tables(file), asked)]
    except sqlite3.DatabaseError as error:
        raise VectorFault(_said(error, asked)) from None
    except UnicodeDecodeError:
        raise VectorFault("holds text that is not UTF-8; save it again with its encoding") from None


def _confine(file: sqlite3.Connection, asked: Asked) -> None:
    """Let SQLite neither trust the file's schema, nor take long, nor make large values."""
    file.execute("PRAGMA trusted_schema=OFF")
    file.execute("PRAGMA query_only=ON")
    file.execute("PRAGMA cell_size_check=ON")
    # A shape may be larger than a text: 16 bytes a vertex.
    file.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max(asked.limits.text * 4, 64 * 2**20))
    file.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    end = time.monotonic() + SECONDS
    file.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS)
    (found,) = file.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise VectorFault(f"{_DAMAGED} ({' '.join(str(found).split())[:120]})")


def _said(error: sqlite3.DatabaseError, asked: Asked) -> str:
    text = " ".join(str(error).split())
    if "interrupted" in text:
        return f"takes SQLite longer than {SECONDS} s; save the tables that you need to a new file"
    if "too big" in text:
        return over("text", asked.limits.text + 1, asked.limits, "a value")
    return f"{_DAMAGED} ({text[:120]})"


def _tables(file: sqlite3.Connection) -> dict[str, tuple[str, int]]:
    """Give the tables of features: name to geometry column and number of coordinate system."""
    made = {
        name: kind if not str(sql).upper().startswith("CREATE VIRTUAL") else "virtual table"
        for name, kind, sql in file.execute("SELECT name, type, sql FROM sqlite_master")
        if kind in ("table", "view")
    }
    if any(made.get(name) != "table" for name in _OWN_TABLES):
        raise VectorFault("is a SQLite database without GeoPackage's tables; export it as one")
    rows = file.execute(
        "SELECT g.table_name, g.column_name, g.srs_id FROM gpkg_geometry_columns AS g"
        " JOIN gpkg_contents AS c ON c.table_name = g.table_name"
        " WHERE c.data_type = 'features' ORDER BY g.rowid LIMIT 100000"
    ).fetchall()
    for name, _column, _srs in rows:
        if made.get(name) != "table":
            what = f"layer {str(name)[:80]!r} is a {made.get(name, 'name without a table')}"
            raise VectorFault(f"{what}, wanted a table; save it as a table of its own")
    return {str(name): (str(column), srs) for name, column, srs in rows}


def _named(tables: dict[str, tuple[str, int]], asked: Asked) -> Iterator[tuple[str, str, int]]:
    names = list(tables)
    if asked.table is not None:
        if asked.table not in tables:
            listed = ", ".join(f"{name!r:.80}" for name in names[:10])
            raise VectorFault(f"has no layer {asked.table!r:.80}, wanted one of {listed}")
        names = [asked.table]
    if not names:
        raise VectorFault("has no layer of features, wanted at least one")
    if len(names) > asked.limits.tables:
        what = over("tables", len(names), asked.limits, "it")
        raise VectorFault(f'{what}; or name one with table = "…" in its [[layer]]')
    for name in names:
        yield (name, *tables[name])


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _table(file: sqlite3.Connection, named: tuple[str, str, int], asked: Asked) -> Raw:
    name, geometry, srs = named
    about = file.execute(f"PRAGMA table_xinfo({_quoted(name)})").fetchall()
    # 2 and 3 are computed columns: programs again.
    columns = [str(row[1]) for row in about if row[6] == 0]
    if geometry not in columns:
        raise VectorFault(f"layer {name[:80]!r} lacks its geometry column {geometry[:80]!r}")
    (count,) = file.execute(f"SELECT count(*) FROM {_quoted(name)}").fetchone()  # noqa: S608
    if count > asked.limits.features:
        raise VectorFault(over("features", count, asked.limits, f"layer {name[:80]!r}"))
    raw = Raw(name=name, crs=_crs(file, srs))
    key = next((str(row[1]) for row in about if row[5] == 1 and row[1] != geometry), None)
    listed = ", ".join(map(_quoted, columns))
    rows = file.execute(f"SELECT {listed} FROM {_quoted(name)}").fetchall()  # noqa: S608
    put_shapes(raw, list(_blobs(rows, columns.index(geometry))))
    own = {key} if key and key.casefold() in ("fid", "ogc_fid") else set()
    _put_rows(raw, columns, rows, {geometry} | own)
    raw.ids = [None] * len(rows)
    return raw


def _blobs(rows: Sequence[Sequence[Any]], column: int) -> Iterator[bytes | None]:
    faults = []
    for number, row in enumerate(rows, start=1):
        try:
            yield from_geopackage(row[column])
        except VectorFault as fault:
            faults.append(feature_fault(number, str(fault)))
    if faults:
        raise VectorFault(joined(faults))


def _put_rows(
    raw: Raw, columns: Sequence[str], rows: Sequence[Sequence[Any]], but: set[str]
) -> None:
    """Take the values over; binary ones are left out and said."""
    binary = {
        name
        for place, name in enumerate(columns)
        if name not in but and any(isinstance(row[place], bytes) for row in rows)
    }
    raw.notes += [f"column {name[:80]!r} holds binary data, left out" for name in sorted(binary)]
    kept = [(place, name) for place, name in enumerate(columns) if name not in but | binary]
    raw.rows = [{name: row[place] for place, name in kept} for row in rows]


def _crs(file: sqlite3.Connection, srs: int) -> str | None:
    """Name a coordinate system as the file's own table does; None where it is undefined."""
    if srs in (0, -1):
        return None
    found = file.execute(
        "SELECT organization, organization_coordsys_id, definition"
        " FROM gpkg_spatial_ref_sys WHERE srs_id = ?",
        (srs,),
    ).fetchone()
    if found is None:
        return f"EPSG:{srs}"
    organization, number, definition = found
    if str(organization).upper() == "EPSG":
        return f"EPSG:{number}"
    return str(definition)
