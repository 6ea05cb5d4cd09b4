"""The words of the page, a catalogue a language, as data."""

import base64
import gzip
import json
from functools import cache
from importlib.resources import files

_FOLDER = files("posturemap.maps") / "data" / "words"
SOURCE_LANGUAGE = "en"


@cache
def words_block() -> str:
    """Return the element that holds every catalogue, compressed; `posture-words` its id."""
    read = {tag: _read(tag) for tag in languages()}
    text = json.dumps(read, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    packed = base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode("ascii")
    return f'<script type="application/json" id="posture-words">{{"packed":"{packed}"}}</script>'


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
