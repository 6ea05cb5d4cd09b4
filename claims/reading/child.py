"""Read one file in the box: the part inside, which `boxed` asks."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from importlib import import_module
from pathlib import Path

from posturemap.errors import ArticleError

from .body import Body
from .limits import limited
from .remarks import archive_remarks, attachment_remarks, hidden_remarks
from .texts import TEXTS, archived_bodies, text_body
from .unreadable import UnreadableError

WINGS = {"pdf": "pdf", "docx": "word", "odt": "odt", "eml": "mail", "mhtml": "mail"}
"""Kind of document to the wing that reads it."""


def answer(question: bytes) -> bytes:
    """Read a file.

    Parameters
    ----------
    question
        A line of JSON: kind of the file, an ending where it is a table of articles, its name and
        how many MiB may be read; then its bytes.

    Returns
    -------
    JSON: the bodies that it has, or the reason why it cannot be read.
    """
    line, _, content = question.partition(b"\n")
    asked = json.loads(line)
    try:
        with limited(size=asked["size"]):
            bodies = _bodies(asked["kind"], content, Path(asked["name"]))
        told: dict[str, object] = {"bodies": [asdict(body) for body in bodies]}
    except UnreadableError as error:
        told = {"reason": str(error)}
    except ArticleError as error:
        told = {"reason": error.what, "line": error.line}
    except (MemoryError, RecursionError):
        told = {"reason": "takes more memory to read than a document would; take the text out"}
    return json.dumps(told).encode()


def _bodies(kind: str, content: bytes, path: Path) -> list[Body]:
    if kind in TEXTS:
        return [text_body(kind, content, path)]
    if kind in WINGS:
        reader = getattr(import_module(f".{WINGS[kind]}", __package__), f"read_{kind}")
        body: Body = reader(content)
        return [replace(body, notes=(*body.notes, *_remarks(kind, content, body)))]
    return archived_bodies(content, kind, path)


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
