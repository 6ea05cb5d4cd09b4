"""PDF and Word files for tests, written here from their own words."""

import io
import zipfile
from pathlib import Path

from docx import Document
from pypdf import PdfWriter
from pypdf.generic import (
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
)

from posturemap.claims import Article
from posturemap.claims.extract.matching import matching

RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pdf(*pages: str, title: str | None = None, lock: str | None = None) -> bytes:
    """Return a PDF whose pages are painted by these operations."""
    writer = PdfWriter()
    for painting in pages:
        page = writer.add_blank_page(612, 792)
        page[NameObject("/Resources")] = _resources(writer, form="/Form" in painting)
        stream = DecodedStreamObject()
        stream.set_data(painting.encode("cp1252"))
        page[NameObject("/Contents")] = writer._add_object(stream)
    if title:
        writer.add_metadata({"/Title": title})
    if lock:
        writer.encrypt(lock, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _resources(writer: PdfWriter, *, form: bool) -> DictionaryObject:
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    clear = DictionaryObject({NameObject("/ca"): FloatObject(0)})
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    drawn = DecodedStreamObject()
    drawn[NameObject("/Type")] = NameObject("/XObject")
    drawn[NameObject("/Subtype")] = NameObject("/Form")
    drawn[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    drawn.set_data(b"BT 3 Tr /F1 12 Tf 72 400 Td (A secret form.) Tj ET")
    forms = {NameObject("/Form"): writer._add_object(drawn)} if form else {}
    return DictionaryObject(
        {
            NameObject("/Font"): fonts,
            NameObject("/ExtGState"): DictionaryObject({NameObject("/Clear"): clear}),
            NameObject("/XObject"): DictionaryObject(forms),
        }
    )


def lines(*words: str, y: int = 700, size: int = 12, before: str = "") -> str:
    """Return operations that paint lines, one below the other."""
    shown = f" 0 -{size + 2} Td ".join(f"({one}) Tj" for one in words)
    return f"{before} BT /F1 {size} Tf 72 {y} Td {shown} ET "


def docx(*paragraphs: str, parts: dict[str, str] | None = None) -> bytes:
    """Return a Word document with these paragraphs' XML (``w:`` is known) put into its body."""
    plain = io.BytesIO()
    Document().save(plain)
    out = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = content.replace(
                    b"<w:sectPr", "".join(paragraphs).encode() + b"<w:sectPr", 1
                )
            if parts and name == "[Content_Types].xml":
                kinds = "".join(
                    f'<Override PartName="/{part}" ContentType="application/xml"/>'
                    for part in parts
                )
                content = content.replace(b"</Types>", kinds.encode() + b"</Types>")
            if parts and name == "word/_rels/document.xml.rels":
                link = '<Relationship Id="own{}" Type="{}/{}" Target="/{}"/>'
                links = "".join(
                    link.format(i, RELATED, Path(part).stem, part) for i, part in enumerate(parts)
                )
                content = content.replace(b"</Relationships>", links.encode() + b"</Relationships>")
            new.writestr(name, content)
        for name, content in (parts or {}).items():
            new.writestr(name, content)
    return out.getvalue()


def paragraph(words: str, properties: str = "", style: str = "") -> str:
    """Return the XML of one paragraph of one run."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


def matched(article: Article) -> list[str]:
    """Return an article's sentences as they are looked at: rows with the words of their head."""
    copy = matching(article).article
    return [copy.text[s.start : s.end] for s in copy.sentences]
