"""Sentences that tell no posture: questions, history, the war in Ukraine, a text about itself."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from .cuts import Sentence
from .places import Site
from .tables import table, words

_TABLE = table("background")
_OLD = r"(?:1[0-8]\d\d|19[0-8]\d)s?\b"
_SIDES = frozenset(("UA", "RU"))
_RECENT = re.compile(r"\b(?:199\d|20\d\d)s?\b|\b(?:[Nn]ow|[Tt]oday|[Ss]till)\b")
_LASTING = re.compile(r"\b(?:[Ss]ince|to this day|every|each)\b")


def find_background(
    text: str, sentences: Sequence[Sentence], sites: Sequence[Site]
) -> frozenset[int]:
    """Find the sentences whose clauses are no claims, whatever they name.

    Parameters
    ----------
    text
        The article's.
    sentences, sites
        As they were found in it.

    Returns
    -------
    Numbers of sentences.
    """
    starts = [site.start for site in sites]
    found = []
    for number, sentence in enumerate(sentences):
        told = text[sentence.start : sentence.end]
        first, last = (bisect_left(starts, at) for at in (sentence.start, sentence.end))
        is_war = _is_war(told, sites[first:last])
        if is_war or _is_question(told) or _is_about_itself(told) or _is_history(told):
            found.append(number)
    return frozenset(found)


def _is_question(told: str) -> bool:
    """Tell whether something is asked, in whatever order of words.

    >>> _is_question("How many soldiers are at Tapa?"), _is_question("The brigade came in May?")
    (True, True)

    What a sentence tells before it turns into a question is told.

    >>> _is_question("A brigade is there, but will it stay?")
    False
    """
    if not told.rstrip(" ”\"'’)*").endswith("?"):
        return False
    return bool(_asking().match(told)) or not _turning().search(told)


def _is_about_itself(told: str) -> bool:
    """Tell whether a text speaks of itself.

    >>> _is_about_itself("This paper takes stock of ten years of NATO presence.")
    True
    """
    return bool(_self().match(told))


def _is_history(told: str) -> bool:
    """Tell whether something is told of the years before 1990.

    >>> _is_history("In 1920 the Red Army crossed the river.")
    True
    >>> _is_history("Since 1946 no foreign troops have been stationed there.")
    False

    What a power did that is no more is history, what it left behind is not.

    >>> _is_history("Soviet troops stood at Tapa."), _is_history("A former Soviet base is used.")
    (True, False)
    """
    is_gone = bool(_gone().search(told)) and not _LASTING.search(told)
    return (is_gone or bool(_history().match(told))) and not _RECENT.search(told)


def _is_war(told: str, named: Sequence[Site]) -> bool:
    """Tell whether something is done in Ukraine, or by its arms, and no other state is named."""
    states = {site.place.country for site in named if site.place.country}
    if not states <= _SIDES or not _deeds().search(told):
        return False
    in_it = any(s.place.country == "UA" and s.place.kind != "country" for s in named)
    return in_it or bool(_arms().match(told))


@cache
def _asking() -> re.Pattern[str]:
    row = _TABLE["question"]
    led = rf"(?:(?:{words(row['leads'])}),?\s+)?(?:{words(row['prepositions'])})?"
    return re.compile(rf"\W*(?i:{led}\s*(?:{words(row['openings'])}))\b")


@cache
def _turning() -> re.Pattern[str]:
    row = _TABLE["question"]
    leads = words([lead.lower() for lead in row["leads"]])
    return re.compile(rf"[,;:–—]\s*(?:(?:{leads})\s+)?(?:{words(row['openings'])})\b")


@cache
def _self() -> re.Pattern[str]:
    row = _TABLE["self"]
    return re.compile(
        rf"\W*(?:{words(row['pointing'])})\s+(?:{words(row['texts'])})\s+(?:{words(row['verbs'])})\b"
    )


@cache
def _history() -> re.Pattern[str]:
    row = _TABLE["history"]
    ahead = r"the|early|late|mid|spring|summer|autumn|winter|of|\d{1,2}|[A-Z]\w+"
    when = rf"(?:(?:{ahead})[\s,-]+){{0,4}}{_OLD}"
    era = rf"(?:the\s+)?(?:{words(row['eras'])})\b"
    return re.compile(rf"\W*(?:{words(row['openings'])})\s+(?:{when}|{era})")


@cache
def _gone() -> re.Pattern[str]:
    row = _TABLE["history"]
    before = "".join(rf"(?<!\b{word}[ -])" for word in row["left"])
    own = rf"(?:{words(row['powers'])})\s+(?:\w+\s+)?(?:{words(row['arms'])})"
    return re.compile(rf"{before}\b(?:{own}|{words(row['armies'])})\b")


@cache
def _deeds() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words(_TABLE['war']['deeds'])})\b")


@cache
def _arms() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:\w+\s+)?(?:Ukraine['’]s|Ukrainian)\s+(?:\w+\s+)?(?:{words(_TABLE['war']['arms'])})\b"
    )
