"""The text of a page that no reader of it sees."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree
from lxml.html import HtmlElement

from posturemap.claims.article import LeftOut, count_letters
from posturemap.claims.reading.remarks import HIDDEN_TEXT, hidden_remarks, remark
from posturemap.claims.reading.wording import tags

from .added import added_words
from .clipping import Room
from .covering import collapsed, covered
from .moving import Place
from .shadows import unfold
from .styles import declarations
from .tree import remove
from .visibility import HIDING, Sight, look

_UNSEEN = tags("unseen")
_MOST = 0.5  # of an article, for a filter of hidden text to be believed
_LEAST = 100  # letters; less is no article that a script would hide
_LEAST_UNSCRIPTED = 600  # letters of an article that a page shows where no script runs
_Declared = Mapping[HtmlElement, Mapping[str, str]]
_SHORTEST = 20  # letters of a piece that is told in an article
_TELLING = 40  # letters; less may be a word for those who do not look at the page
_SLY = frozenset(
    (
        *("color", "font-size", "letter-spacing", "opacity", "filter", "mask", "z-index"),
        *("covered", "left", "rotate", "text-indent", "-webkit-text-security"),
    )
)
_DIALOG = "dialog"
"""A cause that no script and no style sheet elsewhere takes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a page's text that is hidden.

    Parameters
    ----------
    element
        The element that takes its whole content away, or beside whose tags the text stands.
    part
        Which text: all of the element, its ``text`` or its ``tail``.
    cause
        The property or attribute that hides it.
    """

    element: HtmlElement
    part: str
    cause: str

    @property
    def words(self) -> str:
        """The hidden text."""
        if self.part == "all":
            return " ".join(self.element.itertext())
        return getattr(self.element, self.part) or ""

    def take_out(self) -> None:
        """Remove the text from the page."""
        if self.part != "all":
            setattr(self.element, self.part, " ")
        elif self.element.getparent() is not None:
            remove(self.element)


_UNFOLLOWED = "has more style rules than are followed, and what they hide may be read"


def drop_hidden(
    tree: HtmlElement, article: Callable[[HtmlElement], Iterable[str]]
) -> tuple[list[LeftOut], tuple[str, ...]]:
    """Take what is hidden out of a page, if the page does not hide its article that way.

    Parameters
    ----------
    tree
        A page; changed in place.
    article
        Finds the lines of the article in a page, hidden ones too.

    Returns
    -------
    What was left out, and notes: where a filter was not believed, and on text that is hidden as
    hardly anybody hides the parts of a page that wait for a reader.
    """
    declared, is_cut = declarations(tree, HIDING)  # sheets in the text too, which go out next
    unscripted = _without_script(tree)
    left_out = [LeftOut.of("hidden", words) for words in unfold(tree) if words.strip()]
    _drop_unseen(tree)
    pieces = [*_pieces(tree, declared), *_overlaid(tree, declared)]
    doubted = _doubted(tree, pieces, article) if pieces else set()
    sly: list[LeftOut] = []
    for piece in pieces:
        if id(piece) in doubted or tree not in piece.element.iterancestors():
            continue
        words = piece.words
        if words.strip():
            left_out.append(LeftOut.of("hidden", words))
            sly += [left_out[-1]] if piece.cause in _SLY else []
        piece.take_out()
    if doubted:
        _unhide(tree)
    causes = {piece.cause for piece in pieces if id(piece) in doubted}
    note = _note(causes | {"noscript"} if unscripted else causes)
    told = [part for part in sly if part.letters >= _TELLING]
    notes = (
        (note,) if note else (),
        (remark(HIDDEN_TEXT, _UNFOLLOWED),) if is_cut else (),
        hidden_remarks(told),
        _shut(tree),
        added_words(tree, declared),
    )
    return left_out, tuple(one for part in notes for one in part)


def _drop_unseen(tree: HtmlElement) -> None:
    """Take out scripts, style sheets and the like: no text that an article could have shown."""
    unseen = [one for one in tree.iter(etree.Element) if one.tag in _UNSEEN and one.tag != "head"]
    for element in unseen:
        if element.getparent() is not None:
            remove(element)


def _shut(tree: HtmlElement) -> Iterator[str]:
    """Remark on text that shows only when a reader opens it: it is read."""
    shut = [one for one in tree.iter("details") if "open" not in one.attrib]
    words = " ".join(
        " ".join(map(str, part.itertext()))
        for one in shut
        for part in one.iterchildren(etree.Element)
        if part.tag != "summary"
    )
    if count_letters(words) >= _TELLING:
        what = f"{count_letters(words):,} letters show only when they are opened, and are read"
        yield remark(HIDDEN_TEXT, what)


def _note(causes: set[str]) -> str:
    if not causes:
        return ""
    why = ", ".join(sorted(causes))
    return f"hides most of its article ({why}), as if until a script runs: read all the same"


def _without_script(tree: HtmlElement) -> bool:
    """Show what a page shows where no script runs, if that is most of its text."""
    shown = list(tree.body.iter("noscript"))
    letters = sum(map(_prose, shown))
    if letters < _LEAST_UNSCRIPTED:
        return False
    unseen = (one for one in tree.body.iter(etree.Element) if one.tag in _UNSEEN)
    rest = count_letters(" ".join(tree.body.itertext())) - sum(
        count_letters(" ".join(one.itertext()))
        for one in unseen
        if not any(other.tag in _UNSEEN for other in one.iterancestors())
    )
    if letters < rest:
        return False
    for element in shown:
        element.tag = "div"
    return True


def _prose(element: HtmlElement) -> int:
    """Count the letters of an element that are no tags of a page left as text."""
    return sum(count_letters(words) for words in element.itertext() if "<" not in words)


def _overlaid(tree: HtmlElement, declared: _Declared) -> Iterator[Piece]:
    """Yield what others lie on, and what is folded away."""
    for element in covered(declared):
        if tree.body in element.iterancestors():
            yield Piece(element=element, part="all", cause="covered")
    for element in collapsed(tree, declared):
        yield Piece(element=element, part="all", cause="visibility")


def _pieces(tree: HtmlElement, declared: _Declared) -> Iterator[Piece]:
    """Yield what is hidden in the order of the page, also what is hidden inside what is hidden."""
    sights: dict[HtmlElement, Sight] = {}
    empty: dict[str, str] = {}
    for element in tree.iter(etree.Element):
        parent = element.getparent()
        above = Sight() if parent is None else sights[parent]
        sight = look(element.tag, element.attrib, declared.get(element, empty), above)
        sights[element] = _afresh(sight) if sight.gone else sight
        if element.tag != "head":
            yield from _hidden_here(element, sight)
        if element.tail and element.tail.strip() and above.hidden_by:
            yield Piece(element=element, part="tail", cause=above.hidden_by)


def _afresh(sight: Sight) -> Sight:
    """Look at what stands in a hidden element as if that were shown."""
    paint = replace(sight.paint, gone="", opacity=1.0)
    return replace(sight, gone="", place=Place(), room=Room(), paint=paint)


def _hidden_here(element: HtmlElement, sight: Sight) -> Iterator[Piece]:
    if sight.gone:
        yield Piece(element=element, part="all", cause=sight.gone)
    elif sight.hidden_by and element.text and element.text.strip():
        yield Piece(element=element, part="text", cause=sight.hidden_by)


def _doubted(
    tree: HtmlElement, pieces: list[Piece], article: Callable[[HtmlElement], Iterable[str]]
) -> set[int]:
    """Return the pieces, by id, of filters that take more than half of the article."""
    doubtful = [piece for piece in pieces if piece.cause != _DIALOG]
    whole = count_letters(" ".join(tree.body.itertext()))
    if sum(count_letters(piece.words) for piece in doubtful) < max(_LEAST, _MOST / 2 * whole):
        return set()
    lines = [_plain(line) for line in article(tree)]
    most = _MOST * sum(map(len, lines))
    taken = {id(piece): _taken(_plain(piece.words), lines) for piece in doubtful}
    wrapping = {key for key, hit in taken.items() if _letters(hit, lines) > most}
    by_cause: dict[str, set[int]] = {}
    for piece in doubtful:
        if id(piece) not in wrapping:
            by_cause.setdefault(piece.cause, set()).update(taken[id(piece)])
    causes = {cause for cause, hit in by_cause.items() if _letters(hit, lines) > most}
    return wrapping | {id(piece) for piece in doubtful if piece.cause in causes}


def _taken(words: str, lines: list[str]) -> set[int]:
    """Return the indices of an article's lines that stand in a piece, or hold it."""
    if len(words) < _SHORTEST:
        return set()
    return {i for i, line in enumerate(lines) if line and (line in words or words in line)}


def _letters(hit: set[int], lines: list[str]) -> int:
    return sum(len(lines[i]) for i in hit)


def _plain(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def _unhide(tree: HtmlElement) -> None:
    """Take away what would make others believe the filter."""
    for element in tree.iter(etree.Element):
        for name in ("style", "hidden", "aria-hidden", "popover"):
            element.attrib.pop(name, None)
