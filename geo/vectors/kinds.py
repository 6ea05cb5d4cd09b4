"""Which kind of vector file it is: by its ending and by its first bytes, which must agree."""

import re
from collections.abc import Mapping

from .fault import VectorFault

ENDINGS: Mapping[str, str] = {
    ".geojson": "GeoJSON",
    ".json": "GeoJSON",
    ".gpkg": "GeoPackage",
    ".fgb": "FlatGeobuf",
    ".shp": "Shapefile",
    ".kml": "KML",
    ".parquet": "GeoParquet",
    ".geoparquet": "GeoParquet",
}
"""Ending of a file's name to its kind."""

BESIDE: Mapping[str, tuple[str, ...]] = {"Shapefile": (".shx", ".dbf", ".prj", ".cpg")}
"""Kind to the endings of files beside it that belong to it."""

_MAGIC = (
    (b"SQLite format 3\x00", "GeoPackage"),
    (b"fgb\x03fgb", "FlatGeobuf"),
    (b"\x00\x00\x27\x0a", "Shapefile"),
    (b"PAR1", "GeoParquet"),
    (b"PARE", "an encrypted Parquet file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1e", "a GeoJSON text sequence"),
)
_ROOTS = {
    "kml": "KML",
    "html": "an HTML page",
    "ogrvrtdatasource": "a GDAL virtual file (VRT), which reads other files",
    "vrtdataset": "a GDAL virtual file (VRT), which reads other files",
    "ogrwfsdatasource": "a GDAL description of a server (WFS)",
    "gdal_wms": "a GDAL description of a server (WMS)",
    "featurecollection": "GML",
    "gpx": "GPX",
    "osm": "OpenStreetMap XML",
}
_ROOT = re.compile(rb"<(?![!?])\s*(?:[\w.-]+:)?([\w.-]+)")
_REMEDY = {
    "a ZIP archive": "unpack it, and name the file in it",
    "a gzip archive": "unpack it, and name the file in it",
    "an HTML page": "a server answered with a page in the place of the file; download it again",
    "a GeoJSON text sequence": "save it as one FeatureCollection",
}


def content_kind(content: bytes) -> str:
    r"""Say what a file's bytes are, by how they begin.

    >>> content_kind(b'{"type":'), content_kind(b"<html>"), content_kind(b"PK\x03\x04")
    ('GeoJSON', 'an HTML page', 'a ZIP archive')
    """
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            return kind
    head = _plain(content[:65536]).lstrip()
    if head[:1] == b"<":
        root = _ROOT.search(head)
        name = root[1].decode("ascii", "replace").lower() if root else ""
        if head[:14].lower() == b"<!doctype html":
            name = "html"
        return _ROOTS.get(name, f"XML of the kind {name[:40]!r}" if name else "XML")
    if b"gdal_streamed_alg" in head:
        return "a GDAL command line (GDALG), which is not run"
    return "GeoJSON" if head[:1] in (b"{", b"[") else "no vector file that posturemap knows"


def _plain(head: bytes) -> bytes:
    """Leave byte order marks and the zeros of UTF-16 and UTF-32 out."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe\x00").replace(b"\x00", b"")


def agreed_kind(ending: str, content: bytes) -> str:
    """Return a file's kind where its ending and its bytes say the same.

    Raises
    ------
    VectorFault
        The ending is none that is read, the file is empty, or its content is of another kind.
    """
    wanted = ENDINGS.get(ending)
    if wanted is None:
        raise VectorFault(
            f"the ending {ending or 'is missing'} is none that is read, wanted one of "
            f"{', '.join(ENDINGS)}; save it as one of them"
        )
    if not content:
        raise VectorFault(f"is empty, wanted {wanted}; save or download it again")
    found = content_kind(content)
    if found != wanted:
        remedy = _REMEDY.get(found, "save it as what its ending says, or give it its own ending")
        raise VectorFault(f"its content is {found}, wanted {wanted} by its ending; {remedy}")
    return wanted
