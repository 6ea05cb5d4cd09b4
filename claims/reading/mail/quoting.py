"""Whose words a mail's text is: the sender's own, what was answered, or what is handed on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from posturemap.claims.article import LeftOut, count_letters
from posturemap.claims.reading.wording import mail_words

_QUOTE = re.compile(r"(?:[ \t]?>)[ \t]?")
_PAIR = re.compile(r"[*_]{0,2}(?P<key>[^\W\d_][\w -]{1,18}?)[*_]{0,2}:[*_]{0,2}[ \t]*(?P<value>.*)")
_RULE = re.compile(r"[-_=*\s]{3,}(?:[^\W\d_][\w ]{3,40})?[-_=*\s]*\Z|[-_]{5,}")
_SIGNED = re.compile(r"--[ \t]?\Z")
_DEEPEST = 8
_FEWEST = 2  # different header lines that make a header


@dataclass(slots=True)
class Letter:
    """The text of a mail that is the article.

    Parameters
    ----------
    lines
        Its lines.
    header
        subject, from and date, where a header above it says them.
    left_out
        The rest.
    """

    lines: Sequence[str]
    header: dict[str, str] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)

    def leave_out(self, reason: str, lines: Sequence[str]) -> None:
        """Account for lines."""
        if words := "\n".join(map(_bare, lines)).strip():
            self.left_out.append(LeftOut.of(reason, words))


def find_letter(text: str, subject: str) -> Letter:
    """Find the article in a mail's text.

    Parameters
    ----------
    text
        Of the whole mail.
    subject
        Says by its first word whether the mail hands something on or answers it.
    """
    letter = Letter(lines=text.splitlines())
    for _ in range(_DEEPEST):
        if not (_pass_on(letter, subject) or _unquote(letter)):
            break
    _unsign(letter)
    return letter


def _starts(subject: str, kind: str) -> bool:
    return subject.casefold().startswith(tuple(mail_words()[kind]))


def _pass_on(letter: Letter, subject: str) -> bool:
    """Choose between what stands above the header of another mail and what stands below it."""
    found = _inner_header(letter.lines)
    if found is None:
        return False
    first, last, header = found
    above, below = letter.lines[:first], letter.lines[last:]
    ours, theirs = (count_letters("\n".join(lines)) for lines in (above, below))
    handed_on = theirs > ours if not _starts(subject, "answers") else not ours
    if theirs and (handed_on or _starts(subject, "hands_on")):
        letter.leave_out("covering note", above)
        letter.lines, letter.header = below, {**letter.header, **header}
    else:
        letter.leave_out("quoted mail", letter.lines[first:])
        letter.lines = above
    return True


def _inner_header(lines: Sequence[str]) -> tuple[int, int, dict[str, str]] | None:
    """Find the header of another mail: where it begins and ends, and what it says."""
    names = mail_words()["header"]
    for index, line in enumerate(lines):
        key = _key(line)
        if key is None or names.get(key) is None:
            continue
        last, header = _header_from(lines, index)
        if len(header) >= _FEWEST and "from" in header:
            return _above(lines, index), last, header
    return None


def _key(line: str) -> str | None:
    pair = _PAIR.match(_QUOTE.sub("", line, count=4).strip())
    return pair["key"].casefold() if pair else None


def _header_from(lines: Sequence[str], first: int) -> tuple[int, dict[str, str]]:
    names = mail_words()["header"]
    header: dict[str, str] = {}
    last = index = first
    before = ""
    while index < len(lines):
        bare = _bare(lines[index])
        index += 1
        pair = _PAIR.match(bare)
        if pair is not None and pair["key"].casefold() in names:
            header.setdefault(names[pair["key"].casefold()], pair["value"].strip())
        elif not (bare and before.endswith((",", ";"))) and (bare or not before):
            break  # neither a list of names that goes on nor one empty line between two
        last, before = (index if bare else last), bare
    return last, header


def _bare(line: str) -> str:
    while match := _QUOTE.match(line):
        line = line[match.end() :]
    return line.strip()


def _above(lines: Sequence[str], first: int) -> int:
    """Step over the rule, or the words, that announce another mail."""
    announced = mail_words()["announced"]
    for index in range(first - 1, max(first - 4, -1), -1):
        bare = _bare(lines[index])
        if _RULE.match(bare) or bare.casefold().strip("-–— :>") in announced:
            first = index
        elif bare:
            break
    return first


def _unquote(letter: Letter) -> bool:
    """Choose between a mail's own lines and those that it quotes with ``>``."""
    quoted = [bool(_QUOTE.match(line)) for line in letter.lines]
    if not any(quoted):
        return False
    theirs = [_QUOTE.sub("", line, count=1) for line, is_quote in _both(letter, quoted) if is_quote]
    ours = [line for line, is_quote in _both(letter, quoted) if not is_quote]
    own = [line for line in ours if not _announces(line)]
    if count_letters("\n".join(own)) >= count_letters("\n".join(theirs)):
        letter.leave_out("quoted mail", theirs)
        letter.lines = own
    else:
        letter.leave_out("covering note", own)
        letter.lines = theirs
    return True


def _both(letter: Letter, quoted: Sequence[bool]) -> list[tuple[str, bool]]:
    return list(zip(letter.lines, quoted, strict=True))


def _announces(line: str) -> bool:
    folded = line.casefold().strip()
    return folded.endswith(tuple(mail_words()["wrote"])) and len(folded) < 160


def _unsign(letter: Letter) -> None:
    """Take off the sender's signature, which a line of two hyphens begins."""
    at = next((i for i, line in enumerate(letter.lines) if _SIGNED.match(line)), None)
    if at is not None and any(line.strip() for line in letter.lines[:at]):
        letter.leave_out("signature", letter.lines[at + 1 :])
        letter.lines = letter.lines[:at]


def find_header(text: str) -> tuple[int, dict[str, str]]:
    """Find the header of another mail in running text: the offset of its end, and what it says."""
    lines = text.splitlines(keepends=True)
    found = _inner_header([line.rstrip() for line in lines])
    if found is None:
        return 0, {}
    _, last, header = found
    return sum(map(len, lines[:last])), header
