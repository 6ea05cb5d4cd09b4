"""Statements that cannot all be true, side by side with who makes them; never averaged.

Two statements contradict where they give one attribute of one thing, at one time and stage,
values that do not overlap once hedges and rounding are read. Different days are a series, not a
conflict; a difference of scope is said in the note. What is unsure, denied or only possible says
nothing that could differ; published lengths of borders stand on the border's card. See
docs/adr/0032.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from posturemap.claims import Claim
from posturemap.layers.scene import Board, Scene, overlap, slug

from .conflict import Conflict, Reading
from .statements import TIMELESS, TOTAL, Statement, statements
from .values import agree

# Works of a line come in parts: a number of it means something only with what it counts.
_STAGED = "defence_line"
# Share of words that two quotes have in common when one is a reprint of the other.
_REPRINT = 0.8


def find_conflicts(board: Board, scene: Scene) -> tuple[Conflict, ...]:
    """Find every conflict among the claims and published figures of a board's things.

    Parameters
    ----------
    board
        Things with their claims.
    scene
        The articles and the register.

    Returns
    -------
    Conflicts sorted by id.
    """
    quotes = {claim.id: claim for claim in scene.claims}
    alike: dict[tuple[str, str, str], list[Statement]] = {}
    for statement in statements(board, scene):
        key = (statement.subject, statement.attribute, statement.unit or "")
        alike.setdefault(key, []).append(statement)
    found = [
        _conflict(group, board, quotes)
        for same in alike.values()
        for group in _contradictions(same)
    ]
    return tuple(sorted(found, key=lambda conflict: conflict.id))


def _contradictions(same: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Give the groups of statements that are tied together by contradictions."""
    # A thousand articles say the same few things: compare each thing that is said once.
    said: dict[object, list[Statement]] = {}
    for statement in same:
        said.setdefault(_said(statement), []).append(statement)
    distinct = list(said)
    groups: list[set[object]] = []
    for one, other in combinations(distinct, 2):
        if _contradict(said[one][0], said[other][0]):
            tied = [group for group in groups if one in group or other in group]
            groups = [group for group in groups if group not in tied]
            groups.append({one, other}.union(*tied))
    for group in groups:
        yield [statement for key in distinct if key in group for statement in said[key]]


def _said(statement: Statement) -> object:
    words = statement.value.casefold() if statement.bounds is None else statement.bounds
    return (statement.scope, statement.stage, statement.time, words)


def _contradict(one: Statement, other: Statement) -> bool:
    if one.stage != other.stage or not _same_time(one, other):
        return False
    if one.stage is None and one.bounds is not None and not _is_comparable(one, other):
        return False
    if one.bounds is None or other.bounds is None:
        return one.scope == other.scope and one.value.casefold() != other.value.casefold()
    if one.scope == other.scope:
        return not agree(one.bounds, other.bounds)
    return one.stage == TOTAL and (_is_too_big(one, other) or _is_too_big(other, one))


def _is_comparable(one: Statement, other: Statement) -> bool:
    """Tell whether two numbers can be of one whole where neither says what it counts."""
    same_article = one.article is not None and one.article == other.article
    return one.layer != _STAGED and not same_article


def _same_time(one: Statement, other: Statement) -> bool:
    if one.attribute in TIMELESS and one.stage in (TOTAL, None):
        return True
    if (one.time is None) != (other.time is None):
        return one.bounds is None
    if one.bounds is not None and one.time != other.time and "/" in f"{one.time}{other.time}":
        return False  # a budget of six years is not one of its years
    return overlap(one.time, other.time)


def _is_too_big(part: Statement, whole: Statement) -> bool:
    """Tell whether a part is given as much as, or more than, the whole that it belongs to."""
    if not part.scope < whole.scope or part.bounds is None or whole.bounds is None:
        return False
    return part.bounds[0] > 0 and part.bounds[0] >= whole.bounds[1]


def _conflict(group: Sequence[Statement], board: Board, quotes: Mapping[str, Claim]) -> Conflict:
    first = group[0]
    features = tuple(sorted({feature for statement in group for feature in statement.features}))
    scopes = {statement.scope for statement in group}
    parts = sorted(part for scope in scopes for part in scope)
    key = "|".join((first.subject, first.attribute, first.unit or "", first.stage or "", *parts))
    name = _entity(first, scopes, board)
    times = {statement.time for statement in group}
    return Conflict(
        id=_conflict_id(f"{name} {first.attribute}", key),
        entity=name,
        attribute=first.attribute
        if first.stage in (None, TOTAL)
        else f"{first.attribute} {first.stage}",
        as_of=times.pop() if len(times) == 1 else None,
        readings=_readings(group, quotes),
        features=features,
        note=_note(group, scopes),
    )


def _conflict_id(name: str, key: str) -> str:
    return f"conflict-{slug(name)}-{hashlib.sha256(key.encode()).hexdigest()[:6]}"


def _entity(first: Statement, scopes: set[frozenset[str]], board: Board) -> str:
    if first.scope == frozenset({first.subject}):
        return board.name_of(first.features[0])
    parts = sorted({part for scope in scopes for part in scope})
    return f"{first.subject} ({', '.join(parts)})"


def _note(group: Sequence[Statement], scopes: set[frozenset[str]]) -> str | None:
    """Say what a reader needs to weigh the readings."""
    notes = [statement.note for statement in group if statement.note]
    if len(scopes) > 1:
        listed = "; ".join(
            f"{statement.value} is given for {' and '.join(sorted(statement.scope))}"
            for statement in group
        )
        notes.insert(0, f"different scope: {listed}")
    elif any(statement.covers for statement in group):
        notes.insert(0, "the figures may not cover the same thing: see the words in brackets")
    return "; ".join(dict.fromkeys(notes)) or None


def _readings(group: Sequence[Statement], quotes: Mapping[str, Claim]) -> tuple[Reading, ...]:
    """Give a reading a voice: what one origin repeats counts once."""
    voices: list[list[Statement]] = []
    for statement in sorted(group, key=lambda s: (s.source, s.value, s.claim or "")):
        voice = next((v for v in voices if _is_same_voice(v[0], statement, quotes)), None)
        if voice is None:
            voices.append([statement])
        else:
            voice.append(statement)
    return tuple(
        Reading(
            value=_worded(voice[0]),
            claim=voice[0].claim,
            source=voice[0].source + (f", repeated in {len(voice) - 1} more" if voice[1:] else ""),
            grade=voice[0].grade,
        )
        for voice in voices
    )


def _worded(statement: Statement) -> str:
    covers = statement.covers
    return f"{statement.value} ({covers})" if covers else statement.value


def _is_same_voice(one: Statement, other: Statement, quotes: Mapping[str, Claim]) -> bool:
    if one.value.casefold() != other.value.casefold():
        return False
    if one.origin == other.origin:
        return True
    if one.claim is None or other.claim is None:
        return False
    return _is_reprint(quotes[one.claim].quote, quotes[other.claim].quote)


def _is_reprint(one: str, other: str) -> bool:
    """Tell whether two quotes are the same release in nearly the same words."""
    words, others = (set(re.findall(r"\w+", text.casefold())) for text in (one, other))
    return len(words & others) >= _REPRINT * len(words | others)
