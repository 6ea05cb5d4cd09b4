"""The commands, a module a group: parse, call one public function, print."""

from .batch import batch
from .build import build
from .check import check
from .extract import extract
from .ground import borders, places
from .read import read
from .review import review
from .runs import diff, export, figure, stats
from .sheets import review_merge, review_sheet
from .watch import watch

COMMANDS = (
    *(build, watch, batch, extract, read, review),
    *(check, export, figure, diff, stats, borders, places),
)

__all__ = ["COMMANDS", "review_merge", "review_sheet"]
