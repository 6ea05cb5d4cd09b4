"""From what a person names to files: files, folders, patterns and standard input."""

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from glob import glob, has_magic
from pathlib import Path

from posturemap.errors import ArticleError

from .article import Article
from .ids import path_ids, renamed
from .read import ENDINGS, SUPPORTED, as_said, check_ending, read_content
from .reading.file import file_bytes, too_large
from .reading.limits import limits

OnFault = Callable[[ArticleError], None]
STANDARD_INPUT = Path("-")
_NAMED = Path("standard-input")
_MARKUP = re.compile(rb"\s*<(?:!doctype|!--|\?xml|[a-z][a-z0-9]{0,9}[\s>/])", re.IGNORECASE)
_RUN = frozenset({"inputs", "options", "outputs", "versions"})


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """One file to read.

    Parameters
    ----------
    path
        As messages name it.
    id
        Id of its article; those of a table's rows are numbered behind it.
    content
        What came by standard input; None where the file is read from disk.
    said
        Title, author, publisher, url and date as the project file has them, in the place of what
        the file says.
    """

    path: Path
    id: str
    content: bytes | None = None
    said: Mapping[str, str] = field(default_factory=dict)

    def read(self) -> tuple[Article, ...]:
        """Read its articles.

        Raises
        ------
        ArticleError
            As `read_article`.
        """
        return self.read_from(self.load())

    def load(self) -> bytes:
        """Give what is to be read; raises `ArticleError` where it cannot be opened."""
        if self.content is None:
            check_ending(self.path)
            return file_bytes(self.path)
        if len(self.content) > limits().most:
            raise too_large(self.path)
        return self.content

    def read_from(self, content: bytes) -> tuple[Article, ...]:
        """Read its articles from its bytes; see `read`."""
        ending = self.path.suffix.lower()
        if self.content is not None:
            ending = ".html" if _MARKUP.match(content) else ".txt"
        read = read_content(content, ending, self.path, article_id=self.id)
        return tuple(as_said(article, self.said, "project file") for article in read)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """What of a folder is no article.

    Parameters
    ----------
    path
        The folder, as the user named it.
    what
        How many files, of which kinds.
    """

    path: Path
    what: str

    def __str__(self) -> str:
        return f"{self.path}: {self.what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What was named, found.

    Parameters
    ----------
    files
        Each once, in the order in which they were named; those of a folder or pattern sorted.
    faults
        What was named and is not there.
    passed_over
        The files of folders that are no articles.
    """

    files: tuple[InputFile, ...] = ()
    faults: tuple[ArticleError, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()


def find_inputs(named: Path | str | Iterable[Path | str], *, taken: Collection[str] = ()) -> Inputs:
    """Find the files that are meant.

    Parameters
    ----------
    named
        Files; folders, which are gone through with all that is below them; patterns such as
        ``*.html``; ``-`` for standard input. Links that lead out of a named folder are not
        followed, and neither names that begin with a dot, the parts of a saved web page
        (``page_files``) nor the outputs of an earlier run are articles.
    taken
        Ids that other articles have.

    Returns
    -------
    Files, each with the id of its article: the file's stem, or as much of its path as tells it
    from others of the same stem.
    """
    if isinstance(named, str | Path):
        named = (named,)
    found: dict[Path, Path] = {}
    faults: list[ArticleError] = []
    passed: list[PassedOver] = []
    for one in map(Path, named):
        try:
            for path in _files(one, passed):
                found.setdefault(path if path == STANDARD_INPUT else path.absolute(), path)
        except ArticleError as error:
            faults.append(error)
    ids = path_ids([_NAMED if one == STANDARD_INPUT else one for one in found], taken)
    files = tuple(_input(path, name) for path, name in zip(found.values(), ids, strict=True))
    return Inputs(files=files, faults=tuple(faults), passed_over=tuple(passed))


def _files(named: Path, passed: list[PassedOver]) -> Iterable[Path]:
    if named == STANDARD_INPUT:
        return (named,)
    if named.is_dir():
        return _of_folder(named, passed)
    if has_magic(str(named)) and not named.exists():
        matched = [Path(name) for name in sorted(glob(str(named), recursive=True))]  # noqa: PTH207  a pattern may be absolute
        if not matched:
            raise ArticleError(named, "no file fits this pattern; look at the folder and the name")
        return [path for path in matched if not path.is_dir()]
    return (named,)


def _of_folder(folder: Path, passed: list[PassedOver]) -> list[Path]:
    files: list[Path] = []
    others: Counter[str] = Counter()
    root = folder.resolve()
    for path in _walk(folder, others):
        if path.is_symlink() and not path.resolve().is_relative_to(root):
            others["links that lead out of the folder"] += 1
        elif path.suffix.lower() in ENDINGS:
            files.append(path)
        else:
            others[path.suffix.lower() or "without ending"] += 1
    if others:
        kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(others.items()))
        what = f"passed over what is no article ({kinds})"
        passed.append(PassedOver(path=folder, what=what))
    if not files:
        raise ArticleError(folder, f"no article in this folder; wanted {SUPPORTED}")
    return files


def _walk(folder: Path, others: Counter[str]) -> Iterator[Path]:
    """Go through a folder in the order of its names; folders behind links are not entered."""

    def shut(_: OSError) -> None:
        others["folders that cannot be opened"] += 1

    for where, folders, names in os.walk(folder, onerror=shut):
        if links := sum((Path(where) / name).is_symlink() for name in folders):
            others["links to folders"] += links
        pages = {name.rpartition(".")[0] for name in names}
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and not (name.endswith("_files") and name.removesuffix("_files") in pages)
            and not _is_run(Path(where) / name)
        )
        if not _is_run(Path(where)):
            yield from (Path(where) / name for name in sorted(names) if not name.startswith("."))


def _is_run(folder: Path) -> bool:
    """Tell a folder that a build wrote by its manifest."""
    manifest = folder / "manifest.json"
    try:
        return manifest.is_file() and set(json.loads(manifest.read_bytes())) == _RUN
    except (OSError, ValueError, TypeError, RecursionError):
        return False


def _input(path: Path, article_id: str) -> InputFile:
    if path != STANDARD_INPUT:
        return InputFile(path=path, id=article_id)
    content = sys.stdin.buffer.read(limits().most + 1)
    return InputFile(path=_NAMED, id=article_id, content=content)


def read_articles(
    named: Path | str | Iterable[Path | str], *, on_fault: OnFault | None = None
) -> tuple[Article, ...]:
    """Read the articles of files, folders and patterns.

    Parameters
    ----------
    named
        As `find_inputs`. A table of an archive gives an article a row with text.
    on_fault
        Called with what cannot be read, which is left out; None raises it.

    Returns
    -------
    In the order of the files, each with an id of its own.

    Raises
    ------
    ArticleError
        A file cannot be read, and there is no `on_fault`.
    """
    found = find_inputs(named)
    for fault in found.faults:
        report(fault, on_fault)
    read: list[Article] = []
    for file in found.files:
        try:
            read += file.read()
        except ArticleError as error:
            report(error, on_fault)
    return tuple(renamed(read))


def report(fault: ArticleError, on_fault: OnFault | None) -> None:
    """Hand a fault on, or raise it where nobody takes it."""
    if on_fault is None:
        raise fault
    on_fault(fault)
