"""A word processor's document in the making: the text that shows, and what is known of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from posturemap.claims.article import LeftOut, Marker, Span

from .body import Body, Link
from .flow import Flow
from .raised import REACH, as_raised, note_numbers

_STOPPED = re.compile(r"[.!?:;][\"'”’»)\]]*\s*\Z")
_FULL = 0.6  # of the longest line: one that runs on to its margin
_MARGIN = (40, 110)  # letters of a line that a program wrapped


@dataclass(slots=True)
class Writing:
    """Visible text with its parts.

    Parameters
    ----------
    text
        The text so far.
    before
        What goes before the next words, if any come: the joint between paragraphs of a cell.
    lead
        Words of a table's head, which go behind it.
    hidden
        Letters that do not show, since the last that do.
    """

    text: Flow = field(default_factory=Flow)
    before: str = ""
    lead: str = ""
    headings: list[Span] = field(default_factory=list)
    items: list[Span] = field(default_factory=list)
    heads: list[Span] = field(default_factory=list)
    head_rows: list[Span] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    marks: list[Marker] = field(default_factory=list)
    footnotes: list[Span] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    hidden: str = ""
    _raised: str = ""
    _breaks: list[int] = field(default_factory=list)

    def add(self, words: str) -> None:
        """Append words that stand on the line."""
        self._lower()
        self._put(words)

    def lift(self, words: str) -> None:
        """Append words that stand above the line."""
        self._raised += words

    def cite(self, number: int) -> None:
        """Put the mark of a note here."""
        self._lower()
        self.marks.append(Marker(number=number, start=self.text.length, end=self.text.length))

    def hide(self, words: str) -> None:
        """Keep words out of the text, and account for them."""
        self.hidden += words

    def leave_out(self, reason: str, words: str) -> None:
        """Account for a part that is read, but not taken into the text."""
        if any(map(str.isalnum, words)):
            self.left_out.append(LeftOut.of(reason, words))

    def is_spaced(self) -> bool:
        """Tell whether white space, or nothing, stands before what comes next."""
        self._lower()
        return not self.text.pieces or self.text.pieces[-1][-1].isspace()

    def stop(self) -> None:
        """End a sentence that no stop ends."""
        self._lower()
        if not _STOPPED.search("".join(self.text.pieces[-REACH:])):
            self.text.add(".")

    def break_line(self) -> None:
        """End a line within a paragraph."""
        self._lower()
        before = len(self.text.pieces)
        self.text.break_with("\n")
        self._breaks += range(before, len(self.text.pieces))

    def end(self, start: int) -> Span | None:
        """End the paragraph that began at an offset; None where it shows nothing."""
        self._lower()
        self._unwrap()
        if self.text.length == start:
            return None
        span = Span(start=start + self._indent(start), end=self.text.length)
        self.text.break_with("\n")
        return span

    def _indent(self, start: int) -> int:
        """Count the white space at the head of the paragraph that began at an offset."""
        at, first = self.text.length, len(self.text.pieces)
        while first and at > start:
            first -= 1
            at -= len(self.text.pieces[first])
        words = "".join(self.text.pieces[first:])[start - at :]
        return len(words) - len(words.lstrip())

    def join(self, start: int, joint: str) -> None:
        """End the paragraph that began at an offset, but go on in its line."""
        self._lower()
        self._unwrap()
        if self.text.length > start:
            stopped = _STOPPED.search("".join(self.text.pieces[-REACH:]))
            self.before = " " if stopped else joint

    def why_empty(self) -> str | None:
        """Say why there is no text; None where there is."""
        if any(map(str.isalnum, str(self.text))):
            return None
        if any(part.reason == "table" for part in self.left_out):
            return "holds only tables without a head; wanted an article with sentences in it"
        return "holds no text that can be seen"

    def body(self, properties: Mapping[str, str]) -> Body:
        """Hand on what was written."""
        self._account()
        return Body(
            text=str(self.text),
            headings=tuple(self.headings),
            items=tuple(self.items),
            heads=tuple(self.heads),
            head_rows=tuple(self.head_rows),
            links=tuple(self.links),
            numbers=self.numbers,
            marks=tuple(self.marks),
            footnotes=tuple(self.footnotes),
            left_out=tuple(self.left_out),
            properties=properties,
        )

    def _put(self, words: str) -> None:
        if not words:
            return
        if self.before and words.strip():
            self.text.add(self.before)
            self.before = ""
        if self.lead and words.strip():
            start, end = self.text.add(self.lead)
            self.heads.append(Span(start=start, end=end))
            self.lead = ""
        self.text.add(words)
        if words.strip():
            self._account()

    def _account(self) -> None:
        self.leave_out("hidden", self.hidden)
        self.hidden = ""

    def _lower(self) -> None:
        raised, self._raised = self._raised, ""
        if not raised:
            return
        line = "".join(self.text.pieces[-REACH:]).rpartition("\n")[2]
        numbers = note_numbers(raised, line)
        if numbers is None:
            self._put(as_raised(raised))
            return
        at = self.text.length
        self.marks += [Marker(number=number, start=at, end=at) for number in numbers]
        self._put(raised[len(raised.rstrip()) :])

    def _unwrap(self) -> None:
        """Take back line ends of one paragraph that only keep its lines short."""
        breaks, self._breaks = self._breaks, []
        if not breaks:
            return
        pieces = self.text.pieces
        first = next((i + 1 for i in range(breaks[0] - 1, -1, -1) if pieces[i][-1] == "\n"), 0)
        ends = [*breaks, len(pieces)]
        lines = ["".join(pieces[a:b]) for a, b in zip([first, *breaks], ends, strict=True)]
        margin = max(map(len, lines))
        for index, at in enumerate(breaks):
            line, following = lines[index], lines[index + 1].strip()
            full = _MARGIN[0] <= margin <= _MARGIN[1] and len(line) > _FULL * margin
            if following[:1].islower() or (full and not _STOPPED.search(line)):
                pieces[at] = " "
