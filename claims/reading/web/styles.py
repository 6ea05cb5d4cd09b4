"""What a page's own style rules declare about its elements, as far as it can hide them.

tinycss2 reads the rules and cssselect2 finds the elements that they are about. Style sheets
elsewhere are not fetched, and a screen is 1280 pixels wide.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import cssselect2
import tinycss2
from lxml.html import HtmlElement

Declared = Mapping[str, str]

_WIDTH = re.compile(r"\(\s*(min|max)-width\s*:\s*([\d.]+)(px|em|rem)\s*\)")
_ELSEWHERE = ("print", "speech", "not ", "prefers-", "portrait", "hover", "pointer", "monochrome")
_WRAPPERS = frozenset(("layer", "supports", "container", "scope"))
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_SCREEN = 1280  # pixels
_DEEPEST = 8
_MOST_RULES = 20_000
_MOST_WORK = 20_000_000  # rules times elements
_LONGEST = 2**21


@dataclass(slots=True)
class _Sheet:
    """The rules of a page that declare one of `properties`."""

    properties: frozenset[str]
    matcher: Any = field(default_factory=cssselect2.Matcher)
    variables: dict[str, str] = field(default_factory=dict)
    count: int = 0

    def add(self, rules: Sequence[Any], around: str = "", depth: int = 0) -> None:
        """Take rules, those inside others too."""
        for rule in rules:
            if rule.type == "at-rule" and rule.content is not None:
                if depth < _DEEPEST and _applies(rule):
                    self._add_content(rule.content, around, depth + 1)
            elif rule.type == "qualified-rule":
                head = _within(tinycss2.serialize(rule.prelude), around)
                self._add_content(rule.content, head, depth + 1)

    def _add_content(self, content: Sequence[Any], head: str, depth: int) -> None:
        if not head:
            self.add(tinycss2.parse_rule_list(content, True, True), head, depth)  # noqa: FBT003
            return
        parts = tinycss2.parse_blocks_contents(content, True, True)  # noqa: FBT003
        own = {part.lower_name: part for part in parts if part.type == "declaration"}
        self.variables |= {name: _value(own[name])[0] for name in own if name.startswith("--")}
        if not self.properties.isdisjoint(own) and self.count < _MOST_RULES:
            self._add_rule(head, {name: _value(part) for name, part in own.items()})
        if depth < _DEEPEST:
            self.add([part for part in parts if part.type != "declaration"], head, depth)

    def _add_rule(self, head: str, declared: Mapping[str, tuple[str, bool]]) -> None:
        try:
            selectors = cssselect2.compile_selector_list(head)
        except cssselect2.SelectorError:
            return  # browsers drop such a rule
        for selector in selectors:
            if selector.pseudo_element is None and not selector.never_matches:
                self.count += 1
                self.matcher.add_selector(selector, declared)


def declarations(tree: HtmlElement, properties: frozenset[str]) -> dict[HtmlElement, Declared]:
    """Return what is declared about each element; of several values the strongest.

    Parameters
    ----------
    tree
        A page.
    properties
        Those that are asked for; values come in lower case.
    """
    sheet = _Sheet(properties=properties)
    for element in tree.iter("style"):
        text = re.sub(r"<!--|-->", " ", element.text or "")
        if "print" not in element.get("media", "").lower() and len(text) < _LONGEST:
            sheet.add(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))
    found: dict[HtmlElement, Declared] = {}
    for element, layers in _layers(tree, sheet):
        if own := element.get("style"):
            layers.append(_own(own))
        if layers:
            found[element] = _strongest(layers, sheet.variables)
    return found


def _layers(
    tree: HtmlElement, sheet: _Sheet
) -> Iterator[tuple[HtmlElement, list[Mapping[str, tuple[str, bool]]]]]:
    """Yield every element with what the rules declare about it, the weakest first."""
    size = sum(1 for _ in tree.iter())
    if not sheet.count or size * sheet.count > _MOST_WORK:
        yield from ((element, []) for element in tree.iter())
        return
    for wrapper in cssselect2.ElementWrapper.from_html_root(tree).iter_subtree():
        matches = sheet.matcher.match(wrapper)
        yield wrapper.etree_element, [declared for *_, declared in matches]


def _strongest(
    layers: list[Mapping[str, tuple[str, bool]]], variables: Mapping[str, str]
) -> Declared:
    return {
        name: _filled(value, variables)
        for urgent in (False, True)
        for layer in layers
        for name, (value, is_urgent) in layer.items()
        if is_urgent == urgent
    }


def _own(style: str) -> Mapping[str, tuple[str, bool]]:
    parts = tinycss2.parse_blocks_contents(style[:10_000], True, True)  # noqa: FBT003
    return {part.lower_name: _value(part) for part in parts if part.type == "declaration"}


def _value(declaration: Any) -> tuple[str, bool]:
    written = tinycss2.serialize(declaration.value)
    return " ".join(written.lower().split()), declaration.important


def _filled(value: str, variables: Mapping[str, str]) -> str:
    """Put in the values of variables, as far as one names another a few times."""
    for _ in range(4):
        if "var(" not in value or len(value) > 1000:
            break
        value = _VARIABLE.sub(lambda m: variables.get(m[1], m[2] or "").strip(), value)
    return value


def _within(head: str, around: str) -> str:
    """Write out the selector of a rule that stands inside another."""
    if not around:
        return head
    outer = f":is({around})"
    return head.replace("&", outer) if "&" in head else f"{outer} {head}"


def _applies(rule: Any) -> bool:
    """Tell whether the rules of a block count on a screen of usual width."""
    if rule.lower_at_keyword in _WRAPPERS:
        return True
    condition = tinycss2.serialize(rule.prelude).lower()
    return rule.lower_at_keyword == "media" and any(
        not any(word in query for word in _ELSEWHERE) and all(map(_is_wide, _WIDTH.findall(query)))
        for query in condition.split(",")
    )


def _is_wide(asked: tuple[str, str, str]) -> bool:
    end, number, unit = asked
    width = float(number if number.count(".") < 2 else 0) * (1 if unit == "px" else 16)
    return width <= _SCREEN if end == "min" else width >= _SCREEN
