"""What each word list of cues.tsv does, by one sentence that needs it."""

import pytest

from posturemap.geo.names.gazetteer import load_gazetteer
from posturemap.geo.parse.mentions import find_mentions, find_toponyms


def mentions(text: str) -> list[str]:
    return [m.text for m in find_mentions(text, load_gazetteer())]


@pytest.mark.parametrize(
    ("word_list", "text"),
    [
        ("title", "Then Admiral Kiel spoke."),
        ("unit", "Then the Daugavpils Battalion marched."),
        ("unit", "Then the Tartu 2nd Infantry Brigade marched."),
        ("unit", "Then the Gotland regiment marched."),
        ("unit", "in the Leningrad Military District"),
        ("event", "after the Madrid summit"),
        ("event", "under the Dublin convention"),
        ("organisation", "as the Kyiv Post reported"),
        ("organisation_of", "at the University of Tartu"),
        ("organisation_before", "according to Radio Vilnius"),
        ("speech", "This is new, Radom said."),
        ("never", "planned for May and for Easter"),
        ("direction", "gas flowed from East to West"),
        ("border_skip", "Latvian border guards"),
        ("not_border", "the cross-border trade"),
        ("follows", "the Baltic fleet"),
        ("word", "The fear is: lest we forget. Lest we forget."),
    ],
)
def test_words_that_keep_places_out(word_list: str, text: str) -> None:
    assert mentions(text) == [], word_list


@pytest.mark.parametrize(
    ("word_list", "text", "wanted"),
    [
        ("locative", "the officers met in Most, then left", ["Most"]),
        ("direction", "troops in southern Latvia", ["southern Latvia"]),
        ("part", "the southern part of Latvia", ["southern part of Latvia"]),
        ("territory", "a flight over Latvian territorial waters", ["Latvian territorial waters"]),
        (
            "border_with",
            "border crossing points with Belarus",
            ["border crossing points with Belarus"],
        ),
        ("border_work", "crossing points with Belarus", ["crossing points with Belarus"]),
        ("border_work", "Latvia's fence with Russia", ["Latvia's fence with Russia"]),
        ("border_work", "a crossing with ferries to Finland", ["Finland"]),
        ("border_join", "a border shared with Russia", ["border shared with Russia"]),
        ("border_adjective", "Latvia's external land border", ["Latvia's external land border"]),
        (
            "border_filler",
            "the border with Russia and its ally Belarus",
            ["border with Russia and its ally Belarus"],
        ),
    ],
)
def test_words_that_make_phrases(word_list: str, text: str, wanted: list[str]) -> None:
    assert mentions(text) == wanted, word_list


def test_a_country_in_an_agency_s_name_is_an_adjective() -> None:
    found = find_toponyms("the United States Department of Energy", load_gazetteer())
    assert found.mentions == ()
    assert [word.codes for word in found.people] == [("US",)]


def test_a_surname_stays_a_surname() -> None:
    text = "Lloyd Lublin came to Riga. In the evening Lublin and others left Riga."
    assert mentions(text) == ["Riga", "Riga"]


def test_a_short_form_follows_its_full_name() -> None:
    found = find_mentions("They hold the Suwałki Gap. The Gap is narrow.", load_gazetteer())
    assert [(m.text, m.name) for m in found][1] == ("The Gap", "Suwałki Gap")


def test_the_gulf_is_the_one_named_in_full_before() -> None:
    found = find_mentions("Ships left the Gulf of Finland. The Gulf is shallow.", load_gazetteer())
    assert [(m.text, m.name) for m in found][1] == ("The Gulf", "Gulf of Finland")
