"""A page that a browser saved in one file (MHTML)."""

import re
from dataclasses import replace

from posturemap.claims.address import web_address
from posturemap.claims.reading.body import Body
from posturemap.claims.reading.unreadable import UnreadableError
from posturemap.claims.reading.web import read_webpage

from .message import Mail, header, leaves, parse, text_of

_PAGE = ("text/html", "application/xhtml+xml")
_SHEET = re.compile(r"<link\b[^>]{0,1000}>", re.IGNORECASE)
_ADDRESS = re.compile(r"\bhref\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_END = re.compile(r"</style", re.IGNORECASE)


def read_mhtml(content: bytes) -> Body:
    """Read the page of an MHTML file, with the style sheets that were saved with it.

    Raises
    ------
    UnreadableError
        It holds no page.
    """
    message = parse(content)
    parts = list(leaves(message))
    page = _page(message, parts)
    if page is None:
        raise UnreadableError("holds no page; wanted one that a browser saved")
    sheets = {
        place: text_of(part)
        for part in parts
        if part.get_content_type() == "text/css"
        for place in _places(part)
    }
    url = header(message, "Snapshot-Content-Location") or _at(page)
    written = text_of(page)
    if url:
        written = written.replace(f'"{url}#', '"#')  # links within the page
    body = read_webpage(_SHEET.sub(lambda link: _with_sheet(link.group(), sheets), written))
    return _addressed(body, url)


def _page(message: Mail, parts: list[Mail]) -> Mail | None:
    """Return the part that the file is made for; the first page where it does not say."""
    pages = [part for part in parts if part.get_content_type() in _PAGE]
    start = str(message.get_param("start", "") or "")
    named = (part for part in pages if start and header(part, "Content-ID") == start)
    return next(named, next(iter(pages), None))


def _places(part: Mail) -> list[str]:
    cid = header(part, "Content-ID").strip("<>")
    return [place for place in (_at(part), f"cid:{cid}" if cid else "") if place]


def _at(part: Mail) -> str:
    return "".join(header(part, "Content-Location").split())


def _with_sheet(link: str, sheets: dict[str, str]) -> str:
    address = _ADDRESS.search(link)
    sheet = sheets.get(address[1]) if address and "stylesheet" in link.lower() else None
    return link if sheet is None else f"<style>{_END.sub('', sheet)}</style>"


def _addressed(body: Body, url: str) -> Body:
    if not web_address(url) or "url" in body.metadata:
        return body
    return replace(
        body, metadata={**body.metadata, "url": url}, found={**body.found, "url": "header"}
    )
