"""Characters that no reader sees, or takes for others, and how they are made visible."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from .claim import Claim, Doubt
from .letters import lookalikes
from .signs import UNSEEN

_NAMES = {
    "\u00ad": "SHY",
    "\u034f": "CGJ",
    "\u061c": "ALM",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2060": "WJ",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}
_UNSEEN = re.compile(UNSEEN)
# What is set over a letter, what stands for a lost one, and what each program draws differently.
_STRANGE = re.compile("[\u0334-\u0338\u0488\u0489\u20d0-\u20f0\u2800\ufffc\ufffd\ue000-\uf8ff]")
_STACKED = re.compile(r"[^\W\d_][\u0300-\u036f]{2,}")
_SELECTORS = frozenset("\u200d\ufe0e\ufe0f")  # of emoji, which the sign before them needs
_LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
_OVERRIDES = frozenset("\u202d\u202e")
_ISOLATES = frozenset("\u2066\u2067\u2068")
_DIRECTING = re.compile(f"[\u202a-\u202e\u2066-\u2069{_LINE_ENDS}]")
_MOST_NAMED = 6
_TURNED_MOST = 0.25  # confidence at most of words that are shown in another order than written


def visible(text: str) -> str:
    r"""Write what nobody sees as its name in angle brackets.

    >>> visible("9\u200b00")
    '9⟨ZWSP⟩00'
    """
    return _UNSEEN.sub(lambda found: "".join(map(_box, found[0])), text)


def _box(character: str) -> str:
    if character < " ":
        return chr(0x2400 + ord(character))
    return f"⟨{_NAMES.get(character) or f'U+{ord(character):04X}'}⟩"


def unseen_in(text: str) -> tuple[str, ...]:
    r"""Name the characters of a text that a reader of it does not see, or takes for others.

    Returns
    -------
    Code point and Unicode name, each once, in text order.

    >>> unseen_in("9\u200b00")
    ('U+200B ZERO WIDTH SPACE',)
    """
    found = sorted(_found(text))
    return tuple(dict.fromkeys(_name(character) for _, character in found))


def _found(text: str) -> Iterator[tuple[int, str]]:
    for at in (one.start() for one in _UNSEEN.finditer(text)):
        emoji = at and unicodedata.category(text[at - 1]) in ("So", "Sk", "Mn")
        if not (emoji and text[at] in _SELECTORS):
            yield at, text[at]
    yield from ((one.start(), one[0]) for one in _STRANGE.finditer(text))
    for stack in _STACKED.finditer(text):
        yield from enumerate(stack[0][2:], stack.start() + 2)
    for word in lookalikes(text):
        for at in range(word.start, word.end):
            if not unicodedata.name(text[at], "LATIN").startswith("LATIN"):
                yield at, text[at]


def _name(character: str) -> str:
    kind = "PRIVATE USE" if unicodedata.category(character) == "Co" else "CONTROL"
    return f"U+{ord(character):04X} {unicodedata.name(character, kind)}"


def is_turned(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of a text, or a part of it, is shown in another order than written.

    An override of direction counts from where it stands to what ends it, or the end of its line.
    """
    line = max(text.rfind(end_of_line, 0, start) for end_of_line in _LINE_ENDS) + 1
    opened: list[str] = []
    for sign in _DIRECTING.finditer(text, line, end):
        if sign.start() >= start and _OVERRIDES.intersection(opened):
            return True
        _direct(opened, sign[0])
    return not _OVERRIDES.isdisjoint(opened)


def _direct(opened: list[str], sign: str) -> None:
    """Open or close what a sign of direction opens or closes (Unicode Bidirectional Algorithm)."""
    if sign in _LINE_ENDS:
        opened.clear()
    elif sign == "\u2069":
        while opened and opened.pop() not in _ISOLATES:
            pass
    elif sign != "\u202c":
        opened.append(sign)
    elif opened and opened[-1] not in _ISOLATES:
        opened.pop()


def with_unseen(claims: Iterable[Claim], text: str) -> tuple[Claim, ...]:
    """Doubt quotes that hold what a reader does not see; those shown in another order are unsure.

    Parameters
    ----------
    claims
        Of one article.
    text
        The article's.
    """
    return tuple(_doubted(claim, text) for claim in claims)


def _doubted(claim: Claim, text: str) -> Claim:
    names = unseen_in(claim.quote)
    turned = is_turned(text, claim.start, claim.end)
    if turned and not any(name.endswith("OVERRIDE") for name in names):
        names = (*names, "U+202E RIGHT-TO-LEFT OVERRIDE before it")
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    doubt = Doubt(field="letters", instead=", ".join(names[:_MOST_NAMED]) + more)
    if not names or doubt in claim.doubts:
        return claim
    found = replace(claim, doubts=(*claim.doubts, doubt))
    if not turned:
        return found
    return replace(found, sure=False, confidence=min(found.confidence, _TURNED_MOST))
