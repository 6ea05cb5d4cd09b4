"""Features that stand for nothing but what claims say, at the places of the claims."""

from collections.abc import Sequence

from posturemap.claims import Claim, ClaimType
from posturemap.layers.scene import Scene, Spot, Thing, is_nation, period_of

# Where a claim goes that no family of the register takes.
LAYER_OF = {
    ClaimType.DEPLOYMENT: "forces",
    ClaimType.FORTIFICATION: "infrastructure",
    ClaimType.OPERATION: "operations",
    ClaimType.EXERCISE: "exercises",
    ClaimType.REINFORCEMENT_PLAN: "reinforcement",
    ClaimType.INFRASTRUCTURE: "infrastructure",
    ClaimType.MEMBERSHIP: "membership",
    ClaimType.SPENDING: "spending",
    ClaimType.CAPABILITY: "capability",
    ClaimType.THREAT: "threats",
    ClaimType.ASSESSMENT: "assessments",
}

_LABEL = {
    ClaimType.DEPLOYMENT: "Forces",
    ClaimType.FORTIFICATION: "Fortification",
    ClaimType.OPERATION: "Operation",
    ClaimType.EXERCISE: "Exercise",
    ClaimType.REINFORCEMENT_PLAN: "Reinforcement",
    ClaimType.INFRASTRUCTURE: "Infrastructure",
    ClaimType.MEMBERSHIP: "Membership",
    ClaimType.SPENDING: "Spending",
    ClaimType.CAPABILITY: "Capability",
    ClaimType.THREAT: "Threat",
    ClaimType.ASSESSMENT: "Assessment",
}

_CROSSING = "Border crossing"  # whose closing is its end, and no end of works

# Two nations' forces at one place are two things; two speakers' judgements of it are one.
_BY_NATION = frozenset({ClaimType.DEPLOYMENT})
# An event is over when its date is; a state of affairs lasts until something ends it.
_EVENTS = frozenset({ClaimType.EXERCISE, ClaimType.OPERATION, ClaimType.THREAT, ClaimType.SPENDING})


def claimed_things(claim: Claim, spots: Sequence[Spot], scene: Scene) -> tuple[Thing, ...]:
    """Give a claim's own features: one a spot, met by other claims of the same thing.

    Parameters
    ----------
    claim
        Any claim.
    spots
        Where it is.
    scene
        The cues, and what else there is.

    Returns
    -------
    Things whose key is layer, subject, place and date.
    """
    subject = _subject(claim, scene)
    nations = filter(is_nation, claim.actors) if claim.type in _BY_NATION else ()
    who = ",".join(sorted(nations))
    stem = f"{claim.type}/{subject.casefold()}/{who}/"
    when = period_of(claim)
    ends = claim.type in _EVENTS or (when or "").startswith("..")
    return tuple(
        Thing(
            layer=LAYER_OF[claim.type],
            key=f"{stem}{spot.key}/{claim.date or ''}",
            stem=f"{stem}{spot.key}",
            when=when,
            name=f"{subject}, {spot.name}" + (f" ({claim.date})" if claim.date else ""),
            kind=claim.type.value,
            what=subject.lower() if subject in (_LABEL[claim.type], _CROSSING) else subject,
            shape=spot.shape,
            basis=spot.basis,
            placing=spot.placing,
            precision_m=spot.precision_m,
            until=when if ends else None,
            own={"place": spot.name, "place_kind": spot.kind, "countries": spot.countries},
        )
        for spot in spots
    )


def _subject(claim: Claim, scene: Scene) -> str:
    """Name what a claim is about as closely as its words allow."""
    if claim.type in (ClaimType.EXERCISE, ClaimType.THREAT):
        return scene.cues.exercise_of(claim.quote) or _LABEL[claim.type]
    if claim.type is ClaimType.OPERATION and (named := scene.operations_in(claim.quote)):
        return named[0].name
    if claim.type is ClaimType.FORTIFICATION and scene.cues.crossing.search(claim.quote):
        return _CROSSING
    return _LABEL[claim.type]
