"""Find who is named in an article: nations, organisations, and what stands for them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from posturemap.claims.article import Article
from posturemap.geo.names import read_countries

from .cues import cues
from .roles import begins_clause, joins, role, shared_role
from .tables import table, words

_TABLE = table("actors")
_NEXT: dict[str, str] = {word: group for group, row in _TABLE["next"].items() for word in row}
# Names begin with a capital, save the few words of the table that do not.
_SMALL = {
    name.split()[0]
    for row in (_TABLE["organisations"], _TABLE["alliance"])
    for names in row.values()
    for name in names
    if name[0].islower()
}
_WORD = re.compile(r"[^\W\d_]+")
_SINGLE = r"(?:(?:Baltic|Nordic)\s+)?(?:country|nation)"
_COUNTRY = re.compile(rf"(?:[Tt]he|This)\s+{_SINGLE}\b(?!\s+(?:of|being|that|which|where)\b)")
_ADVERSARIES = frozenset(_TABLE["adversaries"]["codes"])
_TOKEN = re.compile(
    rf"(?<!\w)(?:[A-Z\u00c0-\u00de\u0410-\u042f\u0100-\u017d]\w*"
    rf"|{words(sorted(_SMALL))}|both|all|each|the(?=\s+(?:two|three|four|{_SINGLE})\b))(?!\w)"
)
_AGENTS = frozenset(_TABLE["agents"]["nouns"])
_PARTIES = re.compile(
    rf"(?:[Bb]oth|(?:[Tt]he\s+|[Aa]ll\s+)(?:two|three|four)|[Ee]ach\s+of\s+the)\s+"
    rf"(?:{words(_TABLE['parties']['nouns'])})\b"
)
_BACKWARD = frozenset(("both", "Both", "all", "All", "each", "Each", "the", "The", "This"))
_DETERMINED = re.compile(r"\b(?:the|this|its|their|new|two|\d{4})\s+$", re.IGNORECASE)
_FOLLOWING = re.compile(r"[-\s]+([\w-]+)(?:\s+([\w-]+))?")


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
        NATO), stand-in (office, person, force), group, adjective (of a group) or parties
        ("both countries").
    role
        See `roles.role`.
    next
        What the noun behind says: force, hostile, land, state, agent or nothing.
    listed
        Whether it goes on a list: "Latvia" of "Estonia and Latvia".
    cues
        See `cues.cues`.
    """

    start: int
    end: int
    actors: tuple[str, ...]
    form: str
    role: str
    next: str
    listed: bool
    cues: frozenset[str]


@cache
def _names() -> dict[str, tuple[tuple[str, tuple[str, ...], str], ...]]:
    """Every name by its first word, longest first: the name, its actors and its form."""
    rows: list[tuple[str, tuple[str, ...], str]] = []
    for country in read_countries():
        code = (country.place.country or "",)
        rows += [(name.removeprefix("the "), code, "name") for name in country.names]
        rows += [(name, code, "people") for name in country.people if name not in country.names]
        rows += [(name.removeprefix("the "), code, "capital") for name in country.seats]
    forms = {
        "organisations": "body",
        "alliance": "ally",
        "nations": "stand-in",
        "groups": "group",
        "adjectives": "adjective",
    }
    for part, form in forms.items():
        for actor, names in _TABLE[part].items():
            rows += [(name, tuple(actor.split("|")), form) for name in names]
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
        first = _WORD.match(name)
        if first:
            found.setdefault(first.group(), []).append((name, actors, form))
    return {k: tuple(sorted(v, key=lambda row: -len(row[0]))) for k, v in found.items()}


def actor_form(name: str) -> str | None:
    """Say which form of an actor a whole name is, see `ActorMention`; None for none.

    >>> actor_form("Latvia"), actor_form("Latvian"), actor_form("Ilze Kalna")
    ('name', 'people', None)
    """
    first = _WORD.match(name)
    rows = _names().get(first.group(), ()) if first else ()
    return next((form for known, _, form in rows if known == name), None)


def find_actors(article: Article) -> tuple[ActorMention, ...]:
    """Find every nation and organisation that an article names.

    Parameters
    ----------
    article
        With its sentences.

    Returns
    -------
    Mentions in text order, none overlapping another.
    """
    floors = [span.start for span in article.sentences] or [0]
    found: list[ActorMention] = []
    for start, end, actors, form in _named(article.text):
        floor = floors[max(0, bisect_right(floors, start) - 1)]
        if form not in _POINTING:
            found.append(_mention(article.text, (start, end), (actors, form), floor, found[-1:]))
            continue
        last = _POINTING[form](found)
        if last:
            found.append(_mention(article.text, (start, end), (last, form), floor, []))
    return tuple(_share_nouns(found))


def _named(text: str) -> Iterator[tuple[int, int, tuple[str, ...], str]]:
    names, done = _names(), 0
    for token in _TOKEN.finditer(text):
        start = token.start()
        if start < done:
            continue
        if token.group() in _BACKWARD and (back := _PARTIES.match(text, start)):
            done = back.end()
            yield start, done, (), "parties"
        if token.group() in _BACKWARD and (back := _COUNTRY.match(text, start)):
            done = back.end()
            yield start, done, (), "country"
        for name, actors, form in names.get(token.group(), ()):
            end = start + len(name)
            if text.startswith(name, start) and not text[end : end + 1].isalnum():
                yield start, end, actors, form
                done = end
                break


def _mention(
    text: str,
    span: tuple[int, int],
    what: tuple[tuple[str, ...], str],
    floor: int,
    previous: list[ActorMention],
) -> ActorMention:
    start, end = span
    actors, form = what
    part = role(text, start, end, floor)
    around = set(cues(text, start, end, floor))
    listed = bool(previous) and _goes_on(text, previous[0], start)
    if listed:
        before = previous[0]
        is_new = not before.listed and begins_clause(text, floor, before.end, span)
        listed = not is_new or before.role in ("subject", "own")
    if listed:
        part = before.role if before.form == "group" else shared_role(part, before.role)
        around |= before.cues & {"background", "source", "people"}
    if form == "capital" and _is_title(text, start, end):
        around.add("title")
    kind = _noun(text, end, form)
    return ActorMention(start, end, actors, form, part, kind, listed, frozenset(around))


def _goes_on(text: str, before: ActorMention, start: int) -> bool:
    """Tell whether a list goes on: "Estonia, Latvia", "the Baltic states of Estonia"."""
    if before.form == "group" and text[before.end : start].strip() in ("of", "—", "(", ","):
        return True
    return joins(text, before.end, start)


def _noun(text: str, end: int, form: str) -> str:
    """Say what the noun behind a name stands for; "military calculus" is a calculus."""
    follows = _FOLLOWING.match(text, end)
    if not follows:
        return ""
    first, second = follows[1].casefold(), (follows[2] or "").casefold()
    if form == "adjective":
        return "agent" * (first in _AGENTS)
    return "hostile" if _NEXT.get(second) == "hostile" else _NEXT.get(first, "")


def _is_title(text: str, start: int, end: int) -> bool:
    """Tell "the Madrid commitments" and "Vienna Document" from a capital that acts."""
    if re.match(r"\s+[A-Z]", text[end : end + 3]):
        return True
    return (
        _DETERMINED.search(text, max(0, start - 12), start) is not None
        and text[end : end + 1] == " "
    )


def _last_list(found: list[ActorMention]) -> tuple[str, ...]:
    """Return the nations that were last named together."""
    for index in range(len(found) - 1, 0, -1):
        if not found[index].listed:
            continue
        first = index
        while found[first].listed:
            first -= 1
        members = found[first : index + 1]
        return tuple(dict.fromkeys(actor for mention in members for actor in mention.actors))
    return ()


def _last_nation(found: list[ActorMention]) -> tuple[str, ...]:
    """Return the nation that was named last as a subject, an owner or a place, no adversary."""
    for mention in reversed(found):
        named = mention.form in ("name", "country", "capital") and mention.role in _NAMED_AS
        aside = "background" in mention.cues or _ADVERSARIES.intersection(mention.actors)
        if named and not aside:
            return mention.actors
    return ()


_NAMED_AS = frozenset(("subject", "own", "at", "to", "of"))
_POINTING = {"parties": _last_list, "country": _last_nation}


def _share_nouns(found: list[ActorMention]) -> Iterator[ActorMention]:
    """Give the first of "Polish and Lithuanian troops" the noun of the second."""
    following: ActorMention | None = None
    shared: list[ActorMention] = []
    for mention in reversed(found):
        if following and following.listed and following.next and not mention.next:
            mention = replace(mention, next=following.next)  # noqa: PLW2901 - the list runs on
        shared.append(mention)
        following = mention
    yield from reversed(shared)
