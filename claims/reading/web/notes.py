"""Note marks of a page: raised or linked numbers that stand in the text and are no part of it."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from posturemap.claims.reading.wording import tags

from .tree import is_block

_MARK = re.compile(r"\s*[\[(]?\s*(?P<number>[1-9]\d{0,2})\s*[\])]?\s*")
_SIGN = re.compile(
    r"\s*(?:[\[(]?\s*(?:[*†‡§¶]{1,3}|[a-z]{1,2}|note \d+)\s*[\])]?|\[[^\]]{1,20}\])\s*"
)
_NOTE_LINK = re.compile(r"#_?(?:cite|fn|ftn|foot|end|note|ref|r\d|n\d|source|s\d)", re.IGNORECASE)
_UNIT = re.compile(r"(?:\b(?:[kcmd]?m|mi|ft|in|yd|sq|s|h)|[×x·*]\s?10|^10|\)|[²³])$")
_LONGEST = 24  # letters
_FIRST = 0x100000
"""Where note marks are kept among characters: in a plane that pages do not use."""

HEAD_BEGINS, HEAD_ENDS = "\U001003e9", "\U001003ea"
"""Around the words of a table's head that stand over a cell."""

KEPT = re.compile("[\U00100000-\U001003ea]")
"""A kept note mark, or one of those."""


def number_of(mark: str) -> int:
    """Return the number that a kept note mark stands for; 0 for a sign."""
    return ord(mark) - _FIRST


def keep_notes(tree: HtmlElement) -> dict[HtmlElement, int]:
    """Put one character of `KEPT` for every note mark of a page.

    Returns
    -------
    The blocks that the marks lead to, and their numbers: the page's list of notes.
    """
    led: dict[str, int] = {}
    for element in list(tree.body.iter("sup", "a", "span", "small", "cite")):
        if element.getparent() is None or len(words := "".join(element.itertext())) > _LONGEST:
            continue
        if _is_note(element, words):
            match = _MARK.fullmatch(words)
            number = int(match["number"]) if match else 0
            led |= {address[1:]: number for address in _addresses(element) if number}
            _replace(element, chr(_FIRST + number))
    return _targets(tree, led)


def _addresses(element: HtmlElement) -> Iterator[str]:
    """Yield where in its own page an element leads."""
    around = [element.getparent()] if element.getparent().tag == "a" else []
    for one in [*element.iter("a"), *around]:
        if one.get("href", "").startswith("#"):
            yield one.get("href")


def _targets(tree: HtmlElement, led: dict[str, int]) -> dict[HtmlElement, int]:
    found: dict[HtmlElement, int] = {}
    for element in tree.body.iter(etree.Element):
        number = led.get(element.get("id", "")) or led.get(element.get("name", ""))
        if number:
            block = element if is_block(element) else _block(element)
            if block.tag not in ("body", "article", "main", "section"):
                found[block] = number
    return found


def _block(element: HtmlElement) -> HtmlElement:
    return next(one for one in element.iterancestors() if is_block(one))


def _is_note(element: HtmlElement, words: str) -> bool:
    if not (is_number := _MARK.fullmatch(words)) and not _SIGN.fullmatch(words):
        return False
    if element.tag != "sup" and _stands_alone(element):
        return False  # the number of a list's entry, or of a page
    if _is_named(element) or any(map(_is_named, element)):
        return True
    return element.tag == "sup" and bool(is_number) and not _UNIT.search(_before(element))


def _is_named(element: HtmlElement) -> bool:
    """Tell by its class, its role or where it leads that an element is a note mark."""
    names = f"{element.get('class', '')} {element.get('role', '')} {element.get('rel', '')}".lower()
    if not tags("note_classes").isdisjoint(re.split(r"[\s_-]+", names)):
        return True
    return element.tag == "a" and bool(_NOTE_LINK.match(element.get("href", "")))


def _stands_alone(element: HtmlElement) -> bool:
    """Tell whether nothing stands before an element in its block."""
    return not _before(element)


def _before(element: HtmlElement) -> str:
    """Return the end of the text that stands before an element in its block."""
    one, parent = element, element.getparent()
    while parent is not None:
        before = one.getprevious()
        text = parent.text if before is None else before.tail or "".join(before.itertext())
        if text and text.strip():
            return text.rstrip()[-12:]
        if is_block(parent):
            break
        one, parent = parent, parent.getparent()
    return ""


def _replace(element: HtmlElement, mark: str) -> None:
    """Leave nothing but a mark of an element."""
    element.clear(keep_tail=True)
    element.tag, element.text = "span", mark


def strip_marks(tree: HtmlElement) -> None:
    """Take the kept note marks out again."""
    for element in tree.iter(etree.Element):
        for part in ("text", "tail"):
            if words := getattr(element, part):
                setattr(element, part, KEPT.sub("", words))
