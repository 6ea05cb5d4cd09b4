from datetime import date

import pytest

from posturemap.claims import Change
from posturemap.layers.scene.period import days, overlap, period_of, started_by


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2025-09-12", (date(2025, 9, 12), date(2025, 9, 12))),
        ("2025-21", (date(2025, 3, 1), date(2025, 5, 31))),
        ("202X", (date(2020, 1, 1), date(2029, 12, 31))),
        ("2027~", (date(2027, 1, 1), date(2027, 12, 31))),
        ("2024-04/2025-01", (date(2024, 4, 1), date(2025, 1, 31))),
        ("../2027-12-31", (None, date(2027, 12, 31))),
        ("2025/..", (date(2025, 1, 1), None)),
        ("2025-13", (None, None)),
        ("2025-02-30", (None, None)),
        ("soon", (None, None)),
        (None, (None, None)),
    ],
)
def test_days_of_a_date(edtf, expected):
    assert days(edtf) == expected


def test_open_and_unknown_times_overlap_with_anything():
    assert overlap("2024/..", "2030")
    assert overlap(None, "2030")
    assert not overlap("../2023", "2024")


def test_a_future_day_has_not_begun():
    assert not started_by("2026-06-06", "2026-06-05")
    assert started_by("2026-06-06", "2026-06-06")
    assert started_by("2026", "2026-06-05")


@pytest.mark.parametrize(
    ("date", "quote", "period"),
    [
        ("2026-04", "The battery stays at Rukla until April", "../2026-04"),
        ("2026", "It is to remain up to 2026 at least", "../2026"),
        ("2026-04", "The battery has been at Rukla since April, until relieved", "2026-04"),
        ("2026-04", "The depot will not open until April", "2026-04"),
        ("2026-04", "The battery came to Rukla in April", "2026-04"),
        ("2025/2026", "From 2025 until 2026 it is at Rukla", "2025/2026"),
        (None, "It stays until April", None),
    ],
)
def test_what_stands_until_a_day_ends_then(desk, date, quote, period):
    desk.say("deployment", quote, "Rukla", date=date)
    assert period_of(desk.claims[-1]) == period


def test_what_ends_on_a_day_is_dated_by_it(desk):
    quote = "The battery, there until April, left Rukla"
    desk.say("deployment", quote, "Rukla", date="2026-04", change=Change.ENDS)
    assert period_of(desk.claims[-1]) == "2026-04"


def test_a_feature_that_stands_until_a_day_has_no_first_day(desk):
    desk.say("deployment", "The battery stays at Rukla until April", "Rukla", date="2026-04")
    row = desk.assemble(as_of="2026-01-01").layers["forces"].iloc[0]
    assert (row["valid_from"], row["valid_to"], row["to_date"]) == (None, "2026-04", "2026-04-30")
    assert row["name"] == "Forces, Rukla, until 2026-04"
