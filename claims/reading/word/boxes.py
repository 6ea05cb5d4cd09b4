"""Text boxes of a Word document: whether they show, and which of two copies to read."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SHAPES = "{urn:schemas-microsoft-com:vml}"
_GROWS = "{http://schemas.openxmlformats.org/drawingml/2006/main}spAutoFit"
_FITS = "mso-fit-shape-to-text:t"
_CONTENT = qn("w:txbxContent")
_KNOWN = frozenset(
    ("wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16se", "w16cid", "a14", "v", "cx", "cx1")
)
_SHARES = ("pctPosHOffset", "pctPosVOffset")
_FAR_SHARE = 150_000  # thousandths of a percent of the page
_UNSEEN = re.compile(r"visibility:\s*hidden|display:\s*none|mso-hide:\s*all", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?:^|;)\s*(?P<name>left|top|margin-left|margin-top|width|height):\s*(?P<number>-?[\d.]+)"
    r"(?P<unit>pt|px|in|cm|mm)?",
    re.IGNORECASE,
)
_POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 28.35, "mm": 2.835}
_OUTSIDE = 1000.0  # points off the place where it belongs; no paper is so large
_SMALLEST = 2.0  # points
_A_POINT = 12_700  # of the units of drawings


def chosen(alternatives: Any) -> Any:
    """Choose among copies of the same content the one that Word of today shows.

    Programs of different age read different copies; a writer may put other words into each.
    """
    choices = alternatives.findall(f"{_COMPATIBLE}Choice")
    shown = [one for one in choices if _KNOWN.issuperset(one.get("Requires", "?").split())]
    return next(iter((*shown, *alternatives.findall(f"{_COMPATIBLE}Fallback"))), None)


def boxes_in(drawing: Any) -> Iterator[tuple[Any, bool]]:
    """Yield the content of the text boxes of a drawing, and whether each shows.

    A box in a box comes with the outer one.
    """
    stack = [(drawing, True)]
    while stack:
        element, shown = stack.pop()
        if element.tag == f"{_COMPATIBLE}AlternateContent":
            element = chosen(element)
            if element is None:
                continue
        if element.tag == _CONTENT:
            yield element, shown
            continue
        shown = shown and not _is_unseen(element)
        stack += [(child, shown) for child in reversed(element)]


def _is_unseen(element: Any) -> bool:
    if element.tag in (f"{_DRAWING}anchor", f"{_DRAWING}inline"):
        return _is_off_paper(element)
    if element.tag == f"{_SHAPES}shapetype":
        return True  # a pattern for shapes
    named = (one for one in element if str(one.tag).endswith("}cNvPr"))
    if any(one.get("hidden") in ("1", "true") for one in named):
        return True
    style = element.get("style") if str(element.tag).startswith(_SHAPES) else None
    if style is None:
        return False
    grows = any(_FITS in (one.get("style") or "") for one in element.iter(f"{_SHAPES}textbox"))
    return bool(_UNSEEN.search(style)) or _is_away(style, grows=grows)


def _is_off_paper(anchor: Any) -> bool:
    if anchor.get("hidden") in ("1", "true"):
        return True
    described = anchor.findall(f"{_DRAWING}docPr")
    if any(one.get("hidden") in ("1", "true") for one in described):
        return True
    grows = next(anchor.iter(_GROWS), None) is not None  # with its text, whatever is written
    sizes = [one.get(side) for one in anchor.findall(f"{_DRAWING}extent") for side in ("cx", "cy")]
    if not grows and any(
        size is not None and _whole(size) < _SMALLEST * _A_POINT for size in sizes
    ):
        return True
    offsets = anchor.iter(f"{_DRAWING}posOffset")
    shares = (one for one in anchor.iter() if str(one.tag).endswith(_SHARES))
    return any(abs(_whole(one.text)) > _OUTSIDE * _A_POINT for one in offsets) or any(
        abs(_whole(one.text)) > _FAR_SHARE for one in shares
    )


def _is_away(style: str, *, grows: bool) -> bool:
    for length in _LENGTH.finditer(style):
        try:
            points = float(length["number"]) * _POINTS[(length["unit"] or "pt").lower()]
        except ValueError:
            continue
        if length["name"].lower() in ("width", "height"):
            small = points < _SMALLEST if length["unit"] else not points
            if points >= 0 and small and not grows:
                return True
        elif abs(points) > _OUTSIDE:
            return True
    return False


def _whole(written: str | None) -> int:
    digits = (written or "").strip()
    return int(digits) if digits.removeprefix("-").isdecimal() and len(digits) < 16 else 0
