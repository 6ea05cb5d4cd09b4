"""Accents that are painted apart from the letters that they belong to."""

import unicodedata
from dataclasses import replace

from .glyphs import Glyph

_ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˇ": "\u030c", "˘": "\u0306",
    "¯": "\u0304", "˙": "\u0307", "\u00b8": "\u0327", "\u02db": "\u0328", "˚": "\u030a",
}  # fmt: skip

_MOST = 300  # on a page


def with_accents(glyphs: list[Glyph]) -> list[Glyph]:
    """Put accents that are painted apart, over or under a letter, onto it."""
    kept = list(glyphs)
    accents = [glyph for glyph in glyphs if glyph.text in _ACCENTS]
    for accent in accents[:_MOST]:
        near = [n for n, letter in enumerate(kept) if _is_over(accent, letter)]
        if near:
            at = min(near, key=lambda n: abs(kept[n].number - accent.number))
            text = unicodedata.normalize("NFC", kept[at].text + _ACCENTS[accent.text])
            kept[at] = replace(kept[at], text=text)
            kept = [glyph for glyph in kept if glyph is not accent]
    return kept


def _is_over(accent: Glyph, letter: Glyph) -> bool:
    shared = min(accent.right, letter.right) - max(accent.left, letter.left)
    near = abs(accent.y - letter.y) < letter.size
    return near and letter.text.isalpha() and shared > 0.5 * (accent.right - accent.left)
