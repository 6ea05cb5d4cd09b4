"""The tree of a page, whatever the page is made of."""

import re
from itertools import islice

import lxml.html
from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from posturemap.claims.reading.wording import tags

_VOID = tags("void")
_BLOCKS = tags("blocks")
_KNOWN = frozenset().union(*(tags(n) for n in ("void", "blocks", "inline", "unseen", "head")))
_HEAD = tags("head")
_UNCOUNTED = _VOID | frozenset(("p", "li", "dt", "dd", "tr", "td", "th", "option", "html", "body"))
_DEEPEST = 200  # elements in one another; a page that people wrote has fifty
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)[^<>]*>")
_LONG_VALUE = re.compile(r"=\s*\"[^\"<]{20000,}\"|=\s*'[^'<]{20000,}'")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")
_HUGE = 50_000  # elements; the largest pages that people write have twenty thousand
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_PRIVATE = re.compile("[\U00100000-\U0010ffff]")


def page_tree(page: str) -> HtmlElement:
    """Parse a page, without comments, and with elements that nobody knows made known ones.

    Parameters
    ----------
    page
        Its characters. What no page has that people wrote is cut first: values of twenty thousand
        letters, and elements inside two hundred others, whose text stays.
    """
    page = _PRIVATE.sub("", _DECLARATION.sub("", page, count=1).replace("\0", ""))
    page = _flattened(_LONG_VALUE.sub('=""', _bounded(page)))
    parser = HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    content = page.encode("utf-8", "replace")
    try:
        tree = lxml.html.document_fromstring(content, parser=parser, ensure_head_body=True)
    except etree.ParserError:  # nothing but white space and comments
        tree = lxml.html.document_fromstring("<html></html>", ensure_head_body=True)
    _fill_body(tree)
    _make_known(tree)
    _drop_controls(tree)
    return tree


def is_block(element: HtmlElement) -> bool:
    """Tell whether an element stands on lines of its own."""
    return element.tag in _BLOCKS


def is_huge(tree: HtmlElement) -> bool:
    """Tell a page that would keep those busy for minutes who search it again and again."""
    return sum(1 for _ in islice(tree.iter(), _HUGE + 1)) > _HUGE


def remove(element: HtmlElement, *, gap: bool = False) -> None:
    """Take an element out, but not the text behind it.

    Parameters
    ----------
    element
        Not the root.
    gap
        Whether a space shall stand in its place.
    """
    parent = element.getparent()
    tail = (" " if gap else "") + (element.tail or "")
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _bounded(page: str) -> str:
    """Cut a comment that nothing ever closes, as nobody sees what follows."""
    last = page.rfind("-->")
    unclosed = page.find("<!--", last + 1 if last >= 0 else 0)
    return page if unclosed < 0 else page[:unclosed]


def _flattened(page: str) -> str:
    """Leave out the tags of what stands too deep for any parser."""
    if page.count("<") < _DEEPEST or not _is_deep(page):
        return page
    depth, at, kept = 0, 0, []
    for match in _TAG.finditer(page):
        closing, name = match[1], match[2].lower()
        if name in _UNCOUNTED or match.group().endswith("/>"):
            continue
        too_deep = depth > _DEEPEST if closing else depth >= _DEEPEST
        depth = max(0, depth - 1) if closing else depth + 1
        if too_deep:
            glue = "" if match.start() == at or name not in _BLOCKS else "<br>"
            kept += [page[at : match.start()], glue]
            at = match.end()
    return "".join([*kept, page[at:]])


def _is_deep(page: str) -> bool:
    depth = deepest = 0
    for match in _TAG.finditer(page):
        if match[2].lower() not in _UNCOUNTED and not match.group().endswith("/>"):
            depth = max(0, depth - 1) if match[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest > _DEEPEST


def _drop_controls(tree: HtmlElement) -> None:
    """Leave out the control characters that references spell and no tree can be given."""
    for element in tree.iter(etree.Element):
        for part in ("text", "tail"):
            words = getattr(element, part)
            if words and _CONTROL.search(words):
                setattr(element, part, _CONTROL.sub("", words))


def _fill_body(tree: HtmlElement) -> None:
    """Move what stands in the head and cannot into the body, as browsers do."""
    astray = next((one for one in tree.head if one.tag not in _HEAD), None)
    if astray is not None:
        for place, element in enumerate([astray, *astray.itersiblings()]):
            tree.body.insert(place, element)


def _make_known(tree: HtmlElement) -> None:
    """Show custom elements as browsers do: in the line, unless they hold blocks."""
    strange = [one for one in tree.iter(etree.Element) if one.tag not in _KNOWN]
    for element in reversed(strange):
        element.tag = "div" if any(map(is_block, element)) else "span"
