"""What a quote says that a small change of its words must not touch."""

import re
from collections import Counter
from functools import cache

from posturemap.claims.extract.propose.tables import table, words

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*|n['’]t\b")
_NAME = re.compile(r"(?<![^\W_])[^\W\d_a-z][^\W\d_]*")
_WORD = re.compile(r"[^\W\d_]+")
_OPENING = {"the", "a", "an", "in", "on", "at", "it", "this", "there"}


def telling_change(was: str, now: str) -> str | None:
    """Say what became of the telling words of a quote, where they are others now.

    Figures, words for numbers, hedges, denials, turns such as "withdrew", and names of places,
    nations and bodies are telling.

    Parameters
    ----------
    was, now
        The words that were judged, and those that stand there now.

    Returns
    -------
    What became what; None where they say the same.

    >>> telling_change("German-led in Lithuania", "Canadian-led in Lithuania")
    'german became canadian'
    >>> telling_change("Bunkers were placed at Tapa", "The bunkers were placed at Tapa") is None
    True
    """
    before, after = _telling(was, now), _telling(now, was)
    if before == after:
        return None
    return f"{_listed(before - after)} became {_listed(after - before)}"


def _telling(quote: str, other: str) -> Counter[str]:
    found = [match.casefold().replace("’", "'") for match in _FIGURE.findall(quote)]
    cues = [" ".join(match.casefold().split()) for match in _cues().findall(quote)]
    found += ["will" if cue in table("telling")["future"] else cue for cue in cues]
    plain = {word for text in (quote, other) for word in _WORD.findall(text)} | _OPENING
    names = (name.casefold() for name in _NAME.findall(quote))
    # What stands somewhere with a small letter has its capital from a sentence or a title.
    return Counter([*found, *(name for name in names if name not in plain)])


@cache
def _cues() -> re.Pattern[str]:
    entries = [entry for kind in table("telling").values() for entry in kind]
    return re.compile(rf"(?<!\w)(?:{words(entries)})(?!\w)", re.IGNORECASE)


def _listed(found: Counter[str]) -> str:
    return ", ".join(sorted(found)) or "nothing"
