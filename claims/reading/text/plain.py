"""A plain text file: its characters as they are, with an optional header block."""

import re

from posturemap.claims.reading.body import Body

from .header import split_header

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def read_text(content: str) -> Body:
    """Take the header block off a text file; keep the rest character by character."""
    header = split_header(content)
    text = content[header.end :]
    return Body(text=text, metadata=header.metadata, line=header.line, wrapped=_is_wrapped(text))


def _is_wrapped(text: str) -> bool:
    """Tell whether lines end at a margin: most fill it, and many stop in mid-sentence."""
    inner: list[str] = []
    for block in re.split(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)", text):
        inner += [line for line in _BREAK.split(block.strip("\r\n"))[:-1] if line.strip()]
    if len(inner) < 3:
        return False
    margin = sorted(map(len, inner))[int(0.95 * (len(inner) - 1))]
    full = sum(len(line) > 0.6 * margin for line in inner)
    cut = sum(not re.search(r"[.!?:;”\"’)\]]\s*$", line) for line in inner)
    return 40 <= margin <= 110 and full > 0.7 * len(inner) and cut > 0.5 * len(inner)
