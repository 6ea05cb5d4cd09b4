"""The styles of a Word document: what each hands down to the text that it is given to."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

_DEEPEST = 20  # styles built on one another; a loop of them ends somewhere
_SET_APART = ("w:b", "w:shd", "w:color", "w:i", "w:caps")


class Styles:
    """Properties by style.

    Parameters
    ----------
    root
        The ``w:styles`` element.
    """

    def __init__(self, root: Any) -> None:
        styles = list(root.iter(qn("w:style")))
        self._styles = {style.get(qn("w:styleId")): style for style in styles}
        self._known: dict[tuple[str | None, str], tuple[Any, ...]] = {}
        usual = (s for s in styles if s.get(qn("w:default")) in ("1", "true", "on"))
        self._usual = {s.get(qn("w:type")): s.get(qn("w:styleId")) for s in usual}
        found = root.find(qn("w:docDefaults"))
        self._defaults = () if found is None else (found,)

    def paragraph(self, paragraph: Any) -> str | None:
        """Return the id of a paragraph's style."""
        named: str | None = value(paragraph, "w:pPr/w:pStyle") or self._usual.get("paragraph")
        return named

    def table(self, table: Any) -> str | None:
        """Return the id of a table's style."""
        named: str | None = value(table, "w:tblPr/w:tblStyle") or self._usual.get("table")
        return named

    def name(self, style: str | None) -> str:
        """Return a style's name in lower case, ``heading 1``."""
        found = self._styles.get(style)
        return "" if found is None else (value(found, "w:name") or "").lower()

    def layers(self, style: str | None, kind: str) -> tuple[Any, ...]:
        """Return the properties of a style and of those that it is built on, the nearest first.

        Parameters
        ----------
        style
            Its id.
        kind
            ``w:rPr`` or ``w:pPr``.
        """
        if (style, kind) not in self._known:
            found = (one.find(qn(kind)) for one in self._chain(style))
            self._known[style, kind] = tuple(one for one in found if one is not None)
        return self._known[style, kind]

    def defaults(self, kind: str) -> tuple[Any, ...]:
        """Return the properties that all text of a document has, unless others say otherwise."""
        found = [part.find(f"{qn(f'{kind}Default')}/{qn(kind)}") for part in self._defaults]
        return tuple(one for one in found if one is not None)

    def within_table(self, style: str | None) -> tuple[Any, ...]:
        """Return what a table's style says of its text; of parts of it, only what hides."""
        parts = [
            part.find(qn("w:rPr"))
            for one in self._chain(style)
            for part in one.findall(qn("w:tblStylePr"))
        ]
        hiding = [p for p in parts if p is not None and p.find(qn("w:vanish")) is not None]
        whole = [
            part.find(qn("w:rPr"))
            for one in self._chain(style)
            for part in one.findall(qn("w:tblStylePr"))
            if part.get(qn("w:type")) == "wholeTable"
        ]
        return (*hiding, *(one for one in whole if one is not None), *self.layers(style, "w:rPr"))

    def sets_head_apart(self, style: str | None) -> bool:
        """Tell whether a table's style shows the first row unlike the others."""
        return any(
            part.find(f".//{qn(name)}") is not None
            for one in self._chain(style)
            for part in one.findall(qn("w:tblStylePr"))
            if part.get(qn("w:type")) == "firstRow"
            for name in _SET_APART
        )

    def _chain(self, style: str | None) -> Iterator[Any]:
        for _ in range(_DEEPEST):
            found = self._styles.get(style)
            if found is None:
                return
            yield found
            style = value(found, "w:basedOn")


def value(element: Any, path: str) -> str | None:
    """Return the ``w:val`` of the element at a path such as ``w:pPr/w:pStyle``."""
    found = element.find("/".join(qn(name) for name in path.split("/")))
    written: str | None = None if found is None else found.get(qn("w:val"))
    return written
