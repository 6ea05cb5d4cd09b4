"""A page's text, line by line as a browser breaks it, with what the tree knows of each line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from posturemap.claims.reading.apart import LONGEST_HEADING

from .notes import HEAD_BEGINS, HEAD_ENDS, KEPT, number_of
from .tree import is_block
from .wraps import unwrapped

_SPACE = re.compile(r"[ \t\n\r\f]+")
_BOLD = frozenset(("b", "strong", "u"))
_FEWEST = 6  # words of a sentence that is set as a headline
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(slots=True)
class Line:
    """One line.

    Parameters
    ----------
    block
        The innermost element on lines of its own that it stands in.
    text
        With single spaces, and without note marks.
    links
        Start, end and address of linked words.
    notes
        Offset and number of note marks; a mark takes no room.
    number
        The number that is shown before a list item but is no text.
    heads
        Start and end of words of a table's head that stand before the cells of a row.
    is_note
        Whether it belongs to a note that a mark of the text leads to.
    kind, headed
        What `reason` and `is_heading` found out about it; None before they are asked.
    """

    block: HtmlElement
    text: str = ""
    links: list[tuple[int, int, str]] = field(default_factory=list)
    notes: list[tuple[int, int]] = field(default_factory=list)
    number: int | None = None
    heads: list[tuple[int, int]] = field(default_factory=list)
    is_note: bool = False
    kind: str | None = None
    headed: bool | None = None

    @property
    def bold(self) -> float:
        """The share of its letters that one bold element at its beginning has."""
        bold = None if (self.block.text or "").strip() else next(iter(self.block), None)
        if bold is None or bold.tag not in _BOLD:
            return 0.0
        return len(" ".join("".join(bold.itertext()).split())) / max(1, len(self.text))

    @property
    def linked(self) -> float:
        """The share of its letters that stand in links."""
        return sum(end - start for start, end, _ in self.links) / max(1, len(self.text))


@dataclass(slots=True)
class _Writer:
    """Gathers words into lines."""

    lines: list[Line] = field(default_factory=list)
    pieces: list[tuple[str, str]] = field(default_factory=list)
    number: int | None = None

    def add(self, words: str, link: str) -> None:
        if words:
            self.pieces.append((words, link))

    def end(self, block: HtmlElement) -> None:
        """End the lines that stand in a block; what it holds so far may break lines."""
        pieces, self.pieces = self.pieces, []
        if not any(words.strip() for words, _ in pieces):
            return
        for part in _parted(unwrapped(pieces)):
            line = _line(part, block)
            if line.text:
                line.number, self.number = self.number, None
                self.lines.append(line)


def page_lines(tree: HtmlElement) -> list[Line]:
    """Return the lines of a page from which everything unseen has been taken out."""
    writer = _Writer()
    counts: dict[HtmlElement, int] = {}
    body = block = tree.body
    link = ""
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            if is_block(element):
                writer.end(block)
                block = element
                _count_item(element, counts, writer)
            if element.tag == "a":
                link = element.get("href", "").strip()
            writer.add("\n" if element.tag == "br" else _text(element, element.text), link)
            continue
        if is_block(element):
            writer.end(element)
            block = _block_around(element)
        if element.tag == "a":
            link = ""
        if element is not body:
            writer.add(_text(element.getparent(), element.tail), link)
    writer.end(body)
    return writer.lines


def is_heading(line: Line) -> bool:
    """Tell whether mark-up makes a line a headline; an opening paragraph may be set as one."""
    if line.headed is None:
        long = len(line.text) > LONGEST_HEADING or len(line.text.split()) >= _FEWEST
        is_opening = long and ends_sentence(line.text) and not line.text.endswith("?")
        line.headed = not is_opening and any(one.tag in _HEADINGS for one in around(line.block))
    return line.headed


def ends_sentence(text: str) -> bool:
    """Tell whether a stop ends a line, quotes behind it aside."""
    return text.rstrip("\"'”’»)")[-1:] in tuple(".!?…")


def around(block: HtmlElement) -> Iterator[HtmlElement]:
    """Yield an element and those that it stands in."""
    yield block
    yield from block.iterancestors()


def _text(element: HtmlElement, words: str | None) -> str:
    """Return text as it is spaced; line ends stay in what is set as it is typed."""
    if not words:
        return ""
    verbatim = (
        any(one.tag in ("pre", "textarea") for one in around(element)) if "\n" in words else False
    )
    return words if verbatim else _SPACE.sub(" ", words)


def _block_around(element: HtmlElement) -> HtmlElement:
    return next((one for one in element.iterancestors() if is_block(one)), element)


def _count_item(element: HtmlElement, counts: dict[HtmlElement, int], writer: _Writer) -> None:
    if element.tag != "li" or (place := element.getparent()).tag != "ol":
        return
    number = _number(element.get("value"), counts.get(place, _number(place.get("start"), 1)))
    counts[place] = number + 1
    writer.number = number


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 6 else otherwise


def _parted(pieces: list[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Cut pieces at line ends."""
    part: list[tuple[str, str]] = []
    for words, link in pieces:
        first, *more = words.split("\n")
        part.append((first, link))
        for one in more:
            yield part
            part = [(one, link)]
    yield part


def _line(pieces: list[tuple[str, str]], block: HtmlElement) -> Line:
    line = Line(block=block)
    text: list[str] = []
    length = 0
    for words, link in pieces:
        for piece, mark in _split_marks(words):
            kept = piece.lstrip(" \t") if not length or text[-1].endswith((" ", "\t")) else piece
            if kept:
                text.append(kept)
                if link and kept.strip():
                    line.links.append((length, length + len(kept), link))
                length += len(kept)
            if mark == HEAD_BEGINS:
                line.heads.append((length, length))
            elif mark == HEAD_ENDS and line.heads:
                line.heads[-1] = (line.heads[-1][0], length)
            elif mark:
                line.notes.append(
                    (
                        length - (len(text[-1]) - len(text[-1].rstrip()) if text else 0),
                        number_of(mark),
                    )
                )
    line.text = "".join(text).rstrip(" \t")
    end = len(line.text)
    line.links = [(start, min(stop, end), url) for start, stop, url in line.links if start < end]
    line.notes = [(min(at, end), number) for at, number in line.notes if number]
    return line


def _split_marks(words: str) -> Iterator[tuple[str, str]]:
    at = 0
    for match in KEPT.finditer(words):
        yield words[at : match.start()], match.group()
        at = match.end()
    yield words[at:], ""
