"""Whom the words next to a clause credit it to: "The court found that …", "…, the yard said"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from posturemap.claims.extract.propose import Proposals, Sentence, SpeakerMention
from posturemap.claims.extract.propose.tables import table, words

from .belonging import GIVEN, Belonging
from .choosing import Choice
from .features import Named
from .quoting import quotation_around

_ASIDE = r"(?:,[^,.;:\n]{1,70},)?"
_FAR, _NEAR = 150, 60  # letters between a clause and who says it, before and behind


def with_credit(choice: Choice, proposals: Proposals) -> Choice:
    """Give a claim the voice that a verb of saying next to its clause has.

    Parameters
    ----------
    choice
        Any; a speaker whom its own sentence names stays.
    proposals
        Of its article.

    Returns
    -------
    The same, with whoever in its own sentence says it "that", or in quotation marks, or behind a
    comma; pronouns say nothing here, nor does who would say it under a condition. Who has a name,
    or two words or more, takes the place of a voice of another sentence.
    """
    own, speaker = proposals.sentences[choice.sentence], choice.speaker
    if speaker and own.start <= speaker.named.start < own.end:
        return choice
    named = _said_before(choice, proposals) or _said_behind(choice, proposals)
    named = named or (None if speaker else _said_around(choice, proposals))
    if named is None or (speaker and " " not in named.value and "role" in named.forms):
        return choice  # "the service said" may be the voice that was named before
    return replace(choice, speaker=Belonging(named, inside=False, chance=GIVEN))


def _said_before(choice: Choice, proposals: Proposals) -> Named | None:
    """Find the nearest before a clause whose verb of saying has it as its object."""
    text, start = proposals.article.text, proposals.sentences[choice.sentence].start
    mentions = [n for n in _mentions(choice, proposals) if n[1].end <= choice.start]
    for number, one in reversed(mentions):
        if choice.start - one.end > _FAR:
            return None
        if _patterns()["before"].fullmatch(text, one.end, choice.start):
            is_open = _patterns()["condition"].search(text, start, one.start)
            return None if is_open else _subject(number, one, text[start : one.start])
    return None


def _subject(number: int, one: SpeakerMention, led: str) -> Named | None:
    """Take "the voivode of Lublin" whole; in "a text on bases in Latvia says" Latvia is silent."""
    if not one.is_object:
        return _named(number, one)
    head = _patterns()["head"].search(led)
    if head is None:
        return None
    name = " ".join(f"{led[head.start('head') :]}{one.name}".split())
    first = one.start - len(led) + head.start("head")
    return Named(first, one.end, name, ("role",), number)


def _said_behind(choice: Choice, proposals: Proposals) -> Named | None:
    """Find who behind a clause and a comma says so."""
    text, found = proposals.article.text, _patterns()
    for number, one in _mentions(choice, proposals):
        first = one.end - len(one.name) if text.endswith(one.name, 0, one.end) else one.start
        if one.start < choice.end:
            continue
        if first - choice.end > _NEAR:
            return None
        if found["named"].fullmatch(text, choice.end, first):
            return _named(number, one)
        if found["parted"].fullmatch(text, choice.end, first) and found["verb"].match(
            text, one.end
        ):
            return _named(number, one)
    return None


def _said_around(choice: Choice, proposals: Proposals) -> Named | None:
    """Find whose the quotation of several sentences is that a clause stands in."""
    quoted = quotation_around(choice, proposals)
    if quoted is None:
        return None
    ends = (quoted.start, quoted.end - 1)
    begun, ended = (
        replace(choice, start=quoted.start, end=quoted.end, sentence=number)
        for number in (bisect_right(proposals.sentences, at, key=_start) - 1 for at in ends)
    )
    return _said_before(begun, proposals) or _said_behind(ended, proposals)


def _mentions(choice: Choice, proposals: Proposals) -> Iterator[tuple[int, SpeakerMention]]:
    """Yield who is named in a clause's sentence, in text order; pronouns name nobody."""
    own, speakers = proposals.sentences[choice.sentence], proposals.speakers
    first, last = (bisect_left(speakers, at, key=_start) for at in (own.start, own.end))
    for number in range(first, last):
        if not _nobody().intersection((name := speakers[number].name.casefold(), name.split()[-1])):
            yield number, speakers[number]


def _start(part: SpeakerMention | Sentence) -> int:
    return part.start


def _named(number: int, one: SpeakerMention) -> Named:
    return Named(one.start, one.end, one.name, (one.form,), number)


@cache
def _nobody() -> frozenset[str]:
    speakers = table("speech")["speakers"]
    return frozenset([*speakers["pronouns"], *speakers["never"], *speakers["nobody"]])


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    verbs, speech = table("speech")["verbs"], table("speech")["speakers"]
    say, answer, that = verbs["say"], verbs["answer"], verbs["that"]
    aux = rf"(?:(?:{words(speech['between'])}|\w+ly)\s+)*"
    when = r"(?:\s+(?!that\b)[\w’'.-]+){0,7}?"
    return {
        "before": _compiled(
            rf"{_ASIDE}\s+{aux}(?:(?:{_any(say, answer, that)}){when},?\s+that"
            rf"|(?:{_any(say, answer)})(?:{when}\s*[:,])?)\s*[“\"‘']?\s*"
        ),
        "head": _compiled(
            r"(?:^|[,;:—–“\"]\s*|\b(?:and|but|while|as)\s+)(?:[Tt]he|[Aa]n?)\s+"
            r"(?P<head>[a-z][\w-]*(?:\s+[a-z][\w-]*){0,2}\s+(?:of|at|in|for|from)\s+(?:the\s+)?)$"
        ),
        "condition": _compiled(rf"\b(?i:{words(speech['conditions'])})\b"),
        "named": _compiled(
            rf"[,”\"’?!.]*\s*(?:(?:{_any(say, answer, that)})|(?:,\s*)?according\s+to)"
            r"\s+(?:(?:the|an?)\s+)?"
        ),
        "parted": _compiled(
            rf"\s*[,”\"’]+\s*(?:(?:the|an?|its|his|her|their)\s+)?"
            rf"(?:(?!(?i:{words([*speech['stops'], *speech['nobody']])})\b)[\w’'.-]+\s+){{0,4}}?"
        ),
        "verb": _compiled(rf"{_ASIDE}\s+{aux}(?:{_any(say, answer, that)})\b(?!,?\s+that\b)"),
    }


def _any(*verbs: Sequence[str]) -> str:
    return words([verb for row in verbs for verb in row])


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
