"""Give "he", "the commander", "the study" and a bare surname the name that they stand for."""

import re

from .nations import actor_form
from .tables import CAPITAL, table, words

_SPEAKERS: dict[str, list[str]] = table("speech")["speakers"]
_PERSONS = frozenset(_SPEAKERS["again"])
_BODIES = frozenset(_SPEAKERS["bodies"])
_NOUNS = frozenset(_SPEAKERS["nouns"])
_WORKS = frozenset(_SPEAKERS["works"])
_WORK = words(_SPEAKERS["works"])
_NAME = rf"[{CAPITAL}][\w&’'-]*(?:\s+(?:(?:of|for|and|the)\s+)*[{CAPITAL}][\w&’'-]*)*"
_MADE = re.compile(
    rf"(?:(?<![\w’'-])(?!(?:{words(_SPEAKERS['openers'])})\s)(?P<of>{_NAME}?)(?:['’]s?)?\s+(?:[a-z-]+\s+){{0,2}}(?:{_WORK})\b"
    rf"|\b(?:{_WORK})\s+(?:[a-z]+\s+)?(?:by|from)\s+(?:the\s+)?(?P<by>{_NAME}))"
)
# Characters in which whoever made a study is looked for.
_LOOK_BACK = 2_000


def refer(name: str, text: str, start: int, before: list[str]) -> str:
    """Replace a word that points back by the name that it points to.

    Parameters
    ----------
    name
        A speaker, as the text words it, without its article.
    text, start
        The article's text, and where the speaker stands in it.
    before
        Who spoke before, in text order.

    Returns
    -------
    The name meant; the words as they are where nobody is, of "it" nothing.
    """
    plain = name.casefold()
    if plain in _PERSONS or f"the {plain}" in _PERSONS:
        return next(filter(is_person, reversed(before)), name)
    if plain in _WORKS:
        return _maker(text, start) or name
    if plain in _BODIES or f"the {plain}" in _BODIES:
        return _body(plain, before) or name * (plain != "it")
    if name.isalpha() and name.istitle():
        return next((n for n in reversed(before) if n.endswith(" " + name)), name)
    return name


def is_person(name: str) -> bool:
    """Tell a person's name from that of a state, an organisation or an office."""
    parts = name.split()
    return (
        name[:1].isupper()
        and actor_form(name) is None
        and not any(part.casefold() in _NOUNS for part in parts)
        and (len(parts) == 1 or parts[-1][:1].isupper())
    )


def _body(plain: str, before: list[str]) -> str | None:
    """Return the last body that spoke; for "the ministry" the last one called so, else no state."""
    bodies = [name for name in before if not is_person(name) and name.casefold() not in _PERSONS]
    if plain == "it":
        return bodies[-1] if bodies else None
    called = (name for name in reversed(bodies) if plain in name.casefold())
    no_state = (name for name in reversed(bodies) if name[:1].isupper() and not actor_form(name))
    return next(called, None) or next(no_state, None)


def _maker(text: str, start: int) -> str | None:
    """Return who made the study that was named last with its maker."""
    made = _MADE.finditer(text, max(0, start - _LOOK_BACK), start)
    names = [match["of"] or match["by"] for match in made]
    return next((name for name in reversed(names) if actor_form(name) != "people"), None)
