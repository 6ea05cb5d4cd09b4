"""What of a text is no running text: headlines, bylines, credits, comments, biographies."""

from .apparatus import BULLET, LONGEST_HEADING, apparatus, reason_apart
from .biographies import is_biography
from .comments import comments_at
from .credits import is_credit, without_credit
from .opening import Dated, byline_author, dated_line, dateline
from .quiet import covered, quiet_parts
from .timeline import are_entries, find_entries

__all__ = [
    "BULLET",
    "LONGEST_HEADING",
    "Dated",
    "apparatus",
    "are_entries",
    "byline_author",
    "comments_at",
    "covered",
    "dated_line",
    "dateline",
    "find_entries",
    "is_biography",
    "is_credit",
    "quiet_parts",
    "reason_apart",
    "without_credit",
]
