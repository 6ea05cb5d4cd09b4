"""Run one reader in a process of its own, under limits: the part inside that process.

``python -I -m posturemap.claims.reading.child pdf`` reads a document from standard input and writes
its body as JSON to standard output.
"""

import gc
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from importlib import import_module

from .body import Body
from .remarks import archive_remarks, attachment_remarks, hidden_remarks
from .unreadable import UnreadableError

WINGS = {"pdf": "pdf", "docx": "word", "odt": "odt", "eml": "mail", "mhtml": "mail"}
"""Kind of document to the wing that reads it."""

SECONDS = 30


def memory_of(kind: str) -> int:
    """Say how much memory may be taken; a mail's page grows in reading, and stays below 512 MiB.

    >>> memory_of("mhtml") // 2**20, memory_of("pdf") // 2**20
    (512, 640)
    """
    return (512 if WINGS[kind] == "mail" else 640) * 2**20


def limit(memory: int) -> None:
    """Bound this process's memory and time, and let it write no file."""
    try:
        import resource  # noqa: PLC0415  there is none on Windows
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard < 0 else min(most, hard), hard))


def _remarks(kind: str, content: bytes, body: Body) -> Iterator[str]:
    """Remark on what a file holds besides its text; pages hide much that is no article."""
    yield from attachment_remarks(body.left_out)
    if WINGS[kind] == "mail":
        return
    yield from hidden_remarks(body.left_out)
    if kind == "pdf":
        yield from import_module(".pdf", __package__).pdf_remarks(content)
    else:
        yield from archive_remarks(content)


def main() -> None:
    """Read one document."""
    kind = sys.argv[1]
    limit(memory_of(kind))
    gc.disable()  # one document, and the process ends
    content = sys.stdin.buffer.read()
    reader = getattr(import_module(f".{WINGS[kind]}", __package__), f"read_{kind}")
    try:
        body = reader(content)
        notes = (*body.notes, *_remarks(kind, content, body))
        answer: dict[str, object] = {"body": asdict(replace(body, notes=notes))}
    except UnreadableError as error:
        answer = {"reason": str(error)}
    except (MemoryError, RecursionError):
        answer = {"reason": "takes more memory to read than a document would"}
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    main()
