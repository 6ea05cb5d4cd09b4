"""Names found in a text, before anybody asks whether they are places."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from posturemap.geo.names import Gazetteer

from .cues import Cues, KindCue
from .tokens import Tokens, joins

_LONGEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words that are a name of the gazetteer, or an adjective of a country.

    Parameters
    ----------
    first, last
        Numbers of the first and the last word of the name, both included.
    key
        The folded name.
    curated
        A country or a curated row bears it.
    people
        ISO codes, joined by ``|``, where it is an adjective or inhabitants' name.
    begin, end
        Numbers of the first and the last word with the words that say its kind.
    cue
        What those words say.
    shared
        Those words stand behind a later name of a list.
    """

    first: int
    last: int
    key: str
    curated: bool = False
    people: str | None = None
    begin: int
    end: int
    cue: KindCue | None = None
    shared: bool = False


def find_spans(tokens: Tokens, text: str, gazetteer: Gazetteer, cues: Cues) -> list[Span]:
    """Find the longest names from left to right, none overlapping another.

    Parameters
    ----------
    tokens
        Of the text.
    text
        The text.
    gazetteer, cues
        The names and the words around them.
    """
    found: list[Span] = []
    floor = 0
    for at in tokens.where(gazetteer.openers):
        if at < floor:
            continue
        span = _name(tokens, at, text, gazetteer, cues) or _people(tokens, at, gazetteer)
        if span is not None:
            found.append(span if span.people else _with_kind(span, tokens, cues, floor))
            floor = found[-1].end + 1
    return _with_shared_kind(found, tokens, cues)


def _with_shared_kind(found: list[Span], tokens: Tokens, cues: Cues) -> list[Span]:
    """Give each name of "Valga, Põlva and Võru counties" the kind of the last."""
    for n in range(len(found) - 1, 0, -1):
        span, before = found[n], found[n - 1]
        plural = span.cue is not None and (
            tokens[span.end].key in cues["plural"] or (n + 1 < len(found) and span.shared)
        )
        if not plural or before.cue is not None or before.people:
            continue
        between = [t.key for t in tokens[before.end + 1 : span.begin]]
        if between in ([], ["and"], ["or"]) and tokens[before.end].gap in {", ", " "}:
            found[n - 1] = replace(before, cue=span.cue, shared=True)
    return found


def _name(tokens: Tokens, at: int, text: str, gazetteer: Gazetteer, cues: Cues) -> Span | None:
    best: Span | None = None
    for last, key in _growing(tokens, at, gazetteer):
        curated = gazetteer.knows(key, curated=True)
        if not _written_as_name(tokens, (at, last), text, key, gazetteer):
            continue
        if gazetteer.needs_article(key) and not _with_article(tokens, at, last, cues):
            continue
        if curated or gazetteer.knows(key):
            best = Span(first=at, last=last, key=key, curated=curated, begin=at, end=last)
    return best


def _growing(tokens: Tokens, at: int, gazetteer: Gazetteer) -> Iterator[tuple[int, str]]:
    """Yield ever longer runs of words from one on, as long as a name begins with them."""
    key = tokens[at].key
    for last in range(at, min(at + _LONGEST, len(tokens))):
        if last > at:
            key = f"{key} {tokens[last].key}"
        yield last, key
        comma = tokens[last].gap == ", "
        if not (joins(tokens[last]) or comma) or not gazetteer.begins(key, curated=comma):
            return


def _written_as_name(
    tokens: Tokens, at: tuple[int, int], text: str, key: str, gazetteer: Gazetteer
) -> bool:
    first, last = tokens[at[0]], tokens[at[1]]
    if spellings := gazetteer.spellings(key):
        return text[first.start : last.end] in spellings
    if gazetteer.is_small(key):
        return True
    return first.capital and (last.capital or gazetteer.knows(key, curated=True))


def _with_article(tokens: Tokens, first: int, last: int, cues: Cues) -> bool:
    """Say whether "the" stands before and no noun behind, as it does in "the Baltic air"."""
    if first == 0 or tokens[first - 1].key != "the":
        return False
    if last + 1 == len(tokens) or not joins(tokens[last]):
        return True
    return tokens[last + 1].key in cues["follows"]


def _people(tokens: Tokens, at: int, gazetteer: Gazetteer) -> Span | None:
    """Find an adjective of a country; two words first: "South Korean"."""
    if not tokens[at].capital:
        return None
    for last in (at + 1, at):
        if last < len(tokens) and (last == at or joins(tokens[at])):
            key = " ".join(t.key for t in tokens[at : last + 1])
            if iso := gazetteer.people(key):
                return Span(first=at, last=last, key=key, people=iso, begin=at, end=last)
    return None


def _with_kind(span: Span, tokens: Tokens, cues: Cues, floor: int) -> Span:
    """Take in the words beside a name that say its kind: "Ämari Air Base", "Lake Peipus"."""
    for begin in range(_joined_before(span.first, tokens, cues, floor), span.first):
        word = " ".join(t.key for t in tokens[begin : span.first])
        capital = tokens[begin].capital or word.endswith(" of")
        if (cue := cues.before.get(word)) and capital:
            return _spread(span, begin, span.last, cue)
    for end in range(_joined_after(span.last, tokens, cues), span.last, -1):
        word = " ".join(t.key for t in tokens[span.last + 1 : end + 1])
        if cue := cues.after.get(word):
            return _spread(span, span.first, end, cue)
    return span


def _joined_before(first: int, tokens: Tokens, cues: Cues, floor: int) -> int:
    """Give the first word that can be of a cue before a name; the name's own where none can."""
    if first == floor or tokens[first - 1].key not in cues.ends_before:
        return first
    begin = first
    while begin > max(floor, first - cues.longest) and joins(tokens[begin - 1]):
        begin -= 1
    return begin


def _joined_after(last: int, tokens: Tokens, cues: Cues) -> int:
    """Give the last word that can be of a cue behind a name; the name's own where none can."""
    if last + 1 == len(tokens) or tokens[last + 1].key not in cues.begins_after:
        return last
    end = last
    while end + 1 < min(len(tokens), last + 1 + cues.longest) and joins(tokens[end]):
        end += 1
    return end


def _spread(span: Span, begin: int, end: int, cue: KindCue) -> Span:
    return Span(
        first=span.first,
        last=span.last,
        key=span.key,
        curated=span.curated,
        begin=begin,
        end=end,
        cue=cue,
    )
