"""Whether letters make words."""

import re

_TOKEN = re.compile(r"\S+")
_LATIN = re.compile(r"[A-Za-z]")
_LETTERS = 3  # of the Latin alphabet, in a token that can be told
_ADDRESS = re.compile(r"://|www\.|@")
_VOWEL = re.compile(r"[aeiouyà-æè-ïò-öø-ýāăąēėęěīįıōőūůűų]", re.IGNORECASE)
_ODD = re.compile(r"[a-z][A-Z]{2}|[A-Za-z][^\w\s'’.,:/&()-][A-Za-z]|\ufffd")
_FEWEST = 40  # tokens from which on it can be told
_MOST_WRONG = 0.3


def is_soup(text: str) -> bool:
    """Tell whether a text is mostly no words, as fonts that do not name their letters give.

    Only what has Latin letters is looked at; words of other scripts are taken for words.

    >>> is_soup("7KH /L]DUG VWRRG XQGHU WKH WUHH " * 10), is_soup("The Lizard stood still. " * 20)
    (True, False)
    """
    tokens = [token for token in _TOKEN.findall(text) if len(_LATIN.findall(token)) >= _LETTERS]
    if len(tokens) < _FEWEST:
        return False
    wrong = sum(not _is_word(token) for token in tokens)
    return wrong > _MOST_WRONG * len(tokens)


def _is_word(token: str) -> bool:
    if _ADDRESS.search(token):
        return True
    return bool(_VOWEL.search(token)) and not _ODD.search(token)
