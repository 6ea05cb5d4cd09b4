"""What readers wrote below an article."""

import re
from collections.abc import Sequence
from functools import cache

from posturemap.claims.reading.wording import layout_words

from .opening import dated_line

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
_INTERVIEW = 1_000  # letters; so much that begins with a name and a colon is one


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
    """Tell whether comments follow: the more text follows, the more it must look like them."""
    rest = lines[index + 1 :]
    if behind < before:
        return head != "unsure" or _are_posts(rest[:_LOOKED_AT])
    if behind > _INTERVIEW:
        rest = [line for line in rest if not _HANDLE.match(line)] if head != "sure" else rest
    return _are_posts(rest[:_LOOKED_AT]) and _are_posts(rest)


def _are_posts(lines: Sequence[str]) -> bool:
    posts = sum(map(_is_post, lines))
    return posts > 0 and 3 * posts >= sum(len(line) >= _LEAST_TEXT for line in lines)


def _head(line: str) -> str | None:
    """Tell how a line says that comments follow: sure, by their count, or unsure."""
    if len(line) > 120:
        return None
    words = layout_words()["comments"]
    bare = line.casefold().strip("#*_:|–—-()[] \t.!?")
    if bare.startswith(words["sure"]) and len(bare) < 60:
        return "sure"
    if not line.endswith(".") and _counted().fullmatch(bare):
        return "counted"
    return "unsure" if bare in words["unsure"] else None


@cache
def _counted() -> re.Pattern[str]:
    things = "|".join(map(re.escape, layout_words()["comments"]["counted"]))
    return re.compile(
        rf"(?:{_COUNT}\s(?:reader\s)?(?:{things})(?:\s(?:to|on|so far|below|yet)\b.*)?"
        rf"|(?:{things})\s?[(:]?\s?\d{{1,5}})"
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
