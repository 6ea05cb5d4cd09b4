"""Whether "he said" may mean whom the text named before."""

import re
from dataclasses import replace
from functools import cache

from posturemap.claims.extract.propose import Proposals
from posturemap.claims.extract.propose.tables import table, words

from .choosing import Choice

_GENDERS = {"he": re.compile(r"\b(?:her|hers|she)\b"), "she": re.compile(r"\b(?:his|him|he)\b")}
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
    sentence names only behind a semicolon after the clause.
    """
    own, text = proposals.sentences[choice.sentence], proposals.article.text
    if choice.speaker is None:
        return choice
    if own.start <= choice.speaker.named.start < own.end:
        is_next = ";" in text[choice.end : choice.speaker.named.start]
        return replace(choice, speaker=None) if is_next else choice
    pronoun = _saying().search(text, own.start, own.end)
    if pronoun is None or choice.sentence == 0:
        return choice
    last = proposals.sentences[choice.sentence - 1]
    told = text[last.start : last.end]
    said_by = (pronoun["before"] or pronoun["behind"]).casefold()
    if _GENDERS[said_by].search(told) or _others().search(told):
        return replace(choice, speaker=None)
    return choice


@cache
def _saying() -> re.Pattern[str]:
    verbs = words(table("speech")["verbs"]["say"])
    return re.compile(
        rf"\b(?P<before>[Hh]e|[Ss]he){_BEHIND}(?:{verbs})\b|\b(?:{verbs})\s+(?P<behind>he|she)\b"
    )


@cache
def _others() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words(table('speech')['speakers']['others'])})\b")
