"""What a web page says about itself: title, date, author, publisher, address."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from posturemap.claims.reading.decode import without_halves

# Best first: what a page declares for citing, then for sharing, then what every page has.
_META = {
    "title": ("citation_title", "dc.title", "og:title", "twitter:title", "headline"),
    "date": (
        "citation_publication_date",
        "citation_date",
        "article:published_time",
        "datepublished",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "date",
        "pubdate",
        "publish-date",
        "parsely-pub-date",
        "sailthru.date",
    ),
    "author": (
        "citation_author",
        "dc.creator",
        "author",
        "article:author",
        "parsely-author",
        "byl",
    ),
    "publisher": (
        "citation_publisher",
        "dc.publisher",
        "og:site_name",
        "publisher",
        "application-name",
    ),
    "url": ("og:url", "twitter:url"),
}
_LINKED = {
    "title": "headline",
    "date": "datePublished",
    "author": "author",
    "publisher": "publisher",
    "url": "url",
}
_ARTICLES = ("article", "report", "posting", "webpage")
_LINKED_LIMIT = 2**20


@dataclass(slots=True)
class PageData:
    """Collects metadata while a page is parsed."""

    meta: dict[str, str] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)
    heard: list[str] | None = None
    heard_in: str = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take an opening tag."""
        if tag == "meta":
            name = (
                attributes.get("property")
                or attributes.get("name")
                or attributes.get("itemprop")
                or ""
            ).lower()
            if name and attributes.get("content", "").strip():
                self.meta.setdefault(name, attributes["content"].strip())
        elif tag == "link" and "canonical" in attributes.get("rel", "").lower().split():
            self.meta.setdefault("canonical", attributes.get("href", "").strip())
        elif tag == "time" and attributes.get("datetime"):
            self.meta.setdefault("time", attributes["datetime"].strip())
        elif self.heard is None and (
            tag in ("title", "h1") or attributes.get("type", "").lower() == "application/ld+json"
        ):
            self.heard, self.heard_in = [], tag

    def data(self, words: str) -> None:
        """Take text between tags."""
        if self.heard is not None:
            self.heard.append(words)

    def end(self, tag: str) -> None:
        """Take a closing tag."""
        if self.heard is None or tag != self.heard_in:
            return
        words, self.heard = "".join(self.heard), None
        if tag == "script":
            self._link(words)
        elif words.strip():
            self.meta.setdefault(f"<{tag}>", " ".join(words.split()))

    def _link(self, words: str) -> None:
        if len(words) > _LINKED_LIMIT:
            return
        try:
            found = json.loads(words)
        except (ValueError, RecursionError):
            return  # a page's broken metadata is no reason to refuse its text
        for thing in _things(found):
            kinds = thing.get("@type", "")
            kinds = " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)
            if any(kind in kinds.lower() for kind in _ARTICLES):
                for key, name in _LINKED.items():
                    if value := _named(thing.get(name)):
                        self.linked.setdefault(key, value)

    def metadata(self) -> dict[str, str]:
        """Return title, date, author, publisher and url, those that are known."""
        found = {}
        for key, names in _META.items():
            last = {"title": "<h1>", "date": "time", "url": "canonical"}.get(key, "")
            value = next((self.meta[name] for name in names if name in self.meta), None)
            value = (
                self.meta.get("canonical") if key == "url" and "canonical" in self.meta else value
            )
            value = value or self.linked.get(key) or self.meta.get(last)
            if value:
                found[key] = value
        if "title" not in found and "<title>" in self.meta:
            found["title"] = self.meta["<title>"]
        return found


def _things(found: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(found, dict):
        yield found
        found = found.get("@graph", [])
    if isinstance(found, list) and depth < 3:
        for thing in found[:50]:
            yield from _things(thing, depth + 1)


def _named(value: Any) -> str | None:
    if isinstance(value, list):
        names = [name for one in value[:20] if (name := _named(one))]
        return ", ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    if not isinstance(value, str):
        return None
    return without_halves(value).strip() or None
