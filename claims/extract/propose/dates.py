"""Find dates in running text and write them as EDTF.

EDTF (ISO 8601-2, level 1) strings are plain text here: ``2024``, ``2024-01``, ``2024-01-15``,
``199X`` and ``A/B``. The precision of the words is kept: nothing is filled in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .edtf import ABSOLUTE, Anchor
from .numbers import small_number_pattern
from .relative import RELATIVE
from .story import MONTHS, SENTENCE_END, YEARLESS, Story, named_year
from .tables import table, words
from .told import TOLD

_RESOLVERS = ABSOLUTE | RELATIVE | TOLD
_TABLE = table("dates")
_THINGS = words(_TABLE["cues"]["counted"])
_COUNTED = re.compile(rf"\s+(?:[a-zA-Z-]+\s+){{0,2}}(?:{_THINGS})\b")
_BEFORE_YEAR = re.compile(
    rf"(?:^|\W)(?:{words(_TABLE['cues']['before_year'])})[\s-]+$", re.IGNORECASE
)
_BEFORE_MONTH = re.compile(
    rf"(?:^|\W)(?:{words(_TABLE['cues']['before_month'])})[\s-]+$", re.IGNORECASE
)
_BEFORE_SEASON = re.compile(
    rf"(?:^|\W)(?:{words(_TABLE['cues']['before_season'])})\s+(?:the\s+)?$", re.IGNORECASE
)

_SHORT_STOP = r"(?:(?<=\b\w{3})(?<!May)\.|(?<=\bSept)\.)?"
"""The stop of "Jan." and "Sept.", not that of a sentence."""
_MONTH = rf"(?:{words(list(_TABLE['months']))})\b{_SHORT_STOP}"
_GAP = r"[^\S\n]*\s[^\S\n]*"
"""Blanks, with one end of a line at most: the next paragraph begins a date of its own."""
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_SPELT = words(list(_TABLE["ordinals"]))
_SAID_YEAR = rf"(?:{_YEAR}|(?:this|last|next)\s+year)"
_DASH = "\\s?[-\u2013\u2014]\\s?"
_TO = rf"(?:{_DASH}|\s+(?:to|through|until|and)\s+)"
_COUNT = rf"(?:\d{{1,3}}|{small_number_pattern()}|[Aa]n?)"
_UNIT = r"(?:day|week|month|year|decade)"
_PART = words(list(_TABLE["parts"]))
_SEASON = words(list(_TABLE["seasons"]))
_WEEKDAY = rf"(?:{words(list(_TABLE['weekdays']))})"
# What a season's name that is a date of its own stands before.
_GOES_ON = rf"\s*(?:[.,;:)”\"]|$)|\s+(?:{words(_TABLE['cues']['goes_on'])})\b|\s+(?=[A-Z\d])"
# A day of the week before its date: "on Friday, 3 May".
_NAMED_DAY = rf"(?:[Ll]ast\s+)?{_WEEKDAY},?\s+(?:the\s+)?(?=\d|{_MONTH}\s*\d)"

# One way of writing a date each; the earlier wins where two begin at the same letter.
_FORMS = {
    "eve": r"[Tt]he\s+day\s+before\s+yesterday\b",
    "ultimo": rf"(?:[Tt]he\s+)?last\s+day\s+of\s+(?P<ultimo_m>{_MONTH})"
    rf"(?:,?\s+(?P<ultimo_y>{_SAID_YEAR}))?(?!\d)",
    "weekly": rf"(?P<weekly_d>{_WEEKDAY})\s+(?P<weekly_w>last|this|next)\s+week\b",
    "iso": rf"(?P<iso_value>{_YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?![\w-])",
    "dotted": rf"(?P<dotted_d>{_DAY})\.(?P<dotted_m>0?[1-9]|1[0-2])\.(?P<dotted_y>{_YEAR})\b",
    "dmdm": rf"(?P<dmdm_d1>{_DAY})\s+(?P<dmdm_m1>{_MONTH}){_TO}(?P<dmdm_d2>{_DAY})\s+"
    rf"(?P<dmdm_m2>{_MONTH})(?:,?\s+(?P<dmdm_y>{_SAID_YEAR}))?(?!\d)",
    "mdmd": rf"(?P<mdmd_m1>{_MONTH})\s+(?P<mdmd_d1>{_DAY}){_TO}(?P<mdmd_m2>{_MONTH})\s+"
    rf"(?P<mdmd_d2>{_DAY})\b(?:,?\s+(?P<mdmd_y>{_SAID_YEAR}))?(?!\d)",
    "dmy": rf"(?:(?P<dmy_d1>{_DAY})(?:{_TO}(?P<dmy_d2>{_DAY}))?(?:\s+of)?"
    rf"|(?P<dmy_spelt>{_SPELT})\s+of){_GAP}(?P<dmy_m>{_MONTH})"
    rf"(?:,?\s+(?:of\s+)?(?P<dmy_y>{_SAID_YEAR}))?(?!\d)",
    "mdy": rf"(?P<mdy_m>{_MONTH}){_GAP}(?P<mdy_d1>{_DAY})\b"
    rf"(?![:,.]\d|\s+(?:{_THINGS})\b|\s*(?:{_MONTH}|%|percent|per\scent))"
    rf"(?:{_TO}(?P<mdy_d2>{_DAY})\b(?!\s+[a-z]))?"
    rf"(?:,?\s+(?P<mdy_y>{_SAID_YEAR}))?(?!\d)",
    "mymy": rf"(?P<mymy_m1>{_MONTH})\s+(?P<mymy_y1>{_YEAR}){_TO}(?P<mymy_m2>{_MONTH})\s+"
    rf"(?P<mymy_y2>{_YEAR})",
    "mmy": rf"(?P<mmy_m1>{_MONTH}){_TO}(?P<mmy_m2>{_MONTH})"
    rf"(?:,?\s+(?:of\s+)?(?P<mmy_y>{_SAID_YEAR}))?",
    "my": rf"(?P<my_m>{_MONTH})(?:,?\s+(?:of\s+)?|['’]s\s+)(?P<my_y>{_SAID_YEAR})\b",
    "party": rf"(?P<party_p>{_PART})\s+(?:of\s+)?"
    rf"(?P<party_y>{_SAID_YEAR}|the\s+year)\b",
    "season": rf"(?P<season_s>{_SEASON})(?:,?\s+of)?,?\s+(?P<season_y>{_SAID_YEAR})\b",
    "yy": rf"(?P<yy_1>{_YEAR})(?:{_DASH}|\s+(?:to|through|until|and)\s+)"
    rf"(?P<yy_2>{_YEAR}|\d\d(?!\d|[,.]\d))(?![\w%])",
    "slashed": rf"(?P<slashed_1>{_YEAR})/(?P<slashed_2>{_YEAR}|\d\d)(?![\w%/])",
    "decade": r"(?P<decade_value>(?:19|20)\d)0s\b",
    "ago": rf"(?P<ago_n>{_COUNT})\s+(?P<ago_u>{_UNIT})s?\s+ago\b",
    "span": rf"(?P<span_w>[Ll]ast|[Pp]ast|[Pp]revious|[Nn]ext|[Cc]oming)\s+(?P<span_n>{_COUNT})\s+"
    rf"(?P<span_u>{_UNIT})s?\b",
    "wide": r"(?P<wide_w>[Ll]ast|[Pp]ast|[Pp]revious|[Nn]ext|[Cc]oming)\s+decade\b",
    "deictic": r"(?P<deictic_w>[Tt]his|[Ll]ast|[Nn]ext|[Pp]revious|[Pp]ast|[Cc]oming|[Cc]urrent)\s+"
    rf"(?P<deictic_u>year|month|week(?:end)?|{_SEASON}|{_WEEKDAY}|{_MONTH})(?!\w|-\w)",
    "later": rf"(?P<later_n>{_COUNT})\s+(?P<later_u>{_UNIT}|night)s?\s+"
    r"(?P<later_w>later|earlier)\b",
    "beside": r"(?P<beside_w>[Tt]he\s+(?:(?:very\s+)?(?:following|preceding|same)"
    r"|(?:next|previous)(?=\s+(?:day|night|morning|evening)))|[Tt]hat(?:\s+same)?)\s+"
    rf"(?P<beside_u>day|night|evening|morning|afternoon|week|month|year|{_SEASON}|{_WEEKDAY}|{_MONTH})(?!\w|-\w)",
    "nth": rf"[Tt]he\s+(?:(?P<nth_d>{_DAY}(?<=[a-z]))"
    rf"(?=\s*[.,;:)]|$|\s+(?:{words(_TABLE['cues']['after_day'])})\b)"
    rf"|(?P<nth_spelt>{_SPELT}|{_DAY})\s+of\s+(?P<nth_w>the|this|last|next)\s+month\b)",
    "after": r"[Tt]he\s+(?P<after_u>day|week|month|year)\s+(?P<after_w>after|before)(?=\s*[,.;:)])",
    "edge": r"(?:[Ee]nd|[Bb]eginning|[Ss]tart|[Mm]iddle)\s+of\s+the\s+(?P<edge_u>year|month)\b"
    r"|(?:the\s+)?year(?:['’]s|-|\s)\s*end\b|the\s+year\s+is\s+(?:out|over)\b",
    "decade_end": r"[Ee]nd\s+of\s+(?:the|this)\s+decade\b",
    "within": rf"(?:[Ee]arlier|[Ll]ater)\s+in\s+the\s+(?:(?P<within_u>{_SEASON}|year|month))\b",
    "now": r"(?P<now_w>[Tt]oday|[Tt]onight|[Tt]omorrow"
    r"|[Tt]his\s+(?:morning|afternoon|evening))\b(?!['’])",
    "weekend": r"(?:at|over|on|for)\s+the\s+weekend\b",
    "feast": rf"(?P<feast_f>{words(list(_TABLE['feasts']))})\b(?!\s+[A-Z])",
    "yesterday": r"(?:[Yy]esterday|[Ll]ast\s+(?:night|evening))\b(?!['’])",
    "weekday": rf"(?P<weekday_w>{_WEEKDAY})\b",
    "bare": rf"(?P<bare_s>{_SEASON})\b(?={_GOES_ON})",
    "month": rf"(?P<month_m>{_MONTH})(?!(?:{_GAP})?(?:{_YEAR}|{_DAY})\b(?![,.]\d))",
    "year": rf"(?:FY\s?)?(?P<year_value>{_YEAR})(?![,./]?\d)(?!\w)",
}
# Only these can begin a date; whatever else a word begins with is passed over.
_FIRST = (
    rf"(?=\d|[A-Z]|{_SEASON}|{small_number_pattern()}\s|an?\s|(?:first|second|third|fourth|last|past"
    r"|previous|next|coming|this|current|end|beginning|start|middle|earl|mid|lat|that\s|yes|year|final"
    r"|to(?:day|night|morrow)\b|(?:at|over|on|for)\s+the\s+weekend"
    r"|the\s+(?:\d|first\s+of|same|very|day|last|following|preceding|next|previous|year|week|month)))"
)
_PATTERN = re.compile(
    r"(?<![\w$€£.,/#§-])"
    + _FIRST
    + rf"(?:{_NAMED_DAY})?"
    + r"(?P<prefix>(?:[Ee]arly|[Mm]id|[Ll]ate)[-\s]+)?"
    "(?:" + "|".join(f"(?P<{name}>{form})" for name, form in _FORMS.items()) + ")"
)


# "The January intake" is of that month.
_OWN_MONTH, _NOUN = re.compile(r"\b[Tt]he\s$"), re.compile(r"\s[a-z]{4,}")
_STRETCH = 200  # letters between the two ends of one stretch of time
_UNTIL = re.compile(r"\b(?:until|till|through|to|ends?|finish(?:es)?|last)\b")
_CLOCK = re.compile(r"^(?:[01]?\d|2[0-3])[:.][0-5]\d(?=\s)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as the text writes it.

    Parameters
    ----------
    start, end
        Code-point offsets.
    value
        EDTF level 1.
    form
        Which way of writing a date it was.
    likely
        False for the other reading of words that leave the year or the week open: "in May" may be
        the last or the next.
    """

    start: int
    end: int
    value: str
    form: str
    likely: bool = True


def find_dates(text: str, anchor: Anchor) -> tuple[DateMention, ...]:
    """Find every date of a text in one pass.

    Parameters
    ----------
    text
        Running text.
    anchor
        Day of publication; without it, "this year", "in May" and "on Friday" are no dates.

    Returns
    -------
    Mentions in text order; dates that cannot be resolved are left out. Words that may mean two
    dates give both, the likelier first, and two dates that are the ends of one stretch of time
    give it too.
    """
    story = Story(anchor)
    found: list[DateMention] = []
    for match in _PATTERN.finditer(text):
        name = match.lastgroup or ""
        if not _is_date(match, name):
            continue
        known = story.anchor(match, name)
        value = _RESOLVERS[name](match, known)
        if value:
            found.append(DateMention(match.start(), match.end(), value, name))
            others = dict.fromkeys(_others(match, name, known))
            found += [
                DateMention(match.start(), match.end(), other, name, likely=False)
                for other in others
                if other != value
            ]
            story.tell(match, name, value)
    found += [*_stretches(text, found), *_posts(text, anchor)]
    return tuple(sorted(found, key=lambda m: m.start))


def _others(match: re.Match[str], name: str, anchor: Anchor) -> Iterator[str]:
    """Yield what words without a year may mean too: the one before, the one to come."""
    if name not in YEARLESS:
        return
    if anchor.day is not None:
        for side in (-1, 1):
            if other := _RESOLVERS[name](match, replace(anchor, tense=side)):
                yield other
    year = named_year(match) if name in MONTHS else None
    if year and (other := _RESOLVERS[name](match, Anchor(None, year))):
        yield other


def _stretches(text: str, found: Sequence[DateMention]) -> Iterator[DateMention]:
    """Find "began on 12 May and ends on the 20th of June": two dates, one stretch of time."""
    likely = [m for m in found if m.likely and "/" not in m.value]
    for first, last in pairwise(likely):
        between = text[first.end : last.start]
        if (
            len(first.value) == len(last.value)
            and first.value < last.value
            and len(between) <= _STRETCH
            and _UNTIL.search(between)
            and not SENTENCE_END.search(between)
        ):
            yield DateMention(first.start, last.end, f"{first.value}/{last.value}", "stretch")


def _posts(text: str, anchor: Anchor) -> Iterator[DateMention]:
    """Find the times at which the posts of a live blog begin: they are of its day."""
    if anchor.day is not None:
        for post in _CLOCK.finditer(text):
            yield DateMention(post.start(), post.end(), anchor.day.isoformat(), "clock")


def _is_date(match: re.Match[str], name: str) -> bool:
    """Tell a month from a verb, and a year from a number of things."""
    if name == "month":
        before = match.string[max(0, match.start() - 16) : match.start()]
        is_own = bool(_OWN_MONTH.search(before) and _NOUN.match(match.string, match.end()))
        return is_own or bool(match["prefix"] or _BEFORE_MONTH.search(before))
    if name == "bare":
        return bool(_BEFORE_SEASON.search(match.string, max(0, match.start() - 16), match.start()))
    if name == "year" and _COUNTED.match(match.string, match.end()):
        return bool(_BEFORE_YEAR.search(match.string, max(0, match.start() - 16), match.start()))
    return True
