import pytest

from posturemap.claims.review.anchor import Anchor, How, Lost, find_quote

QUOTE = "the ministry will place 28 bunkers near the border this year"
TEXT = f"On Monday it was said that {QUOTE}. More are planned, and the ministry is sure of it."


def test_exact_words_are_found():
    assert find_quote(TEXT, QUOTE) == Anchor(start=27, end=27 + len(QUOTE), how=How.EXACT)


def test_the_context_tells_equal_words_apart():
    text = "Estonia has 28 bunkers. Latvia has 28 bunkers. Lithuania has 28 bunkers."
    found = find_quote(text, "28 bunkers", prefix="Latvia has ", suffix=". Lithuania")
    assert isinstance(found, Anchor)
    assert (found.start, found.how) == (text.index("28", 20), How.CONTEXT)


@pytest.mark.parametrize("prefix", ["", "It has "])
def test_equal_words_in_equal_surroundings_are_not_chosen_from(prefix: str):
    found = find_quote("It has 28 bunkers. " * 3, "28 bunkers", prefix=prefix)
    assert found == Lost(reason="its words stand at 3 places that fit equally")


@pytest.mark.parametrize(
    "now",
    [
        "the defence ministry will place 28 bunkers near the border this year",
        "the ministry is to place 28 bunkers near the border this year",
        "The Ministry will place 28 bunkers near the border this year",
        "the ministry will place 28 bunkers near  the border\nthis year",
        "the ministry will place 28 bunkers close to the border this year",
    ],
)
def test_words_that_changed_a_little_are_found_whole(now: str):
    found = find_quote(TEXT.replace(QUOTE, now), QUOTE, prefix="it was said that ")
    assert isinstance(found, Anchor)
    assert found.how is How.FUZZY
    assert TEXT.replace(QUOTE, now)[found.start : found.end] in (
        now,
        now.removeprefix("the defence "),
    )


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        (QUOTE.replace("28", "82"), "28 became 82"),
        (QUOTE.replace("will place", "will not place"), "nothing became not"),
        (QUOTE.replace("28 ", ""), "28 became nothing"),
        (
            "nobody knows when or whether anything at all is going to be built",
            "none are like them",
        ),
    ],
)
def test_words_that_say_something_else_are_not_taken(now: str, reason: str):
    found = find_quote(TEXT.replace(QUOTE, now), QUOTE)
    assert isinstance(found, Lost)
    assert reason in found.reason


def test_two_places_that_are_equally_like():
    near = QUOTE.replace("near", "along")
    found = find_quote(f"So {near}. So {near}. So.", QUOTE)
    assert found == Lost(reason="its words are gone, and two places are equally like them")


def test_a_short_quote_is_not_looked_for_among_similar_ones():
    found = find_quote("It has 28 bunker here.", "28 bunkers")
    assert found == Lost(reason="its words are gone, and too few to look for similar ones")


@pytest.mark.parametrize("quote", ["", "x" * 500])
def test_nothing_and_too_much_are_lost(quote: str):
    assert isinstance(find_quote("It holds.", quote), Lost)
