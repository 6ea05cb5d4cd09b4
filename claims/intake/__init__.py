"""Claims from elsewhere, and their proof: whoever proposes, the text decides."""

from .files import read_given
from .given import Given, Reason, Refused
from .prove import is_contested
from .take import Intake, IntakeAccount, ReaderAccount

__all__ = [
    "Given",
    "Intake",
    "IntakeAccount",
    "ReaderAccount",
    "Reason",
    "Refused",
    "is_contested",
    "read_given",
]
