"""Which of a PDF page's text can be seen.

A page is a program that paints. It is followed far enough to know, for every piece of text, whether
it is painted at all, where, how large, in which colour and on which ground.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
Colour = tuple[float, ...]

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_BLACK: Colour = (0.0, 0.0, 0.0)
_WHITE: Colour = (1.0, 1.0, 1.0)
_PICTURE: Colour = ()  # unlike any text's colour
_SMALLEST = 2.0  # points; smaller text is not meant to be read
_FAINTEST = 0.05  # of opacity, and of difference between text and ground
_NARROWEST = 10  # hundredths of a letter's own width
_OPAQUE = 0.95
_UNPAINTED = (3, 7)  # text rendering modes
_MOST_GROUNDS = 500  # that are looked through for the one under a text
_MOST_COVERS = 5_000_000  # comparisons of text with what is painted over it
_FILLS = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_ENDS = _FILLS | {b"n", b"S", b"s"}
_SETS: Mapping[bytes, tuple[str, int, Any]] = {
    b"TL": ("leading", 0, float),
    b"Tf": ("size", 1, float),
    b"Tz": ("width", 0, float),
    b"Tr": ("mode", 0, int),
}
_SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"'))


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    matrix: Matrix = _IDENTITY
    fill: Colour = _BLACK
    space: str = ""
    opacity: float = 1.0
    mode: int = 0
    size: float = 1.0
    width: float = 100.0
    leading: float = 0.0
    clip: Box = (-1e9, -1e9, 1e9, 1e9)


@dataclass(slots=True)
class Ink:
    """Follows the operations of one page.

    Parameters
    ----------
    page
        The box that is shown: left, bottom, right, top in points.
    opacities
        Fill opacity by the name of a graphics state.
    """

    page: Box
    opacities: Mapping[str, float] = field(default_factory=dict)
    _state: _State = field(default_factory=_State)
    _stack: list[_State] = field(default_factory=list)
    _line: Matrix = _IDENTITY
    _path: list[tuple[float, float]] = field(default_factory=list)
    _painted: list[tuple[Box, Colour]] = field(default_factory=list)
    _clips: bool = False
    _is_rectangle: bool = False
    _shown: dict[int, tuple[float, float]] = field(default_factory=dict)
    _compared: int = 0

    def seen(self, operations: Iterable[tuple[Any, bytes]]) -> list[tuple[Any, bytes]]:
        """Return the operations without those that show text which cannot be seen."""
        kept: list[tuple[Any, bytes]] = []
        shows: set[int] = set()
        for operands, operator in operations:
            if operator in (b"'", b"T*", b'"'):
                self._move(0, -self._state.leading)
            if operator in _SHOWS:
                if (point := self._seen_at()) is None:
                    continue
                self._shown[len(kept)] = point
                shows.add(len(kept))
            self._follow(operands, operator)
            kept.append((operands, operator))
        covered = shows - self._shown.keys()
        return [one for number, one in enumerate(kept) if number not in covered]

    def _seen_at(self) -> tuple[float, float] | None:
        """Return a point in the first letter of text that is shown now, if it can be seen."""
        state = self._state
        a, b, _, _, x, y = _times(self._line, state.matrix)
        size = abs(state.size) * (a * a + b * b) ** 0.5
        if state.mode in _UNPAINTED or state.opacity < _FAINTEST or size < _SMALLEST:
            return None
        if abs(state.width) < _NARROWEST or not _holds(self.page, x, y):
            return None
        left, bottom, right, top = state.clip
        if not _holds((left - size, bottom - size, right + size, top + size), x, y):
            return None
        middle = (x + size / 5, y + size / 3)
        return None if _is_like(state.fill, self._ground(*middle)) else middle

    def _cover(self, box: Box) -> None:
        """Forget text that an opaque rectangle is painted over."""
        self._compared += len(self._shown)
        if self._compared < _MOST_COVERS:
            self._shown = {n: point for n, point in self._shown.items() if not _holds(box, *point)}

    def _ground(self, x: float, y: float) -> Colour:
        for box, colour in reversed(self._painted[-_MOST_GROUNDS:]):
            if _holds(box, x, y):
                return colour
        return _WHITE

    def _follow(self, operands: Any, operator: bytes) -> None:
        try:
            self._follow_state(operands, operator)
            self._follow_text(operands, operator)
            self._follow_path(operands, operator)
        except (TypeError, ValueError, IndexError):
            return  # an operation with wrong operands paints nothing

    def _follow_state(self, operands: Any, operator: bytes) -> None:
        if operator == b"q":
            self._stack.append(self._state)
        elif operator == b"Q":
            self._state = self._stack.pop() if self._stack else self._state
        elif operator == b"cm":
            moved = _times(_matrix(operands), self._state.matrix)
            self._state = replace(self._state, matrix=moved)
        elif operator == b"gs":
            opacity = self.opacities.get(str(operands[0]), self._state.opacity)
            self._state = replace(self._state, opacity=opacity)
        elif operator == b"cs":
            self._state = replace(self._state, space=str(operands[0]), fill=_BLACK)
        elif (colour := _colour(operands, operator, self._state.space)) is not None:
            self._state = replace(self._state, fill=colour)

    def _follow_text(self, operands: Any, operator: bytes) -> None:
        if operator == b"BT":
            self._line = _IDENTITY
        elif operator == b"Tm":
            self._line = _matrix(operands)
        elif operator in (b"Td", b"TD"):
            x, y = float(operands[0]), float(operands[1])
            if operator == b"TD":
                self._state = replace(self._state, leading=-y)
            self._move(x, y)
        elif operator in _SETS:
            name, place, kind = _SETS[operator]
            self._state = replace(self._state, **{name: kind(operands[place])})

    def _move(self, x: float, y: float) -> None:
        self._line = _times((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def _follow_path(self, operands: Any, operator: bytes) -> None:
        if operator == b"re":
            x, y, width, height = (float(one) for one in operands)
            self._is_rectangle = not self._path
            self._path += [(x, y), (x + width, y + height), (x + width, y), (x, y + height)]
        elif operator in (b"m", b"l", b"c", b"v", b"y"):
            numbers = [float(one) for one in operands]
            self._is_rectangle = False
            self._path += list(zip(numbers[::2], numbers[1::2], strict=True))
        elif operator == b"Do":
            self._paint([(0.0, 0.0), (1.0, 1.0), (0.0, 1.0), (1.0, 0.0)], _PICTURE)
        elif operator in (b"W", b"W*"):
            self._clips = True
        elif operator in _ENDS:
            self._end_path(operator)

    def _end_path(self, operator: bytes) -> None:
        state, box = self._state, self._box(self._path)
        if operator in _FILLS and state.opacity >= _FAINTEST:
            self._paint(self._path, state.fill)
            if box and self._is_rectangle and state.opacity > _OPAQUE:
                self._cover(box)
        if self._clips and box:
            self._state = replace(state, clip=_within(state.clip, box))
        self._path, self._clips, self._is_rectangle = [], False, False

    def _paint(self, path: list[tuple[float, float]], colour: Colour) -> None:
        if box := self._box(path):
            self._painted.append((box, colour))

    def _box(self, path: list[tuple[float, float]]) -> Box | None:
        """Return what a path spans on the page."""
        if not path:
            return None
        a, b, c, d, e, f = self._state.matrix
        xs = [a * x + c * y + e for x, y in path]
        ys = [b * x + d * y + f for x, y in path]
        return min(xs), min(ys), max(xs), max(ys)


def _holds(box: Box, x: float, y: float) -> bool:
    left, bottom, right, top = box
    return left <= x <= right and bottom <= y <= top


def _within(one: Box, other: Box) -> Box:
    left, bottom = (max(one[side], other[side]) for side in (0, 1))
    right, top = (min(one[side], other[side]) for side in (2, 3))
    return left, bottom, right, top


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(one) for one in operands)
    return a, b, c, d, e, f


def _colour(operands: Any, operator: bytes, space: str) -> Colour | None:
    """Return the red, green and blue that an operation sets for filling; None where it sets none.

    A single number in a space other than grey is the amount of an unknown ink, and no white.
    """
    if operator not in (b"g", b"rg", b"k", b"sc", b"scn"):
        return None
    numbers = [float(one) for one in operands if not isinstance(one, str)]
    if len(numbers) == 3:
        return tuple(numbers)
    if len(numbers) == 4:
        cyan, magenta, yellow, black = numbers
        return tuple((1 - ink) * (1 - black) for ink in (cyan, magenta, yellow))
    if len(numbers) == 1 and (operator == b"g" or space in ("/DeviceGray", "/CalGray")):
        return tuple(numbers * 3)
    return _BLACK


def _is_like(one: Colour, other: Colour) -> bool:
    if len(one) != len(other):
        return False
    return all(abs(a - b) < _FAINTEST for a, b in zip(one, other, strict=True))
