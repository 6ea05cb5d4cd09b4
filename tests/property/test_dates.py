import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from posturemap.claims.extract.propose.dates import find_dates
from posturemap.claims.extract.propose.edtf import Anchor

_DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_ONE = rf"(?:{_DAY}|\d{{4}}-(?:0[1-9]|1[0-2])|\d{{4}}|\d{{3}}X)"
_EDTF = re.compile(rf"{_ONE}(?:/{_ONE})?")
_WORDS = [
    "in",
    "on",
    "by",
    "the",
    "end",
    "of",
    "last",
    "next",
    "this",
    "past",
    "coming",
    "year",
    "month",
    "week",
    "spring",
    "winter",
    "Monday",
    "Friday",
    "May",
    "March",
    "September",
    "2024",
    "2031",
    "1999",
    "12",
    "30",
    "31",
    "5",
    "-",
    "to",
    "and",
    "between",
    "from",
    "first",
    "half",
    "Q3",
    "two",
    "ten",
    "ago",
    "since",
    "early",
    "mid",
    "late",
    ",",
    ".",
    "2024-05-17",
    "17.06.2024",
    "1990s",
    "2024–27",
    "yesterday",
]
_DATES = st.dates(date(1991, 1, 1), date(2049, 12, 31))


@given(st.lists(st.sampled_from(_WORDS), max_size=14), st.none() | _DATES)
def test_whatever_is_found_is_edtf_and_lies_where_it_says(
    parts: list[str], published: date | None
) -> None:
    text = " ".join(parts)
    end = 0
    for mention in find_dates(text, Anchor(published)):
        assert _EDTF.fullmatch(mention.value), mention
        assert mention.start < mention.end <= len(text)
        first, _, last = mention.value.partition("/")
        assert not last or first < last
        if mention.likely and mention.form not in {"stretch", "clock"}:
            assert end <= mention.start
            end = mention.end


@given(_DATES, _DATES)
def test_a_day_reads_the_same_however_it_is_written(day: date, published: date) -> None:
    month = day.strftime("%B")
    for text in (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
    ):
        found = [
            mention.value for mention in find_dates(f"It opened on {text}.", Anchor(published))
        ]
        assert found == [day.isoformat()], text


@given(_DATES)
def test_relative_years_and_months_move_by_one(published: date) -> None:
    values = [m.value for m in find_dates("last year, this year, next year", Anchor(published))]
    assert values == [str(published.year + step) for step in (-1, 0, 1)]


@given(st.text(max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    find_dates(text, Anchor(None))
