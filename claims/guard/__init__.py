"""What a publisher holds back: places that are rounded, and those of which nothing is said."""

from .guarded import Guarded, guarded_line
from .withheld import KINDS, Withheld, placed_alike, strings_in
from .withholding import rounded, withhold

__all__ = [
    "KINDS",
    "Guarded",
    "Withheld",
    "guarded_line",
    "placed_alike",
    "rounded",
    "strings_in",
    "withhold",
]
