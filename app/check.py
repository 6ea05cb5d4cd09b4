"""Hold an output folder against its manifest, and its quotes against each other."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from posturemap.claims import Article, Claim, InputFile, find_inputs, read_claims
from posturemap.claims.record import read_records
from posturemap.errors import PosturemapError
from posturemap.folder import files_in
from posturemap.gather import Files
from posturemap.layers import TABLES
from posturemap.manifest import MANIFEST, Manifest, digest, read_manifest


def check_folder(folder: Path | str, articles: Files = ()) -> tuple[str, ...]:
    """Find everything that is wrong in an output folder.

    Parameters
    ----------
    folder
        What `posturemap build` wrote.
    articles
        The articles of that run: files, folders and patterns. With them every quote is looked up
        in its article; without them the quotes in the layers and the GeoPackage are held against
        the claims.

    Returns
    -------
    A sentence a fault, each with the file it is about; empty when all is right.

    Raises
    ------
    CheckError
        The folder has no readable manifest.
    """
    folder = Path(folder)
    manifest = read_manifest(folder)
    faults = list(_changed(folder, manifest))
    whole = [folder / name for name in sorted(manifest.outputs) if (folder / name).is_file()]
    if (listed := folder / "claims.jsonl") not in whole:
        return tuple(faults) or (f"{listed}: not in the manifest, so no quote can be checked",)
    try:
        claims = read_claims(listed)
    except PosturemapError as error:
        return (*faults, str(error))
    faults += _recorded(folder / "articles.jsonl", manifest, claims)
    quotes = {claim.id: claim.quote for claim in claims}
    faults += _geopackage(folder / "posture.gpkg", quotes)
    for path in whole:
        if path.suffix == ".geojson":
            faults += _layer(path, quotes)
    named = find_inputs(articles)
    faults += map(str, named.faults)
    for file in named.files:
        faults += _anchored(file, manifest, claims)
    return tuple(faults)


def _recorded(path: Path, manifest: Manifest, claims: Sequence[Claim]) -> Iterator[str]:
    """Hold the reading record against the articles and the claims of the run."""
    if path.name not in manifest.outputs or not path.is_file():
        return
    try:
        records = {record.id: record for record in read_records(path)}
    except PosturemapError as error:
        yield str(error)
        return
    articles = {name for name in manifest.inputs if "/" not in name}
    for name in sorted(articles ^ records.keys()):
        yield f"{path}: article {name} is here or in the manifest, not in both"
    count = Counter(claim.article for claim in claims)
    for name, record in records.items():
        if record.claims != count[name]:
            yield f"{path}: {name} has {record.claims} claims, claims.jsonl has {count[name]}"


def _changed(folder: Path, manifest: Manifest) -> Iterator[str]:
    present = files_in(folder) - {MANIFEST}
    for name, wanted in sorted(manifest.outputs.items()):
        if name not in present:
            yield f"{folder / name}: missing, wanted as the manifest lists it"
        elif not (folder / name).is_file():
            yield f"{folder / name}: is no regular file, wanted as the manifest lists it"
        elif (found := digest((folder / name).read_bytes())) != wanted:
            yield f"{folder / name}: changed, sha256 is {found[:12]}…, wanted {wanted[:12]}…"
    for name in sorted(present - set(manifest.outputs)):
        yield f"{folder / name}: not in the manifest"


def _layer(path: Path, quotes: Mapping[str, str]) -> Iterator[str]:
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        ids = [feature["id"] for feature in features]
    except (ValueError, KeyError, TypeError, RecursionError):
        yield f"{path}: no GeoJSON feature collection whose features have ids"
        return
    if twice := sorted({one for one in ids if ids.count(one) > 1}):
        yield f"{path}: feature {twice[0]} is there twice"
    wanted = set(TABLES[path.stem].columns) - {"id"} if path.stem in TABLES else set()
    for feature in features:
        yield from (f"{path}: feature {feature['id']} {why}" for why in _wrong(feature, wanted))
        yield from (f"{path}: {why}" for why in _misquotes(feature, quotes))


def _wrong(feature: Mapping[str, Any], wanted: set[str]) -> Iterator[str]:
    if lacking := sorted(wanted - set(feature.get("properties") or {})):
        yield f"lacks the property {lacking[0]}"
    if not feature.get("geometry"):
        yield "has no geometry"


def _misquotes(feature: Mapping[str, Any], quotes: Mapping[str, str]) -> Iterator[str]:
    for evidence in (feature.get("properties") or {}).get("evidence", ()):
        claim = evidence.get("claim")
        if claim not in quotes:
            yield f"feature {feature['id']} rests on claim {claim}, which claims.jsonl lacks"
        elif evidence.get("quote") != quotes[claim]:
            yield f"feature {feature['id']} quotes claim {claim} otherwise than claims.jsonl"


def _geopackage(path: Path, quotes: Mapping[str, str]) -> Iterator[str]:
    if not path.is_file():
        return
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            found = dict(database.execute("SELECT id, quote FROM claims"))
    except sqlite3.Error as error:
        yield f"{path}: no GeoPackage with a table of claims ({error})"
        return
    for claim in sorted(quotes.keys() | found.keys()):
        if quotes.get(claim) != found.get(claim):
            yield f"{path}: quotes claim {claim} otherwise than claims.jsonl, or not at all"


def _anchored(file: InputFile, manifest: Manifest, claims: Sequence[Claim]) -> Iterator[str]:
    try:
        articles = file.read()
    except PosturemapError as error:
        if file.id in manifest.inputs:  # else the run could not read it either, and said so
            yield str(error)
        return
    for article in articles:
        known = _id_in_run(article, manifest)
        if known is None:
            yield f"{file.path}: is not an article of this run, or has changed since"
        for claim in claims:
            if claim.article == (known or article.id):
                yield from _misquoted(file.path, article, claim)


def _id_in_run(article: Article, manifest: Manifest) -> str | None:
    """Give the id that the run knew an article by: its own, or one that the project gave it."""
    if manifest.inputs.get(article.id) == article.sha256:
        return article.id
    renamed = [name for name, sha256 in manifest.inputs.items() if sha256 == article.sha256]
    return renamed[0] if len(renamed) == 1 else None


def _misquoted(path: Path, article: Article, claim: Claim) -> Iterator[str]:
    found = article.text[claim.start : claim.end]
    if found != claim.quote:
        yield (
            f"{path}: claim {claim.id} quotes “{claim.quote}”, but characters {claim.start} to "
            f"{claim.end} read “{found}”"
        )
