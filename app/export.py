"""The layers of an earlier run as files of another format."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from posturemap.claims import read_claims
from posturemap.claims.record import read_records
from posturemap.errors import CheckError, InputError, ParameterError, SchemaError
from posturemap.folder import publish
from posturemap.layers.formats import FORMATS, WHOLE_FORMATS, convert_layer, convert_run, losses_of
from posturemap.manifest import (
    MANIFEST,
    Manifest,
    digest,
    make_manifest,
    manifest_text,
    read_manifest,
)
from posturemap.step import Step, nothing

_LEDGER = ("claims.jsonl", "articles.jsonl")
_LAYER = re.compile(r"layers/((?!own_)\w+)\.geojson")  # own layers are files of their maker


def export_layers(
    folder: Path | str,
    to: str,
    *,
    out: Path | str | None = None,
    on_loss: Callable[[str], None] | None = None,
    on_step: Step = nothing,
) -> Path:
    """Write the layers of a run in another format, all of them or none.

    Parameters
    ----------
    folder
        What `posturemap build` wrote, with GeoJSON layers.
    to
        ``csv``, ``fgb``, ``kml`` or ``parquet``, a file a layer; ``jsonld`` or ``xlsx``, one file.
    out
        Folder for the files and a manifest that names what they were made from; beside
        the run, under its name and the format's, by default. An earlier export is replaced.
    on_loss
        Told, before anything is written, each thing that the format cannot say.
    on_step
        Told how many layers are written.

    Returns
    -------
    The folder that was written.

    Raises
    ------
    CheckError
        The folder is no run, has no GeoJSON layers, or they have changed since.
    InputError
        The format is unknown, or the output folder holds something else than an export.
    """
    if to not in FORMATS:
        raise ParameterError("to", f"{to!r} is no format, wanted one of {', '.join(FORMATS)}")
    folder = Path(folder)
    texts = read_layers(folder)
    out = Path(out) if out else folder.absolute().with_name(f"{folder.absolute().name}-{to}")
    _refuse_runs(folder, out)
    if on_loss:
        for loss in _losses(folder, texts, to):
            on_loss(loss)
    outputs: dict[str, bytes] = {}
    if to in WHOLE_FORMATS:
        outputs[f"posture.{to}"] = _converted_run(folder, texts, to)
        on_step("converting", 1, 1)
    else:
        for name, text in texts.items():
            outputs[f"{name}.{to}"] = _converted(folder, name, text, to)
            on_step("converting", len(outputs), len(texts))
    read = {f"layers/{name}.geojson": text for name, text in texts.items()}
    if to in WHOLE_FORMATS:
        read |= {name: (folder / name).read_bytes() for name in _LEDGER}
    inputs = {name: digest(content) for name, content in read.items()}
    made = make_manifest(inputs, outputs, {**read_manifest(folder).options, "export": to})
    publish({**outputs, MANIFEST: manifest_text(made).encode()}, out)
    return out


def _refuse_runs(folder: Path, out: Path) -> None:
    """Keep an export from replacing a run, which has a manifest as well."""
    if out.resolve().is_relative_to(folder.resolve()):
        raise InputError(out, f"lies within the run {folder}; choose another folder")
    try:
        there = read_manifest(out)
    except (CheckError, OSError):
        return  # nothing, or what `publish` does not replace
    if "export" not in there.options:
        raise InputError(out, "holds a run of its own; choose another folder")


def read_layers(folder: Path) -> dict[str, bytes]:
    """Read the GeoJSON layers of a run, by name.

    Raises
    ------
    CheckError
        The folder is no run, has no GeoJSON layers, or they have changed since.
    """
    return dict(_layers(folder, read_manifest(folder)))


def _layers(folder: Path, manifest: Manifest) -> Iterator[tuple[str, bytes]]:
    """Give name and content of each layer, as the manifest has them."""
    found = {m[1]: name for name in sorted(manifest.outputs) if (m := _LAYER.fullmatch(name))}
    if not found:
        raise CheckError(
            f"{folder}: has no GeoJSON layers; run `posturemap build` with geojson in --formats"
        )
    for layer, name in found.items():
        yield layer, _unchanged(folder, name, manifest)


def _unchanged(folder: Path, name: str, manifest: Manifest) -> bytes:
    """Read a file of a run, as the manifest has it."""
    try:
        content = (folder / name).read_bytes()
    except OSError as error:
        raise CheckError(
            f"{folder / name}: cannot be read ({error.strerror}), wanted as the manifest "
            "lists it; run `posturemap build` again"
        ) from error
    if digest(content) != manifest.outputs.get(name):
        raise CheckError(f"{folder / name}: changed since; run `posturemap build` again")
    return content


def _losses(folder: Path, texts: Mapping[str, bytes], to: str) -> tuple[str, ...]:
    try:
        return losses_of({name: text.decode() for name, text in texts.items()}, to=to)
    except (SchemaError, UnicodeError) as error:
        raise CheckError(f"{folder}: {error}") from error


def _converted_run(folder: Path, texts: Mapping[str, bytes], to: str) -> bytes:
    manifest = read_manifest(folder)
    for name in _LEDGER:
        _unchanged(folder, name, manifest)
    claims, records = read_claims(folder / _LEDGER[0]), read_records(folder / _LEDGER[1])
    try:
        layers = {name: text.decode() for name, text in texts.items()}
        return convert_run(layers, claims, records, to=to)
    except (SchemaError, UnicodeError) as error:
        raise CheckError(f"{folder}: {error}") from error


def _converted(folder: Path, name: str, content: bytes, to: str) -> bytes:
    try:
        return convert_layer(name, content.decode(), to=to)
    except (SchemaError, UnicodeError) as error:
        raise CheckError(f"{folder / 'layers' / name}.geojson: {error}") from error
