"""The words of the page, a catalogue a language, as data."""

import json
from functools import cache
from importlib.resources import files

_FOLDER = files("posturemap.maps") / "data" / "words"
SOURCE_LANGUAGE = "en"


@cache
def catalogues() -> dict[str, dict[str, str]]:
    """Read every catalogue of ``data/words``; a new file there is a new language of the page.

    Returns
    -------
    From language tag (BCP 47) to words by key; words that a catalogue lacks are the English ones.
    """
    read = {
        entry.name.removesuffix(".json"): json.loads(entry.read_text(encoding="utf-8"))
        for entry in sorted(_FOLDER.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".json")
    }
    source = read[SOURCE_LANGUAGE]
    rest = {tag: source | words for tag, words in read.items() if tag != SOURCE_LANGUAGE}
    return {SOURCE_LANGUAGE: source} | rest
