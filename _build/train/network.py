"""The encoder and its heads as torch trains them; `choose` runs the same in numpy."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import numpy as np
import torch
from lessons import KINDS, Lesson
from torch import Tensor, nn
from torch.nn import functional

from posturemap.claims.extract.choose.features import FORMS, SHARED
from posturemap.claims.extract.choose.heads import CHANGES, POLARITIES, TYPES
from posturemap.claims.extract.choose.weights import Weights
from posturemap.claims.extract.choose.windows import MARKS, Window

WIDTH, HEADS, INNER = 384, 12, 1536
_MEANING, _CUT, _PAIR = 256, 128, 128
_SHORT, _BATCH = 5, 2500
_HIDDEN = 0.06
"""Share of the pieces that are hidden in a round."""


class Layer(nn.Module):
    """One layer of the encoder, as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.n1, self.n2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, seen: Tensor, mask: Tensor) -> Tensor:
        """Let each piece look at all that the mask shows."""
        many, count, _ = seen.shape
        parts = self.qkv(seen).view(many, count, 3, HEADS, WIDTH // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=mask[:, None, None, :]
        )
        mixed = mixed.transpose(1, 2).reshape(many, count, WIDTH)
        seen = self.n1(seen + self.drop(self.out(mixed)))
        inner = functional.gelu(self.up(seen), approximate="tanh")
        return self.n2(seen + self.drop(self.down(inner)))


class Network(nn.Module):
    """The whole of it.

    Parameters
    ----------
    base
        Weights of all-MiniLM-L6-v2 by name.
    layers
        How many of its layers are kept, from below.
    told
        Above how many of them it is told what words are proposed as.
    kept
        How many of them, and the pieces below, stay as they are.
    """

    def __init__(
        self,
        base: Mapping[str, Tensor],
        *,
        layers: int,
        told: int,
        kept: int,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.told, self.kept = told, kept
        pieces = base["embeddings.word_embeddings.weight"]
        self.word, self.pos = nn.Embedding(*pieces.shape), nn.Embedding(512, WIDTH)
        self.tag, self.n0 = nn.Embedding(MARKS, WIDTH), nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.drop, self.loose = nn.Dropout(dropout), nn.Dropout(0.25)
        known = 3 * WIDTH + 2
        self.span, self.cut, self.claim = (
            nn.Linear(known, _MEANING),
            nn.Linear(known, _CUT),
            nn.Linear(_CUT, 1),
        )
        self.label, self.pol = nn.Linear(_MEANING, len(TYPES)), nn.Linear(_MEANING, len(POLARITIES))
        self.chg = nn.Linear(_MEANING, len(CHANGES))
        sizes = {kind: _MEANING + WIDTH + SHARED + len(FORMS[kind]) for kind in KINDS}
        self.pa = nn.ModuleDict({kind: nn.Linear(sizes[kind], _PAIR) for kind in KINDS})
        self.pb = nn.ModuleDict({kind: nn.Linear(_PAIR, 1) for kind in KINDS})
        self._begin(base)

    def _begin(self, base: Mapping[str, Tensor]) -> None:
        with torch.no_grad():
            self.word.weight.copy_(base["embeddings.word_embeddings.weight"])
            kind = base["embeddings.token_type_embeddings.weight"][0]
            self.pos.weight.copy_(base["embeddings.position_embeddings.weight"] + kind)
            self.tag.weight.zero_()
            _copy(self.n0, base, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                _copy_layer(layer, base, f"encoder.layer.{number}")
        frozen = [self.word, self.pos, self.n0, *list(self.layers)[: self.kept]]
        for parameter in (p for part in frozen for p in part.parameters()):
            parameter.requires_grad_(requires_grad=False)

    def take(self, begun: Weights) -> None:
        """Begin with trained weights instead; what stays as it is, is the base model's anyway."""
        frozen = ("word.", "pos.", "n0.", *(f"layers.{n}." for n in range(self.kept)))
        with torch.no_grad():
            for name, value in self.state_dict().items():
                if name.startswith(frozen):
                    continue
                known = begun.rows("tag", slice(None)) if name == "tag.weight" else None
                if known is not None and len(known) < MARKS:
                    known = np.concatenate([known, known])
                if known is None and value.ndim == 1:
                    known = begun.vector(name)
                if known is None:
                    known = begun.rows(name, slice(None))
                value.copy_(torch.from_numpy(known))

    def remember(self, lessons: Sequence[Lesson]) -> dict[int, Tensor]:
        """Run the layers that stay as they are, once for all windows."""
        self.eval()
        found = {}
        windows = sorted(
            (w for lesson in lessons for w in lesson.windows), key=lambda w: len(w.pieces)
        )
        with torch.no_grad():
            for first in range(0, len(windows), 24):
                part = windows[first : first + 24]
                pieces, mask = _padded([torch.from_numpy(w.pieces.astype("int64")) for w in part])
                seen = self.n0(self.word(pieces) + self.pos.weight[: pieces.shape[1]])
                for layer in list(self.layers)[: self.kept]:
                    seen = layer(seen, mask)
                for window, row in zip(part, seen, strict=True):
                    found[id(window)] = row[: len(window.pieces)].half()
        return found

    def words(self, lessons: Sequence[Lesson], below: Mapping[int, Tensor]) -> list[Tensor]:
        """Return the vectors of each lesson's words."""
        rows = [(n, w) for n, lesson in enumerate(lessons) for w in lesson.windows]
        vectors: dict[int, Tensor] = {}
        for part in _batches([window for _, window in rows]):
            seen, mask = _padded([below[id(w)].float() for w in part])
            tags, _ = _padded([torch.from_numpy(w.tags.astype("int64")) for w in part])
            for number, layer in enumerate(list(self.layers)[self.kept :], self.kept):
                if number == self.told:
                    seen = self.drop(self._blanked(seen + self.tag(tags)))
                seen = layer(seen, mask)
            vectors |= {id(w): _words(row, w) for w, row in zip(part, seen, strict=True)}
        return [
            torch.cat([vectors[id(w)] for _, w in own])
            for _, own in groupby(rows, key=lambda row: row[0])
        ]

    def _blanked(self, seen: Tensor) -> Tensor:
        """Hide some pieces while learning, so that no single word decides."""
        if not self.training:
            return seen
        return seen * (torch.rand(seen.shape[:2]) >= _HIDDEN)[:, :, None]

    def clauses(self, words: Tensor, spans: Tensor) -> tuple[Tensor, Tensor]:
        """Return each clause's meaning, and the score of its being a claim."""
        lengths = (spans[:, 1] - spans[:, 0] + 1)[:, None]
        known = [words[spans[:, 0]], words[spans[:, 1]], _means(words, spans)]
        sizes = [torch.log1p(lengths.float()) / 4, (lengths < _SHORT).float()]
        seen = self.loose(torch.cat([*known, *sizes], 1))
        claim = self.claim(functional.gelu(self.cut(seen), approximate="tanh"))[:, 0]
        return functional.gelu(self.span(seen), approximate="tanh"), claim

    def belongs(
        self, kind: str, meanings: Tensor, words: Tensor, ends: Tensor, features: Tensor
    ) -> Tensor:
        """Return the score of each named thing's belonging to its clause."""
        known = [meanings[ends[:, 0]], _means(words, ends[:, 1:]), features]
        inner = functional.gelu(self.pa[kind](self.loose(torch.cat(known, 1))), approximate="tanh")
        scores: Tensor = self.pb[kind](inner)[:, 0]
        return scores


def _words(seen: Tensor, window: Window) -> Tensor:
    sizes = torch.from_numpy(window.sizes.astype("int64"))
    rows = torch.repeat_interleave(torch.arange(len(sizes)), sizes)
    first = int(window.starts[0])
    own = seen[first : first + len(rows)].float()
    return torch.zeros(len(sizes), WIDTH).index_add_(0, rows, own) / sizes[:, None]


def _means(words: Tensor, ends: Tensor) -> Tensor:
    sums = torch.cat([torch.zeros(1, WIDTH), words.cumsum(0)])
    return (sums[ends[:, 1] + 1] - sums[ends[:, 0]]) / (ends[:, 1] - ends[:, 0] + 1)[:, None]


def _batches(windows: Sequence[Window]) -> list[list[Window]]:
    """Put windows of like length together, some thousand pieces at a time."""
    found: list[list[Window]] = []
    for window in sorted(windows, key=lambda w: len(w.pieces)):
        size = len(window.pieces)
        last = found[-1] if found else []
        if last and size <= 1.25 * len(last[0].pieces) + 8 and len(last) * size < _BATCH:
            last.append(window)
        else:
            found.append([window])
    return found


def _padded(rows: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    whole = nn.utils.rnn.pad_sequence(list(rows), batch_first=True)
    lengths = torch.tensor([len(row) for row in rows])
    return whole, torch.arange(whole.shape[1])[None, :] < lengths[:, None]


def _copy(module: Any, base: Mapping[str, Tensor], name: str) -> None:
    module.weight.copy_(base[f"{name}.weight"])
    module.bias.copy_(base[f"{name}.bias"])


def _copy_layer(layer: Any, base: Mapping[str, Tensor], name: str) -> None:
    for part in ("weight", "bias"):
        rows = [base[f"{name}.attention.self.{n}.{part}"] for n in ("query", "key", "value")]
        getattr(layer.qkv, part).copy_(torch.cat(rows))
    _copy(layer.out, base, f"{name}.attention.output.dense")
    _copy(layer.n1, base, f"{name}.attention.output.LayerNorm")
    _copy(layer.up, base, f"{name}.intermediate.dense")
    _copy(layer.down, base, f"{name}.output.dense")
    _copy(layer.n2, base, f"{name}.output.LayerNorm")
