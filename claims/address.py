"""Web addresses, read as a browser reads them or not at all."""

import re
from urllib.parse import SplitResult, urlsplit

_PLAIN = re.compile(r"https?://[^\s\\\x00-\x20\x7f-\x9f]+", re.IGNORECASE)
# Joiners, marks of direction and tags show nothing and change what is read.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\U000e0000-\U000e0fff]"
)
_HOST = re.compile(r"\w(?:[\w-]*\w)?(?:\.\w(?:[\w-]*\w)?)*|[0-9a-f:.]+")


def address_parts(text: str | None) -> SplitResult | None:
    r"""Take a web address apart.

    Parameters
    ----------
    text
        Anything that may be an address.

    Returns
    -------
    Its parts, or None where it is none whose host every reader finds in the same place: other
    schemes than http and https; white space, controls, what shows nothing; a backslash, which
    browsers take for a slash; a name or password before the host; a host that is no host.

    >>> address_parts("https://evil.example\\@nato.int/x")
    >>> address_parts("https://nato.int@evil.example/x")
    >>> address_parts("https://www.nato.int:443/a?b#c").hostname
    'www.nato.int'
    """
    if not text or not _PLAIN.fullmatch(text) or _UNSEEN.search(text):
        return None
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:  # a bracket that nothing closes, a port that is no number
        return None
    return parts if host and "@" not in parts.netloc and _HOST.fullmatch(host) else None


def web_address(text: str | None) -> str | None:
    """Pass an http or https address on, and nothing else.

    >>> web_address("javascript:alert(1)"), web_address("https://example.org/a")
    (None, 'https://example.org/a')
    """
    return text if address_parts(text) else None


def host_of(text: str | None) -> str:
    """Return the host of an address in lower case; "" where it is none."""
    parts = address_parts(text)
    return (parts.hostname or "") if parts else ""
