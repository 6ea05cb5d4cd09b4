"""Refuse a page of the site that would fetch something from elsewhere, as MkDocs' hook."""

import re
from typing import Any

from mkdocs.exceptions import PluginError

# What a browser fetches by itself; a link that a reader follows is none of it.
_FETCHED = re.compile(
    r"<(?:script|link|img|iframe|source)\b[^>]*?(?:src|href)=\"((?:https?:)?//[^\"]+)"
)


def on_post_page(output: str, *, page: Any, **_: Any) -> str:
    """Look through a page; the address of the page itself may stand in its head."""
    found = [address for address in _FETCHED.findall(output) if address != page.canonical_url]
    if found:
        raise PluginError(f"{page.file.src_uri} fetches {found[0]}; put the file into docs/")
    return output
