"""Files that are more than plain text are read in the box: the part outside, which asks."""

import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from pydantic import TypeAdapter

from posturemap.box import Bounds, BoxError, ask
from posturemap.errors import ArticleError

from .body import Body
from .limits import limits

LIBRARIES: Mapping[str, str] = {"pdf": "pypdfium2", "docx": "docx"}
"""Kind of document to the module that reads it, of those that the extra brings."""
_READER = "posturemap.claims.reading.child"
# Loads what reading a page takes, before any page of others comes.
_REHEARSED: Mapping[str, str] = {
    "webpage": """<html><head><title>A</title><style>p{color:red}</style></head><body><article>
<h1>A</h1><p>By Ann Example, 1 May 2025</p><p>One &amp; <b>two</b>.</p><ul><li>three</li></ul>
<table><tr><th>A</th></tr><tr><td>1</td></tr></table></article></body></html>""",
    "markdown": "# A\n\nOne *two* [three](https://a.test/).\n\n- four\n",
}
_BODIES = TypeAdapter(list[Body])
_SECONDS, _MORE_SECONDS = 30, 1
_MEMORY, _MORE_MEMORY = {"eml": 512, "mhtml": 512}, 8


def bounds_of(kind: str, size: int) -> Bounds:
    """Say what a file may take; large ones may take more, and a mail's page grows in reading.

    >>> print(bounds_of("pdf", 0), "for little,", bounds_of("pdf", 64 * 2**20), "for much")
    30 s and 640 MiB for little, 94 s and 1152 MiB for much
    """
    memory = _MEMORY.get(kind, 640) * 2**20 + _MORE_MEMORY * size
    return Bounds(memory=memory, seconds=_SECONDS + _MORE_SECONDS * (size // 2**20))


def read_boxed(kind: str, content: bytes, path: Path) -> list[Body]:
    """Read a file in the box.

    Parameters
    ----------
    kind
        ``markdown``, ``webpage``, a key of `child.WINGS`, or the ending of a table of articles.
    content, path
        Its bytes, and its name for messages.

    Returns
    -------
    The bodies of its articles: one, but for a table.

    Raises
    ------
    ArticleError
        The library is not installed, or the file cannot be read within the bounds.
    """
    if kind in LIBRARIES and find_spec(LIBRARIES[kind]) is None:
        what = f".{kind} files need more: pip install 'posturemap[documents]'"
        raise ArticleError(path, what)
    bounds = bounds_of(kind, len(content))
    question = _question(kind, content, str(path))
    rehearsal = _question(kind, _REHEARSED.get(kind, "").encode(), "")
    try:
        told = json.loads(ask(_READER, question, bounds=bounds, rehearsal=rehearsal))
    except BoxError as error:
        raise ArticleError(path, f"{error}; take the text out") from None
    if "reason" in told:
        raise ArticleError(path, told["reason"], told.get("line"))
    return _BODIES.validate_python(told["bodies"])


def _question(kind: str, content: bytes, name: str) -> bytes:
    head = json.dumps({"kind": kind, "name": name, "size": limits().size})
    return b"\n".join([head.encode(), content])
