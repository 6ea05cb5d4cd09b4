"""What may be a claim, and what may belong to one: found by rules, with high recall."""

from .actors import ActorMention, find_actors
from .cuts import Sentence
from .dates import DateMention
from .figures import english_figures
from .mentions import QuantityMention, SpeakerMention
from .persons import is_person
from .places import Site, is_origin
from .proposals import Proposals, propose
from .undated import unread_dates

__all__ = [
    "ActorMention",
    "DateMention",
    "Proposals",
    "QuantityMention",
    "Sentence",
    "Site",
    "SpeakerMention",
    "english_figures",
    "find_actors",
    "is_origin",
    "is_person",
    "propose",
    "unread_dates",
]
