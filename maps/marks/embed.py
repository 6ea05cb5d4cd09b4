"""Text as HTML and JSON that no parser can step out of; nothing here knows a template."""

import base64
import hashlib
import html
import json
import re
from typing import Any

# What could end a script element, start a comment or a template, or end a line in old JavaScript.
_RISKY = {ord(c): f"\\u{ord(c):04x}" for c in "<>&{}\u2028\u2029"}
# No way back is kept: for a string of megabytes it would take a hundred times the string's memory.
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"')
# Not characters in HTML: they would be dropped, replaced or make the file unwritable.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def html_text(text: str) -> str:
    """Write text so that a browser shows exactly it, in an element or a quoted attribute.

    Braces become character references too, so that a page can be put through a template of
    somebody else's later on. Control characters and lone surrogates, which HTML cannot hold,
    become U+FFFD.

    >>> html_text("<b>{{7*7}}</b>")
    '&lt;b&gt;&#123;&#123;7*7&#125;&#125;&lt;/b&gt;'
    """
    visible = _UNWRITABLE.sub("\ufffd", text)
    return html.escape(visible).replace("{", "&#123;").replace("}", "&#125;")


def json_text(value: Any) -> str:
    r"""Write a value as JSON for a script element that is data, not code.

    Inside strings `<`, `>`, `&`, braces and U+2028/9 are escaped; outside strings only the braces
    of objects are left. Keys are sorted.

    Raises
    ------
    ValueError
        A number is NaN or infinite.

    >>> json_text({"a": "</script>{{"})
    '{"a":"\\u003c/script\\u003e\\u007b\\u007b"}'
    """
    text = json.dumps(value, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return _STRING.sub(lambda found: found[0].translate(_RISKY), text)


def csp_hash(content: str) -> str:
    """Name an inline script or style for a Content-Security-Policy.

    >>> csp_hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
