"""Facts of the register as the JSON objects that features carry."""

from collections.abc import Iterable

from posturemap.layers.scene import Fact, Framework

Record = dict[str, object]


def figures(facts: Iterable[Fact]) -> tuple[Record, ...]:
    """Give published figures, each with who published it; unknown keys are left out."""
    names = ("attribute", "value", "unit", "text", "as_of", "scope", "stage", "source", "note")
    return tuple(
        {
            name: list(value) if isinstance(value, tuple) else value
            for name in names
            if (value := getattr(fact, name)) is not None
        }
        for fact in facts
    )


def periods(framework: Iterable[Framework]) -> tuple[Record, ...]:
    """Give who led a battlegroup when."""
    return tuple(
        {"nation": p.nation, "since": p.since, "until": p.until, "source": p.source}
        for p in framework
    )


def cited(source: str, note: str | None) -> tuple[str, ...]:
    """Give an entry's citation, and its note where there is one."""
    return (source, note) if note else (source,)
