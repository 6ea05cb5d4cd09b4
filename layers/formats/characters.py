"""Characters that a format cannot hold, written as the pictures that Unicode has of them."""

import re
from collections import Counter

# XML 1.0 §2.2 has no other characters, not even as references.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Programs written in C end a text at NUL, and UTF-8 has no lone surrogates.
NOT_C = re.compile("[\0\ud800-\udfff]")
_PICTURES = 0x2400  # U+2400 to U+241F show U+0000 to U+001F
_CONTROLS = 0x20


def pictured(text: str, unheld: re.Pattern[str]) -> str:
    r"""Write what a format cannot hold as a picture of it, and keep all the rest.

    >>> pictured("9\0,400 \ud800", NOT_C)
    '9␀,400 �'
    """
    return unheld.sub(_picture, text)


def unheld_words(counted: Counter[str]) -> str:
    r"""Name the characters that were replaced, and how often.

    >>> unheld_words(Counter("\0\0\x0b"))
    'U+0000 ×2, U+000B'
    """
    return ", ".join(
        f"U+{ord(one):04X}" + (f" ×{times}" if times > 1 else "")
        for one, times in sorted(counted.items())
    )


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(_PICTURES + code) if code < _CONTROLS else "\ufffd"
