"""Whether somebody whom the text names elsewhere is sure enough to be who speaks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from posturemap.claims.extract.propose import Proposals, Sentence, is_person
from posturemap.claims.extract.propose.tables import table, words

from .belonging import GIVEN, Belonging
from .choosing import Choice
from .features import Named

_GENDERS = {"he": re.compile(r"\b(?:her|hers|she)\b"), "she": re.compile(r"\b(?:his|him|he)\b")}
_GOES_ON, _COMES_BACK = 0.35, 0.6
"""Chance from which a voice of another sentence of the paragraph, and of another paragraph, is
taken: on articles not trained on wrong names went from 9.4 to 6.0 of a hundred claims, with as many
right voices and silences as before."""
_AHEAD, _FAR_AHEAD = 0.7, 0.9
"""The same where it is named only behind the claim's sentence: of such voices below these chances
two of nine were right in half of group h, and then four of sixteen in the other half."""
_SILENT = re.compile(
    r"\s+(?:(?:was|were|is|are|(?:has|have|had) been)\s+(?:also\s+)?"
    rf"(?:{words(table('speech')['speakers']['hearing'])})"
    rf"|(?:{words(table('speech')['speakers']['silent'])}))\b"
)
_BEHIND = r"\s+(?:(?:has|had|also|then|later)\s+)?"


def without_guesses(choice: Choice, proposals: Proposals) -> Choice:
    """Leave a claim without a speaker where a pronoun of its sentence may mean somebody else.

    Parameters
    ----------
    choice
        With the speaker that the encoder chose.
    proposals
        Of its article.

    Returns
    -------
    The same, but without a speaker that stands in another sentence, if its own says "he said" and
    the one before speaks of a woman ("her colleague") or of two people; nor with one that its own
    sentence names only behind a semicolon after the clause, or as who "was told" or "declined to
    comment", nor with one who is named in another sentence and is not likely enough.
    """
    speaker, own = choice.speaker, proposals.sentences[choice.sentence]
    if speaker is None:
        return choice
    at, text = speaker.named.start, proposals.article.text
    if own.start <= at < own.end:
        is_silent = _SILENT.match(text, speaker.named.end) is not None
        is_guess = is_silent or ";" in text[choice.end : at]
    else:
        is_guess = speaker.chance < _least(at, own, proposals) or _may_mean_another(
            choice.sentence, proposals
        )
    return replace(choice, speaker=None) if is_guess else choice


def with_pronouns(choice: Choice, proposals: Proposals) -> Choice:
    """Give a claim the voice that "he said" or "she added" of its sentence can only mean.

    Parameters
    ----------
    choice
        Without a speaker, or it stays as it is.
    proposals
        Of its article.

    Returns
    -------
    The same, with the one person whom its paragraph names before its sentence, or the paragraph
    before if its own names nobody there; without a speaker where two are named, or somebody else
    is spoken of in the sentence before.
    """
    own, text = proposals.sentences[choice.sentence], proposals.article.text
    pronoun = _saying().search(text, own.start, own.end)
    if choice.speaker or pronoun is None or ";" in text[choice.end : pronoun.start()]:
        return choice
    if _may_mean_another(choice.sentence, proposals):
        return choice
    person = _only_person(own, proposals)
    return replace(choice, speaker=person) if person else choice


def _only_person(own: Sentence, proposals: Proposals) -> Belonging | None:
    """Find who alone is named before a sentence, in its paragraph or in the one before."""
    paragraphs, end = proposals.article.paragraphs, own.start
    for paragraph in paragraphs[max(own.paragraph - 1, 0) : own.paragraph + 1][::-1]:
        named = list(_persons(paragraph.start, end, proposals))
        if named:
            is_alone = len({one.value for one in named}) == 1
            return Belonging(named[-1], inside=False, chance=GIVEN) if is_alone else None
        end = paragraph.start
    return None


def _persons(start: int, end: int, proposals: Proposals) -> Iterator[Named]:
    """Yield the persons named in a stretch of text."""
    speakers = proposals.speakers
    first, last = (bisect_left(speakers, at, key=lambda one: one.start) for at in (start, end))
    for number in range(first, last):
        one = speakers[number]
        if is_person(one, proposals.sites, proposals.actors):
            yield Named(one.start, one.end, one.name, (one.form,), number)


def _least(at: int, own: Sentence, proposals: Proposals) -> float:
    """Give the chance from which a voice that is named elsewhere is taken."""
    place = bisect_right(proposals.sentences, at, key=lambda sentence: sentence.start) - 1
    is_near = proposals.sentences[max(place, 0)].paragraph == own.paragraph
    if at >= own.end:
        return _AHEAD if is_near else _FAR_AHEAD
    return _GOES_ON if is_near else _COMES_BACK


def _may_mean_another(number: int, proposals: Proposals) -> bool:
    """Tell whether the "he said" of a sentence may mean somebody beside whom the text named."""
    own, text = proposals.sentences[number], proposals.article.text
    pronoun = _saying().search(text, own.start, own.end)
    if pronoun is None or number == 0:
        return False
    last = proposals.sentences[number - 1]
    told = text[last.start : last.end]
    said_by = (pronoun["before"] or pronoun["behind"]).casefold()
    return bool(_GENDERS[said_by].search(told) or _others().search(told))


@cache
def _saying() -> re.Pattern[str]:
    verbs = words(table("speech")["verbs"]["say"])
    return re.compile(
        rf"\b(?P<before>[Hh]e|[Ss]he){_BEHIND}(?:{verbs})\b|\b(?:{verbs})\s+(?P<behind>he|she)\b"
    )


@cache
def _others() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words(table('speech')['speakers']['others'])})\b")
