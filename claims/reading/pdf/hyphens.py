"""Words that were cut where a line ended."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

_LAST = re.compile(r"([^\W\d_]+)-$")
_FIRST = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FEWEST = 4  # letters of a word; fewer are a syllable, as in "cal-led" and "long-er"
_SOFT = "\u00ad"


def count_words(lines: Iterable[str]) -> Counter[str]:
    """Count the words of a document, those with hyphens too, that no line's end cuts."""
    return Counter(
        word.group().casefold()
        for line in lines
        for word in _WORD.finditer(line)
        if line[word.end() : word.end() + 1] not in ("-", _SOFT)
    )


def join(above: str, below: str, known: Mapping[str, int]) -> str:
    """Join two lines of a paragraph.

    Parameters
    ----------
    above, below
        The lines.
    known
        The document's words, see `count_words`: what it writes elsewhere decides how a word that
        the line's end cuts is written.

    >>> join("German-", "led forces", {}), join("rein-", "forcements", {})
    ('German-led forces', 'reinforcements')
    """
    if above.endswith(_SOFT):
        return above[:-1] + below
    last, first = _LAST.search(above), _FIRST.match(below)
    if above.endswith(("-", "–")) and above[-2:-1].isdigit() and below[0].isalnum():
        return above + below
    if last is None or first is None:
        return f"{above} {below}"
    return (above if _keeps(last[1], first.group(), known) else above[:-1]) + below


def _keeps(last: str, first: str, known: Mapping[str, int]) -> bool:
    """Tell whether a word has a hyphen of its own between two parts."""
    whole, apart = f"{last}{first}".casefold(), f"{last}-{first}".casefold()
    if known.get(whole, 0) != known.get(apart, 0):
        return known.get(apart, 0) > known.get(whole, 0)
    if first[0].isupper() or last.isupper():
        return True
    words, before, behind = _compounds(), last.casefold(), first.casefold()
    if behind in words["second"]:
        return len(last) >= _FEWEST and last[-1] != behind[0]  # travel-led
    return before in words["first"] and last[0].islower() and len(first) >= _FEWEST


@cache
def _compounds() -> Mapping[str, frozenset[str]]:
    text = (files("posturemap.claims") / "data" / "hyphens.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}
