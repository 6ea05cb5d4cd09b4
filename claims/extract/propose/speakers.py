"""Who may be speaking: names, and nouns such as officials, wherever they stand."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from posturemap.claims.article import Article

from .full_names import in_full
from .mentions import SpeakerMention
from .tables import CAPITAL, table, words

_SPEAKERS: dict[str, list[str]] = table("speech")["speakers"]
_TITLES = frozenset(_SPEAKERS["titles"])
_OPENERS = frozenset(_SPEAKERS["openers"]) | frozenset(word.title() for word in _SPEAKERS["never"])
_NOUNS = [noun for noun in _SPEAKERS["nouns"] if noun not in _SPEAKERS["pronouns"]]
_CAPITALISED = rf"[{CAPITAL}][\w&]*(?:[-’'.](?!s\b)[\w&]+)*"
_INNER = r"(?:of\s+the|for\s+the|of|for|van|von|der|de|al)"
_NAMES = rf"{_CAPITALISED}(?:['’]s)?(?:\s+(?:{_INNER}\s+)*{_CAPITALISED})+"
_FOUND = re.compile(
    rf"(?<![\w’'-])(?:(?P<names>{_NAMES})|(?P<role>(?i:{words(_NOUNS)})\b)|(?P<name>{_CAPITALISED}))"
)
_VERBS = rf"(?:{words([*table('speech')['verbs']['say'], *table('speech')['verbs']['that']])})"
_VERB = re.compile(_VERBS)
_AUX = rf"(?:(?:{words(_SPEAKERS['between'])})\s+)*"
# Whoever stands before or behind a verb of saying may speak, whatever noun it is.
_SAYING = re.compile(
    r"\b(?:[Tt]he|[Mm]y|[Yy]our|[Oo]ur)\s+"
    rf"(?P<before>(?:[a-z][\w’'-]*\s+){{1,3}}?)(?={_AUX}{_VERBS}\b)"
    rf"|\b{_VERBS}\s+the\s+(?P<behind>[a-z][\w’-]*)\b(?=\s*[.,;:]|$)"
)
_CODE = re.compile(r"[a-z\d][A-Z]\w*[a-z\d][A-Z]")
_NOUN_SET = frozenset(_NOUNS)
_BEFORE = re.compile(r"(?:[\w’'-]+\s+){1,3}$")
_LEFT = 48
_OBJECT = re.compile(rf"\b(?:{words(_SPEAKERS['prepositions'])})\s+(?:the\s+)?$")
# "According to Minsk", "it is said in Minsk" and "the view of Minsk" name a voice.
_VOICED = re.compile(
    rf"(?:\b(?i:{words(_SPEAKERS['voiced'])})\s+(?:in|of|from|at|for|to)|^\W*In)\s+(?:the\s+)?$"
)
_OWN_VIEW = re.compile(rf"['’]s?\s+(?:{words(_SPEAKERS['voiced'])})\b")
_LETTER = re.compile(r"[^\W\d_]")
_QUOTES = "“\"‘'(:"
_VESSEL = re.compile(rf"\b(?:{words(_SPEAKERS['vessels'])})\s+[\"“]?$")
_GOES_ON = re.compile(rf"\s+(?!{_AUX}{_VERBS}\b)[a-z]")
_NO_STOP = rf"(?!(?:{words(_SPEAKERS['stops'])})\b)"
# What an adjective of a nation is of, where it may speak.
_NOUN = re.compile(
    rf"(?:\s+{_NO_STOP}[a-z][\w’-]*){{1,2}}?(?=\s+{_AUX}{_VERBS}\b)"
    rf"|\s+[a-z][\w’-]*(?=\s*[.,;:”\"]|$)"
)
_STOPS = frozenset(_SPEAKERS["stops"])
_DAYS = frozenset(table("dates")["weekdays"])
_NO_HEADS = _STOPS | frozenset(_SPEAKERS["pronouns"]) | frozenset(_SPEAKERS["never"])


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
    found = _whole(
        replace(mention, is_object=_is_object(article.text, sentence.start, mention))
        for sentence in article.sentences
        for match in _FOUND.finditer(article.text, sentence.start, sentence.end)
        if (mention := _mention(match, sentence.start))
    )
    told = [m for span in article.sentences for m in _saying(article.text, span.start, span.end)]
    return in_full(_merged(found, told), article.text)


def with_nouns(
    found: Iterable[SpeakerMention], nations: Iterable[tuple[int, int]], text: str
) -> tuple[SpeakerMention, ...]:
    """Take "a Dutch planner says" whole, and leave out "Estonian" of "Estonian ships".

    Parameters
    ----------
    found
        Who may speak.
    nations
        First and last offset of each adjective of a nation, or name of its people.
    text
        The article's.
    """
    people = set(nations)
    kept: list[SpeakerMention] = []
    for mention in found:
        is_nation = mention.form == "word" and (mention.start, mention.end) in people
        if not is_nation or not _GOES_ON.match(text, mention.end):
            kept.append(mention)
        elif noun := _NOUN.match(text, mention.end):
            name = " ".join(text[mention.start : noun.end()].split())
            kept.append(replace(mention, end=noun.end(), name=name, form="role"))
    return tuple(kept)


def _saying(text: str, start: int, end: int) -> Iterator[SpeakerMention]:
    """Find "the auditors write" and "says the yard"."""
    for match in _SAYING.finditer(text, start, end):
        group = "before" if match["before"] else "behind"
        name = match[group].strip()
        if not _NO_HEADS.intersection(name.split()):
            at = match.start(group)
            yield SpeakerMention(at, at + len(name), name, "role")


def _whole(found: Iterable[SpeakerMention]) -> list[SpeakerMention]:
    """Leave out a word that a role takes in: "British" of "the British defence ministry"."""
    kept: list[SpeakerMention] = []
    for mention in found:
        first = mention.end - len(mention.name)  # a role's words stand before its noun
        while mention.form == "role" and kept and kept[-1].start >= first:
            kept.pop()
        kept.append(mention)
    return kept


def _merged(found: list[SpeakerMention], told: list[SpeakerMention]) -> list[SpeakerMention]:
    """Add those that are not among the found yet, in text order."""
    ends = [m.end for m in found]
    new = [
        m
        for m in told
        if (at := bisect_right(ends, m.start)) == len(ends) or found[at].start >= m.end
    ]
    return sorted([*found, *new], key=lambda m: m.start)


def _mention(match: re.Match[str], floor: int) -> SpeakerMention | None:
    if match["role"]:
        return _role(match, floor)
    if _VESSEL.search(match.string, max(floor, match.start() - _LEFT), match.start()):
        return None
    start, parts = match.start(), match.group().split()
    is_head = match.string[start - 1] in _QUOTES or not _LETTER.search(match.string, floor, start)
    while parts and (parts[0] in _DAYS or (is_head and parts[0] in _OPENERS)):
        rest = match.string[start : match.end()]
        start = match.end() - len(rest[len(parts[0]) :].lstrip())
        parts = parts[1:]
    parts = _without_title(_person(parts))
    if not parts or _CODE.search(" ".join(parts)):
        return None
    if len(parts) > 1 and _NOUN_SET.intersection(map(str.casefold, parts)):
        return SpeakerMention(start, match.end(), " ".join(parts), "role")
    form = "person" if len(parts) > 1 else "word"
    return SpeakerMention(start, match.end(), " ".join(parts), form)


def _person(parts: list[str]) -> list[str]:
    """Cut what a person is of: "Riina Mägi of the Defence League", not "Bank of Estonia"."""
    at = next((n for n, part in enumerate(parts) if part in ("of", "for")), 0)
    own = _without_title(parts[:at])
    is_person = len(own) > 1 and not _NOUN_SET.intersection(map(str.casefold, own))
    return own if is_person else parts


def _is_object(text: str, floor: int, mention: SpeakerMention) -> bool:
    """Tell "troops near Minsk" from "according to Minsk"."""
    first = mention.end - len(mention.name) if mention.form == "role" else mention.start
    before = text[max(floor, first - _LEFT) : first]
    if not _OBJECT.search(before) or _VOICED.search(before):
        return False
    return not _OWN_VIEW.match(text, mention.end)


def _without_title(parts: list[str]) -> list[str]:
    """Cut "Prime Minister" off a person's name, but leave "State Department" whole."""
    title = max((i for i, part in enumerate(parts) if part.casefold() in _TITLES), default=-1)
    rest = parts[title + 1 :]
    is_person = rest and rest[0][0].isupper()
    is_person = is_person and not _NOUN_SET.intersection(map(str.casefold, rest))
    return rest if is_person else parts


def _role(match: re.Match[str], floor: int) -> SpeakerMention:
    """Take the words before a noun that belong to it: "the Belarusian defence ministry"."""
    start, text = match.start(), match.string
    before = _BEFORE.search(text, max(floor, start - _LEFT), start)
    kept: list[str] = []
    for word in reversed(before.group().split() if before else ()):
        if word.casefold() in _STOPS or word in _DAYS or _VERB.fullmatch(word):
            break
        kept.insert(0, word)
    return SpeakerMention(start, match.end(), " ".join([*kept, match["role"]]), "role")
