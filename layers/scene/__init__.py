"""What a rule may look at: register, cues, shapes, places of claims, and the board they meet on."""

from .cues import Cues, Obstacle
from .geography import (
    border_table,
    country_names,
    country_table,
    find_place,
    is_nation,
    nation_name,
    territory_area,
)
from .period import days, overlap, period_of, started_by
from .quiet import quiet_register
from .register import (
    Base,
    Battlegroup,
    Fact,
    Framework,
    Line,
    Operation,
    Register,
    extend_register,
    load_register,
)
from .scene import Scene, default_day
from .spots import Spot
from .thing import Board, Thing, slug

__all__ = [
    "Base",
    "Battlegroup",
    "Board",
    "Cues",
    "Fact",
    "Framework",
    "Line",
    "Obstacle",
    "Operation",
    "Register",
    "Scene",
    "Spot",
    "Thing",
    "border_table",
    "country_names",
    "country_table",
    "days",
    "default_day",
    "extend_register",
    "find_place",
    "is_nation",
    "load_register",
    "nation_name",
    "overlap",
    "period_of",
    "quiet_register",
    "slug",
    "started_by",
    "territory_area",
]
