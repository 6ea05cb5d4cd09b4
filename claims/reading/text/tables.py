"""Tables that a plain text sets with bars, tabs or spaces: every row a line, every cell a place."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from posturemap.claims.article import Span
from posturemap.claims.reading.rows import Cell, Row, count_heads, is_layout, join_heads, lead_of

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]*")
_RULE = re.compile(r"[\s|+:=_-]*[=_-]{3}[\s|+:=_-]*\Z")
_BAR = re.compile(r"[^|]+")
_TAB = re.compile(r"[^\t]+")
_WIDE_GAP = re.compile(r"\S {2,}\S")
_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z])[.)]?|[^\w\s]+|[oO]")
_FEWEST_ROWS = 3  # of a table that is set with spaces alone
_MOST_LINES = 500
_MOST_LETTERS = 400  # of a line


@dataclass(slots=True)
class Tables:
    """The tables of a text.

    Parameters
    ----------
    head_rows, rows
        Lines of heads, and of the rows below them.
    bare
        Lines of tables without a head.
    over
        Offset of a cell, and the words of the head over it.
    """

    head_rows: list[Span] = field(default_factory=list)
    rows: list[Span] = field(default_factory=list)
    bare: list[Span] = field(default_factory=list)
    over: list[tuple[int, str]] = field(default_factory=list)

    @property
    def lines(self) -> frozenset[Span]:
        """All of their lines."""
        return frozenset((*self.head_rows, *self.rows, *self.bare))


def find_tables(text: str) -> Tables:
    """Find the tables of a text, which stays as it is."""
    found = Tables()
    lines = (match for match in _LINE.finditer(text) if match.end() > match.start())
    for kind, group in groupby(lines, lambda line: _kind(line.group())):
        part = list(group) if kind else []
        if 1 < len(part) <= _MOST_LINES:
            for table in _adjacent(text, part):
                _read(text, table, kind, found)
    return found


def _kind(line: str) -> str:
    if len(line) > _MOST_LETTERS:
        return ""
    inside = line.strip()
    if _RULE.match(line) or "|" in inside.strip("|"):
        return "|" if "|" in line or "+" in line else " "
    if "\t" in inside:
        return "\t"
    return " " if _WIDE_GAP.search(inside) else ""


def _adjacent(text: str, lines: Sequence[re.Match[str]]) -> Iterator[list[Span]]:
    """Yield lines with nothing between them but one line end."""
    part: list[Span] = []
    for line in lines:
        if part and not _is_end(text[part[-1].end : line.start()]):
            yield part
            part = []
        part.append(Span(start=line.start(), end=line.end()))
    yield part


def _is_end(between: str) -> bool:
    return len(between) == 1 or between == "\r\n"


def _read(text: str, lines: list[Span], kind: str, found: Tables) -> None:
    is_rule = [bool(_RULE.match(text[line.start : line.end])) for line in lines]
    kept = [line for line, rule in zip(lines, is_rule, strict=True) if not rule]
    cells = _by_spaces(text, kept) if kind == " " else [_by_mark(text, one, kind) for one in kept]
    rows = [_row(text, row) for row in cells]
    if len({len(row) for row in cells}) != 1 or len(cells[0]) < 2 or _is_list(rows):
        return
    head = _ruled_off(is_rule) or count_heads(rows)
    if len(rows) < 2 or (is_layout(rows, head) and kind != " "):
        return
    if not head or is_layout(rows, head):  # columns of text that are set side by side, too
        found.bare += kept
        return
    heads = join_heads([[(cell.words, 1) for cell in row.cells] for row in rows[:head]])
    found.head_rows += kept[:head]
    found.rows += kept[head:]
    for row in cells[head:]:
        found.over += _over(row, heads, "" if kind == "|" else "; ")


def _ruled_off(is_rule: Sequence[bool]) -> int:
    """Count the rows between the table's upper edge and the first rule below it; 0 where none."""
    first = is_rule.index(False) if False in is_rule else len(is_rule)
    below = next((n for n in range(first, len(is_rule)) if is_rule[n]), None)
    return 0 if below is None or False not in is_rule[below:] else below - first


def _over(row: Sequence[Span], heads: Sequence[str], joint: str) -> Iterator[tuple[int, str]]:
    first = True
    for column, cell in enumerate(row):
        if cell.end > cell.start:
            yield cell.start, ("" if first else joint) + lead_of(heads, column)
            first = False


def _row(text: str, cells: Iterable[Span]) -> Row:
    return Row(cells=tuple(Cell(words=text[c.start : c.end], block=None) for c in cells))


def _is_list(rows: Sequence[Row]) -> bool:
    """Tell a list whose numbers or bullets stand before a gap."""
    first = [row.cells[0].words for row in rows]
    return len(rows[0].cells) == 2 and all(map(_LABEL.fullmatch, first))


def _by_mark(text: str, line: Span, mark: str) -> list[Span]:
    """Cut a line at bars or tabs; bars at its ends bound no cell."""
    cells, at = [], line.start
    words = text[line.start : line.end]
    for piece in words.split(mark):
        cells.append(_trimmed(text, at, at + len(piece)))
        at += len(piece) + 1
    if mark == "|":
        cells = cells[1:] if words.lstrip().startswith("|") else cells
        cells = cells[:-1] if words.rstrip().endswith("|") else cells
    return cells


def _by_spaces(text: str, lines: Sequence[Span]) -> list[list[Span]]:
    """Cut lines where all of them have two spaces or more below one another."""
    if len(lines) < _FEWEST_ROWS:
        return [[line] for line in lines]
    shown = [text[line.start : line.end] for line in lines]
    width = max(map(len, shown))
    blank = [
        all(column >= len(one) or one[column].isspace() for one in shown) for column in range(width)
    ]
    gaps = [(m.start(), m.end()) for m in re.finditer("b{2,}", "".join("xb"[b] for b in blank))]
    gaps = [gap for gap in gaps if gap[0] and gap[1] < width]
    edges = [0, *(end for _, end in gaps)]
    ends = [*(end for _, end in gaps), None]
    return [
        [
            _trimmed(
                text,
                min(line.start + a, line.end),
                min(line.end, line.start + b) if b else line.end,
            )
            for a, b in zip(edges, ends, strict=True)
        ]
        for line in lines
    ]


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    kept = words.strip()
    return (
        Span(start=start + left, end=start + left + len(kept)) if kept else Span(start=end, end=end)
    )
