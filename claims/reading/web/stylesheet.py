"""The style rules that a page carries in itself.

Read far enough to know what they hide: strings, comments and escapes, nested blocks, the width of
a desk's screen, variables, and which of two rules wins. Style sheets elsewhere are not fetched.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .selectors import Node, Selector, read_selectors

_TOKEN = re.compile(
    r"\"(?:[^\"\\\n]|\\.)*\"?|'(?:[^'\\\n]|\\.)*'?|url\((?!\s*[\"'])[^)]*\)|[{};]", re.DOTALL
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|([^\n0-9a-fA-F]))")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_IMPORTANT = re.compile(r"\s*!\s*important\s*$")
_WIDTH = re.compile(r"\(\s*(min|max)-width\s*:\s*([\d.]+)(px|em|rem)\s*\)")
_ELSEWHERE = ("print", "speech", "not ", "prefers-", "portrait", "hover", "pointer", "monochrome")
_WRAPPERS = ("@layer", "@supports", "@container", "@scope")
_SCREEN = 1280  # pixels
_DEEPEST = 8
_MOST_RULES = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    selector: Selector
    order: int
    declared: Mapping[str, tuple[str, bool]]


@dataclass(slots=True)
class Styles:
    """Rules that could hide something, found by what they ask of an element.

    Parameters
    ----------
    hiding
        Properties that can hide; rules without one are not kept.
    """

    hiding: frozenset[str]
    variables: dict[str, str] = field(default_factory=dict)
    count: int = 0
    _by_key: dict[str, list[_Rule]] = field(default_factory=lambda: defaultdict(list))

    def declarations(self, chain: Sequence[Node]) -> dict[str, str]:
        """Return what the page says about the last element of a chain; the strongest wins."""
        node = chain[-1]
        names = [f"#{node.attributes.get('id', '')}", *(f".{name}" for name in node.classes)]
        keys = ("*", node.tag, *names)
        rules = [r for key in keys for r in self._by_key.get(key, ()) if r.selector.fits(chain)]
        rules.sort(key=lambda rule: (rule.selector.weight, rule.order))
        layers = [*(rule.declared for rule in rules), declared(node.attributes.get("style", ""))]
        found = {
            name: value
            for urgent in (False, True)
            for layer in layers
            for name, (value, is_urgent) in layer.items()
            if is_urgent == urgent
        }
        return {name: self._filled(value) for name, value in found.items()}

    def _filled(self, value: str) -> str:
        """Put in the values of variables, as far as one names another a few times."""
        for _ in range(4):
            if "var(" not in value or len(value) > 1000:
                break
            value = _VARIABLE.sub(lambda m: self.variables.get(m[1], m[2] or "").strip(), value)
        return value

    def add_sheet(self, sheet: str) -> None:
        """Take the rules of one style element."""
        self._add(_COMMENT.sub(" ", sheet), "", 0)

    def _add(self, sheet: str, around: str, depth: int) -> None:
        for head, body in _blocks(sheet):
            if not head.startswith("@"):
                selector = _within(head, around)
                self._add_rule(selector, body)
                if "{" in body and depth < _DEEPEST:
                    self._add(body, selector, depth + 1)
            elif _applies(head) and depth < _DEEPEST:
                self._add(body, around, depth + 1)

    def _add_rule(self, head: str, body: str) -> None:
        own = declared(_own(body))
        self.variables |= {name: value for name, (value, _) in own.items() if name[:2] == "--"}
        if self.hiding.isdisjoint(own) or self.count > _MOST_RULES:
            return
        for selector in read_selectors(unescaped(head)):
            self.count += 1
            rule = _Rule(selector=selector, order=self.count, declared=own)
            self._by_key[_key(selector)].append(rule)


def _within(head: str, around: str) -> str:
    """Write out the selector of a rule that stands inside another."""
    if not around:
        return head
    outer = f":is({around})" if "," in around else around
    return head.replace("&", outer) if "&" in head else f"{outer} {head}"


def _key(selector: Selector) -> str:
    """Name one thing that the element itself must have, to look the rule up by."""
    last = selector.compounds[-1]
    for sign, names in (("#", last.ids), (".", last.classes)):
        if names:
            return f"{sign}{min(names)}"
    return last.tag or "*"


def page_styles(page: str, hiding: frozenset[str]) -> Styles:
    """Collect the rules of every style element of a page."""
    styles = Styles(hiding=hiding)
    lowered, at = page.lower(), 0
    while (start := lowered.find("<style", at)) >= 0:
        begin = lowered.find(">", start)
        end = lowered.find("</style", begin)
        if begin < 0 or end < 0:
            break
        if not re.search(r"media\s*=\s*[\"']?\s*print", lowered[start:begin]):
            styles.add_sheet(page[begin + 1 : end])
        at = end
    return styles


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield head and body of every block, without those inside them."""
    depth, head, begin, at = 0, "", 0, 0
    for token in _TOKEN.finditer(sheet):
        sign = token.group()
        if sign == "{":
            if depth == 0:
                head, begin = sheet[at : token.start()].strip(), token.end()
            depth += 1
        elif sign == "}" and depth:
            depth -= 1
            if depth == 0:
                yield head, sheet[begin : token.start()]
                at = token.end()
        elif sign in ";}" and depth == 0:
            at = token.end()
    if depth:
        yield head, sheet[begin:]


def _own(body: str) -> str:
    """Return a block's own declarations, without blocks inside it."""
    if "{" not in body:
        return body
    kept, depth, at = [], 0, 0
    for token in _TOKEN.finditer(body):
        sign = token.group()
        if sign == ";" and depth == 0:
            kept.append(body[at : token.end()])
            at = token.end()
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if sign == "}" and depth == 0:
            at = token.end()
    return "".join(kept) + (body[at:] if depth == 0 else "")


def _applies(head: str) -> bool:
    """Tell whether the rules of a block count on a screen of usual width."""
    condition = head.lower()
    if condition.startswith(_WRAPPERS):
        return True
    return condition.startswith("@media") and any(
        not any(word in query for word in _ELSEWHERE) and all(map(_is_wide, _WIDTH.findall(query)))
        for query in condition.split(",")
    )


def _is_wide(asked: tuple[str, str, str]) -> bool:
    end, number, unit = asked
    width = float(number if number.count(".") < 2 else 0) * (1 if unit == "px" else 16)
    return width <= _SCREEN if end == "min" else width >= _SCREEN


def unescaped(written: str) -> str:
    """Put characters for a style sheet's escapes."""
    return _ESCAPE.sub(lambda m: m[2] or _character(int(m[1], 16)), written)


def _character(number: int) -> str:
    return chr(number) if 0 < number < 0xD800 or 0xDFFF < number < 0x110000 else "\ufffd"


def declared(style: str) -> dict[str, tuple[str, bool]]:
    """Read declarations: a property's value in lower case, and whether it is urgent."""
    if not style:
        return {}
    found: dict[str, tuple[str, bool]] = {}
    for part in _parts(_COMMENT.sub("", style)):
        name, colon, value = unescaped(part).lower().partition(":")
        if colon:
            plain = _IMPORTANT.sub("", value.strip())
            found[name.strip()] = (re.sub(r"\s+", " ", plain), plain != value.strip())
    return found


def _parts(style: str) -> Iterator[str]:
    if "(" not in style and '"' not in style and "'" not in style:
        yield from style.split(";")
        return
    at = 0
    for token in _TOKEN.finditer(style):
        if token.group() == ";":
            yield style[at : token.start()]
            at = token.end()
    yield style[at:]
