"""A GeoPackage that may be anybody's: its claims, read without running what it brings."""

import sqlite3
from contextlib import closing
from pathlib import Path

from posturemap.errors import InputError

_STEPS = 1000
_CALLS = 200_000
"""How often SQLite may have done `_STEPS` instructions: a few seconds, or some million rows."""
_LONGEST = 2**26  # bytes a value, 64 MiB


def quotes_in(path: Path) -> dict[str, str]:
    """Read the quotes of a GeoPackage's table of claims.

    Parameters
    ----------
    path
        The file. Views, virtual tables and generated columns of it are not run, nothing in it is
        trusted, and it is not changed.

    Returns
    -------
    Claim id to quote.

    Raises
    ------
    InputError
        It is no GeoPackage with such a table, or takes more than one would.
    """
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as database:
            _bound(database)
            return _quotes(database)
    except (sqlite3.Error, UnicodeDecodeError, OverflowError, ValueError) as error:
        what = f"no GeoPackage with a table of claims ({error}); build it again"
        raise InputError(path, what) from None


def _bound(database: sqlite3.Connection) -> None:
    """Trust nothing that the file brings, and end what takes too long."""
    for name, most in (
        (sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST),
        (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
        (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 20),
    ):
        database.setlimit(name, most)
    calls = 0

    def tick() -> int:
        nonlocal calls
        calls += 1
        return int(calls > _CALLS)

    database.set_progress_handler(tick, _STEPS)
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA cell_size_check = ON")
    database.execute("PRAGMA mmap_size = 0")


def _quotes(database: sqlite3.Connection) -> dict[str, str]:
    found = database.execute(
        "SELECT type, rootpage FROM sqlite_schema WHERE name = 'claims'"
    ).fetchall()
    if [kind for kind, _ in found] != ["table"] or not found[0][1]:
        raise ValueError("claims is no table of its own")
    hidden = database.execute("SELECT name FROM pragma_table_xinfo('claims') WHERE hidden <> 0")
    if hidden.fetchone():
        raise ValueError("claims has columns that are worked out")
    quotes: dict[str, str] = {}
    for claim, quote in database.execute("SELECT id, quote FROM claims"):
        if type(claim) is not str or type(quote) is not str or claim in quotes:
            raise ValueError(f"row {len(quotes) + 1} of claims has no id of its own, or no quote")
        quotes[claim] = quote
    return quotes
