"""What a text only asks to suppose, or to judge: "Imagine …", "Had there been …", a quiz."""

import re
from functools import cache

from .propose.tables import table, words

_LONGEST_LIST, _SHORT = 16, 120  # lines of a list, letters of a line


def is_supposed(text: str, sentence: tuple[int, int]) -> bool:
    r"""Tell whether a sentence tells nothing, since it, or what stands above it, only supposes.

    Parameters
    ----------
    text
        An article's.
    sentence
        Code-point offsets of one of its sentences.

    >>> is_supposed("Imagine that tanks come.", (0, 24))
    True
    >>> text = "True or false?\na) Tanks came.\nb) Jets came."
    >>> is_supposed(text, (34, 44)), is_supposed("Tanks came.", (0, 11))
    (True, False)
    >>> is_supposed("Imagine you are at Tapa. Tanks come.", (25, 36))
    True
    >>> is_supposed("Had there been tanks, they would be there.", (0, 42))
    True
    """
    if _supposing().match(text, *sentence):
        return True
    first = text.rfind("\n", 0, sentence[0]) + 1
    return bool(_imagining().match(text, first, sentence[0])) or _is_quizzed(text, first)


@cache
def _supposing() -> re.Pattern[str]:
    """Match "Suppose that", or "Had there been" with its "would", at the head of a sentence."""
    would = r"(?=[^.?!;\n]*\b(?:would|could|might)(?:n['’]t)?\b)"
    subject = r"(?:there|the|an?|it|they|he|she|we|[A-Z][\w’'-]+)"
    return re.compile(
        rf"\W*(?:(?:{words(table('standing')['open']['supposing'])})\b(?!:)|Had\s+{subject}\b{would})"
    )


@cache
def _imagining() -> re.Pattern[str]:
    """Match "Imagine" or "Suppose" at the head of a paragraph: what follows goes on with it."""
    return re.compile(rf"\W*(?:{words(table('standing')['open']['imagining'])})\b(?!:)")


def _is_quizzed(text: str, first: int) -> bool:
    """Tell whether a short line, which begins at an offset, is listed below "True or false?"."""
    far = max(0, first - 2 * _LONGEST_LIST * _SHORT)
    above = [line for line in text[far:first].split("\n") if line.strip()]
    own = text[first : first + _SHORT + 1].partition("\n")[0]
    for line in [own, *reversed(above)][:_LONGEST_LIST]:
        if _quizzing().search(line) and line is not own:
            return True
        if len(line) > _SHORT:
            return False
    return False


@cache
def _quizzing() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{words(table('standing')['open']['quizzing'])})\b")
