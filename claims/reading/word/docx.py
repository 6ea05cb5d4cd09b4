"""The visible text of a Word document."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from posturemap.claims.article import Span
from posturemap.claims.reading.body import Body, Link
from posturemap.claims.reading.flow import Flow
from posturemap.claims.reading.print import is_off_page, is_printed, is_struck
from posturemap.claims.reading.unreadable import UnreadableError

MAX_UNPACKED = 256 * 2**20
MAX_PARTS = 5000
MAX_RATIO = 200  # unpacked to packed bytes of one part above a megabyte
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = (*map(qn, ("w:del", "w:moveFrom")), _FALLBACK)
_HEADINGS = ("heading", "title", "subtitle", "caption", "toc", "header", "footer")
_NOTES = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}


def read_docx(content: bytes) -> Body:
    """Take the text that a Word document shows.

    Deleted text, hidden text, white text and text of two points or less are not read. Notes are
    read as a numbered list at the end, and their marks as ``[n]``.

    Raises
    ------
    UnreadableError
        It is broken, locked, unpacks to too much, or shows no text.
    """
    _check_archive(content)
    try:
        document = Document(io.BytesIO(content))
        return _Reader(document).read()
    except (OpcError, KeyError, ValueError, zipfile.BadZipFile, SyntaxError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError(f"is a broken Word document: {error}") from None


def _check_archive(content: bytes) -> None:
    """Refuse an archive that unpacks to more than a document would, before it is unpacked."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableError(f"is a broken Word document: {error}") from None
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError("is locked with a password; save it without one")
    names = [part.filename for part in parts]
    if "word/document.xml" not in names:
        raise UnreadableError("is no Word document: it has no word/document.xml")
    large = (part for part in parts if part.file_size > 2**20)
    if (
        len(parts) > MAX_PARTS
        or len(set(names)) < len(names)
        or sum(part.file_size for part in parts) > MAX_UNPACKED
        or any(part.file_size > MAX_RATIO * max(1, part.compress_size) for part in large)
    ):
        raise UnreadableError("unpacks to more than a document would; save it anew")


class _Reader:
    def __init__(self, document: Any) -> None:
        self.document = document
        self.text = Flow()
        self.headings: list[Span] = []
        self.links: list[Link] = []
        self.noted: dict[tuple[str, str], int] = {}
        self.styles = {style.style_id: style for style in document.styles}

    def read(self) -> Body:
        for paragraph in self.document.element.body.iter(qn("w:p")):
            above = list(paragraph.iterancestors())
            if not any(parent.tag in _UNSEEN or is_struck(parent) for parent in above):
                self._paragraph(paragraph)
        if not str(self.text).strip():
            raise UnreadableError("holds no text that can be seen")
        for (part, identity), number in sorted(self.noted.items(), key=lambda pair: pair[1]):
            self._note(part, identity, number)
        stated = self.document.core_properties
        found = {"title": stated.title.strip(), "author": stated.author.strip()}
        return Body(
            text=str(self.text),
            metadata={key: value for key, value in found.items() if value},
            headings=tuple(self.headings),
            links=tuple(self.links),
        )

    def _paragraph(self, paragraph: Any) -> None:
        if is_off_page(paragraph):
            return
        start = self.text.length
        style = self._style(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}"))
        for run in paragraph.iter(qn("w:r")):
            unseen = any(parent.tag in _UNSEEN for parent in run.iterancestors())
            if not unseen and not self._is_hidden(run, style):
                self._run(run)
        if self.text.length == start:
            return
        name = (style.name if style is not None else "") or ""
        if name.lower().startswith(_HEADINGS):
            self.headings.append(Span(start=start, end=self.text.length))
        for link in paragraph.iter(qn("w:hyperlink")):
            target = self.document.part.rels.get(link.get(qn("r:id")) or "")
            if target is not None and target.is_external:
                self.links.append(Link(start=start, end=self.text.length, url=target.target_ref))
        self.text.break_with("\n")

    def _run(self, run: Any) -> None:
        for part in run:
            if part.tag == qn("w:t") and part.text:
                self.text.add(part.text)
            elif part.tag == qn("w:tab"):
                self.text.add("\t")
            elif part.tag in (qn("w:br"), qn("w:cr")):
                self.text.break_with("\n")
            elif part.tag == qn("w:noBreakHyphen"):
                self.text.add("\u2011")
            elif part.tag in _NOTES:
                key = (_NOTES[part.tag], part.get(qn("w:id")))
                self.text.add(f"[{self.noted.setdefault(key, len(self.noted) + 1)}]")

    def _style(self, named: Any) -> Any:
        return self.styles.get(named.get(qn("w:val"))) if named is not None else None

    def _is_hidden(self, run: Any, paragraph_style: Any) -> bool:
        """Tell whether a run shows nothing, by its own properties, then by its styles'."""
        own = run.find(qn("w:rPr"))
        named = self._style(own.find(qn("w:rStyle"))) if own is not None else None
        layers = [own, *_inherited(named), *_inherited(paragraph_style)]
        return not is_printed(run, [layer for layer in layers if layer is not None])

    def _note(self, part: str, identity: str, number: int) -> None:
        name = f"/word/{part}.xml"
        found = [one for one in self.document.part.package.iter_parts() if one.partname == name]
        for note in parse_xml(found[0].blob) if found else ():
            if note.get(qn("w:id")) == identity:
                words = "".join(text.text or "" for text in note.iter(qn("w:t")))
                self.text.add(f"[{number}] {' '.join(words.split())}")
                self.text.break_with("\n")


def _inherited(style: Any) -> Iterator[Any]:
    for _ in range(20):  # a loop of styles ends somewhere
        if style is None:
            return
        yield style.element.find(qn("w:rPr"))
        style = style.base_style
