"""Who may be speaking: names, and nouns such as officials, wherever they stand."""

import re
from dataclasses import dataclass, replace

from posturemap.claims.article import Article

from .tables import CAPITAL, table, words

_SPEAKERS: dict[str, list[str]] = table("speech")["speakers"]
_TITLES = frozenset(_SPEAKERS["titles"])
_OPENERS = frozenset(_SPEAKERS["openers"]) | frozenset(word.title() for word in _SPEAKERS["never"])
_NOUNS = [noun for noun in _SPEAKERS["nouns"] if noun not in _SPEAKERS["pronouns"]]
_CAPITALISED = rf"[{CAPITAL}][\w&]*(?:[-’'.](?!s\b)[\w&]+)*"
_INNER = r"(?:of\s+the|for\s+the|of|for|van|von|der|de|al)"
_NAME = rf"{_CAPITALISED}(?:['’]s)?(?:\s+(?:{_INNER}\s+)*{_CAPITALISED}(?!['’]s))*"
_FOUND = re.compile(rf"(?<![\w’'-])(?:(?P<role>(?i:{words(_NOUNS)})\b)|(?P<name>{_NAME}))")
_BEFORE = re.compile(r"(?:[\w’'-]+\s+){1,3}$")
_LEFT = 48
_STOPS = frozenset(_SPEAKERS["stops"])


@dataclass(frozen=True, slots=True)
class SpeakerMention:
    """Words that name who may speak.

    Parameters
    ----------
    start, end
        Code-point offsets.
    name
        Whom they name, in full where the article does so elsewhere.
    form
        person (two capitalised words or more), word (one) or role.
    """

    start: int
    end: int
    name: str
    form: str


def find_speakers(article: Article) -> tuple[SpeakerMention, ...]:
    """Find every name, and every noun that can speak, in an article's running text.

    Parameters
    ----------
    article
        With its sentences.

    Returns
    -------
    Mentions in text order. Most of them say nothing; who speaks is chosen later.
    """
    found = [
        mention
        for sentence in article.sentences
        for match in _FOUND.finditer(article.text, sentence.start, sentence.end)
        if (mention := _mention(match, sentence.start))
    ]
    return _in_full(found)


def _mention(match: re.Match[str], floor: int) -> SpeakerMention | None:
    if match["role"]:
        return _role(match, floor)
    start, name = match.start(), match.group()
    parts = name.split()
    if start == floor and parts[0] in _OPENERS:
        start += len(name) - len(name[len(parts[0]) :].lstrip())
        parts = parts[1:]
    title = next((i for i in range(len(parts) - 1, -1, -1) if parts[i].casefold() in _TITLES), -1)
    if 0 <= title < len(parts) - 1:
        parts = parts[title + 1 :]
    if not parts:
        return None
    form = "person" if len(parts) > 1 else "word"
    return SpeakerMention(start, match.end(), " ".join(parts), form)


def _role(match: re.Match[str], floor: int) -> SpeakerMention:
    """Take the words before a noun that belong to it: "the Belarusian defence ministry"."""
    start, text = match.start(), match.string
    before = _BEFORE.search(text, max(floor, start - _LEFT), start)
    kept: list[str] = []
    for word in reversed(before.group().split() if before else ()):
        if word.casefold() in _STOPS:
            break
        kept.insert(0, word)
    return SpeakerMention(start, match.end(), " ".join([*kept, match["role"]]), "role")


def _in_full(found: list[SpeakerMention]) -> tuple[SpeakerMention, ...]:
    """Give a bare surname the full name that the article uses, the nearest before it first."""
    full = [m for m in found if m.form == "person"]
    by_surname: dict[str, list[SpeakerMention]] = {}
    for mention in full:
        by_surname.setdefault(mention.name.split()[-1], []).append(mention)
    return tuple(
        replace(m, name=_nearest(by_surname[m.name], m).name, form="person")
        if m.form == "word" and m.name in by_surname
        else m
        for m in found
    )


def _nearest(full: list[SpeakerMention], mention: SpeakerMention) -> SpeakerMention:
    before = [m for m in full if m.start < mention.start]
    return before[-1] if before else full[0]
