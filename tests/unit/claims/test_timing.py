from datetime import date

import pytest

from posturemap.claims.extract.dates import find_dates
from posturemap.claims.extract.edtf import Anchor
from posturemap.claims.extract.timing import claim_date, standing


def _date(sentence: str) -> str | None:
    dates = find_dates(sentence, Anchor(date(2025, 9, 15)))
    return claim_date([(standing(sentence, mention, 0), mention) for mention in dates])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The minister told reporters on Tuesday that the base would open in 2027.", "2027"),
        ("On Monday, the ministry said that 90 shelters would be built.", None),
        ("On Monday, Norway sent 90 soldiers.", "2025-09-15"),
        ("In 2023, the general said that the line would hold.", "2023"),
        ("Latvia pledged more, saying in May that it spends 5% from 2026 to 2030.", "2026/2030"),
    ],
)
def test_the_date_of_speech_is_not_that_of_what_is_said(
    sentence: str, expected: str | None
) -> None:
    assert _date(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It was the largest drill since 2019.", None),
        ("Spending will be 5%, up from 2.1% in 2023.", None),
        ("Spending rose from 2% in 2014 to 5% in 2026.", "2026"),
        ("According to a 2024 study, the line would hold.", None),
        ("Spending was lower before 2014.", None),
        ("The base will be completed before 2028.", "2028"),
    ],
)
def test_what_is_only_compared_does_not_date(sentence: str, expected: str | None) -> None:
    assert _date(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("After a cable was cut in 2023, NATO sent ships in January 2025.", "2025-01"),
        ("Poland, which joined in 1999, will host a base from 2028.", "2028"),
        ("Jets took off after drones crossed the border on 9 September.", "2025-09-09"),
        ("Since March 2019 ships have sailed there, and starting in 2024 jets fly.", "2019-03"),
        ("Last month, the unit moved to a base built in 2019.", "2025-08"),
        ("Parliament voted on May 8 to leave the treaty.", "2025-05-08"),
        ("It amends the 1952 Treaty of Basing.", None),
        ("The first tanks come in 2028, with the last in 2030.", "2028"),
    ],
)
def test_the_main_clause_gives_the_date(sentence: str, expected: str | None) -> None:
    assert _date(sentence) == expected
