"""What holds for any name and any text."""

from hypothesis import given
from hypothesis import strategies as st

from posturemap.geo.names import fold, load_gazetteer
from posturemap.geo.parse import locate

WORDS = st.sampled_from(
    [
        "Latvia's",
        "border",
        "with",
        "Russia",
        "and",
        "Belarus",
        ",",
        ".",
        "the",
        "Polish",
        "-",
        "Lithuanian",
        "Baltic",
        "Sea",
        "Gap",
        "Suwałki",
        "Tapa",
        "Narva",
        "Battalion",
        "in",
        "north",
        "eastern",
        "Estonia",
        "US",
        "$",
        "Lake",
        "Camp",
        "Ādaži",
        "Georgia",
        "of",
        "\n\n",
        "’s",
        "“",
        "”",
        "Псков",
        "frontier",
        "Lloyd",
        "Austin",
        "said",
        "May",
        "airspace",
        "between",
        "their",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=30).map(" ".join))


@given(st.text())
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text())
def test_any_name_can_be_looked_up(name: str) -> None:
    load_gazetteer().candidates(name)


@given(TEXTS)
def test_mentions_are_pieces_of_the_text_in_order(text: str) -> None:
    found = locate(text, load_gazetteer())
    for item in found:
        mention = item.mention
        assert text[mention.start : mention.end] == mention.text
        assert mention.start <= mention.name_start < mention.name_end <= mention.end
        assert 0.0 <= item.resolution.score <= 1.0
        assert (item.resolution.place is None) == (item.resolution.score == 0.0)
    ends = [item.mention.end for item in found]
    starts = [item.mention.start for item in found]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


@given(TEXTS)
def test_the_same_text_has_the_same_places(text: str) -> None:
    assert locate(text, load_gazetteer()) == locate(text, load_gazetteer())
