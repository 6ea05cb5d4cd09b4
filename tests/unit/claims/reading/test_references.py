from posturemap.claims.article import Marker, Span
from posturemap.claims.reading.body import Body
from posturemap.claims.reading.layout import split_paragraphs
from posturemap.claims.reading.references import References, find_references

TEXT = "Germany keeps 4,800 soldiers there. The line holds.\nA page of ours.\nMore of it.\n"
NOTES = TEXT.index("A page")


def _found(**known: object) -> References:
    body = Body(text=TEXT, **known)
    return find_references(body, split_paragraphs(TEXT, wrapped=False))


def test_a_raised_number_is_a_marker_that_takes_no_letter() -> None:
    marks = tuple(
        Marker(number=number, start=at, end=at)
        for number, at in ((1, TEXT.index(" soldiers")), (2, TEXT.index("\n")))
    )
    assert _found(marks=marks).markers == marks


def test_notes_that_the_mark_up_names_are_the_source_list() -> None:
    found = _found(footnotes=(Span(start=NOTES, end=len(TEXT)),), numbers={NOTES: 1})
    assert [(s.number, s.title) for s in found.sources] == [(1, "A page of ours.")]
    assert len(found.covered) == 2


def test_a_mark_within_a_note_is_no_marker() -> None:
    marks = (Marker(number=1, start=NOTES, end=NOTES),)
    assert _found(marks=marks, footnotes=(Span(start=NOTES, end=len(TEXT)),)).markers == ()


def test_raised_figures_that_no_list_has_are_marks_behind_a_figure_or_a_stop() -> None:
    text = "Latvia keeps 16⁵ helicopters.⁶ It has 35 m² of floor and 10⁵ mines.\n"
    found = find_references(Body(text=text), split_paragraphs(text, wrapped=False))
    assert [marker.number for marker in found.markers] == [5, 6]
