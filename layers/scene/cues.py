"""Words by which claims are tied to things: the package's cue lists, compiled once."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """A kind of obstacle.

    Parameters
    ----------
    name
        What it is called, in English.
    line, area
        Its symbol codes, APP-6(D).
    done
        The code of one that is built, where that is another.
    """

    name: str
    line: str
    area: str
    done: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The lists of ``data/cues.toml`` as patterns.

    Parameters
    ----------
    battlegroup, line_named, line_parts
        What names a battlegroup, a fortified line, a part of such a line.
    status, stage
        Stage of a life cycle; what a number counts. In order of precedence.
    hedge
        at_most, at_least and about.
    attribute
        Unit in lower case to the attribute that a number of it gives.
    symbol
        Layer, pattern and SIDC, in order of precedence.
    obstacle
        Kinds of obstacles and what names them; the first stands for several of them.
    exercise_series, exercise_named
        Names of exercises.
    whole, part
        Says that works are done, not only begun.
    crossing
        Names what is opened and shut, and no works.
    leaving
        Verbs of who leaves, before the place that they go to.
    led
        Says who leads a unit.
    area
        Place name and the adjectives that stand for it.
    """

    battlegroup: re.Pattern[str]
    line_named: re.Pattern[str]
    line_parts: re.Pattern[str]
    status: tuple[tuple[str, re.Pattern[str]], ...]
    stage: tuple[tuple[str, re.Pattern[str]], ...]
    hedge: dict[str, re.Pattern[str]]
    attribute: dict[str, str]
    symbol: tuple[tuple[str, re.Pattern[str], str], ...]
    obstacle: tuple[tuple[Obstacle, re.Pattern[str]], ...]
    exercise_series: re.Pattern[str]
    exercise_named: re.Pattern[str]
    whole: re.Pattern[str]
    part: re.Pattern[str]
    crossing: re.Pattern[str]
    leaving: re.Pattern[str]
    led: re.Pattern[str]
    area: tuple[tuple[str, re.Pattern[str]], ...]

    def status_of(self, text: str) -> str | None:
        """Give the stage of the life cycle that a text speaks of, or None."""
        return next((stage for stage, cue in self.status if cue.search(text)), None)

    def stage_of(self, text: str, number: str) -> str | None:
        """Give what a number in a text counts, by the cue next to it, or None where none is."""
        at = max(text.find(number), 0)
        end = at + len(number)
        hits = (
            (max(found.start() - end, at - found.end(), 0), rank, stage)
            for rank, (stage, cue) in enumerate(self.stage)
            for found in cue.finditer(text)
        )
        return min(hits, default=(0, 0, None))[2]

    def sidc_of(self, layer: str, text: str) -> str | None:
        """Give the symbol code of what a text speaks of, or None."""
        hits = (sidc for name, cue, sidc in self.symbol if name == layer and cue.search(text))
        return next(hits, None)

    def obstacle_of(self, text: str) -> Obstacle | None:
        """Give the obstacle that a text speaks of, or None; of several, the belt that they make."""
        found = [obstacle for obstacle, cue in self.obstacle if cue.search(text)]
        return self.obstacle[0][0] if len(found) > 1 else next(iter(found), None)

    def built(self, sidc: str | None) -> str | None:
        """Give the code of an obstacle that is built, by that of one under construction."""
        codes = {kind.line: kind.done for kind, _ in self.obstacle if kind.done}
        return codes.get(sidc or "") or sidc

    def exercise_of(self, text: str) -> str | None:
        """Give the name of the exercise that a text speaks of, or None."""
        if found := self.exercise_series.search(text):
            return found.group(0)
        found = self.exercise_named.search(text)
        return next((name for name in found.groups() if name), None) if found else None


@cache
def load_cues() -> Cues:
    """Read and compile the cue lists that come with the package."""
    file = resources.files("posturemap.layers") / "data" / "cues.toml"
    lists: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    measures = {unit.lower(): row["attribute"] for row in lists["measure"] for unit in row["units"]}
    return Cues(
        battlegroup=_pattern(lists["battlegroup"]["cues"]),
        line_named=_pattern(lists["line"]["named"]),
        line_parts=_pattern(lists["line"]["parts"]),
        status=tuple((row["stage"], _pattern(row["cues"])) for row in lists["status"]),
        stage=tuple((row["stage"], _pattern(row["cues"])) for row in lists["stage"]),
        hedge={name: _pattern(cues, bounded=True) for name, cues in lists["hedge"].items()},
        attribute=measures,
        symbol=tuple((row["layer"], _pattern(row["cues"]), row["sidc"]) for row in lists["symbol"]),
        obstacle=tuple(
            (
                Obstacle(**{name: row.get(name) for name in ("name", "line", "area", "done")}),
                _pattern(row["cues"]),
            )
            for row in lists["obstacle"]
        ),
        exercise_series=_pattern(lists["exercise"]["series"], bounded=True),
        exercise_named=_pattern(lists["exercise"]["named"]),
        whole=_pattern(lists["whole"]["cues"]),
        part=_pattern(lists["whole"]["part"]),
        crossing=_pattern(lists["crossing"]["cues"]),
        leaving=_pattern(lists["leaving"]["cues"], bounded=True),
        led=_pattern(lists["led"]["cues"]),
        area=tuple((row["place"], _pattern(row["cues"])) for row in lists["area"]),
    )


def _pattern(cues: list[str], *, bounded: bool = False) -> re.Pattern[str]:
    body = "|".join(cue.replace(" ?", r"\s*").replace(" ", r"\s+") for cue in cues)
    edge = r"\b" if bounded else ""
    return re.compile(f"{edge}(?:{body})", re.IGNORECASE)
