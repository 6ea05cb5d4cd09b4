"""The layers of an earlier run as files of another format."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from posturemap.claims import Claim, read_claims
from posturemap.claims.guard import Guarded, Withheld
from posturemap.claims.record import Record, read_records
from posturemap.errors import CheckError, InputError, PageError, ParameterError, SchemaError
from posturemap.folder import publish
from posturemap.layerfile import read_features
from posturemap.layers import is_own
from posturemap.layers.formats import FORMATS, WHOLE_FORMATS, convert_layer, convert_run, losses_of
from posturemap.manifest import (
    MANIFEST,
    Manifest,
    digest,
    make_manifest,
    manifest_text,
    read_manifest,
    read_unchanged,
)
from posturemap.maps import names_withheld
from posturemap.step import Step, nothing
from posturemap.tiles import tile_outputs

_LEDGER = ("claims.jsonl", "articles.jsonl")
_LAYER = re.compile(r"layers/(\w+)\.geojson")
TILES = "pmtiles"


def export_layers(
    folder: Path | str,
    to: str,
    *,
    out: Path | str | None = None,
    force: bool = False,
    on_loss: Callable[[str], None] | None = None,
    on_step: Step = nothing,
) -> Path:
    """Write the layers of a run in another format, all of them or none.

    Parameters
    ----------
    folder
        What `posturemap build` wrote, with GeoJSON layers.
    to
        ``csv``, ``fgb``, ``kml`` or ``parquet``, a file a layer; ``jsonld`` or ``xlsx``, one file;
        ``pmtiles``, an archive of vector tiles, and a page that reads it. Own layers are in all of
        them but ``jsonld``, which has claims only.
    out
        Folder for the files and a manifest that names what they were made from; beside
        the run, under its name and the format's, by default. An earlier export is replaced.
    force
        Replace files of an earlier export that somebody has changed since.
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
    if to not in (*FORMATS, TILES):
        wanted = ", ".join((*FORMATS, TILES))
        raise ParameterError("to", f"{to!r} is no format, wanted one of {wanted}")
    folder = Path(folder)
    manifest = read_manifest(folder)
    layers = dict(_layers(folder, manifest, own=True))
    run = _Run(folder=folder, manifest=manifest, layers=layers)
    out = Path(out) if out else folder.absolute().with_name(f"{folder.absolute().name}-{to}")
    _refuse_runs(folder, out)
    if on_loss:
        for loss in _losses(run, to):
            on_loss(loss)
    outputs = _outputs(run, to, on_step)
    made = make_manifest(run.inputs(to), outputs, {**run.manifest.options, "export": to})
    publish({**outputs, MANIFEST: manifest_text(made).encode()}, out, force=force)
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """The run that is exported.

    Parameters
    ----------
    folder, manifest
        Where it is, and what it holds.
    layers
        Name to GeoJSON.
    """

    folder: Path
    manifest: Manifest
    layers: Mapping[str, bytes]

    def ledger(self) -> dict[str, bytes]:
        """Read claims and records, as the manifest has them."""
        return {name: read_unchanged(self.folder, name, self.manifest) for name in _LEDGER}

    def inputs(self, to: str) -> dict[str, str]:
        """Name what an export is made from, with its hashes."""
        read = {f"layers/{name}.geojson": text for name, text in self.layers.items()}
        read |= self.ledger() if to in WHOLE_FORMATS else {}
        return {name: digest(content) for name, content in read.items()}


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


def read_layers(folder: Path, *, own: bool = False) -> dict[str, bytes]:
    """Read the GeoJSON layers of a run, by name.

    Parameters
    ----------
    folder
        What `posturemap build` wrote.
    own
        Whether layers of the map's maker are wanted too.

    Raises
    ------
    CheckError
        The folder is no run, has no GeoJSON layers, or they have changed since.
    """
    return dict(_layers(folder, read_manifest(folder), own=own))


def _layers(folder: Path, manifest: Manifest, *, own: bool) -> Iterator[tuple[str, bytes]]:
    """Give name and content of each layer, as the manifest has them."""
    named = ((name, _LAYER.fullmatch(name)) for name in sorted(manifest.outputs))
    found = {m[1]: name for name, m in named if m and (own or not is_own(m[1]))}
    if not found:
        raise CheckError(
            f"{folder}: has no GeoJSON layers; run `posturemap build` with geojson in --formats"
        )
    for layer, name in found.items():
        yield layer, read_unchanged(folder, name, manifest)


def _outputs(run: _Run, to: str, on_step: Step) -> dict[str, bytes]:
    """Write everything of an export."""
    if to == TILES:
        as_of, guarded = run.manifest.options["as_of"] or "", _guarded(run)
        for name, content in run.layers.items():
            _text(run.folder, name, content)
        return tile_outputs(run.layers, as_of=as_of, guarded=guarded, on_step=on_step)
    if to not in WHOLE_FORMATS:
        return _each(run, to, on_step)
    outputs = {f"posture.{to}": _whole(run, to)}
    on_step("converting", 1, 1)
    return outputs


def _guarded(run: _Run) -> Guarded | None:
    """Tell what the run's publisher holds back, by its manifest and what its page lacks."""
    told = Guarded.of(run.manifest.options)
    if told is None or "map.html" not in run.manifest.outputs:
        return told
    page = read_unchanged(run.folder, "map.html", run.manifest).decode(errors="replace")
    try:
        return replace(told, hidden=Withheld(tuple(sorted(names_withheld(page)))))
    except PageError as error:
        raise CheckError(f"{run.folder}: {error}") from error


def _losses(run: _Run, to: str) -> tuple[str, ...]:
    if to == TILES:
        return ("shapes: what a unit of a tile cannot show; quotes of a feature beyond the third",)
    layers = {name: _text(run.folder, name, content) for name, content in run.layers.items()}
    try:
        return losses_of(layers, to=to)
    except SchemaError as error:
        raise CheckError(f"{run.folder}: {error}") from error


def _whole(run: _Run, to: str) -> bytes:
    """Write all layers and the ledger as one file."""
    claims, records = read_ledger(run.folder)
    layers = {name: _text(run.folder, name, content) for name, content in run.layers.items()}
    try:
        return convert_run(layers, claims, records, to=to)
    except SchemaError as error:
        raise CheckError(f"{run.folder}: {error}") from error


def _each(run: _Run, to: str, on_step: Step) -> dict[str, bytes]:
    """Write each layer as a file."""
    outputs: dict[str, bytes] = {}
    for name, content in run.layers.items():
        text = _text(run.folder, name, content)
        try:
            outputs[f"{name}.{to}"] = convert_layer(name, text, to=to)
        except SchemaError as error:
            raise CheckError(f"{run.folder / 'layers' / name}.geojson: {error}") from error
        on_step("converting", len(outputs), len(run.layers))
    return outputs


def _text(folder: Path, name: str, content: bytes) -> str:
    """Give the text of a layer that is one."""
    read_features(content, folder / "layers" / f"{name}.geojson")
    return content.decode()


def read_ledger(folder: Path) -> tuple[tuple[Claim, ...], tuple[Record, ...]]:
    """Read the claims and the reading record of a run.

    Raises
    ------
    CheckError
        The folder is no run, or they have changed since.
    """
    manifest = read_manifest(folder)
    for name in _LEDGER:
        read_unchanged(folder, name, manifest)
    return read_claims(folder / _LEDGER[0]), read_records(folder / _LEDGER[1])
