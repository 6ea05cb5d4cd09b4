"""An earlier run as one still picture."""

import json
import tempfile
from pathlib import Path

from posturemap.errors import CheckError, InputError
from posturemap.export import read_layers
from posturemap.manifest import read_manifest
from posturemap.maps.figure import figure_svg

TITLE = "NATO in the Baltics"


def write_figure(folder: Path | str, out: Path | str, *, title: str = TITLE) -> None:
    """Draw a run's layers as SVG.

    Parameters
    ----------
    folder
        What `posturemap build` wrote, with GeoJSON layers.
    out
        The picture, with the ending ``.svg``; one that is there is replaced.
    title
        Stands above the map.

    Raises
    ------
    CheckError
        The folder is no run, has no GeoJSON layers, or they have changed since.
    InputError
        The picture cannot be written, or not in that format.
    """
    folder, out = Path(folder), Path(out)
    if out.suffix.lower() != ".svg":
        raise InputError(out, "has no format that figures have, wanted a name that ends in .svg")
    if out.resolve().is_relative_to(folder.resolve()):
        raise InputError(out, f"lies within the run {folder}; choose a place outside")
    as_of = read_manifest(folder).options.get("as_of")
    texts = read_layers(folder)
    try:
        layers = {name: json.loads(content)["features"] for name, content in texts.items()}
        text = figure_svg(layers, title=title, as_of=as_of)
    except (ValueError, KeyError, TypeError) as error:
        raise CheckError(
            f"{folder}: a layer is not as posturemap writes it; run `posturemap build` again"
        ) from error
    _write(out, text.encode())


def _write(out: Path, content: bytes) -> None:
    """Write beside the target first, so that a picture is whole or not there."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".figure-", dir=out.parent) as staging:
            part = Path(staging) / out.name
            part.write_bytes(content)
            part.replace(out)
    except OSError as error:
        raise InputError(out, f"cannot be written ({error.strerror}); choose another") from error
