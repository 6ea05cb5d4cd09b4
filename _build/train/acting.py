"""Learn who acts, all whom a text names being weighed against each other.

As with a confidence, it is learned from articles that the weights which read them had not seen:
what the heads say of lessons they know by heart is surer than it will ever be again.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import score
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from posturemap.claims.extract.choose.acting import SIGNS, Acting

_HIDDEN = 64
_ROUNDS, _BATCH, _RATE = 25, 512, 2e-3
_DROPPED = 0.25
_DIGITS = 4
_NARROWEST = 2e-3  # spread of a sign that hardly differs
_NEXT = ",\n"


@dataclass(frozen=True, slots=True)
class Weighed:
    """Everybody who may act in a claim that was read.

    Parameters
    ----------
    signs
        By actor, as `acting.SIGNS`.
    actors
        Those annotated.
    group
        Of the article.
    """

    signs: Mapping[str, Sequence[float]]
    actors: frozenset[str]
    group: str


def compared(
    gold: Sequence[dict[str, Any]],
    read: Sequence[dict[str, Any]],
    signs: Sequence[Mapping[str, Sequence[float]]],
    group: str,
) -> Iterator[Weighed]:
    """Pair those weighed in the claims read in an article with the annotated actors."""
    actors = {id(p): frozenset(g["actors"]) for g, p in score.match(list(gold), list(read))}
    for claim, known in zip(read, signs, strict=True):
        if id(claim) in actors:
            yield Weighed(known, actors[id(claim)], group)


def fit(claims: Sequence[Weighed], *, seed: int = 0) -> dict[str, NDArray[np.float32]]:
    """Train the net; the same seed and claims give the same one.

    Returns
    -------
    Arrays by the names of `Acting`.
    """
    torch.manual_seed(seed)
    known, right = _rows(claims)
    mean, spread = known.mean(0), known.std(0) + _NARROWEST
    seen, told = (known - mean) / spread, right[:, None]
    net = nn.Sequential(
        nn.Dropout(_DROPPED / 3),
        nn.Linear(len(SIGNS), _HIDDEN),
        nn.GELU(approximate="tanh"),
        nn.Dropout(_DROPPED),
        nn.Linear(_HIDDEN, 1),
    )
    optimizer = torch.optim.AdamW(net.parameters(), lr=_RATE, weight_decay=0.01)
    steps, done = _ROUNDS * -(-len(seen) // _BATCH), 0
    for _ in range(_ROUNDS):
        for part in torch.randperm(len(seen)).split(_BATCH):
            for group in optimizer.param_groups:
                group["lr"] = _RATE * max(0.02, 1 - done / steps)
            loss = functional.binary_cross_entropy_with_logits(net(seen[part]), told[part])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            done += 1
    return _arrays(net, mean, spread)


def _rows(claims: Sequence[Weighed]) -> tuple[Tensor, Tensor]:
    rows = [(signs, actor in c.actors) for c in claims for actor, signs in c.signs.items()]
    return (
        torch.tensor([signs for signs, _ in rows], dtype=torch.float32),
        torch.tensor([is_right for _, is_right in rows], dtype=torch.float32),
    )


def _arrays(net: nn.Sequential, mean: Tensor, spread: Tensor) -> dict[str, NDArray[np.float32]]:
    """Let the first layer take signs as they are."""
    first, second = (layer for layer in net if isinstance(layer, nn.Linear))
    turned = first.weight.detach() / spread
    arrays = {
        "first": turned.T,
        "first_bias": first.bias.detach() - turned @ mean,
        "second": second.weight.detach().T,
        "second_bias": second.bias.detach(),
    }
    return {name: array.numpy() for name, array in arrays.items()}


def write(path: Path, arrays: Mapping[str, NDArray[np.float32]]) -> None:
    """Write a net as `choose` reads it, a row a line."""
    fields = []
    for name, array in arrays.items():
        rows = [json.dumps([round(float(x), _DIGITS) for x in row]) for row in np.atleast_2d(array)]
        body = f"[\n{_NEXT.join(rows)}\n]" if array.ndim == 2 else rows[0]
        fields.append(f"{json.dumps(name)}: {body}")
    path.write_text(f"{{\n{_NEXT.join(fields)}\n}}\n", "utf-8")


def left_out(claims: Sequence[Weighed], least: float) -> float:
    """Return the F1 of the actors taken from a chance on, each group's by a net of the others'."""
    taken: list[frozenset[str]] = []
    ordered = sorted(claims, key=lambda claim: claim.group)
    for group, own in groupby(ordered, key=lambda claim: claim.group):
        net = Acting(**fit([claim for claim in claims if claim.group != group] or claims))
        taken += [_taken(claim, net, least) for claim in own]
    return _f1(ordered, taken)


def _taken(claim: Weighed, net: Acting, least: float) -> frozenset[str]:
    if not claim.signs:
        return frozenset()
    chances = net.chances(list(claim.signs.values()))
    return frozenset(a for a, chance in zip(claim.signs, chances, strict=True) if chance >= least)


def _f1(claims: Sequence[Weighed], taken: Sequence[frozenset[str]]) -> float:
    right = sum(len(c.actors & t) for c, t in zip(claims, taken, strict=True))
    both = sum(len(c.actors) + len(t) for c, t in zip(claims, taken, strict=True))
    return 2 * right / both
