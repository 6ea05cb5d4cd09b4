"""What a format's reader hands on: visible text, and what only the format knows about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from posturemap.claims.article import LeftOut, Marker, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Linked words.

    Parameters
    ----------
    start, end
        Code-point offsets of the words.
    url
        The address, as it stands in the file.
    """

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One file's visible text.

    Parameters
    ----------
    text
        What a reader of the file sees, in reading order.
    metadata
        title, date, author, publisher, url: those that the file states about itself.
    properties
        title, date, author as a program wrote them beside the text: the last resort, because
        templates and former authors leave theirs behind.
    line
        Line of the file at which a value of `metadata` stands, where that is known.
    headings
        Headlines, captions and navigation that the mark-up names as such, in text order.
    reasons
        Offset of one of these to what it is, where it is no headline: caption, menu.
    tables
        Rows of tables without a head: in the text, but no running text.
    items
        List items and rows of tables, in text order: running text, though no stop ends them.
    heads
        What a reader put before the cells of a row, "Host: ": no text of the row, which shows it
        once, above. In text order.
    head_rows
        Rows that are a table's head.
    over
        The same as `heads` where nothing was put into the text: offset of a cell, and the words.
    links
        Linked words, in text order.
    numbers
        Offset of a list item to the number that is shown before it but is not text.
    superscripts
        Offset to end of a number that is set as a raised citation, without brackets.
    marks
        Note numbers that the file shows raised, taken out of the text: ``start == end``, the place
        where the number stood. In text order.
    footnotes
        Footnotes and endnotes that the mark-up names as such: entries of the source list, their
        numbers in `numbers`.
    articles
        Stretches that the mark-up names as an article or as the main part.
    wrapped
        Whether lines may end where the page ended rather than the paragraph.
    left_out
        Parts of the file that are not in `text`.
    found
        Key of `metadata` to where its value was found: header, meta, JSON-LD, dateline, byline,
        document properties; header where a line is known, else file, for keys that are not here.
    language
        ISO 639-1 code, where the file states it.
    notes
        What a reader of the map should know about the reading: "is a scan with a text layer".
    days
        Start, end and EDTF day of stretches with a day of their own, as posts of a live blog.
    pages
        Offset at which each page begins, where the file has pages.
    """

    text: str
    metadata: Mapping[str, str] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    line: Mapping[str, int] = field(default_factory=dict)
    headings: tuple[Span, ...] = ()
    reasons: Mapping[int, str] = field(default_factory=dict)
    tables: tuple[Span, ...] = ()
    items: tuple[Span, ...] = ()
    heads: tuple[Span, ...] = ()
    head_rows: tuple[Span, ...] = ()
    over: tuple[tuple[int, str], ...] = ()
    links: tuple[Link, ...] = ()
    numbers: Mapping[int, int] = field(default_factory=dict)
    superscripts: Mapping[int, int] = field(default_factory=dict)
    marks: tuple[Marker, ...] = ()
    footnotes: tuple[Span, ...] = ()
    articles: tuple[Span, ...] = ()
    wrapped: bool = False
    left_out: tuple[LeftOut, ...] = ()
    found: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None
    notes: tuple[str, ...] = ()
    days: tuple[tuple[int, int, str], ...] = ()
    pages: tuple[int, ...] = ()
