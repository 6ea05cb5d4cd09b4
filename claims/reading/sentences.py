"""Where sentences end.

One regular expression finds the stops that may end a sentence, and a few rules look at the words
on either side. pysbd takes a hundred times as long on the same texts (ADR 0022).
"""

import re
from collections.abc import Iterator, Mapping

from posturemap.claims.article import Span

from .wording import abbreviations, sentence_starters

MARK = r"\[(?:\^?\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*|[A-Za-z]{1,2}|note \d+|citation needed|update)\]"
"""A citation marker, as regular expression."""

NOTED = re.compile(r"[a-z]{4}\.[\"”’)]?(?P<number>[1-9]\d{0,2})(?=\s+[\"“‘(]?[A-Z]|\s*$)")
"""A plain word, a stop and a bare number, as copied pages have for raised citations."""

_STOP = re.compile(
    r"(?P<stop>[.!?…]+)(?P<close>[\"'”’»)\]]*)"
    rf"(?P<marks>(?:[ \t\xa0]?{MARK})+|[¹²³⁰⁴-⁹]+|\d{{1,3}}(?=\s|$))?(?P<late>[\"'”’»)]*)"
    r"(?P<gap>\s+|\Z|(?=https?://)|(?=[\"“‘(\[]?[A-Z][a-z’']|[A-Z] ))"
)
_OPENERS = "\"“'‘(«[—–-•…\u200b\u200c\u200d\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e"
_BEFORE_WORD = frozenset(" \t\n\r\xa0(\u201c\"'\u2018[\u2014\u2013/")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ROMAN = re.compile(r"(?:[IVX]{2,}|[VX])\b(?!['’.])")
_PAUSE = re.compile(r"[;,](?=\s)|\s")
_BULLET = re.compile(r"\s*(?:[-–—*•·‣▪◦●○►▶✓✔➢]\s+|\(?\d{1,2}[.)]\s+(?=\D)|\(?[a-z]\)\s+)?")

LONGEST = 2000
"""Characters of a sentence; what goes on longer is no prose, and is read in pieces."""


def split_sentences(
    text: str, paragraph: Span, superscripts: Mapping[int, int] | None = None
) -> Iterator[Span]:
    """Split one paragraph.

    Parameters
    ----------
    text, paragraph
        An article's text and a stretch of it.
    superscripts
        Offset to end of raised citation numbers that have no brackets.

    Yields
    ------
    Sentences in order, without the white space between them and without a list item's bullet, each
    at most `LONGEST` long. Citation markers behind a stop belong to the sentence before.
    """
    raised = superscripts or {}
    bullet = _BULLET.match(text, paragraph.start, paragraph.end)
    start = bullet.end() if bullet else paragraph.start
    held: Span | None = None
    for sentence in _cut(text, start, paragraph.end, raised):
        words = any(map(str.isalnum, text[sentence.start : sentence.end]))
        if held and words:
            yield from _pieces(text, held)
        # Stray stops belong to what they follow.
        held = sentence if words or held is None else Span(start=held.start, end=sentence.end)
    if held:
        yield from _pieces(text, held)


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """Cut a sentence that is too long, where its words let it be cut."""
    start = sentence.start
    while sentence.end - start > LONGEST:
        pauses = _PAUSE.finditer(text, start + LONGEST // 2, start + LONGEST)
        end = max((pause.end() for pause in pauses), default=start + LONGEST)
        piece = text[start:end]
        yield Span(start=start, end=start + len(piece.rstrip()))
        start = end
    yield Span(start=start, end=sentence.end)


def _cut(text: str, start: int, limit: int, raised: Mapping[int, int]) -> Iterator[Span]:
    for match in _STOP.finditer(text, start, limit):
        if match.start() >= start and _ends(text, start, match, limit, raised):
            yield Span(start=start, end=match.start("gap"))
            start = match.end()
    if start < limit:
        yield Span(start=start, end=limit)


def _ends(
    text: str, start: int, match: re.Match[str], limit: int, raised: Mapping[int, int]
) -> bool:
    """Tell whether a stop ends the sentence that begins at `start`."""
    marks, after = match["marks"] or "", match.end()
    if marks and marks[0].isdigit() and marks.isascii() and not _is_note(text, match, raised):
        return False
    if after >= limit or text.startswith("http", after):
        return True
    stop, close = match["stop"], match["close"]
    word = _word_before(text, start, match.start())
    if not match["gap"]:
        return bool(marks) or (_is_glued(match, word) and _opens(text, after, limit))
    following = _first_letter(text, after, limit)
    if text[following].islower():
        return _is_slip(word, match)
    if stop != "." or close or marks:
        return True
    return not _is_abbreviation(text, word, following, opens=start + len(word) == match.start())


def _is_note(text: str, match: re.Match[str], raised: Mapping[int, int]) -> bool:
    """Tell a note's number behind a stop from the decimals of a figure."""
    return match.start("marks") in raised or bool(NOTED.match(text, match.start() - 4))


def _word_before(text: str, start: int, stop: int) -> str:
    at = stop
    while at > start and text[at - 1] not in _BEFORE_WORD:
        at -= 1
    return text[at:stop]


def _first_letter(text: str, at: int, limit: int) -> int:
    while at < limit - 1 and (text[at] in _OPENERS or text[at].isspace()):
        at += 1
    return at


def _is_glued(match: re.Match[str], word: str) -> bool:
    """Tell a stop with no space behind it, as copied pages have: only after a plain long word."""
    return match["stop"] == "." and len(word) > 3 and word.isalpha() and word[1:].islower()


def _opens(text: str, at: int, limit: int) -> bool:
    """Tell a word that begins a sentence from the end of a name, as in ``Example.Eu``."""
    start = _first_letter(text, at, limit)
    match = _WORD.match(text, start)
    return match is None or len(match.group()) > 3 or _starts(text, start)


def _is_slip(word: str, match: re.Match[str]) -> bool:
    """Tell a sentence that begins in lower case: only after a plain word and a plain stop."""
    plain = match["stop"] == "." and not match["close"]
    return (
        plain
        and len(word) > 4
        and word.isalpha()
        and word.islower()
        and word not in abbreviations()
    )


def _is_abbreviation(text: str, word: str, following: int, *, opens: bool) -> bool:
    word = word.lstrip(_OPENERS)
    rule = abbreviations().get(word)
    if rule is None and (len(word) == 1 and word.isupper()):
        rule = "may"  # an initial
    if rule is None and opens and word.isdecimal() and len(word) < 3:
        return True  # the number of a list item
    is_number = text[following].isdigit() or bool(_ROMAN.match(text, following))
    if rule == "answer" and opens:
        return is_number  # "No. East Shield is Polish.", but "No. 5 is closed."
    if rule in ("number", "answer"):
        return is_number or (word[0].isupper() and not _starts(text, following))
    if rule == "may":
        return not _starts(text, following)
    return rule == "never"


def _starts(text: str, at: int) -> bool:
    match = _WORD.match(text, at)
    return match is not None and match.group() in sentence_starters()
