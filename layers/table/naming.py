"""What a feature is called: what a reader wants to know of it, in the order of a headline.

"Germany: 4,800 soldiers, Rukla, planned 2027": who, how much or what, where, how put and when.
"""

import re
from collections.abc import Sequence

from posturemap.claims import Change, Claim
from posturemap.claims.letters import plain
from posturemap.layers.scene import Thing, is_nation, nation_name
from posturemap.layers.weigh import Saying, figure_of

_LONGEST = 40  # characters of a figure that still reads as part of a name
_NATIONS_MAX = 2
# Words before a figure that are capitals only where they begin a sentence.
_HEDGES = re.compile(
    r"(?:About|Almost|An?|Approximately|Around|As|At|Between|Fewer|From|Just|Less|More|Nearly|No|Only|Over|Roughly"
    r"|Several|Some|The|Up|Under)\b"
)
_WORDS = {Saying.POSSIBLE: "only possible"}


def name_of(thing: Thing, claims: Sequence[Claim], saying: Saying) -> str:
    """Name a thing.

    Parameters
    ----------
    thing
        A thing of the board.
    claims
        Those that count for it.
    saying
        How they put it.

    Returns
    -------
    The register's or geography's name; of what claims alone make, who, what, where and when.
    """
    if thing.what is None or not claims:
        return thing.name
    place = str(thing.own["place"])
    who = _nations(claims)
    # An obstacle is named by its kind: a figure beside it is often how far off it is.
    what = thing.what if "sidc" in thing.own else _figure(claims) or thing.what
    head = f"{who}: {_within(what)}" if who else f"{what[0].upper()}{what[1:]}"
    parts = [head, *([] if place == who else [place]), *_told(thing, claims, saying)]
    return ", ".join(parts)


def _within(figure: str) -> str:
    """Write a figure that began its sentence as it reads within a name."""
    return f"{figure[0].lower()}{figure[1:]}" if _HEDGES.match(figure) else figure


def _nations(claims: Sequence[Claim]) -> str:
    """Name the states that every claim is about, where they are few."""
    each = {tuple(sorted(filter(is_nation, claim.actors))) for claim in claims}
    nations = each.pop() if len(each) == 1 else ()
    return " and ".join(map(nation_name, nations)) if len(nations) <= _NATIONS_MAX else ""


def _figure(claims: Sequence[Claim]) -> str | None:
    """Give the number that the claims name, where they name one, in letters that are seen."""
    texts = {plain(figure).text for claim in claims if (figure := figure_of(claim))}
    text = texts.pop() if len(texts) == 1 else ""
    return (
        text if 0 < len(text) <= _LONGEST and any(c.isalpha() or c == "%" for c in text) else None
    )


def _told(thing: Thing, claims: Sequence[Claim], saying: Saying) -> list[str]:
    when = thing.when or ""
    if when and saying is Saying.STANDS and all(claim.change is Change.ENDS for claim in claims):
        when = f"../{when.rpartition('/')[2]}"  # who will leave then is there until then
    when = when.replace("/..", " on").replace("../", "until ").replace("/", " to ")
    said = "" if saying is Saying.STANDS else _WORDS.get(saying, saying.value)
    return [" ".join(filter(None, (said, when)))] if said or when else []
