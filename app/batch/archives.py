"""Pages of web archives: WARC files, and WACZ files that hold some."""

import zipfile
from collections.abc import Iterator
from typing import Any, Final

from posturemap.claims.reading.archived import UNPACKING
from posturemap.claims.reading.limits import limits
from posturemap.errors import ArticleError

from .documents import Document
from .stores import needs

WEB_ARCHIVES: Final = frozenset((".warc", ".warc.gz", ".wacz"))
"""Endings of web archives."""
# Content types of a response that can be an article, and the ending for it.
_KINDS: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
}
_TAKEN: Final = 200  # the status of a page that was there


def archived_documents(files: Any, path: str) -> Iterator[Document | ArticleError]:
    """Give the pages and documents that a web archive holds, in its order.

    Parameters
    ----------
    files, path
        File system and file.

    Yields
    ------
    Documents without ids, each with the address that it was fetched from, or why one cannot be
    read. Redirects, errors, pictures, scripts and requests are no articles.

    Raises
    ------
    ArticleError
        It is no web archive, or it ends in the middle; what stands before is yielded.
    """
    with files.open(path, "rb") as file:
        if not path.lower().endswith(".wacz"):
            yield from _records(file, path)
            return
        try:
            with zipfile.ZipFile(file) as package:
                yield from _packed(package, path)
        except UNPACKING as error:
            raise ArticleError(path, f"is no WACZ file, or a broken one: {_why(error)}") from None


def _packed(package: zipfile.ZipFile, path: str) -> Iterator[Document | ArticleError]:
    names = [
        name
        for name in sorted(package.namelist())
        if name.startswith("archive/") and name.lower().endswith((".warc", ".warc.gz"))
    ]
    if not names:
        raise ArticleError(path, "holds no WARC file below archive/; wanted a WACZ file")
    for name in names:
        try:
            with package.open(name) as file:
                yield from _records(file, f"{path}/{name}")
        except ArticleError as error:
            yield error


def _records(file: Any, path: str) -> Iterator[Document | ArticleError]:
    iterator = needs("warcio.archiveiterator", "batch").ArchiveIterator
    broken = needs("warcio.exceptions", "batch").ArchiveLoadFailed
    anything = False
    try:
        for record in iterator(file):
            anything = True
            if (kind := _kind(record)) is not None:
                yield _document(record, kind, path)
    except (broken, AttributeError, *UNPACKING) as error:
        raise ArticleError(path, f"is no WARC file, or a broken one: {_why(error)}") from None
    if not anything:
        raise ArticleError(path, "holds no record; wanted a WARC file")


def _why(error: Exception) -> str:
    if isinstance(error, AttributeError):  # its reader looks for one
        return "a record lacks its address"
    return " ".join(str(error).split())[:200] or "it ends in the middle"


def _kind(record: Any) -> str | None:
    if record.rec_type not in ("response", "resource"):
        return None
    heads = record.http_headers
    if heads is not None and heads.get_statuscode() != str(_TAKEN):
        return None
    told = heads.get_header("Content-Type") if heads else record.content_type
    return _KINDS.get((told or "").partition(";")[0].strip().lower())


def _document(record: Any, kind: str, path: str) -> Document | ArticleError:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    name = f"{path} {address}"
    content = record.content_stream().read(limits().most + 1)
    if len(content) > limits().most:
        return ArticleError(name, f"is larger than {limits().size} MiB and was left out")
    said = {"url": address} if address.startswith(("http://", "https://")) else {}
    return Document(name=name, id="", ending=kind, content=content, said=said)
