"""What outputs say of what the publisher holds back: how much, and never which."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from .withheld import Withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """What a publisher holds back.

    Parameters
    ----------
    round_m
        Metres of the grid that places are rounded to; None where they are not.
    withheld
        How many claims are in no file.
    hidden
        The places; no output says which they are.
    """

    round_m: int | None = None
    withheld: int = 0
    hidden: Withheld = field(default_factory=Withheld)

    @property
    def line(self) -> str:
        """Say it in one line.

        >>> Guarded(round_m=5000, withheld=2).line
        'the publisher rounded places to 5,000 m and withheld 2 claims'
        """
        claims = f"{self.withheld:,} claim{'' if self.withheld == 1 else 's'}"
        did = [f"rounded places to {self.round_m:,} m"] if self.round_m else []
        did += [f"withheld {claims}"] if self.withheld or self.hidden or not did else []
        return f"the publisher {' and '.join(did)}"

    @property
    def options(self) -> Mapping[str, str]:
        """Say it as options of a manifest."""
        rounds = {} if self.round_m is None else {"guard_round_m": str(self.round_m)}
        return {**rounds, "guard_withheld": str(self.withheld)}

    @property
    def settings(self) -> Mapping[str, int]:
        """Say it as the page takes it."""
        rounds = {} if self.round_m is None else {"round_m": self.round_m}
        return {**rounds, "withheld": self.withheld}

    @classmethod
    def of(cls, options: Mapping[str, str | None]) -> Self | None:
        """Read it from a manifest's options; None where they say nothing of it."""
        found = (options.get("guard_round_m"), options.get("guard_withheld"))
        if not any(found) or not all(text is None or text.isdecimal() for text in found):
            return None
        size, number = (int(text[:12]) if text else 0 for text in found)
        return cls(round_m=size or None, withheld=number)


def guarded_line(options: Mapping[str, str | None]) -> str | None:
    """Say from a manifest's options what the publisher holds back; None where nothing is said.

    >>> guarded_line({"guard_round_m": "5000", "guard_withheld": "0"})
    'the publisher rounded places to 5,000 m'
    """
    found = Guarded.of(options)
    return None if found is None else found.line
