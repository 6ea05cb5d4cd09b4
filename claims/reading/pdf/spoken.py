"""Words that a PDF says in the place of those that it paints (``ActualText``).

Programs write them for what a font cannot name: a ligature, a hyphen at a line's end. A writer may
write any words there; those that are painted otherwise are no text of the page.
"""

import ctypes
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

_DEEPEST_FORM = 8
_KEY = b"ActualText"
_MOST_A_SIGN = 3  # letters that one painted sign may stand for


@dataclass(slots=True)
class _Spoken:
    """One text, and the numbers of the objects that are painted in its place."""

    text: str
    numbers: list[int] = field(default_factory=list)
    painted: str = ""

    def is_false(self) -> bool:
        said, shown = _letters(self.text), _letters(self.painted)
        if not shown:
            return len(said) > _MOST_A_SIGN * max(1, len(self.painted.strip()))
        return said != shown


def false_words(page: Any) -> tuple[frozenset[int], str]:
    """Find what a page says and does not paint.

    Parameters
    ----------
    page
        Loaded for this alone: it cannot be read afterwards.

    Returns
    -------
    The numbers of the objects that say so, among those that paint text, and the words.
    """
    found: list[_Spoken] = []
    objects = _objects(page)
    for number, handle in enumerate(objects):
        mark, text = _spoken(handle)
        if mark is None:
            continue
        if not (found and found[-1].text == text and found[-1].numbers[-1] == number - 1):
            found.append(_Spoken(text))
        found[-1].numbers.append(number)
        pdfium.FPDFPageObj_RemoveMark(handle, mark)
    if not found:
        return frozenset(), ""
    textpage = page.get_textpage()
    for one in found:
        one.painted = "".join(_painted(objects[number], textpage) for number in one.numbers)
    textpage.close()
    false = [one for one in found if one.is_false()]
    return frozenset(n for one in false for n in one.numbers), " ".join(one.text for one in false)


def believe_paint(page: Any, numbers: frozenset[int]) -> None:
    """Let objects say what they paint.

    Parameters
    ----------
    page
        Loaded anew.
    numbers
        As `false_words` returned them.
    """
    for number, handle in enumerate(_objects(page)):
        if number in numbers:
            mark, _ = _spoken(handle)
            pdfium.FPDFPageObj_RemoveMark(handle, mark)


def _objects(page: Any) -> list[Any]:
    kinds = [pdfium.FPDF_PAGEOBJ_TEXT]
    return [one.raw for one in page.get_objects(filter=kinds, max_depth=_DEEPEST_FORM)]


def _spoken(handle: Any) -> tuple[Any, str]:
    """Return the mark of an object that says other words, and the words."""
    for index in range(max(0, pdfium.FPDFPageObj_CountMarks(handle))):
        mark = pdfium.FPDFPageObj_GetMark(handle, index)
        size = ctypes.c_ulong()
        if pdfium.FPDFPageObjMark_GetParamStringValue(mark, _KEY, None, 0, size) and size.value:
            buffer = (ctypes.c_ushort * (size.value // 2 + 1))()
            pdfium.FPDFPageObjMark_GetParamStringValue(mark, _KEY, buffer, size.value, size)
            return mark, bytes(buffer)[: size.value].decode("utf-16-le", "replace").rstrip("\0")
    return None, ""


def _painted(handle: Any, textpage: Any) -> str:
    size = pdfium.FPDFTextObj_GetText(handle, textpage, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFTextObj_GetText(handle, textpage, buffer, size)
    return bytes(buffer)[:size].decode("utf-16-le", "replace").rstrip("\0")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text))).casefold()
