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
# "We" alone may be a newspaper's or a ministry's: one person says "I", or is asked as "you".
_ONE = re.compile(r"\bI(?:['’](?:m|ve|d|ll))?\b|\b[Mm]y\b|\b[Yy]ou(?:r|['’]\w+)?\b[^\n]*\?")
_NAMED = 1  # answers at most that name who answers


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
    question and a dash, as turns of whoever is named with a title before it, or else first. None
    where nobody is, where fewer than two of them are quotations or say "I" or "we", where no "I"
    and no "you" shows that one person answers, or where the answers speak of that person by name:
    what a newspaper or a ministry explains is not said by the minister whom it names above.
    """
    answers = [_answer(text, one) for one in paragraphs]
    asking = [n for n, one in enumerate(paragraphs) if answers[n] != one]
    if len(asking) < _FEWEST:
        return ()
    head = Span(start=0, end=paragraphs[asking[0]].start)
    people = [o for o in speakers if o.start < head.end and is_person(o, sites, actors)]
    answering = next((o for o in people if _has_title(text, o)), next(iter(people), None))
    given = [answer for answer in answers[asking[0] :] if answer]
    if answering is None or not _is_spoken(text, head.end, given, answering):
        return ()
    return tuple(Turn(answer.start, answer.end, answering) for answer in given)


def _has_title(text: str, one: SpeakerMention) -> bool:
    """Tell "Colonel Ieva Ozola" from "Cathedral Square": a name that stands behind its title."""
    told = " ".join(text[one.start : one.end].split())
    return told != one.name and told.endswith(one.name)


def _is_spoken(text: str, start: int, given: Sequence[Span], answering: SpeakerMention) -> bool:
    """Tell what one person answers from what an author explains below questions."""
    surname = re.compile(rf"\b{re.escape(answering.name.split()[-1])}\b")
    if sum(bool(surname.search(text, one.start, one.end)) for one in given) > _NAMED:
        return False
    quoted = [one for one in given if _QUOTED.fullmatch(text[one.start : one.end].strip())]
    own = [one for one in given if one not in quoted and _own_words(text, one)]
    return len(quoted) + len(own) >= _OWN_ANSWERS and bool(quoted or _ONE.search(text, start))


def _answer(text: str, paragraph: Span) -> Span | None:
    """Cut a question off a paragraph; None where all of it is one."""
    told = text[paragraph.start : paragraph.end]
    if len(told) < _LONGEST and _ASKS.search(told):
        return None
    asked = _ASKED.match(told)
    return Span(start=paragraph.start + asked.end(), end=paragraph.end) if asked else paragraph


def _own_words(text: str, paragraph: Span) -> bool:
    """Tell whether a paragraph says "I" or "we" outside quotation marks."""
    told = text[paragraph.start : paragraph.end]
    return any(_OWN.search(told, start, end) for start, end in _unquoted(told))


def _unquoted(told: str) -> Iterator[tuple[int, int]]:
    quoted = [(one.start, one.end) for one in find_quotations(told)]
    edges = [(0, 0), *quoted, (len(told), len(told))]
    return ((before[1], after[0]) for before, after in pairwise(edges))
