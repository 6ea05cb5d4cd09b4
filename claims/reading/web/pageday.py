"""The day of a page's article, and the days of the posts in it."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import pairwise

import htmldate
from lxml import etree
from lxml.html import HtmlElement

from posturemap.claims.reading.apart import are_entries
from posturemap.claims.reading.dates import only_date, publication_date
from posturemap.claims.reading.months import local_day

from .lines import Line, around, is_heading
from .surroundings import surroundings_of
from .tree import is_huge

_DAY = 10  # letters of YYYY-MM-DD
_LONGEST_BYLINE = 120  # letters
_LONGEST_DATELINE = 70
_BEFORE, _BEHIND = 8, 3  # lines around an article in which its byline stands
_PROSE = 60  # letters; shorter lines may stand above an article
_POST = 30  # letters of a post
_UPDATED = re.compile(r"\b(?:updated|modified|revised|edited)\b", re.IGNORECASE)
_DATELINE = re.compile(r"[^.!?]{0,60}?\d{4}\)?\s*[-–—:.(]")
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_IN_ADDRESS = (
    re.compile(rf"/{_YEAR}[/-](?P<m>\d{{1,2}})[/-](?P<d>\d{{1,2}})(?:/|\b)"),
    re.compile(rf"[/-](?P<d>\d{{1,2}})-(?P<m>\d{{1,2}})-{_YEAR}(?:/|\b)"),
    re.compile(rf"[/-]{_YEAR}(?P<m>\d\d)(?P<d>\d\d)(?:[/-]|\b)"),
)
_TWO_DIGITS = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d\d)(?![\d.])")
_SPAN = re.compile(r"\d{4}[/.-]\d{1,2}[/.-]\d{1,2}\s?[-–~\uff5e]\s?\d")
_MARKED = "//*[contains(@itemprop, 'datePublished')] | //time[@pubdate]"
_ENDED = re.compile(r"(?<!\d d)[.!?…][\"'”’»)]*$")
_WORDS = re.compile(r"[^\W\d_]+")
_OF_DATES = 4  # words of a heading that is a day: "Wednesday, 4 June 2025 at"


def article_day(
    tree: HtmlElement, lines: Sequence[Line], chosen: set[int], address: str
) -> tuple[str, str] | None:
    """Find when an article was published where the page's head does not say.

    Parameters
    ----------
    tree
        The page without other articles and comments.
    lines, chosen
        Its lines, and which of them are the article.
    address
        The page's own, or "".

    Returns
    -------
    The day as EDTF, and where it was found; never the day of a teaser, nor of a timeline's entry.
    """
    told = _entries(lines)
    for origin, days in (
        ("byline", _marked(tree)),
        ("byline", _bylines(lines, chosen)),
        ("dateline", _datelines(lines, chosen)),
        ("address", _in_address(address)),
        ("page", _searched(tree)),
    ):
        if day := next((day for day in days if day not in told), None):
            return day, origin
    return None


def _entries(lines: Sequence[Line]) -> frozenset[str]:
    """Return the days that stand alone over a timeline's entries."""
    alone = (line.text for line in lines if len(line.text) <= _LONGEST_BYLINE)
    days = frozenset(filter(None, map(only_date, alone)))
    return days if are_entries(days) else frozenset()


def _marked(tree: HtmlElement) -> Iterator[str]:
    for element in tree.xpath(_MARKED)[:20]:
        stated = (element.get(name) for name in ("datetime", "content", "title"))
        written = next(filter(None, stated), element.text_content())
        if (day := publication_date(written[:200])) and len(day) == _DAY:
            yield day


def _bylines(lines: Sequence[Line], chosen: set[int]) -> Iterator[str]:
    """Yield the days in the short lines above and below an article, updates last."""
    if not chosen:
        return
    last = max(chosen)
    near = [*_above(lines, chosen), *range(last, min(len(lines), last + _BEHIND + 1))]
    shown = (lines[i] for i in near if not _leads_on(lines[i]))
    found = [(line, day) for line in shown if (day := _line_day(line))]
    yield from (day for line, day in found if not _UPDATED.search(line.text))
    yield from (day for _, day in found)


def _leads_on(line: Line) -> bool:
    """Tell a line among links to other pages."""
    return any(surroundings_of(one) == "menu" for one in around(line.block))


def _above(lines: Sequence[Line], chosen: set[int]) -> range:
    """Return the lines from an article's title to its first paragraphs."""
    first = _first_paragraph(lines, chosen)
    title = next((i for i in range(first, -1, -1) if _is_title(lines[i])), first - _BEFORE)
    return range(max(0, title - 1), min(len(lines), first + _BEHIND))


def _first_paragraph(lines: Sequence[Line], chosen: set[int]) -> int:
    long = (i for i in sorted(chosen) if len(lines[i].text) >= _PROSE and not is_heading(lines[i]))
    return next(long, max(chosen))


def bylines(lines: Sequence[Line], chosen: set[int]) -> set[int]:
    """Return the lines above an article's first paragraph that name a day and say no more."""
    if not chosen:
        return set()
    above = _above(lines, chosen)
    return {i for i in above if not is_heading(lines[i]) and _line_day(lines[i])}


def _is_title(line: Line) -> bool:
    return any(one.tag == "h1" for one in around(line.block))


def _line_day(line: Line) -> str | None:
    """Return the day that a short line names, or that its mark-up does."""
    if len(line.text) > _LONGEST_BYLINE or _ENDED.search(line.text):
        return None
    if _SPAN.search(line.text):
        return None
    timed = next(_times(line.block), None)
    return timed or _whole_day(line.text, _language(line.block)) or _short(line.text)


def _whole_day(written: str, language: str) -> str | None:
    """Read a whole day, in English or in another language."""
    day = publication_date(written)
    return day if day and len(day) == _DAY else local_day(written, language)


def _short(written: str) -> str | None:
    """Read a day whose year has two digits, as German bylines do: "Party, 30.10.23"."""
    match = _TWO_DIGITS.search(written)
    return publication_date(f"{match[1]}.{match[2]}.20{match[3]}") if match else None


def _language(element: HtmlElement) -> str:
    return str(element.getroottree().getroot().get("lang", ""))[:2].lower()


def _times(element: HtmlElement) -> Iterator[str]:
    """Yield the days of times in an element, as readers see them, else as the mark-up has them."""
    for time in element.iter("time"):
        shown = _whole_day(time.text_content()[:80], _language(element))
        day = shown or publication_date(time.get("datetime", ""))
        if day and len(day) == _DAY:
            yield day


def _datelines(lines: Sequence[Line], chosen: set[int]) -> Iterator[str]:
    """Yield the day with which the first paragraph begins: "Tallinn, 24 April 2026 – "."""
    first = lines[_first_paragraph(lines, chosen)].text if chosen else ""
    head = _DATELINE.match(first[:_LONGEST_DATELINE])
    if head and (day := _whole_day(head.group(), _language(lines[0].block))):
        yield day


def _in_address(address: str) -> Iterator[str]:
    for pattern in _IN_ADDRESS:
        match = pattern.search(address)
        written = f"{match['y']}-{match['m']:0>2}-{match['d']:0>2}" if match else ""
        if found := publication_date(written):
            yield found


def _searched(tree: HtmlElement) -> Iterator[str]:
    """Ask htmldate, which looks all over the page."""
    if is_huge(tree):
        return
    try:
        day = htmldate.find_date(deepcopy(tree), extensive_search=False, original_date=True)
    except (ValueError, TypeError, AttributeError, etree.LxmlError):
        day = None  # what it cannot read says no day
    if day:
        yield day


def post_days(lines: Sequence[Line]) -> dict[int, str]:
    """Find the days of posts in an article, as a live blog has: index of a line to its day.

    A post is an element with one time of its own, or what stands below a headline that is a day.
    A page with a single one has only a byline.
    """
    return _timed_posts(lines) or _headed_posts(lines)


def _timed_posts(lines: Sequence[Line]) -> dict[int, str]:
    prose: dict[HtmlElement, list[int]] = {}
    for index, line in enumerate(lines):
        if len(line.text) >= _POST and not is_heading(line):
            for element in around(line.block):
                prose.setdefault(element, []).append(index)
    root = lines[0].block.getroottree() if lines else None
    posts: dict[HtmlElement, str] = {}
    for time in root.iter("time") if root is not None else ():
        post = next((one for one in time.iterancestors() if one in prose), None)
        days = set(_times(post)) if post is not None else set()
        if len(days) == 1:
            posts[post] = days.pop()
    outer = [one for one in posts if not any(other in posts for other in one.iterancestors())]
    if len(outer) < 2:
        return {}
    return {index: posts[post] for post in outer for index in prose[post]}


def _headed_posts(lines: Sequence[Line]) -> dict[int, str]:
    heads = [i for i, line in enumerate(lines) if _is_day(line)]
    if len(heads) < 2:
        return {}
    days: dict[int, str] = {}
    for begin, end in pairwise([*heads, len(lines)]):
        day = publication_date(lines[begin].text) or ""
        days |= dict.fromkeys(range(begin + 1, end), day)
    return days


def _is_day(line: Line) -> bool:
    if not is_heading(line) and not line.bold:
        return False
    day = publication_date(line.text)
    return bool(day) and len(day or "") == _DAY and len(_WORDS.findall(line.text)) <= _OF_DATES
