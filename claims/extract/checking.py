"""What a text itself finds false: claims that it checks, errors of its own that it corrects."""

import re
from functools import cache

from .propose.tables import table, words
from .standing import label


def is_refuted(text: str, sentence: tuple[int, int]) -> bool:
    """Tell whether a sentence states a claim that the text checks and finds false.

    >>> is_refuted("Claim: tanks left Tapa. Verdict: false.", (0, 23))
    True
    >>> is_refuted("Claim: tanks left Tapa. Verdict: true. Verdict: false.", (0, 23))
    False
    """
    verdict = _verdict().search(text, sentence[1])
    is_claim = label("open").match(text, *sentence) is not None
    return is_claim and verdict is not None and _untrue().search(verdict["found"]) is not None


def is_corrected(
    text: str, sentence: tuple[int, int], clause: tuple[int, int], title: str | None
) -> bool:
    """Tell whether a clause is what a correction says was printed and is not so.

    Parameters
    ----------
    text, sentence, clause
        As for `cues_outside`.
    title
        The article's.

    >>> text = "An earlier version of this story said that tanks left Tapa."
    >>> is_corrected(text, (0, 59), (43, 59), None)
    True
    >>> text = "A report said that jets left Tapa by mistake."
    >>> is_corrected(text, (0, 45), (19, 45), None)
    False
    >>> text = "What we got wrong. We wrote that jets left Tapa."
    >>> is_corrected(text, (19, 48), (33, 47), None)
    True
    >>> text = "An article on Monday said that tanks left Tapa."
    >>> [is_corrected(text, (0, 47), (31, 47), title) for title in ("Corrections", "News")]
    [True, False]
    """
    led = text[sentence[0] : clause[1]]
    is_titled = bool(_corrections().search(title or "") or _corrections().match(led))
    begun = text[text.rfind("\n", 0, sentence[0]) + 1 : clause[0]]
    is_owned = bool(_amiss().search(begun) and _written().search(led))
    return is_owned or bool(_wrong().search(led) or (is_titled and _printed().search(led)))


@cache
def _corrections() -> re.Pattern[str]:
    titles = words(table("standing")["corrected"]["titles"])
    return re.compile(rf"\W*\b(?i:{titles})\b")


@cache
def _printed() -> re.Pattern[str]:
    """Match "a story on Monday said"."""
    row = table("standing")["corrected"]
    verbs = words([*row["verbs"], *row["errors"]])
    return re.compile(rf"\b(?:{words(row['pages'])})\b[^.;]*\b(?:{verbs})\b")


@cache
def _wrong() -> re.Pattern[str]:
    """Match "an earlier version of this story said" and "a caption wrongly named"."""
    row = table("standing")["corrected"]
    verbs, pages = words(row["verbs"]), words(row["pages"])
    amiss = rf"(?:{words(row['adverbs'])})\s+(?:{verbs})|{words(row['errors'])}"
    return re.compile(
        rf"\b(?i:{words(row['versions'])})\s+of\s+(?:this|our|the|an?)\s+(?:{pages})\b"
        rf"[^.;]*\b(?:{verbs})\b|\b(?:{pages})\b[^.;]*\b(?:{amiss})\b"
    )


@cache
def _written() -> re.Pattern[str]:
    """Match "last week we wrote"."""
    verbs = words(table("standing")["corrected"]["verbs"])
    return re.compile(rf"\b[Ww]e\s+(?:had\s+|also\s+|wrongly\s+)*(?:{verbs})\b")


@cache
def _amiss() -> re.Pattern[str]:
    """Match "what we got wrong" and "we were mistaken"."""
    return re.compile(rf"\b(?i:{words(table('standing')['corrected']['amiss'])})\b")


@cache
def _verdict() -> re.Pattern[str]:
    """Match "Our verdict: false"."""
    heads = words(table("standing")["labels"]["verdict"])
    return re.compile(rf"\b(?i:{heads})\s*(?::|[-–—]|\bis\b)(?P<found>[^.\n]{{0,60}})")


@cache
def _untrue() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{words(table('standing')['labels']['refuted'])})\b")
