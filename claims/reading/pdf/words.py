"""Whether letters make words."""

import re

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[\"'“”‘’«»(\[]*[^\W\d_]+(?:[-’'][^\W\d_]+)*[\"'”’»)\].,;:!?…]*\Z")
_LATIN = re.compile(r"[A-Za-z]{3,}")
_VOWEL = re.compile(r"[aeiouyà-æè-ïò-öø-ýāăąēėęěīįıōőūůűų]", re.IGNORECASE)
_ODD = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]")
_FEWEST = 40  # tokens from which on it can be told
_MOST_WRONG = 0.5


def is_soup(text: str) -> bool:
    """Tell whether a text is mostly no words, as fonts that do not name their letters give.

    Numbers count neither way.

    >>> is_soup("7KH /L]DUG VWRRG XQGHU WKH WUHH " * 10), is_soup("The Lizard stood still. " * 10)
    (True, False)
    """
    tokens = [t for t in _TOKEN.findall(text) if not re.fullmatch(r"[\d.,:%/–-]+|[\W_]", t)]
    if len(tokens) < _FEWEST:
        return False
    wrong = sum(not _is_word(token) for token in tokens)
    return wrong > _MOST_WRONG * len(tokens)


def _is_word(token: str) -> bool:
    if not _WORD.match(token):
        return False
    latin = _LATIN.search(token)
    return latin is None or (bool(_VOWEL.search(token)) and not _ODD.search(token[:4]))
