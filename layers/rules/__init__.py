"""What a claim is drawn as: a module a family of things."""

from .battlegroups import all_battlegroups, battlegroups_of
from .claimed import LAYER_OF, claimed_things
from .defence_line import all_lines, line_parts_of
from .ends import ended_by
from .nations import border_things, country_things
from .obstacles import obstacles_of
from .operations import all_operations, operations_of
from .works import works_of

__all__ = [
    "LAYER_OF",
    "all_battlegroups",
    "all_lines",
    "all_operations",
    "battlegroups_of",
    "border_things",
    "claimed_things",
    "country_things",
    "ended_by",
    "line_parts_of",
    "obstacles_of",
    "operations_of",
    "works_of",
]
