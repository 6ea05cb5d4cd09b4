"""What frames the paragraphs of an article: its opening, captions, and who wrote it."""

from collections.abc import Iterator, Sequence

from posturemap.claims.reading.apart import is_biography, is_credit

from .lines import Line, around, ends_sentence, is_heading
from .surroundings import reason

_SHORTEST = 60  # letters of an opening, and of the paragraph that it stands over
_MOST_OPENING, _MOST_HEADS = 3, 2  # lines
_MOST_LINKED = 0.3  # of an opening's letters
_BEHIND = 4  # lines behind an article that may name its author
_OVER = 6  # lines above the first paragraph, among which its title stands


def framing(lines: Sequence[Line], inside: set[int]) -> set[int]:
    """Return the lines that belong to an article besides those that are known.

    Parameters
    ----------
    lines
        Those of the page.
    inside
        Which of them are the article.
    """
    first = next((i for i in sorted(inside) if _is_prose(lines[i])), None)
    if first is None:
        return set()
    title = _title(lines, first)
    found = {*_opening(lines, inside, range(title + 1, first))}
    last = max(inside)
    found |= {i for i in range(title, last) if reason(lines[i]) == "caption"}
    return found | {i for i in range(last + 1, last + 1 + _BEHIND) if _names_author(lines, i)}


def _is_prose(line: Line) -> bool:
    return len(line.text) >= _SHORTEST and not is_heading(line) and not reason(line)


def _title(lines: Sequence[Line], first: int) -> int:
    """Find the title over a first paragraph: its page's, or a headline that stands near."""
    titles = (i for i in range(first, -1, -1) if _is_title(lines[i]))
    near = (i for i in range(first, max(-1, first - _OVER), -1) if is_heading(lines[i]))
    return next(titles, next(near, first))


def _is_title(line: Line) -> bool:
    return any(one.tag == "h1" for one in around(line.block))


def _opening(lines: Sequence[Line], inside: set[int], between: range) -> Iterator[int]:
    """Yield the opening that stands between an article's title and its first paragraph."""
    apart = [i for i in between if i not in inside and not reason(lines[i])]
    for wanted, most in ((_opens, _MOST_OPENING), (is_heading, _MOST_HEADS)):
        found = [i for i in apart if wanted(lines[i])]
        yield from found if len(found) <= most else ()


def _opens(line: Line) -> bool:
    """Tell a sentence, or some, that no link leads away from."""
    if is_heading(line) or line.linked > _MOST_LINKED:
        return False
    return ends_sentence(line.text) and len(line.text) >= _SHORTEST


def _names_author(lines: Sequence[Line], index: int) -> bool:
    """Tell a line about the author behind an article, which makes no claims."""
    if index >= len(lines) or reason(lines[index]) not in ("", "credit line"):
        return False
    return is_biography(lines[index].text) or is_credit(lines[index].text)
