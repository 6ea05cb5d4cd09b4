"""The catalogues say the same things in every language."""

import json
import re
from pathlib import Path

import pytest

from posturemap.maps.page.words import SOURCE_LANGUAGE, catalogues

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "maps" / "data" / "words"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.json"))
# Plural categories of integers, by Unicode CLDR.
PLURALS = {
    "de": {"one", "other"},
    "fi": {"one", "other"},
    "pl": {"one", "few", "many", "other"},
    "en": {"one", "other"},
    "et": {"one", "other"},
    "lt": {"one", "few", "other"},
    "lv": {"zero", "one", "other"},
}
FORM = re.compile(r"\.(zero|one|two|few|many|other)$")
# Texts that are written before the reader's language is known.
ENGLISH_ONLY = ("noscript.", "peoples")
# Names that English has no other form of.
NAMES = "place."


def stems(words: dict[str, str]) -> set[str]:
    return {FORM.sub("", key) for key in words if not key.startswith((*ENGLISH_ONLY, NAMES))}


def places(words: dict[str, str]) -> dict[str, set[str]]:
    return {
        FORM.sub("", key): set(re.findall(r"\{(\w+)\}", text))
        for key, text in words.items()
        if not key.startswith(NAMES)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text_with_the_same_places_for_values(language: str):
    words, source = catalogues()[language], catalogues()[SOURCE_LANGUAGE]
    raw = json.loads((FOLDER / f"{language}.json").read_text("utf-8"))
    assert stems(raw) == stems(source)
    assert places(words) == places(source)


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_have_every_form_of_the_language(language: str):
    raw = json.loads((FOLDER / f"{language}.json").read_text("utf-8"))
    forms: dict[str, set[str]] = {}
    for key in raw:
        if found := FORM.search(key):
            forms.setdefault(FORM.sub("", key), set()).add(found[1])
    assert forms
    assert {stem: have for stem, have in forms.items() if have != PLURALS[language]} == {}


def test_every_text_that_the_code_asks_for_is_there():
    sources = [p for p in (ROOT / "maps/web/src/panels").rglob("*.ts") if ".test." not in p.name]
    asked = {
        key
        for path in sources
        for key in re.findall(r'\bt\(page, "([a-z_.]+)"', path.read_text("utf-8"))
    }
    assert len(asked) > 80
    assert asked - stems(catalogues()[SOURCE_LANGUAGE]) == set()
