"""A connection to a database, and errors that never tell its password."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from posturemap.errors import InputError, ParameterError

_HIDDEN = "…"


def connector() -> Any:
    """Import psycopg.

    Raises
    ------
    ParameterError
        It is not installed.
    """
    try:
        import psycopg  # noqa: PLC0415  an extra
    except ImportError:
        what = "needs psycopg; install it with pip install 'posturemap[postgis]'"
        raise ParameterError("postgis", what) from None
    return psycopg


@contextmanager
def connected(dsn: str) -> Iterator[Any]:
    """Open a connection whose whole use is one transaction.

    Parameters
    ----------
    dsn
        libpq's words or address: ``postgresql://user@host/database``, ``service=maps``.

    Yields
    ------
    A cursor. What is done with it is there when the block ends, or not at all.

    Raises
    ------
    InputError
        The words are none, nobody answers, or the server refuses; never says the password.
    """
    psycopg = connector()
    try:
        told = psycopg.conninfo.conninfo_to_dict(dsn)
    except psycopg.Error:
        # What libpq says of words that it does not understand may be a part of a password.
        what = "is no connection string, wanted postgresql://user@host:5432/database"
        raise InputError("postgis", what) from None
    where = _name(told)
    try:
        with psycopg.connect(dsn, connect_timeout=10, application_name="posturemap") as link:
            yield link.cursor()
    except psycopg.Error as error:
        raise InputError(where, _without_secrets(_words(error), told)) from None


def _name(told: dict[str, Any]) -> str:
    """Name a database without what is secret of its address."""
    host = told.get("host") or told.get("hostaddr") or "localhost"
    database = told.get("dbname") or told.get("service") or told.get("user") or "its default"
    return f"postgis {host}/{database}"


def _words(error: Exception) -> str:
    state = getattr(error, "sqlstate", None)
    said = " ".join(str(error).split())
    if state == "42501":
        return f"{said}; ask its owner for the right, or for CREATE EXTENSION postgis and pg_trgm"
    if state in ("0A000", "58P01"):
        return f"{said}; install PostGIS on the server (Debian: postgresql-postgis)"
    if state is None:
        return f"cannot be reached: {said}; look at host, port, user and password"
    return f"refused, and nothing was written: {said}"


def _without_secrets(words: str, told: dict[str, Any]) -> str:
    for key in ("password", "sslpassword", "passfile"):
        if secret := str(told.get(key) or ""):
            words = words.replace(secret, _HIDDEN)
    return words
