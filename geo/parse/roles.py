"""Hints at the part that a place plays in its sentence; whoever chooses weighs them."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache

from posturemap.geo.names import Gazetteer, read_table

from .cues import Cues
from .mention import Mention
from .tokens import Tokens

_LONGEST = 4
# How far before a name "said" or "20 km" can stand, in words.
_SPEECH_REACH, _DISTANCE_REACH = 10, 6
_LISTED = re.compile(r",? (?:and|or|as well as|but also) |, ")
_DATELINE = re.compile(
    r"^[*_ ]*(?=[^\W\d_a-z]{2}|[^\n]{0,60}\))[^\W\d_][^\n.!?—–]{1,60}?"
    r"(?:\.? ?\d{0,4})(?:\s*[(/][^)\n]{2,40}[)/]\.?)?\s*(?:—|–| -{1,2} |(?<=[)/.])\s)",
    re.MULTILINE,
)
# What the next name of a list has too.
_SHARED = frozenset(
    ["located", "origin", "destination", "comparison", "passing", "target", "about", "speech"]
)


@dataclass(frozen=True, slots=True)
class _Phrases:
    before: dict[str, str]
    after: dict[str, str]


@cache
def _phrases() -> _Phrases:
    sides: dict[str, dict[str, str]] = {"before": {}, "after": {}}
    for row in read_table("roles"):
        sides[row["side"]].update(dict.fromkeys(row["words"].split("|"), row["cue"]))
    return _Phrases(**sides)


def phrase_before(tokens: Tokens, at: int, known: dict[str, str], cues: Cues) -> tuple[int, str]:
    """Find the longest known phrase that stands before a word, past "the".

    Parameters
    ----------
    tokens
        Of the text.
    at
        Number of the word.
    known
        Phrases and what they say.
    cues
        With the determiners.

    Returns
    -------
    The number of its first word and what it says; `at` and "" where none stands there.
    """
    end = at
    if end and tokens[end - 1].key in cues["determiner"] and tokens[end - 1].gap == " ":
        end -= 1
    found, phrase = (at, ""), ""
    for n in range(1, min(_LONGEST, end) + 1):
        token = tokens[end - n]
        if token.gap not in {" ", " “"}:
            break
        phrase = f"{token.key} {phrase}".rstrip()
        if phrase in known:
            found = end - n, known[phrase]
    return found


def with_roles(
    mentions: list[Mention], text: str, tokens: Tokens, gazetteer: Gazetteer, cues: Cues
) -> list[Mention]:
    """Say of each mention what the words beside it hint at.

    Parameters
    ----------
    mentions
        In text order.
    text, tokens, gazetteer, cues
        As they were used to find the mentions.
    """
    datelines = [match.span() for match in _DATELINE.finditer(text)]
    starts = [start for start, _ in datelines]
    found: list[Mention] = []
    for mention in mentions:
        hints = _hints(mention, tokens, gazetteer, cues)
        at = bisect_left(starts, mention.start + 1) - 1
        if at >= 0 and mention.end <= datelines[at][1]:
            hints.add("dateline")
        if found and _LISTED.fullmatch(text, found[-1].end, mention.start):
            own = hints & _SHARED
            hints |= {"listed"} | (set() if own else _SHARED & set(found[-1].role_cues))
        found.append(replace(mention, role_cues=tuple(sorted(hints))))
    return found


def _hints(mention: Mention, tokens: Tokens, gazetteer: Gazetteer, cues: Cues) -> set[str]:
    begin, end = tokens.number(mention.start), tokens.number(mention.end) - 1
    begun, cue = phrase_before(tokens, begin, _phrases().before, cues)
    hints = {cue} if cue in _SHARED or cue == "link" else set()
    if _has_distance(tokens, begin, cues):
        hints = (hints - {"origin"}) | {"distance"}
    if hints & {"located", "destination"} and _is_spoken(tokens, begun):
        hints.add("speech")
    if begin and tokens[begin - 1].gap.endswith("("):
        hints.add("bracket")
    if tokens[end].possessive:
        hints.add("possessive")
    if end + 1 < len(tokens) and tokens[end].gap in {" ", "-", "‑", "'s ", "’s ", "' ", "’ "}:
        hints |= {_phrases().after.get(tokens[end + 1].key, "")} - {""}
    if mention.name and gazetteer.capital(mention.name):
        hints.add("seat")
    return hints


def _has_distance(tokens: Tokens, begin: int, cues: Cues) -> bool:
    """Say whether "20 km south of" or "15 miles from" stands before a name."""
    for at in range(begin - 1, max(0, begin - _DISTANCE_REACH), -1):
        if tokens[at].gap not in {" ", "-"} and at < begin - 1:
            return False
        if tokens[at].key in cues["length_unit"] and tokens[at - 1].key[:1].isdigit():
            return True
    return False


def _is_spoken(tokens: Tokens, begin: int) -> bool:
    for at in range(begin - 1, max(-1, begin - _SPEECH_REACH), -1):
        if tokens[at].gap.startswith((".", "!", "?", ";")) or "\n" in tokens[at].gap:
            return False
        if _phrases().before.get(tokens[at].key) == "speech-verb":
            return True
    return False
