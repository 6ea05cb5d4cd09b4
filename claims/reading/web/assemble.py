"""From the chosen lines of a page to a body."""

from collections.abc import Iterable, Mapping, Sequence

from posturemap.claims.article import LeftOut, Marker, Span
from posturemap.claims.reading.body import Body, Link

from .lines import Line, is_heading
from .surroundings import reason
from .tables import is_head_row

_FEWEST = 4  # words of a line that says something
_SHORT_WORD, _LONG_WORD = 4, 15  # letters
_MOSTLY = 0.9  # of a line's letters


def make_body(lines: Sequence[Line], days: Mapping[int, str] | None = None) -> Body:
    """Write lines one below the other, and keep where everything lies.

    Parameters
    ----------
    lines
        Those that are read.
    days
        Index of a line to a day of its own.
    """
    spans: dict[str, list[Span]] = {kind: [] for kind in ("note", "head row", "quiet", "item", "")}
    links, marks, numbers, heads = [], [], {}, []
    reasons: dict[int, str] = {}
    stretches: list[tuple[int, int, str]] = []
    at = 0
    for index, line in enumerate(lines):
        span = Span(start=at, end=at + len(line.text))
        heads += [Span(start=at + start, end=at + end) for start, end in line.heads]
        kind, why = _kind(line)
        spans[kind].append(span)
        reasons |= {at: why} if why else {}
        links += [Link(start=at + s, end=at + e, url=url) for s, e, url in line.links]
        marks += [Marker(number=n, start=at + place, end=at + place) for place, n in line.notes]
        if line.number is not None:
            numbers[at] = line.number
        if day := (days or {}).get(index):
            stretches.append((span.start, span.end, day))
        at = span.end + 1
    return Body(
        text="".join(f"{line.text}\n" for line in lines),
        headings=tuple(spans["quiet"]),
        reasons=reasons,
        items=tuple(spans["item"]),
        heads=tuple(heads),
        head_rows=tuple(spans["head row"]),
        links=tuple(links),
        marks=tuple(marks),
        numbers=numbers,
        footnotes=tuple(spans["note"]),
        days=tuple(stretches),
    )


def _kind(line: Line) -> tuple[str, str]:
    """Say what a line is to a body, and why it makes no claims where it is no headline."""
    if line.is_note:
        return "note", ""
    if is_head_row(line.block):
        return "head row", ""
    if is_heading(line):
        return "quiet", ""
    if why := reason(line):
        return "quiet", why
    return ("item" if line.heads or _is_item(line) else ""), ""


def left_out(lines: Iterable[Line]) -> list[LeftOut]:
    """Say of lines that are not read what they are, those of one kind together."""
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        kind = "headline" if is_heading(line) else reason(line) or "around the article"
        if found and found[-1][0] == kind:
            found[-1][1].append(line.text)
        else:
            found.append((kind, [line.text]))
    return [LeftOut.of(kind, " ".join(words)) for kind, words in found]


def _is_item(line: Line) -> bool:
    """Tell a line that is running text by its mark-up: no headline set in bold, no link alone."""
    if line.linked > _MOSTLY or line.bold > _MOSTLY:
        return False
    words = len(line.text.split())
    if words <= len(line.text) // _LONG_WORD:  # some languages put no spaces
        words = len(line.text) // _SHORT_WORD
    return words >= _FEWEST
