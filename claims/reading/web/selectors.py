"""Selectors of style rules: which elements a rule is about.

Elements are met one after the other and never looked ahead from, so a selector that asks for what
comes later (``:last-child``) or for what a reader does (``:hover``) is about none.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_PART = re.compile(
    r"(?P<tag>[a-z][a-z0-9-]*|\*)|#(?P<id>[^\s#.:\[\]()>+~,]+)|\.(?P<class>[^\s#.:\[\]()>+~,]+)"
    r"|\[\s*(?P<name>[\w-]+)\s*(?:(?P<how>[~|^$*]?=)\s*[\"']?(?P<value>[^\"'\]]*)[\"']?\s*[is]?)?\s*\]"
    r"|:(?P<pseudo>[a-z-]+)(?:\((?P<inner>[^()]*)\))?|&",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s*([>+~])\s*|\s+")
_NTH = re.compile(r"\s*(?:(?P<step>[+-]?\d*)n)?\s*(?P<first>[+-]?\s*\d+)?\s*")
_WORDS = {"odd": "2n+1", "even": "2n"}
_FARTHEST = 256  # ancestors and siblings that are looked at
_TESTS: Mapping[str, Callable[[str, str], bool]] = {
    "=": lambda held, wanted: held == wanted,
    "~=": lambda held, wanted: wanted in held.split(),
    "|=": lambda held, wanted: held == wanted or held.startswith(f"{wanted}-"),
    "^=": lambda held, wanted: bool(wanted) and held.startswith(wanted),
    "$=": lambda held, wanted: bool(wanted) and held.endswith(wanted),
    "*=": lambda held, wanted: bool(wanted) and wanted in held,
}


@dataclass(frozen=True, slots=True)
class Node:
    """An element as selectors see it.

    Parameters
    ----------
    tag, attributes
        In lower case the names, as written the values.
    place
        Its number among the elements of its parent, from 1.
    before
        Its nearest earlier siblings, the nearest last.
    """

    tag: str
    attributes: Mapping[str, str]
    place: int = 1
    before: Sequence["Node"] = ()

    @property
    def classes(self) -> frozenset[str]:
        """The words of its class attribute."""
        return frozenset(self.attributes.get("class", "").split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Compound:
    """What a selector asks of one element."""

    tag: str | None = None
    ids: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    attributes: tuple[tuple[str, str, str], ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    none_of: tuple["Compound", ...] = ()
    some_of: tuple[tuple["Compound", ...], ...] = ()

    def fits(self, node: Node) -> bool:
        """Tell whether an element is as asked."""
        return (
            self.tag in (None, node.tag)
            and self.ids <= {node.attributes.get("id", "")}
            and self.classes <= node.classes
            and all(_holds(node.attributes, *test) for test in self.attributes)
            and all(_is_at(node.place, *place) for place in self.places)
            and not any(other.fits(node) for other in self.none_of)
            and all(any(one.fits(node) for one in group) for group in self.some_of)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """Compounds from the outermost to the element itself, with what joins each to the next.

    Parameters
    ----------
    compounds, joins
        A join is one of ``" "``, ``">"``, ``"+"``, ``"~"``; one fewer than compounds.
    weight
        Numbers of ids, of classes and the like, and of tags: what decides between rules.
    """

    compounds: tuple[Compound, ...]
    joins: tuple[str, ...] = ()
    weight: tuple[int, int, int] = field(default=(0, 0, 0))

    def fits(self, chain: Sequence[Node]) -> bool:
        """Tell whether it is about the last element of a chain that begins with the outermost."""
        if not self.compounds[-1].fits(chain[-1]):
            return False
        reached = [(len(chain) - 1, chain[-1])]
        for compound, join in zip(self.compounds[-2::-1], reversed(self.joins), strict=True):
            met = {id(node): (at, node) for at, node in _related(chain, reached, join)}
            reached = [(at, node) for at, node in met.values() if compound.fits(node)]
            if not reached:
                return False
        return True


def _related(
    chain: Sequence[Node], reached: list[tuple[int, Node]], join: str
) -> Iterator[tuple[int, Node]]:
    """Yield the elements that stand to one of those reached as a join says."""
    if join == " ":
        deepest = max(at for at, _ in reached)
        yield from ((at, chain[at]) for at in range(max(0, deepest - _FARTHEST), deepest))
        return
    for at, node in reached:
        if join == ">" and at:
            yield at - 1, chain[at - 1]
        elif join in "+~":
            siblings = node.before[-1:] if join == "+" else node.before
            yield from ((at, sibling) for sibling in siblings)


def _holds(attributes: Mapping[str, str], name: str, how: str, wanted: str) -> bool:
    held = attributes.get(name)
    return held is not None and (not how or _TESTS[how](held, wanted))


def _is_at(place: int, step: int, first: int) -> bool:
    steps = place - first
    return steps == 0 if step == 0 else steps % step == 0 and steps // step >= 0


def read_selectors(written: str) -> Iterator[Selector]:
    """Read a list of selectors; those with something unknown in them are left out."""
    for one in re.split(r",(?![^(\[]*[)\]])", written):
        if one.strip() and (selector := _selector(one.strip())) is not None:
            yield selector


def _selector(written: str) -> Selector | None:
    compounds, joins, at = [], [], 0
    weight = [0, 0, 0]
    while at < len(written):
        parts = []
        while match := _PART.match(written, at):
            parts.append(match)
            at = match.end()
        compound = _compound(parts, weight)
        if compound is None:
            return None
        compounds.append(compound)
        if at < len(written):
            join = _JOIN.match(written, at)
            if join is None or join.end() == len(written):
                return None
            joins.append(join[1] or " ")
            at = join.end()
    return Selector(
        compounds=tuple(compounds), joins=tuple(joins), weight=(weight[0], weight[1], weight[2])
    )


def _compound(parts: list[re.Match[str]], weight: list[int]) -> Compound | None:
    tag: str | None = None
    held: dict[str, list[str]] = {"id": [], "class": []}
    tests, states = [], []
    for part in parts:
        if part["tag"]:
            tag = None if part["tag"] == "*" else part["tag"].lower()
            weight[2] += tag is not None
        elif part["id"] or part["class"]:
            held["id" if part["id"] else "class"].append(part["id"] or part["class"])
            weight[0 if part["id"] else 1] += 1
        elif part["name"]:
            tests.append((part["name"].lower(), part["how"] or "", part["value"] or ""))
            weight[1] += 1
        elif part["pseudo"]:
            states.append((part["pseudo"].lower(), part["inner"] or ""))
    compound = Compound(
        tag=tag,
        ids=frozenset(held["id"]),
        classes=frozenset(held["class"]),
        attributes=tuple(tests),
    )
    return _in_state(compound, states, weight) if parts else None


def _in_state(
    compound: Compound, states: list[tuple[str, str]], weight: list[int]
) -> Compound | None:
    """Add what pseudo-classes ask; None where one asks for what is not known here."""
    places: list[tuple[int, int]] = []
    none_of: list[Compound] = []
    some_of: list[tuple[Compound, ...]] = []
    for name, inner in states:
        if name == "root":
            some_of.append((Compound(tag="html"),))
        elif name in ("not", "is", "where", "matches"):
            inside = [one.compounds[-1] for one in read_selectors(inner) if not one.joins]
            if not inside:
                return None
            weight[1] += name != "where"
            none_of += inside if name == "not" else []
            some_of += [] if name == "not" else [tuple(inside)]
        elif name == "first-child" or (name == "nth-child" and _NTH.fullmatch(inner)):
            places.append((0, 1) if name == "first-child" else _nth(inner))
            weight[1] += 1
        else:
            return None
    return Compound(
        tag=compound.tag,
        ids=compound.ids,
        classes=compound.classes,
        attributes=compound.attributes,
        places=tuple(places),
        none_of=tuple(none_of),
        some_of=tuple(some_of),
    )


def _nth(written: str) -> tuple[int, int]:
    written = _WORDS.get(written.strip().lower(), written)
    match = _NTH.fullmatch(written)
    if match is None:
        return 0, 0
    first = int(re.sub(r"\s", "", match["first"] or "0")[:6])
    step = match["step"]
    if step in ("", "+", "-"):
        step = f"{step}1"
    return int((step or "0")[:6]), first
