"""W3C Web Annotations, and what Hypothesis exports of them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .given import Given
from .rows import values_of

_PARTING = re.compile(r"[:=]")
_MOST = 50
_LISTS = ("rows", "annotations", "items")
_LEVELS = 4  # a collection holds a page, and the page its items


def annotations(found: Any) -> list[Mapping[str, Any]] | None:
    """Return the annotations of a file; None where it holds none.

    Parameters
    ----------
    found
        What its JSON holds: one annotation, a list, a collection with a page of items, or
        Hypothesis' answer with rows.
    """
    for _ in range(_LEVELS):
        if not isinstance(found, dict):
            break
        if _is_annotation(found):
            return [found]
        held = (found[key] for key in _LISTS if isinstance(found.get(key), list))
        found = next(held, found.get("first"))
    every = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    if not every or not all(_is_annotation(one) for one in every[:5]):
        return None
    return [one for one in every if _is_annotation(one)]


def _is_annotation(one: Any) -> bool:
    return isinstance(one, dict) and "target" in one


def annotation_to_given(one: Mapping[str, Any], *, reader: str, where: str) -> Given:
    """Read one annotation: its quote and what stands around it, and what its tags say.

    A tag that is a type or a polarity says so; others name a field and a value, as "place: Tapa".
    """
    targets = one["target"] if isinstance(one["target"], list) else [one["target"]]
    target = next((target for target in targets if isinstance(target, dict)), {})
    selectors = list(_selectors(target.get("selector")))
    quoted = _of_type(selectors, "TextQuoteSelector")
    placed = _of_type(selectors, "TextPositionSelector")
    start = placed.get("start")
    names = [target.get("source"), one.get("uri"), *(t for t in targets if isinstance(t, str))]
    titles = one.get("document", {}).get("title") if isinstance(one.get("document"), dict) else None
    names += titles if isinstance(titles, list) else [titles]
    return Given(
        reader=reader,
        where=where,
        articles=tuple(dict.fromkeys(name for name in map(_name, names) if name)),
        quote=_text(quoted.get("exact")),
        prefix=_text(quoted.get("prefix")),
        suffix=_text(quoted.get("suffix")),
        start=start if isinstance(start, int) and not isinstance(start, bool) else None,
        values=values_of(_said(one)),
    )


def _selectors(held: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Yield selectors, and those that refine them."""
    for one in held if isinstance(held, list) else [held]:
        if isinstance(one, dict):
            yield one
            if depth < 4:
                yield from _selectors(one.get("refinedBy"), depth + 1)


def _of_type(selectors: list[Mapping[str, Any]], kind: str) -> Mapping[str, Any]:
    return next((one for one in selectors if one.get("type") == kind), {})


def _name(held: Any) -> str:
    held = held.get("id") if isinstance(held, dict) else held
    return held if isinstance(held, str) else ""


def _text(held: Any) -> str:
    return held if isinstance(held, str) else ""


def _said(one: Mapping[str, Any]) -> dict[str, Any]:
    """Return what tags say, by the name of a column that would say it."""
    said: dict[str, Any] = {}
    for tag in list(_tags(one))[:_MOST]:
        name, *value = _PARTING.split(tag, maxsplit=1)
        if value:
            said.setdefault(name.strip().casefold(), []).append(value[0].strip())
        else:
            said.setdefault("type", []).append(tag)
            said.setdefault("polarity", []).append(tag)
    return said


def _tags(one: Mapping[str, Any]) -> Iterator[str]:
    held = one.get("tags")
    yield from (tag for tag in (held if isinstance(held, list) else []) if isinstance(tag, str))
    bodies = one.get("body")
    for body in bodies if isinstance(bodies, list) else [bodies]:
        if isinstance(body, dict) and body.get("purpose") == "tagging":
            yield _text(body.get("value"))
