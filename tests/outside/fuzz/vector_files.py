"""What is fuzzed of layer files: our own parsers, and what we make of GDAL's and Arrow's answers.

Files are read in this process, without the box, so that nothing hides behind an ended child.
"""

import codecs
import contextlib
import io
import json
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from posturemap.errors import VectorError
from posturemap.geo.vectors import ENDINGS, Asked, Source, Vectors, box, read_vectors
from posturemap.geo.vectors.broken import MERCATOR_END
from posturemap.geo.vectors.check import checked
from posturemap.geo.vectors.child import answer
from posturemap.geo.vectors.crs import crs_of, to_degrees
from posturemap.geo.vectors.dbf import encoding_of
from posturemap.geo.vectors.fault import VectorFault
from posturemap.geo.vectors.kinds import agreed_kind
from posturemap.geo.vectors.raw import Raw
from posturemap.geo.vectors.wkb import from_geopackage, put_shapes
from posturemap.layerfile import read_features
from posturemap.layers import own_layers
from posturemap.layers.formats.own import own_geojson
from posturemap.layers.formats.own_table import own_table
from posturemap.layers.own import Wish

Target = Callable[[bytes], None]
ASKED = (Asked(), Asked(repair=True, axes="xy"))
BESIDE = b"\n~~~\n"
"""Parts the bytes of files that lie beside each other."""
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
POINT = shapely.to_wkb(shapely.Point(25, 58))


def near(_reader: str, question: bytes, *, folder: Path, **_more: Any) -> bytes:
    """Answer in this process what is asked of the box."""
    with contextlib.chdir(folder):
        return answer(question)


def layer_file(*endings: str, made: Callable[[bytes], bytes] = bytes) -> Target:
    """Read a layer file, and hold all that becomes of it to what a map can draw."""
    folder = Path(tempfile.mkdtemp(prefix="posturemap-fuzz-"))
    path = folder / f"fuzz{endings[0]}"

    def target(content: bytes) -> None:
        box.ask_box = near
        parts = made(content).split(BESIDE, len(endings) - 1) if endings[1:] else [made(content)]
        for ending, part in zip(endings, parts, strict=False):
            path.with_suffix(ending).write_bytes(part)
        for asked in ASKED:
            with refusing(VectorError):
                check_source(read_vectors(path, asked))

    return target


@contextlib.contextmanager
def refusing(error: type[Exception]) -> Iterator[None]:
    """Allow a refusal that says its reason on one line."""
    try:
        yield
    except error as fault:
        if "\n" in str(fault) or not str(fault):
            raise AssertionError(f"no reason on one line: {fault!r}") from fault


def check_source(source: Source) -> None:
    """Hold what was read to what is promised of it, and write it as an own layer."""
    for table in source.tables:
        _check_table(table)
    if not any(table.rows for table in source.tables):
        return
    for layer in own_layers([(source, Wish())]):
        text = own_geojson(layer)
        read_features(text.encode(), Path(f"{layer.name}.geojson"))
        own_table(layer.name, text)


def _check_table(table: Vectors) -> None:
    sizes = {len(part) for part in (table.rows, table.shapes, table.numbers, table.ids)}
    if len(sizes) != 1 or sorted({*table.numbers}) != [*table.numbers]:
        raise AssertionError(f"{table.table!r} has rows, shapes and numbers that do not fit")
    if any(note != " ".join(note.split("\n")) for note in table.notes):
        raise AssertionError(f"a note of several lines: {table.notes}")
    for row, one in zip(table.rows, table.ids, strict=True):
        if not row.keys() <= {*table.columns}:
            raise AssertionError(f"{row} has columns beside {table.columns}")
        written = json.dumps([row, one], ensure_ascii=False, allow_nan=False)
        if _NUL.search(written):
            raise AssertionError(f"a NUL in {written}")
        written.encode()
    for shape in table.shapes:
        _check_shape(shape)


def _check_shape(shape: Any) -> None:
    west, south, east, north = shape.bounds
    on_map = -180 <= west <= east <= 180 and -MERCATOR_END <= south <= north <= MERCATOR_END
    if not (on_map and shape.is_valid and not shape.has_z):
        raise AssertionError(f"cannot be drawn: {shape.wkt[:200]}")


def binary_shape(content: bytes) -> None:
    """Read a shape in GeoPackage's binary form, and as WKB alone."""
    for asked in ASKED:
        for read in (from_geopackage, bytes):
            raw = Raw(name="fuzz", crs="EPSG:4326", rows=[{}], ids=[None])
            with refusing(VectorFault):
                put_shapes(raw, [read(content)])
                for blob in checked(raw, asked)["blobs"]:
                    _check_shape(shapely.from_wkb(blob))


def coordinate_system(content: bytes) -> None:
    """Read the words for a coordinate system, and turn a place and some metres by it."""
    raw = Raw(name="fuzz", crs=content.decode("utf-8", "replace"))
    with refusing(VectorFault):
        system = crs_of(raw, Asked())
        shapes = np.array([shapely.Point(25, 58), shapely.Point(5e5, 6.4e6)], dtype=object)
        for shape in shapes:
            with refusing(VectorFault):
                to_degrees(np.array([shape]), system, Asked())


def table_encoding(content: bytes) -> None:
    """Find the encoding of a .dbf, beside a .cpg before it or none."""
    cpg, parted, dbf = content.partition(BESIDE)
    with refusing(VectorFault):
        found = encoding_of(dbf if parted else cpg, cpg if parted else None, None)
        codecs.lookup(found)
        dbf.decode(found, "replace")


def kind_of_file(content: bytes) -> None:
    """Say what a file is."""
    for ending in (*ENDINGS, ".txt", ""):
        with refusing(VectorFault):
            if agreed_kind(ending, content) != ENDINGS[ending]:
                raise AssertionError(f"{ending} is read as something else")


def about_parquet(content: bytes) -> bytes:
    """Make a Parquet file whose words about its geometry are these; leave one that is one."""
    import pyarrow as pa  # noqa: PLC0415  an extra
    from pyarrow import parquet  # noqa: PLC0415

    if re.match(rb"PAR[1E]", content):
        return content
    out = io.BytesIO()
    table = pa.table({"geometry": [POINT, None], "a": [1, 2]})
    parquet.write_table(table.replace_schema_metadata({"geo": content}), out)
    return out.getvalue()


TARGETS: dict[str, Target] = {
    "geojson": layer_file(".geojson"),
    "geopackage": layer_file(".gpkg"),
    "geoparquet": layer_file(".parquet", made=about_parquet),
    "kml": layer_file(".kml"),
    "flatgeobuf": layer_file(".fgb"),
    "shapefile": layer_file(".shp", ".shx", ".dbf", ".prj", ".cpg"),
    "wkb": binary_shape,
    "crs": coordinate_system,
    "dbf": table_encoding,
    "kind": kind_of_file,
}
