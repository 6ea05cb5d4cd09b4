"""Web Annotations of others: what they quote, of which article, and what their tags say."""

import pytest

from posturemap.claims.intake.annotations import annotation_to_given, annotations

ONE = {"target": "a"}


def given_of(target="a", **more):
    return annotation_to_given({"target": target, **more}, reader="r.json", where="annotation 1")


def test_a_tag_is_parted_at_its_first_mark():
    tags = ["date=2026-05-01T10:00", "attribution: NATO = SHAPE"]
    assert given_of(tags=tags).values == {
        "date": ("2026-05-01T10:00",),
        "attribution": ("NATO = SHAPE",),
    }


@pytest.mark.parametrize(
    "found",
    [
        ONE,
        [ONE],
        {"rows": [ONE]},
        {"annotations": [ONE]},
        {"items": [ONE]},
        {"first": {"items": [ONE]}},
        {"items": "x", "first": {"rows": 5, "annotations": [ONE]}},
        {"first": {"first": {"items": [ONE]}}},
    ],
)
def test_annotations_stand_alone_in_lists_or_on_pages(found):
    assert annotations(found) == [ONE]


@pytest.mark.parametrize(
    "found",
    [
        None,
        5,
        "target",
        [],
        ["target"],
        {},
        {"items": []},
        {"rows": [{"quote": "x"}]},
        [ONE, ONE, ONE, ONE, {"quote": "x"}],
        {"first": {"first": {"first": {"first": ONE}}}},
    ],
)
def test_what_holds_no_annotations_is_none(found):
    assert annotations(found) is None


def test_what_is_no_annotation_behind_the_fifth_is_passed_over():
    assert annotations([ONE] * 5 + [{"quote": "x"}, ONE]) == [ONE] * 6


def test_an_annotation_names_its_reader_and_its_place():
    given = given_of()
    assert (given.reader, given.where) == ("r.json", "annotation 1")


@pytest.mark.parametrize(
    ("more", "articles"),
    [
        ({"target": "a"}, ("a",)),
        ({"target": ["a", "b", {"source": "c"}]}, ("c", "a", "b")),
        ({"target": {"source": "a"}}, ("a",)),
        ({"target": {"source": {"id": "a"}}}, ("a",)),
        ({"target": {"source": {"id": 5}}}, ()),
        ({"target": {"source": 5}}, ()),
        ({"target": None}, ()),
        ({"target": {"source": "a"}, "uri": "b"}, ("a", "b")),
        ({"target": {"source": "a"}, "uri": "a"}, ("a",)),
        ({"uri": ["b"]}, ("a",)),
        ({"document": {"title": ["T", "U"]}}, ("a", "T", "U")),
        ({"document": {"title": "T"}}, ("a", "T")),
        ({"document": {"title": None}}, ("a",)),
        ({"document": {}}, ("a",)),
        ({"document": "T"}, ("a",)),
    ],
)
def test_an_article_is_named_by_source_address_target_and_title(more, articles):
    assert given_of(**more).articles == articles


def selected(*selectors):
    given = given_of({"selector": list(selectors)})
    return given.quote, given.prefix, given.suffix, given.start


def test_a_quote_has_what_stands_around_it_and_its_offset():
    quote = {"type": "TextQuoteSelector", "exact": "Tapa", "prefix": "at ", "suffix": "."}
    place = {"type": "TextPositionSelector", "start": 0, "end": 4}
    assert selected(quote, place) == ("Tapa", "at ", ".", 0)
    assert selected({"type": "RangeSelector", "exact": "x", "start": 5}) == ("", "", "", None)


@pytest.mark.parametrize("held", [None, 5, ["x"], {}])
def test_a_quote_of_no_text_is_empty(held):
    quote = {"type": "TextQuoteSelector", "exact": held, "prefix": held, "suffix": held}
    assert selected(quote)[:3] == ("", "", "")


@pytest.mark.parametrize("start", [True, "5", 5.0, None, [5]])
def test_an_offset_that_is_no_whole_number_is_none(start):
    assert selected({"type": "TextPositionSelector", "start": start})[3] is None


@pytest.mark.parametrize("selector", [None, "x", 5, [None, "x"]])
def test_a_selector_that_is_no_object_selects_nothing(selector):
    given = given_of({"selector": selector})
    assert (given.quote, given.start) == ("", None)


@pytest.mark.parametrize(("levels", "quote"), [(0, "Tapa"), (4, "Tapa"), (5, ""), (900, "")])
def test_a_selector_refines_others_over_four_levels(levels, quote):
    selector = {"type": "TextQuoteSelector", "exact": "Tapa"}
    for _ in range(levels):
        selector = {"type": "FragmentSelector", "refinedBy": selector}
    assert given_of({"selector": selector}).quote == quote


def test_a_tag_alone_is_a_type_or_a_polarity():
    assert given_of(tags=["transit", "denied"]).values == {
        "type": ("transit", "denied"),
        "polarity": ("transit", "denied"),
    }


def test_a_tag_with_a_mark_is_a_field_and_its_value():
    assert given_of(tags=["Place : Tapa", "PLACE=Rukla", "when=2026"]).values == {
        "places": ("Tapa", "Rukla"),
        "date": ("2026",),
    }


@pytest.mark.parametrize("tags", [None, "transit", {"a": "b"}, [5, None, ["x"]]])
def test_tags_that_are_no_texts_say_nothing(tags):
    assert given_of(tags=tags).values == {}


def test_the_first_fifty_tags_count():
    assert "places" in given_of(tags=["x"] * 49 + ["place: Tapa"]).values
    assert "places" not in given_of(tags=["x"] * 50 + ["place: Tapa"]).values


TAG = {"type": "TextualBody", "purpose": "tagging", "value": "place: Tapa"}


@pytest.mark.parametrize("body", [TAG, [TAG], ["x", {"purpose": "commenting"}, TAG]])
def test_a_body_for_tagging_is_a_tag(body):
    assert given_of(body=body).values == {"places": ("Tapa",)}


@pytest.mark.parametrize(
    "body",
    [
        None,
        "place: Tapa",
        [["place: Tapa"]],
        {**TAG, "purpose": "commenting"},
        {"value": "place: Tapa"},
        {"purpose": "tagging"},
        {**TAG, "value": 5},
    ],
)
def test_a_body_for_something_else_says_nothing(body):
    assert given_of(body=body).values == {}
