"""Everything that a build writes, file by file."""

import hashlib
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

from posturemap.claims import Article, Project, audit_citations, by_article
from posturemap.claims.record import records_to_text
from posturemap.claims.scratch import scratch, sweep
from posturemap.claims.store import claim_lines
from posturemap.history import HISTORY, corrections, history_text, told
from posturemap.layers import (
    TABLES,
    Posture,
    claims_csv,
    evidence_of,
    layer_csv,
    layer_lines,
    own_geojson,
    qgis_project,
    write_geopackage,
)
from posturemap.manifest import MANIFEST, manifest_of, manifest_text
from posturemap.maps import Cut, VectorTiles, fit_shapes, render_page, tile_looks
from posturemap.maps.marks import symbols_of
from posturemap.plan import Plan
from posturemap.report import report_lines
from posturemap.run import Run
from posturemap.step import Step, nothing
from posturemap.still import still_pictures

_PART = 1 << 20
Parts = Iterable[bytes]
"""A file's content, part by part, so that no file is held whole."""
Put = Callable[[str, Parts], None]
"""Takes the path of a file, with ``/``, and its content, which is there until it returns."""


def make_outputs(plan: Plan, run: Run, put: Put, *, on_step: Step = nothing) -> Mapping[str, str]:
    """Make everything that a plan asks for, a file after the other.

    Parameters
    ----------
    plan
        Says which formats.
    run
        What is drawn, whose words it is, and what the report says of the reading.
    put
        Given each file, the manifest last.
    on_step
        Told which files are done.

    Returns
    -------
    Path inside the folder, with ``/``, to hex SHA-256, the manifest's too.
    """
    made: dict[str, str] = {}
    total = _number(plan, run.posture) + bool(run.account.history)
    for name, parts in _making(plan, run).contents():
        made[name] = _put_hashed(put, name, parts)
        on_step("writing", len(made), total)
    hashes = {article.id: article.sha256 for article in run.articles} | dict(run.account.inputs)
    chosen = {"as_of": run.posture.as_of, "title": run.title}
    chosen |= run.account.guarded.options if run.account.guarded else {}
    manifest = manifest_of(hashes, made, chosen)
    made[MANIFEST] = _put_hashed(put, MANIFEST, [manifest_text(manifest).encode()])
    return made


def _put_hashed(put: Put, name: str, parts: Parts) -> str:
    """Put a file, and give the hash of what was put."""
    found = hashlib.sha256()

    def hashed() -> Iterator[bytes]:
        for part in parts:
            found.update(part)
            yield part

    put(name, hashed())
    return found.hexdigest()


def _number(plan: Plan, posture: Posture) -> int:
    a_layer = len({"geojson", "csv"} & set(plan.formats))
    more = {"html": 1, "gpkg": 2, "csv": 1, "svg": 1, "png": 1}
    own = len(posture.own) if "geojson" in plan.formats else 0
    return 3 + own + a_layer * len(posture.layers) + sum(more.get(one, 0) for one in plan.formats)


def _making(plan: Plan, run: Run) -> "_Making":
    # A reader who saves a layer from the page gets the very file that lies beside it.
    fitted = fit_shapes(run.posture)
    owned = {own.name for own in run.posture.own}
    notes = (*run.account.notes, *(_cut_note(cut, owned) for cut in fitted.cuts))
    return _Making(plan=plan, run=run, fitted=fitted.posture, notes=notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Making:
    """What files are made of: a run, and its posture as a page can carry it."""

    plan: Plan
    run: Run
    fitted: Posture
    notes: Sequence[str]

    def contents(self) -> Iterator[tuple[str, Parts]]:
        """Give the name and content of every output but the manifest."""
        formats = self.plan.formats
        yield from self._ledger()
        yield "report.md", _encoded(self._report())
        yield from self._layers()
        yield from self._tables() if "csv" in formats else ()
        if "html" in formats:
            yield "map.html", [self._page().encode()]
        yield from self._geopackage() if "gpkg" in formats else ()

    def _ledger(self) -> Iterator[tuple[str, Parts]]:
        yield "claims.jsonl", _encoded(claim_lines(self.run.posture.claims))
        yield "articles.jsonl", [records_to_text(self.run.account.records).encode()]
        if self.run.account.history:
            yield HISTORY, [history_text(self.run.account.history).encode()]

    def _report(self) -> Iterator[str]:
        of_article = by_article(self.run.posture.claims)
        lines = report_lines(
            self.run.title,
            self.run.articles,
            self.run.posture,
            account=self.run.account,
            faults=[
                fault
                for article in self.run.articles
                for fault in audit_citations(article, of_article.get(article.id, ()))
            ],
            notes=self.notes,
        )
        guarded = self.run.account.guarded
        return lines if guarded is None else map(guarded.hidden.redact, lines)

    def _layers(self) -> Iterator[tuple[str, Parts]]:
        """Write every layer as GeoJSON, and pictures of them."""
        formats = self.plan.formats
        written: Iterable[tuple[str, Iterable[str]]] = self._geojson()
        if {"svg", "png"} & set(formats):
            held = {name: "".join(lines) for name, lines in written}
            written = ((name, [text]) for name, text in held.items())
        if "geojson" in formats:
            for name, lines in written:
                yield f"layers/{name}.geojson", _encoded(lines)
        if {"svg", "png"} & set(formats):
            told = (self.run.title, self.run.posture.as_of, self.run.account.guarded)
            drawn = still_pictures(formats, held, self.run.account.records, told)
            yield from ((name, [content]) for name, content in drawn.items())

    def _geojson(self) -> Iterator[tuple[str, Iterable[str]]]:
        evidence = evidence_of(self.fitted.claims, self.run.articles)
        for name, gdf in self.fitted.layers.items():
            yield name, layer_lines(name, gdf, evidence=evidence)
        for own in self.run.posture.own:
            yield own.name, [own_geojson(own)]

    def _tables(self) -> Iterator[tuple[str, Parts]]:
        yield "claims.csv", [claims_csv(self.run.posture.claims).encode()]
        for name, gdf in self.run.posture.layers.items():
            yield f"layers/{name}.csv", [layer_csv(gdf).encode()]

    def _page(self) -> str:
        return render_page(
            self.fitted,
            self.run.articles,
            title=self.run.title,
            project=_with_picture(self.plan),
            cautions=self.run.account.cautions,
            tiles=_vector_tiles(self.plan, self.run.posture),
            corrections=[told(one) for one in corrections(self.run.account.history)],
            guarded=self.run.account.guarded,
        )

    def _geopackage(self) -> Iterator[tuple[str, Parts]]:
        posture = self.run.posture
        drawings = symbols_of(posture.layers.values())
        symbols = {code: str(drawing["svg"]) for code, drawing in drawings.items()}
        yield "posture.gpkg", _geopackage(posture, self.run.articles, symbols)
        styled = qgis_project(posture.layers, symbols, title=self.run.title, own=posture.own)
        yield "posture.qgz", [styled]


def _encoded(lines: Iterable[str]) -> Iterator[bytes]:
    return (line.encode() for line in lines)


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


def _geopackage(
    posture: Posture, articles: Sequence[Article], symbols: Mapping[str, str]
) -> Iterator[bytes]:
    """Write the GeoPackage beside nothing, since its library wants a file of its own."""
    shared = Path(tempfile.gettempdir())
    sweep(shared, "geopackage")
    with scratch(shared, "geopackage") as folder:
        path = folder / "posture.gpkg"
        write_geopackage(posture, path, articles=articles, symbols=symbols)
        with path.open("rb") as file:
            yield from iter(partial(file.read, _PART), b"")
