"""Elements that show a part of the page of their own in the place of what stands in them."""

from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from .tree import remove

_MODES = ("open", "closed")


def unfold(tree: HtmlElement) -> Iterator[str]:
    """Put what such elements show in their place, and yield the words that they do not show.

    Only those are known that the page has as mark-up (declarative shadow roots); what they leave a
    place for stays.
    """
    for template in list(tree.iter("template")):
        host = template.getparent()
        if template.get("shadowrootmode", "").lower() not in _MODES or host is None:
            continue
        if next(template.iter("slot"), None) is None:
            words = [host.text or "", template.tail or ""]
            for other in [one for one in host.iterchildren(etree.Element) if one is not template]:
                words += [*map(str, other.itertext()), other.tail or ""]
                other.tail = None
                remove(other)
            host.text = template.tail = None
            yield " ".join(words)
        template.tag = "div"
