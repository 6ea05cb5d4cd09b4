"""Whatever an article's text is, its claims stay inside it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from posturemap.claims import Article, Span
from posturemap.claims.extract import extract

BITS = """NATO Russia will send and but while , ; — ( ) “ ” [4] 4,500 2.07% İ ﷽ é 👩‍🚀 bunkers were
built in Latvia which if not the said that, . ' ’ | troops"""
WORDS = st.sampled_from(BITS.split())
PARAGRAPH = st.one_of(
    st.lists(WORDS, max_size=40).map(" ".join),
    st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=80),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PARAGRAPH, max_size=5))
def test_quotes_equal_their_offsets_and_stay_in_one_paragraph(paragraphs):
    text = "\n".join(paragraphs)
    spans, at = [], 0
    for paragraph in paragraphs:
        if paragraph.strip():
            spans.append(Span(start=at, end=at + len(paragraph)))
        at += len(paragraph) + 1
    article = Article(
        id="a", text=text, sha256="0" * 64, paragraphs=tuple(spans), sentences=tuple(spans)
    )
    claims = extract(article)
    assert claims == extract(article)
    for claim in claims:
        assert claim.quote
        assert claim.quote == text[claim.start : claim.end]
        assert any(s.start <= claim.start and claim.end <= s.end for s in spans)
