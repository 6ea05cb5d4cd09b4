"""The numbers that a Word document shows before its list items."""

from collections import Counter
from typing import Any

from docx.oxml.ns import qn

from .styles import value


class Numbering:
    """Counts list items as they come.

    Parameters
    ----------
    root
        The ``w:numbering`` element; None where the document has none.
    """

    def __init__(self, root: Any) -> None:
        found = () if root is None else root
        abstract = {
            one.get(qn("w:abstractNumId")): one for one in found if one.tag == qn("w:abstractNum")
        }
        self._lists = {
            one.get(qn("w:numId")): abstract.get(value(one, "w:abstractNumId"))
            for one in found
            if one.tag == qn("w:num")
        }
        self._counts: Counter[tuple[str, str]] = Counter()

    def next(self, of: str, level: str) -> int | None:
        """Count an item; None where a bullet, or another sign than a plain number, stands there."""
        lists = self._lists.get(of)
        levels = () if lists is None else lists.findall(qn("w:lvl"))
        form = next((one for one in levels if one.get(qn("w:ilvl")) == level), None)
        if form is None or value(form, "w:numFmt") != "decimal":
            return None
        self._counts[of, level] += 1
        first = value(form, "w:start") or "1"
        return self._counts[of, level] - 1 + (int(first) if first.isdecimal() else 1)
