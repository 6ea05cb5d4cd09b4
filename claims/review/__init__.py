"""What a person decides about claims: kept in a file, found again in changed articles, compared."""

from .agreement import Agreement, agreements, merge_reviews
from .correction import parse_change, quantities_near
from .deciding import accept, edit, find_ids, init_review, list_review, reject
from .decision import Decision, ReviewFile
from .file import read_review, write_review
from .reviewed import Reviewed, apply_review

__all__ = [
    "Agreement",
    "Decision",
    "ReviewFile",
    "Reviewed",
    "accept",
    "agreements",
    "apply_review",
    "edit",
    "find_ids",
    "init_review",
    "list_review",
    "merge_reviews",
    "parse_change",
    "quantities_near",
    "read_review",
    "reject",
    "write_review",
]
