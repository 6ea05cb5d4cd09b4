"""Which place a name means, and when nobody can say."""

import pytest

from posturemap.geo.names.gazetteer import load_gazetteer
from posturemap.geo.parse.mentions import find_mentions
from posturemap.geo.parse.resolving import Context, places, resolve


def first(text: str, **known: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    (mention,) = find_mentions(text, load_gazetteer())
    found = resolve(mention, Context(**known))
    return (found.place.country if found.place else None), found.pairs


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("tapa", "geonames:588348"),
        ("ŠIAULIAI", "geonames:594739"),
        ("Siauliai", "geonames:594739"),
        ("Псков", "geonames:504341"),
        ("Lielvārde air base", "curated:lielvarde-air-base"),
        ("the Baltics", "curated:baltic-states"),
        ("NATO lake", "curated:baltic-sea"),
        ("Suwalki gap", "curated:suwalki-gap"),
        ("Kaliningrad", "curated:kaliningrad-oblast"),
        ("Türkiye", "country:TR"),
    ],
)
def test_spellings_lead_to_one_place(name: str, place_id: str) -> None:
    found = places(name)
    assert found.place is not None, found.reason
    assert found.place.id == place_id


def test_a_refusal_says_why() -> None:
    found = places("Nonesuchville")
    assert found.place is None
    assert found.reason == "the gazetteer has no place called 'Nonesuchville'"


@pytest.mark.parametrize(
    ("text", "sentence", "country", "pairs"),
    [
        ("border with Russia and Belarus", ("LV",), "LV|RU|BY", ("LV-BY", "LV-RU")),
        ("border with Russia", ("EE", "LV"), "EE|RU", ("EE-RU",)),
        ("their borders with Russia", ("EE", "LV"), "EE|LV|RU", ("EE-RU", "LV-RU")),
        ("the Polish border", ("BY",), "PL|BY", ("PL-BY",)),
        ("the Polish border", (), "PL", ()),
        ("eastern border", ("LV",), "LV|RU|BY", ("LV-BY", "LV-RU")),
        ("border with Belarus", ("RU", "PL"), "PL|BY", ("PL-BY",)),
        ("Estonia's border", ("LV", "RU"), "EE|RU", ("EE-RU",)),
        ("eastern border", ("BE", "FI"), "FI|RU", ("FI-RU",)),
        ("the border", ("LT", "RU"), "LT|RU", ("LT-RU",)),
    ],
)
def test_the_context_completes_a_border(
    text: str, sentence: tuple[str, ...], country: str, pairs: tuple[str, ...]
) -> None:
    assert first(text, sentence=sentence) == (country, pairs)


def test_a_border_of_nobody_is_refused() -> None:
    assert first("the border") == (None, ())


def test_the_sentence_decides_between_homonyms() -> None:
    alone, told = places("Ostrov"), resolve("Ostrov", Context(sentence=("CZ",)))
    assert alone.place is not None
    assert told.place is not None
    assert (alone.place.country, told.place.country) == ("RU", "CZ")
