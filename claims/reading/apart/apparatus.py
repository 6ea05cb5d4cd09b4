"""Lines that are no running text, told by their words and their form."""

import re

from posturemap.claims.reading.wording import layout_words

from .credits import is_credit
from .opening import dated_line

_CLOSING = re.compile(
    r"[.!?…:;][\"'”’»)\]\s]*(?:\s?\[[^\[\]]{1,16}\]|[¹²³⁰⁴-⁹]+|\(\d{1,3}\)|(?<=[a-z]\.)\d{1,3})*[\"'”’»)\s]*$"
)
BULLET = re.compile(r"\s*(?:[-–*•·‣▪◦●○►▶✓✔➢]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_RULE = re.compile(r"[\W_]+\Z")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z|\S+@\S+\.\w+\Z")
_POSTED = re.compile(r"[—–-]\s.{1,80}\(@\w{1,30}\)")
_WROTE = re.compile(r"(?:On\s.{6,120}|[\w.’' -]{2,60})\s(?:wrote|writes):\Z", re.DOTALL)
_CREDIT = re.compile(r"[.!?]?\s*\((?:[^()]{1,60}/)?(?P<who>[^()/]{2,40})\)\Z")
_CREDITED = re.compile(r"\b(?:Source|Photo|Credit|Image|Author):\s*\S")
_TABLE = re.compile(r"\||\t")

LONGEST_HEADING = 110
_LONGEST_LINE = 400
_MOST_WORDS = 16
_TAIL = 60  # longer than any closing quotes and citations behind the last stop


def reason_apart(line: str, *, last: bool = False) -> str | None:
    """Say why a line is no running text, or None where it is.

    Parameters
    ----------
    line
        Trimmed, not empty.
    last
        Whether it is no headline, because nothing follows: a cut-off last line is a sentence.
    """
    return apparatus(line) or ("headline" if not last and _is_headline(line) else None)


def apparatus(line: str) -> str | None:
    """Say of a line that is a caption, byline, credit, address, rule or menu what it is."""
    words, folded = layout_words(), line[:LONGEST_HEADING].casefold()
    bare = folded.strip("#*_: \t")
    if _RULE.match(line) or _ADDRESS.match(line) or _POSTED.match(line) or _WROTE.match(line):
        return "menu"
    if bare in words["navigation"]["lines"] or bare in words["sources"]["lines"]:
        return "menu"
    if dated := dated_line(line):
        return dated.reason
    if folded.startswith(words["captions"]["starts"]) or _is_credited(line):
        return "caption"
    if is_credit(line):
        return "credit line"
    return _short(line, folded)


def _short(line: str, folded: str) -> str | None:
    """Tell the lines that are known by how they begin, and are short."""
    words, short = layout_words(), len(line) < LONGEST_HEADING
    if not any(map(str.isalpha, line)):
        return "figure"
    if len(line) <= _LONGEST_LINE and folded.startswith(words["disclaimers"]["starts"]):
        return "disclaimer"
    if short and folded.startswith(words["navigation"]["starts"]):
        return "menu"
    if short and folded.startswith(words["bylines"]["starts"]) and not ends_sentence(line):
        return "byline"
    return "menu" if len(line) <= _LONGEST_LINE and _is_call(line.casefold()) else None


def _is_call(folded: str) -> bool:
    """Tell a line that wants something of its reader: "Follow us on …"."""
    calls = layout_words()["calls"]
    first = folded.lstrip("“\"'*_>-–—•➡►▶ ").partition(" ")[0]
    return first in calls["verbs"] and any(
        re.search(rf"\b{re.escape(thing)}\b", folded) for thing in calls["objects"]
    )


def _is_credited(line: str) -> bool:
    credit = _CREDIT.search(line) if line.endswith(")") else None
    if credit and (
        "/" in credit.group() or credit["who"].casefold() in layout_words()["captions"]["agencies"]
    ):
        return True
    return ":" in line and bool(_CREDITED.search(line)) and not ends_sentence(line)


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends with a stop, whatever closes behind it."""
    return bool(_CLOSING.search(line, max(0, len(line) - _TAIL)))


def _is_headline(line: str) -> bool:
    if len(line) > LONGEST_HEADING or BULLET.match(line) or _TABLE.search(line):
        return False
    words = _WORD.findall(line)
    if len(words) > _MOST_WORDS or not words:
        return False
    if not ends_sentence(line):
        return not line.endswith((",", "—", "–", "-"))
    ending = line.rstrip("\"'”’»)] ")[-1:]
    if ending == ":":
        return len(words) <= 6
    return ending == "?" and _is_title_case(words)


def _is_title_case(words: list[str]) -> bool:
    long = [word for word in words if len(word) > 3]
    return bool(long) and sum(word[0].isupper() for word in long) > 0.7 * len(long)
