"""The language of a text, by its words."""

import re
import tomllib
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

NO_LANGUAGE = "zxx"
"""ISO 639's code for what is not words of any language."""

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_LETTERS, _MOST_LETTERS = 20, 20_000
_FEWEST_KNOWN = 2  # different ones: other languages have a word of that look here and there


def language_of(text: str) -> str | None:
    """Tell the language of running text.

    Returns
    -------
    ISO 639-1 code; `NO_LANGUAGE` for what is no words; None where there is too little to tell.

    >>> language_of("The ministry said that the brigade will stay.")
    'en'
    >>> language_of("Germany")
    """
    words = _WORD.findall(text[:_MOST_LETTERS].casefold())
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return None
    english, enough = _english()
    known = [word for word in words if word in english]
    if len(set(known)) >= _FEWEST_KNOWN and len(known) >= enough * len(words):
        return "en"
    code, _ = _identify()(text[:_MOST_LETTERS])
    return str(code)


@cache
def _english() -> tuple[frozenset[str], float]:
    """Read the little words of English, and the share of them that will do."""
    table = tomllib.loads(files("posturemap.claims").joinpath("data/language.toml").read_text())
    return frozenset(table["english"]), float(table["enough"])


@cache
def _identify() -> Any:
    """Load the model, which takes half a second, for the first text that needs it."""
    return import_module("py3langid").classify
