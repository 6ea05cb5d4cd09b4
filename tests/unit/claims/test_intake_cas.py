"""Annotations that INCEpTION exports: CAS JSON, and WebAnno TSV 3."""

import tracemalloc

import pytest

from posturemap.claims.intake.cas import cas_to_given, webanno_to_given
from posturemap.claims.intake.verbatim import LONGEST

HEAD = "#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Claim|type|place\n\n"


def cas(text, *annotations, **more):
    """Read annotations of one text."""
    sofa = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaString": text}
    held = [{"%TYPE": "x.Claim", "@sofa": 1, **one} for one in annotations]
    found = {"%FEATURE_STRUCTURES": [sofa, *held], **more}
    return list(cas_to_given(found, reader="r.json", article="r"))


def webanno(text):
    return list(webanno_to_given(text, reader="r.tsv", article="r"))


def test_sentences_that_are_far_off_each_other_need_no_more_room_than_their_file():
    lines = (f"#Text=a\n{n}-1\t999999999-999999999\ta\tx\t_\n" for n in range(1000))
    text = HEAD + "\n".join(lines)
    tracemalloc.start()
    try:
        webanno(text)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 100 * len(text)


def test_a_sentence_may_stand_behind_thousands_of_empty_lines():
    (given,) = webanno(f"{HEAD}#Text=Tapa\n1-1\t9000-9004\tTapa\tx\t_\n")
    assert (given.quote, given.prefix) == ("Tapa", "\n" * 32)


@pytest.mark.parametrize("letter", ["a", "🇪"])
@pytest.mark.parametrize("form", ["cas", "webanno"])
def test_of_a_quote_that_is_too_long_no_more_is_kept_than_shows_it(form, letter):
    text = letter * 5 * LONGEST
    end = len(text.encode("utf-16-le")) // 2
    if form == "cas":
        (given,) = cas(text, {"begin": 0, "end": end})
    else:
        (given,) = webanno(f"{HEAD}#Text={text}\n1-1\t0-{end}\t{text}\tx\t_\n")
    assert LONGEST < len(given.quote) < 3 * LONGEST


@pytest.mark.parametrize(
    ("cell", "types"),
    [
        ("a|b", ["a", "b"]),
        (r"a\|b", ["a|b"]),
        (r"a\\|b", ["a\\", "b"]),
        (r"a\\\|b", [r"a\|b"]),
        ("|b", [None, "b"]),
        ("a||b", ["a", None, "b"]),
        ("a\\", ["a\\"]),
    ],
)
def test_annotations_of_one_layer_at_one_token_are_parted_by_lines(cell, types):
    found = webanno(f"{HEAD}#Text=Tapa\n1-1\t0-4\tTapa\t{cell}\t_\n")
    assert [given.values.get("type", (None,))[0] for given in found] == types
