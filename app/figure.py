"""An earlier run as one still picture."""

from collections.abc import Callable, Mapping
from pathlib import Path

from posturemap.claims.guard import guarded_line
from posturemap.claims.record import read_records
from posturemap.claims.whole import write_whole
from posturemap.errors import CheckError, InputError, ParameterError
from posturemap.export import read_layers
from posturemap.layerfile import read_features
from posturemap.manifest import read_manifest, read_unchanged
from posturemap.maps import USUAL_TITLE
from posturemap.maps.figure import SIZES, Size, figure_svg, picture_pdf, picture_png
from posturemap.still import name_of
from posturemap.target import is_sealed, refuse_target, sealed

# What stands below the end of each format is passed over by its readers.
_FORMATS: Mapping[str, Callable[[str, Size], bytes]] = {
    ".svg": lambda svg, _: svg.encode(),
    ".pdf": lambda svg, size: picture_pdf(svg, size) + b"\n%",
    ".png": picture_png,
}


def write_figure(
    folder: Path | str,
    out: Path | str,
    *,
    title: str | None = None,
    size: str = "slide",
    force: bool = False,
) -> None:
    """Draw a run's layers as SVG, PDF or PNG.

    Parameters
    ----------
    folder
        What `posturemap build` wrote, with GeoJSON layers.
    out
        The picture, with the ending ``.svg``, ``.pdf`` or ``.png``; one that posturemap drew
        before is replaced.
    title
        Stands above the map; None takes the run's own.
    size
        feed (1200 by 630 pixels), column (85 mm wide), slide (16 to 9) or poster (A2).
    force
        Replace a picture of somebody else, or one that was changed since.

    Raises
    ------
    CheckError
        The folder is no run, has no GeoJSON layers, or they have changed since.
    InputError
        The picture cannot be written, or not in that format, or would replace somebody's work.
    PageError
        PDF and PNG need the extra `figure`, which is not installed.
    ParameterError
        There is no such size.
    """
    folder, out = Path(folder), Path(out)
    picture = _FORMATS.get(out.suffix.lower())
    if picture is None:
        wanted = "wanted a name that ends in .svg, .pdf or .png"
        raise InputError(out, f"has no format that figures have, {wanted}")
    if size not in SIZES:
        raise ParameterError("size", f"{size!r} is none, wanted one of {', '.join(SIZES)}")
    if out.resolve().is_relative_to(folder.resolve()):
        raise InputError(out, f"lies within the run {folder}; choose a place outside")
    refuse_target(out, is_ours=is_sealed, force=force)
    content = sealed(picture(_drawn(folder, title, SIZES[size]), SIZES[size]))
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(out, f"cannot be written ({error.strerror}); choose another") from error
    write_whole(out, content)


def _drawn(folder: Path, title: str | None, size: Size) -> str:
    manifest = read_manifest(folder)
    texts = read_layers(folder)
    layers = {
        name: read_features(content, folder / "layers" / f"{name}.geojson")
        for name, content in texts.items()
    }
    read_unchanged(folder, "articles.jsonl", manifest)
    sources = [name_of(one) for one in read_records(folder / "articles.jsonl")]
    as_of = manifest.options.get("as_of")
    title = title if title is not None else manifest.options.get("title") or USUAL_TITLE
    guarded = guarded_line(manifest.options)
    notes = (guarded,) if guarded else ()
    try:
        return figure_svg(layers, title=title, as_of=as_of, sources=sources, notes=notes, size=size)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise CheckError(
            f"{folder}: a layer is not as posturemap writes it; run `posturemap build` again"
        ) from error
