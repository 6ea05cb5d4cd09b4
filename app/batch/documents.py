"""One article to be read, wherever it lies, with all that decides what is read of it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from posturemap.claims import Article
from posturemap.claims.read import as_said, read_content
from posturemap.claims.reading.limits import Limits, limits
from posturemap.errors import ArticleError

ARCHIVE = "archive"
"""Where an address was found that a web archive gives."""
# A chunk ends behind an article whose hash says so, so that the same articles make the same chunks
# whatever stands before them: a new article changes its own chunk and no other.
_ONE_IN = 16
_MOST = 64
_MOST_BYTES = 16 * 2**20


@dataclass(frozen=True, kw_only=True)
class Document:
    """An article's bytes.

    Parameters
    ----------
    name
        File, and row or record of it, as messages name it.
    id
        Id of its article.
    ending
        The format, as an ending of files; a table's row is ``.jsonl``.
    content
        Its bytes.
    said
        What is known of it besides, such as the address that a web archive has it from.
    """

    name: str
    id: str
    ending: str
    content: bytes
    said: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def key(self) -> str:
        """Hex digest of everything that decides what is read."""
        named = json.dumps([self.id, self.ending, *sorted(self.said.items())])
        return hashlib.sha256(named.encode() + b"\0" + self.content).hexdigest()

    def read(self) -> Article:
        """Read the article.

        Raises
        ------
        ArticleError
            It cannot be read; names the document.
        """
        path = Path(self.name)
        (article,) = read_content(self.content, self.ending, path, article_id=self.id)
        said = {key: value for key, value in self.said.items() if getattr(article, key) is None}
        return as_said(article, said, ARCHIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Some articles that one worker reads in one go.

    Parameters
    ----------
    key
        Hex digest of the reader's version, of its articles' keys, and of an unusual size.
    version
        The reader that is wanted, see `reader_version`.
    documents
        In the order of the source.
    faults
        What of the source between them cannot be read.
    size
        MiB of a file that is read; a worker elsewhere has no other way to know.
    """

    key: str
    version: str
    documents: tuple[Document, ...]
    faults: tuple[tuple[str, str], ...] = ()
    size: int = field(default_factory=lambda: limits().size)


def chunked(found: Iterable[Document | ArticleError], version: str) -> Iterator[Chunk]:
    """Cut a source into chunks that do not depend on what stands before them.

    Parameters
    ----------
    found
        Articles, and what cannot be read.
    version
        The reader that is wanted.
    """
    documents: list[Document] = []
    faults: list[tuple[str, str]] = []
    size = 0
    for one in found:
        if isinstance(one, ArticleError):
            faults.append((str(one.path), one.what if one.line is None else str(one)))
            continue
        documents.append(one)
        size += len(one.content)
        if int(one.key[:8], 16) % _ONE_IN == 0 or len(documents) == _MOST or size >= _MOST_BYTES:
            yield _chunk(documents, faults, version)
            documents, faults, size = [], [], 0
    if documents or faults:
        yield _chunk(documents, faults, version)


def _chunk(documents: list[Document], faults: list[tuple[str, str]], version: str) -> Chunk:
    size = [] if limits() == Limits() else [limits().size]
    keys = json.dumps([version, [one.key for one in documents], faults, *size])
    return Chunk(
        key=hashlib.sha256(keys.encode()).hexdigest()[:32],
        version=version,
        documents=tuple(documents),
        faults=tuple(faults),
    )
