"""Annotations that INCEpTION exports: CAS JSON, and WebAnno TSV 3."""

import tracemalloc

import pytest

from posturemap.claims.intake.cas import cas_to_given, is_cas, webanno_to_given
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


AROUND = "a" * 40 + "Tapa" + "b" * 40


@pytest.mark.parametrize("held", [{}, {"%FEATURE_STRUCTURES": {}}, [], None])
def test_what_has_no_list_of_structures_is_no_cas(held):
    assert not is_cas(held)


def test_an_annotation_names_its_reader_and_its_id():
    named, unnamed = cas("Tapa", {"%ID": 7, "begin": 0, "end": 4}, {"begin": 0, "end": 4})
    assert (named.reader, named.where) == ("r.json", "annotation 7")
    assert unnamed.where == "annotation 3"


def test_an_annotation_has_32_characters_around_it():
    (given,) = cas(AROUND, {"begin": 40, "end": 44})
    assert (given.prefix, given.quote, given.suffix) == ("a" * 32, "Tapa", "b" * 32)


def test_near_the_beginning_all_that_stands_before_is_around():
    (given,) = cas("In Tapa", {"begin": 3, "end": 7})
    assert (given.prefix, given.suffix) == ("In ", "")


@pytest.mark.parametrize(
    ("begin", "end"), [(2, 2), (3, 2), (-1, 2), (2, 5), (None, 2), (2, None), ("0", "2"), (0.0, 2)]
)
def test_an_annotation_without_text_under_it_is_passed_over(begin, end):
    assert cas("Tapa", {"begin": begin, "end": end}) == []


def test_an_annotation_of_all_text_is_read():
    assert [given.quote for given in cas("Tapa", {"begin": 0, "end": 4})] == ["Tapa"]


@pytest.mark.parametrize("sofa", [2, None, "one"])
def test_an_annotation_of_no_text_is_passed_over(sofa):
    assert cas("Tapa", {"@sofa": sofa, "begin": 0, "end": 4}) == []


@pytest.mark.parametrize("text", [None, 5, ["Tapa"]])
def test_a_text_that_is_none_is_empty(text):
    assert cas(text, {"begin": 0, "end": 1}) == []


@pytest.mark.parametrize(
    "kind", ["uima.tcas.Annotation", "x.type.Sentence", "x.pos.Mine", "x.syntax.type.Chunk"]
)
def test_layers_of_the_writing_claim_nothing(kind):
    found = cas("Tapa", {"%TYPE": kind, "begin": 0, "end": 4}, {"begin": 0, "end": 2})
    assert [given.quote for given in found] == ["Ta"]


def test_an_article_is_named_by_title_id_and_file():
    about = {"%TYPE": "x.DocumentMetaData", "documentTitle": "A line", "documentId": "a.txt"}
    other = {"%TYPE": "x.Other", "documentTitle": 5, "documentId": "r"}
    (given,) = cas("Tapa", about, other, {"begin": 0, "end": 4})
    assert given.articles == ("A line", "a.txt", "r")


def test_what_is_no_object_is_passed_over():
    found = {"%FEATURE_STRUCTURES": [5, {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaString": "Tapa"}]}
    assert list(cas_to_given(found, reader="r", article="a")) == []


@pytest.mark.parametrize(
    ("features", "type_", "polarity"),
    [
        ({"label": "denied"}, "denied", "denied"),
        ({"value": "denied"}, "denied", "denied"),
        ({"Label": "denied", "value": "x"}, "denied", "denied"),
        ({"label": "x", "type": "transit"}, "transit", "x"),
        ({"label": "x", "Polarity": "denied"}, "x", "denied"),
        ({"label": 5, "TYPE": "transit"}, "transit", None),
        ({"%type": "x", "@type": "x", "^type": "x"}, None, None),
        ({"XX": "x", "X": "x", "": "x"}, None, None),
    ],
)
def test_a_lone_label_is_a_type_or_a_polarity(features, type_, polarity):
    (given,) = cas("Tapa", {"begin": 0, "end": 4, **features})
    found = [given.values.get(name, (None,)) for name in ("type", "polarity")]
    assert found == [(type_,), (polarity,)]


def test_half_a_letter_is_left_out_of_a_quote():
    (given,) = cas("🇪🇪 Tapa", {"begin": 1, "end": 9})
    assert given.quote == "🇪 Tapa"


def test_a_letter_that_is_half_in_its_text_counts_as_one():
    (given,) = cas("\ud83cTapa", {"begin": 1, "end": 5})
    assert given.quote == "Tapa"


def token(*cells, head=HEAD, text="Tapa"):
    """Read a file with one token."""
    return webanno(f"{head}#Text={text}\n1-1\t0-4\t" + "\t".join(("Tapa", *cells)) + "\n")


def test_a_span_names_its_reader_its_article_and_its_place():
    (given,) = token("transit", "_")
    assert (given.reader, given.articles) == ("r.tsv", ("r",))
    assert given.where == "characters 0 to 4"


def test_a_span_has_32_characters_around_it():
    line = "1-1\t40-44\tTapa\ttransit\t_\n"
    (given,) = webanno(f"{HEAD}#Text={AROUND}\n1-0\t0-40\ta\t_\t_\n{line}")
    assert (given.prefix, given.quote, given.suffix) == ("a" * 32, "Tapa", "b" * 32)


def test_lines_of_other_systems_are_read():
    text = f"{HEAD}#Text=Tapa holds\n#Text=on\n1-1\t0-4\tTapa\t_\ttransit\n"
    text += "1-2\t5-10\tholds\t_\tTapa[1]\n1-3\t11-13\ton\t_\tTapa[1]\n"
    found = webanno(text)
    assert [(given.quote, given.values) for given in found] == [
        ("Tapa", {"places": ("transit",)}),
        ("holds\non", {"places": ("Tapa",)}),
    ]
    assert webanno(text.replace("\n", "\r\n")) == found


def test_a_text_over_several_lines_is_read_whole():
    text = f"{HEAD}#Text=Tapa\n#Text=ho\\tlds\n1-1\t0-11\tTapa\ttransit\t_\n"
    assert [given.quote for given in webanno(text)] == ["Tapa\nho\tlds"]


@pytest.mark.parametrize(
    ("written", "letters"),
    [(r"\t", "\t"), (r"\n", "\n"), (r"\[", "["), (r"\_", "_"), (r"\\", "\\"), (r"\x", "x")],
)
def test_what_stands_behind_a_backslash_is_one_letter(written, letters):
    (given,) = token(f"a{written}b", "_")
    assert given.values["type"] == (f"a{letters}b",)


def test_an_underscore_or_a_star_behind_a_backslash_is_text():
    assert [given.values for given in token(r"\*", r"\_")] == [{}]


def test_a_span_of_several_tokens_is_one():
    lines = "1-1\t0-4\tTapa\ttransit[12]\tTapa[12]\n1-2\t5-10\tholds\t*[12]\tx[12]\n"
    (given,) = webanno(f"{HEAD}#Text=Tapa holds\n{lines}")
    assert (given.quote, given.where) == ("Tapa holds", "characters 0 to 10")
    assert given.values == {"type": ("transit",), "places": ("Tapa",)}


def test_a_span_whose_tokens_stand_in_any_order_is_one():
    lines = "1-1\t0-4\tTapa\t_\t_\n1-2\t5-10\tholds\tx[1]\t_\n1-1.1\t0-4\tTapa\tx[1]\t_\n"
    (given,) = webanno(f"{HEAD}#Text=Tapa holds\n{lines}")
    assert given.quote == "Tapa holds"


@pytest.mark.parametrize("empty", ["*", "_", "", "*[1]", "_[1]", "[1]"])
def test_a_feature_without_a_value_says_nothing(empty):
    other = "Tapa[1]" if "[" in empty else "Tapa"
    assert [given.values for given in token(empty, other)] == [{"places": ("Tapa",)}]


@pytest.mark.parametrize("cells", [(), ("_",), ("_", "_"), ("", "")])
def test_a_token_that_no_span_covers_is_passed_over(cells):
    assert token(*cells) == []


def test_a_token_may_have_fewer_cells_than_there_are_columns():
    assert [given.values for given in token("transit")] == [{"type": ("transit",)}]


def test_part_of_a_token_is_a_token():
    lines = "1-1\t0-4\tTapa\t_\t_\n1-1.1\t0-2\tTa\ttransit\t_\n"
    assert [given.quote for given in webanno(f"{HEAD}#Text=Tapa\n{lines}")] == ["Ta"]


@pytest.mark.parametrize("number", ["1", "1-", "a-1", "1-1.", "1-1 ", ""])
def test_a_line_without_the_number_of_a_token_is_passed_over(number):
    text = f"{HEAD}#Text=Tapa\n{number}\t0-4\tTapa\ttransit\t_\n"
    assert webanno(f"{text}1-2\t0-2\tTa\ttransit\t_\n") == webanno(
        f"{HEAD}#Text=Tapa\n1-2\t0-2\tTa\ttransit\t_\n"
    )


@pytest.mark.parametrize("mark", ["#T_RL=", "#T_CH="])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_columns_of_relations_and_chains_are_passed_over(mark, end):
    head = f"#T_SP=x.Claim|type{end}{mark}x.Link|role|BT_x.Claim{end}#T_SP=x.Claim|place{end}"
    (given,) = token("transit", "role", "1-1", "Tapa", head=head)
    assert given.values == {"type": ("transit",), "places": ("Tapa",)}


def test_columns_of_the_writing_are_passed_over():
    head = "#T_SP=x.type.Lemma|value\n#T_SP=x.pos.POS|PosValue|type\n#T_SP=x.Claim|type\n"
    (given,) = token("tapa", "NN", "noun", "transit", head=head)
    assert given.values == {"type": ("transit",)}


def test_a_layer_without_features_has_one_column_for_its_label():
    head = "#T_SP=x.Claim\n#T_SP=x.Place|Place\n"
    found = token("denied", "Tapa", head=head)
    assert [given.values for given in found] == [
        {"type": ("denied",), "polarity": ("denied",)},
        {"places": ("Tapa",)},
    ]


def test_layers_whose_names_have_spaces_are_told_apart():
    head = "#T_SP=x.A one|type\n#T_SP=x.A two|type\n"
    assert [given.values["type"] for given in token("a[1]", "b[1]", head=head)] == [("a",), ("b",)]


def test_offsets_count_as_java_does():
    line = "1-1\t5-9\tTapa\ttransit\t_\n"
    (given,) = webanno(f"{HEAD}#Text=🇪🇪 Tapa\n1-0\t0-4\t🇪🇪\t_\t_\n{line}")
    assert (given.prefix, given.quote) == ("🇪🇪 ", "Tapa")


def test_sentences_behind_each_other_keep_their_places():
    text = f"{HEAD}#Text=Tapa.\n1-1\t3-7\tTapa\t_\t_\n\n#Text=It is.\n2-1\t10-12\tIt\t_\t_\n\n"
    text += "#Text=It holds.\n3-1\t18-20\tIt\ttransit[1]\t_\n3-2\t21-26\tholds\tx[1]\t_\n"
    (given,) = webanno(text)
    assert (given.quote, given.suffix) == ("It holds", ".")
    assert given.prefix == "\n\n\nTapa.\n\nIt is.\n\n"


def test_a_short_file_has_room_for_ten_thousand_letters_between_its_sentences():
    near = f"{HEAD}#Text=a\n1-1\t9997-9998\ta\t_\t_\n"
    (given,) = webanno(f"{near}#Text=Tapa\n2-1\t10001-10005\tTapa\ttransit\t_\n")
    assert given.quote == "Tapa"
