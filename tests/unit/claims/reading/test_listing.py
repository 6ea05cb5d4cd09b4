import pytest

from posturemap.claims.reading.body import Body
from posturemap.claims.reading.cited import looks_cited
from posturemap.claims.reading.layout import split_paragraphs
from posturemap.claims.reading.references import find_references

LINKED = (
    "See https://example.org/map for the map on which the brigade, which has been there since the "
    "winter, drew the place where its three companies of infantry dug in last year."
)


def _covered(text: str) -> list[str]:
    found = find_references(Body(text=text), split_paragraphs(text, wrapped=False))
    spans = sorted(found.covered, key=lambda span: span.start)
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    "line",
    [
        "Anna Example, “The Line,” Example Institute, 4 May 2020.",
        "Example Wire, 4 May 2025.",
        "Example, A. (2024). Holding the Gap. Example University Press.",
        "J. Example and P. Sample, Forces in the North, 2019, pp. 3–9.",
        "The Line | Example Wire https://example.org/line",
        "1 Brenda Sample et al., Securing the Gap, Example Institute",
    ],
)
def test_entries_of_a_source_list(line: str):
    assert looks_cited(line)


@pytest.mark.parametrize(
    "line",
    [
        "The ministry gave us the figures in a letter.",
        "Estonia plans up to 600 bunkers, the first of them in 2025.",
        "“We will stay for as long as it takes,” the minister said in Vilnius in May 2025.",
        LINKED,
    ],
)
def test_sentences_are_no_entries(line: str):
    assert not looks_cited(line)


@pytest.mark.parametrize("head", ["Links", "Notes", "Sources", "References", "12 Citations"])
def test_a_head_above_running_text_swallows_nothing(head: str):
    text = (
        f"It holds.\n\n{head}\n\nThe ministry gave us the figures.\n\nLatvia lays mines in 2026.\n"
    )
    assert _covered(text) == []


def test_a_list_in_the_middle_ends_with_its_entries():
    entries = ["Example Wire, 4 May 2025.", "[2] A page of ours"]
    text = "\n".join(["It holds.", "Further reading", *entries, "Latvia lays mines in 2026."])
    assert _covered(text) == ["Further reading", *entries]


def test_a_table_of_contents_is_no_list():
    text = "1 Forces\n2 Notes\nForces\nIt holds.\nIt stands.\nNotes\n1. Example Wire, 4 May 2025.\n"
    assert _covered(text) == ["Notes", "1. Example Wire, 4 May 2025."]


def test_numbered_sentences_are_notes_only_where_marks_point_to_them():
    notes = "Notes\n1. The ministry gave us the figures.\n2. So did the army.\n"
    assert _covered(f"It holds.\n{notes}") == []
    assert len(_covered(f"It holds.[1]\n{notes}")) == 3


def test_a_last_note_without_a_head():
    text = "It holds.\n\n1 Brenda Sample et al., Securing the Gap, Example Institute\n"
    assert len(_covered(text)) == 1


def test_a_title_that_quotes_is_no_note():
    assert _covered("‘Hold the Line’, Says the General of 2025\n\nIt holds.\n") == []
    assert _covered("It holds.\n\nBrenda Sample, Securing the Gap (Example Institute, 2018)\n")
