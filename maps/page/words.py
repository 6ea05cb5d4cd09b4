"""The words of the page, a catalogue a language, as data."""

import base64
import gzip
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from .unpack import read_block

_FOLDER = files("posturemap.maps") / "data" / "words"
SOURCE_LANGUAGE = "en"


@cache
def words_block() -> str:
    """Return the element that holds every catalogue, compressed; `posture-words` its id."""
    return packed_words(own_words())


def own_words() -> dict[str, dict[str, str]]:
    """Read every catalogue as it is written, by its language."""
    return {tag: _read(tag) for tag in languages()}


def packed_words(read: Mapping[str, Mapping[str, str]]) -> str:
    """Write catalogues as the page's element of words."""
    text = json.dumps(read, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    packed = base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode("ascii")
    return f'<script type="application/json" id="posture-words">{{"packed":"{packed}"}}</script>'


def read_words(block: str) -> dict[str, dict[str, str]]:
    """Read the catalogues of an element that `packed_words` wrote.

    Raises
    ------
    ValueError
        It is none.
    """
    text = block[block.index(">") + 1 : block.rindex("</script>")]
    read: dict[str, dict[str, str]] = json.loads(read_block(text)[1])
    return read


@cache
def languages() -> tuple[str, ...]:
    """Name the languages of the page by their tags (BCP 47), in alphabetical order."""
    names = (entry.name for entry in _FOLDER.iterdir())
    return tuple(sorted(name.removesuffix(".json") for name in names if name.endswith(".json")))


def _read(tag: str) -> dict[str, str]:
    words: dict[str, str] = json.loads((_FOLDER / f"{tag}.json").read_text(encoding="utf-8"))
    return words


@cache
def catalogues() -> dict[str, dict[str, str]]:
    """Read every catalogue of ``data/words``; a new file there is a new language of the page.

    Returns
    -------
    From language tag (BCP 47) to words by key; words that a catalogue lacks are the English ones.
    """
    read = {tag: _read(tag) for tag in languages()}
    source = read[SOURCE_LANGUAGE]
    rest = {tag: source | words for tag, words in read.items() if tag != SOURCE_LANGUAGE}
    return {SOURCE_LANGUAGE: source} | rest
