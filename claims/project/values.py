"""The values that a project file may hold: days, addresses, ids, degrees, names of layers."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic.fields import FieldInfo

from posturemap.claims.address import web_address
from posturemap.claims.reading.dates import EARLIEST, LATEST, publication_date

LayerName = Literal[
    "countries",
    "borders",
    "defence_line",
    "battlegroups",
    "forces",
    "operations",
    "exercises",
    "reinforcement",
    "infrastructure",
    "membership",
    "spending",
    "capability",
    "threats",
    "assessments",
]


def _fitting(pattern: str, wanted: str) -> tuple[FieldInfo, AfterValidator]:
    """Return what makes text one that fits a pattern, for the check and for the JSON schema."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(f"wanted {wanted}")
        return value

    return Field(json_schema_extra={"pattern": f"^(?:{pattern})$"}), AfterValidator(check)


def _in_calendar(value: str) -> str:
    if publication_date(value) != value:
        raise ValueError(f"wanted a day that the calendar has, from {EARLIEST} to {LATEST}")
    return value


Day = Annotated[
    str,
    *_fitting(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", "YYYY, YYYY-MM or YYYY-MM-DD"),
    AfterValidator(_in_calendar),
]


def _plain_address(value: str) -> str:
    if web_address(value) is None:
        raise ValueError("wanted an http or https address without name, password or backslash")
    return value


Address = Annotated[
    str,
    Field(json_schema_extra={"pattern": r"^(?:https?://[^\s/\\@]+(?:/\S*)?)$"}),
    AfterValidator(_plain_address),
]


ArticleId = Annotated[
    str, *_fitting(r"[\w.-]{1,100}", "at most 100 letters, digits, dots, '_' and '-'")
]


TileAddress = Annotated[
    str,
    *_fitting(
        r"https?://[A-Za-z0-9.-]+(:\d+)?/(?=.*\{z\})(?=.*\{x\})(?=.*\{y\})[\w{}/.?=&%@~+-]+",
        "an https address with {z}, {x} and {y}",
    ),
]


Words = Annotated[str, *_fitting(r"[\s\S]*\S[\s\S]*", "some text")]


Longitude = Annotated[float, Field(ge=-180, le=180)]


Latitude = Annotated[float, Field(ge=-90, le=90)]


Zoom = Annotated[float, Field(ge=0, le=22)]
