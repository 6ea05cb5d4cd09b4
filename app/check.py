"""Hold an output folder against its manifest, and its files against each other."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from posturemap.claims import Article, Claim, InputFile, find_inputs, read_claims
from posturemap.claims.guard import guarded_line
from posturemap.claims.record import Record, read_records
from posturemap.errors import CheckError, PosturemapError
from posturemap.folder import files_in
from posturemap.gather import Files
from posturemap.layerfile import Feature, read_features
from posturemap.layers import TABLES, quotes_in
from posturemap.manifest import MANIFEST, Manifest, digest, make_manifest, read_manifest, run_bytes
from posturemap.shown import (
    UNCHECKED_PAGE,
    UNCHECKED_REPORT,
    Told,
    shown_in_report,
    shown_on_page,
)

_SHOWN = {
    "map.html": (shown_on_page, UNCHECKED_PAGE),
    "report.md": (shown_in_report, UNCHECKED_REPORT),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check found.

    Parameters
    ----------
    faults
        A sentence a fault, each with the file it is about; none when all is right.
    unchecked
        What was not looked at, each with its file, and why.
    guarded
        What the run says that its publisher holds back; None where nothing.
    """

    faults: tuple[str, ...]
    unchecked: tuple[str, ...]
    guarded: str | None = None


def check_folder(folder: Path | str, articles: Files = ()) -> tuple[str, ...]:
    """Find everything that is wrong in an output folder; `check_run` says what it left unchecked.

    Parameters
    ----------
    folder
        What `posturemap build` wrote.
    articles
        The articles of that run: files, folders and patterns. With them every quote is looked up
        in its article; without them what the other files say is held against the claims.

    Returns
    -------
    A sentence a fault, each with the file it is about; empty when all is right.

    Raises
    ------
    CheckError
        The folder has no readable manifest.
    """
    return check_run(folder, articles).faults


def check_run(folder: Path | str, articles: Files = ()) -> Checked:
    """Find everything that is wrong in an output folder, and say what was not looked at.

    Parameters
    ----------
    folder, articles
        As for `check_folder`.

    Raises
    ------
    CheckError
        The folder has no readable manifest.
    """
    folder = Path(folder)
    manifest = read_manifest(folder)
    contents, faults = _contents(folder, manifest)
    listed = folder / "claims.jsonl"
    if listed.name not in contents:
        lacking = f"{listed}: not in the manifest, so no quote can be checked"
        return Checked(faults=tuple(faults) or (lacking,), unchecked=())
    try:
        claims = read_claims(listed)
    except PosturemapError as error:
        return Checked(faults=(*faults, str(error)), unchecked=())
    told = Told(
        manifest=manifest,
        claims=claims,
        records=_records(folder, contents, manifest, claims, faults),
        layers=_layers(folder, contents, claims, faults),
    )
    faults += _geopackage(folder / "posture.gpkg", contents, claims)
    unchecked = [*_shown(folder, contents, told, faults), *_unlooked(contents, articles)]
    faults += _against(articles, manifest, claims)
    return Checked(
        faults=tuple(faults),
        unchecked=tuple(unchecked),
        guarded=guarded_line(manifest.options),
    )


def _contents(folder: Path, manifest: Manifest) -> tuple[dict[str, bytes], list[str]]:
    """Read what the manifest lists and the folder holds, and say how they differ."""
    contents: dict[str, bytes] = {}
    faults: list[str] = []
    present = files_in(folder) - {MANIFEST}
    for name, wanted in sorted(manifest.outputs.items()):
        if name not in present:
            faults.append(f"{folder / name!s:.300}: missing, wanted as the manifest lists it")
            continue
        try:
            content = run_bytes(folder, name)
        except CheckError as error:
            faults.append(str(error))
            continue
        if (found := digest(content)) != wanted:
            said = f"sha256 is {found[:12]}…, wanted {wanted[:12]}…"
            faults.append(f"{folder / name}: changed, {said}")
        contents[name] = content
    faults += [
        f"{folder / name}: not in the manifest" for name in sorted(present - {*manifest.outputs})
    ]
    return contents, faults


def _records(
    folder: Path,
    contents: Mapping[str, bytes],
    manifest: Manifest,
    claims: Sequence[Claim],
    faults: list[str],
) -> tuple[Record, ...]:
    """Hold the reading record against the articles and the claims of the run."""
    path = folder / "articles.jsonl"
    if path.name not in contents:
        return ()
    try:
        read = read_records(path)
    except PosturemapError as error:
        faults.append(str(error))
        return ()
    records = {record.id: record for record in read}
    articles = {name for name in manifest.inputs if "/" not in name}
    faults += [
        f"{path}: article {name:.80} is here or in the manifest, not in both"
        for name in sorted(articles ^ records.keys())
    ]
    count = Counter(claim.article for claim in claims)
    faults += [
        f"{path}: {name:.80} has {record.claims} claims, claims.jsonl has {count[name]}"
        for name, record in records.items()
        if record.claims != count[name]
    ]
    return read


def _layers(
    folder: Path, contents: Mapping[str, bytes], claims: Sequence[Claim], faults: list[str]
) -> dict[str, list[Feature]]:
    """Read the layers that can be read, and say what is wrong with them."""
    quotes = {claim.id: claim.quote for claim in claims}
    layers: dict[str, list[Feature]] = {}
    for name, content in contents.items():
        path = folder / name
        if path.suffix != ".geojson":
            continue
        try:
            features = read_features(content, path)
        except CheckError as error:
            faults.append(str(error))
            continue
        layers[path.stem] = features
        if path.stem not in TABLES:
            continue  # one of the map's maker
        wanted = set(TABLES[path.stem].columns) - {"id"}
        for feature in features:
            faults += [
                f"{path}: feature {feature['id']:.80} {why}" for why in _wrong(feature, wanted)
            ]
            faults += [f"{path}: {why}" for why in _misquotes(feature, quotes)]
    return layers


def _wrong(feature: Feature, wanted: set[str]) -> Iterator[str]:
    if lacking := sorted(wanted - set(feature["properties"])):
        yield f"lacks the property {lacking[0]}"
    if not feature.get("geometry"):
        yield "has no geometry"


def _misquotes(feature: Feature, quotes: Mapping[str, str]) -> Iterator[str]:
    called = f"feature {feature['id']:.80}"
    for evidence in feature["properties"].get("evidence", ()):
        claim = evidence.get("claim")
        if not isinstance(claim, str) or claim not in quotes:
            yield f"{called} rests on claim {claim!s:.80}, which claims.jsonl lacks"
        elif evidence.get("quote") != quotes[claim]:
            yield f"{called} quotes claim {claim:.80} otherwise than claims.jsonl"


def _geopackage(path: Path, contents: Mapping[str, Any], claims: Sequence[Claim]) -> Iterator[str]:
    if path.name not in contents:
        return
    quotes = {claim.id: claim.quote for claim in claims}
    try:
        found = quotes_in(path)
    except PosturemapError as error:
        yield str(error)
        return
    for claim in sorted(quotes.keys() | found.keys()):
        if quotes.get(claim) != found.get(claim):
            yield f"{path}: quotes claim {claim:.80} otherwise than claims.jsonl, or not at all"


def _shown(
    folder: Path, contents: Mapping[str, bytes], told: Told, faults: list[str]
) -> Iterator[str]:
    """Hold what people read against the claims; yield what of it was not looked at."""
    own = make_manifest({}, {}, {}).versions["posturemap"]
    made_by = told.manifest.versions.get("posturemap")
    for name, (look, left) in _SHOWN.items():
        if name not in contents:
            continue
        if made_by != own:
            yield f"{name}: all of it, made by posturemap {made_by!s:.80} and this is {own}"
            continue
        text = contents[name].decode(errors="replace")
        faults += [f"{folder / name}: {fault}" for fault in look(text, told)]
        yield f"{name}: {left}"


def _unlooked(contents: Mapping[str, bytes], articles: Files) -> Iterator[str]:
    if "posture.gpkg" in contents:
        yield "posture.gpkg: all but the quotes of its claims"
    yield from (f"{name}: its content" for name in contents if name.endswith((".qgz", ".csv")))
    if not articles:
        yield "claims.jsonl: whether its quotes stand in the articles"


def _against(articles: Files, manifest: Manifest, claims: Sequence[Claim]) -> Iterator[str]:
    """Look up the quotes of the articles that are named."""
    named = find_inputs(articles)
    yield from map(str, named.faults)
    for file in named.files:
        yield from _anchored(file, manifest, claims)


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
            f"{path}: claim {claim.id:.80} quotes “{claim.quote:.200}”, but characters "
            f"{claim.start} to {claim.end} read “{found:.200}”"
        )
