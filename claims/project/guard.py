"""What the project file says that its publisher holds back."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from .values import Words

_STRICT = {"extra": "forbid", "strict": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardChoice:
    """What the publisher of a map holds back, in every file of it.

    Parameters
    ----------
    round_m
        No point is finer than this: metres of the grid that places are rounded to.
    withhold
        Towns, bases and regions of which nothing is published, by name or id of the gazetteer.
    """

    __pydantic_config__: ClassVar = _STRICT

    round_m: Annotated[int, Field(ge=100, le=100_000)] | None = None
    withhold: tuple[Words, ...] = ()

    @property
    def guards(self) -> bool:
        """Whether anything is held back."""
        return self.round_m is not None or bool(self.withhold)
