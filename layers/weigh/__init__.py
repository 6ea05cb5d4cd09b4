"""What claims that meet on a thing come to: how it is said, what they differ in, how they grade."""

from .conflict import Conflict, Reading
from .conflicts import find_conflicts
from .grading import grade_board
from .saying import Saying, heard, is_end, is_past, is_sure, saying_of, voice_of, with_status
from .values import figure_of

__all__ = [
    "Conflict",
    "Reading",
    "Saying",
    "figure_of",
    "find_conflicts",
    "grade_board",
    "heard",
    "is_end",
    "is_past",
    "is_sure",
    "saying_of",
    "voice_of",
    "with_status",
]
