"""The visible text of a saved web page.

Events of the standard library's parser, not a tree: a page of 200,000 nested elements or with an
attribute of 20 MB is read like any other (trees lose it or take minutes, see ADR 0022).
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

from posturemap.claims.article import Span
from posturemap.claims.reading.body import Body, Link
from posturemap.claims.reading.flow import Flow
from posturemap.claims.reading.wording import tags

from .pagedata import PageData
from .selectors import Node
from .stylesheet import Styles, page_styles
from .visibility import HIDING, Sight, look

_VOID = tags("void")
_INLINE = tags("inline")
_CELLS = frozenset(("td", "th"))
_QUIET = tags("quiet")
_QUIET_ROLES = tags("quiet_roles")
_CLOSED_BY = {
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "tr": frozenset(("tr", "td", "th")),
    "td": _CELLS,
    "th": _CELLS,
    "option": frozenset(("option",)),
}
_KEEPS_P_OPEN = (
    _INLINE | _VOID | {"script", "style", "template", "noscript", "iframe", "object", "svg"}
)
_MAIN = tags("main")
_HEAD = tags("head")
_FOREIGN = tags("foreign")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_SIBLINGS = 8  # that a selector may ask for
_SCAN = 64  # elements looked back over for an implied end tag


@dataclass(slots=True)
class _Element:
    tag: str
    sight: Sight
    quiet: bool
    verbatim: bool
    start: int
    link: str | None = None
    items: int | None = None
    children: int = 0
    earlier: list[Node] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, styles: Styles, *, is_xml: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.is_xml = is_xml
        self.styles = styles
        self.text = Flow()
        self.page = PageData()
        self.open: list[_Element] = [
            _Element(tag="", sight=Sight(), quiet=False, verbatim=False, start=0)
        ]
        self.chain: list[Node] = [Node("", {})]
        self.counts: Counter[str] = Counter()
        self.quiet: list[Span] = []
        self.links: list[Link] = []
        self.articles: list[Span] = []
        self.numbers: dict[int, int] = {}
        self.superscripts: dict[int, int] = {}
        self.number: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in reversed(attrs)}
        self.page.start(tag, attributes)
        self._close_implied(tag)
        if tag == "br":
            self.text.break_with("\n")
        elif tag not in _INLINE:
            self._break(tag)
        if tag in _VOID:
            return
        self._push(tag, attributes)

    def _push(self, tag: str, attributes: dict[str, str]) -> None:
        above = self.open[-1]
        self.chain.append(_node(tag, attributes, above))
        style = self.styles.declarations(self.chain)
        element = _Element(
            tag=tag,
            sight=look(tag, attributes, style, above.sight),
            quiet=above.quiet or tag in _QUIET or attributes.get("role") in _QUIET_ROLES,
            verbatim=above.verbatim or tag == "pre",
            start=self.text.length,
            link=attributes.get("href") if tag == "a" else above.link,
        )
        if tag == "ol":
            element.items = _number(attributes.get("start"), 1)
        elif tag == "li" and above.items is not None:
            self.number = _number(attributes.get("value"), above.items)
            above.items = self.number + 1
        self.open.append(element)
        self.counts[tag] += 1

    def _break(self, tag: str) -> None:
        self.text.break_with("\t" if tag in _CELLS else "\n")

    def _close_implied(self, tag: str) -> None:
        if self.counts["head"] and tag not in _HEAD:
            self._pop_to("head")
        closes = _CLOSED_BY.get(tag, frozenset())
        if tag not in _KEEPS_P_OPEN:
            closes |= {"p"}
        if not any(self.counts[name] for name in closes):
            return
        for element in reversed(self.open[-_SCAN:]):
            if element.tag in closes:
                self._pop_to(element.tag)
                return
            if element.tag not in _INLINE and element.tag != "p":
                return

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        # HTML ignores the slash of <div/>, XML and drawings do not.
        foreign = tag in _FOREIGN or any(self.counts[name] for name in _FOREIGN)
        if tag not in _VOID and (self.is_xml or foreign):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self.page.end(tag)
        if not self.counts[tag]:
            return
        self._pop_to(tag)
        if tag not in _INLINE and tag not in _CELLS:
            self._break(tag)

    def _pop_to(self, tag: str) -> None:
        while True:
            element = self.open.pop()
            self.chain.pop()
            self.counts[element.tag] -= 1
            self._closed(element)
            if element.tag == tag:
                return

    def _closed(self, element: _Element) -> None:
        if element.sight.gone or self.text.length == element.start:
            return
        start, end = element.start, self.text.length
        if element.tag in _MAIN:
            self.articles.append(Span(start=start, end=end))
        words = "".join(self.text.pieces[-8:])[start - end :] if end - start < 8 else ""
        start += len(words) - len(words.lstrip())
        if element.tag == "a" and element.link is not None:
            self.links.append(Link(start=start, end=end, url=element.link.strip()))
        cited = element.link is not None or any(link.start >= start for link in self.links[-1:])
        if element.tag == "sup" and cited and words.strip().isdecimal():
            self.superscripts[start] = end

    def handle_data(self, data: str) -> None:
        self.page.data(data)
        if self.open[-1].tag == "head" and data.strip():
            self._pop_to("head")
        element = self.open[-1]
        if not element.sight.is_seen:
            return
        if element.verbatim:
            self._add(data, element)
            return
        words = _SPACE.sub(" ", data)
        if words.startswith(" "):
            self.text.gap = True
        if stripped := words.strip(" "):
            self._add(stripped, element)
            self.text.gap = words.endswith(" ")

    def _add(self, words: str, element: _Element) -> None:
        start, end = self.text.add(words)
        if self.number is not None:
            self.numbers[start] = self.number
            self.number = None
        if element.quiet:
            self.quiet.append(Span(start=start, end=end))


def _node(tag: str, attributes: dict[str, str], parent: _Element) -> Node:
    """Make an element what selectors see of it, and remember it for its later siblings."""
    parent.children += 1
    node = Node(tag, attributes, parent.children, tuple(parent.earlier))
    bare = Node(tag, attributes, parent.children)
    parent.earlier = [*parent.earlier[1 - _SIBLINGS :], bare]
    return node


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 6 else otherwise


def _bounded(page: str) -> str:
    """Cut what no end will ever close, so that nobody searches for that end again and again."""
    page = page.replace("<![", "<!")
    last = page.rfind("-->")
    if (unclosed := page.find("<!--", last + 1 if last >= 0 else 0)) >= 0:
        page = page[:unclosed]
    closed = page.rfind(">") + 1
    opening = page.find("<", closed)
    return page if opening < 0 else page[:opening]


def read_html(page: str) -> Body:
    """Take the visible text and the metadata out of a page.

    Text that is not shown never comes in: scripts, templates, comments, alternative texts, and
    elements that attributes or the page's own styles hide, move away, shrink or paint out.
    """
    page = _bounded(page)
    reader = _Reader(page_styles(page, HIDING), is_xml=page.lstrip().startswith("<?xml"))
    reader.feed(page)
    reader.close()
    while len(reader.open) > 1:
        reader._pop_to(reader.open[-1].tag)  # noqa: SLF001  its own module's class
    return Body(
        text=str(reader.text),
        metadata=reader.page.metadata(),
        headings=_joined(reader.quiet),
        links=tuple(sorted(reader.links, key=lambda link: link.start)),
        numbers=reader.numbers,
        superscripts=reader.superscripts,
        articles=tuple(reader.articles),
    )


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in spans:
        if joined and span.start - joined[-1].end <= 1:
            joined[-1] = Span(start=joined[-1].start, end=span.end)
        else:
            joined.append(span)
    return tuple(joined)
