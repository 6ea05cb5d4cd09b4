"""The visible text of a Markdown file."""

import re
from dataclasses import replace

from markdown_it import MarkdownIt

from posturemap.claims.reading.body import Body
from posturemap.claims.reading.web import read_html

from .header import split_front_matter, split_header

_DEFINITION = re.compile(r"^([ ]{0,3})(\[\^?(\d{1,3})\]:)", re.MULTILINE)
_REFERENCE = re.compile(r"\]\[(\d{1,3})\]")
_NOTE = re.compile(r"\[\^(\d{1,3})\]")


def read_markdown(content: str) -> Body:
    """Render Markdown as its readers see it, then take the visible text.

    Numbered notes stay text: ``[1]`` and ``[^1]`` are citations here, and their definitions are
    the source list, even where Markdown would make links of them.
    """
    header = split_header(content)
    if not header.end:
        header = split_front_matter(content)
    body = read_html(_renderer().render(_with_notes(content[header.end :])))
    return replace(body, metadata={**body.metadata, **header.metadata}, line=header.line)


class _Renderer(MarkdownIt):
    """Shows every link's words; which addresses are followed is decided where they are used."""

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002  the library's names
        return True


def _renderer() -> MarkdownIt:
    return _Renderer("commonmark", {"html": True}).enable(["table", "strikethrough"])


def _with_notes(content: str) -> str:
    linked = set(_REFERENCE.findall(content))
    content = _DEFINITION.sub(
        lambda m: m.group() if m[3] in linked else f"\n{m[1]}\\[{m[3]}]: ", content
    )
    return _NOTE.sub(r"\\[\1]", content)
