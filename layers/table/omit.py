"""Leave layers out of a posture without losing track of their claims."""

from collections.abc import Collection
from dataclasses import replace

from posturemap.claims import Claim
from posturemap.layers.weigh import Conflict

from .posture import Posture


def leave_out(posture: Posture, names: Collection[str]) -> Posture:
    """Take layers away.

    Parameters
    ----------
    posture
        As `assemble` made it.
    names
        Layers that are not wanted; unknown ones are passed over.

    Returns
    -------
    The other layers. A claim whose features all went says so in `unmapped`; conflicts between
    readings that no feature carries any more are left out too.
    """
    gone = {
        str(feature): name
        for name, gdf in posture.layers.items()
        if name in names
        for feature in gdf["id"]
    }
    conflicts = (_conflict(conflict, gone) for conflict in posture.conflicts)
    return replace(
        posture,
        layers={name: gdf for name, gdf in posture.layers.items() if name not in names},
        claims=tuple(_claim(claim, gone) for claim in posture.claims),
        conflicts=tuple(conflict for conflict in conflicts if conflict is not None),
    )


def _claim(claim: Claim, gone: dict[str, str]) -> Claim:
    left = tuple(feature for feature in claim.features if feature not in gone)
    if left == claim.features:
        return claim
    layers = sorted({gone[feature] for feature in claim.features if feature in gone})
    why = f"this map leaves out the layer {' and '.join(layers)}"
    return replace(claim, features=left, unmapped=None if left else why)


def _conflict(conflict: Conflict, gone: dict[str, str]) -> Conflict | None:
    left = tuple(feature for feature in conflict.features if feature not in gone)
    return replace(conflict, features=left) if left or not conflict.features else None
