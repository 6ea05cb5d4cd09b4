"""What became of every claim that was ever published: a correction stays to be seen.

A build that is made after an earlier one (``--since``) writes `history.jsonl`: each claim of either
with the days on which it was first and last on the map, claims that are gone among them.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from posturemap.claims import Claim, ReviewState
from posturemap.claims.store import LINE_ENDS, claims_from_text, validated
from posturemap.manifest import Manifest, read_manifest, read_unchanged

HISTORY = "history.jsonl"
Key = tuple[str, str, int]

# Where a claim stands and what it supports moves when something else changes.
_MOVES = frozenset({"id", "start", "end", "prefix", "suffix", "features", "confidence", "doubts"})
_CLAIMS = "claims.jsonl"
_NO_LONGER = "no article that was read says so now"
# What is judged of a claim, which is no part of what it says.
_JUDGED = frozenset({"review", "sure", "unmapped", "page", "reader", "proof", "grade"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A field of a published claim that was put right.

    Parameters
    ----------
    seen
        Day of the map that has the new value first.
    field, was, now
        The field's name, and its values in words.
    """

    seen: str
    field: str
    was: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A claim through published builds.

    Parameters
    ----------
    id, article, type, quote
        As in `Claim`; of a claim that is gone, as it was last.
    first_seen, last_seen
        Days of the first and of the last map that has it: each build's as-of date.
    withdrawn
        Why it is no longer on the map, or None where it is.
    changes
        What was put right in it, oldest first.
    """

    id: str
    article: str
    type: str
    quote: str
    first_seen: str
    last_seen: str
    withdrawn: str | None = None
    changes: tuple[Changed, ...] = ()


def keyed(claims: Iterable[Claim]) -> dict[Key, Claim]:
    """Key claims by article, quote and how often the quote has come before."""
    found: dict[Key, Claim] = {}
    count: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        known = claim.article, claim.quote
        found[*known, count[known]] = claim
        count[known] += 1
    return found


def changed_fields(old: Claim, new: Claim) -> tuple[str, ...]:
    """Name the fields in which two claims of the same words differ."""
    names = (name for name in Claim.__dataclass_fields__ if name not in _MOVES)
    return tuple(name for name in names if stated(old, name) != stated(new, name))


def stated(claim: Claim, name: str) -> object:
    """Return a field without offsets, which move when the article changes elsewhere."""
    if name == "places":
        return [(p.text, p.name, p.country, p.kind) for p in claim.places]
    return getattr(claim, name)


def follow(since: Path | str, claims: Sequence[Claim], *, as_of: str) -> tuple[Followed, ...]:
    """Follow the claims of an earlier build into a new one.

    Parameters
    ----------
    since
        The earlier build's folder.
    claims
        The new build's.
    as_of
        The new build's day.

    Returns
    -------
    Every claim of either, and those that were withdrawn before, in the order of the new build;
    withdrawn ones last.

    Raises
    ------
    CheckError
        The folder lacks what a build writes, or that has changed since.
    """
    since = Path(since)
    manifest = read_manifest(since)
    day = manifest.options.get("as_of") or as_of
    known = {one.id: one for one in read_history(since)}
    before = keyed(
        claim
        for claim in claims_from_text(_text(since, _CLAIMS, manifest), str(since / _CLAIMS))
        if claim.id in known or not _is_rejected(claim)
    )
    now = keyed(claims)
    back = _back(now, before, known)
    stand = [
        _stands(before.get(key), claim, known | back, day, as_of)
        for key, claim in now.items()
        if key in before or not _is_rejected(claim)
    ]
    gone = [_gone(claim, known, day) for key, claim in before.items() if key not in now]
    told = {one.id for one in (*stand, *gone, *back.values())}
    told |= {claim.id for claim in before.values()}
    return (*stand, *gone, *(one for one in known.values() if one.id not in told))


def _back(
    now: Mapping[Key, Claim], before: Mapping[Key, Claim], known: Mapping[str, Followed]
) -> dict[str, Followed]:
    """Find what was withdrawn and is said again, by the id that it has now."""
    withdrawn = {(one.article, one.quote): one for one in known.values() if one.withdrawn}
    again = {key[:2]: claim.id for key, claim in now.items() if key not in before}
    return {again[key]: one for key, one in withdrawn.items() if key in again}


def _is_rejected(claim: Claim) -> bool:
    return claim.review.state is ReviewState.REJECTED


def _stands(
    old: Claim | None, claim: Claim, known: Mapping[str, Followed], day: str, as_of: str
) -> Followed:
    here = _followed(claim, as_of, as_of)
    if old is not None:
        past = known.get(old.id) or _followed(old, day, day)
        changes = (*past.changes, *_changes(old, claim, as_of))
        here = replace(here, first_seen=past.first_seen, changes=changes)
    elif claim.id in known:  # it was withdrawn, and is back
        past = known[claim.id]
        here = replace(here, first_seen=past.first_seen, changes=past.changes)
    if old is None or not _is_rejected(claim):
        return here
    last = known[old.id].last_seen if old.id in known else day
    why = f"rejected: {claim.review.why}" if claim.review.why else "rejected"
    return replace(here, last_seen=last, withdrawn=why)


def _gone(claim: Claim, known: Mapping[str, Followed], day: str) -> Followed:
    past = known.get(claim.id) or _followed(claim, day, day)
    return past if past.withdrawn else replace(past, withdrawn=_NO_LONGER)


def _followed(claim: Claim, first: str, last: str) -> Followed:
    return Followed(
        id=claim.id,
        article=claim.article,
        type=str(claim.type),
        quote=claim.quote,
        first_seen=first,
        last_seen=last,
    )


def _changes(old: Claim, new: Claim, as_of: str) -> Iterator[Changed]:
    for name in changed_fields(old, new):
        if name not in _JUDGED:
            was, now = (in_words(stated(claim, name)) for claim in (old, new))
            yield Changed(seen=as_of, field=name, was=was, now=now)


def in_words(value: object) -> str:
    """Write a field's value for a reader."""
    if isinstance(value, list | tuple):
        return "; ".join(map(_one_in_words, value)) or "none"
    text = getattr(value, "text", value)
    return "none" if text is None else str(text)


def _one_in_words(value: object) -> str:
    return (
        ", ".join(str(part) for part in value if part) if isinstance(value, tuple) else str(value)
    )


def corrections(history: Iterable[Followed]) -> tuple[Followed, ...]:
    """Give the claims that were withdrawn or changed."""
    return tuple(one for one in history if one.withdrawn or one.changes)


def told(one: Followed) -> dict[str, Any]:
    """Give a correction as the page takes it."""
    return {
        "quote": one.quote,
        "first": one.first_seen,
        "last": one.last_seen,
        "why": one.withdrawn,
        "changes": [asdict(change) for change in one.changes],
    }


def history_text(history: Iterable[Followed]) -> str:
    """Write a history, a claim a line."""
    lines = (json.dumps(asdict(one), ensure_ascii=False, sort_keys=True) for one in history)
    return "".join(f"{line.translate(LINE_ENDS)}\n" for line in lines)


def read_history(folder: Path) -> tuple[Followed, ...]:
    """Read the history of a build; one that was made after no other has none.

    Raises
    ------
    CheckError
        The folder is no build's, or its history has changed.
    InputError
        Its history is broken.
    """
    manifest = read_manifest(folder)
    if HISTORY not in manifest.outputs:
        return ()
    path, lines = folder / HISTORY, _text(folder, HISTORY, manifest).split("\n")[:-1]
    return tuple(validated(Followed, line, path, number) for number, line in enumerate(lines, 1))


def _text(folder: Path, name: str, manifest: Manifest) -> str:
    return read_unchanged(folder, name, manifest).decode(errors="replace")
