"""The whole pipeline on one screen: articles in, a folder of outputs out."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from posturemap.claims import (
    Article,
    Claim,
    Project,
    ProjectArticle,
    audit_citations,
    project_articles,
    read_articles,
)
from posturemap.claims.extract import extract
from posturemap.claims.reading.dates import EARLIEST, LATEST, publication_date
from posturemap.claims.reviewed import Reviewed, apply_review
from posturemap.claims.reviewfile import read_review
from posturemap.claims.store import claims_to_text
from posturemap.errors import InputError
from posturemap.folder import publish, refuse_foreign
from posturemap.layers import (
    Posture,
    Register,
    assemble,
    evidence_of,
    extend_register,
    layer_csv,
    layer_geojson,
    leave_out,
    load_register,
    write_geopackage,
)
from posturemap.manifest import MANIFEST, make_manifest, manifest_text
from posturemap.maps import Cut, fit_shapes, render_page
from posturemap.report import report_text

BRIEFING = Path(__file__).with_name("data") / "briefing.txt"
FORMATS = ("html", "geojson", "gpkg", "csv")
USUAL_FORMATS = ("html", "geojson", "gpkg")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to build a map from.

    Parameters
    ----------
    project
        Title, articles, sources, register additions and choices.
    articles
        Files besides the project's; with none in either place, the built-in briefing is read.
    as_of
        EDTF day to show statuses for; None takes the project's, then the newest article's.
    formats
        Some of `FORMATS`; claims, report and manifest are always written.
    draw_all
        Draw register entries that no claim supports, marked as such.
    """

    project: Project = field(default_factory=Project)
    articles: tuple[Path, ...] = ()
    as_of: str | None = None
    formats: tuple[str, ...] = USUAL_FORMATS
    draw_all: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a build made.

    Parameters
    ----------
    title
        The map's title.
    articles
        As they were read, in order of id.
    posture
        Layers, claims and conflicts.
    outputs
        Path inside the folder, with ``/``, to content; the manifest among them.
    """

    title: str
    articles: tuple[Article, ...]
    posture: Posture
    outputs: dict[str, bytes]


def build_map(plan: Plan, *, out: Path | None = None) -> Run:
    """Read articles, place their claims, and write the map.

    Parameters
    ----------
    plan
        What to build from.
    out
        Folder to write; None writes nothing.

    Raises
    ------
    InputError
        An article, the project file or the output folder is wrong; nothing is written then.
    """
    _check_choices(plan)
    if out is not None:
        refuse_foreign(out)
    read = _read(plan)
    articles = tuple(one.article for one in read)
    reviewed = _reviewed(plan, [c for article in articles for c in extract(article)], articles)
    posture = _assemble(plan, reviewed.claims, read)
    title = plan.project.title or _title(articles)
    notes = _notes(reviewed)
    outputs = {n: text.encode() for n, text in _texts(plan, title, articles, posture, notes)}
    if "gpkg" in plan.formats:
        outputs["posture.gpkg"] = _geopackage(posture, articles)
    manifest = make_manifest(
        {article.id: article.sha256 for article in articles}, outputs, {"as_of": posture.as_of}
    )
    outputs[MANIFEST] = manifest_text(manifest).encode()
    if out is not None:
        publish(outputs, out)
    return Run(title=title, articles=articles, posture=posture, outputs=outputs)


def _check_choices(plan: Plan) -> None:
    if plan.as_of is not None and publication_date(plan.as_of) != plan.as_of:
        wanted = f"a day, month or year from {EARLIEST} to {LATEST}, as 2026-02-19, 2026-02 or 2026"
        raise InputError("--as-of", f"{plan.as_of!r} is no date, wanted {wanted}")
    if unknown := [name for name in plan.formats if name not in FORMATS]:
        raise InputError(
            "--formats", f"{unknown[0]!r} is no format, wanted some of {', '.join(FORMATS)}"
        )


def _read(plan: Plan) -> list[ProjectArticle]:
    """Read the project's articles and the plan's, or else the briefing, in order of id."""
    read = list(project_articles(plan.project))
    paths = plan.articles or (() if read else (BRIEFING,))
    known = {one.article.id: one.path for one in read}
    for path in paths:
        for article in read_articles(path):
            if article.id in known:
                what = f"has the id {article.id!r}, as {known[article.id]} has; rename one of them"
                raise InputError(path, what)
            known[article.id] = path
            read.append(ProjectArticle(article=article, path=path))
    return sorted(read, key=lambda one: one.article.id)


def _title(articles: Sequence[Article]) -> str:
    if len(articles) == 1 and articles[0].title:
        return articles[0].title
    subject = "an article says" if len(articles) == 1 else f"{len(articles)} articles say"
    return f"NATO in the Baltics: what {subject}"


def _reviewed(plan: Plan, claims: Sequence[Claim], articles: Sequence[Article]) -> Reviewed:
    """Put the decisions of the project's review file on the claims."""
    if plan.project.review is None:
        return Reviewed(claims=tuple(claims))
    return apply_review(read_review(plan.project.path(plan.project.review)), claims, articles)


def _notes(reviewed: Reviewed) -> list[str]:
    return [
        *(
            f"the decision on claim {m.decided} is now on {m.claim} ({m.how})"
            for m in reviewed.moved
        ),
        *(f"the decision on claim {u.decided} is on none: {u.reason}" for u in reviewed.unapplied),
    ]


def _texts(
    plan: Plan,
    title: str,
    articles: Sequence[Article],
    posture: Posture,
    notes: Sequence[str],
) -> Iterator[tuple[str, str]]:
    """Give the name and content of every output that is text."""
    faults = [f for article in articles for f in audit_citations(article, posture.claims)]
    # A reader who saves a layer from the page gets the very file that lies beside it.
    fitted = fit_shapes(posture)
    notes = [*notes, *map(_cut_note, fitted.cuts)]
    yield "claims.jsonl", claims_to_text(posture.claims)
    yield "report.md", report_text(title, articles, posture, faults=faults, notes=notes)
    if "geojson" in plan.formats:
        evidence = evidence_of(posture.claims, articles)
        for name, gdf in fitted.posture.layers.items():
            yield f"layers/{name}.geojson", layer_geojson(name, gdf, evidence=evidence)
    if "csv" in plan.formats:
        for name, gdf in posture.layers.items():
            yield f"layers/{name}.csv", layer_csv(gdf)
    if "html" in plan.formats:
        yield "map.html", render_page(fitted.posture, articles, title=title, project=plan.project)


def _cut_note(cut: Cut) -> str:
    return (
        f"{cut.layer}: lines and areas of map.html and layers/{cut.layer}.geojson are within "
        f"{cut.tolerance_m:g} m of their source, with {cut.after:,} of {cut.before:,} vertices; "
        "posture.gpkg has them all"
    )


def _geopackage(posture: Posture, articles: Sequence[Article]) -> bytes:
    """Write the GeoPackage beside nothing, since its library wants a file of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "posture.gpkg"
        write_geopackage(posture, path, articles=articles)
        return path.read_bytes()


def _assemble(plan: Plan, claims: Sequence[Claim], read: Sequence[ProjectArticle]) -> Posture:
    project = plan.project
    posture = assemble(
        claims,
        [one.article for one in read],
        as_of=plan.as_of or project.as_of,
        register=_register(project),
        draw_all=plan.draw_all or project.register.all,
        reliability={one.article.id: one.reliability for one in read},
    )
    return leave_out(posture, project.layers.omit)


def _register(project: Project) -> Register:
    register = load_register()
    for written in project.register.files:
        register = extend_register(register, project.path(written))
    return register
