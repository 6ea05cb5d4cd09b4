"""A plain text file: its characters as they are, with an optional header block."""

import re
from collections.abc import Iterable

from posturemap.claims.article import Span
from posturemap.claims.letters import cut_out, plain
from posturemap.claims.reading.body import Body

from .header import split_header
from .tables import find_tables

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_END = r"(?:\r\n|\r(?!\n)|\n)"
_GAP = re.compile(rf"{_END}[ \t]*{_END}")
_STOPPED = re.compile(r"[.!?:;”\"’)\]]\s*\Z")
_GOES_ON = re.compile(r"\s*[a-z\d(]")


def read_text(content: str) -> Body:
    """Take the header block off a text file; keep the rest character by character."""
    header = split_header(content)
    text = content[header.end :]
    tables = find_tables(text)
    return Body(
        text=text,
        metadata=header.metadata,
        line=header.line,
        wrapped=_is_wrapped(plain(_without(text, tables.lines)).text),
        items=tuple(tables.rows),
        tables=tuple(tables.bare),
        head_rows=tuple(tables.head_rows),
        over=tuple(tables.over),
    )


def _without(text: str, lines: Iterable[Span]) -> str:
    return cut_out(text, sorted(lines, key=lambda line: line.start)).text


def _is_wrapped(text: str) -> bool:
    """Tell whether lines end at a margin: most fill it, and many stop in mid-sentence.

    Of few lines each must, and go on in the next one.
    """
    inner: list[str] = []
    going = 0
    for block in _GAP.split(text):
        lines = [line for line in _BREAK.split(block.strip("\r\n")) if line.strip()]
        inner += lines[:-1]
        going += sum(bool(_GOES_ON.match(line)) for line in lines[1:])
    if not inner:
        return False
    margin = sorted(map(len, inner))[int(0.95 * (len(inner) - 1))]
    full = sum(len(line) > 0.6 * margin for line in inner)
    cut = sum(not _STOPPED.search(line[-20:]) for line in inner)
    if not 40 <= margin <= 110:
        return False
    if len(inner) < 3:
        return full == cut == len(inner) and 2 * going >= len(inner)
    return full > 0.7 * len(inner) and cut > 0.5 * len(inner)
