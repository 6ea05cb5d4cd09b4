"""Whether an article is about what the map shows."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from .article import Article

_FEWEST = 60  # words; less is no article that can be judged
_LEAST = 0.004  # of its words; of 4,972 articles in `corpus/` fifteen that make claims have less
_WORD = re.compile(r"\w+")


def is_on_topic(article: Article) -> bool:
    """Tell whether an article speaks of forces, borders and threats, and not of sport or trade.

    Parameters
    ----------
    article
        One that is short or not in English is never said to be about something else.
    """
    if article.language not in ("en", None) or is_short(article):
        return True
    told = _told(article)
    return len(_field().findall(told)) >= _LEAST * len(_WORD.findall(told))


def is_short(article: Article) -> bool:
    """Tell whether an article has too few words to be judged as a whole."""
    return len(_WORD.findall(_told(article))) < _FEWEST


def _told(article: Article) -> str:
    return " ".join(article.text[s.start : s.end] for s in article.sentences)


@cache
def _field() -> re.Pattern[str]:
    listed = (files("posturemap.claims") / "data" / "topic.toml").read_text(encoding="utf-8")
    words = (re.escape(word).replace(r"\*", r"\w*") for word in tomllib.loads(listed)["words"])
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
