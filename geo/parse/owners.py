"""Countries that only say whose a place is: "Russia's Kaliningrad exclave" is one place."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from posturemap.geo.names import Gazetteer, PlaceKind

from .judge import contains
from .mention import Form, Mention

_OWNS = re.compile(r"(?:['’ʼ]s?) (?:[a-z-]+ ){0,2}")


def with_owners(mentions: Sequence[Mention], text: str, gazetteer: Gazetteer) -> list[Mention]:
    """Add the hint "owner" to countries whose possessive stands before a place in them.

    Parameters
    ----------
    mentions
        In text order.
    text, gazetteer
        As they were used to find the mentions.
    """
    found = list(mentions)
    for n, (mention, after) in enumerate(pairwise(mentions)):
        if _owns(mention, after, text, gazetteer):
            found[n] = replace(mention, role_cues=tuple(sorted((*mention.role_cues, "owner"))))
    return found


def _owns(mention: Mention, after: Mention, text: str, gazetteer: Gazetteer) -> bool:
    if mention.form is not Form.NAME or after.form is not Form.NAME:
        return False
    if not _OWNS.fullmatch(text, mention.end, after.start):
        return False
    country = gazetteer.candidates(mention.name)[0].place
    if country.kind is not PlaceKind.COUNTRY:
        return False
    return any(contains(country, c.place) for c in gazetteer.candidates(after.name))
