"""Texts put beside others that have nothing to do with them.

What stands beside a claim in an article is mostly of its kind; here it is not, so that a clause is
judged by its own words, and nobody acts in it who only acts in the sentence before.
"""

import random
import re
from collections.abc import Iterator, Sequence

from marks import Gold
from texts import Part, moved

from posturemap.claims.extract.describe import read_words

_SHORT = 700  # letters at most of a text that is mixed with others
_LONE = range(30, 320)  # letters of a sentence that is taken by itself
_SENTENCE = re.compile(r"[^\s].*?[.!?][”\"’)]*(?=\s+[A-Z“\"]|\s*$)")
_LEANS = re.compile(
    r"[“\"]?(?:It|They|He|She|This|That|These|Those|Its|Their|His|Her|We|Our|But|And|Both|There|Such"
    r"|Then|So|Another|Others?|The (?:two|three|latter|former|same|other|country|region|unit|force"
    r"|brigade|battalion|battlegroup|base|move|plan|island|line|work|deal|drill|exercise))\b"
)
_SILENT = 0.15  # share of the sentences without a claim that are taken


def mixed(texts: Sequence[Part], rng: random.Random) -> Iterator[Part]:
    """Put short texts that have no date together, three to six at a time."""
    undated = [part for part in texts if _is_short(part)]
    rng.shuffle(undated)
    at = 0
    while at < len(undated):
        many = rng.randint(3, 6)
        yield _joined(undated[at : at + many], "\n\n")
        at += many


def side_by_side(texts: Sequence[Part], rng: random.Random, many: int) -> Iterator[Part]:
    """Put sentences of different short texts together, two to four at a time.

    Parameters
    ----------
    texts
        Annotated articles, of which the short ones without a date are taken.
    rng
        Draws the sentences.
    many
        How many sentences are taken at most.
    """
    found = [one for text in texts if _is_short(text) for one in _lone(text, rng)]
    rng.shuffle(found)
    del found[many:]
    at = 0
    while at < len(found):
        size = rng.randint(2, 4)
        yield _joined(found[at : at + size], rng.choice((" ", "\n\n")))
        at += size


def _lone(part: Part, rng: random.Random) -> Iterator[Part]:
    """Yield sentences that need no other: all that their claims name stands in them."""
    body = part[0].split("\n\n", 1)[1]
    for match in _SENTENCE.finditer(body):
        start, end = match.span()
        if end - start not in _LONE or _LEANS.match(match.group()):
            continue
        if any(a < end and b > start for a, b in part[2]):
            continue
        gold = [claim for claim in part[1] if claim["start"] < end and claim["end"] > start]
        kept = [moved(claim, start, end) for claim in gold]
        wanted = rng.random() < _SILENT if not gold else _is_whole(match, gold)
        if wanted:
            yield f"# type: sentence\n\n{match.group()}", kept, []


def _is_whole(match: re.Match[str], gold: Sequence[Gold]) -> bool:
    start, end = match.span()
    inside = all(
        start <= one["start"] and one["end"] <= end
        for claim in gold
        for one in (claim, *claim["places"])
    )
    if not inside:
        return False
    known = read_words(match.group())
    named = {actor for one in known.actors for actor in one.actors}
    named |= {one.place.country or "" for one in known.sites}
    return all(named.issuperset(claim["actors"]) for claim in gold)


def _is_short(part: Part) -> bool:
    head, body = part[0].split("\n\n", 1)
    return "# date: " not in head and len(body) < _SHORT


def _joined(parts: Sequence[Part], gap: str) -> Part:
    body, claims, lost = "", [], []
    for text, gold, ignored in parts:
        start = len(body)
        body += text.split("\n\n", 1)[1].strip("\n") + gap
        claims += [moved(claim, -start, len(body)) for claim in gold]
        lost += [[a + start, b + start] for a, b in ignored]
    return f"# type: mixed\n# date:\n\n{body}", claims, lost
