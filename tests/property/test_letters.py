"""The plain copy says what a reader sees, and every stretch of it leads back."""

from itertools import pairwise
from unicodedata import normalize

from hypothesis import given, settings
from hypothesis import strategies as st

from posturemap.claims import Article, Span
from posturemap.claims.extract import extract
from posturemap.claims.letters import plain

UNSEEN = "\u00ad\u200b\u200e\u2060\u2067\u202c\ufeff\U000e0041"
ODD = st.sampled_from([*UNSEEN, "ﬁ", "ﬄ", "\xa0", "\u2009", "a\u0304", "\u0301", "Š", ">", "\n"])
TEXTS = st.lists(st.one_of(ODD, st.text(max_size=6)), max_size=40).map("".join)
SENTENCE = "Canada keeps 2,200 soldiers at Ādaži in Latvia, NATO said in 2025 ."
SEEN = st.text("abz ĀąČēģÖõšŽЖё12,.’", max_size=60)


def stretches(size: int) -> st.SearchStrategy[list[Span]]:
    """Draw stretches of a text that follow each other."""
    offsets = st.lists(st.integers(0, size), max_size=12, unique=True).map(sorted)
    return offsets.map(
        lambda at: [Span(start=a, end=b) for a, b in pairwise(at)][::2],
    )


@given(SEEN, st.data())
def test_letters_that_nobody_sees_and_forms_of_letters_make_no_difference(seen: str, data):
    pieces = [
        data.draw(st.sampled_from(["", *UNSEEN]))
        + data.draw(st.sampled_from([c, normalize("NFD", c)]))
        for c in seen
    ]
    assert plain("".join(pieces)).text == plain(seen).text


@given(TEXTS)
def test_the_plain_copy_is_its_own(text: str):
    copy = plain(text).text
    if not any(sign in text for sign in ">\u0301"):
        assert plain(copy).text == copy


@given(TEXTS, st.data())
def test_every_stretch_leads_back_and_forth(text: str, data):
    copy = plain(text, data.draw(stretches(len(text))))
    start, end = sorted(data.draw(st.integers(0, len(copy.text))) for _ in range(2))
    span = copy.as_read(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    if start < end:
        back = copy.as_plain(span.start, span.end)
        assert back.start <= start
        assert end <= back.end
        assert copy.as_read(back.start, back.end) == span


@given(TEXTS)
def test_what_follows_in_the_copy_follows_in_the_text(text: str):
    copy = plain(text)
    spans = [copy.as_read(i, i + 1) for i in range(len(copy.text))]
    assert all(one.start <= two.start and one.end <= two.end for one, two in pairwise(spans))
    kept = "".join(text[s.start : s.end] for s in dict.fromkeys(spans))
    assert sorted(plain(kept).text.replace(">", "")) == sorted(copy.text.replace(">", ""))


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.sampled_from(["", "", "", *UNSEEN]), min_size=13, max_size=13),
    st.sampled_from(["NFC", "NFD"]),
)
def test_a_claim_is_the_same_however_its_letters_are_written(unseen: list[str], form: str):
    put = [w[:1] + u + w[1:] for w, u in zip(SENTENCE.split(), unseen, strict=True)]
    text = normalize(form, " ".join(put))
    (whole,) = claims_of(SENTENCE)
    (claim,) = claims_of(text)
    assert claim.quote == text[claim.start : claim.end]
    assert plain(claim.quote).text == whole.quote
    for place, one in zip(claim.places, whole.places, strict=True):
        assert place.text == text[place.start : place.end]
        assert (place.name, place.country) == (one.name, one.country)
    assert claim.quantity
    assert (claim.quantity.value, claim.quantity.unit) == (2200, "soldiers")
    assert claim.quantity.text in claim.quote
    assert claim.date == whole.date


def claims_of(text: str):
    whole = (Span(start=0, end=len(text)),)
    return extract(Article(id="a", text=text, sha256="0" * 64, paragraphs=whole, sentences=whole))
