"""What a person should know of a file before trusting what was read of it, by kind.

A remark is one line: its kind, a colon, and what was found.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator

from posturemap.claims.article import LeftOut
from posturemap.claims.signs import UNSEEN
from posturemap.claims.unseen import unseen_in

ATTACHMENT = "attachment"
DIRECTION = "direction"
DOCUMENT_TYPE = "document type"
ENCODING = "encoding"
HIDDEN_TEXT = "hidden text"
LETTERS = "letters"
REMOTE_PART = "remote part"
SCRIPT = "script"
KINDS = frozenset(
    (ATTACHMENT, DIRECTION, DOCUMENT_TYPE, ENCODING, HIDDEN_TEXT, LETTERS, REMOTE_PART, SCRIPT)
)
"""Kinds of remark."""

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Hyphenators put soft hyphens into words, and right-to-left text needs joiners and marks.
_INSIDE = re.compile(rf"(?<=[A-Za-z0-9])(?![\u00ad\u200c-\u200f]){UNSEEN}+(?=[A-Za-z0-9])")
_TARGET = re.compile(rb"<Relationship\b[^>]*>")
_OUTSIDE = re.compile(rb"TargetMode=[\"']External[\"']")
_KIND = re.compile(rb"Type=[\"'][^\"']*/(\w+)[\"']")
_LOOKED_AT = 2**20  # bytes of a part
_SHOWN = 5


def remark(kind: str, what: str) -> str:
    """Write a remark."""
    return f"{kind}: {what}"


def text_remarks(text: str) -> Iterator[str]:
    """Remark on marks that turn a text's direction, and on unseen characters inside its words."""
    turning = _TURNING.findall(text)
    if turning:
        yield remark(
            DIRECTION, f"{_places(len(turning))} turn the order of its letters ({_named(turning)})"
        )
    inside = "".join(_INSIDE.findall(text))
    if inside:
        yield remark(
            LETTERS, f"{_places(len(inside))} inside words hold what nobody sees ({_named(inside)})"
        )


def _places(number: int) -> str:
    return "1 place" if number == 1 else f"{number:,} places"


def _named(characters: Iterable[str]) -> str:
    return ", ".join(unseen_in("".join(dict.fromkeys(characters)))[:_SHOWN])


def hidden_remarks(left_out: Iterable[LeftOut]) -> Iterator[str]:
    """Remark on text that a document holds and does not show."""
    hidden = [part for part in left_out if part.reason == "hidden" and part.letters]
    if hidden:
        letters = sum(part.letters for part in hidden)
        largest = max(hidden, key=lambda part: part.letters)
        yield remark(
            HIDDEN_TEXT, f"{letters:,} letters do not show and are left out (“{largest.words}”)"
        )


def attachment_remarks(left_out: Iterable[LeftOut]) -> Iterator[str]:
    """Remark on files that a mail brings along."""
    names = [part.words for part in left_out if part.reason == "attachment"]
    if names:
        yield remark(ATTACHMENT, f"{len(names)} not read ({', '.join(names[:_SHOWN]):.200})")


def archive_remarks(content: bytes) -> Iterator[str]:
    """Remark on what a Word or OpenDocument file holds besides its text.

    Parameters
    ----------
    content
        An archive that `check_archive` let pass.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if scripts := [n for n in names if re.search(r"vbaProject|(?:\A|/)(?:Basic|Scripts)/.", n)]:
            yield remark(SCRIPT, f"holds macros, which are not run ({scripts[0]})")
        if held := [n for n in names if re.search(r"embeddings/|(?:\A|/)Object \d+/content", n)]:
            yield remark(ATTACHMENT, f"{len(held)} embedded, not read ({held[0]})")
        kinds: Counter[str] = Counter()
        typed: list[str] = []
        for name in names:
            if name.endswith((".xml", ".rels", ".rdf")):
                part = _head(archive, name)
                kinds.update(_outside(part) if name.endswith(".rels") else ())
                typed += [name] if b"<!DOCTYPE" in part[:4096] else []
        if kinds:
            listed = ", ".join(f"{kind} {number}" for kind, number in sorted(kinds.items()))
            yield remark(REMOTE_PART, f"names parts elsewhere, which are not fetched ({listed})")
        if typed:
            yield remark(DOCUMENT_TYPE, f"{typed[0]} has one; what it defines counts nothing")


def _head(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        with archive.open(name) as part:
            return part.read(_LOOKED_AT)
    except (zipfile.BadZipFile, OSError, NotImplementedError, EOFError, ValueError):
        return b""


def _outside(relations: bytes) -> Iterator[str]:
    """Yield the kinds of parts that lie elsewhere; links are what a reader clicks on."""
    for found in _TARGET.findall(relations):
        kind = _KIND.search(found)
        named = kind[1].decode() if kind else "part"
        if _OUTSIDE.search(found) and named != "hyperlink":
            yield named
