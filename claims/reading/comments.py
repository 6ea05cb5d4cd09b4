"""What readers wrote below an article."""

import re
from collections.abc import Sequence
from functools import cache

from .opening import dated_line
from .wording import layout_words

_HANDLE = re.compile(r"@?[\w.’'-]{2,24}(?:\s[\w.’'-]{1,20}){0,2}\s?:\s+\S")
_NICKNAME = re.compile(r"@?(?=\w*[\d_])(?=\w*[^\W\d])\w{3,30}\Z")
_AGO = re.compile(
    r"\b(?:\d{1,2}|an?|one|two|three)\s?(?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?|[hmd])\sago\b"
    r"|\bjust now\b|\b(?:says|wrote|said):\Z",
    re.IGNORECASE,
)
_COUNT = r"(?:\d{1,5}|no|one|two|three|four|five|six|seven|eight|nine|ten)"
_LOOKED_AT = 6
_LEAST_TEXT = 40


def comments_at(lines: Sequence[str]) -> int:
    """Return the index of the line at which readers' comments begin, or that of the end.

    Parameters
    ----------
    lines
        An article's paragraphs in order.

    A head alone is not believed where an article goes on behind it: what follows must look like
    comments, or be less than what stands before.
    """
    sizes = [len(line) if len(line) >= _LEAST_TEXT else 0 for line in lines]
    before, whole = 0, sum(sizes)
    for index, line in enumerate(lines):
        head = _head(line)
        if head and before and _is_section(lines, index, head, before, whole - before):
            return index
        before += sizes[index]
    return len(lines)


def _is_section(lines: Sequence[str], index: int, head: str, before: int, behind: int) -> bool:
    following = lines[index + 1 : index + 1 + _LOOKED_AT]
    posts = sum(map(_is_post, following))
    if head == "sure":
        return posts > 0 or behind < before
    return posts > 0 and 3 * posts >= sum(len(line) >= _LEAST_TEXT for line in following)


def _head(line: str) -> str | None:
    """Tell how sure it is that a line is the head of comments."""
    if len(line) > 120:
        return None
    words = layout_words()["comments"]
    bare = line.casefold().strip("#*_:|–—-()[] \t.!?")
    if bare.startswith(words["sure"]) and len(bare) < 60:
        return "sure"
    if _counted().match(bare):
        return "sure"
    return "unsure" if bare in words["unsure"] else None


@cache
def _counted() -> re.Pattern[str]:
    things = "|".join(map(re.escape, layout_words()["comments"]["counted"]))
    return re.compile(
        rf"(?:{_COUNT}\s(?:reader\s)?(?:{things})|(?:{things})\s?[(:]?\s?\d{{1,5}}\b)"
    )


def _is_post(line: str) -> bool:
    """Tell a line that a comment begins with or that stands between two of them."""
    bare = line.casefold().strip(" .·|")
    return bool(
        _HANDLE.match(line)
        or _NICKNAME.match(line)
        or dated_line(line)
        or _AGO.search(line[:120])
        or line.startswith("@")
        or bare in layout_words()["comments"]["marks"]
    )
