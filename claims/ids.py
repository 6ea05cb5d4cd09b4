"""Ids of articles: the file's stem, or as much of its path as tells it from others."""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

from .article import Article


def path_ids(paths: Sequence[Path], taken: Collection[str] = ()) -> list[str]:
    """Give each file an id of its own that does not depend on the order of the files.

    Parameters
    ----------
    paths
        Absolute, each once.
    taken
        Ids that other articles have.

    >>> path_ids([Path("/a/may/report.txt"), Path("/a/june/report.txt"), Path("/a/note.txt")])
    ['may-report', 'june-report', 'note']
    >>> path_ids([Path("/a/report.txt"), Path("/a/report.pdf")])
    ['report.txt', 'report.pdf']
    """
    groups: dict[str, list[Path]] = {}
    for path in paths:
        groups.setdefault(path.stem.casefold(), []).append(path)
    ids = {path: name for group in groups.values() for path, name in _apart(group, taken)}
    return list(distinct((ids[path] for path in paths), taken))


def _apart(group: Sequence[Path], taken: Collection[str]) -> Iterable[tuple[Path, str]]:
    """Name files by their stems, with as many folders, and then endings, as it takes."""
    names: list[str] = []
    most = max(2, *(len(path.parts) for path in group))
    for ending, depth in product((False, True), range(1, most)):
        names = [_tail(path, depth, ending=ending) for path in group]
        if len(set(names)) == len(group) and not set(names) & set(taken):
            break
    return zip(group, names, strict=True)


def _tail(path: Path, depth: int, *, ending: bool) -> str:
    path = Path(*map(_readable, path.parts))
    last = path.name if ending else path.stem
    if depth == 1:
        return last
    return re.sub(r"[^\w.-]+", "-", "-".join([*path.parts[1:-1], last][-depth:]))[-100:]


def _readable(name: str) -> str:
    """Put a mark in the place of bytes of a file's name that are no letters."""
    return os.fsencode(name).decode("utf-8", "replace")


def distinct(ids: Iterable[str], taken: Collection[str] = ()) -> Iterator[str]:
    """Put a number behind ids that are there already.

    >>> list(distinct(["a", "a", "b"], taken={"b"}))
    ['a', 'a-2', 'b-2']
    """
    seen = set(taken)
    numbers: dict[str, int] = {}
    for one in ids:
        name, number = one, numbers.get(one, 1)
        while name in seen:
            number += 1
            name = f"{one}-{number}"
        numbers[one] = number
        seen.add(name)
        yield name


def renamed(articles: Sequence[Article], taken: Collection[str] = ()) -> Iterator[Article]:
    """Give each article an id that no other has, where a table's rows clash with a file."""
    for article, name in zip(articles, distinct((a.id for a in articles), taken), strict=True):
        yield article if article.id == name else replace(article, id=name)
