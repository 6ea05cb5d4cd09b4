"""Layers of the map's maker in a run: their files read, and what came of them in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from posturemap.claims.ids import distinct
from posturemap.claims.project import LayerRow
from posturemap.errors import VectorError
from posturemap.geo.vectors import Asked, Limits, Source, limits_of, read_vectors
from posturemap.layers import OwnLayer, Wish, own_layers
from posturemap.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a map's maker brings.

    Parameters
    ----------
    layers
        In the order in which they were named, the project's first.
    inputs
        Name to hex SHA-256, for the manifest; no article has a name with ``/``.
    alerts
        What was left out, mended or turned, each with its file.
    """

    layers: tuple[OwnLayer, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
    alerts: tuple[str, ...] = ()


def bring_layers(plan: Plan) -> Brought:
    """Read the files of layers that a plan names.

    Raises
    ------
    VectorError
        One cannot be read or drawn.
    ParameterError
        A bound is none.
    """
    limits = limits_of(plan.layer_limits)
    read = [(_read(path, row, limits), _wish(row)) for path, row in _named(plan)]
    layers = own_layers(read)
    hashes = [(name, held) for source, _ in read for name, held in source.hashes.items()]
    names = distinct(f"layers/{name}" for name, _ in hashes)
    return Brought(
        layers=layers,
        inputs=dict(zip(names, (held for _, held in hashes), strict=True)),
        alerts=tuple(_alerts(layers)),
    )


def _named(plan: Plan) -> Iterator[tuple[Path, LayerRow]]:
    for row in plan.project.layer:
        yield plan.project.path(row.file), row
    listed = {plan.project.path(row.file).absolute() for row in plan.project.layer}
    for path in dict.fromkeys(plan.layer_files):
        if path.absolute() not in listed:
            yield path, LayerRow(file=str(path), crs=plan.layers_crs)


def _read(path: Path, row: LayerRow, limits: Limits) -> Source:
    asked = Asked(
        table=row.table,
        crs=row.crs,
        axes=row.axes,
        encoding=row.encoding,
        repair=row.repair,
        limits=replace(limits, **{str(name): cap for name, cap in row.limits.items()}),
    )
    source = read_vectors(path, asked)
    if not any(len(vectors.rows) for vectors in source.tables):
        told = "; ".join(note for vectors in source.tables for note in vectors.notes[:3])
        why = f" ({told})" if told else ""
        raise VectorError(path, f"has no feature that can be drawn, wanted one{why}")
    for name in (*row.fields, *filter(None, [row.label])):
        if not any(name in vectors.columns for vectors in source.tables):
            there = ", ".join(
                f"{n!r:.80}" for vectors in source.tables for n in vectors.columns[:10]
            )
            raise VectorError(
                path, f"has no property {name!r:.80}, wanted one of {there or 'none'}"
            )
    return source


def _wish(row: LayerRow) -> Wish:
    return Wish(
        title=row.title,
        label=row.label,
        color=row.style.color,
        shape=row.style.shape,
        attribution=row.attribution,
        fields=row.fields,
    )


def _alerts(layers: tuple[OwnLayer, ...]) -> Iterator[str]:
    for layer in layers:
        yield from (f"{layer.file}: {note}" for note in layer.notes)
