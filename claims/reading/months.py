"""Days that name their month in another language than English, as bylines of pages do."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import import_module

_LANGUAGES = (
    "ar be bg bn cs da de el es et fa fi fr he hr hu id is"
    " it lt lv nb nl pl pt ro ru sk sl sr sv tr uk"
)
# Loaded with this module: where articles are read, no file opens any more.
_NAMES = {
    language: import_module(f"dateparser.data.date_translation_data.{language}").info
    for language in _LANGUAGES.split()
}
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_FORMS = {
    "lv": (
        "janvārī februārī martā aprīlī maijā jūnijā"
        " jūlijā augustā septembrī oktobrī novembrī decembrī"
    )
}
"""Case forms that the library has not, a month each."""

_SMALL = r"(?:de|del|di|d[’'])\s*"
_WORD = r"[^\s\d.,:|()-]+"
_DAY_FIRST = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:\.|º|er|ª)?[\s-]+(?:{_SMALL})?(?P<m>{_WORD})\.?[\s,-]+"
    rf"(?:{_SMALL})?(?P<y>\d{{4}})\b"
)
_YEAR_FIRST = re.compile(
    rf"\b(?P<y>\d{{4}})\.?\s+(?:m\.\s+|gada\s+)?"
    rf"(?:(?P<m>{_WORD})\s+(?P<d>\d{{1,2}})|(?P<d2>\d{{1,2}})\.\s+(?P<m2>{_WORD}))"
)
_CHINESE = re.compile(r"(?P<y>\d{4})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日일]")


def local_day(written: str, language: str = "") -> str | None:
    """Read the first whole day whose month is a word of another language, or a Chinese sign.

    Parameters
    ----------
    written
        A short piece of text.
    language
        ISO 639-1 code of the page; without one a word must mean the same month in all languages.

    Returns
    -------
    ``YYYY-MM-DD``, or None.

    >>> local_day("Le 28 juin 2019"), local_day("2025 m. spalio 7 d.", "lt")
    ('2019-06-28', '2025-10-07')
    """
    for pattern in (_CHINESE, _DAY_FIRST, _YEAR_FIRST):
        if match := pattern.search(written):
            parts = match.groupdict()
            month, day = (parts[key] or parts.get(f"{key}2") or "" for key in "md")
            number = int(month) if month.isdecimal() else _month(month.casefold(), language)
            if number and (found := _day(int(parts["y"]), number, int(day))):
                return found
    return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _month(name: str, language: str) -> int | None:
    names = _names()
    if name in names.get(language, {}):
        return names[language][name]
    meant = {months[name] for months in names.values() if name in months}
    return meant.pop() if len(meant) == 1 else None


@cache
def _names() -> Mapping[str, Mapping[str, int]]:
    """Return the names of months, by language; short ones that are words too need all letters."""
    found: dict[str, dict[str, int]] = {}
    for language, info in _NAMES.items():
        more = _FORMS.get(language, " " * 11).split(" ")
        found[language] = {
            name.casefold(): number
            for number, (month, form) in enumerate(zip(_MONTHS, more, strict=True), start=1)
            for name in (*info[month], form)
            if name
        }
    return found
