"""The source list of a page: what its note marks lead to, and lists below a head that says so."""

from collections.abc import Mapping, Sequence

from lxml.html import HtmlElement

from posturemap.claims.reading.wording import layout_words

from .lines import Line, around, is_heading

_LISTS = frozenset(("ol", "ul"))


def number_notes(lines: Sequence[Line], notes: Mapping[HtmlElement, int]) -> None:
    """Mark the lines that note marks lead to as notes, with their numbers."""
    seen: set[HtmlElement] = set()
    for line in lines:
        block = next((one for one in around(line.block) if one in notes), None)
        if block is not None:
            line.is_note = True
            if line.number is None and block not in seen:
                line.number = notes[block]
            seen.add(block)


def listed_lines(lines: Sequence[Line]) -> set[int]:
    """Return the indices of a page's notes and source lists, and of their heads."""
    listed: set[int] = set()
    for index, line in enumerate(lines):
        if line.is_note:
            listed.add(index)
        elif is_heading(line) and _is_head(line.text):
            listed |= _below(lines, index)
    heads = {i - 1 for i in listed if i and is_heading(lines[i - 1])}
    return listed | {i for i in heads if _is_head(lines[i].text)}


def _is_head(text: str) -> bool:
    return text.casefold().strip("#*_: \t0123456789.") in layout_words()["sources"]["lines"]


def _below(lines: Sequence[Line], head: int) -> set[int]:
    """Return the lines of the list that stands right below a head."""
    if head + 1 >= len(lines) or (place := _list(lines[head + 1])) is None:
        return set()
    last = head + 1
    while last < len(lines) and _list(lines[last]) is place:
        last += 1
    return set(range(head, last))


def _list(line: Line) -> HtmlElement | None:
    found = [one for one in around(line.block) if one.tag in _LISTS]
    return found[-1] if found else None
