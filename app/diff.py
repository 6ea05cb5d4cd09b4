"""What changed between two runs: claims and features that came, went or changed."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from posturemap.claims import Claim, read_claims
from posturemap.errors import CheckError
from posturemap.layerfile import read_features
from posturemap.manifest import run_bytes
from posturemap.report import escape

_IDENTITY = frozenset(
    {"id", "start", "end", "prefix", "suffix", "features", "confidence", "doubts"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two runs side by side.

    Parameters
    ----------
    added, withdrawn
        Claims that only the new or only the old run has; a claim is known by article and quote.
    changed
        Claims of both runs, with the names of the fields that differ.
    features
        Layer to the ids of features that are new, gone and changed.
    """

    added: tuple[Claim, ...]
    withdrawn: tuple[Claim, ...]
    changed: tuple[tuple[Claim, Claim, tuple[str, ...]], ...]
    features: Mapping[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]


def compare_runs(old: Path | str, new: Path | str) -> Difference:
    """Compare two output folders.

    Parameters
    ----------
    old, new
        Folders that `posturemap build` wrote.

    Raises
    ------
    CheckError
        A folder lacks what a run writes.
    """
    old, new = Path(old), Path(new)
    before, after = _claims(old), _claims(new)
    both = [(before[key], after[key]) for key in before if key in after]
    return Difference(
        added=tuple(claim for key, claim in after.items() if key not in before),
        withdrawn=tuple(claim for key, claim in before.items() if key not in after),
        changed=tuple((a, b, names) for a, b in both if (names := _changed_fields(a, b))),
        features={name: _features(old, new, name) for name in _layer_names(old, new)},
    )


def _claims(folder: Path) -> dict[tuple[str, str, int], Claim]:
    """Key claims by article, quote and how often the quote has come before."""
    path = folder / "claims.jsonl"
    if not path.is_file():
        raise CheckError(f"{path}: not there; name a folder that `posturemap build` wrote")
    keyed: dict[tuple[str, str, int], Claim] = {}
    count: Counter[tuple[str, str]] = Counter()
    for claim in read_claims(path):
        known = claim.article, claim.quote
        keyed[*known, count[known]] = claim
        count[known] += 1
    return keyed


def _changed_fields(old: Claim, new: Claim) -> tuple[str, ...]:
    names = (name for name in Claim.__dataclass_fields__ if name not in _IDENTITY)
    return tuple(name for name in names if _stated(old, name) != _stated(new, name))


def _stated(claim: Claim, name: str) -> object:
    """Return a field without offsets, which move when the article changes elsewhere."""
    if name == "places":
        return [(p.text, p.name, p.country, p.kind) for p in claim.places]
    return getattr(claim, name)


def _layer_names(old: Path, new: Path) -> list[str]:
    return sorted({path.stem for folder in (old, new) for path in folder.glob("layers/*.geojson")})


def _features(
    old: Path, new: Path, layer: str
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    before, after = _by_id(old, layer), _by_id(new, layer)
    return (
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(before.keys() - after.keys())),
        tuple(sorted(key for key in before.keys() & after.keys() if before[key] != after[key])),
    )


def _by_id(folder: Path, layer: str) -> dict[str, Any]:
    path = folder / "layers" / f"{layer}.geojson"
    if not os.path.lexists(path):
        return {}
    features = read_features(run_bytes(folder, f"layers/{layer}.geojson"), path)
    return {feature["id"]: feature for feature in features}


def difference_text(difference: Difference) -> str:
    """Write a comparison as Markdown."""
    counts = [len(difference.added), len(difference.withdrawn), len(difference.changed)]
    lines = ["# {} claims added, {} withdrawn, {} changed".format(*counts)]
    for heading, claims in (("Added", difference.added), ("Withdrawn", difference.withdrawn)):
        if claims:
            lines += ["", f"## {heading}", "", *(_line(claim) for claim in claims)]
    if difference.changed:
        lines += ["", "## Changed", "", *_changes(difference)]
    if rows := list(_rows(difference)):
        lines += [
            "",
            "## Features",
            "",
            "| layer | new | gone | changed |",
            "|---|---|---|---|",
            *rows,
        ]
    return "\n".join(lines) + "\n"


def _line(claim: Claim) -> str:
    return f"- {escape(claim.article)}, {claim.type}: “{escape(claim.quote)}”"


def _changes(difference: Difference) -> Iterator[str]:
    for old, new, names in difference.changed:
        yield _line(new)
        for name in names:
            was, now = (escape(str(_stated(claim, name))) for claim in (old, new))
            yield f"  - {name}: {was} → {now}"


def _rows(difference: Difference) -> Iterator[str]:
    for layer, (new, gone, changed) in difference.features.items():
        if new or gone or changed:
            yield f"| {layer} | {len(new)} | {len(gone)} | {len(changed)} |"
