"""Lines of a text: which are paragraphs, and which of those are not running text."""

import re
from collections.abc import Iterable, Iterator

from posturemap.claims.article import Span

from .wording import layout_words

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_CLOSING = re.compile(
    r"[.!?…:;][\"'”’»)\]\s]*(?:\s?\[[^\[\]]{1,16}\]|[¹²³⁰⁴-⁹]+|\(\d{1,3}\)|(?<=[a-z]\.)\d{1,3})*[\"'”’»)\s]*$"
)
_BULLET = re.compile(r"\s*(?:[-–*•·‣▪◦●○►▶✓✔➢]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_RULE = re.compile(r"[\W_]+\Z")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z|\S+@\S+\.\w+\Z")
_POSTED = re.compile(r"[—–-]\s.{1,80}\(@\w{1,30}\)")
_DATE_ONLY = re.compile(
    r"(?:\w+day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\.?\s+[A-Za-z]{3,9}\.?,?\s+\d{4}|[A-Z][a-z]{2,8}\.?\s+\d{1,2},?\s+\d{4}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})(?:[\s,|•·–-]+.{0,30})?\Z"
)
_CREDIT = re.compile(r"[.!?]?\s*\((?:[^()]{1,60}/)?(?P<who>[^()/]{2,40})\)\Z")
_CREDITED = re.compile(r"\b(?:Source|Photo|Credit|Image|Author):\s*\S")
_TABLE = re.compile(r"\||\t")

LONGEST_HEADING = 110
_MOST_WORDS = 16
_TAIL = 60  # longer than any closing quotes and citations behind the last stop


def split_paragraphs(text: str, *, wrapped: bool) -> tuple[Span, ...]:
    """Split a text into paragraphs, without the white space around them.

    Parameters
    ----------
    text
        Any of CR LF, LF, CR, VT, FF, NEL, LS and PS ends a line.
    wrapped
        Whether only an empty line, a list item or a short line ends a paragraph.
    """
    lines = list(_lines(text))
    return tuple(
        _joined(text, lines) if wrapped else (line for line in lines if line.end > line.start)
    )


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for match in _BREAK.finditer(text):
        yield _trimmed(text, start, match.start())
        start = match.end()
    yield _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start=start, end=end)


def _joined(text: str, lines: list[Span]) -> Iterator[Span]:
    margin = 0.6 * max((line.end - line.start for line in lines), default=0)
    whole: Span | None = None
    last = 0
    for line in lines:
        begins = _BULLET.match(text, line.start, line.end) or text.startswith("[", line.start)
        if whole and (line.end == line.start or begins or last < margin):
            yield whole
            whole = None
        last = line.end - line.start
        if last:
            whole = Span(start=whole.start if whole else line.start, end=line.end)
    if whole:
        yield whole


def headings_in(
    text: str, paragraphs: tuple[Span, ...], known: Iterable[Span], items: Iterable[Span] = ()
) -> tuple[Span, ...]:
    """Return the paragraphs that are headlines, captions, bylines or navigation.

    Parameters
    ----------
    text, paragraphs
        From `split_paragraphs`.
    known
        Stretches that the file's mark-up names as such.
    items
        Stretches that are running text, though no stop ends them.
    """
    named = _covered(paragraphs, known)
    running = _covered(paragraphs, items)
    last = len(paragraphs) - 1
    return tuple(
        paragraph
        for index, paragraph in enumerate(paragraphs)
        if paragraph in named
        or is_heading(
            text[paragraph.start : paragraph.end], last=index == last or paragraph in running
        )
    )


def _covered(paragraphs: Iterable[Span], spans: Iterable[Span]) -> set[Span]:
    """Return the paragraphs that spans, which are in text order, cover."""
    named = list(spans)
    found: set[Span] = set()
    at = 0
    for paragraph in paragraphs:
        while at < len(named) and named[at].end <= paragraph.start:
            at += 1
        if at < len(named) and _covers(named[at], paragraph):
            found.add(paragraph)
    return found


def _covers(span: Span, paragraph: Span) -> bool:
    shared = min(span.end, paragraph.end) - max(span.start, paragraph.start)
    return shared > 0.8 * (paragraph.end - paragraph.start)


def is_heading(line: str, *, last: bool = False) -> bool:
    """Tell whether a line is no running text.

    Parameters
    ----------
    line
        Trimmed, not empty.
    last
        Whether it is no headline, because nothing follows: a cut-off last line is a sentence.
    """
    return is_apparatus(line) or (not last and _is_headline(line))


def is_apparatus(line: str) -> bool:
    """Tell whether a line is a caption, byline, address, rule or navigation, by its words."""
    words, folded = layout_words(), line[:LONGEST_HEADING].casefold()
    bare = folded.strip("#*_: \t")
    if _RULE.match(line) or _ADDRESS.match(line) or _POSTED.match(line) or _DATE_ONLY.match(line):
        return True
    if bare in words["navigation"]["lines"] or bare in words["sources"]["lines"]:
        return True
    if folded.startswith(words["captions"]["starts"]):
        return True
    short = len(line) < LONGEST_HEADING
    if short and folded.startswith(words["navigation"]["starts"]):
        return True
    if short and folded.startswith(words["bylines"]["starts"]) and not _ends_sentence(line):
        return True
    return _is_credited(line)


def _is_credited(line: str) -> bool:
    credit = _CREDIT.search(line) if line.endswith(")") else None
    if credit and (
        "/" in credit.group() or credit["who"].casefold() in layout_words()["captions"]["agencies"]
    ):
        return True
    return ":" in line and bool(_CREDITED.search(line)) and not _ends_sentence(line)


def _ends_sentence(line: str) -> bool:
    return bool(_CLOSING.search(line, max(0, len(line) - _TAIL)))


def _is_headline(line: str) -> bool:
    if len(line) > LONGEST_HEADING or _BULLET.match(line) or _TABLE.search(line):
        return False
    words = _WORD.findall(line)
    if len(words) > _MOST_WORDS or not words:
        return False
    if not _ends_sentence(line):
        return not line.endswith((",", "—", "–", "-"))
    ending = line.rstrip("\"'”’»)] ")[-1:]
    if ending == ":":
        return len(words) <= 6
    return ending == "?" and _is_title_case(words)


def _is_title_case(words: list[str]) -> bool:
    long = [word for word in words if len(word) > 3]
    return bool(long) and sum(word[0].isupper() for word in long) > 0.7 * len(long)
