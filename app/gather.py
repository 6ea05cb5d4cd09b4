"""The articles of a run with what they claim: those that can be read, and what cannot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from posturemap.claims import Article, Claim, Project, find_inputs
from posturemap.claims.extract import extract
from posturemap.claims.extract.cache import Cache
from posturemap.claims.extract.many import extract_files
from posturemap.claims.ids import renamed
from posturemap.claims.inputs import InputFile, PassedOver
from posturemap.claims.project import ProjectInput, project_inputs, reliability_of
from posturemap.errors import ArticleError, ArticlesError
from posturemap.step import Step, nothing

BRIEFING = Path(__file__).with_name("data") / "briefing.txt"
Files = Path | str | Sequence[Path | str]
Named = Files | Article | Sequence[Path | str | Article]


class Reading(NamedTuple):
    """How files are read: how many processes share them, and what keeps what they read."""

    jobs: int = 1
    cache: Cache | None = None
    strict: bool = False
    on_step: Step = nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One article of a run.

    Parameters
    ----------
    article, claims
        As read and extracted.
    path
        Its file; of an article that was handed over, its id.
    reliability
        Of its source; F where the project does not say.
    """

    article: Article
    claims: tuple[Claim, ...]
    path: Path
    reliability: str = "F"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What was named, read.

    Parameters
    ----------
    read
        Articles in order of id.
    unread
        What could not be read, and why.
    passed_over
        The files of folders that are no articles.
    """

    read: tuple[Read, ...]
    unread: tuple[ArticleError, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()


def gather(project: Project, named: Named = (), reading: Reading | None = None) -> Gathered:
    """Read the project's articles and those that are named, or else the briefing.

    Parameters
    ----------
    project
        As `read_project` made it.
    named
        Files, folders, patterns and ``-``, as `find_inputs` takes them, and articles; a file that
        the project names too is read once, as the project says.
    reading
        How; with `strict` what cannot be read ends the run.

    Raises
    ------
    ArticleError
        Nothing can be read, or `strict` is set and something cannot; every fault is named.
    """
    reading = reading or Reading()
    paths, articles = _apart(named)
    rows = {one.file.path.absolute(): one for one in project_inputs(project)}
    if not rows and not paths and not articles:
        paths = [BRIEFING]
    found = find_inputs(paths, taken={one.file.id for one in rows.values()})
    others = [file for file in found.files if file.path.absolute() not in rows]
    faults = list(found.faults)
    read = list(_handed_over(articles))
    files = [*(one.file for one in rows.values()), *others]
    for number, done in enumerate(extract_files(files, jobs=reading.jobs, cache=reading.cache), 1):
        reading.on_step("reading", number, len(files))
        faults += [done.fault] if done.fault else []
        read += _of_file(project, rows, done.file, done.extracted)
    refuse(faults, anything=bool(read), strict=reading.strict)
    read, copies = _once(_distinct(read))
    return Gathered(
        read=tuple(sorted(read, key=lambda one: one.article.id)),
        unread=tuple(faults),
        passed_over=(*found.passed_over, *copies),
    )


def _apart(named: Named) -> tuple[list[Path | str], list[Article]]:
    """Tell what is to be read from what is read already."""
    if isinstance(named, Path | str | Article):
        named = (named,)
    paths = [one for one in named if not isinstance(one, Article)]
    return paths, [one for one in named if isinstance(one, Article)]


def _handed_over(articles: Sequence[Article]) -> list[Read]:
    return [
        Read(article=article, claims=extract(article), path=Path(article.id))
        for article in articles
    ]


def _of_file(
    project: Project,
    rows: Mapping[Path, ProjectInput],
    file: InputFile,
    extracted: Sequence[tuple[Article, tuple[Claim, ...]]],
) -> list[Read]:
    row = rows.get(file.path.absolute())
    return [
        Read(
            article=article,
            claims=claims,
            path=file.path,
            reliability=reliability_of(project, row.row) if row else "F",
        )
        for article, claims in extracted
    ]


def _distinct(read: Sequence[Read]) -> list[Read]:
    """Give articles that were handed over, or come from tables, ids that no other has."""
    articles = renamed([one.article for one in read])
    return [
        one
        if article is one.article
        else replace(
            one,
            article=article,
            claims=tuple(replace(claim, article=article.id) for claim in one.claims),
        )
        for one, article in zip(read, articles, strict=True)
    ]


def _once(read: Sequence[Read]) -> tuple[list[Read], list[PassedOver]]:
    """Take of articles with the same letters the first; a copy says nothing of its own."""
    first: dict[str, Read] = {}
    copies: list[PassedOver] = []
    for one in read:
        known = first.setdefault(one.article.sha256, one)
        if known is not one:
            what = f"says the same, letter for letter, as {known.article.id}; read once"
            copies.append(PassedOver(path=one.path, what=what))
    return list(first.values()), copies


def refuse(faults: Sequence[ArticleError], *, anything: bool, strict: bool) -> None:
    """End a run of which nothing, or with `strict` not everything, can be read.

    Raises
    ------
    ArticleError
        That is so; all faults are named.
    """
    if faults and (strict or not anything):
        raise ArticlesError(faults) if len(faults) > 1 else faults[0]
