"""The articles of a run: those that can be read, and what cannot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from posturemap.claims import (
    Article,
    Project,
    ProjectArticle,
    find_inputs,
    project_articles,
)
from posturemap.claims.ids import renamed
from posturemap.claims.inputs import PassedOver
from posturemap.errors import ArticleError, ArticlesError

BRIEFING = Path(__file__).with_name("data") / "briefing.txt"
Named = Path | str | Sequence[Path | str]


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

    read: tuple[ProjectArticle, ...]
    unread: tuple[ArticleError, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()


def gather(project: Project, named: Named = (), *, strict: bool = False) -> Gathered:
    """Read the project's articles and those that are named, or else the briefing.

    Parameters
    ----------
    project
        As `read_project` made it.
    named
        Files, folders, patterns and ``-``, as `find_inputs` takes them; a file that the project
        names too is read once, as the project says.
    strict
        Whether what cannot be read ends the run.

    Raises
    ------
    ArticleError
        Nothing can be read, or `strict` is set and something cannot; every fault is named.
    """
    faults: list[ArticleError] = []
    read = list(project_articles(project, on_fault=faults.append))
    if not read and not faults and not named:
        named = BRIEFING
    known = {one.path.absolute() for one in read}
    found = find_inputs(named, taken={one.article.id for one in read})
    faults += found.faults
    for file in found.files:
        if file.path.absolute() in known:
            continue
        try:
            articles = _apart(file.read(), read)
        except ArticleError as error:
            faults.append(error)
        else:
            read += [ProjectArticle(article=article, path=file.path) for article in articles]
    refuse(faults, anything=bool(read), strict=strict)
    return Gathered(
        read=tuple(sorted(read, key=lambda one: one.article.id)),
        unread=tuple(faults),
        passed_over=found.passed_over,
    )


def _apart(articles: Sequence[Article], read: Iterable[ProjectArticle]) -> list[Article]:
    return list(renamed(articles, {one.article.id for one in read}))


def refuse(faults: Sequence[ArticleError], *, anything: bool, strict: bool) -> None:
    """End a run of which nothing, or with `strict` not everything, can be read.

    Raises
    ------
    ArticleError
        That is so; all faults are named.
    """
    if faults and (strict or not anything):
        raise ArticlesError(faults) if len(faults) > 1 else faults[0]
