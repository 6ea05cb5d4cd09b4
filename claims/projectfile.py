"""Read a project file, and the articles that it names."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from posturemap.errors import ProjectError

from .article import Article
from .project import ArticleRow, Project, Reliability
from .read import read_articles
from .tomlfile import Where, line_of, read_toml

# Whoever saves a text writes its header; a page or a document speaks for itself.
_HEADED = frozenset((".txt", ".text", ".md", ".markdown"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectArticle:
    """An article of a project.

    Parameters
    ----------
    article
        With the project's metadata in place of the file's.
    path
        Its file.
    reliability
        Of its source; F where the project does not say.
    """

    article: Article
    path: Path
    reliability: Reliability = "F"


def read_project(path: Path | str) -> Project:
    """Read and check a project file.

    Raises
    ------
    ProjectError
        It cannot be read, is no TOML, has a wrong, unknown or missing key, or names a file or a
        source that is not there; says the line and what was wanted.
    """
    path = Path(path)
    project, lines = read_toml(path, Project, ProjectError)
    if project.folder:
        raise ProjectError(path, "folder is no key here", line=line_of(lines, ("folder",)))
    project = replace(project, folder=str(path.parent))
    for where, what in _faults(project):
        raise ProjectError(path, what, line=line_of(lines, where))
    return project


def _faults(project: Project) -> Iterator[tuple[Where, str]]:
    names = [row.name for row in project.source]
    for index, row in enumerate(project.article):
        for key, what in _row_faults(project, row, names):
            yield ("article", index, key), what
    for name in project.register.files:
        if not project.path(name).is_file():
            yield ("register", "files"), f"{name!r} is no file"
    for index, name in enumerate(names):
        if name in names[:index]:
            yield ("source", index, "name"), f"source {name!r} is listed twice"


def _row_faults(project: Project, row: ArticleRow, names: list[str]) -> Iterator[tuple[str, str]]:
    files = _files(project, row)
    if not files:
        yield "path", f"path {row.path!r} is no file"
    if row.id is not None and len(files) > 1:
        yield "id", "one id cannot name several files; leave it out"
    if row.source is not None and row.source not in names:
        listed = f"wanted one of {', '.join(names)}" if names else "no [[source]] is listed"
        yield "source", f"source {row.source!r} is not listed; {listed}"


def _files(project: Project, row: ArticleRow) -> list[Path]:
    if "*" in row.path:
        return sorted(file for file in Path(project.folder).glob(row.path) if file.is_file())
    file = project.path(row.path)
    return [file] if file.exists() else []


def project_articles(project: Project) -> Iterator[ProjectArticle]:
    """Read a project's articles, one after the other.

    A source is found by the row's `source`, else by its `url` and `publisher`, else by those of a
    text file's header. What a web page or a document says about its own publisher gives it no
    reliability: its writer could say anything.

    Raises
    ------
    ArticleError
        An article cannot be read.
    ProjectError
        Two articles have one id.
    """
    seen: dict[str, Path] = {}
    for row in project.article:
        for path in _files(project, row):
            for read in read_articles(path):
                article = _overridden(read, row)
                if article.id in seen:
                    first = seen[article.id]
                    what = f"article id {article.id!r} is {first}'s too; set id in its row"
                    raise ProjectError(path, what)
                seen[article.id] = path
                reliability = _reliability(project, row, article, path)
                yield ProjectArticle(article=article, path=path, reliability=reliability)


def _overridden(article: Article, row: ArticleRow) -> Article:
    return replace(
        article,
        id=row.id or article.id,
        title=row.title or article.title,
        author=row.author or article.author,
        publisher=row.publisher or article.publisher,
        url=row.url or article.url,
        date=row.date or article.date,
    )


def _reliability(project: Project, row: ArticleRow, article: Article, path: Path) -> Reliability:
    if row.source is not None:
        return next(s.reliability for s in project.source if s.name == row.source)
    headed = path.suffix.lower() in _HEADED
    url = row.url or (article.url if headed else None)
    publisher = row.publisher or (article.publisher if headed else None)
    fitting = (s for s in project.source if s.fits(url=url, publisher=publisher))
    found = next(fitting, None)
    return found.reliability if found else "F"
