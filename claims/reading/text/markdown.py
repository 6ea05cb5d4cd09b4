"""The visible text of a Markdown file."""

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it import MarkdownIt

from posturemap.claims.reading.body import Body
from posturemap.claims.reading.web import read_html

from .header import split_front_matter, split_header

_DEFINITION = re.compile(
    r" {0,3}\[(?P<raised>\^?)(?P<label>[^\s\[\]^]{1,40})\]:[ \t]*(?P<words>.*)"
)
_REFERENCE = re.compile(r"\]\[(\d{1,3})\]")
_NOTE = re.compile(r"\[\^(?P<label>[^\s\[\]^]{1,40})\](?!:)")
_FIRST = 0xF0000  # note marks are kept among characters that texts do not use
_KEPT = re.compile("[\U000f0000-\U000ffffd]")
_MOST = 0xFFFD
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_INDENT = re.compile(r"(?: {2,}|\t)(?P<words>\S.*)")


def read_markdown(content: str) -> Body:
    """Render Markdown as its readers see it, then take the visible text.

    Note marks ``[^1]`` leave the text, and their definitions are the source list at its end.
    ``[1]`` stays text: it is a citation here, and its definition an entry of the source list, even
    where Markdown would make a link of it.
    """
    header = split_header(content)
    if not header.end:
        header = split_front_matter(content)
    body = read_html(_rendered(content[header.end :]))
    return replace(body, metadata={**body.metadata, **header.metadata}, line=header.line)


class _Renderer(MarkdownIt):
    """Shows every link's words; which addresses are followed is decided where they are used."""

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002  the library's names
        return True


def _rendered(content: str) -> str:
    renderer = _Renderer("commonmark", {"html": True}).enable(["table", "strikethrough"])
    lines, notes = _without_notes(_KEPT.sub("\ufffd", content))
    numbers = _numbers(notes, "\n".join(lines))
    page = _shown(renderer.render("\n".join(_marked(lines, numbers))))
    entries = (
        f'<li id="note-{number}" value="{number}">{renderer.renderInline(notes[label])}</li>'
        for label, number in sorted(numbers.items(), key=lambda pair: pair[1])
        if label in notes
    )
    return f"{page}<ol>{''.join(entries)}</ol>" if notes else page


def _without_notes(content: str) -> tuple[list[str], dict[str, str]]:
    """Take the definitions of raised notes out, each with the lines that it goes on in."""
    linked = set(_REFERENCE.findall(content))
    kept: list[str] = []
    notes: dict[str, str] = {}
    open_note = ""
    for line, is_code in _lines(content):
        match = None if is_code else _DEFINITION.match(line)
        if match and match["raised"]:
            open_note = match["label"]
            notes.setdefault(open_note, match["words"])
        elif open_note and (more := _INDENT.match(line)):
            notes[open_note] += f" {more['words']}"
        elif match and match["label"].isdecimal() and match["label"] not in linked:
            open_note = ""
            kept += ["", f"\\[{match['label']}]: {match['words']}"]
        else:
            open_note = open_note if not line.strip() else ""
            kept.append(line)
    return kept, notes


def _lines(content: str) -> Iterator[tuple[str, bool]]:
    """Yield lines, and whether each is shown as it is written."""
    fence = ""
    for line in re.split(r"\r\n|\n|\r", content):
        mark = _FENCE.match(line)
        yield line, bool(fence)
        if mark and not fence:
            fence = mark.group().strip()
        elif mark and line.strip().startswith(fence) and not line.strip(" `~"):
            fence = ""


def _numbers(notes: dict[str, str], text: str) -> dict[str, int]:
    """Give each note its label for a number, or where labels are words, its place in the text."""
    labels = [*dict.fromkeys([*(m["label"] for m in _NOTE.finditer(text)), *notes])][:_MOST]
    if all(label.isdecimal() and len(label) < 4 for label in labels):
        return {label: int(label) for label in labels}
    return {label: number for number, label in enumerate(labels, start=1)}


def _marked(lines: list[str], numbers: dict[str, int]) -> Iterator[str]:
    for line, is_code in _lines("\n".join(lines)):
        yield line if is_code else _NOTE.sub(lambda m: _kept(m, numbers), line)


def _kept(mark: re.Match[str], numbers: dict[str, int]) -> str:
    number = numbers.get(mark["label"])
    return mark.group() if number is None else chr(_FIRST + number)


def _shown(page: str) -> str:
    """Write the kept marks as a page has them: raised, and linked to their notes."""
    return _KEPT.sub(
        lambda m: '<sup><a href="#note-{0}">{0}</a></sup>'.format(ord(m.group()) - _FIRST), page
    )
