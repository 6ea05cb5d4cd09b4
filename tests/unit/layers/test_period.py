from datetime import date

import pytest

from posturemap.layers.scene.period import days, overlap, started_by


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
