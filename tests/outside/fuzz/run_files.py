"""What is fuzzed of run folders: `check` and `diff` read those of anybody."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from posturemap.check import check_run
from posturemap.diff import compare_runs, difference_text
from posturemap.errors import CheckError, InputError, PosturemapError
from posturemap.folder import files_in
from posturemap.history import read_history
from posturemap.layerfile import read_features
from posturemap.layers import quotes_in
from posturemap.manifest import MANIFEST, digest, make_manifest, manifest_text, read_manifest
from posturemap.maps.page.unpack import read_block, read_column

Target = Callable[[bytes], None]
PART = b"\n~~~\n"
"""Parts the files of a folder from each other."""
NAMES = (
    "claims.jsonl",
    "articles.jsonl",
    "layers/battlegroups.geojson",
    "layers/own_depots.geojson",
    "history.jsonl",
    "report.md",
    "map.html",
)
_DEEP = {"Point": 0, "LineString": 1, "MultiPoint": 1, "Polygon": 2, "MultiLineString": 2}


def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="posturemap-fuzz-"))


def whole_run() -> Target:
    """Check and compare a folder whose manifest is true, whatever its files hold."""
    folder = _folder()
    (folder / "layers").mkdir()

    def target(content: bytes) -> None:
        for name in files_in(folder):
            (folder / name).unlink()
        held = dict(zip(NAMES, content.split(PART), strict=False))
        for name, part in held.items():
            (folder / name).write_bytes(part)
        manifest = make_manifest({"a": digest(b"a")}, held, {"as_of": "2026-01-01"})
        (folder / MANIFEST).write_text(manifest_text(manifest), "utf-8")
        faults = check_run(folder).faults
        if any(str(folder) not in fault for fault in faults):
            raise AssertionError(f"a fault without its file: {faults}")
        try:
            found = compare_runs(folder, folder)
        except PosturemapError:
            return
        if (
            found.added
            or found.withdrawn
            or found.changed
            or any(map(any, found.features.values()))
        ):
            raise AssertionError("a folder differs from itself")
        difference_text(found)

    return target


def manifest() -> Target:
    """Read a manifest: names, hashes and choices are text."""
    folder = _folder()

    def target(content: bytes) -> None:
        (folder / MANIFEST).write_bytes(content)
        try:
            found = read_manifest(folder)
        except CheckError:
            return
        manifest_text(found)
        for held in (found.inputs, found.outputs, found.versions):
            if not all(isinstance(one, str) for pair in held.items() for one in pair):
                raise AssertionError(f"no text: {held}")
        check_run(folder)

    return target


def layer(content: bytes) -> None:
    """Read a layer of a run: each feature has an id of its own and lies in degrees."""
    for name in ("battlegroups", "own_depots"):
        try:
            features = read_features(content, Path(f"{name}.geojson"))
        except CheckError:
            continue
        if len({feature["id"] for feature in features}) != len(features):
            raise AssertionError("an id twice")
        for feature in features:
            if shape := feature.get("geometry"):
                _check_positions(shape["coordinates"], _DEEP.get(shape["type"], 3))


def _check_positions(value: list, depth: int) -> None:
    if depth:
        for one in value:
            _check_positions(one, depth - 1)
    elif not (-180 <= value[0] <= 180 and -90 <= value[1] <= 90):
        raise AssertionError(f"{value} is no place")


def history() -> Target:
    """Read a history that its manifest lists."""
    folder = _folder()

    def target(content: bytes) -> None:
        (folder / "history.jsonl").write_bytes(content)
        manifest = make_manifest({}, {"history.jsonl": content}, {})
        (folder / MANIFEST).write_text(manifest_text(manifest), "utf-8")
        try:
            read_history(folder)
        except (CheckError, InputError):
            return

    return target


def package() -> Target:
    """Read the quotes of a run's GeoPackage."""
    path = _folder() / "posture.gpkg"

    def target(content: bytes) -> None:
        path.write_bytes(content)
        try:
            found = quotes_in(path)
        except InputError:
            return
        if not all(isinstance(one, str) for pair in found.items() for one in pair):
            raise AssertionError(f"no text: {found}")

    return target


def block(content: bytes) -> None:
    """Unpack the columns of a page."""
    try:
        head, buffer = read_block(content.decode("utf-8", "surrogateescape"))
        for column in head.values():
            read_column(column, buffer)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        return


TARGETS: dict[str, Target] = {
    "run": whole_run(),
    "manifest": manifest(),
    "layer": layer,
    "history": history(),
    "quotes": package(),
    "block": block,
}
