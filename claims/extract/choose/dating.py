"""When a thing happened that a timeline tells below a date."""

from dataclasses import replace

from posturemap.claims.claim import ClaimType, Polarity
from posturemap.claims.extract.propose import DateMention, Proposals

from .belonging import GIVEN, Belonging
from .choosing import Choice
from .features import Named

_TOLD = (Polarity.ASSERTED, Polarity.NEGATED)


def with_entry_date(choice: Choice, proposals: Proposals) -> Choice:
    """Give a claim without a date that of the timeline's entry that tells it.

    Parameters
    ----------
    choice
        Any; judgements, plans and what may be have no date of the entry.
    proposals
        Of its article.

    Returns
    -------
    The same, with a date that its clause names, else with that of the entry.
    """
    if choice.date or choice.type is ClaimType.ASSESSMENT or choice.polarity not in _TOLD:
        return choice
    for entry in proposals.entries:
        if entry.start <= choice.start < entry.end:
            own = _named_inside(choice, proposals)
            number = proposals.dates.index(own or entry.date)
            return replace(choice, date=_date(number, proposals, inside=own is not None))
    return choice


def _named_inside(choice: Choice, proposals: Proposals) -> DateMention | None:
    inside = (d for d in proposals.dates if choice.start <= d.start and d.end <= choice.end)
    return next((one for one in inside if one.likely), None)


def _date(number: int, proposals: Proposals, *, inside: bool) -> Belonging:
    day = proposals.dates[number]
    named = Named(day.start, day.end, day.value, (day.form,), number)
    return Belonging(named, inside=inside, chance=GIVEN)
