from datetime import date

import pytest

from posturemap.claims.extract.propose.dates import find_dates
from posturemap.claims.extract.propose.edtf import Anchor

_PUBLISHED = Anchor(date(2025, 9, 15))


def _values(text: str, anchor: Anchor = _PUBLISHED) -> list[str]:
    return [mention.value for mention in find_dates(text, anchor) if mention.likely]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The brigade arrived on 3 March 2024.", ["2024-03-03"]),
        ("The brigade arrived on March 3rd, 2024.", ["2024-03-03"]),
        ("Work began in Feb. 2023 and ended in May 2024.", ["2023-02", "2024-05"]),
        ("The drill ran from 5 to 23 May.", ["2025-05-05/2025-05-23"]),
        ("The drill ran from 28 August to 4 September 2024.", ["2024-08-28/2024-09-04"]),
        ("It lasts from December 30 to January 4, 2025.", ["2024-12-30/2025-01-04"]),
        ("Ships gather between June and August 2026.", ["2026-06/2026-08"]),
        ("The plan covers 2024–27.", ["2024/2027"]),
        ("Rules changed between 1993 and 2010.", ["1993/2010"]),
        ("In the summer of 2024 the fence was closed.", ["2024"]),
        ("Delivery falls in the first half of 2026.", ["2026"]),
        ("The army was rebuilt in the 1990s.", ["199X"]),
        ("The file is dated 2025-04-30.", ["2025-04-30"]),
        ("It ended in May 2024. In June 2024.\n\n12 came.", ["2024-05", "2024-06"]),
        ("It began in March\n\n4 came.", ["2025-03"]),
        ("It is there since January. 17:58 One left.", ["2025-01"]),
        ("It came in March. 17 soldiers left in Sept. 2024.", ["2025-03", "2024-09"]),
        ("It was signed on 17.06.2024.", ["2024-06-17"]),
        ("The first bunkers stand since mid-November 2023.", ["2023-11"]),
        ("A warehouse opened in late 2020.", ["2020"]),
        ("Talks were held on Tuesday, 2 September.", ["2025-09-02"]),
        ("The FY2026 budget grew, as did that of 2024/25.", ["2026", "2024/2025"]),
        ("In 2022, Finland applied in May.", ["2022", "2022-05"]),
    ],
)
def test_absolute_dates_keep_their_precision(text: str, expected: list[str]) -> None:
    assert _values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks ended last month.", ["2025-08"]),
        ("It is due by the end of next year.", ["2026"]),
        ("They left on Friday.", ["2025-09-12"]),
        ("They left yesterday.", ["2025-09-14"]),
        ("They left the day before yesterday.", ["2025-09-13"]),
        ("They left on Tuesday last week.", ["2025-09-09"]),
        ("On the last day of February they left.", ["2025-02-28"]),
        ("Work is to finish by the end of the year.", ["2025"]),
        ("The deal was struck two years ago.", ["2023"]),
        ("The drill took place over the last three weeks.", ["2025-08/2025-09"]),
        ("Spending will rise over the next five years.", ["2025/2030"]),
        ("The unit arrives next spring.", ["2026"]),
        ("The unit arrived last winter.", ["2024"]),
        ("Ships are at sea in November.", ["2025-11"]),
        ("Ships sailed in March.", ["2025-03"]),
        ("Ships sailed in November.", ["2024-11"]),
        ("The battery comes in May.", ["2026-05"]),
        ("The battery drove home in May.", ["2025-05"]),
        ("They have been there since November.", ["2024-11"]),
        ("It is closed until November.", ["2025-11"]),
        ("It was closed until December.", ["2025-12"]),
        ("It was closed until May.", ["2025-05"]),
        ("The drill ends on Friday.", ["2025-09-19"]),
        ("In May 4,100 soldiers came.", ["2025-05"]),
        ("It was built last summer.", ["2024"]),
        ("They will stay for the summer.", ["2026"]),
        ("In the spring NATO set up a centre.", ["2025"]),
        ("Troops came as early as July.", ["2025-07"]),
        ("They bought it in February of last year.", ["2024-02"]),
        ("The unit arrives in the spring of next year.", ["2026"]),
        ("The unit returns in autumn, and ships sail.", ["2025"]),
        ("The base closed in the winter.", ["2024"]),
        ("The fence is due by year's end.", ["2025"]),
        ("Work ends by the end of the decade.", ["2030"]),
        ("Over the next decade the army will double.", ["2025/2035"]),
        ("Over the past year the army doubled.", ["2024/2025"]),
        ("The drill will be held in June.", ["2026-06"]),
        ("The drill was held in November.", ["2024-11"]),
        ("They will meet on Friday.", ["2025-09-19"]),
        ("One thing was new: the navy wants it from October.", ["2025-10"]),
        ("In October, the drill began.", ["2024-10"]),
    ],
)
def test_relative_dates_count_from_publication(text: str, expected: list[str]) -> None:
    assert _values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 3 March 2024 a drone fell. The next day, two came.", ["2024-03-03", "2024-03-04"]),
        ("On 3 March 2024 a drone fell. On Thursday it was found.", ["2024-03-03", "2024-03-07"]),
        ("Raised in 2019, it moved two years later.", ["2019", "2021"]),
        ("It left in May 2021. A month earlier it had trained.", ["2021-05", "2021-04"]),
        ("It came in 2019 and left the following year.", ["2019", "2020"]),
        ("It came in May 2019; that summer it trained.", ["2019-05", "2019"]),
        ("It came in May 2019 and left the following March.", ["2019-05", "2020-03"]),
        ("It came in 2019. A week later it left.", ["2019"]),
        ("It came in May 2019 and left in June.", ["2019-05", "2019-06"]),
        ("It came in May 2019.\n\nThe next left in June.", ["2019-05", "2025-06"]),
        ("On 3 March 2024 a drone fell.\n\nOn Thursday it left.", ["2024-03-03", "2025-09-11"]),
        ("It came on 3 March 2024. On the 9th, it left.", ["2024-03-03", "2024-03-09"]),
        ("The road is shut until the first of October 2025.", ["2025-10-01"]),
        ("They have flown since the first of the month.", ["2025-09-01"]),
        ("They fly from the first of next month.", ["2025-10-01"]),
        ("On 3 March 2024 came the 9th Brigade.", ["2024-03-03"]),
        ("He was the 24th.", []),
        ("On the 24th a submarine passed.", ["2025-08-24"]),
        ("From the 11th of them nothing is known.", []),
        ("It ends on the 24th.", ["2025-09-24"]),
        ("It came on 3 March 2024. On the 9th it left.", ["2024-03-03", "2024-03-09"]),
        ("On 3 March 2024 a drone fell. That night two came.", ["2024-03-03", "2024-03-03"]),
        ("In 2031 it moves. Since January it has trained.", ["2031", "2025-01"]),
    ],
)
def test_dates_in_a_story_count_from_the_date_told_last(text: str, expected: list[str]) -> None:
    assert _values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "About 2000 soldiers trained there.",
        "It may be that troops march on.",
        "An F-2024 is no aircraft.",
        "The site cost $2024.",
        "Regulation 1907/2006 applies.",
        "On 31 February 2024 nothing happens.",
        "Regulation 2019/44 holds.",
        "The road is closed in the winter months.",
        "The next day brought rain.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert _values(text) == []


def test_without_publication_day_relative_dates_are_none() -> None:
    undated = Anchor(None)
    text = "Twenty shelters are due by the end of 2031. Work was under way in mid-October."
    assert _values(text, undated) == ["2031"]
    assert _values("This year it trains; on Friday it left.", undated) == []
    text = "On 25 December 2023 a cable broke. Police boarded the ship on Thursday."
    assert _values(text, undated) == ["2023-12-25", "2023-12-28"]
    assert _values("Talks ended last month, and work began two years ago.", undated) == []


def test_days_that_no_calendar_has_are_none() -> None:
    assert _values("It stood there 900 decades ago.") == []
    assert _values("It goes on over the next 999 decades.") == []


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("The post should be filled by October.", "2025-10"),
        ("The law takes effect on Thursday.", "2025-09-18"),
        ("Saber Strike 22 brought 13,000 soldiers in March.", "2022-03"),
        ("The drill began on 12 May 2025 and ends on 2 June 2025.", "2025-05-12/2025-06-02"),
    ],
)
def test_words_that_may_mean_two_dates_give_both(text: str, other: str) -> None:
    assert other in {mention.value for mention in find_dates(text, _PUBLISHED)}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Namejs 2024 ended in October.", "2024-10"),
        ("Steadfast Defender 24 began in January.", "2024-01"),
        ("Squadron 24 flew in May.", "2025-05"),
    ],
)
def test_an_exercise_is_of_the_year_in_its_name(text: str, date: str) -> None:
    assert [m.value for m in find_dates(text, _PUBLISHED) if m.likely][-1] == date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The government today approved the bill.", ["2025-09-15"]),
        ("The ban ends tomorrow.", ["2025-09-16"]),
        ("A drone fell last night.", ["2025-09-14"]),
        ("They came on Christmas Day and left at Easter.", ["2024-12-25", "2025-04"]),
        ("The cable broke on New Year’s Eve.", ["2024-12-31"]),
        ("They will be there by Easter.", ["2026-04"]),
        ("The March intake has 300 conscripts.", ["2025-03"]),
        ("A cable was cut at the weekend.", ["2025-09-13/2025-09-14"]),
        ("They are to be ready before Christmas.", ["2025-12"]),
        ("Parliament will vote before midsummer.", ["2026-06"]),
        ("In 2027 one is handed over, the other the year after.", ["2027", "2028"]),
        ("On 3 June 2025 it closed; two nights later it opened.", ["2025-06-03", "2025-06-05"]),
    ],
)
def test_days_told_by_name_count_from_publication(text: str, expected: list[str]) -> None:
    assert _values(text) == expected


def test_two_dates_far_apart_in_a_sentence_are_one_stretch() -> None:
    text = (
        "On 20 January 2025 the drill began on Saaremaa, in which the company of the island, French"
        " mountain infantry and divers of the navy will work together until 26 January 2025."
    )
    assert "2025-01-20/2025-01-26" in _values(text)


def test_the_times_of_a_live_blogs_posts_are_of_its_day() -> None:
    assert _values("13:47 The council has met.\n08:20 The airports are open.") == ["2025-09-15"] * 2
