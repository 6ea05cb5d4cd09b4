"""A withheld name is found however it is written, and nothing else is."""

import pytest

from posturemap.claims import article_from_text
from posturemap.claims.extract import extract
from posturemap.claims.guard import Withheld, withhold
from posturemap.geo.names import load_gazetteer

HIDDEN = Withheld(("Ādaži",))


@pytest.mark.parametrize(
    "text",
    [
        *("Ādaži", "ADAZI", "at Adaži's gates", "A\u0304daz\u030ci", "Ādaži-based", "Camp Adazi"),
        *("A\u00addaži", "Ad\u200bazi"),
    ],
)
def test_a_name_is_found_in_any_spelling(text):
    assert HIDDEN.names(text)


@pytest.mark.parametrize("text", ["Riga", "adagio", "Radaži", "a daze", "", None, "Adam Zielinski"])
def test_other_words_are_none(text):
    assert not HIDDEN.names(text)


def test_only_the_name_is_redacted():
    assert HIDDEN.redact("Canada at Camp Ādaži, Latvia") == "Canada at […], Latvia"
    assert Withheld(()).redact("Canada at Ādaži") == "Canada at Ādaži"


def test_addresses_and_ids_are_searched_run_together():
    assert HIDDEN.is_in_address("https://x.example/2026/camp%20adazi-tour")
    assert HIDDEN.is_in_address("notes_campadazi")
    assert not HIDDEN.is_in_address("https://x.example/riga")
    assert HIDDEN.is_id("relative:between:10:900:geonames:456172+curated:camp-adazi")
    assert not HIDDEN.is_id("geonames:456172")


@pytest.mark.parametrize(("name", "held"), [("Ādaži", True), ("Rukla", False), ("Riga", False)])
def test_a_place_is_held_by_id_or_nearness(name, held):
    place = load_gazetteer().candidates(name)[0].place
    assert HIDDEN.holds(place) == held


def quotes(text: str, *names: str, rounds: bool = False):
    article = article_from_text(text)
    claims = extract(article)
    held = withhold(claims, [article], Withheld(names), rounds=rounds)
    assert len(held.claims) + len(held.withheld) == len(claims)
    return held, [claim.quote for claim in held.claims]


def test_a_claim_of_another_town_stays_and_its_context_ends_before_the_name():
    text = "Canada leads the battlegroup at Ādaži. Germany has deployed 400 soldiers to Rukla."
    held, left = quotes(text, "Ādaži")
    (claim,) = held.claims
    assert "Rukla" in left[0]
    assert not HIDDEN.names(claim.prefix + claim.quote + claim.suffix)
    (article,) = held.articles.values()
    assert article.text[claim.start : claim.end] == claim.quote
    assert not HIDDEN.names(article.text)
    assert len(article.text) == len(text)


def test_a_claim_without_a_place_of_its_own_goes_with_its_paragraph():
    stays = "Canada has 2,000 soldiers in Latvia."
    told = f"Canada leads the battlegroup at Ādaži. Another 300 troops will join them.\n\n{stays}"
    assert quotes(told, "Ādaži")[1] == [stays]


def test_written_coordinates_are_withheld_where_places_are_rounded():
    text = "NATO has a battlegroup at 57.1023, 24.4231 near Riga in Latvia."
    assert quotes(text)[1] != []
    assert quotes(text, rounds=True)[1] == []
