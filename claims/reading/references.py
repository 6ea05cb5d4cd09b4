"""The numbered source list of an article, and the markers that point to it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from posturemap.claims.article import Marker, SourceEntry, Span

from .body import Body, Link
from .listing import ADDRESS, BRACKETED, COUNTED, DIGITS, Listing, listed_number
from .raised import is_power, read_numbers
from .sentences import NOTED
from .wording import layout_words

_GROUP = re.compile(r"\[\^?(?P<numbers>\d{1,3}(?:\s?[,;–-]\s?\^?\d{1,3})*)\](?!\()")
_RAISED = re.compile(r"(?<=[\w.!?,;:”’\"')])[¹²³⁰⁴-⁹]+(?=\s|$|[.,;:)])")
_INLINE = re.compile(r"(?:(?<=\s)|(?<=:)|^)\[\^?(?P<number>\d{1,3})\]:?\s+")
_ARROW = re.compile(r"\s*[↑^]\s*")
_TRIM = " \t\r\n–—-:,;<>()[]|."


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """What an article cites.

    Parameters
    ----------
    sources
        Its numbered list.
    markers
        What points into it, in text order.
    covered
        Paragraphs that belong to the list and its head; not running text.
    """

    sources: tuple[SourceEntry, ...]
    markers: tuple[Marker, ...]
    covered: frozenset[Span]


def find_references(body: Body, paragraphs: tuple[Span, ...]) -> References:
    """Find the source list and the markers of an article."""
    listed = _listed(body, paragraphs)
    entries = tuple(_entries(body, paragraphs, listed))
    covered = frozenset(paragraphs[index] for index in listed)
    numbers = {entry.number for entry in entries}
    markers = [
        marker
        for paragraph in paragraphs
        if paragraph not in covered
        for marker in _markers(body, paragraph, numbers)
    ]
    return References(sources=entries, markers=tuple(markers), covered=covered)


def _listed(body: Body, paragraphs: tuple[Span, ...]) -> list[int]:
    """Return the indices of the paragraphs that make up source lists."""
    listing = Listing(body, paragraphs)
    found = list(listing.sections())
    if not any(listed_number(body, paragraphs[i], counted=True) is not None for i in found):
        found = sorted({*found, *listing.tail()})
    return sorted({*found, *_footnoted(body, paragraphs)})


def _footnoted(body: Body, paragraphs: tuple[Span, ...]) -> Iterator[int]:
    """Yield the paragraphs that the mark-up names as notes."""
    for note in body.footnotes:
        first = bisect_left(paragraphs, note.start, key=lambda paragraph: paragraph.start)
        for index in range(first, len(paragraphs)):
            if paragraphs[index].end > note.end:
                break
            yield index


def _entries(body: Body, paragraphs: tuple[Span, ...], listed: list[int]) -> Iterator[SourceEntry]:
    entry: tuple[int, Span] | None = None
    for index in listed:
        paragraph = paragraphs[index]
        inline = list(_INLINE.finditer(body.text[paragraph.start : paragraph.end]))
        number = listed_number(body, paragraph, counted=True)
        if number is None and not inline:
            if entry and ADDRESS.match(body.text, paragraph.start):
                entry = (entry[0], Span(start=entry[1].start, end=paragraph.end))
            continue
        if entry:
            yield _entry(body, *entry)
            entry = None
        if inline and (len(inline) > 1 or number is None):
            yield from _inline_entries(body, paragraph, inline)
        elif number is not None:
            entry = (number, paragraph)
    if entry:
        yield _entry(body, *entry)


def _inline_entries(
    body: Body, paragraph: Span, found: list[re.Match[str]]
) -> Iterator[SourceEntry]:
    ends = [match.start() for match in found[1:]] + [paragraph.end - paragraph.start]
    for match, end in zip(found, ends, strict=True):
        words = body.text[paragraph.start + match.start() : paragraph.start + end].rstrip()
        start = paragraph.start + match.start()
        yield _entry(body, int(match["number"]), Span(start=start, end=start + len(words)))


def _entry(body: Body, number: int, span: Span) -> SourceEntry:
    text = body.text[span.start : span.end]
    lead = BRACKETED.match(text) or (None if span.start in body.numbers else COUNTED.match(text))
    words = text[lead.end() :] if lead else text
    words = _ARROW.sub("", words, count=1) if _ARROW.match(words) else words
    address = ADDRESS.search(words)
    url = address.group().rstrip(".,;:!?'’") if address else _linked(body.links, span)
    if url and url.endswith(")") and "(" not in url:
        url = url[:-1]
    title = ADDRESS.sub(" ", words)
    return SourceEntry(number=number, title=_title(title), url=url, start=span.start, end=span.end)


def _title(words: str) -> str:
    words = " ".join(words.split()).strip(_TRIM.replace(")", "").replace("(", "").replace(".", ""))
    kind, dash, rest = (
        re.split(r"(\s[–—-]\s)", words, maxsplit=1)
        if re.search(r"\s[–—-]\s", words)
        else (words, "", "")
    )
    if dash and kind.casefold() in layout_words()["media"]["kinds"]:
        words = rest.strip()
    return words.rstrip(" <([")


def _linked(links: tuple[Link, ...], span: Span) -> str | None:
    at = bisect_right(links, span.start - 1, key=lambda link: link.start)
    for link in links[at:]:
        if link.start >= span.end:
            break
        if ADDRESS.match(link.url):
            return link.url
    return None


def _markers(body: Body, paragraph: Span, numbers: set[int]) -> Iterator[Marker]:
    found = [
        Marker(number=number, start=match.start(), end=match.end())
        for match in _GROUP.finditer(body.text, paragraph.start, paragraph.end)
        for number in read_numbers(match["numbers"])
    ]
    found += _raised(body.text, paragraph, body.superscripts, numbers)
    first = bisect_left(body.marks, paragraph.start, key=lambda mark: mark.start)
    last = bisect_right(body.marks, paragraph.end, key=lambda mark: mark.start)
    found += body.marks[first:last]
    yield from sorted(found, key=lambda marker: marker.start)


def _raised(
    text: str, paragraph: Span, superscripts: Mapping[int, int], numbers: set[int]
) -> Iterator[Marker]:
    for start, end in superscripts.items():
        if paragraph.start <= start < paragraph.end:
            yield Marker(number=int(text[start:end]), start=start, end=end)
    for match in _RAISED.finditer(text, paragraph.start, paragraph.end):
        number = int(match.group().translate(DIGITS))
        listed = number in numbers and not is_power(
            text[max(0, match.start() - 12) : match.start()]
        )
        if listed or _is_note(text, match.start()):
            yield Marker(number=number, start=match.start(), end=match.end())
    if not numbers:
        return
    for match in NOTED.finditer(text, paragraph.start, paragraph.end):
        number, start = int(match["number"]), match.start("number")
        if number in numbers and start not in superscripts:
            yield Marker(number=number, start=start, end=match.end("number"))


def _is_note(text: str, at: int) -> bool:
    """Tell a raised number that no list has from a power: it follows a figure or a stop.

    ``10⁵`` is a power, and so is ``km²``.
    """
    before = text[max(0, at - 3) : at]
    return not before[-1:].isalpha() and not re.search(r"(?<!\d)10\Z", before)
