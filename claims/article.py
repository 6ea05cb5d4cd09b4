"""An article as text with places in it that can be pointed at."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

_FIRST_WORDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of an article's text.

    Parameters
    ----------
    start, end
        Code-point offsets into the text; `end` is exclusive.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Span):
    """A stretch of a timeline.

    Parameters
    ----------
    start, end
        Code-point offsets, without the date.
    opening
        The date that stands over it, or with which its paragraph begins.
    """

    opening: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A citation marker in running text: ``[5]``, or a raised number.

    Parameters
    ----------
    number
        The number that the text shows.
    start, end
        Code-point offsets of the marker with its brackets. A number that the file shows raised is
        no part of the text: both are the offset at which it stood.
    """

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """One entry of an article's numbered source list.

    Parameters
    ----------
    number
        The number that markers cite.
    title
        The entry's text without number and address.
    url
        Its http or https address, or None.
    start, end
        Code-point offsets of the whole entry.
    """

    number: int
    title: str
    url: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A part of a file that makes no claims, and why.

    Parameters
    ----------
    reason
        What it is: menu, teaser, comment, caption, source list, headline, hidden, credit line,
        table, other language, off topic, or another such word.
    letters
        Its letters and digits.
    words
        Its first words, for a person who looks for it.
    """

    reason: str
    letters: int
    words: str

    @classmethod
    def of(cls, reason: str, text: str) -> Self:
        """Count a text that is left out, and keep its first words.

        >>> LeftOut.of("menu", "Home  | World")
        LeftOut(reason='menu', letters=9, words='Home | World')
        """
        words = " ".join(text[:1000].split()[:_FIRST_WORDS])
        return cls(reason=reason, letters=count_letters(text), words=words[:200])


def count_letters(text: str) -> int:
    """Count the letters and digits of a text.

    >>> count_letters("4,800 soldiers")
    12
    """
    return sum(map(str.isalnum, text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a reader makes of one article file.

    Every offset in posturemap counts code points of `text`.

    Parameters
    ----------
    id
        The file's stem, unless the project file says otherwise.
    text
        The body as it was read; a header block of ``# key: value`` lines is metadata, not body.
    sha256
        Hex digest of the file's bytes.
    title, author, publisher, url
        From the header, the page's metadata or the first lines; None when the file does not say.
    date
        Day of publication as EDTF, or None.
    paragraphs, sentences
        In text order; sentences never cross a paragraph.
    headings
        Paragraphs that are headlines, captions or navigation, not running text.
    markers, sources
        Citation markers in the running text, and the numbered list they point to.
    left_out
        What of the file makes no claims: parts that are not in `text`, and paragraphs of it that
        are no running text.
    found
        Where title, author, publisher, date and url were found: header, meta, JSON-LD, dateline,
        byline, document properties, file.
    language
        ISO 639-1 code of the language that it is in, or None where nobody knows.
    notes
        What a reader of the map should know about the reading, such as that it is a scan.
    days
        Start, end and EDTF day of stretches with a day of their own, as posts of a live blog.
    entries
        Of a timeline; none in other texts.
    pages
        Offset at which each page of a PDF begins; a page without text begins where the next does.
    heads
        Offset of a table's cell, and the words of the table's head that stand over it: what the
        row says of its cells, though the text has it once, above the rows.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    date: str | None = None
    paragraphs: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    headings: tuple[Span, ...] = ()
    markers: tuple[Marker, ...] = ()
    sources: tuple[SourceEntry, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    found: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None
    notes: tuple[str, ...] = ()
    days: tuple[tuple[int, int, str], ...] = ()
    entries: tuple[Entry, ...] = ()
    pages: tuple[int, ...] = ()
    heads: tuple[tuple[int, str], ...] = ()

    def page_at(self, offset: int) -> int | None:
        """Return the number of the page that holds an offset, from 1; None without pages."""
        return bisect_right(self.pages, offset) or None
