"""Everything that a build writes, as bytes by name."""

import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

from posturemap.account import Account
from posturemap.claims import Article, Project, audit_citations
from posturemap.claims.record import records_to_text
from posturemap.claims.scratch import scratch, sweep
from posturemap.claims.store import claims_to_text
from posturemap.history import HISTORY, corrections, history_text, told
from posturemap.layers import (
    TABLES,
    Posture,
    claims_csv,
    evidence_of,
    layer_csv,
    layer_geojson,
    own_geojson,
    qgis_project,
    write_geopackage,
)
from posturemap.manifest import MANIFEST, make_manifest, manifest_text
from posturemap.maps import Cut, VectorTiles, fit_shapes, render_page, tile_looks
from posturemap.maps.marks import symbols_of
from posturemap.plan import Plan
from posturemap.report import report_text
from posturemap.step import Step, nothing
from posturemap.still import still_pictures


def make_outputs(
    plan: Plan,
    posture: Posture,
    articles: Sequence[Article],
    *,
    title: str,
    account: Account,
    on_step: Step = nothing,
) -> Mapping[str, bytes]:
    """Write everything that a plan asks for into memory.

    Parameters
    ----------
    plan
        Says which formats.
    posture, articles
        What is drawn, and whose words it is.
    title
        The map's.
    account
        What the report says of the reading.
    on_step
        Told which files are done.

    Returns
    -------
    Path inside the folder, with ``/``, to content; the manifest last.
    """
    outputs: dict[str, bytes] = {}
    total = _number(plan, posture) + bool(account.history)
    for name, content in _contents(plan, posture, articles, title, account):
        outputs[name] = content
        on_step("writing", len(outputs), total)
    hashes = {article.id: article.sha256 for article in articles} | dict(account.inputs)
    manifest = make_manifest(hashes, outputs, {"as_of": posture.as_of, "title": title})
    outputs[MANIFEST] = manifest_text(manifest).encode()
    return outputs


def _number(plan: Plan, posture: Posture) -> int:
    a_layer = len({"geojson", "csv"} & set(plan.formats))
    more = {"html": 1, "gpkg": 2, "csv": 1, "svg": 1, "png": 1}
    own = len(posture.own) if "geojson" in plan.formats else 0
    return 3 + own + a_layer * len(posture.layers) + sum(more.get(one, 0) for one in plan.formats)


def _contents(
    plan: Plan,
    posture: Posture,
    articles: Sequence[Article],
    title: str,
    account: Account,
) -> Iterator[tuple[str, bytes]]:
    """Give the name and content of every output."""
    faults = [f for article in articles for f in audit_citations(article, posture.claims)]
    # A reader who saves a layer from the page gets the very file that lies beside it.
    fitted = fit_shapes(posture)
    owned = {own.name for own in posture.own}
    notes = [*account.notes, *(_cut_note(cut, owned) for cut in fitted.cuts)]
    yield from _ledger(posture, account)
    report = report_text(title, articles, posture, account=account, faults=faults, notes=notes)
    yield "report.md", report.encode()
    texts = _geojson(plan, replace(fitted.posture, own=posture.own), articles)
    if "geojson" in plan.formats:
        yield from ((f"layers/{name}.geojson", text.encode()) for name, text in texts.items())
    told_as = {"title": title, "as_of": posture.as_of}
    yield from still_pictures(plan.formats, texts, account.records, **told_as).items()
    if "csv" in plan.formats:
        yield "claims.csv", claims_csv(posture.claims).encode()
        for name, gdf in posture.layers.items():
            yield f"layers/{name}.csv", layer_csv(gdf).encode()
    if "html" in plan.formats:
        put_right = [told(one) for one in corrections(account.history)]
        page = render_page(
            fitted.posture,
            articles,
            title=title,
            project=_with_picture(plan),
            cautions=account.cautions,
            tiles=_vector_tiles(plan, posture),
            corrections=put_right,
        )
        yield "map.html", page.encode()
    if "gpkg" in plan.formats:
        drawings = symbols_of(posture.layers.values())
        symbols = {code: str(drawing["svg"]) for code, drawing in drawings.items()}
        yield "posture.gpkg", _geopackage(posture, articles, symbols)
        yield "posture.qgz", qgis_project(posture.layers, symbols, title=title, own=posture.own)


def _geojson(plan: Plan, posture: Posture, articles: Sequence[Article]) -> Mapping[str, str]:
    """Write every layer as GeoJSON, where the plan's formats need it."""
    if not {"geojson", "svg", "png"} & set(plan.formats):
        return {}
    evidence = evidence_of(posture.claims, articles)
    layers = {
        name: layer_geojson(name, gdf, evidence=evidence) for name, gdf in posture.layers.items()
    }
    return {**layers, **{own.name: own_geojson(own) for own in posture.own}}


def _with_picture(plan: Plan) -> Project:
    """Name the picture that lies beside the page to feeds, where the page's address is known."""
    share = plan.project.share
    if share is None or share.address is None or share.picture or "png" not in plan.formats:
        return plan.project
    picture = urljoin(share.address, "map.png")
    return replace(plan.project, share=replace(share, picture=picture))


def _vector_tiles(plan: Plan, posture: Posture) -> VectorTiles | None:
    """Say what the page does with vector tiles; None where nobody asks for them."""
    if plan.ground is None and plan.tiles_url is None:
        return None
    names = [*TABLES, *(own.name for own in posture.own)]
    looks = tile_looks(names, posture.own) if plan.tiles_url else ()
    return VectorTiles(ground=plan.ground == "pmtiles", url=plan.tiles_url, looks=looks)


def _ledger(posture: Posture, account: Account) -> Iterator[tuple[str, bytes]]:
    yield "claims.jsonl", claims_to_text(posture.claims).encode()
    yield "articles.jsonl", records_to_text(account.records).encode()
    if account.history:
        yield HISTORY, history_text(account.history).encode()


def _cut_note(cut: Cut, own: Collection[str]) -> str:
    """Say what the page lacks of a layer; the file of an own layer is written whole."""
    file = f"layers/{cut.layer}.geojson"
    cut_too, whole = (
        ("", f"{file} and posture.gpkg have")
        if cut.layer in own
        else (
            f" and {file}",
            "posture.gpkg has",
        )
    )
    return (
        f"{cut.layer}: lines and areas of map.html{cut_too} are within {cut.tolerance_m:g} m of "
        f"their source, with {cut.after:,} of {cut.before:,} vertices; {whole} them all"
    )


def _geopackage(posture: Posture, articles: Sequence[Article], symbols: Mapping[str, str]) -> bytes:
    """Write the GeoPackage beside nothing, since its library wants a file of its own."""
    shared = Path(tempfile.gettempdir())
    sweep(shared, "geopackage")
    with scratch(shared, "geopackage") as folder:
        path = folder / "posture.gpkg"
        write_geopackage(posture, path, articles=articles, symbols=symbols)
        return path.read_bytes()
