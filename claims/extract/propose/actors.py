"""Who is named in an article: nations, organisations, and what stands for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from posturemap.claims.article import Article
from posturemap.geo.names import read_countries

from .tables import table, words

_TABLE = table("actors")
# Names begin with a capital, save the few words of the table that do not.
_SMALL = {
    name.split()[0]
    for row in (_TABLE["organisations"], _TABLE["alliance"])
    for names in row.values()
    for name in names
    if name[0].islower()
}
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(
    rf"(?<!\w)(?:[A-Z\u00c0-\u00de\u0410-\u042f\u0100-\u017d]\w*|{words(sorted(_SMALL))})(?!\w)"
)
_STATES = _TABLE["guards"]["states"]
_NAMESAKES = ("name", "capital")
_LEFT = 40  # letters before a name in which is sought what sets it apart
_NOT = re.compile(r"(?P<beside>[A-Z]\w+,\s+)?\bnot\s+(?:the\s+)?$")
_OF_A_STATE = re.compile(rf",\s+(?:{words(_STATES)})(?!\w)")
_FORMS = {
    "organisations": "body",
    "alliance": "ally",
    "nations": "stand-in",
    "groups": "group",
    "adjectives": "adjective",
}


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that name who may act.

    Parameters
    ----------
    start, end
        Code-point offsets.
    actors
        ISO 3166-1 alpha-2 codes or names of organisations.
    form
        name, people (adjective or inhabitants), capital, body (organisation), ally (a word for
        NATO), stand-in (office, person, force), group or adjective (of a group).
    """

    start: int
    end: int
    actors: tuple[str, ...]
    form: str


def find_actors(article: Article) -> tuple[ActorMention, ...]:
    """Find every nation and organisation that an article names.

    Parameters
    ----------
    article
        As it was read.

    Returns
    -------
    Mentions in text order, none overlapping another.
    """
    return tuple(_found(article.text))


def _found(text: str) -> Iterator[ActorMention]:
    names, done = _names(), 0
    for token in _TOKEN.finditer(text):
        start = token.start()
        if start < done or _set_apart().search(text, max(0, start - _LEFT), start):
            continue
        for name, actors, form in names.get(token.group(), ()):
            end = start + len(name)
            if text.startswith(name, start) and not text[end : end + 1].isalnum():
                if _is_contrasted(text, start, end):
                    break
                yield _mention(text, start, end, actors, form)
                done = end
                break


def _is_contrasted(text: str, start: int, end: int) -> bool:
    """Tell "Canada, not Germany, leads" and "not Germany but Canada" from who does act."""
    before = _NOT.search(text, max(0, start - _LEFT), start)
    return before is not None and text.startswith("," if before["beside"] else " but ", end)


def _mention(text: str, start: int, end: int, actors: tuple[str, ...], form: str) -> ActorMention:
    """Take "Moscow, Idaho" as a town of the United States."""
    if form in _NAMESAKES and (state := _OF_A_STATE.match(text, end)):
        return ActorMention(start, state.end(), ("US",), form)
    return ActorMention(start, end, actors, form)


@cache
def _set_apart() -> re.Pattern[str]:
    """Match what stands before a name that does not act: "its border with", "unlike"."""
    row = _TABLE["apart"]
    return re.compile(
        rf"(?:\b(?:{words(row['borders'])})\s+(?:with|to)(?:\s+(?:[A-Z]\w+,?\s+)+and)?"
        rf"|\b(?:{words(row['contrasts'])}))\s+(?:the\s+)?$"
    )


@cache
def _names() -> dict[str, tuple[tuple[str, tuple[str, ...], str], ...]]:
    """Every name by its first word, longest first: the name, its actors and its form."""
    rows: list[tuple[str, tuple[str, ...], str]] = []
    for country in read_countries():
        code = (country.place.country or "",)
        rows += [(name.removeprefix("the "), code, "name") for name in country.names]
        rows += [(name, code, "people") for name in country.people if name not in country.names]
        rows += [(name.removeprefix("the "), code, "capital") for name in country.seats]
    for part, form in _FORMS.items():
        for actor, names in _TABLE[part].items():
            rows += [(name, tuple(actor.split("|")), form) for name in names]
    forces = _TABLE["guards"]["forces"]
    rows += [(f"{state} {force}", ("US",), "stand-in") for state in _STATES for force in forces]
    return _by_first_word(rows)


def _by_first_word(
    rows: list[tuple[str, tuple[str, ...], str]],
) -> dict[str, tuple[tuple[str, tuple[str, ...], str], ...]]:
    merged: dict[str, tuple[tuple[str, ...], str]] = {}
    for name, actors, form in rows:
        known, first_form = merged.get(name, ((), form))
        merged[name] = (tuple(dict.fromkeys(known + actors)), first_form)
    found: dict[str, list[tuple[str, tuple[str, ...], str]]] = {}
    for name, (actors, form) in merged.items():
        if first := _WORD.match(name):
            found.setdefault(first.group(), []).append((name, actors, form))
    return {k: tuple(sorted(v, key=lambda row: -len(row[0]))) for k, v in found.items()}
