"""What is painted over: elements of one colour, or pictures, that lie on those before them."""

from collections.abc import Iterator, Mapping
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from posturemap.claims.reading.colours import ground_colour

from .values import lengths

Style = Mapping[str, str]
_SOLID = 0.9  # of opacity
_PULLED = 20.0  # pixels up, over what stands before; a line is so high
_SIDES = ("top", "right", "bottom", "left")
_NOTHING: Style = {}


def covered(declared: Mapping[HtmlElement, Style]) -> Iterator[HtmlElement]:
    """Yield elements that another one lies on, whose ground lets nothing through; each once."""
    under: set[HtmlElement] = set()
    for element, style in declared.items():
        if not _covers(element, style):
            continue
        for one in _below(element, style):
            if one in under:
                break  # and so are those before it
            under.add(one)
            if not _is_above(declared.get(one, _NOTHING)):
                yield one


def _below(element: HtmlElement, style: Style) -> Iterator[HtmlElement]:
    """Yield what an element lies on, backwards from it."""
    before = (one for one in element.itersiblings(preceding=True) if isinstance(one.tag, str))
    if _fills(style):
        yield from before
    elif _is_pulled(style):
        yield from islice(before, 1)


def _covers(element: HtmlElement, style: Style) -> bool:
    if style.get("position", "static") == "static" or style.get("z-index", "").startswith("-"):
        return False
    if any(words.strip() for words in element.itertext()):
        return False
    written = style.get("background-color") or style.get("background")
    found = ground_colour(written) if written else None
    return (found is not None and found[3] >= _SOLID) or element.tag == "img"


def _fills(style: Style) -> bool:
    """Tell what fills the element that it stands in."""
    if style.get("position") != "absolute":
        return False
    if style.get("inset") in ("0", "0px", "0 0", "0 0 0 0"):
        return True
    at = [name for name in _SIDES if style.get(name) in ("0", "0px")]
    whole = style.get("width") == "100%" and style.get("height") == "100%"
    return len(at) == len(_SIDES) or (whole and {"top", "left"} <= {*at})


def _is_pulled(style: Style) -> bool:
    ups = [one for name in ("margin-top", "top") for one in lengths(style.get(name, ""))[:1]]
    high = lengths(style.get("height", "")) or [0.0]
    return min((*ups, 0.0)) <= -_PULLED <= _PULLED <= high[0]


def _is_above(style: Style) -> bool:
    level = style.get("z-index", "0")
    return level.isdecimal() and bool(level.strip("0"))


def collapsed(tree: HtmlElement, declared: Mapping[HtmlElement, Style]) -> Iterator[HtmlElement]:
    """Yield the cells of columns that are folded away."""
    for table in tree.iter("table"):
        columns = list(table.iter("col"))
        shut = {
            number
            for number, column in enumerate(columns)
            if declared.get(column, _NOTHING).get("visibility") == "collapse"
        }
        for row in table.iter("tr") if shut else ():
            cells = [one for one in row.iterchildren(etree.Element) if one.tag in ("td", "th")]
            yield from (cell for number, cell in enumerate(cells) if number in shut)
