"""Selectors of any length, tried in time that grows with their length and the page's, not faster.

cssselect2 tries what stands before a descendant on every ancestor again, and each of these on all
of its own: ``div div div … p`` then takes for ever. It compiles what stands between two combinators
here; which part of a selector an element ends is kept as the bits of a number.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import cssselect2
import tinycss2
from cssselect2 import SelectorError

_Test = Callable[[Any], bool]
_JOINING = frozenset((" ", ">", "+", "~"))
_EITHER = frozenset(("is", "where"))
_LISTS = _EITHER | {"not"}
_DEEPEST = 20  # selectors in one another


def compiled(head: str) -> Iterator[Any]:
    """Compile the selectors of a rule as `cssselect2.compile_selector_list` does.

    Raises
    ------
    SelectorError
        One of them is none; browsers drop the rule.
    """
    head = head.replace("[*|", "[")  # no attribute of a page stands in a namespace
    for tokens in _listed(tinycss2.parse_component_value_list(head, skip_comments=True)):
        yield _selector(tokens, 0)


def _listed(tokens: Sequence[Any]) -> Iterator[list[Any]]:
    """Part a list of selectors at its commas."""
    part: list[Any] = []
    for token in tokens:
        if _is(token, ","):
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _is(token: Any, sign: str) -> bool:
    return bool(token.type == "literal" and token.value == sign)


def _selector(tokens: Sequence[Any], depth: int) -> Any:
    """Compile one selector; `test` and `specificity` count all of its parts."""
    joints, compounds = _parted(tokens)
    parts = [_compound(compound, depth) for compound in compounds]
    *before, last = parts
    if any(part.pseudo_element for part in before):
        raise SelectorError("something follows a pseudo-element")
    last.never_matches = any(part.never_matches for part in parts)
    last.specificity = tuple(map(sum, zip(*(part.specificity for part in parts), strict=True)))
    if before:
        last.test = _Chain([part.test for part in parts], joints).test
    return last


def _parted(tokens: Sequence[Any]) -> tuple[list[str], list[list[Any]]]:
    """Part a selector into what stands between two combinators, and these."""
    joints: list[str] = []
    compounds: list[list[Any]] = [[]]
    joint = ""
    for token in tokens:
        if token.type == "whitespace":
            joint = joint or (" " if compounds[-1] else "")
        elif token.type == "literal" and token.value in _JOINING:
            if joint in (">", "+", "~") or not compounds[-1]:
                raise SelectorError(token, "two combinators, or one without a selector before it")
            joint = token.value
        else:
            if joint:
                joints.append(joint)
                compounds.append([])
            joint = ""
            compounds[-1].append(token)
    if joint not in ("", " ") or not compounds[-1]:
        raise SelectorError("nothing stands where a selector is wanted")
    return joints, compounds


def _compound(tokens: Sequence[Any], depth: int) -> Any:
    """Compile what no combinator parts; lists of selectors in it are compiled here too."""
    plain: list[Any] = []
    lists: list[tuple[str, list[Any]]] = []
    for token in tokens:
        is_list = token.type == "function" and token.lower_name in _LISTS
        if is_list and plain and _is(plain[-1], ":"):
            plain.pop()
            lists.append((token.lower_name, _nested(token, depth + 1)))
        else:
            plain.append(token)
    written = tinycss2.serialize(plain)
    (found,) = cssselect2.compile_selector_list(written if plain else "*")
    if lists:
        tests = [found.test, *(_of_list(name, selectors) for name, selectors in lists)]
        found.test = lambda element: all(test(element) for test in tests)
        weights = [found.specificity, *(_weight(name, selectors) for name, selectors in lists)]
        found.specificity = tuple(map(sum, zip(*weights, strict=True)))
    return found


def _nested(token: Any, depth: int) -> list[Any]:
    """Compile the selectors in brackets; those that are none count only where all must be right."""
    if depth > _DEEPEST:
        raise SelectorError(token, "selectors stand too deep in one another")
    found = []
    arguments = [one for one in token.arguments if one.type != "comment"]
    for tokens in _listed(arguments):
        try:
            found.append(_selector(tokens, depth))
        except SelectorError:
            if token.lower_name not in _EITHER:
                raise
    return [one for one in found if one.pseudo_element is None]


def _of_list(name: str, selectors: Sequence[Any]) -> _Test:
    tests = [one.test for one in selectors if not one.never_matches]
    wanted = name in _EITHER
    return lambda element: any(test(element) for test in tests) is wanted


def _weight(name: str, selectors: Sequence[Any]) -> tuple[int, int, int]:
    if name == "where" or not selectors:
        return (0, 0, 0)
    weight: tuple[int, int, int] = max(one.specificity for one in selectors)
    return weight


@dataclass(slots=True)
class _Ends:
    """Which parts of a selector an element ends; bit by bit, the first part is bit 0.

    Parameters
    ----------
    own
        This element.
    above
        It, or an element that it stands in.
    before
        It, or an element before it in the same parent.
    """

    own: int
    above: int
    before: int


_NONE = _Ends(0, 0, 0)


@dataclass(slots=True)
class _Chain:
    """The parts of a selector and what stands between them.

    Parameters
    ----------
    tests
        A test a part.
    joints
        The combinators between them.
    """

    tests: Sequence[_Test]
    joints: Sequence[str]
    masks: dict[str, int] = field(init=False)
    known: dict[Any, _Ends] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.masks = dict.fromkeys(_JOINING, 0)
        for place, joint in enumerate(self.joints, start=1):
            self.masks[joint] |= 1 << place

    def test(self, element: Any) -> bool:
        """Tell whether an element ends the whole selector."""
        if not self.tests[-1](element):
            return False
        return bool(self._ends(element).own >> (len(self.tests) - 1))

    def _ends(self, element: Any) -> _Ends:
        sideways = self.masks["+"] | self.masks["~"]
        waiting, known, at = [], self.known, element
        while at is not None and at.etree_element not in known:
            waiting.append(at)
            at = (at.previous if sideways else None) or at.parent
        while waiting:
            at = waiting.pop()
            known[at.etree_element] = self._found(at)
        return known[element.etree_element]

    def _found(self, element: Any) -> _Ends:
        """Judge an element, when those above and, where they count, before it are judged."""
        over = _NONE if element.parent is None else self.known[element.parent.etree_element]
        has_before = element.previous is not None and (self.masks["+"] | self.masks["~"])
        before = self.known[element.previous.etree_element] if has_before else _NONE
        may = (
            1
            | (over.above << 1 & self.masks[" "])
            | (over.own << 1 & self.masks[">"])
            | (before.own << 1 & self.masks["+"])
            | (before.before << 1 & self.masks["~"])
        )
        own = 0
        for place, test in enumerate(self.tests):
            if may >> place & 1 and test(element):
                own |= 1 << place
        return _Ends(own, over.above | own, before.before | own)
