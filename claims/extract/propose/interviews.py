"""Interviews: paragraphs that ask, and between them what one person answers."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from posturemap.claims.article import Span

from .actors import ActorMention
from .mentions import SpeakerMention
from .persons import is_person
from .places import Site
from .quotations import find_quotations
from .turns import Turn

_ASKS = re.compile(r"\?[\s”\"*]*$")
_ASKED = re.compile(r"[^\n]{1,260}?\?[”\"]?\s+[–—-]\s+")  # "Who pays? – The state."
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_LONGEST = 260  # letters of a question
_FEWEST = 3  # questions of an interview
_OWN = re.compile(r"\b(?:I(?:['’](?:m|ve|d|ll))?|[Mm]y|[Ww]e(?:['’](?:re|ve|d|ll))?|[Oo]ur)\b")
_OWN_ANSWERS = 2  # that are in somebody's own words


def find_answers(
    text: str,
    paragraphs: Sequence[Span],
    speakers: Sequence[SpeakerMention],
    sites: Sequence[Site],
    actors: Sequence[ActorMention],
) -> tuple[Turn, ...]:
    """Find what is answered in an interview, if the article is one.

    Parameters
    ----------
    text, paragraphs
        An article's.
    speakers, sites, actors
        Who may speak in it, and what else is named, in text order.

    Returns
    -------
    The paragraphs behind the first of three questions that ask nothing, and what stands behind a
    question and a dash, as turns of the person named first before it. None where nobody is, or
    where fewer than two of them are quotations or say "I" or "we": a ministry's questions and
    answers are nobody's words.
    """
    answers = [_answer(text, one) for one in paragraphs]
    asking = [n for n, one in enumerate(paragraphs) if answers[n] != one]
    if len(asking) < _FEWEST:
        return ()
    first = paragraphs[asking[0]].start
    answering = next((o for o in speakers if o.start < first and is_person(o, sites, actors)), None)
    given = [answer for answer in answers[asking[0] :] if answer]
    if answering is None or sum(_own_words(text, answer) for answer in given) < _OWN_ANSWERS:
        return ()
    return tuple(Turn(answer.start, answer.end, answering) for answer in given)


def _answer(text: str, paragraph: Span) -> Span | None:
    """Cut a question off a paragraph; None where all of it is one."""
    told = text[paragraph.start : paragraph.end]
    if len(told) < _LONGEST and _ASKS.search(told):
        return None
    asked = _ASKED.match(told)
    return Span(start=paragraph.start + asked.end(), end=paragraph.end) if asked else paragraph


def _own_words(text: str, paragraph: Span) -> bool:
    """Tell whether a paragraph is a quotation, or says "I" or "we" outside quotation marks."""
    told = text[paragraph.start : paragraph.end].strip()
    return bool(_QUOTED.fullmatch(told)) or any(
        _OWN.search(told, start, end) for start, end in _unquoted(told)
    )


def _unquoted(told: str) -> Iterator[tuple[int, int]]:
    quoted = [(one.start, one.end) for one in find_quotations(told)]
    edges = [(0, 0), *quoted, (len(told), len(told))]
    return ((before[1], after[0]) for before, after in pairwise(edges))
