"""What a page's own style rules declare about its elements, as far as it can hide them.

Style sheets elsewhere are not fetched.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import cssselect2
from lxml import etree
from lxml.html import HtmlElement

from .sheet import ADDING, Block, Rule, Sheet, own_block, sheets_of

Declared = Mapping[str, str]

_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)", re.IGNORECASE)
_MOST_WORK = 20_000_000  # rules times elements
_LONGEST = 1000  # letters of a value
_ROUNDS = 5  # values that name others
_STAYS = frozenset(("forwards", "both", "infinite"))
_NOTHING: Mapping[str, str] = MappingProxyType({})


def declarations(
    tree: HtmlElement, properties: frozenset[str]
) -> tuple[dict[HtmlElement, Declared], bool]:
    """Return what is declared about each element; of several values the strongest.

    Parameters
    ----------
    tree
        A page.
    properties
        Those that are asked for; values come in lower case.

    Returns
    -------
    Element to what is declared about it, and whether there are more rules than are followed.
    """
    sheet = Sheet(properties=properties)
    for text in sheets_of(tree):
        sheet.read(text)
    found: dict[HtmlElement, Declared] = {}
    named: dict[HtmlElement, Mapping[str, str]] = {}
    for element, rules in _rules(tree, sheet):
        parent = element.getparent()
        values = named.get(parent, sheet.initial) if parent is not None else sheet.initial
        own = element.get("style")
        if rules or own:
            strongest = _strongest(rules, own_block(own) if own else {}, sheet.frames)
            new = {name: value for name, value in strongest.items() if name.startswith("--")}
            values = {**values, **new} if new else values
            found[element] = {
                name: _filled(value, values).lower()
                for name, value in strongest.items()
                if name in properties or name in ADDING
            }
        if values:
            named[element] = values
    return found, sheet.is_cut


def _rules(tree: HtmlElement, sheet: Sheet) -> Iterator[tuple[HtmlElement, list[Rule]]]:
    """Yield every element, in the order of the page, with the rules about it, the weakest first."""
    size = sum(1 for _ in tree.iter())
    sheet.is_cut |= size * sheet.count > _MOST_WORK
    if not sheet.count or size * sheet.count > _MOST_WORK:
        yield from ((element, []) for element in tree.iter(etree.Element))
        return
    for wrapper in cssselect2.ElementWrapper.from_html_root(tree).iter_subtree():
        matches = sheet.matcher.match(wrapper)
        yield wrapper.etree_element, [rule for *_, rule in matches]


def _strongest(rules: Sequence[Rule], own: Block, frames: Mapping[str, Block]) -> dict[str, str]:
    """Put rules on one another as browsers do: layers, animations, then what is important."""
    found: dict[str, str] = {}
    blocks = [rule.block for rule in sorted(rules, key=lambda rule: rule.layer)]
    for block in (*blocks, own):
        found |= {name: value for name, (value, urgent) in block.items() if not urgent}
    found |= _left_by_animation(found, frames)
    blocks = [rule.block for rule in sorted(rules, key=lambda rule: -rule.layer)]
    for block in (*blocks, own):
        found |= {name: value for name, (value, urgent) in block.items() if urgent}
    return found


def _left_by_animation(style: Mapping[str, str], frames: Mapping[str, Block]) -> Mapping[str, str]:
    """Return what an animation leaves, where it stays as it ends or goes on for ever."""
    if not frames or not any(name.startswith("animation") for name in style):
        return _NOTHING
    names = ("animation", "animation-name", "animation-fill-mode", "animation-iteration-count")
    words = " ".join(style.get(name, "") for name in names).replace(",", " ").split()
    if _STAYS.isdisjoint(words):
        return _NOTHING
    return {
        name: value
        for word in words
        for name, (value, urgent) in frames.get(word, {}).items()
        if not urgent
    }


def _filled(value: str, values: Mapping[str, str]) -> str:
    """Put in the values that others name, as far as one names another a few times."""
    for _ in range(_ROUNDS):
        if "var(" not in value or len(value) > _LONGEST:
            break
        value = _VARIABLE.sub(lambda m: values.get(m[1], m[2] or "").strip(), value)
    return value
