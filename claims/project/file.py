"""Read a project file, and the articles that it names."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from posturemap.claims.article import Article
from posturemap.claims.ids import path_ids, renamed
from posturemap.claims.inputs import InputFile, OnFault, find_inputs, report
from posturemap.claims.read import SAID
from posturemap.claims.tomlfile import Where, line_of, read_toml
from posturemap.errors import ArticleError, ProjectError

from .guardfaults import guard_faults
from .project import ArticleRow, ClaimChoice, Project, Reliability


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


def read_project(path: Path | str, *, outside: bool = False) -> Project:
    """Read and check a project file.

    Parameters
    ----------
    path
        The file.
    outside
        Let it name files outside its folder, and links that lead there: whoever wrote it chooses
        then what of this machine a map shows.

    Raises
    ------
    ProjectError
        It cannot be read, is no TOML, has a wrong, unknown or missing key, or names a file or a
        source that is not there, or a file outside its folder; says the line and what was wanted.
    """
    path = Path(path)
    project, lines = read_toml(path, Project, ProjectError)
    if project.folder:
        raise ProjectError(path, "folder is no key here", line=line_of(lines, ("folder",)))
    project = replace(project, folder=str(path.parent))
    for where, what in (*(() if outside else _outside(project)), *_faults(project)):
        raise ProjectError(path, what, line=line_of(lines, where))
    return project


def _outside(project: Project) -> Iterator[tuple[Where, str]]:
    """Yield the paths that leave the project's folder, by name or by a link."""
    root = Path(project.folder).resolve()
    for where, written in _written(project):
        patterned = "*" in written and where[0] == "article"
        if Path(written).is_absolute() or (patterned and ".." in Path(written).parts):
            yield where, f"path {written!r:.80} {_LEAVES}"
            continue
        try:
            paths = _matching(project, written) if patterned else [project.path(written)]
            stays = all(path.resolve().is_relative_to(root) for path in paths)
        except (ValueError, NotImplementedError, OSError, RuntimeError):
            continue  # no pattern, or a circle of links: named with the other faults
        if not stays:
            yield where, f"path {written!r:.80} {_LEAVES}"


_LEAVES = "leads out of the project's folder; put the file there, or say --outside"


def _written(project: Project) -> Iterator[tuple[Where, str]]:
    """Yield every path that a project file names."""
    for index, row in enumerate(project.article):
        yield ("article", index, "path"), row.path
    yield from ((("register", "files"), name) for name in project.register.files)
    rows = project.claims.file if isinstance(project.claims, ClaimChoice) else project.claims
    yield from ((("claims", index, "path"), row.path) for index, row in enumerate(rows))
    yield from ((("layer", index, "file"), row.file) for index, row in enumerate(project.layer))
    if project.review is not None:
        yield ("review",), project.review
    if project.model is not None:
        yield ("model", "readings"), project.model.readings
        if project.model.prompt is not None:
            yield ("model", "prompt"), project.model.prompt


def _faults(project: Project) -> Iterator[tuple[Where, str]]:
    names = [row.name for row in project.source]
    ids = Counter(row.id for row in project.article)
    for index, row in enumerate(project.article):
        for key, what in _row_faults(project, row, names, ids):
            yield ("article", index, key), what
    yield from _missing(project)
    yield from guard_faults(project)
    first: dict[str, int] = {}
    for index, name in enumerate(names):
        if first.setdefault(name, index) != index:
            yield ("source", index, "name"), f"source {name!r:.80} is listed twice"


def _missing(project: Project) -> Iterator[tuple[Where, str]]:
    """Yield the files of the register and of claims that are not there."""
    for name in project.register.files:
        if not project.path(name).is_file():
            yield ("register", "files"), f"{name!r:.80} is no file"
    for index, path in enumerate(project.claim_files):
        if not path.is_file():
            yield ("claims", index, "path"), f"path {path.name!r} is no file"


def _row_faults(
    project: Project, row: ArticleRow, names: list[str], ids: Counter[str | None]
) -> Iterator[tuple[str, str]]:
    try:
        files = _files(project, row)
    except (ValueError, NotImplementedError, OSError):
        yield "path", f"path {row.path!r:.80} is no pattern; wanted one such as articles/*.txt"
        return
    if not files:
        yield "path", f"path {row.path!r:.80} fits no file"
    if row.id is not None and len(files) > 1:
        yield "id", "one id cannot name several files; leave it out"
    elif row.id is not None and ids[row.id] > 1:
        yield "id", f"id {row.id!r:.80} is given twice; change one of them"
    if row.source is not None and row.source not in names:
        listed = f"wanted one of {', '.join(names):.400}" if names else "no [[source]] is listed"
        yield "source", f"source {row.source!r:.80} is not listed; {listed}"


def _files(project: Project, row: ArticleRow) -> list[Path]:
    if "*" in row.path:
        return _matching(project, row.path)
    path = project.path(row.path)
    return [file.path for file in find_inputs(path).files] if path.is_dir() else [path]


def _matching(project: Project, pattern: str) -> list[Path]:
    """Give the files that fit a pattern, which with leave may be absolute."""
    anchor = Path(pattern).anchor
    root = Path(anchor or project.folder)
    return [file for file in sorted(root.glob(pattern.removeprefix(anchor))) if file.is_file()]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectInput:
    """A file that a project names.

    Parameters
    ----------
    file
        To be read as the project says.
    row
        Its row.
    """

    file: InputFile
    row: ArticleRow


def project_inputs(project: Project) -> tuple[ProjectInput, ...]:
    """Find the files of a project's rows, with what it says of each.

    Raises
    ------
    ProjectError
        A file is named twice.
    """
    return tuple(
        ProjectInput(file=InputFile(path=path, id=name, said=_said(row)), row=row)
        for row, path, name in _named(project)
    )


def project_articles(
    project: Project, *, on_fault: OnFault | None = None
) -> Iterator[ProjectArticle]:
    """Read a project's articles, one after the other.

    Parameters
    ----------
    project
        As `read_project` made it.
    on_fault
        Called with what cannot be read, which is left out; None raises it.

    Raises
    ------
    ArticleError
        An article cannot be read, and there is no `on_fault`.
    ProjectError
        A file is named twice.
    """
    taken: set[str] = set()
    for one in project_inputs(project):
        try:
            found = one.file.read()
        except ArticleError as error:
            report(error, on_fault)
            continue
        reliability = reliability_of(project, one.row)
        for article in renamed(found, taken):
            taken.add(article.id)
            yield ProjectArticle(article=article, path=one.file.path, reliability=reliability)


def _named(project: Project) -> Iterator[tuple[ArticleRow, Path, str]]:
    """Give each file its row and the id of its article."""
    rows: dict[Path, tuple[ArticleRow, Path]] = {}
    for row in project.article:
        for path in _files(project, row):
            if path.absolute() in rows:
                raise ProjectError(path, "is named by two rows of the project; leave one out")
            rows[path.absolute()] = row, path
    given = {row.id for row, _ in rows.values() if row.id is not None}
    ids = path_ids([path for path, (row, _) in rows.items() if row.id is None], given)
    unnamed = iter(ids)
    for row, path in rows.values():
        yield row, path, row.id or next(unnamed)


def _said(row: ArticleRow) -> dict[str, str]:
    """Give what the project says in the place of what the file says."""
    return {key: value for key in SAID if (value := getattr(row, key))}


def reliability_of(project: Project, row: ArticleRow) -> Reliability:
    """Give the reliability of an article's source.

    A source is found by the row's `source`, else by its `url` and `publisher`. What a file says
    about itself, in a header, a page or its first lines, gives it no reliability: its writer could
    say anything.

    Parameters
    ----------
    project
        Lists the sources.
    row
        The file's row of the project.
    """
    if row.source is not None:
        return next(s.reliability for s in project.source if s.name == row.source)
    fitting = (s for s in project.source if s.fits(url=row.url, publisher=row.publisher))
    found = next(fitting, None)
    return found.reliability if found else "F"
