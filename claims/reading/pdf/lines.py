"""Lines of a printed page, joined to the paragraphs that they were broken from."""

import re
import statistics
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from posturemap.claims.article import Span

_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]\d]*$")
_DIGITS = re.compile(r"\d+")
_EDGE = 2  # lines at either end of a page that may be a running head or foot


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a page.

    Parameters
    ----------
    words
        Its text, single spaces between words, none around them.
    page
        Number of its page, from 0.
    x, y
        Where it begins, in points from the page's lower left corner.
    size
        Of its letters, in points.
    """

    words: str
    page: int
    x: float
    y: float
    size: float


def without_running(lines: list[Line], pages: int) -> list[Line]:
    """Leave out page numbers, and lines that stand first or last on half of the pages."""
    edges: list[tuple[int, str]] = []
    for page in range(pages):
        here = [index for index, line in enumerate(lines) if line.page == page]
        edges += [
            (index, _DIGITS.sub("#", lines[index].words))
            for index in sorted({*here[:_EDGE], *here[-_EDGE:]})
        ]
    counts = Counter(words for _, words in edges)
    out = {
        index
        for index, words in edges
        if (pages > 2 and counts[words] > max(2, pages // 2)) or words.strip(" -–|") == "#"
    }
    return [line for index, line in enumerate(lines) if index not in out]


def join_lines(lines: list[Line]) -> tuple[str, tuple[Span, ...]]:
    """Join lines to paragraphs, one a line of text.

    Returns
    -------
    The text, and the paragraphs in larger letters than most of it.
    """
    if not lines:
        return "", ()
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.words)
    common = letters.most_common(1)[0][0]
    text, headings = "", []
    for paragraph in _paragraphs(lines, common):
        start = len(text)
        text += f"{_joined(paragraph)}\n"
        if min(line.size for line in paragraph) > 1.15 * common:
            headings.append(Span(start=start, end=len(text) - 1))
    return text, tuple(headings)


def _paragraphs(lines: list[Line], size: float) -> Iterator[list[Line]]:
    drops = [above.y - below.y for above, below in pairwise(lines)]
    near = [drop for drop in drops if 0 < drop < 4 * size]
    step = statistics.median(near) if near else size
    paragraph = [lines[0]]
    for above, below in pairwise(lines):
        if _begins(below, above, step):
            yield paragraph
            paragraph = []
        paragraph.append(below)
    yield paragraph


def _begins(line: Line, above: Line, step: float) -> bool:
    """Tell whether a line begins a paragraph."""
    if abs(line.size - above.size) > 0.15 * above.size:
        return True
    drop, ended = above.y - line.y, bool(_ENDS.search(above.words))
    if drop < 0 or line.page != above.page:  # the next column or page
        return ended or not line.words[0].islower()
    indented = line.x - above.x > 0.5 * line.size
    return drop > 1.4 * step or (indented and ended and drop > 0.5 * step)


def _joined(paragraph: list[Line]) -> str:
    """Join lines by spaces; a word that was cut at a line's end is put together again."""
    text = paragraph[0].words
    for line in paragraph[1:]:
        cut = text.endswith("-") and text[-2:-1].islower() and line.words[0].islower()
        text = f"{text[:-1]}{line.words}" if cut else f"{text} {line.words}"
    return text
