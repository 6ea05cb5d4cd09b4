"""An article as text with places in it that can be pointed at."""

from dataclasses import dataclass, field


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
class Marker:
    """A citation marker such as ``[5]`` in running text.

    Parameters
    ----------
    number
        The number between the brackets.
    start, end
        Code-point offsets of the marker with its brackets.
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
    sources: tuple[SourceEntry, ...] = field(default=())
