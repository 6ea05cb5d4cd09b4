"""The whole pipeline on one screen: articles in, a folder of outputs out."""

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from posturemap.account import Account
from posturemap.claims import (
    Article,
    Claim,
    Project,
    ProjectArticle,
    ReviewState,
    audit_citations,
)
from posturemap.claims.extract import extract
from posturemap.claims.reading.dates import EARLIEST, LATEST, publication_date
from posturemap.claims.record import record_of, records_to_text
from posturemap.claims.reviewed import Reviewed, apply_review
from posturemap.claims.reviewfile import read_review
from posturemap.claims.store import claims_to_text
from posturemap.claims.warn import reading_warnings
from posturemap.errors import InputError
from posturemap.folder import publish, refuse_foreign
from posturemap.gather import BRIEFING, Gathered, Named, gather
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

__all__ = ["BRIEFING", "FORMATS", "USUAL_FORMATS", "Plan", "Run", "build_map"]

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
        Files, folders and patterns besides the project's articles, and ``-`` for standard input;
        with none in either place, the built-in briefing is read.
    as_of
        EDTF day to show statuses for; None takes the project's, then the newest article's.
    formats
        Some of `FORMATS`; claims, reading record, report and manifest are always written.
    draw_all
        Draw register entries that no claim supports, marked as such.
    strict
        Refuse to write anything where an article cannot be read; else it is left out and named.
    """

    project: Project = field(default_factory=Project)
    articles: Named = ()
    as_of: str | date | None = None
    formats: tuple[str, ...] = USUAL_FORMATS
    draw_all: bool = False
    strict: bool = False


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
    account
        What was read and what not, and what to know about it.
    """

    title: str
    articles: tuple[Article, ...]
    posture: Posture
    outputs: dict[str, bytes]
    account: Account = field(default_factory=Account)


def build_map(plan: Plan, *, out: Path | str | None = None) -> Run:
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
        No article can be read, or with `strict` not every one; the project file or the output
        folder is wrong. Nothing is written then.
    """
    _check_choices(plan)
    out = None if out is None else Path(out)
    if out is not None:
        refuse_foreign(out)
    gathered = gather(plan.project, plan.articles, strict=plan.strict)
    articles = tuple(one.article for one in gathered.read)
    extracted = [extract(article) for article in articles]
    reviewed = _reviewed(plan, [claim for found in extracted for claim in found], articles)
    judged = [_judged(claim, plan.project.claims.floor) for claim in reviewed.claims]
    posture = _assemble(plan, judged, gathered.read)
    title = plan.project.title or _title(articles)
    account = _account(gathered, extracted, posture.claims)
    texts = _texts(plan, title, articles, posture, account, _notes(reviewed))
    outputs = {name: text.encode() for name, text in texts}
    if "gpkg" in plan.formats:
        outputs["posture.gpkg"] = _geopackage(posture, articles)
    manifest = make_manifest(
        {article.id: article.sha256 for article in articles}, outputs, {"as_of": posture.as_of}
    )
    outputs[MANIFEST] = manifest_text(manifest).encode()
    if out is not None:
        publish(outputs, out)
    return Run(title=title, articles=articles, posture=posture, outputs=outputs, account=account)


def _check_choices(plan: Plan) -> None:
    if plan.as_of is not None and publication_date(str(plan.as_of)) != str(plan.as_of):
        wanted = f"a day, month or year from {EARLIEST} to {LATEST}, as 2026-02-19, 2026-02 or 2026"
        raise InputError("--as-of", f"{str(plan.as_of)!r} is no date, wanted {wanted}")
    if unknown := [name for name in plan.formats if name not in FORMATS]:
        raise InputError(
            "--formats", f"{unknown[0]!r} is no format, wanted some of {', '.join(FORMATS)}"
        )


def _account(
    gathered: Gathered, extracted: Sequence[Sequence[Claim]], claims: Sequence[Claim]
) -> Account:
    """Say what was read: warnings are about what was found, records count what is left of it."""
    count = Counter(claim.article for claim in claims)
    return Account(
        records=tuple(
            record_of(one.article, claims=count[one.article.id]) for one in gathered.read
        ),
        warnings=tuple(
            warning
            for one, found in zip(gathered.read, extracted, strict=True)
            for warning in reading_warnings(one.path, one.article, found)
        ),
        unread=gathered.unread,
        passed_over=gathered.passed_over,
    )


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


def _judged(claim: Claim, floor: float | None) -> Claim:
    """Say again whether a claim is sure: by a person's word, else by the project's floor."""
    if claim.review.state in (ReviewState.ACCEPTED, ReviewState.EDITED):
        return replace(claim, sure=True)
    return claim if floor is None else replace(claim, sure=claim.confidence >= floor)


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
    account: Account,
    notes: Sequence[str],
) -> Iterator[tuple[str, str]]:
    """Give the name and content of every output that is text."""
    faults = [f for article in articles for f in audit_citations(article, posture.claims)]
    # A reader who saves a layer from the page gets the very file that lies beside it.
    fitted = fit_shapes(posture)
    notes = [*notes, *map(_cut_note, fitted.cuts)]
    yield "claims.jsonl", claims_to_text(posture.claims)
    yield "articles.jsonl", records_to_text(account.records)
    yield (
        "report.md",
        report_text(title, articles, posture, account=account, faults=faults, notes=notes),
    )
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
        as_of=str(plan.as_of) if plan.as_of else project.as_of,
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
