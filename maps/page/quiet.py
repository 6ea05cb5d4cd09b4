"""The parts that every page has, without the places that a publisher withholds.

The ground names towns and the catalogues name what other languages call them, whoever's map it is.
"""

import base64
import gzip
import json
from collections.abc import Callable, Collection, Mapping
from typing import Any

from .columns import Packed
from .unpack import read_block, read_column, read_ints

Hides = Callable[[str], bool]
"""Tells whether a name is withheld."""

_PLACE = "place."


def quiet_ground(block: str, hides: Hides) -> str:
    """Take towns out of the ground's block.

    Parameters
    ----------
    block
        The element, as the package has it.
    hides
        Asked for each town by its names.

    Returns
    -------
    The same block where it has none of them.
    """
    start, text, end = _cut(block)
    head, buffer = read_block(text)
    names, locals_ = (read_column(head["places"][key], buffer) for key in ("name", "local"))
    kept = [
        n for n, pair in enumerate(zip(names, locals_, strict=True)) if not any(map(hides, pair))
    ]
    if len(kept) == len(names):
        return block
    return start + _rewritten(head, bytearray(buffer), kept) + end


def _rewritten(head: Mapping[str, Any], buffer: bytearray, kept: Collection[int]) -> str:
    """Write the towns that are kept behind the rest, and nothing where all of them stood."""
    places, held = head["places"], bytes(buffer)
    rows = {key: read_ints(places[key], held) for key in ("rank", "x", "y")}
    texts = {key: read_column(places[key], held) for key in ("name", "local")}
    for key in rows:
        _blank_ints(buffer, places[key])
    for key, values in texts.items():
        for told in {"o", "i"} & places[key].keys():  # how long each is, or which
            _blank_ints(buffer, places[key][told])
        if "at" in places[key]:
            _blank(buffer, places[key]["at"], sum(len(text.encode()) for text in values))
    writer = Packed(buffer=buffer)
    left = {key: writer.ints([values[row] for row in kept]) for key, values in rows.items()}
    left |= {key: writer.values([values[row] for row in kept]) for key, values in texts.items()}
    squeezed = gzip.compress(bytes(writer.buffer), 9, mtime=0)
    packed = base64.b64encode(squeezed).decode("ascii")
    written = {**head, "places": {**places, **left}, "packed": packed}
    return json.dumps(written, ensure_ascii=True, separators=(",", ":"))


def _blank_ints(buffer: bytearray, packed: Mapping[str, int]) -> None:
    _blank(buffer, packed["at"], packed["n"] * packed["w"])


def _blank(buffer: bytearray, at: int, length: int) -> None:
    buffer[at : at + length] = bytes(length)


def towns_of(block: str) -> frozenset[str]:
    """Give the names of a ground block's towns."""
    head, buffer = read_block(_cut(block)[1])
    return frozenset(read_column(head["places"]["name"], buffer))


def quiet_words(words: Mapping[str, Mapping[str, str]], hides: Hides) -> dict[str, dict[str, str]]:
    """Take out of catalogues what other languages call places that are withheld."""
    gone = {
        key
        for catalogue in words.values()
        for key, word in catalogue.items()
        if key.startswith(_PLACE) and (hides(key.removeprefix(_PLACE)) or hides(word))
    }
    return {
        tag: {key: word for key, word in catalogue.items() if key not in gone}
        for tag, catalogue in words.items()
    }


def _cut(block: str) -> tuple[str, str, str]:
    """Cut an element into its tag, its text and its end."""
    at, end = block.index(">") + 1, block.rindex("</script>")
    return block[:at], block[at:end], block[end:]
