"""Whether somebody whom the text names elsewhere is sure enough to be who speaks."""

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cache

from posturemap.claims.extract.propose import Proposals, Sentence
from posturemap.claims.extract.propose.tables import table, words

from .choosing import Choice

_GENDERS = {"he": re.compile(r"\b(?:her|hers|she)\b"), "she": re.compile(r"\b(?:his|him|he)\b")}
_GOES_ON, _COMES_BACK = 0.35, 0.6
"""Chance from which a voice of another sentence of the paragraph, and of another paragraph, is
taken: on articles not trained on wrong names went from 9.4 to 6.0 of a hundred claims, with as many
right voices and silences as before."""
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
    sentence names only behind a semicolon after the clause, nor with one who is named in another
    sentence and is not likely enough.
    """
    speaker, own = choice.speaker, proposals.sentences[choice.sentence]
    if speaker is None:
        return choice
    at, text = speaker.named.start, proposals.article.text
    if own.start <= at < own.end:
        is_guess = ";" in text[choice.end : at]
    else:
        is_guess = speaker.chance < _least(at, own, proposals) or _may_mean_another(
            choice.sentence, proposals
        )
    return replace(choice, speaker=None) if is_guess else choice


def _least(at: int, own: Sentence, proposals: Proposals) -> float:
    """Give the chance from which a voice that is named elsewhere is taken."""
    place = bisect_right(proposals.sentences, at, key=lambda sentence: sentence.start) - 1
    is_near = proposals.sentences[max(place, 0)].paragraph == own.paragraph
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
