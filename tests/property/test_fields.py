import re

from hypothesis import given, settings
from hypothesis import strategies as st

from posturemap.claims import Article, ClaimType, Marker, Span
from posturemap.claims.extract.context import read_context
from posturemap.claims.extract.fields import read_fields

_WORDS = [
    "NATO",
    "Poland",
    "Latvia,",
    "Estonia",
    "and",
    "Lithuania",
    "Russian",
    "troops",
    "said",
    "says",
    "“",
    "”",
    '"',
    "(",
    ")",
    "|",
    "—",
    "[1]",
    "[12]",
    "Moscow",
    "Tallinn",
    "in",
    "the",
    "region",
    "country",
    "border",
    "with",
    "Belarus",
    "4,000",
    "soldiers",
    "up",
    "to",
    "3%",
    "of",
    "GDP",
    "$",
    "5",
    "million",
    "last",
    "year",
    "on",
    "3",
    "May",
    "2024",
    "by",
    "2027",
    "according",
    "to",
    "both",
    "countries",
    "it",
    "they",
    "there",
    "Jaan",
    "Tamm,",
    "a",
    "minister",
    "for",
    "defence,",
    "deployed",
    "US",
    "U.S.",
    "exercise",
    "Baltic",
    "states",
    "Suwałki",
    "Gap",
    "'",
    "’s",
    "allies",
    ".",
    ".",
    ".",
    "one",
    "two",
]
_TEXTS = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=40).map(" ".join) | st.text(
    min_size=1, max_size=60
)


def _article(text: str) -> Article:
    spans = [Span(start=m.start(), end=m.end()) for m in re.finditer(r"[^.\n]+\.?", text)]
    markers = [
        Marker(number=int(m[1]), start=m.start(), end=m.end())
        for m in re.finditer(r"\[([0-9]+)\]", text)
    ]
    return Article(
        id="a",
        text=text,
        sha256="0",
        date="2025-09-15",
        paragraphs=(Span(start=0, end=len(text)),),
        sentences=tuple(spans),
        markers=tuple(markers),
    )


@settings(max_examples=60, deadline=None)
@given(_TEXTS, st.sampled_from(ClaimType), st.data())
def test_fields_of_any_words_are_in_order(text: str, kind: ClaimType, data: st.DataObject) -> None:
    article = _article(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    context = read_context(article)
    fields = read_fields(article, Span(start=start, end=end), kind, context)
    assert fields == read_fields(article, Span(start=start, end=end), kind, context)
    for place in fields.places:
        assert text[place.start : place.end] == place.text
        assert place.end <= end
    assert len(set(fields.actors)) == len(fields.actors)
    assert set(fields.source_ref) <= {marker.number for marker in article.markers}
    if fields.quantity:
        assert fields.quantity.text in text
    if fields.attribution is not None:
        assert fields.attribution.strip()
