"""Countries that only say whose a place is: "Russia's Kaliningrad exclave" is one place."""

import re
from collections.abc import Sequence

from posturemap.geo.names import Gazetteer, PlaceKind

from .judge import contains
from .mention import Form, Mention

_OWNS = re.compile(r"(?:['’ʼ]s?) (?:[a-z-]+ ){0,2}")


def without_owners(
    mentions: Sequence[Mention], text: str, gazetteer: Gazetteer
) -> tuple[list[Mention], list[Mention]]:
    """Leave out the countries whose possessive stands before a place in them.

    Parameters
    ----------
    mentions
        In text order.
    text, gazetteer
        As they were used to find them.

    Returns
    -------
    The other mentions, and those left out.
    """
    kept: list[Mention] = []
    owners: list[Mention] = []
    for n, mention in enumerate(mentions):
        after = mentions[n + 1] if n + 1 < len(mentions) else None
        owns = after is not None and _owns(mention, after, text, gazetteer)
        (owners if owns else kept).append(mention)
    return kept, owners


def _owns(mention: Mention, after: Mention, text: str, gazetteer: Gazetteer) -> bool:
    if mention.form is not Form.NAME or after.form is not Form.NAME:
        return False
    if not _OWNS.fullmatch(text, mention.end, after.start):
        return False
    country = gazetteer.candidates(mention.name)[0].place
    if country.kind is not PlaceKind.COUNTRY:
        return False
    return any(contains(country, c.place) for c in gazetteer.candidates(after.name))
