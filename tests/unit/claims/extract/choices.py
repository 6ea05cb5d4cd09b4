"""A choice with nothing in it, for tests to fill."""

from typing import Any

from posturemap.claims.claim import ClaimType, Polarity
from posturemap.claims.extract.choose import Choice


def bare_choice(**fields: Any) -> Choice:
    """Choose a clause that names nothing; fields are as in `Choice`."""
    nothing: dict[str, Any] = {"places": (), "actors": (), "doubts": ()}
    nothing |= {"signs": {}, "actor_signs": {}}
    unknown = dict.fromkeys(("change", "date", "quantity", "speaker"))
    clause = {"start": 0, "end": 0, "sentence": 0, "type": ClaimType.DEPLOYMENT}
    stands = {"polarity": Polarity.ASSERTED, "affirmed": Polarity.ASSERTED}
    judged = {"confidence": 0.9, "sure": True}
    return Choice(**{**nothing, **unknown, **clause, **stands, **judged, **fields})
