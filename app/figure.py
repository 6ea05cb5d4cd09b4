"""An earlier run as one still picture."""

from pathlib import Path

from posturemap.claims.whole import write_whole
from posturemap.errors import CheckError, InputError
from posturemap.export import read_layers
from posturemap.layerfile import read_features
from posturemap.manifest import read_manifest
from posturemap.maps.figure import figure_svg
from posturemap.target import is_sealed, refuse_target, sealed

TITLE = "NATO in the Baltics"


def write_figure(
    folder: Path | str, out: Path | str, *, title: str = TITLE, force: bool = False
) -> None:
    """Draw a run's layers as SVG.

    Parameters
    ----------
    folder
        What `posturemap build` wrote, with GeoJSON layers.
    out
        The picture, with the ending ``.svg``; one that posturemap drew before is replaced.
    title
        Stands above the map.
    force
        Replace a picture of somebody else, or one that was changed since.

    Raises
    ------
    CheckError
        The folder is no run, has no GeoJSON layers, or they have changed since.
    InputError
        The picture cannot be written, or not in that format, or would replace somebody's work.
    """
    folder, out = Path(folder), Path(out)
    if out.suffix.lower() != ".svg":
        raise InputError(out, "has no format that figures have, wanted a name that ends in .svg")
    if out.resolve().is_relative_to(folder.resolve()):
        raise InputError(out, f"lies within the run {folder}; choose a place outside")
    refuse_target(out, is_ours=is_sealed, force=force)
    text = _drawn(folder, title)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(out, f"cannot be written ({error.strerror}); choose another") from error
    write_whole(out, sealed(text))


def _drawn(folder: Path, title: str) -> str:
    as_of = read_manifest(folder).options.get("as_of")
    texts = read_layers(folder)
    layers = {
        name: read_features(content, folder / "layers" / f"{name}.geojson")
        for name, content in texts.items()
    }
    try:
        return figure_svg(layers, title=title, as_of=as_of)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise CheckError(
            f"{folder}: a layer is not as posturemap writes it; run `posturemap build` again"
        ) from error
