"""Formats that are text: plain text, Markdown, web pages and tables of articles."""

import re
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from .body import Body
from .decode import decode, decode_page, guessed
from .remarks import ENCODING, remark

TEXTS: Mapping[str, str] = {"text": "text", "markdown": "text", "webpage": "web"}
"""Kind of text to the wing that reads it."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# What browsers make of the names that pages use; others are left to the bytes.
_ENCODINGS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "windows-1250": "cp1250",
    "iso-8859-2": "iso8859-2",
    "windows-1251": "cp1251",
    "koi8-r": "koi8-r",
    "windows-1257": "cp1257",
    "iso-8859-13": "iso8859-13",
    "iso-8859-4": "iso8859-4",
    "iso-8859-15": "iso8859-15",
}


def text_body(kind: str, content: bytes, path: Path) -> Body:
    """Read a text file.

    Parameters
    ----------
    kind
        A key of `TEXTS`.
    content, path
        Its bytes, and its name for messages.

    Raises
    ------
    ArticleError
        Its encoding is not to be told.
    """
    declared = _declared(content) if kind == "webpage" else None
    note = ""
    if kind == "webpage":
        text, note = decode_page(content, path, declared=declared)
    else:
        text = decode(content, path)
    module = import_module(f".{TEXTS[kind]}", __package__)
    body: Body = getattr(module, f"read_{kind}")(text)
    encoding = guessed(content, declared=declared)
    notes = [note] if note else []
    notes += [remark(ENCODING, f"read as {encoding}, which it does not say")] if encoding else []
    return replace(body, notes=(*body.notes, *notes)) if notes else body


def archived_bodies(content: bytes, ending: str, path: Path) -> list[Body]:
    """Read the articles of a table; raises `ArticleError`."""
    archive = import_module(".text", __package__)
    bodies: list[Body] = archive.read_archive(decode(content, path), ending, path)
    return bodies


def _declared(content: bytes) -> str | None:
    match = _CHARSET.search(content[:4096])
    return _ENCODINGS.get(match[1].decode("ascii").lower()) if match else None
