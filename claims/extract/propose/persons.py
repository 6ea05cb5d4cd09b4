"""Names that are surely those of persons."""

from bisect import bisect_left
from collections.abc import Sequence

from .actors import ActorMention
from .mentions import SpeakerMention
from .places import Site


def is_person(one: SpeakerMention, sites: Sequence[Site], actors: Sequence[ActorMention]) -> bool:
    """Tell a person's name from that of a place, a state, an organisation or a newspaper.

    Parameters
    ----------
    one
        Who may speak.
    sites, actors
        What else the article names, in text order.
    """
    is_other = _touches(one, sites) or _touches(one, actors)
    return one.form == "person" and not is_other and not one.name.startswith("The ")


def _touches(one: SpeakerMention, named: Sequence[Site | ActorMention]) -> bool:
    """Tell a name that is, or holds, that of something else."""
    before = bisect_left(named, one.end, key=lambda other: other.start)
    return before > 0 and named[before - 1].end > one.start
