"""The rules of a page's style sheets, as far as they can hide anything.

tinycss2 reads the rules; `selecting` and cssselect2 find the elements that they are about.
"""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, unquote_to_bytes

import cssselect2
import tinycss2
from lxml.html import HtmlElement

from .media import shows
from .selecting import compiled
from .valid import is_valid

Block = Mapping[str, tuple[str, bool]]
"""Property to its value, and whether it is important."""

ADDING = ("::before", "::after")
"""Names under which a block has what a rule adds before and after an element's text."""
UNLAYERED = 1_000_000
"""Layer of what stands in none: it counts more than any layer."""
_WRAPPERS = frozenset(("layer", "supports", "container", "scope"))
_DEEPEST = 8
_MOST_RULES = 20_000
_LONGEST = 2**21
_DATA = re.compile(r"\s*data:text/css(?P<kind>[^,]{0,80}),(?P<text>.*)", re.DOTALL | re.IGNORECASE)
_IMPORT = re.compile(
    r"(?:url\(\s*)?([\"']?)(?P<url>data:.*?)\1\s*\)?\s*(?P<rest>[^)\"']*)\Z", re.DOTALL
)
_DIRECTION = re.compile(r":dir\((ltr|rtl)\)")
_SUPPORTED = re.compile(r"(?P<no>not\s*)?\(\s*(?P<name>[\w-]+)\s*:\s*(?P<value>[^()]*)\)")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule declares, and the number of its layer."""

    block: Block
    layer: int


@dataclass(slots=True)
class Sheet:
    """The rules of a page that declare one of `properties`, or a value of the page's own.

    `is_cut` says that there are more than are followed.
    """

    properties: frozenset[str]
    matcher: Any = field(default_factory=cssselect2.Matcher)
    initial: dict[str, str] = field(default_factory=dict)
    frames: dict[str, Block] = field(default_factory=dict)
    layers: dict[str, int] = field(default_factory=dict)
    count: int = 0
    is_cut: bool = False

    def read(self, text: str, depth: int = 0) -> None:
        """Take the rules of a sheet, and of those that it has in itself as data."""
        if len(text) >= _LONGEST or depth >= _DEEPEST:
            self.is_cut = True
            return
        self._add(tinycss2.parse_stylesheet(text, True, True), _Where(depth=depth))  # noqa: FBT003

    def _add(self, rules: Sequence[Any], where: "_Where") -> None:
        for rule in rules:
            if rule.type == "at-rule":
                self._add_at_rule(rule, where)
            elif rule.type == "qualified-rule":
                head = _within(tinycss2.serialize(rule.prelude), where.around)
                self._add_content(rule.content, where.inside(around=head))

    def _add_at_rule(self, rule: Any, where: "_Where") -> None:
        kind, prelude = rule.lower_at_keyword, tinycss2.serialize(rule.prelude).strip()
        if kind == "layer" and rule.content is None:
            for name in prelude.split(","):
                self._layer(name.strip())
        elif kind == "import":
            self._import(prelude, where)
        elif kind.endswith("keyframes") and rule.content is not None:
            self.frames[prelude] = _last_frame(rule.content)
        elif kind == "property" and rule.content is not None:
            value = _block(rule.content).get("initial-value")
            self.initial |= {prelude: value[0]} if value else {}
        elif rule.content is not None and where.depth < _DEEPEST and _applies(kind, prelude):
            around = where.around
            if kind == "scope" and prelude.startswith("("):
                around = prelude.partition(")")[0].strip("( ")
            layer = self._layer(prelude) if kind == "layer" else where.layer
            self._add_content(rule.content, where.inside(around=around, layer=layer))

    def _layer(self, name: str) -> int:
        return self.layers.setdefault(name or f"({len(self.layers)})", len(self.layers))

    def _import(self, prelude: str, where: "_Where") -> None:
        match = _IMPORT.match(prelude)
        if match and (text := data_sheet(match["url"])) and shows(match["rest"].strip()):
            self.read(text, where.depth + 1)

    def _add_content(self, content: Sequence[Any], where: "_Where") -> None:
        if not where.around:
            self._add(tinycss2.parse_rule_list(content, True, True), where)  # noqa: FBT003
            return
        parts = tinycss2.parse_blocks_contents(content, True, True)  # noqa: FBT003
        block = _of_parts(parts)
        wanted = not self.properties.isdisjoint(block) or any(n.startswith("--") for n in block)
        wanted = wanted or "content" in block
        if wanted and self.count < _MOST_RULES:
            self._add_rule(where.around, Rule(block, where.layer))
        self.is_cut |= self.count >= _MOST_RULES
        if where.depth < _DEEPEST:
            self._add([part for part in parts if part.type != "declaration"], where)

    def _add_rule(self, head: str, rule: Rule) -> None:
        try:
            selectors = list(compiled(head))
        except cssselect2.SelectorError:
            return  # browsers drop such a rule
        for selector in selectors:
            if selector.never_matches:
                continue
            adds = f"::{selector.pseudo_element}"
            if selector.pseudo_element is None:
                self.count += 1
                self.matcher.add_selector(selector, rule)
            elif adds in ADDING and "content" in rule.block:
                self.count += 1
                added = Rule({adds: rule.block["content"]}, rule.layer)
                self.matcher.add_selector(selector, added)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Where:
    """Around what a rule stands: the selector of another, a layer, and how deep."""

    around: str = ""
    layer: int = UNLAYERED
    depth: int = 0

    def inside(self, *, around: str, layer: int | None = None) -> "_Where":
        layer = self.layer if layer is None else layer
        return _Where(around=around, layer=layer, depth=self.depth + 1)


def sheets_of(tree: HtmlElement) -> Iterator[str]:
    """Yield the style sheets that a page has in itself and that count on a screen."""
    for element in tree.iter("style", "link"):
        if not shows(element.get("media", "")) or _is_inert(element):
            continue
        if element.tag == "style":
            yield re.sub(r"<!--|-->", " ", element.text or "")
        elif "stylesheet" in (kinds := element.get("rel", "").lower().split()):
            text = data_sheet(element.get("href", ""))
            if text and "alternate" not in kinds and "disabled" not in element.attrib:
                yield text


def _is_inert(element: HtmlElement) -> bool:
    kind = element.get("type", "").strip().lower()
    inside = next(element.iterancestors("noscript", "template"), None)
    return inside is not None or (element.tag == "style" and kind not in ("", "text/css"))


def data_sheet(url: str) -> str:
    """Return the style sheet that an address holds in itself; empty for any other address."""
    match = _DATA.fullmatch(url)
    if match is None:
        return ""
    if "base64" not in match["kind"].lower():
        return unquote(match["text"])
    try:
        return base64.b64decode(unquote_to_bytes(match["text"])).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def own_block(style: str) -> Block:
    """Read the value of a ``style`` attribute."""
    return _block(style[:10_000])


def _block(content: Any) -> Block:
    return _of_parts(tinycss2.parse_blocks_contents(content, True, True))  # noqa: FBT003


def _of_parts(parts: Sequence[Any]) -> Block:
    """Return what declarations say together: the last valid one counts, or the last important."""
    found: dict[str, tuple[str, bool]] = {}
    for part in parts:
        if part.type != "declaration":
            continue
        name = part.name if part.name.startswith("--") else part.lower_name
        value = " ".join(tinycss2.serialize(part.value).split())
        weaker = name in found and found[name][1] and not part.important
        if not weaker and is_valid(name, value.lower()):
            found[name] = (value, part.important)
    return found


def _last_frame(content: Sequence[Any]) -> Block:
    """Return what an animation leaves when it ends."""
    last: Block = {}
    for rule in tinycss2.parse_rule_list(content, True, True):  # noqa: FBT003
        if rule.type == "qualified-rule":
            ends = tinycss2.serialize(rule.prelude).lower()
            if "to" in ends.split(",")[-1].split() or "100%" in ends:
                last = {**last, **_block(rule.content)}
    return last


def _within(head: str, around: str) -> str:
    """Write out the selector of a rule that stands inside another."""
    head = _DIRECTION.sub(r":is([dir=\1],[dir=\1] *)", head)
    if not around:
        return head
    outer = f":is({around})"
    if "&" in head or ":scope" in head:
        return head.replace("&", outer).replace(":scope", outer)
    return f"{outer} {head}"


def _applies(kind: str, prelude: str) -> bool:
    """Tell whether the rules of a block count on a screen of usual width."""
    if kind == "media":
        return shows(prelude)
    if kind == "supports" and (match := _SUPPORTED.fullmatch(prelude.lower())):
        return is_valid(match["name"], match["value"].strip()) != bool(match["no"])
    return kind in _WRAPPERS
