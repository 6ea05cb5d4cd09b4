"""Names cut to the word that says their kind: "the Gap" after "Suwałki Gap", "the island"."""

from bisect import bisect_left

from posturemap.geo.names import Gazetteer

from .cues import Cues
from .mention import Mention
from .spans import Span
from .tokens import Tokens

# How many words back an island can still be "the island".
_BACK = 250


def mention_of(span: Span, tokens: Tokens, text: str) -> Mention:
    """Make the mention of a name.

    Parameters
    ----------
    span
        The name with the words that say its kind.
    tokens, text
        Where it was found.
    """
    start, end = tokens[span.begin].start, tokens[span.end].end
    name_start, name_end = tokens[span.first].start, tokens[span.last].end
    return Mention(
        text=text[start:end],
        start=start,
        end=end,
        name=text[name_start:name_end],
        name_start=name_start,
        name_end=name_end,
        cue=span.cue,
    )


def find_shortened(
    known: list[Span], tokens: Tokens, text: str, gazetteer: Gazetteer, cues: Cues
) -> list[Mention]:
    """Find words that stand for a place named before.

    Parameters
    ----------
    known
        The names that are places, in text order.
    tokens, text, gazetteer, cues
        As they were used to find them.
    """
    inside = {n for s in known for n in range(s.begin, s.end + 1)}
    found = _capitals(known, inside, tokens, text, cues)
    islands = [s for s in known if not s.people and _is_island(s, gazetteer)]
    ends = [s.end for s in islands]
    for at in tokens.where(cues.marks["island"]):
        n = bisect_left(ends, at) - 1
        if n < 0 or at in inside or at - ends[n] > _BACK or not _points_back(tokens, at, inside):
            continue
        found.append(_again(islands[n], at, tokens, text))
    return found


def _capitals(
    known: list[Span], inside: set[int], tokens: Tokens, text: str, cues: Cues
) -> list[Mention]:
    """Find "the Gap" after "Suwałki Gap" and "the Gulf" after "Gulf of Finland"."""
    full: dict[str, Span] = {}
    long = [s for s in known if not s.people and s.end > s.begin]
    by_end = {s.end: s for s in long}
    by_end |= {s.begin: s for s in long if tokens[s.begin + 1].key == "of"}
    found = []
    for at in tokens.where(cues.marks["kind"]):
        token = tokens[at]
        if at in by_end:
            full[token.key] = by_end[at]
        elif at and at not in inside and tokens[at - 1].key == "the" and token.key in full:
            found.append(_again(full[token.key], at, tokens, text))
    return found


def _again(span: Span, at: int, tokens: Tokens, text: str) -> Mention:
    """Name a place again by a word and the article before it."""
    start, end = tokens[at - 1].start, tokens[at].end
    return Mention(
        text=text[start:end],
        start=start,
        end=end,
        name=mention_of(span, tokens, text).text,
        name_start=start,
        name_end=end,
    )


def _is_island(span: Span, gazetteer: Gazetteer) -> bool:
    return gazetteer.candidates(span.key)[0].place.feature == "island"


def _points_back(tokens: Tokens, at: int, inside: set[int]) -> bool:
    """Say whether it is "the island" alone, neither "the island of X" nor "the island nation"."""
    if at == 0 or tokens[at - 1].key not in {"the", "this"} or tokens[at - 1].gap != " ":
        return False
    if at + 1 == len(tokens) or tokens[at].gap != " ":
        return not tokens[at].gap.startswith("-")
    return at + 1 not in inside and tokens[at + 1].key not in {"of", "nation", "state", "country"}
