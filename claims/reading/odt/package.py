"""An OpenDocument file's parts."""

import io
import zipfile
from typing import Any

from lxml import etree

from posturemap.claims.reading.archived import check_archive
from posturemap.claims.reading.unreadable import UnreadableError

_KIND = "OpenDocument text"
_SPACES = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for name in ("office", "text", "table", "style", "meta", "manifest")
} | {
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def qn(name: str) -> str:
    """Write ``text:p`` as trees hold it."""
    space, _, local = name.partition(":")
    return f"{{{_SPACES[space]}}}{local}"


class Package:
    """Opens a file.

    Raises
    ------
    UnreadableError
        It is broken, locked, no OpenDocument text, or unpacks to too much.
    """

    def __init__(self, content: bytes) -> None:
        check_archive(content, _KIND)
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        if (manifest := self.part("META-INF/manifest.xml")) is not None and next(
            manifest.iter(qn("manifest:encryption-data")), None
        ) is not None:
            raise UnreadableError("is locked with a password; save it without one")
        content_part = self.part("content.xml")
        bodies = () if content_part is None else content_part.iter(qn("office:text"))
        self.text = next(iter(bodies), None)
        if self.text is None:
            raise UnreadableError("is no OpenDocument text; wanted one that a word processor saved")

    def part(self, name: str) -> Any:
        """Return the root of a part; None where there is none."""
        # Nothing outside of the part is read, and entities stay what they are.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(self._archive.read(name), parser)
        except KeyError:
            return None
        except (etree.XMLSyntaxError, zipfile.BadZipFile, ValueError, NotImplementedError):
            what = f"is a broken {_KIND}: its {name} cannot be read; save it anew"
            raise UnreadableError(what) from None
