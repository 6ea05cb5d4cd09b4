"""Classes of characters, as parts of regular expressions."""

UNSEEN = (
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Shown as nothing: Unicode's Default_Ignorable_Code_Point, marks of annotations, and controls but
for tab and what ends lines."""

ACCENT = "[\u0300-\u034e\u0350-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f]"
"""Set above, below or over the letter before."""

OVERLAY = "[\u0334-\u0338]"
"""Of these, those that strike the letter through."""

SIGN = "[\u0132\u0133\u2126\u212a\u212b\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]"
"""One sign for what is elsewhere written as one or several others."""

SPACE = "[\xa0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]"
"""A gap between words, of whatever width."""
