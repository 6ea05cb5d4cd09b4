"""Train the encoder and its heads on lessons."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from lessons import KINDS, Lesson
from network import Network
from torch import Tensor
from torch.nn import functional

from posturemap.claims.extract.choose.weights import Weights

_SHORT = 250  # words of a step at least
_HALF_IS_FAST = torch.backends.cpu.get_cpu_capability().startswith("AVX512")
STEADY = 7.0
"""Divides the loss of a lesson: about the square root of what it sums over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How to train.

    Parameters
    ----------
    epochs
        Rounds over the lessons.
    layers, told, kept
        As for `Network`.
    rate, head_rate
        Greatest steps of the encoder's highest layer and of the heads.
    slower
        How much smaller the steps of each layer below are.
    parts
        Share of the articles that are read as short texts of some paragraphs, in a round.
    short
        Share of the lessons of single clauses that a round takes.
    unrelated
        Lessons of a round that hold no claim.
    fresh
        Beginnings of the names of the articles that every round takes whole.
    again
        Share of the other lessons that a round takes.
    """

    epochs: int = 9
    layers: int = 6
    told: int = 3
    kept: int = 3
    rate: float = 1e-4
    head_rate: float = 1e-3
    slower: float = 1.0
    parts: float = 0.5
    short: float = 0.5
    unrelated: int = 60
    fresh: tuple[str, ...] = ()
    again: float = 1.0

    def takes(self, lesson: Lesson, rng: random.Random) -> bool:
        """Tell whether a round takes a lesson: what was learned before is repeated now and then."""
        return self.again >= 1 or lesson.name.startswith(self.fresh) or rng.random() < self.again


@dataclass(frozen=True, slots=True)
class Shelf:
    """All lessons.

    Parameters
    ----------
    articles
        Each article whole, and the same in parts.
    short
        Clauses without an article around them.
    unrelated
        Texts about something else.
    """

    articles: Sequence[tuple[Lesson, Sequence[Lesson]]]
    short: Sequence[Lesson]
    unrelated: Sequence[Lesson]

    def whole(self) -> list[Lesson]:
        """Return every lesson."""
        parts = [lesson for article, parts in self.articles for lesson in (article, *parts)]
        return [*parts, *self.short, *self.unrelated]

    def round(self, course: Course, rng: random.Random) -> list[list[Lesson]]:
        """Draw the lessons of one round; some belong together."""
        found = [
            list(parts) if parts and rng.random() < course.parts else [article]
            for article, parts in self.articles
            if course.takes(article, rng)
        ]
        found += [[lesson] for lesson in self.short if rng.random() < course.short]
        many = min(course.unrelated, len(self.unrelated))
        found += [[lesson] for lesson in rng.sample(list(self.unrelated), many)]
        rng.shuffle(found)
        return _bundled(found)


def _bundled(steps: Sequence[list[Lesson]]) -> list[list[Lesson]]:
    """Take short lessons together: a step for each would make them weigh more than articles."""
    found: list[list[Lesson]] = []
    bundle: list[Lesson] = []
    for lessons in steps:
        if sum(lesson.size for lesson in lessons) >= _SHORT:
            found.append(lessons)
            continue
        bundle += lessons
        if sum(lesson.size for lesson in bundle) >= _SHORT:
            found.append(bundle)
            bundle = []
    return [*found, bundle] if bundle else found


def fit(
    base: Mapping[str, Tensor],
    shelf: Shelf,
    course: Course,
    *,
    begun: Weights | None = None,
    seed: int = 0,
) -> Network:
    """Train a network, or go on with one; the same seed and lessons give the same weights."""
    torch.manual_seed(seed)
    rng = random.Random(seed)  # noqa: S311  no secret
    network = Network(base, layers=course.layers, told=course.told, kept=course.kept)
    if begun is not None:
        network.take(begun)
    below = network.remember(shelf.whole())
    optimizer = _optimizer(network, course)
    steps = course.epochs * len(shelf.round(course, random.Random(seed)))  # noqa: S311
    done = 0
    for epoch in range(course.epochs):
        network.train()
        total, many = 0.0, 0
        for lessons in shelf.round(course, rng):
            kept = [lesson for lesson in lessons if lesson.windows]
            if kept:
                _pace(optimizer, done / steps)
                total += _step(network, optimizer, kept, below)
                many += 1
            done += 1
        print(f"round {epoch + 1} of {course.epochs}: loss {total / max(many, 1):.2f}", flush=True)
    return network.eval()


def _optimizer(network: Network, course: Course) -> torch.optim.Optimizer:
    layers = [list(layer.parameters()) for layer in network.layers]
    encoder = {id(p) for layer in layers for p in layer}
    heads = [p for p in network.parameters() if p.requires_grad and id(p) not in encoder]
    groups: list[dict[str, Any]] = [
        {"params": layer, "peak": course.rate * course.slower**below}
        for below, layer in enumerate(reversed(layers[network.kept :]))
    ]
    groups.append({"params": heads, "peak": course.head_rate})
    return torch.optim.AdamW(groups, lr=course.rate, weight_decay=0.01)


def _pace(optimizer: torch.optim.Optimizer, done: float) -> None:
    """Speed up over the first twentieth, then slow down to nothing."""
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * min(1.0, done / 0.06) * max(0.02, 1 - done)


def _step(
    network: Network,
    optimizer: torch.optim.Optimizer,
    lessons: Sequence[Lesson],
    below: Mapping[int, Tensor],
) -> float:
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=_HALF_IS_FAST):
        words = network.words(lessons, below)
        loss = sum(
            (
                part
                for lesson, own in zip(lessons, words, strict=True)
                for part in _losses(network, lesson, own)
            ),
            torch.zeros(()),
        )
    optimizer.zero_grad()
    (loss / STEADY).backward()
    torch.nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], 5.0)
    optimizer.step()
    return float(loss.detach())


def _losses(network: Network, lesson: Lesson, words: Tensor) -> Iterator[Tensor]:
    """Yield what one lesson costs: is it a claim, of which type, how does it stand, what is its."""
    if not len(lesson.spans):
        return
    spans = torch.from_numpy(lesson.spans.astype("int64"))
    labels = torch.from_numpy(lesson.labels)
    meanings, claims = network.clauses(words, spans)
    known, is_claim = labels >= 0, labels > 0
    weights = torch.where(is_claim[known], 1.0, 0.3)
    yield functional.binary_cross_entropy_with_logits(
        claims[known], is_claim[known].float(), weights, reduction="sum"
    )
    shares = torch.from_numpy(lesson.shares)
    own, shares = meanings[shares > 0], shares[shares > 0]
    if len(own):
        for scores, right, weight in (
            (network.label(own), lesson.types, 2.0),
            (network.pol(own), lesson.polarities, 1.0),
            (network.chg(own), lesson.changes, 0.5),
        ):
            known = torch.from_numpy(right[lesson.shares > 0])
            yield weight * _chosen(scores, known, shares)
    for kind in KINDS:
        ends, features, marks = lesson.pairs[kind]
        told = marks >= 0
        if told.any():
            scores = network.belongs(
                kind,
                meanings,
                words,
                torch.from_numpy(ends[told].astype("int64")),
                torch.from_numpy(features[told]),
            )
            yield functional.binary_cross_entropy_with_logits(
                scores, torch.from_numpy(marks[told]).float(), reduction="sum"
            )


def _chosen(scores: Tensor, right: Tensor, shares: Tensor) -> Tensor:
    told = right >= 0
    if not told.any():
        return torch.zeros(())
    losses = functional.cross_entropy(
        scores[told], right[told], reduction="none", label_smoothing=0.05
    )
    return (losses * shares[told]).sum()
