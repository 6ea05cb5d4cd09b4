"""Properties of every layer's features, by name: kind (``?`` for may be unknown) and meaning."""

from collections.abc import Mapping
from typing import Final

Columns = Mapping[str, tuple[str, str]]

COMMON: Final[Columns] = {
    "id": ("text", "stable from run to run"),
    "name": ("text", "what it is, in English"),
    "kind": ("text", "what sort of thing within its layer"),
    "valid_from": ("text?", "EDTF, first day; None where no claim or register entry says"),
    "valid_to": ("text?", "EDTF, last day, itself included; None where open or not said"),
    "from_date": ("text?", "first day that valid_from allows, YYYY-MM-DD; None where it is open"),
    "to_date": ("text?", "last day that valid_to allows, YYYY-MM-DD; None where it is open"),
    "status": ("text?", "stage of its life cycle as of the map's day; None where no claim says"),
    "history": (
        "records",
        "its stages: status, claim, date; of one without a date `told`, its article's",
    ),
    "polarity": ("text?", "strongest of its claims: asserted, planned, hypothetical, negated"),
    "saying": ("text", "how its claims put it: stands, planned, possible, denied, ended, disputed"),
    "sure": ("flag", "false where only claims speak of it that the reading is not sure of"),
    "support": ("text", "claims, register (drawn on request) or geography (always drawn)"),
    "geometry_basis": (
        "text",
        "article-place, relative, register, border, country, region or schematic",
    ),
    "placing": ("text", "the rule that put it there, in words"),
    "precision_m": (
        "number?",
        "radius in metres that holds the true place; None where the shape says it",
    ),
    "claims": ("texts", "ids of the claims that support it, sorted"),
    "grade": ("text?", "best NATO grade of its claims; None without claims"),
    "conflicts": ("texts", "ids of the conflicts it takes part in, sorted"),
    "sources": ("texts", "citations of the register's or the geography's part in it"),
}

COUNTRIES: Final[Columns] = {
    "iso": ("text", "ISO 3166-1 alpha-2"),
    "part": ("text?", "name of a detached part such as Kaliningrad; None for the country"),
    "alliance": ("text", "NATO or outside, as of the map's day"),
    "acceded": ("text?", "EDTF day of accession to NATO; None for those outside"),
}

BORDERS: Final[Columns] = {
    "pair": ("text", "the two states, ISO 3166-1 alpha-2, from the alliance's side, as LV-BY"),
    "alliance_edge": ("flag", "whether one of the two is in NATO and the other outside"),
    "length_km": ("number", "geodesic length of the unsimplified line, km"),
    "published": ("records", "published lengths: value_km, counts, source"),
}

DEFENCE_LINE: Final[Columns] = {
    "programme": ("text", "the programme that it is part of"),
    "state": ("text", "who builds, ISO 3166-1 alpha-2"),
    "faces": ("text", "the neighbour, ISO 3166-1 alpha-2"),
    "pair": ("text", "the two states, as in borders"),
    "length_km": ("number", "km of the border that it faces, not of works: sites are withheld"),
    "drawn_km": ("number", "geodesic length of the schematic line as drawn, km"),
    "set_back_m": ("number", "how far inside the border it is drawn, a choice of this map"),
    "schematic": ("flag", "always true"),
    "figures": ("records", "published figures: attribute, value, unit, as_of, scope, source"),
    "sidc": ("text", "APP-6(D) symbol code"),
}

UNITS: Final[Columns] = {
    "host_nation": ("text", "ISO 3166-1 alpha-2"),
    "place": ("text", "host place"),
    "framework_nation": ("text?", "who leads it as of the map's day, ISO 3166-1 alpha-2"),
    "framework_periods": ("records", "who led it when: nation, since, until, source"),
    "echelon": ("text", "battalion, brigade ..."),
    "since": ("text", "EDTF, when it was set up"),
    "sidc": ("text", "APP-6(D) symbol code"),
    "figures": ("records", "published figures: attribute, value, unit, as_of, scope, source"),
}

CAPTURED: Final[Columns] = {
    "place": ("text", "where the claims put it"),
    "place_kind": ("text", "country, town, base, region, sea, border, corridor or sea-area"),
    "countries": ("texts", "ISO 3166-1 alpha-2 of the place"),
    "actors": ("texts", "who does it: ISO 3166-1 alpha-2 or names of organisations"),
    "quantities": (
        "texts",
        "numbers as the articles put them, with the unit where a table's head has it",
    ),
}
