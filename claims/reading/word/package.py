"""A Word file's parts, whichever of its dialects they are written in."""

import io
import re
import zipfile
from typing import Any

from docx import Document
from docx.opc.exceptions import OpcError

from posturemap.claims.reading.archived import check_archive
from posturemap.claims.reading.unreadable import UnreadableError

_KIND = "Word document"
# Strict Open XML differs in its names of name spaces and relationships.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/")
# What python-docx raises of a file that is none; AttributeError is of elements of other names.
_BROKEN = (OpcError, AttributeError, KeyError, ValueError, zipfile.BadZipFile, SyntaxError)
_NAMES = (
    (
        rb"http://purl\.oclc\.org/ooxml/officeDocument/(relationships|math|docPropsVTypes)",
        rb"http://schemas.openxmlformats.org/officeDocument/2006/\1",
    ),
    (
        rb"http://purl\.oclc\.org/ooxml/officeDocument/(extendedProperties|customProperties)",
        rb"http://schemas.openxmlformats.org/officeDocument/2006/\1",
    ),
    (
        rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|spreadsheetml|presentationml)/main",
        rb"http://schemas.openxmlformats.org/\1/2006/main",
    ),
    (
        rb"http://purl\.oclc\.org/ooxml/drawingml/(\w+)",
        rb"http://schemas.openxmlformats.org/drawingml/2006/\1",
    ),
)


def open_document(content: bytes) -> Any:
    """Open a Word file with python-docx.

    Raises
    ------
    UnreadableError
        It is broken, locked, no Word file, or unpacks to too much.
    """
    check_archive(content, _KIND)
    try:
        return Document(io.BytesIO(_transitional(content)))
    except _BROKEN as error:
        if "is not a Word file" in str(error):
            raise UnreadableError("is no Word document: its main part is none") from None
        raise UnreadableError(
            "is a broken Word document; open it in Word and save it anew"
        ) from None


def _transitional(content: bytes) -> bytes:
    """Write a Strict file's names as everybody else does; leave others as they are."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        try:
            if not _STRICT.search(package.read("_rels/.rels")):
                return content
        except KeyError:
            return content
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as copy:
            for part in package.infolist():
                copy.writestr(part.filename, _renamed(package.read(part), part.filename))
    return written.getvalue()


def _renamed(part: bytes, name: str) -> bytes:
    if name.endswith((".xml", ".rels")):
        for strict, transitional in _NAMES:
            part = re.sub(strict, transitional, part)
    return part
