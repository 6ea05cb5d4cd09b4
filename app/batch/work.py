"""What a worker does: read the articles of a chunk and find their claims, and nothing else."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from threading import Lock
from typing import Any

from posturemap.claims import Claim
from posturemap.claims.extract import extract
from posturemap.claims.extract.cache import reader_version
from posturemap.claims.reading.limits import limited
from posturemap.claims.record import Record, record_of
from posturemap.claims.store import claim_to_json, validated
from posturemap.errors import ArticleError, InputError

from .documents import Chunk, Document

# Pack and encoder are loaded once a process; threads of one worker take turns.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of one article.

    Parameters
    ----------
    name
        File, and row or record of it.
    fault
        Why it cannot be read, or None.
    sha256
        Hex digest of the article, which names its claims.
    record
        What of it was read.
    claims
        A line of ``claims.jsonl`` each, without its end.
    """

    name: str
    fault: str | None = None
    sha256: str = ""
    record: Record | None = None
    claims: tuple[str, ...] = ()

    def parsed(self) -> tuple[Claim, ...]:
        """Give the claims as values."""
        return tuple(
            validated(Claim, line, self.name, number) for number, line in enumerate(self.claims, 1)
        )


def read_chunk(chunk: Chunk) -> bytes:
    """Read and extract every article of a chunk.

    Parameters
    ----------
    chunk
        Its articles.

    Returns
    -------
    A part: what came of each, as `done_in` reads it.

    Raises
    ------
    InputError
        This process has another reader than the one that is wanted.
    """
    with _ONE_AT_A_TIME:
        if reader_version() != chunk.version:
            what = "has another posturemap, or other libraries, than the machine that asks it"
            raise InputError("worker", f"{what}; install the same lock file on both")
        lines = [_line(name=name, fault=what) for name, what in chunk.faults]
        with limited(size=chunk.size):
            lines += map(_read, chunk.documents)
        return gzip.compress("".join(lines).encode(), mtime=0)


def _read(document: Document) -> str:
    try:
        article = document.read()
    except ArticleError as error:
        return _line(name=document.name, fault=error.what)
    claims = extract(article)
    return _line(
        name=document.name,
        sha256=article.sha256,
        record=asdict(record_of(article, claims=len(claims))),
        claims=[claim_to_json(claim) for claim in claims],
    )


def _line(**held: Any) -> str:
    return json.dumps(held) + "\n"


def done_in(part: bytes, name: str) -> Iterator[Done]:
    """Give what came of each article of a part, in order.

    Parameters
    ----------
    part
        As `read_chunk` wrote it.
    name
        The part's, for messages.

    Raises
    ------
    InputError
        It is none.
    """
    try:
        text = gzip.decompress(part).decode()
    except (OSError, EOFError, ValueError):
        raise InputError(name, "is no part of a batch; remove it and run again") from None
    for number, line in enumerate(text.splitlines(), 1):
        yield validated(Done, line, name, number)
