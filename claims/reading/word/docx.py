"""The visible text of a Word document."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from posturemap.claims.reading.body import Body, Link
from posturemap.claims.reading.colours import WHITE, read_colour
from posturemap.claims.reading.properties import is_template, stated
from posturemap.claims.reading.rows import write_table
from posturemap.claims.reading.unreadable import UnreadableError
from posturemap.claims.reading.writing import Writing

from .boxes import boxes_in, chosen
from .fills import THEME
from .grid import rows_of
from .numbering import Numbering
from .package import open_document
from .print import is_off_page, is_printed, is_table_off_page, shades_under
from .styles import Styles, value

_HEADINGS = ("heading", "title", "subtitle", "caption", "toc", "header", "footer", "table of")
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_DELETED = frozenset(map(qn, ("w:del", "w:moveFrom")))
_BACKWARDS = qn("w:bdo")
_DRAWN = frozenset(map(qn, ("w:drawing", "w:pict", "w:object")))
_PROPERTIES = frozenset(map(qn, ("w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:sectPr", "w:rt")))
_NOTES = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}


def read_docx(content: bytes) -> Body:
    """Take the text that a Word document shows.

    Deleted and hidden text is kept out and accounted for. Footnotes and endnotes are read behind
    the text, as entries of the source list; their marks leave the text.

    Raises
    ------
    UnreadableError
        It is broken, locked, unpacks to too much, or shows no text.
    """
    return _Reader(open_document(content)).read()


class _Reader:
    def __init__(self, document: Any) -> None:
        self.document = document
        self.root = document.element
        self.writing = Writing()
        self.styles = Styles(document.styles.element)
        self.numbering = Numbering(_part(document, "numbering"))
        self.noted: dict[tuple[str, str], int] = {}
        self.fields: list[bool] = []  # open fields, and whether their result has begun
        self.shown = True
        self.joint: str | None = None
        self.paper = self._paper()

    def read(self) -> Body:
        self._blocks(self.root.body)
        if (reason := self.writing.why_empty()) is not None:
            raise UnreadableError(reason)
        self._notes()
        return self.writing.body(self._properties())

    def _paper(self) -> Any:
        """Return the page's colour, which is shown only where the settings say so."""
        ground = self.root.find(qn("w:background"))
        settings = _part(self.document, "settings")
        if ground is None or settings is None:
            return WHITE
        shown = settings.find(qn("w:displayBackgroundShape")) is not None
        colour = THEME.get(ground.get(qn("w:themeColor"), ""))
        colour = colour or read_colour(f"#{ground.get(qn('w:color'), '').lower()}")
        return colour if shown and colour is not None else WHITE

    def _properties(self) -> Mapping[str, str]:
        found = self.document.core_properties
        if is_template(found.comments):
            return {}
        return stated(found.title, found.author, found.created)

    def _blocks(self, parent: Any) -> None:
        for block in parent:
            if block.tag == qn("w:p"):
                self._paragraph(block)
            elif block.tag == qn("w:tbl"):
                self._table(block)
            elif block.tag == _ALTERNATIVES:
                if (copy := chosen(block)) is not None:
                    self._blocks(copy)
            elif block.tag not in _PROPERTIES:
                self.unless_deleted(block, self._blocks)

    def unless_deleted(self, element: Any, read: Callable[[Any], None]) -> None:
        """Read an element, or account for it where it was deleted."""
        if element.tag in _DELETED:
            self.writing.leave_out("deleted", _plain(element))
        elif element.tag == _BACKWARDS and element.get(qn("w:val")) == "rtl":
            self.writing.leave_out("hidden", _plain(element))  # its letters are shown backwards
        else:
            read(element)

    def _table(self, table: Any) -> None:
        if is_table_off_page(table):
            self.writing.leave_out("hidden", _plain(table))
            return
        rows, struck = rows_of(table, self.styles)
        for reason, words in struck:
            self.writing.leave_out(reason, words)
        write_table(rows, self.writing, self._cell, self._words)

    def _cell(self, cell: Any, in_line: bool) -> None:  # noqa: FBT001  a callback has no names
        kept, self.joint = self.joint, ", " if in_line else self.joint
        self._blocks(cell)
        self.joint = kept

    def _words(self, block: Any) -> str:
        kept, self.writing = self.writing, Writing()
        self._blocks(block)
        written, self.writing = self.writing, kept
        return " ".join(str(written.text).split())

    def _paragraph(self, paragraph: Any) -> None:
        style = self.styles.paragraph(paragraph)
        own = paragraph.find(qn("w:pPr"))
        layers = (*(() if own is None else (own,)), *self.styles.layers(style, "w:pPr"))
        run = _RunReader(self, paragraph, style)
        kept, self.shown = (
            self.shown,
            self.shown and not is_off_page((*layers, *self.styles.defaults("w:pPr"))),
        )
        start = self.writing.text.length
        run.read(paragraph)
        self._end(start, style, layers)
        for box, shown in run.boxes:
            outer, self.shown = self.shown, self.shown and shown
            self._blocks(box)
            self.shown = outer
        self.shown = kept

    def _end(self, start: int, style: str | None, layers: tuple[Any, ...]) -> None:
        if any(
            layer.find(f"{qn('w:framePr')}[@{qn('w:dropCap')}]") is not None for layer in layers
        ):
            return  # its letter begins the next paragraph
        if self.joint is not None:
            self.writing.join(start, self.joint)
            return
        span = self.writing.end(start)
        if span is None:
            return
        level = next((found for one in layers if (found := value(one, "w:outlineLvl"))), "9")
        if self.styles.name(style).startswith(_HEADINGS) or level != "9":
            self.writing.headings.append(span)
        elif (item := _list_of(layers)) is not None:
            self.writing.items.append(span)
            if (number := self.numbering.next(*item)) is not None:
                self.writing.numbers[span.start] = number

    def cite(self, kind: str, identity: str) -> None:
        """Put the mark of a footnote or endnote into the text."""
        number = self.noted.setdefault((kind, identity), len(self.noted) + 1)
        self.writing.cite(number)

    def _notes(self) -> None:
        parts = {kind: _part(self.document, kind) for kind in _NOTES.values()}
        for (kind, identity), number in list(self.noted.items()):
            for note in () if parts[kind] is None else parts[kind]:
                if note.get(qn("w:id")) == identity:
                    self._note(note, number)

    def _note(self, note: Any, number: int) -> None:
        start = self.writing.text.length
        self.joint = " "
        self._blocks(note)
        self.joint, self.writing.before = None, ""
        if span := self.writing.end(start):
            self.writing.numbers[span.start] = number
            self.writing.footnotes.append(span)


class _RunReader:
    """Reads the runs of one paragraph."""

    def __init__(self, reader: _Reader, paragraph: Any, style: str | None) -> None:
        self.reader = reader
        self.boxes: list[tuple[Any, bool]] = []
        styles = reader.styles
        self.layers = (
            *styles.layers(style, "w:rPr"),
            *(
                layer
                for table in paragraph.iterancestors(qn("w:tbl"))
                for layer in styles.within_table(styles.table(table))
            ),
            *styles.defaults("w:rPr"),
        )
        self.shades = shades_under(paragraph)

    def read(self, parent: Any) -> None:
        for child in parent:
            if child.tag == qn("w:r"):
                self._run(child)
            elif child.tag == qn("w:hyperlink"):
                self._link(child)
            elif child.tag == _ALTERNATIVES:
                if (copy := chosen(child)) is not None:
                    self.read(copy)
            elif child.tag not in _PROPERTIES:
                self.reader.unless_deleted(child, self.read)

    def _link(self, link: Any) -> None:
        writing = self.reader.writing
        start = writing.text.length
        self.read(link)
        writing.add("")
        target = self.reader.document.part.rels.get(link.get(qn("r:id")) or "")
        if target is not None and target.is_external and writing.text.length > start:
            end = writing.text.length
            writing.links.append(Link(start=start, end=end, url=target.target_ref))

    def _run(self, run: Any) -> None:
        own = run.find(qn("w:rPr"))
        styled = None if own is None else value(own, "w:rStyle")
        layers = (
            *(() if own is None else (own,)),
            *self.reader.styles.layers(styled, "w:rPr"),
            *self.layers,
        )
        printed = self.reader.shown and is_printed(layers, self.shades, self.reader.paper)
        risen = next((found for one in layers if (found := value(one, "w:vertAlign"))), "")
        signed = any(part.get(qn("w:customMarkFollows")) for part in run if part.tag in _NOTES)
        for part in _parts_of(run):
            if part.tag == qn("w:fldChar"):
                self._field(part.get(qn("w:fldCharType")))
            elif part.tag in _DRAWN:
                self.boxes += [(box, shown and printed) for box, shown in boxes_in(part)]
            elif not (signed and part.tag == qn("w:t")):
                self._part(part, raised=risen == "superscript", shown=printed)

    def _field(self, kind: str | None) -> None:
        fields = self.reader.fields
        if kind == "begin":
            fields.append(False)
        elif fields and kind == "separate":
            fields[-1] = True
        elif fields and kind == "end":
            fields.pop()

    def _part(self, part: Any, *, raised: bool, shown: bool) -> None:
        writing = self.reader.writing
        words = _words_of(part)
        if not shown or not all(self.reader.fields):
            writing.hide(words)
        elif part.tag in _NOTES:
            self.reader.cite(_NOTES[part.tag], part.get(qn("w:id"), ""))
        elif part.tag in (qn("w:br"), qn("w:cr")):
            writing.break_line()
        elif raised:
            writing.lift(words)
        elif words:
            writing.add(words)


def _parts_of(run: Any) -> Iterator[Any]:
    for part in run:
        copy = chosen(part) if part.tag == _ALTERNATIVES else None
        yield from (part,) if copy is None else copy


def _words_of(part: Any) -> str:
    if part.tag == qn("w:t"):
        return part.text or ""
    return {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:noBreakHyphen"): "\u2011"}.get(
        part.tag, ""
    )


def _list_of(layers: tuple[Any, ...]) -> tuple[str, str] | None:
    """Return the list that a paragraph is an item of, and its level."""
    for layer in layers:
        if (of := value(layer, "w:numPr/w:numId")) is not None:
            return None if of == "0" else (of, value(layer, "w:numPr/w:ilvl") or "0")
    return None


def _plain(element: Any) -> str:
    names = (qn("w:t"), qn("w:delText"))
    return " ".join(part.text for part in element.iter(*names) if part.text)


def _part(document: Any, kind: str) -> Any:
    """Return the root of a part of a document; None where it has none."""
    for related in document.part.rels.values():
        if related.reltype.endswith(f"/{kind}") and not related.is_external:
            part = related.target_part
            return part.element if hasattr(part, "element") else parse_xml(part.blob)
    return None
