"""The visible text of a PDF."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium

from posturemap.claims.article import LeftOut
from posturemap.claims.reading.about import LAST_RESORT
from posturemap.claims.reading.body import Body
from posturemap.claims.reading.properties import stated
from posturemap.claims.reading.unreadable import UnreadableError

from .bullets import with_bullets
from .columns import in_order
from .glyphs import Letters, page_letters
from .lines import Line, page_lines, without_running
from .paragraphs import write
from .pieces import make_pieces
from .seen import Sight, look
from .spoken import believe_paint, false_words
from .tables import with_heads
from .words import is_soup

MAX_PAGES = 2000
_SCAN = 0.9  # of a scanned page's letters cannot be seen
_ON_INK = 0.8  # of those lie on a picture's ink
_PICTURE = 0.5  # of a scanned page
_DEEPEST_FORM = 4
_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")


@dataclass(slots=True)
class _Pages:
    """What was read so far."""

    lines: list[Line] = field(default_factory=list)
    scans: list[int] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    sideways: str = ""


def read_pdf(content: bytes) -> Body:
    """Take the text that a PDF shows, in the order in which it is read.

    Lines are joined to paragraphs; running heads, running feet and page numbers are left out. Text
    that cannot be seen on the painted page is not read, but for the text layer of a scan: text
    that lies on the ink of a picture which fills its page.

    Raises
    ------
    UnreadableError
        It is broken, locked, too long, shows no text, or its letters make no words.
    """
    document = _opened(content)
    try:
        found = _Pages()
        for number in range(len(document)):
            _read_page(document, number, found)
        properties = document.get_metadata_dict(skip_empty=True)
        return _body(found, len(document), properties)
    finally:
        document.close()


def _opened(content: bytes) -> Any:
    try:
        document = pypdfium.PdfDocument(content)
    except pypdfium.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise UnreadableError("is locked with a password; save it without one") from None
        raise UnreadableError("is a broken PDF; open it in a viewer and save it anew") from None
    if len(document) > MAX_PAGES:
        raise UnreadableError(f"has {len(document)} pages, more than {MAX_PAGES}; split it")
    return document


def _read_page(document: Any, number: int, found: _Pages) -> None:
    try:
        page = _believed(document, number, found)
    except pypdfium.PdfiumError:
        return  # a page that no viewer shows either
    textpage = page.get_textpage()
    letters = page_letters(textpage)
    found.sideways += letters.sideways
    if letters.glyphs:
        sight = look(page, letters)
        taken = _taken(page, letters, sight, number, found)
        glyphs = [one for one, keep in zip(letters.glyphs, taken, strict=True) if keep]
        glyphs = with_bullets(page, glyphs, letters.turn)
        found.lines += page_lines(in_order(make_pieces(glyphs)), number)
    textpage.close()
    page.close()


def _believed(document: Any, number: int, found: _Pages) -> Any:
    """Load a page that says what it paints."""
    probe = document[number]
    numbers, words = false_words(probe)
    probe.close()
    page = document[number]
    if numbers:
        believe_paint(page, numbers)
        found.hidden.append(f" {words}")
    return page


def _taken(page: Any, letters: Letters, sight: Sight, number: int, found: _Pages) -> list[bool]:
    """Tell which letters are read: those seen, or those of a scan's text layer."""
    unseen = [inked for seen, inked in zip(sight.seen, sight.inked, strict=True) if not seen]
    most = unseen and len(unseen) >= _SCAN * len(sight.seen)
    if most and sum(unseen) >= _ON_INK * len(unseen) and _is_picture(page):
        found.scans.append(number)
        return [a or b for a, b in zip(sight.seen, sight.inked, strict=True)]
    found.hidden += [
        (" " if glyph.spaced else "") + glyph.text
        for glyph, seen in zip(letters.glyphs, sight.seen, strict=True)
        if not seen
    ]
    return sight.seen


def _is_picture(page: Any) -> bool:
    """Tell whether a picture fills a page."""
    width, height = page.get_size()
    kinds = [pdfium.FPDF_PAGEOBJ_IMAGE]
    for picture in page.get_objects(filter=kinds, max_depth=_DEEPEST_FORM):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) > _PICTURE * width * height:
            return True
    return False


def _body(found: _Pages, pages: int, properties: Mapping[str, str]) -> Body:
    if not found.lines:
        why = "only text that cannot be seen" if found.hidden else "no text"
        raise UnreadableError(f"holds {why}; take the text out with a text recognition program")
    kept, running = without_running(found.lines, pages)
    written = write(with_heads(kept))
    text = written.text
    if not text.strip():
        raise UnreadableError("holds no text but page numbers")
    if is_soup(text):
        raise UnreadableError(
            "has letters that make no words: its fonts do not say what they mean; "
            "take the text out with a text recognition program"
        )
    metadata = _properties(properties)
    return Body(
        text=text,
        metadata=metadata,
        found=dict.fromkeys(metadata, LAST_RESORT),
        headings=tuple(written.headings),
        tables=tuple(written.tables),
        items=tuple(written.items),
        heads=tuple(written.heads),
        head_rows=tuple(written.head_rows),
        footnotes=tuple(written.footnotes),
        numbers=written.numbers,
        marks=tuple(written.marks),
        pages=_page_starts(written.pages, pages, len(text)),
        left_out=tuple(_left_out(found, running)),
        notes=_notes(found.scans, pages),
    )


def _page_starts(starts: Mapping[int, int], pages: int, end: int) -> tuple[int, ...]:
    """Return where each page begins; one without text begins where the next does."""
    found: list[int] = []
    for page in reversed(range(pages)):
        end = min(starts.get(page, end), end)
        found.append(end)
    return tuple(reversed(found))


def _left_out(found: _Pages, running: list[Line]) -> Iterator[LeftOut]:
    for reason, words in (("hidden", "".join(found.hidden)), ("sideways", found.sideways)):
        if words.strip():
            yield LeftOut.of(reason, words)
    if running:
        yield LeftOut.of("running head", "\n".join(line.words for line in running))


def _notes(scans: list[int], pages: int) -> tuple[str, ...]:
    if not scans:
        return ()
    which = "is" if len(scans) == pages else f"has {len(scans)} of {pages} pages that are"
    return (f"{which} a scan; a program recognised the text, which may differ from the picture",)


def _properties(found: Mapping[str, str]) -> dict[str, str]:
    match = _DATE.match(found.get("CreationDate", ""))
    return stated(
        found.get("Title"), found.get("Author"), "-".join(match.groups()) if match else ""
    )
