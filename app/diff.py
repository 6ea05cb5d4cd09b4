"""What changed between two runs: claims and features that came, went or changed."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from posturemap.claims import Claim, read_claims
from posturemap.errors import CheckError
from posturemap.history import (
    Followed,
    Key,
    changed_fields,
    in_words,
    keyed,
    read_history,
    stated,
)
from posturemap.layerfile import read_features
from posturemap.manifest import read_manifest, run_bytes
from posturemap.report import escape


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
    seen
        Days of the first and last map that had a claim of the old run, by id, as far as known.
    earlier
        Claims that were withdrawn before the old run, where the new one follows it (`--since`).
    """

    added: tuple[Claim, ...]
    withdrawn: tuple[Claim, ...]
    changed: tuple[tuple[Claim, Claim, tuple[str, ...]], ...]
    features: Mapping[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]
    seen: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    earlier: tuple[Followed, ...] = ()


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
        changed=tuple((a, b, names) for a, b in both if (names := changed_fields(a, b))),
        seen=_seen(old, before.values()),
        earlier=_earlier(old, new),
        features={name: _features(old, new, name) for name in _layer_names(old, new)},
    )


def _claims(folder: Path) -> dict[Key, Claim]:
    path = folder / "claims.jsonl"
    if not path.is_file():
        raise CheckError(f"{path}: not there; name a folder that `posturemap build` wrote")
    return keyed(read_claims(path))


def _seen(folder: Path, claims: Iterable[Claim]) -> dict[str, tuple[str, str]]:
    """Give the first and last day of each claim of a build, by id, as far as they are known."""
    try:
        day = read_manifest(folder).options.get("as_of")
        known = {one.id: (one.first_seen, one.last_seen) for one in read_history(folder)}
    except CheckError:
        return {}
    return {claim.id: known.get(claim.id, (day, day)) for claim in claims if day}


def _earlier(old: Path, new: Path) -> tuple[Followed, ...]:
    """Give the claims that were gone before the older of two builds."""
    try:
        gone = {one.id for one in read_history(old) if one.withdrawn}
        return tuple(one for one in read_history(new) if one.withdrawn and one.id in gone)
    except CheckError:
        return ()


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
            seen = difference.seen if heading == "Withdrawn" else {}
            lines += ["", f"## {heading}", "", *(_line(claim, seen) for claim in claims)]
    if difference.changed:
        lines += ["", "## Changed", "", *_changes(difference)]
    if difference.earlier:
        lines += ["", "## Withdrawn before", "", *map(_tombstone, difference.earlier)]
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


def _line(claim: Claim, seen: Mapping[str, tuple[str, str]]) -> str:
    days = seen.get(claim.id)
    known = f", on the map from {days[0]} to {days[1]}" if days else ""
    return f"- {escape(claim.article)}, {claim.type}: “{escape(claim.quote)}”{known}"


def _tombstone(one: Followed) -> str:
    seen = f"on the map from {one.first_seen} to {one.last_seen}"
    why = escape(one.withdrawn or "")
    return f"- {escape(one.article)}, {one.type}: “{escape(one.quote)}”, {seen}: {why}"


def _changes(difference: Difference) -> Iterator[str]:
    for old, new, names in difference.changed:
        yield _line(new, {})
        for name in names:
            was, now = (escape(in_words(stated(claim, name))) for claim in (old, new))
            yield f"  - {name}: {was} → {now}"


def _rows(difference: Difference) -> Iterator[str]:
    for layer, (new, gone, changed) in difference.features.items():
        if new or gone or changed:
            yield f"| {layer} | {len(new)} | {len(gone)} | {len(changed)} |"
