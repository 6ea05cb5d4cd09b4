"""The visible text of a PDF."""

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ContentStream, NameObject

from posturemap.claims.reading.body import Body
from posturemap.claims.reading.unreadable import UnreadableError

from .ink import Box, Ink
from .lines import Line, join_lines, without_running

MAX_PAGES = 2000
_DEEPEST_FORM = 4
# What pypdf meets in files that are not what they say.
_BROKEN = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
_MACHINE_TITLE = re.compile(r"(?i)microsoft|untitled|\.(?:docx?|pdf|indd|pptx?|rtf)$|^\W*$")


def read_pdf(content: bytes) -> Body:
    """Take the text that a PDF shows, in the order in which it is painted.

    Lines are joined to paragraphs; running heads, running feet and page numbers are left out.
    Text that is not painted, not on the page, smaller than two points, or painted in the colour of
    its ground is not read.

    Raises
    ------
    UnreadableError
        It is broken, locked, too long, or shows no text.
    """
    reader = _opened(content)
    lines: list[Line] = []
    hidden = False
    try:
        for number, page in enumerate(reader.pages):
            hidden = _keep_seen(page) or hidden
            lines += _lines(page, number)
        stated = reader.metadata
        title, author = (stated.title, stated.author) if stated else ("", "")
    except _BROKEN as error:
        raise UnreadableError(f"is a broken PDF: {error}") from None
    if not lines:
        why = "only text that cannot be seen, such as a scan's text layer" if hidden else "no text"
        raise UnreadableError(f"holds {why}; take the text out with a text recognition program")
    text, headings = join_lines(without_running(lines, len(reader.pages)))
    if not text.strip():
        raise UnreadableError("holds no text but page numbers")
    return Body(text=text, metadata=_stated(title, author), headings=headings)


def _stated(title: Any, author: Any) -> dict[str, str]:
    """Keep what a person wrote into a PDF's properties, not what a program did."""
    found = {"title": str(title or "").strip(), "author": str(author or "").strip()}
    return {key: value for key, value in found.items() if not _MACHINE_TITLE.search(value)}


def _opened(content: bytes) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(content))
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except _BROKEN as error:
        raise UnreadableError(f"is a broken PDF: {error}") from None
    if locked:
        raise UnreadableError("is locked with a password; save it without one")
    if count > MAX_PAGES:
        raise UnreadableError(f"has {count} pages, more than {MAX_PAGES}; split it")
    return reader


def _keep_seen(page: PageObject) -> bool:
    """Take unseen text out of a page; tell whether there was any."""
    contents = page.get_contents()
    if contents is None:
        return False
    box = page.cropbox
    shown = (float(box.left), float(box.bottom), float(box.right), float(box.top))
    resources = _part(page, "/Resources")
    kept, dropped = _seen(contents, shown, resources)
    page[NameObject("/Contents")] = kept
    return _keep_seen_forms(resources, shown, _DEEPEST_FORM) or dropped


def _seen(contents: Any, box: Box, resources: Any) -> tuple[Any, bool]:
    states = _part(resources, "/ExtGState")
    opacities = {str(name): _opacity(_part(states, name)) for name in states}
    stream = ContentStream(contents, None)
    before = stream.operations
    stream.operations = Ink(page=box, opacities=opacities).seen(before)
    return stream, len(stream.operations) < len(before)


def _opacity(state: Any) -> float:
    """Return how opaque a graphics state paints; what is blended hides nothing under it."""
    opacity = float(state.get("/ca", 1))
    return opacity if state.get("/BM", "/Normal") == "/Normal" else opacity / 2


def _keep_seen_forms(resources: Any, box: Box, depth: int) -> bool:
    """Do the same in the parts that a page draws from elsewhere, each in its own coordinates."""
    dropped = False
    forms = _part(resources, "/XObject")
    for name in list(forms if depth else ()):
        form = _part(forms, name)
        if form.get("/Subtype") != "/Form":
            continue
        inner = _part(form, "/Resources")
        # Where a form is put is the page's matter, so only what it says itself counts here.
        kept, less = _seen(form, (-1e9, -1e9, 1e9, 1e9), inner)
        if less:
            form.set_data(kept.get_data())
        dropped = _keep_seen_forms(inner, box, depth - 1) or less or dropped
    return dropped


def _part(holder: Any, name: str) -> Any:
    """Return an inner dictionary, wherever in the file it stands; an empty one for none."""
    found = holder.get(name)
    return {} if found is None else found.get_object()


def _lines(page: PageObject, number: int) -> Iterator[Line]:
    pieces: list[tuple[str, float, float, float]] = []

    def visit(words: str, outer: Any, inner: Any, _font: Any, size: float) -> None:
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        scale = (inner[0] ** 2 + inner[1] ** 2) ** 0.5 * (outer[0] ** 2 + outer[1] ** 2) ** 0.5
        pieces.append((words, float(x), float(y), float(size or 1) * float(scale)))

    page.extract_text(visitor_text=visit)
    row: list[tuple[str, float, float, float]] = []
    for words, x, y, size in pieces:
        first, *others = words.split("\n")
        row.append((first, x, y, size))
        for other in others:
            yield from _line(row, number)
            row = [(other, x, y, size)]
    yield from _line(row, number)


def _line(row: list[tuple[str, float, float, float]], page: int) -> Iterator[Line]:
    words = " ".join("".join(piece[0] for piece in row).replace("\x00", "").split())
    if words:
        _, x, y, size = next(piece for piece in row if piece[0].strip())
        yield Line(words=words, page=page, x=x, y=y, size=size)
