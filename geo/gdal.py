"""GDAL in an environment of its own: what other programs set for theirs has no say here.

QGIS, OSGeo4W and conda set PROJ_LIB or PROJ_DATA to the tables of their own release, which another
release of PROJ refuses; GDAL's own options change what a file holds.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

__all__ = ["GDAL_ERRORS", "fiona", "own_environment"]

_OPTIONS = ("GDAL_", "OGR_", "CPL_", "VSI_", "VSIL_", "OSR_", "GPKG_", "SQLITE_", "FLATGEOBUF_")
_TABLES = ("GDAL_DATA", "PROJ_DATA", "PROJ_LIB")
_FILE = "GDAL_CONFIG_FILE"


@contextmanager
def own_environment() -> Iterator[None]:
    """Hide GDAL's and PROJ's variables, and GDAL's option files, from GDAL while it works."""
    hidden = {name: os.environ.pop(name) for name in list(os.environ) if _is_theirs(name)}
    os.environ[_FILE] = os.devnull  # else it looks for one in the home folder and in /etc
    try:
        yield
    finally:
        del os.environ[_FILE]
        os.environ.update(hidden)


def _is_theirs(name: str) -> bool:
    if name in _TABLES:
        return _brings_tables()
    return name.startswith(_OPTIONS)


def _brings_tables() -> bool:
    """Tell a fiona that has GDAL's and PROJ's tables in it, as the ones of the registry have."""
    spec = find_spec("fiona")
    folders = (spec.submodule_search_locations if spec else None) or ()
    return any((Path(folder) / "proj_data" / "proj.db").is_file() for folder in folders)


with own_environment():
    import fiona
    from fiona._err import CPLE_BaseError
    from fiona.errors import FionaError

GDAL_ERRORS = (CPLE_BaseError, FionaError)
"""What fiona raises where GDAL cannot do what it is asked for."""
