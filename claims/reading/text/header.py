"""The lines before an article's body that say what it is."""

import re
from dataclasses import dataclass, field

_KEYS = {
    "title": "title",
    "headline": "title",
    "date": "date",
    "published": "date",
    "publishdate": "date",
    "pubdate": "date",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "publisher": "publisher",
    "site": "publisher",
    "outlet": "publisher",
    "url": "url",
    "link": "url",
    "canonical": "url",
}
_END = r"(?:\r\n|\r|\n)"
_LINE = re.compile(rf"#[ \t]?(?P<key>[a-z][a-z0-9_-]*):(?P<value>[^\r\n]*)(?:{_END}|\Z)")
_BLANK = re.compile(rf"[ \t]*(?:{_END}|\Z)")
_FENCE = rf"(?P=fence)[ \t]*(?:{_END}|\Z)"
_FRONT = re.compile(
    rf"(?P<fence>---|\+\+\+)[ \t]*{_END}(?P<lines>(?:(?!{_FENCE})[^\r\n]*{_END})*)"
    rf"{_FENCE}(?:[ \t]*{_END})?"
)
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ \t]*[:=][ \t]*(?P<value>.*?)[ \t]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Metadata before a body.

    Parameters
    ----------
    end
        Offset at which the body begins; 0 where there is no header.
    metadata, line
        As in `Body`.
    """

    end: int = 0
    metadata: dict[str, str] = field(default_factory=dict)
    line: dict[str, int] = field(default_factory=dict)


def split_header(content: str) -> Header:
    """Find a block of ``# key: value`` lines that a blank line ends.

    Lower-case keys, one of them known: a Markdown headline with a colon in it is no header.
    """
    end, number = 0, 0
    header = Header()
    while match := _LINE.match(content, end):
        end, number = match.end(), number + 1
        _keep(header, match["key"], match["value"], number)
    blank = _BLANK.match(content, end)
    if not header.line or blank is None:
        return Header()
    return Header(end=blank.end(), metadata=header.metadata, line=header.line)


def split_front_matter(content: str) -> Header:
    """Find the fenced front matter of a Markdown file.

    Only its ``key: value`` and ``key = "value"`` lines are read; nothing in it is interpreted.
    """
    match = _FRONT.match(content)
    if match is None:
        return Header()
    header = Header()
    for number, line in enumerate(re.split(_END, match["lines"]), start=2):
        if pair := _PAIR.match(line):
            _keep(header, pair["key"].lower(), _unquoted(pair["value"]), number)
    return Header(end=match.end(), metadata=header.metadata, line=header.line)


def _keep(header: Header, name: str, value: str, line: int) -> None:
    if key := _KEYS.get(name):
        header.line.setdefault(key, line)
        if value.strip():
            header.metadata.setdefault(key, value.strip())


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
