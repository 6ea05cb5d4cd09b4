"""Give who is named by a surname or by an office alone the full name of the person meant."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .mentions import SpeakerMention
from .tables import table, words

_TITLES = frozenset(table("speech")["speakers"]["titles"])
_RANKS: dict[str, str] = table("speech")["ranks"]
_WORD = re.compile(r"[^\W\d_][\w’'-]*\.?")
_BEFORE = re.compile(
    r"(?P<held>(?:[\w’'.-]+\s+){0,4}[\w’'.-]+),?\s+(?:\([\w. ]+\)\s+)?$"  # "Colonel (ret.) …"
)
_BEHIND = re.compile(
    rf",\s+(?P<held>(?:[\w’'-]+\s+){{0,4}}?(?i:{words(sorted(_TITLES))}))"
    r"(?:\s+(?:of|in|for|at|to)\s[^,.;:]{1,60})?(?=\s*[,.;:)])"
)
_DEFINITE = re.compile(r"\b[Tt]he\s+$")
_LEFT = 60
_ABOVE = "prime"  # "the minister" is not the prime minister


def in_full(found: Sequence[SpeakerMention], text: str) -> tuple[SpeakerMention, ...]:
    """Give mentions the full names that the article gives elsewhere.

    Parameters
    ----------
    found
        Who may speak, in text order.
    text
        The article's.

    Returns
    -------
    As many: a surname, a transcript's in capitals too, has the full name, the nearest before first;
    "the colonel" has that of the one colonel who is named before it, and stays where there are two.
    """
    by_surname: dict[str, list[SpeakerMention]] = {}
    for mention in found:
        if mention.form == "person":
            by_surname.setdefault(mention.name.split()[-1].casefold(), []).append(mention)
    offices: dict[str, frozenset[str]] = {}
    full: list[SpeakerMention] = []
    for mention in found:
        known = by_surname.get(mention.name.casefold(), []) if mention.form == "word" else []
        if known:
            full.append(replace(mention, name=_nearest(known, mention).name, form="person"))
        elif mention.form == "role" and (name := _holder(mention, offices, text)):
            full.append(replace(mention, name=name))
        else:
            full.append(mention)
        if mention.form == "person":
            held = frozenset(_offices(mention, text))
            offices[mention.name] = offices.get(mention.name, frozenset()) | held
    return tuple(full)


def _nearest(full: list[SpeakerMention], mention: SpeakerMention) -> SpeakerMention:
    before = bisect_left(full, mention.start, key=lambda one: one.start)
    return full[max(before - 1, 0)]


def _holder(mention: SpeakerMention, offices: dict[str, frozenset[str]], text: str) -> str | None:
    """Name the one person before who holds the office that a role with "the" names."""
    parts = mention.name.casefold().split()
    first = mention.end - len(mention.name)
    if parts[-1] not in _TITLES or not _DEFINITE.search(text, max(0, first - _LEFT), first):
        return None
    holders = [name for name, held in offices.items() if held.issuperset(parts)]
    if _ABOVE not in parts:
        holders = [name for name in holders if _ABOVE not in offices[name]] or holders
    return holders[0] if len(holders) == 1 else None


def _offices(person: SpeakerMention, text: str) -> Iterator[str]:
    """Yield the words of a person's office: before the name, and behind it and a comma."""
    before = _BEFORE.search(text, max(0, person.start - _LEFT), person.start)
    behind = _BEHIND.match(text, person.end)
    yield from _plain(text[person.start : person.end].removesuffix(person.name))
    yield from _plain(behind["held"] if behind else "")
    held = list(_plain(before["held"] if before else ""))
    if held and held[-1] in _TITLES:  # else what stands before is another's
        yield from held


def _plain(told: str) -> Iterator[str]:
    for word in _WORD.findall(told.casefold()):
        short = word.rstrip(".")
        yield _RANKS.get(short, short)
