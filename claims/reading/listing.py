"""Which paragraphs of an article are its source lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from posturemap.claims.article import Span

from .body import Body
from .cited import is_titled, looks_cited
from .wording import layout_words

BRACKETED = re.compile(r"\s*(?:[-*•]\s+)?\[\^?(?P<number>\d{1,3})\]:?\s*")
COUNTED = re.compile(r"\s*(?:(?P<number>\d{1,3})(?:[.):]|\s[-–—])\s+|(?P<raised>[¹²³⁰⁴-⁹]+)\s*)")
ADDRESS = re.compile(r"https?://[^\s<>\"“”]+", re.IGNORECASE)
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARKED = re.compile(r"(?<=\S)(?:\[\^?\d{1,3}\]|[¹²³⁰⁴-⁹]+)")
_STOPPED = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s?\[\d{1,3}\])*\Z")
_NOTE = re.compile(r"\W*\d{1,3}\W*\s*[A-Z“\"]")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_MOST_UNSURE = 40


@dataclass(frozen=True)
class Listing:
    """The paragraphs of a body, looked at for lists of sources.

    Parameters
    ----------
    body, paragraphs
        The text and its parts, in text order.
    """

    body: Body
    paragraphs: tuple[Span, ...]

    def sections(self) -> Iterator[int]:
        """Yield the paragraphs of the lists that have a head, such as "Sources"."""
        index = 0
        while index < len(self.paragraphs):
            size = self._size(index)
            yield from range(index, index + size)
            index += max(size, 1)

    def tail(self) -> Iterator[int]:
        """Yield the last paragraphs that are notes without a head above them."""
        run: list[int] = []
        behind_text = True
        for index in range(len(self.paragraphs) - 1, -1, -1):
            if self._is_note(index) or (behind_text and self._is_bare_note(index)):
                run.append(index)
            elif run or index < len(self.paragraphs) - 4:
                break
            behind_text = behind_text and not self._is_sentence(index)
        if len(run) > 1 or any(looks_cited(self._line(index)) for index in run):
            yield from run

    def _size(self, index: int) -> int:
        """Count the paragraphs of the source list that begins at `index`; 0 where none does.

        Only what looks like entries belongs to it: a head above running text is no list's.
        """
        head, colon, rest = self._line(index).partition(":")
        if not _is_head(head):
            return 0
        if colon and rest.strip():
            return int(bool(re.search(r"\[\d", rest)) or looks_cited(rest))
        last, at, unsure = index, index + 1, 0
        while at < len(self.paragraphs) and unsure < _MOST_UNSURE:
            if self._is_entry(at):
                last, unsure = at, 0
            elif self._is_sentence(at):
                return last - index + 1 if last > index else 0
            else:
                unsure += 1
            at += 1
        return (at if at == len(self.paragraphs) else last + 1) - index

    def _is_entry(self, index: int) -> bool:
        line = self._line(index)
        if BRACKETED.match(line) or ADDRESS.match(line) or looks_cited(line):
            return True
        if listed_number(self.body, self.paragraphs[index], counted=True) is None:
            return False
        return self._marked or not self._is_sentence(index)

    def _is_note(self, index: int) -> bool:
        line = self._line(index)
        return bool(BRACKETED.match(line) or (_NOTE.match(line) and looks_cited(line)))

    def _is_bare_note(self, index: int) -> bool:
        """Tell a note without a number: nothing but names and titles, and a year."""
        line = self._line(index)
        return is_titled(line) and bool(_YEAR.search(line)) and looks_cited(line)

    def _is_sentence(self, index: int) -> bool:
        return bool(_STOPPED.search(self._line(index)[-60:]))

    def _line(self, index: int) -> str:
        return self.body.text[self.paragraphs[index].start : self.paragraphs[index].end]

    @cached_property
    def _marked(self) -> bool:
        """Whether marks in the text point to a list."""
        known = self.body.marks or self.body.superscripts
        return bool(known) or bool(_MARKED.search(self.body.text))


def _is_head(line: str) -> bool:
    return line.casefold().strip("#*_: \t0123456789.") in layout_words()["sources"]["lines"]


def listed_number(body: Body, paragraph: Span, *, counted: bool) -> int | None:
    """Return the number that a list entry begins with."""
    match = BRACKETED.match(body.text, paragraph.start, paragraph.end)
    if match is None and counted:
        if paragraph.start in body.numbers:
            return body.numbers[paragraph.start]
        match = COUNTED.match(body.text, paragraph.start, paragraph.end)
    if match is None:
        return None
    groups = match.groupdict()
    return int(groups["number"] or (groups.get("raised") or "").translate(DIGITS))
