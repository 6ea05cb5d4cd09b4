"""The visible text of an OpenDocument text."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from posturemap.claims.reading.body import Body, Link
from posturemap.claims.reading.colours import WHITE, Colour, read_colour
from posturemap.claims.reading.properties import stated
from posturemap.claims.reading.rows import write_table
from posturemap.claims.reading.unreadable import UnreadableError
from posturemap.claims.reading.writing import Writing

from .grid import rows_of, words_of
from .package import Package, qn
from .styles import Styles, is_frame_gone, is_off_page, is_printed, is_raised

_HEADINGS = ("heading", "title", "subtitle", "caption", "contents", "header", "footer")
_SPACE = re.compile(r"[ \t\n\r]+")
_TEXTS = frozenset(map(qn, ("text:p", "text:h")))
_ASIDE = frozenset(
    map(
        qn,
        (
            *("office:annotation", "office:annotation-end", "office:forms", "text:ruby-text"),
            *("text:note-citation", "text:script", "svg:title", "svg:desc", "text:sequence-decls"),
            *(
                "office:event-listeners",
                "text:list-level-style-number",
                "text:index-title-template",
            ),
        ),
    )
)
_INDICES = frozenset(
    qn(f"text:{name}")
    for name in ("table-of-content", "illustration-index", "table-index", "alphabetical-index")
)


def read_odt(content: bytes) -> Body:
    """Take the text that an OpenDocument text shows.

    Deleted and hidden text is kept out and accounted for. Footnotes and endnotes are read behind
    the text, as entries of the source list; their marks leave the text.

    Raises
    ------
    UnreadableError
        It is broken, locked, no text document, unpacks to too much, or shows no text.
    """
    return _Reader(Package(content)).read()


class _Reader:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = Styles(package)
        self.writing = Writing()
        self.notes: list[Any] = []
        self.boxes: list[tuple[Any, bool]] = []
        self.counts: Counter[str] = Counter()
        self.shown = True
        self.quiet = False
        self.item: int | bool | None = False  # the number of the list item that begins here
        self.joint: str | None = None
        self.ground: Colour = WHITE
        self.look: Mapping[str, str] = {}

    def read(self) -> Body:
        self._blocks(self.package.text)
        if (reason := self.writing.why_empty()) is not None:
            raise UnreadableError(reason)
        for number, note in enumerate(self.notes, start=1):
            self._note(note, number)
        return self.writing.body(self._properties())

    def _properties(self) -> Mapping[str, str]:
        root = self.package.part("meta.xml")
        if root is None:
            return {}
        names = ("dc:title", "meta:initial-creator", "dc:creator", "meta:creation-date")
        title, first, last, created = (next(root.iter(qn(name)), None) for name in names)
        by = first if first is not None and first.text else last
        return stated(*(None if one is None else one.text for one in (title, by, created)))

    def _blocks(self, parent: Any) -> None:
        for block in parent.iterchildren("*"):
            if block.tag in _TEXTS:
                self._paragraph(block)
            elif block.tag == qn("text:list"):
                self._list(block)
            elif block.tag == qn("table:table"):
                self._table(block)
            elif block.tag == qn("text:tracked-changes"):
                self.writing.leave_out("deleted", words_of(block))
            elif block.tag == qn("draw:frame"):
                self._frame(block)
            elif block.tag not in _ASIDE:
                gone = block.get(qn("text:display")) == "none"
                self._as(self._blocks, block, shown=not gone, quiet=block.tag in _INDICES)

    def _as(
        self, read: Callable[[Any], None], block: Any, *, shown: bool = True, quiet: bool = False
    ) -> None:
        """Read a block of which something is known that holds for all in it."""
        kept = self.shown, self.quiet
        self.shown, self.quiet = self.shown and shown, self.quiet or quiet
        read(block)
        self.shown, self.quiet = kept

    def _frame(self, frame: Any) -> None:
        for box in frame.iterchildren(qn("draw:text-box")):
            self._as(self._blocks, box, shown=not is_frame_gone(frame))

    def _list(self, of: Any) -> None:
        for entry in of.iterchildren(qn("text:list-item"), qn("text:list-header")):
            kept, self.item = self.item, self._number(of) if entry.tag.endswith("item") else None
            self._blocks(entry)
            self.item = kept

    def _number(self, of: Any) -> int | None:
        """Count an item of a list; None where no plain number stands before it."""
        lists = [of, *of.iterancestors(qn("text:list"))]
        name = next((found for one in lists if (found := one.get(qn("text:style-name")))), None)
        style = self.styles.lists.get(name)
        for level in (
            () if style is None else style.iterchildren(qn("text:list-level-style-number"))
        ):
            if level.get(qn("text:level")) == str(len(lists)):
                if level.get(qn("style:num-format")) != "1":
                    return None
                first = level.get(qn("text:start-value")) or "1"
                self.counts[f"{name} {len(lists)}"] += 1
                shift = int(first) - 1 if first.isdecimal() and len(first) < 6 else 0
                return self.counts[f"{name} {len(lists)}"] + shift
        return None

    def _table(self, table: Any) -> None:
        rows, gone = rows_of(table, self.styles)
        for words in gone:
            self.writing.leave_out("hidden", words)
        write_table(rows, self.writing, self._cell, self._words)

    def _cell(self, cell: Any, in_line: bool) -> None:  # noqa: FBT001  a callback has no names
        joint, ground = self.joint, self.ground
        self.joint = ", " if in_line else joint
        look = self.styles.properties("table-cell", cell.get(qn("table:style-name")))
        colour = read_colour(look.get(qn("fo:background-color"), "").lower())
        self.ground = colour if colour is not None and colour[3] else ground
        self._blocks(cell)
        self.joint, self.ground = joint, ground

    def _words(self, block: Any) -> str:
        kept, self.writing = self.writing, Writing()
        self._blocks(block)
        written, self.writing = self.writing, kept
        return " ".join(str(written.text).split())

    def _paragraph(self, paragraph: Any) -> None:
        name = paragraph.get(qn("text:style-name"))
        kept = self.shown, self.look
        self.look = self.styles.properties("paragraph", name)
        self.shown = self.shown and not is_off_page(self.look)
        start = self.writing.text.length
        self._inline(paragraph)
        self.shown, self.look = kept
        self._end(start, paragraph.tag, name)
        boxes, self.boxes = self.boxes, []
        for frame, shown in boxes:
            self._as(self._frame, frame, shown=shown)

    def _end(self, start: int, tag: str, name: str | None) -> None:
        if self.joint is not None:
            self.writing.join(start, self.joint)
            return
        span = self.writing.end(start)
        if span is None:
            return
        names = self.styles.names("paragraph", name)
        if self.quiet or tag == qn("text:h") or any(n.startswith(_HEADINGS) for n in names):
            self.writing.headings.append(span)
        elif self.item is not False:
            self.writing.items.append(span)
            if self.item is not None:
                self.writing.numbers[span.start] = int(self.item)
            self.item = None

    def _inline(self, parent: Any) -> None:
        self._add(parent.text)
        for child in parent.iterchildren("*"):
            self._part(child)
            self._add(child.tail)

    def _part(self, part: Any) -> None:
        read = {
            qn("text:s"): self._space,
            qn("text:tab"): self._space,
            qn("text:line-break"): self._break,
            qn("text:note"): self._cite,
            qn("draw:frame"): self._anchor,
            qn("text:span"): self._span,
            qn("text:a"): self._link,
        }.get(part.tag)
        if read is not None:
            read(part)
        elif part.tag not in _ASIDE:
            hidden = part.get(qn("text:is-hidden")) == "true"
            self._as(self._inline, part, shown=not hidden)

    def _space(self, part: Any) -> None:
        is_tab = part.tag == qn("text:tab")
        self._add("\t" if is_tab else " ", verbatim=is_tab)

    def _break(self, _: Any) -> None:
        self.writing.break_line()

    def _anchor(self, frame: Any) -> None:
        self.boxes.append((frame, self.shown and is_printed(self.look, self.ground)))

    def _span(self, span: Any) -> None:
        kept = self.look
        self.look = {**kept, **self.styles.properties("text", span.get(qn("text:style-name")))}
        self._inline(span)
        self.look = kept

    def _link(self, link: Any) -> None:
        start = self.writing.text.length
        self._span(link)
        self.writing.add("")
        end, url = self.writing.text.length, link.get(qn("xlink:href"))
        if url and end > start:
            self.writing.links.append(Link(start=start, end=end, url=url))

    def _add(self, written: str | None, *, verbatim: bool = False) -> None:
        words = written if verbatim else _SPACE.sub(" ", written or "")
        if words and not verbatim and self.writing.is_spaced():
            words = words.lstrip(" ")
        if not words:
            return
        if not self.shown or not is_printed(self.look, self.ground):
            self.writing.hide(words)
        elif is_raised(self.look):
            self.writing.lift(words)
        else:
            self.writing.add(words)

    def _cite(self, note: Any) -> None:
        if self.shown:
            self.notes.append(note)
            self.writing.cite(len(self.notes))

    def _note(self, note: Any, number: int) -> None:
        start = self.writing.text.length
        self.joint, self.item = " ", False
        for body in note.iterchildren(qn("text:note-body")):
            self._blocks(body)
        self.joint, self.writing.before = None, ""
        if span := self.writing.end(start):
            self.writing.numbers[span.start] = number
            self.writing.footnotes.append(span)
