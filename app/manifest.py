"""What went into a run and what came out, hash by hash."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from posturemap.claims.reading.file import file_bytes
from posturemap.errors import CheckError, InputError

MANIFEST = "manifest.json"
_VERSIONS = ("fiona", "folium", "geopandas", "numpy", "pyproj", "shapely")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The hashes of one run.

    Parameters
    ----------
    inputs, outputs
        File name to hex SHA-256; an output's name is its path inside the folder, with ``/``.
    versions
        posturemap and the libraries whose versions can change an output's bytes.
    options
        What the run was asked for, such as the as-of date.
    """

    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    versions: Mapping[str, str]
    options: Mapping[str, str | None]


def digest(content: bytes) -> str:
    """Return the hex SHA-256 of bytes."""
    return hashlib.sha256(content).hexdigest()


def make_manifest(
    inputs: Mapping[str, str], outputs: Mapping[str, bytes], options: Mapping[str, str | None]
) -> Manifest:
    """Hash a run's outputs and note its inputs and versions.

    Parameters
    ----------
    inputs
        Name to hex SHA-256.
    outputs
        Path inside the folder, with ``/``, to content.
    options
        What the run was asked for.
    """
    return manifest_of(inputs, {name: digest(one) for name, one in outputs.items()}, options)


def manifest_of(
    inputs: Mapping[str, str], outputs: Mapping[str, str], options: Mapping[str, str | None]
) -> Manifest:
    """As `make_manifest`, of outputs that are hashed already."""
    return Manifest(
        inputs=dict(inputs),
        outputs=dict(outputs),
        versions={name: version(name) for name in ("posturemap", *_VERSIONS)},
        options=dict(options),
    )


def manifest_text(manifest: Manifest) -> str:
    """Write a manifest as JSON with sorted keys and a final newline."""
    fields = {
        "inputs": manifest.inputs,
        "options": manifest.options,
        "outputs": manifest.outputs,
        "versions": manifest.versions,
    }
    return json.dumps(fields, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of an output folder.

    Raises
    ------
    CheckError
        The folder has no manifest, or one that is not as `manifest_text` writes it.
    """
    content = run_bytes(folder, MANIFEST)
    try:
        fields = json.loads(content)
        held = {key: fields[key] for key in Manifest.__dataclass_fields__}
    except (ValueError, KeyError, TypeError, RecursionError):
        held = {}
    if not held or not all(_holds_texts(one, none=key == "options") for key, one in held.items()):
        raise CheckError(
            f"{folder / MANIFEST}: not a manifest of posturemap; run `posturemap build` again"
        )
    return Manifest(**held)


def _holds_texts(held: Any, *, none: bool) -> bool:
    """Tell an object of texts; one of them may be None where it was not chosen."""
    return isinstance(held, dict) and all(
        isinstance(value, str) or (none and value is None) for value in held.values()
    )


def run_bytes(folder: Path, name: str) -> bytes:
    """Read a file of an output folder, which may be anybody's: never a pipe, never past a link.

    Parameters
    ----------
    folder
        The output folder.
    name
        Path inside it, with ``/``.

    Raises
    ------
    CheckError
        It is not there, is no regular file of this folder, or is too large.
    """
    path = folder / name
    try:
        linked = path.is_symlink() or not path.resolve().is_relative_to(folder.resolve())
        what = f"{path}: is a link, no regular file" if linked else None
        content = b"" if linked else file_bytes(path, InputError)
    except InputError as error:
        what = str(error)
    except (OSError, RuntimeError, ValueError):  # such as a circle of links
        what = f"{path}: cannot be opened"
    if what is None:
        return content
    raise CheckError(f"{what}; wanted as a run has it, name a folder that `posturemap build` wrote")


def read_unchanged(folder: Path, name: str, manifest: Manifest) -> bytes:
    """Read a file of an output folder, as the manifest has it.

    Parameters
    ----------
    folder, name
        As for `run_bytes`.
    manifest
        The folder's.

    Raises
    ------
    CheckError
        It is not there, or has changed since.
    """
    content = run_bytes(folder, name)
    if digest(content) != manifest.outputs.get(name):
        raise CheckError(
            f"{folder / name}: changed since it was written; "
            "build again, or name the folder as it was"
        )
    return content
