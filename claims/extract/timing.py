"""How what a clause says stands to the day on which it was printed."""

import re
from functools import cache

from .propose.tables import table, words

_UNTIL = re.compile(
    r"\b(?:until|till)\s+(?:(?:the\s+)?(?:end|middle|beginning|start)\s+of\s+|the\s+)?$"
)


def has_come(led: str, date: str | None, published: str | None) -> bool:
    """Tell what is read as a plan and happened: its day has passed, and no word says it was to.

    Of 4,072 annotated plans with a date 91 have one that has passed; of ten that were read so in
    articles not trained on nine had happened.

    Parameters
    ----------
    led
        The clause, and what its sentence says before it.
    date, published
        Its day and the article's, EDTF.

    >>> has_come("In 2024 they agreed to build it.", "2024", "2025-05-02")
    True
    >>> has_come("It was to be built in 2024.", "2024", "2025-05-02")
    False
    """
    return _is_past(date, published) and not _lapsed().search(led)


def has_ended(led: str, date: str | None, published: str | None) -> bool:
    """Tell whether what is told lasted until a day that has passed.

    Of nine annotated deployments with such a day eight have ended.

    Parameters
    ----------
    led
        What the sentence says before the day.
    date, published
        As for `has_come`.

    >>> [has_ended("Jets were there until ", "2022", day) for day in ("2025-05-02", "2022-05-02")]
    [True, False]
    """
    return _is_past(date, published) and _UNTIL.search(led) is not None


def _is_past(date: str | None, published: str | None) -> bool:
    last = (date or "").rpartition("/")[2]
    if not published or not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", last):
        return False
    return last < published[: len(last)]


@cache
def _lapsed() -> re.Pattern[str]:
    return re.compile(rf"(?i:\b(?:{words(table('standing')['lapsed']['words'])})\b)")
