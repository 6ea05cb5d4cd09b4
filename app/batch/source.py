"""From a source to its articles, one after the other: a tree, a pattern, tables, web archives."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from posturemap.claims.ids import distinct, path_ids
from posturemap.claims.read import ENDINGS
from posturemap.claims.reading.limits import limits
from posturemap.errors import ArticleError, InputError

from .archives import WEB_ARCHIVES, archived_documents
from .documents import Document
from .stores import file_system
from .tables import TABLES, table_rows

_ALL = frozenset((*ENDINGS, *TABLES, *WEB_ARCHIVES))
_RUN = frozenset({"inputs", "options", "outputs", "versions"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Files that hold articles.

    Parameters
    ----------
    files
        File system of fsspec that they lie on.
    paths
        Each once, in the order of the names.
    ids
        Of the articles in them, a file each; what a file holds more of is numbered behind it.
    """

    files: Any
    paths: tuple[str, ...]
    ids: tuple[str, ...]

    def documents(self) -> Iterator[Document | ArticleError]:
        """Give every article, or why one cannot be read, in order; one at a time in memory."""
        taken = set(self.ids)
        for path, article_id in zip(self.paths, self.ids, strict=True):
            try:
                yield from self._of_file(path, article_id, taken)
            except ArticleError as error:
                yield error
            except OSError as error:
                yield ArticleError(path, f"cannot be read: {error.strerror or error}")

    def _of_file(
        self, path: str, article_id: str, taken: set[str]
    ) -> Iterator[Document | ArticleError]:
        kind = ending_of(path)
        if kind in TABLES:
            yield from _numbered(_rows(self.files, path), article_id, taken)
        elif kind in WEB_ARCHIVES:
            yield from _numbered(archived_documents(self.files, path), article_id, taken)
        else:
            if self.files.size(path) > limits().most:
                raise ArticleError(path, f"is larger than {limits().size} MiB; split it")
            content = self.files.cat_file(path)
            yield Document(name=path, id=article_id, ending=kind, content=content)


def open_source(named: str) -> Source:
    """Find the files of a source.

    Parameters
    ----------
    named
        A file, a folder with all that is below it, or a pattern; a path of this machine, or an
        address that fsspec knows. Names that begin with a dot, the parts of a saved web page and
        the outputs of an earlier run are no articles; links that lead out of a folder are not
        followed.

    Raises
    ------
    InputError
        Nothing is there, or nothing that holds articles.
    """
    files, root = file_system(named)
    if any(letter in root for letter in "*?[") and not files.exists(root):
        found = [path for path in files.glob(root) if files.isfile(path)]
    elif files.isdir(root):
        found = _of_folder(files, root)
    else:
        found = [root] if files.exists(root) else []
    paths = sorted(path for path in found if ending_of(path) in _ALL)
    if not paths:
        what = "holds none of them" if found else "is not there"
        raise InputError(named, f"{what}; wanted articles as {', '.join(sorted(_ALL))}")
    ids = path_ids([Path(f"/{path.lstrip('/')}") for path in paths])
    return Source(files=files, paths=tuple(paths), ids=tuple(ids))


def ending_of(path: str) -> str:
    """Give the format that a name says, in small letters: ``.html``, ``.warc.gz``."""
    name = PurePosixPath(path).name.lower()
    return ".warc.gz" if name.endswith(".warc.gz") else PurePosixPath(name).suffix


def _of_folder(files: Any, root: str) -> list[str]:
    found = files.find(root)
    names = {path.removeprefix(root).strip("/") for path in found}
    shut = {str(PurePosixPath(name).parent) for name in names if _is_run(files, root, name)}
    kept = [name for name in names if not _is_aside(name, names) and not _is_below(name, shut)]
    paths = [f"{root.rstrip('/')}/{name}" for name in kept]
    return [path for path in paths if "file" not in files.protocol or _is_within(path, root)]


def _is_within(path: str, root: str) -> bool:
    return Path(path).resolve().is_relative_to(Path(root).resolve())


def _is_aside(name: str, names: set[str]) -> bool:
    """Tell hidden files, and the parts of a web page that a browser saved."""
    parts = PurePosixPath(name).parts
    if any(part.startswith(".") for part in parts):
        return True
    folders = ("/".join(parts[:depth]) for depth in range(1, len(parts)))
    pages = (folder.removesuffix("_files") for folder in folders if folder.endswith("_files"))
    return any(f"{page}{kind}" in names for page in pages for kind in (".html", ".htm", ".xhtml"))


def _is_below(name: str, folders: set[str]) -> bool:
    return any(str(parent) in folders for parent in PurePosixPath(name).parents)


def _is_run(files: Any, root: str, name: str) -> bool:
    """Tell a folder that a build or a batch wrote by its manifest."""
    last = PurePosixPath(name).name
    if last not in ("manifest.json", "_SUCCESS"):
        return False
    try:
        held = json.loads(files.cat_file(f"{root.rstrip('/')}/{name}"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(held, dict) and (set(held) == _RUN or "posturemap" in held)


def _rows(files: Any, path: str) -> Iterator[Document | ArticleError]:
    """Give the rows of a table that have text, each as a line of JSON."""
    for number, row in table_rows(files, path, ending_of(path)):
        if isinstance(row, ArticleError):
            yield row
            continue
        content = json.dumps(row, default=str).encode()
        yield Document(name=f"{path} row {number}", id="", ending=".jsonl", content=content)


def _numbered(
    found: Iterator[Document | ArticleError], article_id: str, taken: set[str]
) -> Iterator[Document | ArticleError]:
    """Name the articles of a file as `read_content` does: by its id, with numbers if several."""
    held: Document | None = None
    number = 0
    for one in found:
        if isinstance(one, ArticleError):
            yield one
            continue
        if held is not None:
            number += 1
            yield _named(held, f"{article_id}-{number}", taken)
        held = one
    if held is not None:
        number += 1
        own = article_id if number == 1 else f"{article_id}-{number}"
        yield _named(held, own, taken - {article_id} if number == 1 else taken)


def _named(document: Document, wanted: str, taken: set[str]) -> Document:
    (name,) = distinct([wanted], taken)
    taken.add(name)
    return Document(
        name=document.name,
        id=name,
        ending=document.ending,
        content=document.content,
        said=document.said,
    )
