"""What lies above what is painted over it."""

import lxml.html
import pytest

from posturemap.claims.reading.web.covering import covered


@pytest.mark.parametrize(
    ("level", "is_covered"),
    [("0", True), ("000", True), ("5", False), ("auto", True), ("²", True), ("9" * 5000, False)],
)
def test_only_a_level_above_nought_lifts_what_is_covered(level, is_covered):
    tree = lxml.html.document_fromstring("<div><p>It holds.</p><b></b></div>")
    (text,), (cover,) = tree.iter("p"), tree.iter("b")
    style = {"position": "absolute", "inset": "0", "background": "#fff"}
    assert list(covered({text: {"z-index": level}, cover: style})) == [text] * is_covered
