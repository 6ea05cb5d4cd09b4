"""What is remembered of words stays right, and stays small."""

import pytest

from posturemap.geo.names import memory


def test_a_word_is_worked_out_once() -> None:
    asked: list[str] = []
    lengths = memory.Memory(lambda word: asked.append(word) or len(word))
    assert [lengths["Tapa"], lengths["Tapa"]] == [4, 4]
    assert asked == ["Tapa"]


def test_it_is_emptied_before_it_grows_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_MOST", 3)
    lengths = memory.Memory(len)
    assert [lengths["a" * n] for n in range(10)] == list(range(10))
    assert len(lengths) <= 3
