"""What a web page says about itself: title, author, publisher, address, day, and where."""

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any, Self

from lxml.html import HtmlElement
from trafilatura.metadata import extract_metadata

from posturemap.claims.reading.dates import publication_date
from posturemap.claims.reading.decode import without_halves
from posturemap.claims.reading.wording import page_names

from .tree import is_huge

_ARTICLES = ("article", "report", "posting", "webpage", "newsarticle")
_LINKED = {
    "title": "headline",
    "date": "datePublished",
    "author": "author",
    "publisher": "publisher",
    "url": "url",
}
_KIND = re.compile(r'"@type"\s*:\s*"([^"\s]{0,40}(?:Article|Posting|Report)[^"\s]{0,20})"')
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"\n]{4,40})"')
_LONGEST = 2**20
_DAY = 10  # letters of YYYY-MM-DD


@dataclass(frozen=True, slots=True, kw_only=True)
class PageData:
    """What a page states.

    Parameters
    ----------
    values
        title, date, author, publisher and url, those that are known.
    found
        Key of `values` to where it was found.
    """

    values: dict[str, str]
    found: dict[str, str]

    def plus(self, key: str, value: str, origin: str) -> Self:
        """Return the same with one thing more."""
        return replace(self, values={**self.values, key: value}, found={**self.found, key: origin})


def page_data(tree: HtmlElement) -> PageData:
    """Collect what a page states in its head, in JSON-LD and in marked-up bylines."""
    data = PageData(values={}, found={})
    meta, linked = _meta(tree), _linked(tree)
    for key, names in page_names().items():
        stated = next((meta[name] for name in names if name in meta), None)
        for value, origin in ((stated, "meta"), (linked.get(key), "JSON-LD")):
            if value and _fits(key, value):
                _put(data, key, value, origin)
    for tag, origin in (("h1", "headline"), ("title", "head")):
        words = " ".join(next((one.text_content() for one in tree.iter(tag)), "").split())
        _put(data, "title", words, origin)
    known = "author" in data.values and "publisher" in data.values
    if not known and not is_huge(tree):
        _ask_trafilatura(tree, data)
    return data


def _put(data: PageData, key: str, value: str, origin: str) -> None:
    if value and key not in data.values:
        data.values[key], data.found[key] = value, origin


def _fits(key: str, value: str) -> bool:
    """Tell a name from the address of a profile, and a day from other words."""
    if key == "date":
        return len(publication_date(value) or "") == _DAY
    return key != "author" or "//" not in value


def _ask_trafilatura(tree: HtmlElement, data: PageData) -> None:
    found = extract_metadata(
        deepcopy(tree), date_config={"extensive_search": False, "original_date": True}
    )
    if found.author:
        _put(data, "author", found.author.replace(";", ","), "byline")
    if found.sitename:
        _put(data, "publisher", found.sitename, "page")


def _meta(tree: HtmlElement) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta", "link"):
        names = [element.get(name, "").lower() for name in ("property", "name", "itemprop")]
        value = element.get("content", "")
        if element.tag == "link":
            names = ["canonical"] if "canonical" in element.get("rel", "").lower().split() else []
            value = element.get("href", "")
        for name in names:
            if name and value.strip():
                found.setdefault(name, " ".join(value.split()))
    return found


def _linked(tree: HtmlElement) -> Mapping[str, str]:
    """Return what JSON-LD says of the article; of several articles on a page the first."""
    linked: dict[str, str] = {}
    for script in tree.iter("script"):
        if script.get("type", "").lower() != "application/ld+json":
            continue
        for thing in _things(_json(script.text or "")):
            kinds = thing.get("@type", "")
            kinds = " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)
            if any(kind in kinds.lower() for kind in _ARTICLES):
                for key, name in _LINKED.items():
                    if value := _named(thing.get(name)):
                        linked.setdefault(key, value)
    return linked


def _json(words: str) -> Any:
    if len(words) > _LONGEST:
        return None
    try:
        return json.JSONDecoder(strict=False).raw_decode(words.strip())[0]
    except (ValueError, RecursionError):
        return _day_of_broken(words)


def _day_of_broken(words: str) -> dict[str, str] | None:
    """Read the day of publication off an article's JSON that a comma too many breaks."""
    kind, day = _KIND.search(words), _PUBLISHED.search(words)
    return {"@type": kind[1], "datePublished": day[1]} if kind and day else None


def _things(found: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(found, dict):
        yield found
        found = [*_listed(found.get("@graph")), *_listed(found.get("mainEntity"))]
    if isinstance(found, list) and depth < 3:
        for thing in found[:50]:
            yield from _things(thing, depth + 1)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _named(value: Any) -> str | None:
    if isinstance(value, list):
        names = [name for one in value[:20] if (name := _named(one))]
        return ", ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    if not isinstance(value, str):
        return None
    return without_halves(value).strip() or None
